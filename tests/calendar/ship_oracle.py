"""The referee of the ship date: the specification word by word, day by day, slow.

It shares no code with `oms.calendar`. Where the text is silent or can be read in two ways, this
is how it is read here; "or" names the other reading.

1.  "Days up to 150 days ahead" are ship days, counted from today (the JST day of `now`), today and
    the 150th day after it included; or 149 days after it; or counted from the acceptance day.
    Neither the stock day nor the arrival is bound by it.
2.  Without `latest_ship` there is no limit, so SHIP_DEADLINE ("no possible day <= latest_ship") is
    then given when there is no possible day at all; or never. With D, TOO_SOON is given beside it,
    since "no possible day d has a(d) <= D". So nothing is ever left without ship day and reason.
3.  A day in a suspension is a day on which the carrier does not collect (rule 3), so it is not
    possible; or possible without arrival. The days of overlapping windows add up.
4.  a(d) is without the slot, a_slot(d) with it. `arrival` without D is a(ship) even when a slot is
    wished, while `earliest_delivery` looks at a_slot; or a_slot in both. The window with basis
    arrival measures from a(d); or from a_slot(d).
5.  "Arriving in time" in TOO_FAR and SHIP_DEADLINE is rule 6's a_slot(d) <= D; or a(d) <= D, which
    would give them beside SLOT_TOO_EARLY.
6.  A service that takes no date: "all that apply" holds for DATE_UNSUPPORTED too (only PAST_DATE
    and the searchless reasons are said to leave others out), so TOO_SOON, NO_DELIVERY_ON_DATE,
    TOO_FAR and the rest are given beside it; or, since rule 5 treats it as having no D, none of
    them. The feasible days are those of rule 5.
7.  Feasible days without D: the possible days that keep `latest_ship`; or only the one taken. A
    hold does not empty them, nor `earliest_delivery`: both tell what could have been, and neither
    NO_DELIVERY_ON_DATE nor `max_desired_days` is among the conditions of rule 6.
8.  Where no search is made (STOCK_UNKNOWN, SLOT_UNSUPPORTED, D without a lead row), there are 0
    feasible days and no `earliest_delivery`, and neither NO_DELIVERY_ON_DATE nor TOO_FAR by
    `max_desired_days` nor SHIP_DEADLINE is given, though the first two need no search either; or
    these two are. So "`earliest_delivery` is still computed" with DATE_UNSUPPORTED needs a lead
    row, known stock and a slot of the service.
9.  PAST_DATE leaves out NO_DELIVERY_ON_DATE, TOO_SOON, SLOT_TOO_EARLY, TOO_FAR and the second half
    of SHIP_DEADLINE; its first half does not look at D and stays; or it goes too.
10. "Unless DEST_DATE_UNSUPPORTED already says so" belongs to the second half of TOO_FAR; D beyond
    `max_desired_days` is told in any case.
11. No lead row and no D: the note is given also when something else holds the parcel. An island
    zone the shop holds is REMOTE_ISLAND as a reason, and the same word is not repeated as a note.
    `earliest_delivery` is None, slack None. A held zone is an island zone.
12. `buffer` spare days are D - a_slot(d) >= buffer. Policy and buffer say nothing without D.
13. No items: nothing is to be prepared, "all items" are ready every day, even before the
    acceptance day; or from the acceptance day on. Random requests always have items.
14. A parcel accepted after `now`: taken as it is told; the acceptance day may lie in the future.
15. The carrier never delivers after a day: that day has no arrival, so it is in time for no D;
    without D the parcel ships and its arrival is None. A shop that never opens: nothing is ready.
16. `slot_supported` says nothing where no slot is wished.
17. Without an offset a moment is refused. So are negative days of preparation, lead, buffer,
    window and `max_desired_days`. Days of a delay window are added as told, though the text knows
    none below 0 and random requests have none. A stock day, `earliest_ship` or `latest_ship` in
    the past is no error.
"""

from collections.abc import Iterator
from datetime import date

from tests.calendar.ship_days import DAY, Row, possible_rows, today
from tests.calendar.ship_facts import REASONS, Days, OracleAnswer, OracleRequest
from tests.calendar.ship_random import random_request

__all__ = ["Days", "OracleAnswer", "OracleRequest", "oracle", "random_request"]


def oracle(request: OracleRequest) -> OracleAnswer:
    """Answer a request as the specification does.

    Raises:
        ValueError: For a moment without offset or negative days.
    """
    refuse_nonsense(request)
    wished = request.desired
    without_search = searchless_reasons(request)
    notes = tuple(lead_notes(request))
    if must_not_search(request):
        return OracleAnswer(None, None, None, 0, ordered(without_search), notes, None)
    rows = possible_rows(request)
    reasons = ordered(without_search | searched_reasons(request, rows, without_search))
    if wished is None or not request.takes_date:
        feasible = [row for row in rows if keeps_latest_ship(request, row)]
    else:
        feasible = [row for row in rows if is_feasible(request, row, wished)]
    offers = [slot for _, _, slot in rows if slot is not None]
    ship, arrival, slack = (None, None, None) if reasons else choose(request, feasible)
    earliest = min(offers, default=None)
    return OracleAnswer(ship, arrival, slack, len(feasible), reasons, notes, earliest)


def refuse_nonsense(request: OracleRequest) -> None:
    """Raise for what means no moment or no number of days."""
    for moment in (request.now, request.accepted_at):
        if moment is not None and moment.utcoffset() is None:
            raise ValueError("a moment without offset")
    numbers = [prep for prep, _ in request.items] + [request.buffer]
    numbers += [] if request.lead is None else [request.lead[0]]
    numbers += [] if request.window is None else [request.window[0]]
    numbers += [] if request.max_desired_days is None else [request.max_desired_days]
    if min(numbers) < 0:
        raise ValueError("negative days")


def ordered(found: set[str]) -> tuple[str, ...]:
    """Return reasons in the order of the table."""
    return tuple(reason for reason in REASONS if reason in found)


# ------------------------------------------------------------------------------- rules 5 to 7


def keeps_latest_ship(request: OracleRequest, row: Row) -> bool:
    """Whether a day is not too late to ship."""
    return request.latest_ship is None or row[0] <= request.latest_ship


def in_time(row: Row, wished: date) -> bool:
    """Whether a parcel shipped that day is there on the wished day, in its slot."""
    return row[2] is not None and row[2] <= wished


def in_window(request: OracleRequest, row: Row, wished: date) -> bool:
    """Whether the carrier lets D be designated on that ship day."""
    if request.window is None:
        return True
    size, basis = request.window
    start = row[0] if basis == "ship" else row[1]
    return start is not None and (wished - start).days <= size


def is_feasible(request: OracleRequest, row: Row, wished: date) -> bool:
    """Rule 6, its first sentence."""
    kept = keeps_latest_ship(request, row)
    return in_time(row, wished) and kept and in_window(request, row, wished)


def choose(request: OracleRequest, feasible: list[Row]) -> tuple[date, date | None, int | None]:
    """Rules 5 to 7 where nothing holds: ship day, arrival and slack."""
    wished = request.desired
    if wished is None:
        ship, arrives, _ = feasible[0]
        return ship, arrives, None if request.lead is None else 0
    spares = {ship: (wished - slot).days for ship, _, slot in feasible if slot is not None}
    spared = [ship for ship, spare in spares.items() if spare >= request.buffer]
    ship = (max if request.policy == "latest" else min)(spared or spares)
    return ship, wished, spares[ship]


# ------------------------------------------------------------------------------------ reasons


def lead_notes(request: OracleRequest) -> Iterator[str]:
    """Yield what is said, and holds nothing, without lead row and wished day."""
    if request.lead is None and request.desired is None and request.zone != "held":
        yield "LEAD_UNKNOWN" if request.zone == "none" else "REMOTE_ISLAND"


def is_stock_unknown(request: OracleRequest) -> bool:
    """Whether the shop marked an item."""
    return any(stock == "unknown" for _, stock in request.items)


def is_slot_unsupported(request: OracleRequest) -> bool:
    """Whether a slot is wished that the service does not have."""
    return request.slot_start is not None and not request.slot_supported


def must_not_search(request: OracleRequest) -> bool:
    """Whether only the reasons that look at no day are given."""
    no_row = request.desired is not None and request.lead is None
    return is_stock_unknown(request) or is_slot_unsupported(request) or no_row


def searchless_reasons(request: OracleRequest) -> set[str]:
    """Return the first seven of the table that apply."""
    wished, lead, window = request.desired, request.lead, request.window
    found = set()
    if is_stock_unknown(request):
        found.add("STOCK_UNKNOWN")
    if wished is not None and lead is None and request.zone == "none":
        found.add("LEAD_UNKNOWN")
    if request.zone == "held" or (wished is not None and lead is None and request.zone != "none"):
        found.add("REMOTE_ISLAND")
    if wished is not None and not request.takes_date:
        found.add("DATE_UNSUPPORTED")
    by_ship_day = window is not None and window[1] == "ship"
    if wished is not None and by_ship_day and lead is not None and lead[0] > window[0]:
        found.add("DEST_DATE_UNSUPPORTED")
    if is_slot_unsupported(request):
        found.add("SLOT_UNSUPPORTED")
    if wished is not None and wished < today(request):
        found.add("PAST_DATE")
    return found


def searched_reasons(request: OracleRequest, rows: list[Row], found: set[str]) -> set[str]:
    """Return the last five of the table that apply."""
    wished = request.desired
    if wished is None or "PAST_DATE" in found:
        return deadline_reason(request, rows, [])
    timely = [row for row in rows if in_time(row, wished)]
    more = deadline_reason(request, rows, timely)
    if not request.delivery(wished):
        more.add("NO_DELIVERY_ON_DATE")
    arrive = any(arrives is not None and arrives <= wished for _, arrives, _ in rows)
    if not arrive:
        more.add("TOO_SOON")
    if arrive and not timely:
        more.add("SLOT_TOO_EARLY")
    limit = request.max_desired_days
    if limit is not None and wished > today(request) + limit * DAY:
        more.add("TOO_FAR")
    kept = [row for row in timely if keeps_latest_ship(request, row)]
    outside = not any(in_window(request, row, wished) for row in kept)
    if kept and outside and "DEST_DATE_UNSUPPORTED" not in found:
        more.add("TOO_FAR")
    return more


def deadline_reason(request: OracleRequest, rows: list[Row], timely: list[Row]) -> set[str]:
    """Return SHIP_DEADLINE if it applies; `timely` is empty where D does not count."""
    none_possible = not any(keeps_latest_ship(request, row) for row in rows)
    all_after = bool(timely) and not any(keeps_latest_ship(request, row) for row in timely)
    return {"SHIP_DEADLINE"} if none_possible or all_after else set()
