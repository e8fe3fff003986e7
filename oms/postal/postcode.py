"""Read what stands in the field of a postcode: seven digits, a digital address, or neither."""

from __future__ import annotations

import re
import unicodedata
from typing import Final, NamedTuple

__all__ = ["PostcodeReading", "read_postcode"]

_BLANKS: Final = re.compile(r"[\s\-‐‑‒–—―−－ーｰ─・.〒]+|郵便番号|[\u200b-\u200f\ufeff]")
_DIGITAL: Final = re.compile(r"(?=.*[A-Za-z])[A-Za-z0-9]{7}")
_LONGEST: Final = 40


class PostcodeReading(NamedTuple):
    """What a postcode field says.

    Attributes:
        digits: Seven ASCII digits, or `None`.
        kind: `postcode`, `missing`, `digital_address` or `malformed`.
        repair: The seven digits that may be meant where the field holds six: spreadsheets drop a
            leading zero.
    """

    digits: str | None
    kind: str
    repair: str | None = None


def read_postcode(text: object) -> PostcodeReading:
    """Read the field of a postcode, in whatever width and with whatever marks.

    A デジタルアドレス (Japan Post, since 2025-05-26) has seven letters and digits. It is no
    postcode and cannot be resolved without asking Japan Post.

    Example:
        >>> read_postcode("〒１００ー０００１").digits, read_postcode("A7E-2FK2").kind
        ('1000001', 'digital_address')
        >>> read_postcode("600001")
        PostcodeReading(digits=None, kind='malformed', repair='0600001')
    """
    if not isinstance(text, str):
        return PostcodeReading(None, "missing" if text is None else "malformed")
    if len(text) > _LONGEST:
        text = text.strip()
        if len(text) > _LONGEST:
            return PostcodeReading(None, "malformed")
    plain = _BLANKS.sub("", unicodedata.normalize("NFKC", text))
    if not plain:
        return PostcodeReading(None, "missing")
    if plain.isascii() and plain.isdecimal():
        if len(plain) == 7:
            return PostcodeReading(plain, "postcode")
        return PostcodeReading(None, "malformed", f"0{plain}" if len(plain) == 6 else None)
    kind = "digital_address" if _DIGITAL.fullmatch(plain) else "malformed"
    return PostcodeReading(None, kind)
