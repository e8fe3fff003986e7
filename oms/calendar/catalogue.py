"""The carriers' services this library knows, read from its data when first asked for."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

from oms.calendar.carrier_services import Service
from oms.calendar.tables import read_table
from oms.errors import CalendarError, Fault, PackError, Told, did_you_mean

__all__ = ["CARRIERS", "read_carrier", "service", "services"]

CARRIERS: Final = ("yamato", "sagawa", "japan_post", "local")
"""The carriers whose services are known; each has a file in `oms/calendar/carriers`."""


def service(key: str) -> Service:
    """Return a service.

    Args:
        key: Carrier and service, such as `yamato.takkyubin`.

    Raises:
        CalendarError: If there is none of that key, with what was probably meant.

    Example:
        >>> yamato = service("yamato.takkyubin")
        >>> yamato.label, yamato.slot("1416").label
        ('宅急便', '14〜16時')
    """
    carrier = key.partition(".")[0]
    found = _carrier(carrier).get(key) if carrier in CARRIERS else None
    if found is None:
        meant = next((each.key for each in services() if each.label == key.strip()), key)
        hint = did_you_mean(meant, (each.key for each in services()))
        en, ja = 'there is no service "{key}"', '"{key}" という配送サービスはありません'
        message = Told(en, ja, key=key[:60])
        if hint:
            message = Told("{said}; {hint}", "{said} ({hint})", said=message, hint=hint)
        raise CalendarError(message, service=key[:60], hint=hint)
    return found


@cache
def services() -> tuple[Service, ...]:
    """Return all services, carrier by carrier.

    Example:
        >>> [each.label for each in services() if each.carrier == "佐川急便"]
        ['飛脚宅配便', '飛脚クール便']
    """
    return tuple(each for carrier in CARRIERS for each in _carrier(carrier).values())


@cache
def _carrier(name: str) -> dict[str, Service]:
    text = (files("oms.calendar") / "carriers" / f"{name}.toml").read_text(encoding="utf-8")
    return {each.key: each for each in read_carrier(tomllib.loads(text), name)}


def read_carrier(table: Any, name: str) -> Iterator[Service]:
    """Read the services of a carrier.

    Args:
        table: `carrier`, the company, and `service`, its services by the last part of their key;
            a service says with `like` which of those before it has the facts it does not give.
        name: The first part of their keys.

    Yields:
        Each service.

    Raises:
        PackError: With every fault of a service.
    """
    if not isinstance(table, Mapping) or not isinstance(table.get("service"), Mapping):
        en = "a table with carrier and service expected"
        said = Told(en, "carrier と service を持つテーブルにしてください")
        raise PackError([Fault(name, None, said)])
    known: dict[str, Service] = {}
    for part, given in table["service"].items():
        where = f"{name}.{part}"
        facts = dict(given) if isinstance(given, Mapping) else {}
        like = facts.pop("like", None)
        own = {"key": where, "carrier": table.get("carrier"), **facts}
        if like is None:
            known[part] = read_table(Service, own, where)
        elif like in known:
            known[part] = known[like].override(own, where)
        else:
            hint = did_you_mean(str(like), known)
            said = Told("a service before it expected", "前に書いたサービスの名前にしてください")
            raise PackError([Fault(f"{where}.like", None, said, hint)])
        yield known[part]
