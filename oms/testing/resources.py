"""The data files beside this package, each read once."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def text(name: str) -> str:
    """The UTF-8 text of a data file of this package."""
    return files(__package__).joinpath(name).read_text(encoding="utf-8")


def rows(name: str) -> list[list[str]]:
    """The rows of a tab-separated data file, comment lines left out."""
    return [line.split("\t") for line in text(name).splitlines() if not line.startswith("#")]


@cache
def phrases() -> dict[str, Any]:
    """The bank of buyers' texts (`phrases.toml`)."""
    return tomllib.loads(text("phrases.toml"))
