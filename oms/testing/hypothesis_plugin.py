"""What hypothesis calls when it is imported: `st.from_type(Order)` then works without set-up.

Only the types are loaded here; the strategies are built when the first value is asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from hypothesis.strategies import SearchStrategy

__all__ = ["register"]

_STRATEGIES = {
    "Order": "orders",
    "Package": "order_packages",
    "Item": "order_items",
    "Orderer": "orderers",
    "Recipient": "recipients",
}


def register() -> None:
    """Tell hypothesis which strategies make an `Order` and its parts."""
    from hypothesis import strategies as st

    from oms import model

    for name in _STRATEGIES:
        st.register_type_strategy(getattr(model, name), _strategy_of)


def _strategy_of(wanted: type) -> SearchStrategy[Any]:
    """Make the strategy of a type, once hypothesis needs it."""
    from oms.testing import strategies

    made: SearchStrategy[Any] = getattr(strategies, _STRATEGIES[wanted.__name__])()
    return made
