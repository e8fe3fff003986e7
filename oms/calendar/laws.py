"""What the law says and the package jpholiday does not: since when two kinds of holiday exist."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

__all__ = ["CORRECTIONS", "OFFICIAL_UNTIL", "Correction"]

OFFICIAL_UNTIL: Final = 2027
"""The last year of 内閣府's list (syukujitsu.csv, read 2026-08-21).

The days of the next year are announced each February; later ones follow from the law and
from computed equinoxes, so they are provisional.
"""


@dataclass(frozen=True, slots=True)
class Correction:
    """Days jpholiday 1.0.3 calls holidays although the law behind them was not in force.

    Attributes:
        law: What the law brought.
        in_force: Since when.
        source: The law, and what the days were compared with.
        false_days: The days.
    """

    law: str
    in_force: date
    source: str
    false_days: frozenset[date]


_COMPARED: Final = "days compared with 内閣府 syukujitsu.csv 1955-2027, read 2026-08-21"

CORRECTIONS: Final = (
    Correction(
        law="振替休日",
        in_force=date(1973, 4, 12),
        source="昭和48年法律第10号, in force from its promulgation 1973-04-12 "
        f"(https://jahis.law.nagoya-u.ac.jp/lawdb/l/348a0010, read 2026-11-22); {_COMPARED}",
        false_days=frozenset({date(1973, 2, 12)}),
    ),
    Correction(
        law="国民の休日",
        in_force=date(1985, 12, 27),
        source=f"昭和60年法律第103号, in force from its promulgation 1985-12-27; {_COMPARED}",
        # Not those 5/4 that were Sundays, nor 1981, a substitute holiday (振替休日) by right.
        false_days=frozenset(
            date(year, 5, 4)
            for years in (
                *((1955, 1956, 1957, 1959), range(1960, 1969), range(1970, 1975)),
                *(range(1976, 1980), range(1982, 1986)),
            )
            for year in years
        ),
    ),
)
