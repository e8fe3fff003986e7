"""The engine: orders in, decisions with reasons out."""

from oms.engine.compare import Comparison, compare
from oms.engine.engine import Engine
from oms.engine.events import Event, EventKind, Reason
from oms.engine.explanation import Explanation
from oms.engine.ledger import Ledger
from oms.engine.lint import lint
from oms.engine.passage import Passage
from oms.engine.proof import CaseResult, prove
from oms.engine.screening import Rejected, Screening, Versions
from oms.engine.state import Hold, OrderState

__all__ = [
    "CaseResult",
    "Comparison",
    "Engine",
    "Event",
    "EventKind",
    "Explanation",
    "Hold",
    "Ledger",
    "OrderState",
    "Passage",
    "Reason",
    "Rejected",
    "Screening",
    "Versions",
    "compare",
    "lint",
    "prove",
]
