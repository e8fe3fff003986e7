"""Sample orders in the shape of RMS, the same for the same seed, with known troubles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from oms.testing import features, order, remarks, shape
from oms.testing.draft import Draft
from oms.testing.moments import moment_of
from oms.testing.rng import Rng
from oms.testing.shop_styles import ShopStyle, find_shop, shops
from oms.testing.troubles import Trouble, shares_of
from oms.testing.truths import notices_of, troubles_of
from oms.testing.versions import VERSIONS, downgrade, in_rms_order

DEFAULT_START = date(2026, 5, 1)
LATEST = 10
Shares = tuple[tuple[Trouble, float], ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """One sample order and the truth about it.

    Attributes:
        payload: The complete OrderModel in RMS key names, serialisable as JSON.
        troubles: Names of all troubles in it, the planted ones and those they bring along.
        truth: JSON values, not to be changed: `shop`, `version`, `planted` with their
            `planted_kinds`, `notices` (waits, warnings and infos that hold at the moment, planted
            or not), `features`, `remark_classes`, `needs_person`, `contradicts` (`date`, `slot`),
            `kind` of the remarks, `moment` (when to screen it), `shop_facts` (the table `[shop]`
            of its shop's pack) and `default_texts` (those of it).
    """

    payload: dict[str, Any]
    troubles: frozenset[str]
    truth: Mapping[str, object]


def generate(  # noqa: PLR0913
    count: int,
    seed: int = 0,
    *,
    troubles: Mapping[str, float] | None = None,
    shop: str | ShopStyle | None = None,
    version: int = LATEST,
    start: date = DEFAULT_START,
    per_day: int = 25,
) -> Iterator[Sample]:
    """Make sample orders; the i-th does not depend on `count`, planting changes only its target.

    Args:
        count: How many orders.
        seed: Another seed gives other orders.
        troubles: Share of orders per trouble, others none; `None` is the default mix (30 %). A
            trouble stays away where the shop or version cannot have it, and where another one
            that was drawn excludes it.
        shop: A shop, or the key of one; `None` mixes all shops.
        version: The getOrder version, 3 to 10.
        start: Day of the first orders.
        per_day: How many orders fall on each day.

    Returns:
        An iterator over the samples.

    Raises:
        ValueError: If a trouble, a share, the shop or the version is unknown.
    """
    if version not in VERSIONS:
        message = f"getOrder version must be 3 to 10, not {version}"
        raise ValueError(message)
    chosen = find_shop(shop) if isinstance(shop, str) else shop
    shares = shares_of(troubles)
    days = (start + timedelta(days=index // per_day) for index in range(count))
    return (_sample(index, seed, shares, chosen, version, day) for index, day in enumerate(days))


def _sample(  # noqa: PLR0913, PLR0917
    index: int, seed: int, shares: Shares, shop: ShopStyle | None, version: int, day: date
) -> Sample:
    base = Rng("oms.testing", seed, index, "order")
    seller = base.pick(shops())
    draft = order.build(base, shop or seller, index, version, day)
    planted = _plant(draft, seed, shares)
    _write_remarks(draft, seed)
    plan = draft.remarks
    moment = moment_of(draft.rng(seed, "moment"), draft)
    implied = [*(f"remark.{name}" for name in plan.classes), *troubles_of(draft, moment)]
    truth: dict[str, object] = {
        "shop": draft.shop.key,
        "version": version,
        "planted": planted,
        "planted_kinds": draft.kinds,
        "notices": notices_of(draft, moment),
        "features": features.note(draft),
        "remark_classes": list(plan.classes) + (["greeting"] if plan.greeting else []),
        "needs_person": bool(plan.messages),
        "contradicts": plan.contradicts,
        "kind": plan.kind,
        "moment": moment.isoformat(),
        "shop_facts": draft.shop.facts,
        "default_texts": list(draft.shop.default_texts),
    }
    payload = in_rms_order(draft.payload)
    downgrade(payload, version)
    return Sample(payload, frozenset(planted + implied), truth)


def _plant(draft: Draft, seed: int, shares: Shares) -> list[str]:
    """Plant the troubles whose lot was drawn; every trouble draws, in the table's order."""
    lots = draft.rng(seed, "lots")
    drawn = [trouble for trouble, share in shares if lots.chance(share)]
    suited = [trouble for trouble in drawn if trouble.suits(draft)]
    shape.reshape(draft.rng(seed, "shape"), draft)
    for trouble in sorted(suited, key=lambda one: one.stage):
        trouble.plant(draft.rng(seed, trouble.name), draft)
    return [trouble.name for trouble in suited]


def _write_remarks(draft: Draft, seed: int) -> None:
    plan, rng = draft.remarks, draft.rng(seed, "remarks")
    unset = None if rng.chance(0.1) else 0
    draft.payload["deliveryDate"] = plan.day.isoformat() if plan.day else None
    draft.payload["shippingTerm"] = plan.term or unset
    planted = plan.kind
    draft.payload["remarks"] = remarks.render(rng, draft)
    plan.kind = planted or plan.kind
