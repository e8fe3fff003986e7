"""The pages read off the data of carriers: services with their sources, and island zones."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from docs_markdown import NOTE, escaped, table

from oms.calendar import Delay, Service, Zone, services
from oms.calendar.islands import islands

BASES = {"ship": "the day of hand-over", "arrival": "the expected arrival"}


def services_page() -> Iterator[str]:
    """Yield the lines of the page of services."""
    yield from ("# Services of carriers", "", NOTE, "")
    yield "What `oms.calendar.services()` knows; [Carriers](carriers.md) says how it is used."
    yield "Each fact names where it was read and when: **[S]** stands in that source, **[G]**"
    yield "is general knowledge that no source confirmed. Most figures are quotations of the web,"
    yield "some of them old: look at your contract before you rely on one."
    yield ""
    head = ("service", "key", "takes a date", "furthest date", "kept for", "times of day")
    yield from table(head, map(service_row, services()))
    for service in services():
        yield from ("", f"## {service.label}", "", f"`{service.key}`, {service.carrier}.", "")
        yield from map(slot_line, [service] if service.slots else [])
        yield from map(delay_line, service.delays)
        yield ""
        facts = service.sources.items()
        rows = ((f"`{name}`", escaped(each.text), str(each.checked_on)) for name, each in facts)
        yield from table(("fact", "source", "read on"), rows)


def service_row(service: Service) -> tuple[str, ...]:
    """Return the row of one service."""
    window = service.window
    return (
        service.label,
        f"`{service.key}`",
        "yes" if service.takes_date else "no",
        f"{window.days} days after {BASES[window.basis]}" if window else "–",
        f"{service.storage_days} days" if service.storage_days is not None else "–",
        ", ".join(slot.label for slot in service.slots) or "–",
    )


def slot_line(service: Service) -> str:
    """Return the codes of the slots."""
    codes = ", ".join(f"`{slot.code}` {slot.start}–{slot.end}" for slot in service.slots)
    return f"- codes of the times of day: {codes}"


def delay_line(delay: Delay) -> str:
    """Return one delay."""
    effect = "not taken" if delay.suspended else f"{delay.days} day later"
    return f"- handed over {delay.first} to {delay.last}: {effect} ({delay.note})"


def islands_page() -> Iterator[str]:
    """Yield the lines of the page of island zones."""
    zones = list(islands().zones.values())
    remote = sum(not zone.bridge for zone in zones)
    yield from ("# Island zones", "", NOTE, "")
    yield f"The {remote} zones without a bridge, which `zone_of` tells, and the"
    yield f"{len(zones) - remote} with one (marked 橋), which are served by road. Lead tables and"
    yield "delays name a zone by its key or its label. Where each comes from stands in"
    yield "`tools/islands.txt`; the postcodes are those of Japan Post."
    yield ""
    yield from table(("prefecture", "zones"), map(zones_row, by_prefecture(zones)))


def by_prefecture(zones: list[Zone]) -> list[tuple[str, list[Zone]]]:
    """Return the zones of each prefecture, in the order of the list."""
    return [(name, list(each)) for name, each in groupby(zones, lambda zone: zone.prefecture)]


def zones_row(given: tuple[str, list[Zone]]) -> tuple[str, str]:
    """Return the row of one prefecture."""
    name, zones = given
    told = (f"{zone.label} `{zone.key}`{' 橋' if zone.bridge else ''}" for zone in zones)
    return name, ", ".join(told)
