"""A maker of toy checks and engines, so that these tests do not depend on the built-in checks."""

from itertools import count
from typing import ClassVar

import pytest

import oms
from oms.model import Check, Finding, Message, Severity
from oms.rules import Pack, Registry


class Toy(Check):
    """Base of the toy checks."""

    label: ClassVar = Message(ja="玩具", en="Toy")
    since: ClassVar = "0.1"

    def examine(self, order, ctx):
        """Say nothing."""
        return iter(())

    @classmethod
    def cases(cls):
        """Bring none."""
        return ()


@pytest.fixture(scope="session")
def at():
    """Noon of the day of the plain order."""
    return oms.jst(2026, 5, 1, 12)


@pytest.fixture(scope="session")
def make():
    """Return a maker of check classes: `make(examine, inputs=("remarks",))`."""
    numbers = count(1)

    def made(examine=None, **facts):
        number = next(numbers)
        body = {"code": f"ZZ{number % 1000:03}", "name": f"zz.made{number}"} | facts
        if examine is not None:
            body["examine"] = lambda *given: examine(*given)  # noqa: PLW0108  a method
        marks = {key: ClassVar for key in body if key != "examine"}
        return type(f"Made{number}", (Toy,), body | {"__annotations__": marks})

    return made


@pytest.fixture(scope="session")
def run():
    """Return a maker of engines: `run(Check, …, data={…}, settings={…})`."""

    def engine(*checks, data=None, settings=None, shop=None):
        pack = Pack.build("toys", settings, registry=Registry(checks), shop=shop)
        return oms.Engine(pack, data=data)

    return engine


@pytest.fixture(scope="session")
def say():
    """Return a maker of `examine` functions that yield one finding for each word."""

    def examiner(*kinds, severity=Severity.HOLD, gates=None):
        def examine(check, order, ctx):
            for kind in kinds:
                made = check.finding(Message(kind, kind), kind=kind, severity=severity)
                yield made if gates is None else made.model_copy(update={"gates": gates})

        return examine

    return examiner


@pytest.fixture(scope="session")
def stray():
    """A finding made by hand."""
    return Finding(code="QQ01", rule="qq.stray", message=Message("x", "x"))
