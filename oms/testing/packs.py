"""The pack of an invented shop, so that each order is screened by the facts of its own shop."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from oms.rules import Pack
from oms.testing.shop_styles import ShopStyle, find_shop


def shop_pack(
    shop: str | ShopStyle, settings: Mapping[str, Mapping[str, Any]] | None = None
) -> Pack:
    """The pack of a shop: all checks, its default texts, item master and delivery methods.

    Args:
        shop: The shop, or its key, as in `truth["shop"]`.
        settings: Parameters by check name, as in `Pack.build`.

    Raises:
        ValueError: If there is no such shop.
    """
    style = find_shop(shop) if isinstance(shop, str) else shop
    return Pack.build(style.key, settings, shop=style.facts)
