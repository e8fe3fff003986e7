"""How the referee's tables are written: days as 5/1, moments as 5/1 11:59, answers as text."""

from datetime import date, datetime, time

from tests.calendar.ship_facts import JST, Days


def day(text, year=2026):
    """Read a day such as 5/1."""
    month, number = text.split("/")
    return date(year, int(month), int(number))


def at(text, year=2026):
    """Read a moment of Japan such as 5/1 11:59."""
    written, clock = text.split(" ")
    return datetime.combine(day(written, year), time.fromisoformat(clock), JST)


def weekdays_but(*spans, opened=()):
    """Return Monday to Friday without some spans."""
    return Days(frozenset({5, 6}), spans, opened)


def all_but(text):
    """Return every day but one."""
    return Days(closed=((day(text), day(text)),))


def planned(answer):
    """Return ship day, arrival, slack and feasible days of what is not held, as text."""
    assert answer.reasons == ()
    ship, arrival = (
        each and f"{each.month}/{each.day}" for each in (answer.ship, answer.arrival)
    )  # fmt: skip
    return ship, arrival, answer.slack, answer.feasible


def held(answer):
    """Return reasons, feasible days and the earliest delivery of what is held, as text."""
    assert answer.ship is answer.arrival is answer.slack is None
    offer = answer.earliest_delivery
    return " ".join(answer.reasons), answer.feasible, offer and f"{offer.month}/{offer.day}"


NOON = dict.fromkeys(range(7), time(12))
"""A cutoff for every weekday."""
