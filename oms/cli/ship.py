"""`oms ship plan`: when every parcel ships, and what is to be picked on which day."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import groupby
from operator import attrgetter
from typing import Any, Final, TextIO

from oms.calendar.step_texts import day_text
from oms.cli.cells import harmless
from oms.cli.exits import Exit
from oms.cli.ledger import moment_of, opened_ledger
from oms.cli.options import Format, ShipOptions
from oms.cli.output import open_output
from oms.cli.parcels import Parcel, Pick, State, parcels_of, picks_of
from oms.cli.printer import Printer, is_styled, width_of
from oms.cli.progress import progress
from oms.cli.render_csv import cell
from oms.cli.screen import chosen_pack, records
from oms.cli.verdict import Judge, Verdict
from oms.cli.words import say
from oms.engine import Engine, Rejected
from oms.errors import in_lang
from oms.model.finding import Lang

__all__ = ["ship_plan"]

_ENCODINGS: Final = {Format.CSV: "utf-8-sig"}


class _Run:
    """What a run has found.

    Attributes:
        parcels: Every parcel of the orders that are not finished.
        finished: Number of orders no gate lies ahead of.
        rejected: Records that could not be read.
    """

    def __init__(self) -> None:
        self.parcels: list[Parcel] = []
        self.finished = 0
        self.rejected: list[Rejected] = []

    def of(self, *states: State) -> list[Parcel]:
        """Return the parcels in some states, by ship day and order."""
        return sorted((each for each in self.parcels if each.state in states), key=_when)


def _when(parcel: Parcel) -> tuple[date, str]:
    return parcel.ship_date or date.max, parcel.order.order_number


def ship_plan(options: ShipOptions) -> int:
    """Plan the parcels of the files and write the result.

    Returns:
        The exit code.
    """
    engine = Engine(chosen_pack(options.pack))
    given = (options.pack, options.ledger)
    inputs = (*options.files, *(str(each) for each in given if each))
    encoding = _ENCODINGS.get(options.format, "utf-8")
    at = moment_of(options.at) if options.ledger else options.at or datetime.now(UTC)
    run = _Run()
    with (
        opened_ledger(options.ledger) as ledger,
        progress(options.files, options.lang.code) as tell,
    ):
        judge = Judge(engine, at, None, past=False, ledger=ledger)
        for record in records(options.files, tell):
            judged = judge.judge(record)
            run.finished += judged.verdict is Verdict.FINISHED
            if judged.rejected is not None:
                run.rejected.append(judged.rejected)
            run.parcels.extend(parcels_of(judged, judge))
    with open_output(options.out, inputs, encoding=encoding) as stream:
        _WRITERS[options.format](run, stream, options)
    if run.rejected:
        return Exit.UNREADABLE
    return Exit.REVIEW if run.of(State.HELD, State.NO_DAY) else Exit.CLEAR


# ------------------------------------------------------------------------------------- table


def _table(run: _Run, stream: TextIO, options: ShipOptions) -> None:
    lang = options.lang.code
    to = Printer(stream, width_of(stream), styled=is_styled(stream, options.color))
    _by_day(to, run.of(State.SHIPS), lang)
    _listed(to, say("ship_waits", lang), run.of(State.WAITS), lang)
    _listed(to, say("ship_review", lang), run.of(State.NO_DAY, State.HELD), lang)
    _picks(to, picks_of(run.parcels), lang)
    unplanned = len(run.of(State.UNPLANNED))
    told = {"ship_unplanned": unplanned, "ship_finished": run.finished}
    for word, count in told.items():
        if count:
            to.line(say(word, lang).format(count=count), indent=2)
    for each in run.rejected:
        said = f"{each.place}: {in_lang(each.reason, lang)}"
        to.line((harmless(said), "red"), indent=2, hang=2)


def _by_day(to: Printer, parcels: list[Parcel], lang: Lang) -> None:
    to.rule(say("ship_days", lang))
    if not parcels:
        to.line(say("ship_nothing", lang), indent=2)
    for day, group in groupby(parcels, key=attrgetter("ship_date")):
        listed = list(group)
        count = say("ship_count", lang).format(count=len(listed))
        to.line((f"{day_text(day, lang)}  {count}", "bold"), indent=2)
        for parcel in listed:
            to.line(harmless("  ".join(_columns(parcel, lang))), indent=4, hang=2)


def _columns(parcel: Parcel, lang: Lang) -> Iterator[str]:
    plan = parcel.plan
    yield parcel.order.order_number
    yield parcel.destination
    yield parcel.service
    if plan is not None and plan.arrival is not None:
        yield say("ship_arrival", lang).format(day=day_text(plan.arrival, lang))
    if parcel.slot:
        yield parcel.slot
    if plan is not None and plan.slack:
        yield say("ship_slack", lang).format(days=plan.slack)


def _listed(to: Printer, title: str, parcels: list[Parcel], lang: Lang) -> None:
    """Print parcels with what keeps them."""
    if not parcels:
        return
    to.rule(title)
    for parcel in parcels:
        place = "  ".join(each for each in (parcel.destination, parcel.service) if each)
        to.line((harmless(parcel.order.order_number), "bold"), f"  {harmless(place)}", indent=2)
        to.line((f"{parcel.state.label.text(lang)}: {parcel.reasons(lang)}", "yellow"), indent=4)
        offer = None if parcel.plan is None else parcel.plan.earliest_delivery
        if parcel.state is State.NO_DAY and offer is not None:
            to.line(say("ship_offer", lang).format(day=day_text(offer, lang)), indent=4)


def _picks(to: Printer, picks: list[Pick], lang: Lang) -> None:
    if not picks:
        return
    to.rule(say("ship_picks", lang))
    for day, rows in groupby(picks, key=attrgetter("day")):
        to.line((day_text(day, lang), "bold"), indent=2)
        for pick in rows:
            to.line(harmless(f"{pick.units:>4}  {pick.item}  {pick.name}"), indent=4, hang=6)


# ---------------------------------------------------------------------------------- csv, json


_HEADERS: Final = {
    "ja": (
        *("注文番号", "送付先ID", "都道府県", "配送サービス", "お届け希望日", "時間帯", "状態"),
        *("出荷予定日", "お届け予定日", "余裕日数", "最短お届け日", "理由"),
    ),
    "en": (
        *("order_number", "basket_id", "prefecture", "service", "desired_date", "slot", "state"),
        *("ship_date", "arrival", "slack", "earliest_delivery", "reasons"),
    ),
}
_PICK_HEADERS: Final = {
    "ja": ("出荷予定日", "商品", "商品名", "個数", "個口数"),
    "en": ("ship_date", "item", "name", "units", "parcels"),
}


def _csv(run: _Run, stream: TextIO, options: ShipOptions) -> None:
    lang = options.lang.code
    rows = csv.writer(stream, lineterminator="\r\n")
    if options.picks:
        rows.writerow(_PICK_HEADERS[lang])
        rows.writerows(map(cell, pick) for pick in picks_of(run.parcels))
        return
    rows.writerow(_HEADERS[lang])
    for parcel in run.of(*State):
        facts = _facts(parcel, lang)
        facts["reasons"] = parcel.reasons(lang)
        facts["state"] = parcel.state.label.text(lang)
        rows.writerow(map(cell, (facts[name] for name in _HEADERS["en"])))
    for each in run.rejected:
        blank = [""] * (len(_HEADERS["en"]) - 3)
        label = Verdict.REJECTED.label.text(lang)
        reason = in_lang(each.reason, lang)
        rows.writerow(map(cell, [each.order_number or each.place, *blank, label, reason]))


def _facts(parcel: Parcel, lang: Lang) -> dict[str, Any]:
    plan = parcel.plan
    wished = parcel.order.requested_delivery_date
    return {
        "order_number": parcel.order.order_number,
        "basket_id": parcel.package.basket_id,
        "prefecture": parcel.destination,
        "service": parcel.service,
        "desired_date": wished if isinstance(wished, date) else None,
        "slot": parcel.slot,
        "state": parcel.state.value,
        "ship_date": parcel.ship_date,
        "arrival": None if plan is None else plan.arrival,
        "slack": None if plan is None else plan.slack,
        "earliest_delivery": None if plan is None else plan.earliest_delivery,
        "reasons": [each.text(lang) for each in parcel.why],
        "steps": [] if plan is None else [step.text(lang) for step in plan.steps],
    }


def _json(run: _Run, stream: TextIO, options: ShipOptions) -> None:
    lang = options.lang.code
    found = {
        "parcels": [_facts(each, lang) for each in run.of(*State)],
        "picks": [each._asdict() for each in picks_of(run.parcels)],
        "finished": run.finished,
        "rejected": list(map(_refused, run.rejected)),
    }
    json.dump(found, stream, ensure_ascii=False, indent=2, default=str)
    stream.write("\n")


def _refused(record: Rejected) -> dict[str, Any]:
    return record.model_dump(mode="json") | {"reason_ja": in_lang(record.reason, "ja")}


def _jsonl(run: _Run, stream: TextIO, options: ShipOptions) -> None:
    for each in run.of(*State):
        line = json.dumps(_facts(each, options.lang.code), ensure_ascii=False, default=str)
        stream.write(f"{line}\n")
    for record in run.rejected:
        line = json.dumps({"state": "rejected"} | _refused(record), ensure_ascii=False)
        stream.write(f"{line}\n")


_Writer = Callable[[_Run, TextIO, ShipOptions], None]
_WRITERS: Final[dict[Format, _Writer]] = {
    Format.TABLE: _table,
    Format.CSV: _csv,
    Format.JSON: _json,
    Format.JSONL: _jsonl,
}
