"""Every error `oms` raises on purpose: one base class, each carrying its data.

An error text names files, lines, fields and codes. It never holds a value of an
order, because error texts end in logs and values are personal data.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any

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
    "UnknownValueError",
    "did_you_mean",
]


class OmsError(Exception):
    """Base of all errors raised by `oms`.

    Args:
        message: One sentence in English that says what is wrong and what was expected.
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

    def __str__(self) -> str:
        """Read as one clause."""
        return f"{self.field}: expected {self.expected}, found {self.found}"


class RecordError(OmsError):
    """One record is not an RMS order.

    Attributes:
        problems: Every field that is not as expected.
    """

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every field that is not as expected."""
        return tuple(self.data.get("problems", ()))


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a pack: where it is, what was expected there, what was probably meant."""

    where: str
    line: int | None
    message: str
    hint: str | None = None

    def __str__(self) -> str:
        """Read as one line: place, fault, remedy."""
        line = f":{self.line}" if self.line else ""
        hint = f" ({self.hint})" if self.hint else ""
        return f"{self.where}{line}: {self.message}{hint}"


class PackError(OmsError):
    """A pack is faulty; nothing runs with it (law 11).

    Attributes:
        faults: All faults found, in the order of the file.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep all faults; the message lists them line by line."""
        listed = tuple(faults)
        super().__init__("\n".join(map(str, listed)), faults=listed)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """All faults found, in the order of the file."""
        return tuple(self.data["faults"])


_LONGEST = 100
"""Comparing words takes the square of their length; no name of ours is longer."""


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Return a hint naming the known word nearest to `word`, if one is near.

    Example:
        >>> did_you_mean("remarks.presnt", ["remarks.present", "payment.undetermined"])
        'did you mean "remarks.present"?'
    """
    if len(word) > _LONGEST:
        return None
    near = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else None
