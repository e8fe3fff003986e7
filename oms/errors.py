"""Every error `oms` raises on purpose: one base class, each carrying its data.

An error text names files, lines, fields and codes. It never holds a value of an
order, because error texts end in logs and values are personal data.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal, Self

from oms._told import Told, did_you_mean, in_lang, quoted, unreadable

__all__ = [
    "ActionRefusedError",
    "CalendarError",
    "CheckError",
    "DataError",
    "Fault",
    "LedgerError",
    "OmsError",
    "PackError",
    "Problem",
    "RecordError",
    "SourceError",
    "Told",
    "UnknownValueError",
    "did_you_mean",
    "in_lang",
    "quoted",
    "unreadable",
]


class OmsError(Exception):
    """Base of all errors raised by `oms`.

    Args:
        message: One sentence in English that says what is wrong and what was expected; a `Told`
            says it in Japanese, too.
        **data: The same facts as values, for programs.

    Example:
        >>> OmsError("no such order", order_number="123456-20260501-0000000001").to_dict()
        {'error': 'OmsError', 'message': 'no such order', \
'order_number': '123456-20260501-0000000001'}
    """

    def __init__(self, message: str, **data: Any) -> None:
        """Keep the message and its data."""
        super().__init__(message)
        self.message = message
        self.data = data

    def text(self, lang: Literal["ja", "en"] = "ja") -> str:
        """Return the message in a language; English where nobody said it in Japanese."""
        return str(in_lang(self.message, lang))

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by rebuilding, so that errors cross process borders whole."""
        return _rebuild, (type(self), self.message, self.data)

    def to_dict(self) -> dict[str, Any]:
        """Return the error as plain values, ready for JSON."""
        return {"error": type(self).__name__, "message": self.message} | {
            key: _plain(value) for key, value in self.data.items()
        }


def _plain(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_plain(each) for each in value]
    return asdict(value) if isinstance(value, Problem | Fault) else value


def _rebuild(cls: type[OmsError], message: str, data: dict[str, Any]) -> OmsError:
    error = cls.__new__(cls)
    OmsError.__init__(error, message, **data)
    return error


class UnknownValueError(OmsError):
    """A value was used that the source does not know (law 10)."""


class CheckError(OmsError):
    """A check is written wrongly: no label, a code used twice, an input that does not exist."""


class ActionRefusedError(OmsError):
    """The shop asked for something RMS would refuse in the order's status."""


class CalendarError(OmsError):
    """A calendar cannot answer: no moment, a year nobody knows, nothing open for years."""


class DataError(OmsError):
    """A data file is missing, damaged or cannot be built."""


class LedgerError(OmsError):
    """The ledger cannot do this: no such hold, a screening older than what it knows, no event."""


class SourceError(OmsError):
    """A file or stream of orders cannot be read at all: no such file, not JSON, wrong encoding."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One field of one record that is not as expected.

    Attributes:
        field: RMS path of the field, such as `PackageModelList[0].SenderModel.zipCode1`.
        expected: What was expected there.
        found: The kind of thing that was found (never the value itself).
    """

    field: str
    expected: str
    found: str

    @property
    def told(self) -> Told:
        """One clause, in both languages.

        Example:
            >>> Problem("units", Told("text", "文字列"), Told("a number", "数")).told.ja
            'units: 文字列であるべきところ、数でした'
        """
        en = "{field}: expected {expected}, found {found}"
        ja = "{field}: {expected}であるべきところ、{found}でした"
        if self.found == "nothing":
            ja = "{field}: ありません"
        return Told(en, ja, field=self.field, expected=self.expected, found=self.found)

    def __str__(self) -> str:
        """Read as one clause."""
        return str(self.told)


class RecordError(OmsError):
    """One record is not an RMS order.

    Attributes:
        problems: Every field that is not as expected.
        faults: The same of an order made by `order(…)`, by the names that were written there.
    """

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every field that is not as expected."""
        return tuple(self.data.get("problems", ()))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What could not be laid over a plain order."""
        return tuple(self.data.get("faults", ()))


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a pack: where it is, what was expected there, what was probably meant.

    Attributes:
        where: The file.
        line: The line, if it has one.
        message: What is wrong.
        hint: What was probably meant, or what to do.
        path: The key it is about, by its tables.
    """

    where: str
    line: int | None
    message: str
    hint: str | None = None
    path: str = ""

    @classmethod
    def of(
        cls, where: str, path: str, said: str, hint: str | None = None, line: int | None = None
    ) -> Self:
        """Make a fault of a key; the message begins with it."""
        told = Told("{path}: {said}", "{path}: {said}", path=path, said=said)
        return cls(where, line, told, hint, path)

    @property
    def place(self) -> str:
        """File and line."""
        return f"{self.where}:{self.line}" if self.line else self.where

    def said(self, lang: Literal["ja", "en"] = "ja") -> str:
        """Return fault and remedy in a language, without the place."""
        hint = f" ({in_lang(self.hint, lang)})" if self.hint else ""
        return f"{in_lang(self.message, lang)}{hint}"

    def text(self, lang: Literal["ja", "en"] = "ja") -> str:
        """Return place, fault and remedy in a language."""
        return f"{self.place}: {self.said(lang)}"

    def __str__(self) -> str:
        """Read as one line: place, fault, remedy."""
        return self.text("en")


class PackError(OmsError):
    """A pack is faulty; nothing runs with it (law 11).

    Attributes:
        faults: All faults found, in the order of the file.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep all faults; the message lists them line by line."""
        listed = tuple(faults)
        lines = Told("\n".join(map(str, listed)), "\n".join(each.text("ja") for each in listed))
        super().__init__(lines, faults=listed)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults found, in the order of the file."""
        return tuple(self.data["faults"])
