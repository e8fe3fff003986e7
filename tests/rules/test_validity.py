"""A pack runs on the JST days it is meant for, and on no other."""

from datetime import UTC, date, datetime

import pytest

from oms.engine import Engine, prove
from oms.errors import PackError
from oms.model import order
from oms.model.base import jst
from oms.rules import Pack, load_pack, parse_pack

TEXT = """\
[pack]
format = 1
name = "may"
valid_from  = 2026-05-01
valid_until = 2026-05-31
[[case]]
name = "a plain order of another month passes"
order = { order_datetime = 2026-07-01T10:00:00+09:00 }
expect = "pass"
"""


@pytest.mark.parametrize(
    ("moment", "line"),
    [
        (jst(2026, 4, 30, 23, 59), 4),
        (jst(2026, 5, 1), None),
        (datetime(2026, 4, 30, 15, tzinfo=UTC), None),
        (datetime(2026, 4, 30, 14, 59, tzinfo=UTC), 4),
        (jst(2026, 5, 31, 23, 59), None),
        (datetime(2026, 5, 31, 15, tzinfo=UTC), 5),
        (jst(2026, 6, 1), 5),
    ],
)
def test_the_day_of_the_screening_is_the_japanese_one(moment, line):
    """Both days belong to it; the fault names the line of the bound that is broken."""
    engine = Engine(parse_pack(TEXT, where="may.toml"))
    if line is None:
        assert moment == engine.screen(order(), at=moment).at
        return
    for run in (engine.screen, engine.explain):
        with pytest.raises(PackError) as caught:
            run(order(), at=moment)
        [fault] = caught.value.faults
        assert ("may.toml", line) == (fault.where, fault.line)
        assert "is valid from 2026-05-01 until 2026-05-31, so not on" in fault.message


def test_many_orders_are_refused_at_once():
    """Not at the first order, which may never come."""
    engine = Engine(parse_pack(TEXT))
    with pytest.raises(PackError):
        engine.screen_many([], at=jst(2026, 6, 1))


@pytest.mark.parametrize(
    ("bound", "told"),
    [
        ("valid_from", "demo: is valid from 2026-05-02, so not on 2026-05-01 (JST)"),
        ("valid_until", "demo: is valid until 2026-04-30, so not on 2026-05-01 (JST)"),
    ],
)
def test_one_bound_is_enough(bound, told):
    """The other side is open; a pack made in Python is named by its name."""
    day = date(2026, 5, 2) if bound == "valid_from" else date(2026, 4, 30)
    pack = Pack.build("demo").model_copy(update={bound: day})
    with pytest.raises(PackError) as caught:
        pack.require_valid(jst(2026, 5, 1))
    assert told == str(caught.value)


def test_cases_prove_rules_not_days():
    """A case may lie outside the days of its pack, as the default moment mostly does."""
    assert [True] == [each.passed for each in prove(parse_pack(TEXT))]


def test_the_validity_of_a_base_is_its_own(tmp_path):
    """What a pack takes from its base are facts and parameters."""
    (tmp_path / "base.toml").write_text(TEXT)
    (tmp_path / "shop.toml").write_text('[pack]\nformat=1\nname="x"\nextends="base.toml"\n')
    pack = load_pack(tmp_path / "shop.toml")
    assert (None, None, ()) == (pack.valid_from, pack.valid_until, pack.cases)
