"""Lead tables beside a pack: `[shop] leads = "leads.csv"` becomes the rows of that file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from oms.errors import Fault, PackError, Told, unreadable
from oms.rules.layers import Layers

__all__ = ["with_leads"]

_PATH = "shop.leads"


def with_leads(layers: Layers) -> tuple[Mapping[str, Any], list[Fault]]:
    """Return `[shop]` with the rows of its lead file, and the faults of that file.

    The file lies beside the pack that names it. From then on its rows belong to the pack: they
    count in its hash and are written by an export.
    """
    shop = layers.data["shop"]
    name = shop.get("leads")
    if not isinstance(name, str):
        return shop, []
    rest = {key: value for key, value in shop.items() if key != "leads"}
    document = layers.document_of(_PATH)
    folder = Path() if document.path is None else document.path.parent
    try:
        raw = (folder / name).read_bytes()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        origin = layers.origin_of(_PATH)
        told = Told(
            "{path}: {name} cannot be read ({why})",
            "{path}: {name} を読めません ({why})",
            path=_PATH,
            name=name[:80],
            why=Told(type(error).__name__, unreadable(error).ja),
        )
        return rest, [Fault(origin.where, origin.line, told)]
    from oms.calendar.leads import LeadTable

    try:
        table = LeadTable.from_csv(raw, str(folder / name))
    except PackError as error:
        return rest, list(error.faults)
    return rest | {"leads": table.to_table()}, []
