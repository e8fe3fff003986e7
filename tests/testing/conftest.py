"""Sample orders shared by the tests of the generator."""

import pytest

from oms.testing import generate


@pytest.fixture(scope="session")
def samples():
    """A large default mix."""
    return tuple(generate(2000, seed=7))


@pytest.fixture(scope="session")
def ordinary():
    """Orders without any trouble."""
    return tuple(generate(1000, seed=11, troubles={}))
