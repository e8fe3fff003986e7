"""Mojibake (文字化け): found, named and undone."""

from oms.text.mojibake.diagnose import diagnose
from oms.text.mojibake.diagnosis import TextDiagnosis, TextField, TextStatus

__all__ = ["TextDiagnosis", "TextField", "TextStatus", "diagnose"]
