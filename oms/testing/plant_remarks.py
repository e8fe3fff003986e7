"""Planters of troubles in the remarks: messages and contradictions."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from oms.testing import lines, money, resources, wording
from oms.testing.draft import CLASSES, GIFT_TITLES, Draft, Message
from oms.testing.remarks import schedule_text
from oms.testing.rng import Rng

PAIR_SHARE = 0.08
CHOICE_SHARE = 0.4
EVENING = (17, 18, 19, 20, 21)
UNDATED = tuple(name for name in CLASSES if name != "schedule")


def message(rng: Rng, draft: Draft, *, name: str) -> None:
    """Plant a true message of one class; some hand-written ones belong to two."""
    draft.remarks.messages.append(_pick_message(rng, draft, name))
    draft.remarks.kind = f"msg/{name}"


def _pick_message(rng: Rng, draft: Draft, name: str) -> Message:
    bank: dict[str, Any] = resources.phrases()
    taken = any(one.place == "choice" for one in draft.remarks.messages)
    asks = [block for block in draft.shop.form if block.yes_class == name]
    if asks and not taken and rng.chance(CHOICE_SHARE):
        return Message("", (name,), "choice", (asks[0].asks,) if asks[0].asks else ())
    pairs = [pair for pair in bank["pairs"] if name in pair["classes"]]
    if pairs and rng.chance(PAIR_SHARE):
        pair = rng.pick(pairs)
        return told(pair["text"], *pair["classes"])
    return told(rng.pick(bank["messages"][name]), name)


def told(text: str, *classes: str) -> Message:
    """A message of the bank with what it asks for."""
    goods: dict[str, list[str]] = resources.phrases()["gift_goods"]
    return Message(text, classes, asks=tuple(key for key, texts in goods.items() if text in texts))


def gift_not_selected(rng: Rng, draft: Draft) -> None:
    """Plant a wish for のし, wrapping or a card in an order whose fields hold nothing of it."""
    bank = resources.phrases()
    texts = [text for text in bank["messages"]["gift"] if told(text).asks]
    wish = told(rng.pick(texts), "gift")
    draft.remarks.messages.append(wish)
    draft.remarks.kind = "msg/gift"
    draft.kinds["remarks.gift_not_selected"] = wish.text[:20]
    draft.payload.update(giftCheckFlag=0, WrappingModel1=None, WrappingModel2=None)
    for package in draft.packages:
        package["noshi"] = None
        for line in package["ItemModelList"]:
            _choose_nothing(draft, line)
    money.resettle(draft)


def _choose_nothing(draft: Draft, line: dict[str, Any]) -> None:
    """Answer every gift choice of a line as a buyer does who orders for oneself."""
    item = draft.shop.item(line["manageNumber"])
    for title, options in item.choices if item else ():
        if any(word in title for word, _ in GIFT_TITLES):
            lines.say(line, title, options[0])


def in_date_block(rng: Rng, draft: Draft) -> None:
    """Let a message stand inside the date block: one that is there already, or a new one."""
    plan = draft.remarks
    plan.needs_date_block = True
    for number, one in enumerate(plan.messages):
        if one.place == "free":
            plan.messages[number] = replace(one, place="date")
            return
    name = rng.pick(UNDATED)
    text = rng.pick(resources.phrases()["messages"][name])
    plan.messages.append(replace(told(text, name), place="date"))
    plan.kind = f"msg/in-date-block/{name}"


def _say_when(draft: Draft, text: str, kind: str) -> None:
    draft.remarks.messages.append(Message(text, ("schedule",)))
    draft.remarks.kind = kind


def _some_day(rng: Rng, draft: Draft) -> date:
    return draft.ordered_at.date() + timedelta(days=rng.between(4, 15))


def schedule(rng: Rng, draft: Draft) -> None:
    """Plant a wish about the day or time that the fields do not say."""
    plan = draft.remarks
    if (plan.day and plan.term) or rng.chance(0.4):
        plan.wish(None, 0)
    if plan.term or (not plan.day and rng.chance(0.3)):
        day = wording.date_text(rng, _some_day(rng, draft))
        key = rng.weighted((("on", 5), ("by", 2), ("after", 2), ("absent", 2)))
        _say_when(draft, schedule_text(rng, key).format(d=day), f"msg/schedule/{key}")
    elif plan.day or rng.chance(0.25):
        slot = wording.slot_text(rng, rng.pick(wording.COMMON_TERMS))
        key = rng.pick(("slot", "slot", "slot_after"))
        text = schedule_text(rng, key).format(s=slot, h=rng.pick(EVENING))
        _say_when(draft, text, f"msg/schedule/{key}")
    elif rng.chance(0.1):
        text = schedule_text(rng, "weekday").format(w=rng.pick(wording.WEEKDAYS))
        _say_when(draft, text, "msg/schedule/weekday")
    else:
        _say_when(draft, schedule_text(rng, "open"), "msg/schedule/open")


def _another_day(rng: Rng, draft: Draft, day: date, first: int, last: int) -> date:
    ordered = draft.ordered_at.date()
    days = [ordered + timedelta(days=k) for k in range(2, 17)]
    fit = [one for one in days if one != day and first <= (one - day).days <= last]
    return rng.pick(fit)


def contradict_date(rng: Rng, draft: Draft) -> None:
    """Let the remarks name another day than the field."""
    plan = draft.remarks
    if plan.day is None:
        plan.day = plan.block_day = draft.ordered_at.date() + timedelta(days=rng.between(8, 13))
    day = plan.day
    plan.contradicts["date"] = True
    if rng.chance(0.4):
        plan.needs_date_block = True
        plan.block_day = _another_day(rng, draft, day, -14, 14)
        plan.kind = "contradiction/date-block"
        return
    key = rng.weighted((("on", 5), ("by", 2), ("after", 2), ("absent", 2), ("weekday", 2)))
    spans = {"on": (-14, 14), "by": (-14, -1), "after": (1, 14)}
    named = _another_day(rng, draft, day, *spans[key]) if key in spans else day
    weekday = wording.WEEKDAYS[(day.weekday() + rng.between(1, 6)) % 7]
    text = schedule_text(rng, key).format(d=wording.date_text(rng, named), w=weekday)
    _say_when(draft, text, f"contradiction/date-{key}")


def contradict_slot(rng: Rng, draft: Draft) -> None:
    """Let the remarks name a slot that shares no hour with the field."""
    plan = draft.remarks
    if not plan.term:
        plan.term = plan.block_term = rng.pick(draft.shop.slots)
    plan.contradicts["slot"] = True
    others = [one for one in wording.COMMON_TERMS if not wording.slots_overlap(one, plan.term)]
    other = rng.pick(others)
    if rng.chance(0.4):
        plan.needs_date_block = True
        plan.block_term = other
        plan.kind = "contradiction/slot-block"
        return
    end = wording.slot_hours(plan.term)[1]
    late = [hour for hour in EVENING if hour >= end]
    if late and rng.chance(0.25):
        text = schedule_text(rng, "slot_after").format(h=rng.pick(late))
        _say_when(draft, text, "contradiction/slot-after")
        return
    text = schedule_text(rng, "slot").format(s=wording.slot_text(rng, other))
    _say_when(draft, text, "contradiction/slot")
