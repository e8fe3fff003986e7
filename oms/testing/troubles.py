"""The troubles a sample order may have, each with the function that plants it.

This table is the one place to register a trouble: add a planter and a row at the END of `TABLE`,
so that the lots of the troubles above it stay the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from oms.testing import (
    plant_address,
    plant_amount,
    plant_customer,
    plant_items,
    plant_order,
    plant_postcode,
    plant_remarks,
    plant_text,
)
from oms.testing.draft import Claims, Draft
from oms.testing.rng import Rng
from oms.testing.shop_styles import ShopStyle
from oms.testing.timeline import CANCELLING, CHANGING, NEW, OPEN, PROCESSING, TO_SHIP

Planter = Callable[[Rng, Draft], None]
PARCELS, SHAPE, AMOUNTS, WORDS = range(4)
REAL = ("plain", "social")
SENT = ("parcel", "mail")
FIRST_VERSION = 3
SOCIAL_GIFT_VERSION = 10


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble.

    Attributes:
        name: Stable dotted name, used in labels.
        share: Share of orders that have it by default.
        plant: Puts it into a draft.
        asks: What it asks for: `hold` (a person), `wait` (time), `warn` or `info` (a look).
        stage: Planters run by stage: parcels, what is in the order, open amounts, words.
        claims: The shape of order it needs; troubles with other claims stay away.
        fits: Whether a shop can have it at all.
        since: The first getOrder version that can show it.
    """

    name: str
    share: float
    plant: Planter
    asks: str = "hold"
    stage: int = SHAPE
    claims: Claims = field(default_factory=dict)
    fits: Callable[[ShopStyle], bool] = lambda _: True
    since: int = FIRST_VERSION

    def suits(self, draft: Draft) -> bool:
        """Whether it can stand in the order beside those that were drawn before; claims so."""
        known = self.fits(draft.shop) and draft.version >= self.since
        return known and draft.claim(self.claims)


def _message(name: str) -> Planter:
    return partial(plant_remarks.message, name=name)


def _caution(detail: int, share: float, **claims: tuple[object, ...]) -> Trouble:
    planter = partial(plant_customer.caution, detail=detail)
    wanted = {"status": OPEN, "caution": (detail,), **claims}
    return Trouble(f"customer.caution_{detail}", share, planter, claims=wanted)


def _sells_cold(shop: ShopStyle) -> bool:
    return bool({"chilled", "frozen"} & shop.temperatures)


def _sends_mail(shop: ShopStyle) -> bool:
    return bool(shop.mail_services)


_OPEN: Claims = {"status": OPEN}
_COD: Claims = {"status": OPEN, "payment": ("cod",), "recipient": ("plain",)}
_PARCEL: Claims = {"service": ("parcel",)}
_MAIL: Claims = {"service": ("mail",)}
_PREPAID: Claims = {"payment": ("prepaid",)}

_REMARKS = (
    Trouble("remark.cancel_change", 0.024, _message("cancel_change"), stage=WORDS),
    Trouble(
        "remark.schedule", 0.034, plant_remarks.schedule, stage=WORDS, claims={"wish": ("open",)}
    ),
    Trouble("remark.gift", 0.030, _message("gift"), stage=WORDS),
    Trouble("remark.receipt", 0.020, _message("receipt"), stage=WORDS),
    Trouble("remark.drop_off", 0.020, _message("drop_off"), stage=WORDS),
    Trouble("remark.question", 0.024, _message("question"), stage=WORDS),
    Trouble("remark.other", 0.030, _message("other"), stage=WORDS),
    Trouble("remark.in_date_block", 0.014, plant_remarks.in_date_block, stage=WORDS),
    Trouble("contradiction.date", 0.017, plant_remarks.contradict_date, stage=WORDS),
    Trouble("contradiction.slot", 0.014, plant_remarks.contradict_slot, stage=WORDS),
)
_HOLDS = (
    Trouble(
        "amount.undetermined",
        0.009,
        plant_amount.undetermined,
        stage=AMOUNTS,
        claims={"status": (NEW,), "amounts": ("open",)},
    ),
    _caution(101, 0.002, payment=("prepaid",)),
    _caution(102, 0.002),
    _caution(103, 0.002),
    _caution(104, 0.002),
    Trouble(
        "order.cancellation_requested",
        0.004,
        plant_order.cancellation_requested,
        claims={"status": (CANCELLING, TO_SHIP, PROCESSING)},
    ),
    Trouble(
        "order.changed_after_confirmation",
        0.005,
        plant_order.changed,
        claims={"status": (CHANGING, TO_SHIP, PROCESSING)},
    ),
    Trouble("customer.phone_defective", 0.006, plant_customer.phone, claims=_OPEN),
    Trouble(
        "address.prefecture_unknown",
        0.004,
        plant_address.prefecture,
        claims={**_OPEN, "recipient": REAL, "address": ("wrong",)},
    ),
    Trouble(
        "payment.cod_over_limit",
        0.002,
        plant_amount.cod_over_limit,
        claims={**_COD, **_PARCEL, "amounts": ("settled",)},
    ),
    Trouble(
        "payment.cod_mail", 0.003, plant_order.nothing, claims={**_COD, **_MAIL}, fits=_sends_mail
    ),
    Trouble("payment.cod_drop_off", 0.002, plant_amount.cod_drop_off, claims={**_COD, **_PARCEL}),
    Trouble("items.quantity_over_limit", 0.005, plant_items.over_limit, claims=_OPEN),
    Trouble(
        "delivery.island_postage",
        0.004,
        plant_amount.island_postage,
        stage=AMOUNTS,
        claims={
            "status": (NEW,),
            "recipient": REAL,
            "address": ("island",),
            "amounts": ("open",),
        },
    ),
    Trouble("remarks.gift_not_selected", 0.006, plant_remarks.gift_not_selected, claims=_OPEN),
    Trouble("items.choice_blank", 0.003, plant_items.choice_blank, claims=_OPEN),
    Trouble("items.choice_placeholder", 0.003, plant_items.choice_placeholder, claims=_OPEN),
    Trouble("items.consent_refused", 0.003, plant_items.consent_refused, claims=_OPEN),
    Trouble(
        "items.mixed_temperature",
        0.006,
        plant_items.mixed_temperature,
        claims={**_OPEN, **_PARCEL},
        fits=_sells_cold,
    ),
    Trouble(
        "items.over_mail_limit",
        0.006,
        plant_items.over_mail_limit,
        claims={**_OPEN, **_MAIL},
        fits=_sends_mail,
    ),
    Trouble(
        "address.pickup_point",
        0.004,
        plant_address.pickup_point,
        claims={**_OPEN, "recipient": REAL, "service": SENT, "address": ("wrong",)},
    ),
)
_WAITS = (
    Trouble(
        "payment.awaited",
        0.006,
        plant_order.nothing,
        "wait",
        claims={"status": (PROCESSING,), **_PREPAID},
    ),
    Trouble(
        "order.rakuten_confirming",
        0.003,
        plant_order.rakuten_confirming,
        "wait",
        claims={"status": (PROCESSING, TO_SHIP)},
    ),
    Trouble(
        "delivery.gift_address_awaited",
        0.003,
        plant_order.nothing,
        "wait",
        claims={
            "status": (NEW,),
            "recipient": ("waiting",),
            "service": SENT,
            "payment": ("credit", "prepaid"),
        },
        since=SOCIAL_GIFT_VERSION,
    ),
    Trouble(
        "order.cancellable",
        0.006,
        plant_order.cancellable,
        "wait",
        claims={"status": (NEW,), "moment": ("fresh",), "series": ("none",)},
    ),
)
_NOTICES = (
    Trouble(
        "order.several_recipients",
        0.004,
        plant_order.several_recipients,
        "info",
        PARCELS,
        claims={
            "status": OPEN,
            "recipient": ("plain",),
            "service": SENT,
            "payment": ("credit", "prepaid"),
        },
    ),
    Trouble(
        "payment.amount_high",
        0.004,
        plant_amount.amount_high,
        "warn",
        claims={**_OPEN, "amounts": ("settled",)},
    ),
    Trouble(
        "order.first_of_series",
        0.004,
        plant_order.nothing,
        "info",
        claims={**_OPEN, "series": ("first",)},
    ),
    Trouble(
        "order.auto_cancel_near",
        0.004,
        plant_order.nothing,
        "warn",
        claims={"status": (NEW,), "recipient": REAL, "moment": ("near",)},
    ),
    Trouble(
        "delivery.shipping_row_blank",
        0.003,
        plant_order.row_blank,
        "warn",
        claims={"status": (TO_SHIP,), "moment": ("shipped",)},
    ),
)
_DAYS = (
    Trouble(
        "delivery.past_date",
        0.004,
        plant_order.overdue,
        claims={
            **_OPEN,
            **_PARCEL,
            "recipient": REAL,
            "wish": ("past",),
            "moment": ("late",),
        },
    ),
)


def _address(what: str) -> Claims:
    """One fault of an address excludes all others."""
    return {**_OPEN, "recipient": REAL, "address": (what,)}


_POSTCODES = (
    Trouble(
        "address.postcode_mismatch", 0.006, plant_postcode.mismatch, claims=_address("mismatch")
    ),
    Trouble("address.postcode_unknown", 0.003, plant_postcode.unknown, claims=_address("unknown")),
    Trouble(
        "address.postcode_malformed", 0.003, plant_postcode.malformed, claims=_address("malformed")
    ),
    Trouble(
        "address.lot_number_missing", 0.004, plant_postcode.lot_missing, claims=_address("lot")
    ),
    Trouble(
        "address.town_missing",
        0.003,
        plant_postcode.town_missing,
        "warn",
        claims=_address("town"),
    ),
)
_LABEL: Claims = {**_OPEN, "recipient": REAL, "service": SENT}
# Planted on request only: the sample orders of others stay as they are.
_TEXTS = (
    Trouble("text.mojibake", 0.0, plant_text.mojibake, claims={**_LABEL, "address": ("garbled",)}),
    Trouble(
        "text.unprintable",
        0.0,
        plant_text.unprintable,
        "warn",
        claims={**_LABEL, "address": ("unprintable",)},
    ),
    Trouble("text.too_long", 0.0, plant_text.too_long, claims={**_LABEL, "address": ("long",)}),
)
TABLE: tuple[Trouble, ...] = (
    *(*_REMARKS, *_HOLDS, *_WAITS, *_NOTICES),
    *(*_DAYS, *_POSTCODES, *_TEXTS),
)

TROUBLES: Mapping[str, Trouble] = MappingProxyType({one.name: one for one in TABLE})


def shares_of(wanted: Mapping[str, float] | None) -> tuple[tuple[Trouble, float], ...]:
    """The share of every trouble, in the order of the table.

    Raises:
        ValueError: If a name is unknown or a share lies outside 0 to 1.
    """
    if wanted is None:
        return tuple((one, one.share) for one in TABLE)
    for name, share in wanted.items():
        if name not in TROUBLES:
            message = f"unknown trouble {name!r}; known troubles: {', '.join(TROUBLES)}"
            raise ValueError(message)
        if not 0 <= share <= 1:
            message = f"share of {name} must lie between 0 and 1, not {share}"
            raise ValueError(message)
    return tuple((one, wanted.get(one.name, 0.0)) for one in TABLE)
