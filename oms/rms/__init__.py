"""RMS formats: the reader of getOrder answers."""

from oms.rms.reader import read_orders

__all__ = ["read_orders"]
