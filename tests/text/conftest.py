"""A coarse bound on the time a reading may take."""

import contextlib
import time

import pytest


@pytest.fixture
def clock():
    """A context that fails where its block used more processor time than allowed."""

    @contextlib.contextmanager
    def within(seconds):
        before = time.process_time()
        yield
        assert time.process_time() - before < seconds

    return within
