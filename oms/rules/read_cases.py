"""Read the tables `[[case]]` of a pack: every fault of every case, with the line of its key."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any, Final

from oms.errors import Fault, RecordError, Told, did_you_mean
from oms.model.base import JST
from oms.model.builder import order as build_order
from oms.rules.cases import PackCase
from oms.rules.lines import line_of, lines_of_rows
from oms.rules.read_expect import expectations
from oms.rules.registry import Registry

__all__ = ["parse_cases"]

_KEYS: Final = ("name", "order", "at", "earlier", "expect", "why")
_MOST: Final = 10_000
_LONGEST: Final = 200
_MANY: Final = 1000
"""So many faults are one fault; nobody reads on."""

_YEARS: Final = range(1970, 2970)
"""Beyond them no calendar of ours can count."""

_SHORTCUTS: Final = ("packages[0].", "delivery.")
_PLAIN: Final = (str, bool, int, float, Decimal, date, time)
"""What TOML can write; dates include moments."""


def parse_cases(
    rows: Any, registry: Registry, where: str, text: str | None
) -> tuple[tuple[PackCase, ...], list[Fault]]:
    """Return the cases of a pack and every fault of them.

    Args:
        rows: What stands under `case`.
        registry: The checks an expectation may name.
        where: The file.
        text: Its text; without one no fault has a line.
    """
    if not isinstance(rows, list) or not all(isinstance(row, Mapping) for row in rows):
        said = Told("expected tables such as [[case]]", "[[case]] のような表にしてください")
        return (), [Fault.of(where, "case", said, line=line_of(text or "", "case"))]
    if len(rows) > _MOST:
        said = Told("expected at most {most:,} cases", "ケースは {most:,} 件までです", most=_MOST)
        return (), [Fault.of(where, "case", said)]
    lines = [] if text is None else lines_of_rows(text, "case", len(rows))
    cases, faults, names = list[PackCase](), list[Fault](), dict[str, int]()
    for number, row in enumerate(rows, 1):
        reader = _Reader(row, registry, where, number)
        case = reader.read(lines[number - 1] if number <= len(lines) else None)
        if case is not None and (first := names.setdefault(case.name, number)) != number:
            en, ja = "case {first} has the same name", "ケース {first} と同じ名前です"
            reader.tell(("name",), Told(en, ja, first=first))
        if case is not None:
            cases.append(case)
        faults += reader.placed(text)
        if len(faults) >= _MANY and number < len(rows):
            en, ja = "the cases behind it were not read", "これより後のケースは読んでいません"
            faults.append(Fault.of(where, "case", Told(en, ja), line=faults[-1].line))
            break
    return tuple(cases), faults


_Path = tuple[str | int, ...]


class _Reader:
    """Reads one case and gathers its faults."""

    def __init__(
        self, row: Mapping[str, Any], registry: Registry, where: str, number: int
    ) -> None:
        """Take the table."""
        self._row, self._registry, self._where, self._number = row, registry, where, number
        self._faults: list[tuple[_Path, str, str | None]] = []

    def tell(self, path: _Path, said: str, hint: str | None = None) -> None:
        """Note a fault at a key of the case."""
        self._faults.append((path, said, hint))

    def placed(self, text: str | None) -> Iterator[Fault]:
        """Yield the faults with their lines."""
        if not self._faults:
            return
        name = self._row.get("name")
        named = isinstance(name, str) and name.strip()
        called = f"{name!r:.60}" if named else str(self._number)
        for path, said, hint in self._faults:
            place = ".".join(map(str, ("case", self._number - 1, *path)))
            told = Told(
                "case {called}: {path}: {said}",
                "ケース {called}: {path}: {said}",
                called=called,
                path=_shown(path),
                said=said,
            )
            line = None if text is None else line_of(text, place)
            yield Fault(self._where, line, told, hint, f"case.{_shown(path)}")

    def read(self, line: int | None) -> PackCase | None:
        """Return the case, or `None` if it has a fault."""
        row = self._row
        for key in row:
            if key not in _KEYS:
                no = Told("no such key", "そのようなキーはありません")
                self.tell((key,), no, did_you_mean(key, _KEYS))
        name, why = row.get("name"), row.get("why", "")
        if not isinstance(name, str) or not name.strip():
            en = "expected a sentence that says what the case shows"
            self.tell(("name",), Told(en, "何を示すケースかを文で書いてください"))
        elif len(name) > _LONGEST:
            en, ja = "expected at most {most} characters", "{most} 文字までです"
            self.tell(("name",), Told(en, ja, most=_LONGEST))
        if not isinstance(why, str):
            self.tell(("why",), Told("expected text", "文字列にしてください"))
        fragment = self._fragment(("order",), row.get("order", {}))
        earlier = row.get("earlier", [])
        if not isinstance(earlier, list):
            self.tell(
                ("earlier",), Told("expected a list of orders", "注文のリストにしてください")
            )
            earlier = []
        revisions = tuple(
            self._fragment(("earlier", index), each) for index, each in enumerate(earlier)
        )
        expect = expectations(row.get("expect"), self._registry, self.tell)
        moment = self._moment(row.get("at"))
        if self._faults:
            return None
        return PackCase(str(name), fragment, expect, moment, revisions, str(why), line)

    def _fragment(self, path: _Path, fragment: Any) -> Mapping[str, Any]:
        if not isinstance(fragment, Mapping):
            en = "expected a table of the fields that differ from a plain order"
            ja = "見本の注文と違う項目だけを書いた表にしてください"
            self.tell(path, Told(en, ja))
            return {}
        if (strange := _strange(fragment)) is not None:
            en, ja = "no pack can hold a value such as {kind}", "{kind} はパックに書けません"
            self.tell(path, Told(en, ja, kind=strange))
            return {}
        fragment = _japanese_time(fragment)
        try:
            order = build_order(**fragment)
        except RecordError as error:
            for each in error.faults:
                where, said = each.path, str(each.message).partition(": ")[2]
                told = (
                    each.message.ja.partition(": ")[2] if isinstance(each.message, Told) else said
                )
                self.tell((*path, *self._steps(path, where)), Told(said, told), each.hint)
        else:
            self._year((*path, "order_datetime"), order.order_datetime)
        return dict(fragment)

    def _steps(self, path: _Path, where: str) -> _Path:
        """Return the keys of a place, without those a shortcut spared the author."""
        given: Any = self._row
        for step in path:
            given = given[step]
        steps = _steps(where)
        for shortcut in _SHORTCUTS:
            short = _steps(where.removeprefix(shortcut))
            if where.startswith(shortcut) and steps[0] not in given:
                return short
        return steps

    def _moment(self, at: Any) -> datetime | None:
        if at is None:
            return None
        if isinstance(at, date):
            moment = at if isinstance(at, datetime) else datetime.combine(at, time())
            self._year(("at",), moment)
            return moment if moment.tzinfo else moment.replace(tzinfo=JST)
        en = "expected a moment such as 2026-05-01T12:00:00 (Japanese time), without quotes"
        ja = "2026-05-01T12:00:00 のような日時 (日本時間) を、引用符なしで書いてください"
        self.tell(("at",), Told(en, ja))
        return None

    def _year(self, path: _Path, moment: datetime) -> None:
        if moment.year not in _YEARS:
            en, ja = "expected a year from {first} to {last}", "{first} 年から {last} 年までです"
            self.tell(path, Told(en, ja, first=_YEARS[0], last=_YEARS[-1]))


def _steps(where: str) -> _Path:
    """Split a place such as `packages[0].items[1].units` into keys and numbers."""
    found = re.findall(r"\[(\d+)\]|([^.\[\]]+)", where)
    return tuple(int(number) if number else key for number, key in found)


def _shown(path: _Path) -> str:
    text = "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in path)
    return text.removeprefix(".")


def _strange(value: Any) -> str | None:
    """Return the kind of a value TOML cannot write, wherever it stands; no file holds one."""
    if isinstance(value, Mapping):
        return next((kind for each in value.values() if (kind := _strange(each))), None)
    if isinstance(value, list | tuple):
        return next((kind for each in value if (kind := _strange(each))), None)
    return None if isinstance(value, _PLAIN) else type(value).__name__


def _japanese_time(value: Any) -> Any:
    """Return a fragment whose moments without offset are Japanese time, as all in a pack are."""
    if isinstance(value, Mapping):
        return {key: _japanese_time(each) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [_japanese_time(each) for each in value]
    if isinstance(value, datetime) and value.tzinfo is None:
        return value.replace(tzinfo=JST)
    return value
