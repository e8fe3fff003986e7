"""Toy checks for the tests of packs, so that these do not depend on the built-in ones."""

from typing import ClassVar

import pytest

from oms.model import Check, Message, Severity
from oms.rules import Registry


class Toy(Check):
    """Base of the toy checks: it never says anything."""

    label: ClassVar = Message(ja="玩具", en="Toy")
    since: ClassVar = "0.1"

    def examine(self, order, ctx):
        """Say nothing."""
        return iter(())

    @classmethod
    def cases(cls):
        """Bring none."""
        return ()


class Remarks(Toy):
    """A check with parameters of several kinds."""

    code: ClassVar = "RM01"
    name: ClassVar = "remarks.present"
    aliases: ClassVar = ("remarks.any",)

    texts: frozenset[str] = frozenset()
    limits: dict[str, int] = {}
    rate: float = 0.5


class Amount(Toy):
    """A check without parameters of its own."""

    code: ClassVar = "PY01"
    name: ClassVar = "payment.amount"
    severity: Severity = Severity.WARN


@pytest.fixture(scope="session")
def toy():
    """The base class, for tests that need a check of their own."""
    return Toy


@pytest.fixture(scope="session")
def registry():
    """Two toy checks."""
    return Registry((Remarks, Amount))
