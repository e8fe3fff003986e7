"""OR03 — the packages of one order go to different people or places (複数送付先)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
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
    Order,
    Quiet,
    Recipient,
    Severity,
    Source,
    order,
)
from oms.text import fold

__all__ = ["SeveralRecipients"]

_TEXT: Final = Message(
    ja="送付先が {count} か所あります", en="the order goes to {count} different destinations"
)
_ONE: Final = Message(ja="送付先は一つ", en="there is one destination")
_FIELDS: Final = ("prefecture", "city", "street", "family_name", "first_name")


class SeveralRecipients(Check):
    """Tell when an order goes to several destinations.

    What it does:
        Compares name and address of the recipients of all packages that stand, in one width and
        without blanks.
    Why it holds:
        It does not hold by default: several gifts in one order are ordinary. But each destination
        needs its own label, tracking number and 発送日: RMS leaves the order in 発送待ち as long
        as one of them is missing.
    Fires on:
        Packages to different people, or to one person at different addresses.
    Stays quiet on:
        One package, several to one person at one address however it is written, deleted packages,
        the dummy of a social gift whose receiver has not entered an address yet.
    Parameters:
        Only those of every check; a shop that packs by hand sets `severity` to warn or hold.

    References:
        RMS getOrder page, version 10 (PackageModel, SenderModel); Shippinno help p=3879 (every
        destination needs its shipping data).
    """

    code: ClassVar = "OR03"
    name: ClassVar = "order.several_recipients"
    label: ClassVar = Message(ja="複数送付先", en="Several destinations")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        *(f"packages.recipient.{field}" for field in _FIELDS),
        *("packages.recipient.postcode_1", "packages.recipient.postcode_2"),
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10; Shippinno p=3879", date(2026, 11, 22))

    severity: Severity = Severity.INFO
    gates: frozenset[Gate] = CONFIRM_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        """Yield one finding that points at the first package of each destination."""
        places: dict[str, Evidence] = {}
        recipients = order.recipients
        for index, recipient in enumerate(recipients if len(recipients) > 1 else ()):
            if not recipient.is_placeholder:
                at = Evidence(path=f"packages[{index}].recipient.street", value=_shown(recipient))
                places.setdefault(_key(recipient), at)
        if len(places) < 2:
            ctx.note(_ONE)
            return
        yield self.finding(_TEXT, *places.values(), count=len(places))

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _firing()
        yield from _quiet()


def _shown(recipient: Recipient) -> str:
    return f"{recipient.full_name} {recipient.address}"


def _key(recipient: Recipient) -> str:
    """What two parcels to one person at one place share, in whatever width it is written."""
    return fold(_shown(recipient)).text.replace(" ", "").replace("\n", "")


def _to(*recipients: dict[str, Any], **facts: Any) -> Order:
    return order(packages=[{"recipient": each} for each in recipients], **facts)


_DUMMY: Final = {"postcode": "9999999", "prefecture": "入力待ち", "city": "入力待ち"}


def _firing() -> Iterator[Case]:
    def fires(
        name: str, *recipients: dict[str, Any], severity: str = "info", **more: Any
    ) -> Fires:
        at, grade = "packages[1].recipient.street", Severity(severity)
        return Fires(name=name, order=_to(*recipients), at=at, severity=grade, **more)

    yield fires("another person", {}, {"first_name": "花子"})
    yield fires("another street", {}, {"street": "千代田1-1-2"})
    yield fires("another city", {}, {"city": "中央区"})
    yield fires("another prefecture", {}, {"prefecture": "北海道"})
    yield fires("another flat", {"street": "1-1 101"}, {"street": "1-1 102"})
    yield fires("two of three the same", {}, {"city": "港区"}, {"city": "港区"})
    stricter = {"severity": "hold"}
    yield fires(
        "held where the shop says so", {}, {"city": "港区"}, severity="hold", params=stricter
    )


def _quiet() -> Iterator[Case]:
    yield Quiet(name="one package", order=order())
    yield Quiet(name="two packages to one address", order=_to({}, {}))
    yield Quiet(
        name="the same in another width",
        order=_to({"street": "千代田1-1-1 ビル 2F"}, {"street": "千代田１－１－１　ビル２Ｆ"}),
    )
    gone = {"package_delete_flag": 1, "recipient": {"city": "港区"}}
    yield Quiet(name="the other package was deleted", order=order(packages=[{}, gone]))
    yield Quiet(name="a social gift that waits", order=_to({}, _DUMMY))
    yield Quiet(name="a gift to one other person", order=_to({"first_name": "花子"}))
    yield Quiet(name="another phone only", order=_to({}, {"phone_number_3": "1234"}))
