"""Characters nobody sees: which of them are noise, and the text without them."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

__all__ = ["NOISE_KINDS", "find_noise", "without_noise"]

_EMOJI: Final = (
    "\u00a9\u00ae\u203c-\u3299\U0001f000-\U0001faff\U000e0020-\U000e007f\U0001f3fb-\U0001f3ff"
)
_KANJI: Final = "\u3005-\u3007\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_JOINING: Final = "\u0590-\u109f\u1780-\u18af"
"""Scripts that join or part letters by U+200C and U+200D."""

_PATTERNS: Final = {
    "bom": "\ufeff",
    "zero_width": (
        "[\u00ad\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufff9-\ufffb]"
        f"|(?<![{_EMOJI}\ufe0f{_JOINING}])[\u200c\u200d]"
        f"|(?<![{_EMOJI}0-9#*{_KANJI}])[\ufe00-\ufe0f]"
        f"|(?<![{_KANJI}])[\U000e0100-\U000e01ef]"
        f"|(?<![{_EMOJI}])[\U000e0001-\U000e007f]"
    ),
    "control": "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u2028\u2029]",
    "nfd": "[^\u0300-\u036f\u3099\u309a][\u0300-\u036f\u3099\u309a]+",
}
NOISE_KINDS: Final = tuple(_PATTERNS)
_NOISE: Final = re.compile("|".join(f"(?P<{name}>{each})" for name, each in _PATTERNS.items()))
_MAYBE: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\xad\u0300-\u036f\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\u3099\u309a\ufe00-\ufe0f\ufeff\ufff9-\ufffb\U000e0001-\U000e01ef]"
)
_LINES: Final = {"\u2028": "\n", "\u2029": "\n", "\x0b": "\n", "\x0c": "\n"}


def _plain(match: re.Match[str]) -> str:
    found = match.group()
    if match.lastgroup == "nfd":
        # Only what was split: NFC of a whole text would also change 神 (U+FA19) to 神.
        return unicodedata.normalize("NFC", found) if _is_split(found) else found
    return _LINES.get(found, "")


def _is_split(found: str) -> bool:
    return len(unicodedata.normalize("NFC", found)) < len(found)


def find_noise(text: str) -> tuple[str, tuple[int, int]] | None:
    r"""Return kind and span of the first noise of a text.

    Example:
        >>> find_noise("カ\u3099ス")
        ('nfd', (0, 2))
        >>> find_noise("👨\u200d👩\u200d👧 葛\U000e0100城")
    """
    if _MAYBE.search(text) is None:
        return None
    for match in _NOISE.finditer(text):
        if match.lastgroup != "nfd" or _is_split(match.group()):
            return str(match.lastgroup), match.span()
    return None


def without_noise(text: str) -> str:
    r"""Return a text without noise; joiners inside emoji and variants of kanji stay.

    Example:
        >>> without_noise("\ufeff山\u200b田")
        '山田'
    """
    return _NOISE.sub(_plain, text)
