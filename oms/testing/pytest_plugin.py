"""Packs as tests of pytest: `pytest packs/` proves them, without a line of Python.

Every `*.toml` file with a table `[pack]` is collected: one test says whether it is sound, one for
each case whether it holds. Loaded wherever `oms` is installed, so nothing else of `oms` is
imported before a pack is met; `-p no:oms` switches it off. Failures are told in Japanese, as `oms
pack test` tells them; `--oms-lang en`, or `oms_lang = en` in the configuration of pytest, makes it
English.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from oms.testing.sniff import looks_like_a_pack

if TYPE_CHECKING:
    from oms.engine import CaseResult, Engine
    from oms.rules import Pack, PackCase

__all__ = ["PackFile", "pytest_addoption", "pytest_collect_file", "pytest_configure"]

_LANGS = ("ja", "en")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the choice of a language."""
    told = "language of failures of packs: ja (default) or en"
    parser.getgroup("oms").addoption("--oms-lang", choices=_LANGS, default=None, help=told)
    parser.addini("oms_lang", told, default="ja")


def _asked(config: pytest.Config) -> object:
    return config.getoption("--oms-lang") or config.getini("oms_lang")


def pytest_configure(config: pytest.Config) -> None:
    """Refuse a language nobody speaks.

    Raises:
        pytest.UsageError: With those there are.
    """
    if (asked := _asked(config)) not in _LANGS:
        raise pytest.UsageError(f"oms_lang: expected ja or en, found {asked}")


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect a pack."""
    if file_path.suffix != ".toml" or not looks_like_a_pack(file_path):
        return None
    return PackFile.from_parent(parent, path=file_path)


class _Failure(Exception):  # noqa: N818  it is no error but what a test has to say
    """What is shown of a test that fails; no traceback."""


class PackFile(pytest.File):
    """One pack: its soundness, and its cases if it is sound."""

    @cached_property
    def shown(self) -> str:
        """The file as failures name it."""
        for folder in (Path.cwd(), self.config.rootpath):
            if self.path.is_relative_to(folder):
                return str(self.path.relative_to(folder))
        return str(self.path)

    @cached_property
    def lang(self) -> Literal["ja", "en"]:
        """The language failures are told in."""
        return "en" if _asked(self.config) == "en" else "ja"

    @cached_property
    def loaded(self) -> Pack | str:
        """The pack, or its faults."""
        from oms.errors import OmsError
        from oms.rules import load_pack

        try:
            return load_pack(self.path)
        except OmsError as error:
            return error.text(self.lang).replace(str(self.path), self.shown)

    @cached_property
    def engine(self) -> Engine:
        """The engine that proves its cases."""
        from oms.engine.proof import prover

        if isinstance(self.loaded, str):
            raise TypeError(self.loaded)
        return prover(self.loaded)

    def collect(self) -> Iterator[pytest.Item]:
        """Yield the tests of the pack."""
        yield _Soundness.from_parent(self, name="is sound")
        if not isinstance(self.loaded, str):
            names = Counter[str]()
            for case in self.loaded.cases:
                name = _readable(case.name)
                names[name] += 1
                told = f"{name} ({names[name]})" if names[name] > 1 else name
                item = _Case.from_parent(self, name=told)
                item.case = case
                yield item


class _Item(pytest.Item):
    """A test of a pack."""

    line = 0

    @property
    def file(self) -> PackFile:
        if not isinstance(self.parent, PackFile):
            raise TypeError(type(self.parent).__name__)
        return self.parent

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], *_: Any) -> Any:
        """Show what the pack says, not where Python was."""
        if isinstance(excinfo.value, _Failure):
            # What a stranger's pack says must not steer a terminal.
            text = str(excinfo.value)
            return "".join(_seen(each) for each in text)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name file and line."""
        return self.path, self.line, f"{self.file.shown}: {self.name}"


class _Soundness(_Item):
    """Fails with the faults of the pack."""

    def runtest(self) -> None:
        if isinstance(self.file.loaded, str):
            raise _Failure(self.file.loaded)


class _Case(_Item):
    """Fails with what was expected, what was said, and what that rests on."""

    case: PackCase

    def runtest(self) -> None:
        from oms.engine.proof import prove_case

        result = prove_case(self.file.engine, self.case)
        if not result.passed:
            raise _Failure("\n".join(self._told(result)))

    def _told(self, result: CaseResult) -> Iterator[str]:
        from oms.errors import in_lang

        line, lang = f":{self.case.line}" if self.case.line else "", self.file.lang
        called = "ケース" if lang == "ja" else "case"
        yield f"{self.file.shown}{line}: {called} {self.case.name!r}"
        for failure in result.failures:
            yield f"  {in_lang(failure, lang)}"
        for each in result.screening.findings:
            yield f"  {each.code} {each.rule}: {each.severity.value}: {each.text(lang)}"
            for evidence in each.evidence:
                yield f"      {evidence.path}: {evidence.value!r}"
        for wait in result.screening.waits:
            yield f"  {wait.rule}: wait: {wait.label.text(lang)}"

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name file and line of the case."""
        self.line = max((self.case.line or 1) - 1, 0)
        return super().reportinfo()


def _readable(name: str) -> str:
    """Return the name on one line; `::` would part a test's address."""
    plain = "".join(each if each.isprintable() else " " for each in name)
    return " ".join(plain.replace("::", ":").split()) or "?"


def _seen(character: str) -> str:
    return character if character.isprintable() or character in "\n\u3000" else "?"
