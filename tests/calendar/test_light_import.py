"""Importing the calendar reads no data, and importing `oms` imports no calendar."""

import subprocess
import sys

_SAYS = """
import sys
import oms
calendar = [name for name in sys.modules if name.startswith("oms.calendar")]
import oms.calendar
from oms.calendar import catalogue, islands
read = [islands.islands.cache_info().currsize, catalogue._carrier.cache_info().currsize]
heavy = [name for name in ("jpholiday", "dateutil") if name in sys.modules]
print(calendar, read, heavy)
"""


def test_data_is_read_when_a_question_needs_it():
    """Not before."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", _SAYS], capture_output=True, text=True, check=True
    )
    assert "[] [0, 0] []\n" == done.stdout
