"""Walk JSON text from record to record: lists, responses, bare orders, one after the other.

Generous with the punctuation between records (a comma too many or too few), strict with the
records themselves: what cannot be read is put aside and the walk goes on behind it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final

from oms.engine import Rejected
from oms.errors import Told
from oms.model import Order
from oms.rms.records import (
    envelope_rejection,
    is_bad_news,
    kind_of,
    message_rejection,
    order_number_in,
    read_record,
)
from oms.rms.source import TextSource
from oms.rms.window import BrokenError, Window
from oms.rms.words import not_an_order

__all__ = ["Walker"]

_ORDERS: Final = "OrderModelList"
_MESSAGES: Final = "MessageModelList"
_EMPTY: Final = Told("an empty list", "空のリスト")
_NOTHING: Final = Told("nothing", "何も無い状態")
_RESPONSE: Final = Told("the response", "応答")
_INSIDE: Final = Told("the text ends inside the response", "応答の途中で途切れています")
_ENVELOPE: Final = re.compile(rf'\{{\s*"(?:{_ORDERS}|{_MESSAGES}|version)"\s*:')


@dataclass(slots=True)
class _Answer:
    """What is known of one response so far."""

    line: int
    first: int
    messages: list[Any] = field(default_factory=list)
    found: Told = _NOTHING


class Walker:
    """Reads the records of one source in order.

    Attributes:
        index: How many records came so far, good or not.
        window: The text being read; a new one for each line of a JSONL file.
        cut: Whether the window's text ended inside a record, list or response.
    """

    def __init__(self, source: TextSource, window: Window) -> None:
        """Start before the first record."""
        self.index = 0
        self.window = window
        self.cut = False
        self._source = source

    def walk(self) -> Iterator[Order | Rejected]:
        """Yield all records of the window: JSON values one after the other."""
        self.cut = False
        while mark := self.window.peek():
            if mark == "[":
                self.window.pos += 1
                yield from self._elements(Told("the list", "リスト"))
            elif mark == ",":
                self.window.pos += 1
            else:
                yield from self._record()

    def reject(self, reason: str, raw: Any = None, line: int | None = None) -> Rejected:
        """Put one record aside."""
        place = self._place(self.window.line if line is None else line)
        number = order_number_in(raw) if isinstance(raw, str) else None
        return Rejected(place=place, reason=reason, order_number=number, raw=raw)

    def _place(self, line: int) -> str:
        self.index += 1
        return f"{self._source.name}:{line} [{self.index - 1}]"

    def _cut_off(self, expected: Told) -> Iterator[Rejected]:
        """Say once that the text ended too early."""
        if not self.cut:
            self.cut = True
            line = self.window.line_at_end()
            reason = Told(
                "the text ends at line {line}: expected {expected}{why}",
                "{line} 行目で途切れています。{expected}がありません{why}",
                line=line,
                expected=expected,
                why=self._why(),
            )
            yield self.reject(reason, line=line)

    def _why(self) -> Told | str:
        fault = self._source.fault
        return Told(" ({fault})", " ({fault})", fault=fault) if fault else ""

    def _elements(self, of: Told) -> Iterator[Order | Rejected]:
        while mark := self.window.peek():
            if mark in "],":
                self.window.pos += 1
                if mark == "]":
                    return
            else:
                yield from self._record()
        en, ja = "the next record or the ] that closes {of}", "次の記録か、{of}を閉じる ] "
        yield from self._cut_off(Told(en, ja, of=of))

    def _record(self) -> Iterator[Order | Rejected]:
        if self.window.matches(_ENVELOPE):
            yield from self._envelope()
            return
        line = self.window.line
        try:
            value, text = self.window.value()
        except BrokenError as error:
            yield self._aside(error, line)
            return
        if isinstance(value, dict) and _ORDERS in value and "orderNumber" not in value:
            yield from self._whole_envelope(value, line)
        else:
            yield read_record(value, text, self._place(line))

    def _aside(self, error: BrokenError, line: int) -> Rejected:
        reason = error.reason
        if error.at_end:
            en, ja = (
                "{reason}: expected the rest of the record{why}",
                "{reason}。記録の続きがありません{why}",
            )
            reason = Told(en, ja, reason=reason, why=self._why())
        raw = self.window.skip_broken()
        self.cut = self.cut or not self.window.peek()
        return self.reject(not_an_order(reason), raw, line)

    # ---- responses --------------------------------------------------------------------

    def _envelope(self) -> Iterator[Order | Rejected]:
        """Walk a response by hand, so that its orders stream however many there are."""
        answer = _Answer(self.window.line, self.index)
        self.window.pos += 1
        while (mark := self.window.peek()) and mark != "}":
            if mark == ",":
                self.window.pos += 1
                continue
            try:
                yield from self._member(answer)
            except BrokenError as error:
                yield self._aside(error, self.window.line)
                if not self.cut and self.window.peek() not in ',}"':
                    # What follows is no name: most likely the records of a list that broke.
                    yield from self._elements(_RESPONSE)
        if mark:
            self.window.pos += 1
        else:
            en, ja = "the } that closes the response", "応答を閉じる } "
            yield from self._cut_off(Told(en, ja))
        if self.index == answer.first:
            yield self._without_orders(answer)

    def _member(self, answer: _Answer) -> Iterator[Order | Rejected]:
        key = self._key()
        if key == _ORDERS and self.window.peek() == "[":
            answer.found = _EMPTY
            self.window.pos += 1
            yield from self._elements(Told(_ORDERS, f"{_ORDERS} "))
            return
        value, _ = self.window.value()
        if key == _ORDERS:
            answer.found = kind_of(value)
        elif key == _MESSAGES:
            answer.messages = _as_list(value)
            yield from self._messages(answer)

    def _key(self) -> Any:
        key, _ = self.window.value()
        mark = self.window.peek()
        if not mark:
            raise BrokenError(_INSIDE, at_end=True)
        if not isinstance(key, str) or mark != ":":
            raise BrokenError(Told("expected a name and a colon", "名前と : がありません"))
        self.window.pos += 1
        if not self.window.peek():
            raise BrokenError(_INSIDE, at_end=True)
        return key

    def _whole_envelope(self, value: dict[str, Any], line: int) -> Iterator[Order | Rejected]:
        """Read a response that names other things first and so was decoded as a whole."""
        orders = value[_ORDERS]
        found = _EMPTY if orders == [] else kind_of(orders)
        answer = _Answer(line, self.index, _as_list(value.get(_MESSAGES)), found)
        yield from self._messages(answer)
        if isinstance(orders, list):
            for each in orders:
                text = json.dumps(each, ensure_ascii=False)
                yield read_record(each, text, self._place(line))
        if self.index == answer.first:
            yield self._without_orders(answer)

    def _without_orders(self, answer: _Answer) -> Rejected:
        return envelope_rejection(answer.found, answer.messages, self._place(answer.line))

    def _messages(self, answer: _Answer) -> Iterator[Rejected]:
        for message in answer.messages:
            if is_bad_news(message):
                yield message_rejection(message, self._place(answer.line))


def _as_list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]
