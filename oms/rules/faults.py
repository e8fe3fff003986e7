"""What pydantic found wrong with a table of a pack: a fault for each, with its key."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from oms.errors import Fault, Told, did_you_mean
from oms.model.refusals import words_of
from oms.model.shop import ItemFacts, ServiceFacts

__all__ = ["faults_of"]

_ROWS: Final[dict[int | str, type[BaseModel]]] = {"items": ItemFacts, "services": ServiceFacts}
"""What stands in the tables of `[shop]`, where a shop names its rows itself."""


_NO_KEY: Final = re.compile(r"^\[key\]$|^(?:literal|function-\w+)\[.*\]$")
"""Steps pydantic adds to a path for a key or for one of several types; no author wrote them."""


def faults_of(
    error: ValidationError, model: type[BaseModel], table: str, where: str
) -> Iterator[Fault]:
    """Yield a fault for everything wrong with a table.

    Args:
        error: What pydantic found.
        model: What the table was read as.
        table: Its path: `shop`, `checks.RM01`.
        where: The file.
    """
    for each in error.errors(include_url=False):
        path = ".".join(str(step) for step in each["loc"] if not _NO_KEY.search(str(step)))
        said, hint = _said(each, model, table)
        place = f"{table}.{path}" if path else table
        yield Fault.of(where, place, said, hint)


def _said(each: ErrorDetails, model: type[BaseModel], table: str) -> tuple[Told, Told | None]:
    loc = each["loc"]
    if each["type"] != "extra_forbidden":
        return words_of(each)
    rows = _ROWS if table == "shop" and len(loc) > 1 else {}
    known = sorted(rows.get(loc[0], model).model_fields)
    told = Told(
        "no such parameter; known are {known}",
        "そのような項目はありません。書けるのは {known}",
        known=Told.joined(known, ", "),
    )
    return told, did_you_mean(str(loc[-1]), known)
