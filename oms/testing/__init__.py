"""Test kit: sample orders in the shape of RMS with known troubles, and hypothesis strategies.

Nothing is loaded before it is asked for; `orders`, `order_payloads` and the rest of
`oms.testing.strategies` need hypothesis (extra `testing`).
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from oms.testing.generator import Sample, generate
    from oms.testing.order_csv import write_csv
    from oms.testing.packs import shop_pack
    from oms.testing.shop_styles import ShopStyle, shops
    from oms.testing.strategies import order_payloads, orders
    from oms.testing.troubles import TROUBLES
    from oms.testing.write import write_response

__all__ = [
    "TROUBLES",
    "Sample",
    "ShopStyle",
    "generate",
    "order_payloads",
    "orders",
    "shop_pack",
    "shops",
    "write_csv",
    "write_response",
]

_HOMES = {
    "TROUBLES": "troubles",
    "Sample": "generator",
    "ShopStyle": "shop_styles",
    "generate": "generator",
    "order_payloads": "strategies",
    "orders": "strategies",
    "shop_pack": "packs",
    "shops": "shop_styles",
    "write_csv": "order_csv",
    "write_response": "write",
}


def __getattr__(name: str) -> object:
    """Load a public name from its module on first use."""
    if name not in _HOMES:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    value = getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted([*globals(), *__all__])
