"""The official list of holidays, where the folder of shared facts lies beside the checkout."""

import csv
from datetime import date
from pathlib import Path

import pytest

_ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="session")
def official():
    """The days of 内閣府's list, 1955 to 2027."""
    path = _ROOT.parent / "shared/data/holidays_cao_1955_2027.csv"
    if not path.exists():
        pytest.skip(f"{path} is not there: the official list is not part of the repository")
    with path.open(encoding="utf-8", newline="") as rows:
        return {date.fromisoformat(row["date"]) for row in csv.DictReader(rows)}


@pytest.fixture(params=["referee", "planner"])
def both(request, monkeypatch):
    """Run the tables of a module twice: as the referee answers, and as the planner does."""
    if request.param == "planner":
        from tests.calendar.ship_turned import planned

        monkeypatch.setattr(request.module, "oracle", planned)
    return request.param
