"""Which checks exist: the built-in tuple, and what plugins add (law 15)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from importlib.metadata import entry_points
from typing import Any, Final

from oms.errors import CheckError, Told, did_you_mean
from oms.model.check import Check
from oms.model.finding import Message
from oms.model.paths import check_path

__all__ = ["ABSENT", "ENTRY_POINT_GROUP", "Registry", "absent", "default_registry"]

ENTRY_POINT_GROUP: Final = "oms.checks"

_CODE: Final = re.compile(r"[A-Z]{2,8}[0-9]{2,3}")
_NAME: Final = re.compile(r"[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)+")
_OWN_NAMES: Final = "engine."
_ENGINE_S: Final = re.compile(r"EN0[12]|engine\.(?:check_broken|data_missing)")
_UNSEEN: Final = frozenset({"Cf", "Cc", "Zs"})
ABSENT: Final = Told("no such check", "そのようなチェックはありません")
_BUILT_IN_FAMILIES: Final = frozenset({"AD", "TX", "RM", "DL", "PY", "IT", "CU", "OR", "EN"})


class Registry(Mapping[str, type[Check]]):
    """An immutable collection of check classes by dotted name; aliases and codes find them too.

    Args:
        checks: The check classes, in the order in which they run.

    Raises:
        CheckError: If a check is not well formed, or two share a name, alias or code.

    Example:
        >>> registry = default_registry()
        >>> registry["RM01"] is registry["remarks.present"]
        True
    """

    def __init__(self, checks: Iterable[type[Check]]) -> None:
        """Take the checks and refuse malformed or colliding ones."""
        self._checks: dict[str, type[Check]] = {}
        self._lookup: dict[str, type[Check]] = {}
        for check in checks:
            _require_well_formed(check)
            self._checks[check.name] = check
            for key in (check.name, check.code, *check.aliases):
                other = self._lookup.setdefault(key, check)
                if other is not check:
                    msg = f"{_where(check)} and {_where(other)} both call themselves {key!r}"
                    raise CheckError(msg, key=key)

    def __getitem__(self, key: str) -> type[Check]:
        """Return the check of a name, alias or code."""
        try:
            return self._lookup[key]
        except KeyError:
            hint = did_you_mean(key, self._lookup)
            msg = f"no check is called {key!r}{'; ' + hint if hint else ''}"
            raise CheckError(msg, key=key) from None

    def get(self, key: str, default: Any = None) -> Any:
        """Return the check of a name, alias or code, or the default."""
        return self._lookup.get(key, default)

    def __contains__(self, key: object) -> bool:
        """Whether a name, alias or code is known."""
        return key in self._lookup

    def __iter__(self) -> Iterator[str]:
        """Iterate over the dotted names, in running order."""
        return iter(self._checks)

    def __len__(self) -> int:
        """Count the checks."""
        return len(self._checks)

    @property
    def spellings(self) -> frozenset[str]:
        """Every name, alias and code that finds a check."""
        return frozenset(self._lookup)

    def plus(self, *checks: type[Check]) -> Registry:
        """Return a registry with more checks, for notebooks and tests."""
        return Registry((*self._checks.values(), *checks))


def absent(key: str, registry: Registry, *others: str) -> tuple[Told, Told | None]:
    """Say that no check is called so, and which one was probably meant.

    Args:
        key: What stands in the pack: a name, a code, or what people call the check.
        registry: The checks there are.
        others: Other words that may stand there.

    Example:
        >>> said, hint = absent("代引不可", default_registry())
        >>> print(said, hint)
        no such check did you mean "payment.cod_not_possible"?
    """
    if _ENGINE_S.fullmatch(key):
        own = Told(
            "is the engine's own and cannot be configured",
            "エンジン自身の指摘なので設定できません",
        )
        return own, None
    if any(unicodedata.category(each) in _UNSEEN for each in key):
        shown = ascii(key)[1:-1]
        unseen = Told(
            "a character nobody sees stands in {key}", "見えない文字があります: {key}", key=shown
        )
        return ABSENT, unseen
    labels = {label: check.name for check in registry.values() for label in check.label}
    called = labels.get(unicodedata.normalize("NFKC", key))
    if called is not None:
        return ABSENT, Told('did you mean "{name}"?', '"{name}" ではありませんか', name=called)
    return ABSENT, did_you_mean(key, [*registry.spellings, *others])


def _where(check: type[Check]) -> str:
    return f"{check.__module__}.{check.__qualname__}"


def _require_well_formed(check: type[Check]) -> None:
    for name in ("code", "name", "label", "since"):
        if not hasattr(check, name):
            msg = f"{_where(check)} lacks the class variable {name!r}"
            raise CheckError(msg, check=_where(check))
    if not (_CODE.fullmatch(str(check.code)) and _NAME.fullmatch(str(check.name))):
        msg = (
            f"{_where(check)}: expected a code like RM01 and a dotted name like remarks.present, "
            f"found {check.code!r} and {check.name!r}"
        )
        raise CheckError(msg, check=_where(check))
    label: object = check.label
    if not isinstance(label, Message):
        msg = f"{_where(check)}: expected a label in both languages, Message(ja=…, en=…)"
        raise CheckError(msg, check=_where(check))
    missing: frozenset[str] = getattr(check, "__abstractmethods__", frozenset())
    if missing:
        msg = f"{_where(check)} lacks {' and '.join(sorted(missing))}()"
        raise CheckError(msg, check=_where(check))
    for path in check.inputs:
        check_path(path)
    if stray := check.tolerates - set(check.inputs):
        msg = f"{_where(check)} tolerates what it does not declare as input: {sorted(stray)}"
        raise CheckError(msg, check=_where(check))


def _plugins() -> Iterator[type[Check]]:
    for point in sorted(entry_points(group=ENTRY_POINT_GROUP), key=lambda each: each.name):
        try:
            loaded = point.load()
        except Exception as error:
            msg = f"plugin {point.name!r} ({point.value}) cannot be loaded: {type(error).__name__}"
            raise CheckError(msg, plugin=point.name) from error
        for check in loaded if isinstance(loaded, tuple | list) else (loaded,):
            if not (isinstance(check, type) and issubclass(check, Check)):
                msg = f"plugin {point.name!r} ({point.value}) is not a Check or a list of them"
                raise CheckError(msg, plugin=point.name)
            _require_well_formed(check)
            _require_own_names(check, point.name)
            yield check


def _require_own_names(check: type[Check], plugin: str) -> None:
    if check.code.rstrip("0123456789") in _BUILT_IN_FAMILIES:
        msg = f"plugin check {_where(check)} needs a code prefix of its own, not {check.code}"
        raise CheckError(msg, plugin=plugin)
    if check.name.startswith(_OWN_NAMES):
        msg = f"plugin check {_where(check)}: names in {_OWN_NAMES} are the engine's"
        raise CheckError(msg, plugin=plugin)


@lru_cache(maxsize=1)
def default_registry() -> Registry:
    """Return the built-in checks and those of installed plugins (entry points `oms.checks`)."""
    from oms.checks import BUILT_IN

    return Registry((*BUILT_IN, *_plugins()))
