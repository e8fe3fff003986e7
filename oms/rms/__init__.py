"""RMS formats: the reader of getOrder answers and of the order CSV."""

from oms.rms.notes import ReadingNote, reading_notes
from oms.rms.reader import read_orders

__all__ = ["ReadingNote", "read_orders", "reading_notes"]
