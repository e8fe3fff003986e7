"""A window on streaming JSON text: look at the next character, take the next value.

The standard decoder finds where a value ends at C speed; the window only sees to it that
enough text is there, and that what was read is forgotten.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any, Final, NoReturn

from oms.errors import Told

__all__ = ["LARGEST", "BrokenError", "Window"]

LARGEST: Final = 1 << 24
"""No record is longer than this many characters (RMS limits each of its texts to 32 kB)."""

_SPACE: Final = re.compile(r"[ \t\r\n]*")
_EDGE: Final = 16
"""An error this near to the end of what was read may only mean that more must be read."""

_RESUME: Final = re.compile(r'\{\s*"orderNumber"\s*:')
"""RMS begins each record so, and nothing inside a record: where to go on after a broken one."""

# Possessive, and content with a missing end: linear on any text, however hostile.
_TOKEN: Final = re.compile(r'"(?:[^"\\]++|\\.)*+"?|[{}\[\]]', re.DOTALL)


class BrokenError(Exception):
    """The text at the window's position is no JSON value.

    Attributes:
        reason: What was expected and where.
        at_end: Whether the text ended inside the value.
    """

    def __init__(self, reason: Told, *, at_end: bool = False) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason
        self.at_end = at_end


class RefusedError(ValueError):
    """Python would read it, JSON does not allow it: NaN, or one key twice in one object."""

    def __init__(self, reason: Told) -> None:
        """Keep the reason."""
        super().__init__(reason)
        self.reason = reason


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        twice = Counter(key for key, _ in pairs).most_common(1)[0][0]
        en, ja = (
            "the key {key} stands twice in one object",
            "キー {key} が 1 つの中に 2 度あります",
        )
        raise RefusedError(Told(en, ja, key=ascii(twice[:40])))
    return made


def _constant(name: str) -> NoReturn:
    raise RefusedError(
        Told("{name} is no JSON number", "{name} は JSON の数ではありません", name=name)
    )


_DECODER: Final = json.JSONDecoder(object_pairs_hook=_object, parse_constant=_constant)


class Window:
    """Part of a text that comes in chunks.

    Args:
        chunks: The text.
        line: The line on which it begins.
    """

    def __init__(self, chunks: Iterator[str], line: int = 1) -> None:
        """Read nothing yet."""
        self.text = ""
        self.pos = 0
        self.ended = False
        self._chunks = chunks
        self._line = line
        self._counted = 0

    @property
    def line(self) -> int:
        """The line of the window's position."""
        self._line += self.text.count("\n", self._counted, self.pos)
        self._counted = self.pos
        return self._line

    def line_at_end(self) -> int:
        """The line of the last character read that is not blank."""
        return self.line + self.text.rstrip().count("\n", self.pos)

    def fill(self, wanted: int = 1) -> bool:
        """Read at least `wanted` more characters, forgetting those before the position.

        Returns:
            Whether anything came.
        """
        if self.ended:
            return False
        _ = self.line
        parts, got = [self.text[self.pos :]], 0
        while got < wanted:
            chunk = next(self._chunks, None)
            if chunk is None:
                self.ended = True
                break
            parts.append(chunk)
            got += len(chunk)
        self.text = "".join(parts)
        self.pos = self._counted = 0
        return got > 0

    def peek(self) -> str:
        """Skip blanks and return the next character, or nothing at the end."""
        while True:
            self.pos = _SPACE.match(self.text, self.pos).end()  # type: ignore[union-attr]
            if self.pos < len(self.text):
                return self.text[self.pos]
            if not self.fill():
                return ""

    def matches(self, pattern: re.Pattern[str]) -> bool:
        """Whether the text at the position matches a short pattern."""
        if len(self.text) - self.pos < 256:
            self.fill(256)
        return pattern.match(self.text, self.pos) is not None

    def value(self) -> tuple[Any, str]:
        """Take the JSON value at the position.

        Returns:
            The value and its text.

        Raises:
            BrokenError: If there is none; the position stays.
        """
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.pos)
            except RefusedError as error:
                raise BrokenError(error.reason) from None
            except json.JSONDecodeError as error:
                if not self._may_go_on(error):
                    raise self._broken(error) from None
            except RecursionError:
                deep = Told("nested too deeply to be an order", "入れ子が深すぎます")
                raise BrokenError(deep) from None
            except ValueError:
                raise BrokenError(Told("a number too long to be one", "長すぎる数です")) from None
            else:
                # A number at the very edge may go on in the next chunk.
                if end < len(self.text) or self.ended or self.text[end - 1] in '}]"':
                    text = self.text[self.pos : end]
                    self.pos = end
                    return value, text
            self._more()

    def _more(self) -> None:
        pending = len(self.text) - self.pos
        if pending > LARGEST:
            en, ja = (
                "longer than {most:,} characters, which no order is",
                "{most:,} 文字を超えています",
            )
            raise BrokenError(Told(en, ja, most=LARGEST))
        # Twice as much each time: the decoder begins anew, and the sum stays linear.
        self.fill(max(pending, 1))

    def _may_go_on(self, error: json.JSONDecodeError) -> bool:
        if self.ended:
            return False
        return error.msg.startswith("Unterminated") or error.pos >= len(self.text) - _EDGE

    def _broken(self, error: json.JSONDecodeError) -> BrokenError:
        if self.ended and self._is_cut_off():
            en, ja = "the text ends at line {line} inside it", "{line} 行目で途切れています"
            return BrokenError(Told(en, ja, line=self.line_at_end()), at_end=True)
        line = self.line + self.text.count("\n", self.pos, error.pos)
        column = error.pos - max(self.text.rfind("\n", 0, error.pos), self.pos - 1)
        en = "not JSON at line {line}, column {column}: {said}"
        ja = "{line} 行目 {column} 文字目が JSON の文法に合いません: {said}"
        return BrokenError(Told(en, ja, line=line, column=column, said=error.msg))

    def _is_cut_off(self) -> bool:
        if self.text[self.pos] not in '{["' or self._resumes() is not None:
            return False
        return self._closing(len(self.text)) is None

    def skip_broken(self) -> str:
        """Step over a broken value and return its text.

        Its end is where its brackets close, or the next place that begins like an RMS record,
        whichever comes first; else the end of the text.
        """
        dropped = ""
        while (found := self._resumes()) is None and not self.ended:
            if len(self.text) - self.pos > LARGEST:
                if not dropped and (end := self._closing(len(self.text))) is not None:
                    return self._take(end)
                dropped = dropped or self.text[self.pos : self.pos + LARGEST // 16]
                self.pos = len(self.text) - _EDGE * 4
            self.fill(len(self.text) - self.pos)
        limit = len(self.text) if found is None else found
        if dropped:
            self.pos = limit
            return dropped
        return self._take(self._closing(limit) or limit)

    def _resumes(self) -> int | None:
        found = _RESUME.search(self.text, self.pos + 1)
        return found.start() if found else None

    def _take(self, end: int) -> str:
        text = self.text[self.pos : end]
        self.pos = end
        return text.rstrip(" \t\r\n,") or text

    def _closing(self, limit: int) -> int | None:
        depth = 0
        for token in _TOKEN.finditer(self.text, self.pos, limit):
            mark = token.group()
            if mark in "{[":
                depth += 1
            elif mark in "}]":
                depth -= 1
                if depth < 0 and token.start() > self.pos:
                    return token.start()  # the bracket closes what lies around the broken value
                if depth <= 0:
                    return token.end()
        return None
