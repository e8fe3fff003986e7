"""National holidays against the official list and another package, and the traps of the source."""

import pickle
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta, timezone

import holidays as other_package
import jpholiday
import pytest

import oms
from oms.calendar import CORRECTIONS, HolidayInfo, NationalHolidays, jst_day, national
from oms.errors import CalendarError

JAPAN = NationalHolidays()


def days(first, last):
    """Return the holidays of our calendar as days."""
    return {info.day for info in JAPAN.between(date(first, 1, 1), date(last, 12, 31))}


def others(first, last):
    """Return the holidays of the package `holidays` as days."""
    return set(other_package.country_holidays("JP", years=range(first, last + 1)))


def test_no_day_of_1955_to_2027_differs_from_the_official_list(official):
    """1,067 dates, 26,663 days."""
    assert 1067 == len(official)
    assert official == days(1955, 2027)


def test_no_day_of_1955_to_2027_differs_from_another_package():
    """The same without the official list at hand."""
    assert others(1955, 2027) == days(1955, 2027)


@pytest.mark.prove
def test_no_day_of_2028_to_2099_differs_from_another_package():
    """Beyond the official list two independent formulas agree."""
    assert others(2028, 2099) == days(2028, 2099)


def test_each_corrected_day_is_older_than_its_law():
    """27 days; the source is said with each law."""
    assert 27 == sum(len(each.false_days) for each in CORRECTIONS)
    for correction in CORRECTIONS:
        assert all(day < correction.in_force for day in correction.false_days)
        assert correction.law
        assert "法律第" in correction.source


def test_each_corrected_day_is_one_the_source_calls_a_holiday():
    """Otherwise the correction is no longer needed: take it out."""
    source = jpholiday.JPHoliday()
    assert all(source.is_holiday(day) for each in CORRECTIONS for day in each.false_days)


@pytest.mark.parametrize(
    ("day", "holiday"),
    [
        ("1973-02-12", False),  # before the law on substitute holidays
        ("1973-04-30", True),  # the first substitute holiday
        ("1981-05-04", True),  # substitute of Sunday 5/3
        ("1985-05-04", False),  # before the law on citizens' holidays
        ("1986-05-04", False),  # a Sunday
        ("1988-05-04", True),  # the first citizens' holiday in May
        ("1989-02-24", True),
        ("1990-11-12", True),
        ("2019-04-30", True),
        ("2019-05-01", True),
        ("2019-05-02", True),
        ("2019-10-22", True),
        ("2020-07-23", True),
        ("2020-07-24", True),
        ("2020-10-12", False),
        ("2021-07-22", True),
        ("2021-07-19", False),
        ("2021-08-09", True),
        ("2021-08-11", False),
        ("2026-05-06", True),  # substitute of Sunday 5/3
        ("2026-09-22", True),  # between two holidays
        ("2027-03-22", True),
        ("2032-09-21", True),
        ("2026-05-07", False),
        ("2026-12-31", False),
    ],
)
def test_special_years(day, holiday):
    """By hand."""
    assert holiday == JAPAN.is_holiday(date.fromisoformat(day))


def test_a_moment_is_judged_by_its_day_in_japan():
    """The source would cut the datetime as it stands."""
    assert "元日" == JAPAN.name(datetime(2025, 12, 31, 15, 30, tzinfo=UTC))
    assert JAPAN.name(datetime(2026, 1, 1, 16, tzinfo=UTC)) is None
    assert JAPAN.is_holiday(oms.jst(2026, 1, 1))
    hawaii = timezone(timedelta(hours=-10))
    assert JAPAN.is_holiday(datetime(2025, 12, 31, 5, tzinfo=hawaii))
    assert not JAPAN.is_holiday(datetime(2025, 12, 31, 4, 59, tzinfo=hawaii))


@pytest.mark.parametrize(
    "value",
    [datetime(2026, 1, 1), "2026-01-01", None, 20260101, datetime.max.replace(tzinfo=UTC)],  # noqa: DTZ001
    ids=str,
)
def test_what_is_no_moment_and_no_day_is_refused(value):
    """A naive datetime means another day on another machine."""
    for ask in (JAPAN.name, JAPAN.is_holiday, JAPAN.info, JAPAN.is_provisional, jst_day):
        with pytest.raises(CalendarError):
            ask(value)


def test_a_subclass_of_date_is_a_day():
    """Such as pandas or a test kit makes."""

    class Day(date):
        pass

    assert JAPAN.is_holiday(Day(2026, 1, 1))
    assert date is type(jst_day(Day(2026, 1, 1)))


@pytest.mark.parametrize("year", [1, 1947, 1954, 2100, 9999])
def test_years_nobody_compared_are_refused(year):
    """The source would answer with wrong lists."""
    for ask in (JAPAN.name, JAPAN.is_provisional):
        with pytest.raises(CalendarError, match="1955 to 2099"):
            ask(date(year, 6, 1))
    with pytest.raises(CalendarError):
        JAPAN.between(date(year, 6, 1), date(2026, 1, 1))


def test_days_beyond_the_official_list_are_provisional():
    """Holidays or not."""
    assert HolidayInfo(date(2027, 1, 1), "元日", provisional=False) == JAPAN.info(date(2027, 1, 1))
    assert HolidayInfo(date(2028, 1, 1), "元日", provisional=True) == JAPAN.info(date(2028, 1, 1))
    assert [False, True] == [JAPAN.is_provisional(date(year, 6, 1)) for year in (2027, 2028)]


def test_between_takes_both_ends_and_is_in_order():
    """An end before its start is nothing."""
    found = JAPAN.between(date(2025, 12, 1), oms.jst(2026, 1, 12))
    assert [date(2026, 1, 1), date(2026, 1, 12)] == [info.day for info in found]
    assert () == JAPAN.between(date(2026, 1, 2), date(2026, 1, 1))


def test_what_others_register_stays_theirs(monkeypatch):
    """`jpholiday.register` is global to the process; our calendar does not hear of it."""

    class ShopDay(jpholiday.OriginalHolidayCheckerInterface):
        def is_holiday(self, day):
            return day == date(2026, 6, 1)

        def holiday_name(self, day):
            return "店休日"

    monkeypatch.setattr(national, "_YEARS", {})
    checker = ShopDay()
    jpholiday.register(checker)
    try:
        assert jpholiday.is_holiday(date(2026, 6, 1))
        assert not JAPAN.is_holiday(date(2026, 6, 1))
    finally:
        jpholiday.unregister(checker)


def test_a_year_is_built_once_by_whatever_number_of_threads(monkeypatch):
    """58 ms are spent once."""
    built = []
    build = national._build
    monkeypatch.setattr(national, "_YEARS", {})
    monkeypatch.setattr(national, "_build", lambda year: built.append(year) or build(year))
    with ThreadPoolExecutor(8) as pool:
        names = set(pool.map(lambda _: JAPAN.name(date(2026, 9, 22)), range(40)))
    assert {"国民の休日"} == names
    assert [2026] == built


def test_the_calendar_is_a_value():
    """Equal, hashable, pickled; what it keeps cannot be changed."""
    assert JAPAN == NationalHolidays() == pickle.loads(pickle.dumps(JAPAN))
    assert 1 == len({JAPAN, NationalHolidays()})
    with pytest.raises(TypeError):
        national._year(2026)[date(2026, 6, 1)] = None


def test_without_the_package_the_error_names_the_extra(monkeypatch):
    """A calendar that ignores holidays works without it."""
    monkeypatch.setattr(national, "_YEARS", {})
    monkeypatch.setitem(sys.modules, "jpholiday", None)
    with pytest.raises(CalendarError, match=r"oms\[calendar\]"):
        JAPAN.name(date(2026, 1, 1))


def test_importing_the_calendar_loads_no_source():
    """Sources come with the first question that needs them."""
    script = (
        "import sys, datetime, oms, oms.calendar\n"
        "day = datetime.date(2026, 5, 1)\n"
        "shop = oms.calendar.BusinessCalendar.from_table({'closed_weekdays': '土日'})\n"
        "assert shop.is_open(day)\n"
        "print(sorted({'jpholiday', 'dateutil', 'holidays'} & set(sys.modules)))\n"
        "oms.calendar.NationalHolidays().name(day)\n"
        "print(sorted({'jpholiday', 'dateutil', 'holidays'} & set(sys.modules)))\n"
    )
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-X", "utf8", "-c", script], capture_output=True, text=True, check=True
    )
    assert ["[]", "['jpholiday']"] == done.stdout.split("\n")[:2]
