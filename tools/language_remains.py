"""What is left of Japanese text where a wrong charset drops the bytes it cannot read.

Where bytes are gone no reading leads back, yet what is left is far from any text: UTF-8 kana read
as EUC-JP leave hardly anything but 吟 激 潟 若 ゃ. So it is counted, way by way, which characters
are left of the lines that are learnt, and how often.
"""

from __future__ import annotations

import math
from collections import Counter

from oms.text.mojibake.channels import LOSSY, WAYS
from oms.text.mojibake.language import BIT, MOST

__all__ = ["Remains"]

_EVERY = 23
"""Every so manieth line is damaged: shares of some hundred characters need no more."""
_RAREST = 10.0
"""Bits from which on a character tells nothing."""
_LONGEST = 60


class Remains:
    """Counts of the characters each way leaves."""

    def __init__(self) -> None:
        self.lines = 0
        self.counts: dict[str, Counter[str]] = {way.kind: Counter() for way in WAYS}

    def learn(self, text: str) -> None:
        """Damage a line in every way, or leave it out."""
        self.lines += 1
        if self.lines % _EVERY:
            return
        plain = "".join(each for each in text[:_LONGEST] if not each.isascii())
        for way in WAYS:
            data = plain.encode(way.right, "ignore")
            # Browsers and Python read unassigned bytes of Windows-1252 differently.
            lenient = way.wrong == "cp1252" and self.lines % (2 * _EVERY)
            wrong = "latin-1" if lenient else way.wrong
            self.counts[way.kind].update(data.decode(wrong, "ignore"))

    def traces(self, symbols: list[str]) -> bytes:
        """Return what each symbol costs in the way that leaves it most often."""
        found = dict.fromkeys(symbols, MOST)
        for counts in self.counts.values():
            total = counts.total()
            for each in counts.keys() & found.keys():
                cost = round(-math.log2(counts[each] / total) * BIT)
                found[each] = min(found[each], cost)
        return bytes(found.values())

    def encode(self) -> bytes:
        """Return a line for each way: its name, and each character with its cost behind it."""
        rows = []
        for kind in dict.fromkeys(way.kind for way in LOSSY):
            counts = self.counts[kind]
            total = counts.total()
            costs = {each: -math.log2(count / total) for each, count in counts.items()}
            told = sorted(each for each, cost in costs.items() if cost < _RAREST)
            rows.append(
                kind
                + "\t"
                + "".join(f"{each}{chr(0x100 + round(costs[each] * BIT))}" for each in told)
            )
        return "\n".join(rows).encode()
