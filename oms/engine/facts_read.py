"""Which facts of a shop a check reads, found out by watching it in its own cases."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Any, Final

from oms.model.check import Check
from oms.model.context import Context
from oms.model.shop import ItemFacts, ServiceFacts, ShopFacts

__all__ = ["READ_BY_PLANS", "facts_read"]

READ_BY_PLANS: Final = frozenset(
    {
        *(("items", fact) for fact in ("prep_days", "stock_day", "ship_from")),
        *(("services", fact) for fact in ("carrier_service", "cool_service")),
    }
)
"""Facts the ship date is computed from, whether or not a check speaks about it."""


@lru_cache(maxsize=256)
def facts_read(check: type[Check]) -> frozenset[tuple[str, str]]:
    """Return the facts of items and services a check reads in its own cases."""
    read: set[tuple[str, str]] = set()
    for case in check.cases():
        try:
            shop = _watched(ShopFacts.model_validate(case.shop), read)
            made = check.model_validate(case.params)
            moment = case.moment or case.order.order_datetime
            list(made.examine(case.order, Context(moment, (), case.earlier, {}, shop)))
            made.lacks(shop)
        except Exception:  # noqa: BLE001, S112  a case that fails is told by its own test
            continue
    return frozenset(read)


def _watched(shop: ShopFacts, read: set[tuple[str, str]]) -> ShopFacts:
    """Return the same facts; which of them are read is written down."""

    def rows(name: str, given: Mapping[str, Any], model: type[Any]) -> Mapping[str, Any]:
        class Watched(model):  # type: ignore[misc]
            def __getattribute__(self, key: str) -> Any:
                if key in model.model_fields:
                    read.add((name, key))
                return super().__getattribute__(key)

        return MappingProxyType(
            {key: Watched.model_construct(**row.model_dump()) for key, row in given.items()}
        )

    update = {
        "items": rows("items", shop.items, ItemFacts),
        "services": rows("services", shop.services, ServiceFacts),
    }
    return shop.model_copy(update=update)
