"""DL03 — the receiver of a social gift has not entered an address (ギフト住所入力待ち): a wait."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar, Final

from oms.model import (
    SHIP_GATE,
    Case,
    Check,
    Context,
    Gate,
    Message,
    Order,
    Package,
    Quiet,
    Source,
    Wait,
    Waits,
    order,
)
from oms.model.package import SocialGift

__all__ = ["GiftAddressAwaited"]

_WAIT: Final = Message(ja="ギフト住所入力待ち", en="awaiting the gift receiver's address")
_WAIT_UNTIL: Final = Message(
    ja="ギフト住所入力待ち (入力期限 {day}、過ぎると自動キャンセル)",
    en="awaiting the gift receiver's address (due {day}, then cancelled)",
)
_NO_GIFT: Final = Message(ja="ソーシャルギフトではない", en="not a social gift")
_ENTERED: Final = Message(ja="住所は入力済み", en="the address has been entered")
_FINISHED: Final = Message(ja="もう出荷するものがない", en="nothing is left to ship")


class GiftAddressAwaited(Check):
    """Keep the ship gate closed until the receiver of a social gift has entered an address.

    What it does:
        Says ギフト住所入力待ち while inputFlag of a standing package is 0, or while its recipient
        is the dummy of RMS (〒999-9999, 入力待ち). The due date of RMS stands in the label.
    Why it holds:
        It does not hold, it waits: the receiver has until inputDueDate, then RMS cancels the order
        (受取情報入力期限切れ). A shop that ships on payment alone sends a parcel to nowhere.
    Fires on:
        Social gifts without an address; also where an older API version shows only the dummy.
    Stays quiet on:
        Gifts whose address is there, gifts the buyer addressed, orders that are not social gifts,
        orders that are shipped or cancelled, deleted packages.
    Parameters:
        Only those of every check.

    References:
        RMS getOrder page, version 10 (socialGiftFlag, SocialGiftModel, dummy values;
        changeReasonDetail 16).
    """

    code: ClassVar = "DL03"
    name: ClassVar = "delivery.gift_address_awaited"
    label: ClassVar = Message(ja="ギフト住所入力待ち", en="Gift address awaited")
    since: ClassVar = "0.1"
    inputs: ClassVar = (
        "status",
        "social_gift_flag",
        "packages.social_gift.input_flag",
        "packages.social_gift.input_due_date",
        "packages.recipient.postcode_1",
        "packages.recipient.postcode_2",
        "packages.recipient.prefecture",
    )
    tolerates: ClassVar = frozenset(inputs)
    source: ClassVar = Source("RMS getOrder v10", date(2026, 11, 22))

    gates: frozenset[Gate] = SHIP_GATE

    def examine(self, order: Order, ctx: Context) -> Iterator[Wait]:
        """Yield the wait while an address is missing."""
        if order.social_gift_flag == 0:
            ctx.note(_NO_GIFT)
        elif order.is_finished:
            ctx.note(_FINISHED)
        elif awaited := [package for package in order.packages if _is_awaited(package)]:
            yield self.wait("gift_address", _label(awaited))
        else:
            ctx.note(_ENTERED)

    @classmethod
    def cases(cls) -> Iterable[Case]:
        """Yield the named cases."""
        yield from _waiting()
        yield from _quiet()


def _is_awaited(package: Package) -> bool:
    gift = package.social_gift
    said = isinstance(gift, SocialGift) and gift.input_flag == 0
    return said or package.recipient.is_placeholder


def _label(awaited: list[Package]) -> Message:
    gifts = [package.social_gift for package in awaited]
    days = [gift.input_due_date for gift in gifts if isinstance(gift, SocialGift)]
    known = sorted(day for day in days if isinstance(day, date))
    if not known:
        return _WAIT
    data = {"day": known[0].isoformat()}
    return Message(*(_WAIT_UNTIL.text(lang, data) for lang in ("ja", "en")))


_DUMMY: Final = {
    "postcode": "9999999",
    "prefecture": "入力待ち",
    "city": "入力待ち",
    "street": "入力待ち",
}


def _gift(input_flag: int | None = 0, *, dummy: bool = True, **facts: object) -> Order:
    model = None if input_flag is None else {"input_flag": input_flag}
    if model and facts.pop("due", True):
        model["input_due_date"] = "2026-05-09"  # type: ignore[assignment]
    package = {"recipient": _DUMMY if dummy else {}, "social_gift": model}
    return order(**{"social_gift_flag": 1, "packages": [package], **facts})


def _waiting() -> Iterator[Waits]:
    yield Waits(name="a new gift", order=_gift())
    yield Waits(name="confirmed", order=_gift(status=200))
    yield Waits(name="paid before the address is there", order=_gift(status=300))
    yield Waits(name="the flag alone says so", order=_gift(dummy=False))
    yield Waits(name="no model, but the dummy", order=_gift(None))
    yield Waits(name="entered as RMS says, but the dummy still stands there", order=_gift(1))
    yield Waits(name="without a due date", order=_gift(due=False))
    half = {"recipient": {"postcode": "9999999"}, "social_gift": {"input_flag": 0}}
    yield Waits(
        name="one of two addresses is there",
        order=_gift(packages=[{"social_gift": {"input_flag": 1}}, half]),
    )


def _quiet() -> Iterator[Quiet]:
    deleted = {"recipient": _DUMMY, "social_gift": {"input_flag": 0}, "package_delete_flag": 1}
    yield Quiet(name="a plain order", order=order())
    yield Quiet(name="the address is there", order=_gift(1, dummy=False))
    yield Quiet(name="no model and a real address", order=_gift(None, dummy=False))
    yield Quiet(name="shipped", order=_gift(1, dummy=False, status=500))
    yield Quiet(name="cancelled after the due date", order=_gift(status=900))
    yield Quiet(name="a package that was deleted", order=_gift(packages=[{}, deleted]))
    yield Quiet(name="not a social gift", order=_gift(social_gift_flag=0))
