"""OR02 — the order is not what was confirmed (確認後の変更)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime
from itertools import groupby
from typing import Any, ClassVar, Final

from oms.model import (
    CONFIRM_GATE,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Gate,
    Message,
    OnClear,
    Order,
    Quiet,
    RmsStatus,
    Severity,
    Source,
    Suggestion,
    order,
)
from oms.model.codes import ChangeReason, ChangeType, label_of
from oms.model.history import HISTORY_INPUTS, open_requests, rows_since
from oms.model.payment import Change
from oms.model.revisions import DIFFERENCE_INPUTS, Difference, confirmed_revision, differences

__all__ = ["ChangedAfterConfirmation"]

_REQUEST: Final = Message(
    ja="確認後の変更「{step}」が完了していません", en="a change after confirmation is open: {step}"
)
_DIFFERS: Final = Message(
    ja="確認後に{what}が変わりました（前: {before}）",
    en="the {what} changed after confirmation (before: {before})",
)
_WHAT: Final = {
    "money": Message(ja="金額", en="amount"),
    "payment_method": Message(ja="支払い方法", en="payment method"),
    "address": Message(ja="送付先", en="destination"),
    "items": Message(ja="商品", en="goods"),
}
_ADVICE: Final = Message(
    ja="変更の内容を確かめ、送り状・納品書・請求額を合わせてください",
    en="check the change and bring label, packing slip and amount in line with it",
)
_SAME: Final = Message(ja="確認した内容から変わっていない", en="the order is what was confirmed")
_BEFORE: Final = Message(
    ja="確認前か、キャンセル済み", en="the order is not confirmed yet, or cancelled"
)
_ASKING: Final = frozenset(
    {ChangeType.CHANGE_REQUESTED, ChangeType.CHANGE_FIXED, ChangeType.PAYMENT_RETRIED}
)
_CLOSING: Final = frozenset({ChangeType.CHANGE_COMPLETED, ChangeType.CHANGE_WITHDRAWN})
_CHANGING: Final = _ASKING | {ChangeType.CHANGE_COMPLETED}


class ChangedAfterConfirmation(Check):
    """Hold an order that was changed after it was confirmed.

    What it does:
        Looks in the change history for a change asked for (変更申請), fixed (変更確定) or paid
        anew (再決済手続き) that is neither completed nor withdrawn; and compares money, payment
        method, destinations and goods with the revision that was confirmed: the first of the
        earlier revisions at hand that shows a status beyond 100.
    Why it holds:
        Labels and slips may be printed from the old facts, and the authorised amount may be
        another than the one to be claimed.
    Fires on:
        Open changes and differences after confirmation; as info where the shop itself made the
        change (changeReason 0). If every earlier revision is still in 100, a difference may be
        the shop's own mending before it confirmed, and has the severity `unseen`.
    Stays quiet on:
        Orders in 100 and cancelled ones, changes before confirmation; memo, remarks, tags, dates;
        amounts that were not determined before; the address a social gift's receiver enters;
        requests to cancel, which are the matter of `order.cancellation_requested`.
    Parameters:
        `unseen` grades differences from a revision that was not confirmed yet. Once held, the
        order stays held until a person has looked (`on_clear = "keep"`): the next look at RMS
        shows no difference any more.

    References:
        RMS getOrder page, version 10 (ChangeReasonModel); LOGILESS, sales-order-sync (changes
        after confirmation make the card be authorised anew).

    Attributes:
        unseen: Severity of what changed between the last look in 100 and the first one beyond.
    """

    code: ClassVar = "OR02"
    name: ClassVar = "order.changed_after_confirmation"
    label: ClassVar = Message(ja="確認後の変更", en="Changed after confirmation")
    since: ClassVar = "0.1"
    # Not the status: a release must outlive the ordinary steps to come.
    inputs: ClassVar = ("shop_order_cfm_datetime", *HISTORY_INPUTS, *DIFFERENCE_INPUTS)
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10; LOGILESS sales-order-sync", date(2026, 11, 22))

    gates: frozenset[Gate] = CONFIRM_GATE
    on_clear: OnClear = OnClear.KEEP
    unseen: Severity = Severity.INFO

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield a finding for what the history leaves open, and one a kind of difference."""
        if order.status in {RmsStatus.AWAITING_CONFIRMATION, RmsStatus.CANCELLED}:
            ctx.note(_BEFORE)
            return
        asked = [
            (index, row)
            for index, row in open_requests(order, _ASKING, _CLOSING, fixed=False)
            if not _is_before(row.change_apply_datetime, order.shop_order_cfm_datetime)
        ]
        if asked:
            yield self._request(asked)
        before = confirmed_revision(ctx.earlier)
        found = [] if before is None else sorted(differences(before, order), key=_group)
        if not asked and not found:
            ctx.note(_SAME)
        if before is not None:
            severity = self._severity(before, order)
            for (subject, kind), rows in groupby(found, key=_group):
                yield self._difference(subject, kind, list(rows), severity)

    def _request(self, asked: list[tuple[int, Change]]) -> Finding:
        by_shop = all(row.reason == ChangeReason.SHOP for _, row in asked)
        last = asked[-1][1].change_type
        return self.finding(
            _REQUEST,
            *(
                Evidence(path=f"changes[{index}].change_type", value=label_of(row.change_type))
                for index, row in asked
            ),
            severity=Severity.INFO if by_shop else None,
            kind=last.name.lower() if isinstance(last, ChangeType) else "",
            suggestion=Suggestion(path="status", message=_ADVICE),
            step=label_of(last),
        )

    def _difference(
        self, subject: str, kind: str, rows: list[Difference], severity: Severity
    ) -> Finding:
        return self.finding(
            _DIFFERS,
            *(Evidence(path=row.path, value=_shown(row.now)) for row in rows),
            severity=severity,
            subject=subject,
            kind=kind,
            suggestion=Suggestion(path=rows[0].path, message=_ADVICE),
            facts={"changed": [row.path for row in rows]},
            what=_WHAT[kind],
            before="・".join(
                "なし" if row.before is None else label_of(row.before) for row in rows
            ),
        )

    def _severity(self, before: Order, now: Order) -> Severity:
        new = rows_since(before, now)
        reasons = {row.reason for row in new if row.change_type in _CHANGING}
        if reasons == {ChangeReason.SHOP}:
            return Severity.INFO
        unconfirmed = before.status == RmsStatus.AWAITING_CONFIRMATION
        return self.unseen if unconfirmed else self.severity

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing_by_history()
        yield from _firing_by_difference()
        yield from _quiet()


def _is_before(moment: object, confirmed: object) -> bool:
    known = isinstance(moment, datetime) and isinstance(confirmed, datetime)
    return known and moment < confirmed  # type: ignore[operator]  # both are moments


def _group(row: Difference) -> tuple[str, str]:
    return row.subject, row.kind


def _shown(value: object) -> str | int | None:
    return value if isinstance(value, str | int) else None


def _row(kind: int, day: int = 2, **more: Any) -> dict[str, Any]:
    moment = f"2026-05-{day:02}T10:00:00+0900"
    return {"change_type": kind, "reason": 1, "change_apply_datetime": moment} | more


def _later(status: int = 300, **facts: Any) -> Order:
    return order(status=status, shop_order_cfm_datetime="2026-05-01T12:00:00+0900", **facts)


def _firing_by_history() -> Iterator[Case]:
    def fires(name: str, kind: str, *rows: dict[str, Any], severity: str = "hold") -> Fires:
        said, grade, at = _later(changes=list(rows)), Severity(severity), "changes[0].change_type"
        return Fires(name=name, order=said, at=at, kinds=(kind,), severity=grade)

    yield fires("a change asked for", "change_requested", _row(4))
    yield fires("a change fixed, not completed", "change_fixed", _row(4), _row(5, 3))
    yield fires("payment anew", "payment_retried", _row(9))
    yield fires("asked for by the shop", "change_requested", _row(4, reason=0), severity="info")
    yield fires("nobody says by whom", "change_requested", _row(4, reason=None))


def _firing_by_difference() -> Iterator[Case]:
    def fires(
        name: str, kind: str, at: str, now: Order, before: Order | None = None, **more: Any
    ) -> Fires:
        grade = Severity(more.pop("severity", "hold"))
        old = (before or _later(200),)
        return Fires(
            name=name, order=now, earlier=old, at=at, kinds=(kind,), severity=grade, **more
        )

    street = "packages[0].recipient.street"
    moved = _later(recipient={"street": "丸の内1-1-1"})
    yield fires("another street", "address", street, moved)
    yield fires("another amount", "money", "request_price", _later(request_price=2500))
    yield fires(
        "paid otherwise", "payment_method", "settlement.method", _later(settlement={"method": 2})
    )
    yield fires("more units", "items", "packages[0].items[0].units", _later(items=[{"units": 3}]))
    one_more = _later(items=[{}, {"item_number": "b"}])
    yield fires("one item more", "items", "packages[0].items[1].item_detail_id", one_more)
    gone = {"package_delete_flag": 1}
    two, one = _later(200, packages=[{}, {}]), _later(packages=[{}, gone])
    yield fires("a package less", "items", "packages", one, two)
    rows = [_row(4, reason=0), _row(6, 3, reason=0)]
    shop = _later(changes=rows, recipient={"street": "丸の内1-1-1"})
    yield fires("changed by the shop itself", "address", street, shop, severity="info")
    unseen = order(status=100)
    yield fires(
        "between the looks at 100 and 300", "address", street, moved, unseen, severity="info"
    )
    stricter = {"unseen": "warn"}
    yield fires(
        "the same, graded", "address", street, moved, unseen, severity="warn", params=stricter
    )
    later = (_later(200), moved)
    yield Fires(
        name="seen once more since", order=moved, earlier=later, at=street, kinds=("address",)
    )


def _quiet() -> Iterator[Case]:
    def quiet(name: str, now: Order, *before: Order) -> Quiet:
        return Quiet(name=name, order=now, earlier=before)

    yield quiet("nothing changed", _later(), _later(200))
    yield quiet("the first look", _later())
    yield quiet("a change completed", _later(changes=[_row(4), _row(6, 3)]))
    yield quiet("a change withdrawn", _later(changes=[_row(4), _row(7, 3)]))
    early = _row(4, change_apply_datetime="2026-05-01T11:00:00+0900")
    yield quiet("asked for before confirmation", _later(changes=[early]))
    yield quiet("only confirmed", _later(changes=[_row(8)]))
    yield quiet("a request to cancel", _later(changes=[_row(0)]))
    yield quiet("memo and remarks", _later(shop_memo="至急", remarks="[備考:]\nのし"), _later(200))
    yield quiet("status, dates and tags", _later(500, sub_status_id=7), _later(300))
    yield quiet("mended while in 100", order(recipient={"city": "港区"}), order())
    yield quiet("an amount not determined before", _later(), _later(200, postage_price=-9999))
    dummy = {"postcode": "9999999", "prefecture": "入力待ち", "city": "入力待ち"}
    yield quiet("the receiver entered the address", _later(), _later(200, recipient=dummy))
    yield quiet("cancelled", _later(900, request_price=0), _later(300))
