"""Values a source does not know, told apart from "none" (law 10).

RMS says "none" with null, and that is `None` here. It says "not determined yet" with
-9999, and some sources (older API versions, CSV templates) have no such column at all.
Both are *unknown*: neither true nor false, never added up, never compared in order.
"""

# One method refuses for all operators.
# ruff: noqa: PIE796

from __future__ import annotations

from enum import Enum
from typing import Any, Final, NoReturn

from pydantic_core import core_schema

from oms.errors import UnknownValueError

__all__ = ["ABSENT", "UNDETERMINED", "Unknown", "is_unknown"]

RMS_UNDETERMINED: Final = -9999


class Unknown(Enum):
    """A value nobody knows; using it as if it were one raises `UnknownValueError`.

    The engine turns that error into the finding EN02, so a check that forgets about
    unknown values fails closed instead of letting the order go.

    Example:
        >>> UNDETERMINED is Unknown.UNDETERMINED
        True
        >>> UNDETERMINED > 10_000
        Traceback (most recent call last):
        ...
        oms.errors.UnknownValueError: the value is undetermined (RMS says -9999) and was used as \
if known
    """

    ABSENT = "absent"
    UNDETERMINED = "undetermined"

    def _refuse(self, *_: Any) -> NoReturn:
        reason = (
            "is undetermined (RMS says -9999)"
            if self is Unknown.UNDETERMINED
            else "is not in the source"
        )
        msg = f"the value {reason} and was used as if known"
        raise UnknownValueError(msg, reason=self.value)

    __bool__ = __lt__ = __le__ = __gt__ = __ge__ = _refuse
    __add__ = __radd__ = __sub__ = __rsub__ = __mul__ = __rmul__ = _refuse
    __truediv__ = __rtruediv__ = __floordiv__ = __rfloordiv__ = _refuse
    __mod__ = __rmod__ = __divmod__ = __rdivmod__ = __pow__ = __rpow__ = _refuse
    __and__ = __rand__ = __or__ = __ror__ = __xor__ = __rxor__ = _refuse
    __lshift__ = __rlshift__ = __rshift__ = __rrshift__ = _refuse
    __neg__ = __pos__ = __abs__ = __invert__ = __round__ = _refuse
    __int__ = __float__ = __index__ = __trunc__ = _refuse
    __len__ = __iter__ = __contains__ = __getitem__ = _refuse

    def __getattr__(self, name: str) -> Any:
        """Refuse to be walked into, but leave Python's own protocols alone."""
        if name.startswith("_"):
            raise AttributeError(name)
        return self._refuse()

    def __repr__(self) -> str:
        """Show the name alone, as one writes it."""
        return self.name

    @classmethod
    def __get_pydantic_core_schema__(cls, *_: Any) -> core_schema.CoreSchema:
        """Accept the two members in Python; write the undetermined one as RMS does."""
        return core_schema.is_instance_schema(
            cls,
            serialization=core_schema.plain_serializer_function_ser_schema(_to_rms),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, *_: Any) -> dict[str, Any]:
        """Describe the only spelling JSON has for it."""
        return {"const": RMS_UNDETERMINED}


def _to_rms(_: Unknown) -> int:
    return RMS_UNDETERMINED


ABSENT: Final = Unknown.ABSENT
UNDETERMINED: Final = Unknown.UNDETERMINED


def is_unknown(value: object) -> bool:
    """Tell whether a value is unknown (absent from the source, or undetermined).

    Example:
        >>> is_unknown(UNDETERMINED), is_unknown(None), is_unknown(0)
        (True, False, False)
    """
    return isinstance(value, Unknown)
