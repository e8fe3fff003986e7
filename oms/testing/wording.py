"""How buyers and RMS write days and delivery slots."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from oms.testing.rng import Rng

JST = timezone(timedelta(hours=9), "JST")
WEEKDAYS = "月火水木金土日"
FULLWIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
KANJI = "〇一二三四五六七八九"
MORNING, AFTERNOON = 1, 2
COMMON_TERMS = (1, 2, 1214, 1416, 1618, 1820, 1921)


def stamp(moment: datetime) -> str:
    """A Datetime as RMS writes it: no colon in the offset."""
    return moment.isoformat()[:19] + "+0900"


def kanji_number(number: int) -> str:
    """A number from 1 to 99 in kanji."""
    tens, ones = divmod(number, 10)
    head = ("" if tens == 1 else KANJI[tens]) + "十" if tens else ""
    return head + (KANJI[ones] if ones else "")


def date_text(rng: Rng, day: date) -> str:
    """A day as a buyer might type it, without the year or with it."""
    weekday = WEEKDAYS[day.weekday()]
    plain = f"{day.month}月{day.day}日"
    styles = (
        *(f"{day.month}/{day.day}", plain, plain.translate(FULLWIDTH), day.isoformat()),
        *(f"{day.month}/{day.day}({weekday})", f"{plain}（{weekday}）", f"{day.day}日"),
        *(f"{day.month:02}/{day.day:02}", f"{plain}({weekday})"),
        f"{kanji_number(day.month)}月{kanji_number(day.day)}日",
    )
    return rng.pick(styles)


def slot_hours(term: int) -> tuple[int, int]:
    """The hours of a slot; the morning ends and the afternoon begins at 12."""
    return {MORNING: (0, 12), AFTERNOON: (12, 24)}.get(term) or divmod(term, 100)


def slots_overlap(one: int, other: int) -> bool:
    """Whether two slots share an hour."""
    (a, b), (c, d) = slot_hours(one), slot_hours(other)
    return a < d and c < b


def slot_text(rng: Rng, term: int) -> str:
    """A slot as a buyer might type it."""
    if term in (MORNING, AFTERNOON):
        return rng.pick(("午前中", "午前") if term == MORNING else ("午後",))
    a, b = slot_hours(term)
    styles = (f"{a}時〜{b}時", f"{a}-{b}時", f"{a}:00-{b}:00", f"{a}時から{b}時", f"{a}～{b}時")
    text = rng.pick(styles)
    return text.translate(FULLWIDTH) if rng.chance(0.2) else text


def block_slot(style: str, term: int) -> str:
    """A slot as RMS writes it into the date block of this shop."""
    if term in (MORNING, AFTERNOON):
        return "午前中" if term == MORNING else "午後"
    a, b = slot_hours(term)
    wide_a, wide_b = str(a).translate(FULLWIDTH), str(b).translate(FULLWIDTH)
    return (style or "{a}:00-{b}:00").format(a=a, b=b, A=wide_a, B=wide_b)


def block_date(day: date) -> str:
    """A day as RMS writes it into the date block."""
    return f"{day.isoformat()}({WEEKDAYS[day.weekday()]})"
