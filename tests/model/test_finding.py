"""Findings, messages and waits: values that say what, where, and in two languages."""

import json
import math
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from pydantic import ValidationError

from oms.model import ABSENT, Evidence, Finding, Gate, Message, Severity, Source, Suggestion, Wait
from oms.model.base import jst

LABEL = Message(ja="のし・ギフト", en="gift wrapping")


def finding(**facts):
    """Return a small finding."""
    base = {"code": "ZZ01", "rule": "zz.test", "message": Message(ja="{n}件", en="{n} found")}
    return Finding(**base | facts)


@pytest.mark.parametrize(
    ("template", "data", "text"),
    [
        ("備考に{label}", {"label": "のし"}, "備考にのし"),
        ("備考に{label}", {"label": LABEL}, "備考にのし・ギフト"),
        ("{count:,} 円", {"count": 12000}, "12,000 円"),
        ("{missing} 件", {"count": 1}, "… 件"),
        ("{missing:,} 件", {"count": 1}, "… 件"),
        ("{missing.deep[0]}", {"count": 1}, "…"),
        ("{count.deep}", {"count": 1}, "…"),
        ("{}", {"count": 1}, "…"),
        ("{rows[9]}", {"rows": [1]}, "…"),
        ("{word:,}", {"word": "文字"}, "文字"),
        ("{word:d}", {"word": None}, "None"),
        ("{day:%m/%d}", {"day": date(2026, 5, 8)}, "05/08"),
        ("{amount:,}", {"amount": ABSENT}, "Unknown.ABSENT"),
        ("{text}", {"text": "{count} {{x}}"}, "{count} {{x}}"),
        ("no data", {}, "no data"),
        ("no data", None, "no data"),
    ],
)
def test_a_template_is_filled_without_ever_failing(template, data, text):
    """A gap is shown as a gap; a value is never taken for a template."""
    assert text == Message(ja=template, en="").text("ja", data)


def test_a_message_inside_a_message_speaks_the_same_language():
    """Labels in data are translated along."""
    message = Message(ja="{label}あり", en="{label} wanted")
    assert ("のし・ギフトあり", "gift wrapping wanted") == (
        message.text("ja", {"label": LABEL}),
        message.text("en", {"label": LABEL}),
    )


def test_the_defaults_of_a_finding_are_the_strictest():
    """A hold of both gates on the order as a whole."""
    made = finding()

    assert (Severity.HOLD, set(Gate), "order", "order") == (
        made.severity,
        made.gates,
        made.subject,
        made.at,
    )
    assert ["要確認", "注意", "参考"] == [each.label for each in Severity]


def test_findings_are_values_that_can_be_put_in_sets():
    """Equal by all facts, also with data that cannot be hashed itself."""
    advice = Suggestion(path="a", message=LABEL, data={"rows": [1]})
    one = finding(data={"rows": [1]}, evidence=(Evidence(path="a", value=1),), suggestion=advice)
    same = finding(data={"rows": [1]}, evidence=(Evidence(path="a", value=1),), suggestion=advice)
    other = finding(data={"rows": [2]}, evidence=(Evidence(path="a", value=1),))

    assert one == same
    assert hash(one) == hash(same)
    assert {one, other} == {one, same, other}
    assert 1 == len({advice, Suggestion(path="a", message=LABEL, data={"rows": [1]})})
    assert "a" == one.at


@pytest.mark.parametrize(
    "value", ["2026-05-08", 5, 2.5, None, date(2026, 5, 8), jst(2026, 5, 8, 10), math.inf]
)
def test_evidence_keeps_its_value_as_it_is(value):
    """Text that looks like a date stays text; a moment stays a moment."""
    made = Evidence(path="x", value=value)
    assert value == made.value
    assert type(value) is type(made.value)


def test_evidence_takes_codes_and_rates_as_plain_values():
    """What order fields hold can be handed over as it is."""
    assert 0.1 == Evidence(path="x", value=Decimal("0.1")).value
    with pytest.raises(ValidationError):
        Evidence(path="x", value=[1])
    with pytest.raises(ValidationError):
        Evidence(path="x", vlaue=1)


def test_a_finding_is_dumped_with_its_texts_filled():
    """What a list, a CSV or another service needs, in both languages; and it is JSON."""
    made = finding(
        data={"n": 3, "label": LABEL, "day": date(2026, 5, 8)},
        gates=frozenset({Gate.SHIP, Gate.CONFIRM}),
        evidence=(Evidence(path="remarks", value="のし", span=(0, 2)),),
        suggestion=Suggestion(
            path="remarks", value="x", message=Message("{value}に", "to {value}")
        ),
        source=Source("sheet", date(2026, 11, 22)),
    )

    dumped = json.loads(made.model_dump_json())

    assert {"ja": "3件", "en": "3 found"} == dumped["message"]
    assert ["confirm", "ship"] == dumped["gates"] == made.model_dump()["gates"]
    assert {"ja": "xに", "en": "to x"} == dumped["suggestion"]["message"]
    assert {"n": 3, "label": LABEL._asdict(), "day": "2026-05-08"} == dumped["data"]
    assert [{"path": "remarks", "value": "のし", "span": [0, 2]}] == dumped["evidence"]
    assert json.loads(finding().model_dump_json())["suggestion"] is None


def test_a_finding_cannot_be_changed_or_misspelt():
    """Frozen, and a typo in a check fails where it is written."""
    with pytest.raises(ValidationError):
        finding().severity = Severity.INFO
    with pytest.raises(ValidationError):
        finding(sverity="info")


NOON = jst(2026, 5, 1, 12)


@pytest.mark.parametrize(
    ("until", "running"),
    [(None, True), (NOON + timedelta(seconds=1), True), (NOON, False),
     (NOON - timedelta(days=1), False), (datetime(2026, 5, 1, 3, 1, tzinfo=UTC), True)],
)  # fmt: skip
def test_a_wait_runs_until_its_moment(until, running):
    """The moment itself is the end; without one it runs on."""
    assert running is Wait(kind="payment", label=LABEL, until=until).is_running(NOON)


def test_a_wait_without_a_zone_is_refused():
    """A naive end could not be compared with the moment of a screening."""
    with pytest.raises(ValidationError):
        Wait(kind="payment", label=LABEL, until=datetime(2026, 5, 1))  # noqa: DTZ001
