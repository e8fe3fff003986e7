"""Layers: a pack, the pack it extends, and so on; merged, each value knowing where it is from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple

from oms.errors import Fault, PackError, Told, did_you_mean
from oms.rules.document import STANDARD, Document, read_document
from oms.rules.lines import line_of
from oms.rules.registry import Registry

__all__ = ["Layers", "Origin", "layered"]

_DEEPEST: Final = 10
_MERGED: Final = {"shop": 3, "checks": 2}
"""Tables that are laid over each other, and how deep: below that a value replaces a value.

A check's parameter replaces the same parameter as a whole, a fact of an item the same fact of that
item; the item master itself grows.
"""


class Origin(NamedTuple):
    """Where a value stands.

    Attributes:
        where: The file.
        line: The line of its key, or of the table around it.
    """

    where: str
    line: int | None

    def __str__(self) -> str:
        """Read as file:line."""
        return f"{self.where}:{self.line}" if self.line else self.where


class _Source(NamedTuple):
    """The layer a value is from, and its dotted path as it is spelled there."""

    layer: int
    path: str


@dataclass(frozen=True, slots=True)
class Layers:
    """The layers of a pack, the base first, and what they come to.

    Attributes:
        documents: The files, the base first.
        data: `[shop]` and `[checks]`, merged.
        sources: Dotted key path to the layer its value is from, and how it is spelled there.
    """

    documents: tuple[Document, ...]
    data: Mapping[str, Any]
    sources: Mapping[str, _Source]

    @property
    def top(self) -> Document:
        """The pack itself."""
        return self.documents[-1]

    def document_of(self, path: str) -> Document:
        """Return the file a value is from, by its dotted path."""
        source = self.sources.get(path)
        return self.top if source is None else self.documents[source.layer]

    def origin_of(self, path: str) -> Origin:
        r"""Return where a value is from, by its dotted path; of what no file names, the top file.

        Example:
            >>> from oms.rules import parse_pack
            >>> pack = parse_pack('[pack]\nformat=1\nname="x"\n[checks.RM01]\nmode="shadow"')
            >>> str(pack.layers.origin_of("checks.RM01.mode"))
            '<pack>:5'
        """
        end = len(path)
        while end > 0:
            if (source := self.sources.get(path[:end])) is not None:
                document = self.documents[source.layer]
                return Origin(document.where, line_of(document.text, source.path + path[end:]))
            end = path.rfind(".", 0, end)
        return Origin(self.top.where, line_of(self.top.text, path))


def layered(top: Document, registry: Registry) -> Layers:
    """Read the packs a pack extends and merge them.

    Args:
        top: The pack.
        registry: Tells which spellings (name, old name, code) mean the same check.

    Raises:
        PackError: If one is missing, faulty as TOML, or extends itself by a detour.
    """
    documents = tuple(reversed(list(_chain(top))))
    data: dict[str, Any] = {"shop": {}, "checks": {}}
    sources: dict[str, _Source] = {}
    for number, document in enumerate(documents):
        for name, depth in _MERGED.items():
            table = document.data.get(name)
            if isinstance(table, Mapping):
                if name == "checks":
                    _respell(data[name], table, registry, sources)
                _lay(data[name], table, name, depth, number, sources)
    return Layers(documents, data, sources)


def _respell(
    under: dict[str, Any],
    over: Mapping[str, Any],
    registry: Registry,
    sources: dict[str, _Source],
) -> None:
    """Call the checks of the layers below as the layer above does: RM01, remarks.present."""
    spelled = {_name(key, registry): key for key in reversed(list(over))}
    for key in list(under):
        new = spelled.get(_name(key, registry), key)
        if new != key and new not in under:
            under[new] = under.pop(key)
            old = f"checks.{key}"
            for path in [each for each in sources if each == old or each.startswith(f"{old}.")]:
                sources[f"checks.{new}{path.removeprefix(old)}"] = sources.pop(path)


def _name(key: str, registry: Registry) -> str:
    return registry[key].name if key in registry else key


def _lay(  # noqa: PLR0913, PLR0917
    under: dict[str, Any],
    over: Mapping[str, Any],
    path: str,
    depth: int,
    layer: int,
    sources: dict[str, _Source],
) -> None:
    for key, value in over.items():
        here = f"{path}.{key}"
        sources[here] = _Source(layer, here)
        if depth > 1 and isinstance(value, Mapping):
            if not isinstance(under.get(key), dict):
                under[key] = {}
            _lay(under[key], value, here, depth - 1, layer, sources)
        else:
            under[key] = value


def _chain(top: Document) -> Iterator[Document]:
    """Yield a pack and the packs it extends, the pack first."""
    here, seen = top, {_identity(top): top}
    while True:
        yield here
        base = _base_of(here)
        if base is None:
            return
        here = _read_base(here, base)
        if _identity(here) in seen or len(seen) > _DEEPEST:
            raise PackError([_endless(top, here, list(seen.values())[1:])])
        seen[_identity(here)] = here


def _identity(document: Document) -> str:
    return document.where if document.path is None else str(document.path.resolve())


def _base_of(document: Document) -> str | None:
    """Return the name of the base; what is no text is told by the faults of the head."""
    if document.where == STANDARD:
        return None
    head = document.data.get("pack")
    base = head.get("extends", STANDARD) if isinstance(head, Mapping) else STANDARD
    return base if isinstance(base, str) and base else STANDARD


def _read_base(document: Document, base: str) -> Document:
    if base == STANDARD:
        return read_document(base)
    if not base.endswith(".toml"):
        hint = did_you_mean(base, [STANDARD])
        expected = Told(
            'expected "{standard}" or a file ending in .toml',
            '"{standard}" か、.toml で終わるファイルを書いてください',
            standard=STANDARD,
        )
        raise PackError([_fault(document, expected, hint)])
    folder = Path() if document.path is None else document.path.parent
    path = folder / base
    if not _is_file(path):
        near = _near(base, _neighbours(path) - {Path(document.where).name})
        told = Told(
            "there is no file {base} beside it",
            "隣に {base} というファイルがありません",
            base=base,
        )
        raise PackError([_fault(document, told, near)])
    return read_document(path)


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except (OSError, ValueError):  # a name too long, a NUL in it
        return False


def _near(base: str, known: set[str]) -> Told | None:
    """Return the nearest file; that all of them end in .toml makes none of them near."""
    stems = {each.removesuffix(".toml"): each for each in known}
    return did_you_mean(base, known) if did_you_mean(base.removesuffix(".toml"), stems) else None


def _neighbours(path: Path) -> set[str]:
    try:
        return {each.name for each in path.parent.glob("*.toml")}
    except (OSError, ValueError):
        return set()


def _endless(top: Document, here: Document, between: list[Document]) -> Fault:
    if len(between) >= _DEEPEST:
        en, ja = "stands on more than {most} packs", "土台のパックが {most} 段を超えています"
        return _fault(top, Told(en, ja, most=_DEEPEST))
    way = " → ".join(Path(each.where).name for each in [*between, here])
    if not between:
        return _fault(top, Told("extends itself", "自分自身を土台にしています"))
    en, ja = "goes round in a circle: {way}", "土台をたどると一周します: {way}"
    return _fault(top, Told(en, ja, way=way))


def _fault(document: Document, message: Told, hint: Told | None = None) -> Fault:
    line = line_of(document.text, "pack.extends")
    return Fault.of(document.where, "pack.extends", message, hint, line)
