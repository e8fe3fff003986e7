"""The engine: orders in, decisions with reasons out."""

from oms.engine.engine import Engine
from oms.engine.explanation import Explanation
from oms.engine.screening import Rejected, Screening, Versions

__all__ = ["Engine", "Explanation", "Rejected", "Screening", "Versions"]
