"""Run the command line in this process and look at what it wrote."""

import io
import json
import sys
from dataclasses import dataclass

import pytest

from oms.cli import main
from oms.model import order

AT = "2026-05-01T12:00"


@dataclass
class Result:
    """What a run answered."""

    code: int
    raw: bytes
    err: str

    @property
    def out(self):
        """Standard output as text."""
        return self.raw.decode("utf-8")

    @property
    def lines(self):
        """Standard output line by line."""
        return self.out.splitlines()


@pytest.fixture
def oms(monkeypatch):
    """Run `oms` with words and perhaps standard input."""

    def run(*words, stdin=b""):
        out, err = io.BytesIO(), io.StringIO()
        with monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", io.TextIOWrapper(out, "utf-8", write_through=True))
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
            patch.setenv("COLUMNS", "80")
            code = main(list(map(str, words)))
            sys.stdout.flush()
            sys.stdout.detach()
        return Result(code, out.getvalue(), err.getvalue())

    return run


def _numbered(number, **facts):
    return order(order_number=f"123456-20260501-{number:010}", **facts).to_rms()


@pytest.fixture(scope="session")
def numbered():
    """Make the n-th order with some facts."""
    return _numbered


@pytest.fixture(scope="session")
def kinds(tmp_path_factory):
    """A file with one record of every verdict that needs no special check."""
    records = [
        _numbered(1),
        _numbered(2, postage_price=-9999),
        _numbered(3, status=500, postage_price=-9999),
        _numbered(4, remarks="[備考:]\n領収書をお願いします。宛名は(株)見本です。"),
        {"orderNumber": "123456-20260501-0000000005"},
    ]
    path = tmp_path_factory.mktemp("cli") / "kinds.json"
    path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture
def write(tmp_path):
    """Write records to a file in a temporary folder."""

    def file(records, name="orders.json"):
        path = tmp_path / name
        path.write_text(json.dumps(records, ensure_ascii=False), encoding="utf-8")
        return path

    return file
