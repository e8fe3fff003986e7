"""The hypothesis strategies give what RMS could send."""

import json
from datetime import timedelta

import pytest

pytest.importorskip("hypothesis")

from hypothesis import HealthCheck, Phase, find, given, settings

from oms.model import ShopFacts
from oms.testing import strategies

SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True
)
QUICK = settings(max_examples=60, deadline=None, derandomize=True)
# Without shrinking: only whether such a value comes up.
ANY = settings(
    max_examples=3000, deadline=None, derandomize=True, database=None, phases=[Phase.generate]
)


@SLOW
@given(strategies.order_payloads())
def test_payloads_are_json_with_their_required_fields(payload):
    """They survive the round trip as UTF-8."""
    text = json.dumps(payload, ensure_ascii=False)
    assert payload == json.loads(text.encode())
    assert {"orderNumber", "orderProgress", "OrdererModel", "PackageModelList"} <= set(payload)
    for package in payload["PackageModelList"]:
        assert package["ItemModelList"]
        assert "SenderModel" in package


@QUICK
@given(strategies.phones())
def test_phones_have_an_invented_number_with_at_most_one_hole(phone):
    """RMS allows one null part."""
    parts = [phone[f"phoneNumber{n}"] for n in (1, 2, 3)]
    assert parts.count(None) <= 1
    assert parts[1] in {None, "0000"}


@QUICK
@given(strategies.people())
def test_people_live_at_a_postcode_and_have_the_parts_of_a_phone(person):
    """Whatever stands in them."""
    assert 7 == len(person["zipCode1"] + person["zipCode2"])
    assert {"phoneNumber1", "phoneNumber2", "phoneNumber3"} <= set(person)


@pytest.mark.parametrize("kind", range(10))
def test_changes_reach_every_type(kind):
    """Open and finished ones."""
    found = find(strategies.changes(), lambda row: row.get("changeType") == kind, settings=ANY)
    assert kind == found["changeType"]


@pytest.mark.parametrize("wanted", ["携帯", "0000", None])
def test_odd_phones_reach_what_people_write(wanted):
    """Letters, dummies, nothing."""
    found = find(
        strategies.odd_phones(), lambda phone: phone["phoneNumber2"] == wanted, settings=ANY
    )
    assert wanted == found["phoneNumber2"]


@QUICK
@given(strategies.shop_facts(), strategies.shippings(), strategies.changes())
def test_facts_and_rows_are_such(facts, shipping, change):
    """What checks are handed."""
    assert isinstance(facts, ShopFacts)
    assert isinstance(shipping["shippingDetailId"], int)
    assert isinstance(change["changeId"], int)


@QUICK
@given(strategies.cautions())
def test_cautions_are_a_type_and_perhaps_a_detail(caution):
    """Known, unknown, null, absent."""
    assert caution["cautionDisplayType"] in {0, 1, 2}
    assert caution.get("cautionDisplayDetailType") in {None, 101, 102, 103, 104, 105, 199}


@pytest.mark.parametrize("wanted", ["選択してください", "同意しない", "のし:不要", "："])
def test_choices_reach_the_odd_answers(wanted):
    """Invitations, refusals, ordinary answers, full-width marks."""
    assert wanted in find(strategies.choices(), lambda text: wanted in text, settings=ANY)


@QUICK
@given(strategies.datetimes_jst())
def test_datetimes_are_aware_and_japanese(moment):
    """Nine hours ahead, whole seconds."""
    assert timedelta(hours=9) == moment.utcoffset()
    assert 0 == moment.microsecond


@QUICK
@given(strategies.remarks())
def test_remarks_are_text_that_can_be_sent(text):
    """Not longer than RMS takes."""
    assert len(text.encode()) <= 32767


@pytest.mark.parametrize("wanted", ["&#", "\r\n", "[配送日時指定:]"])
def test_remarks_reach_the_odd_shapes(wanted):
    """Entities, CRLF and the date block occur."""
    assert wanted in find(strategies.remarks(), lambda text: wanted in text, settings=ANY)


@pytest.mark.parametrize(
    "condition",
    [
        pytest.param(lambda p: p["postagePrice"] == -9999, id="undetermined"),
        pytest.param(lambda p: "newFlag" in p, id="unknown key"),
        pytest.param(lambda p: p.get("SettlementModel", 0) is None, id="null model"),
        pytest.param(lambda p: "SettlementModel" not in p, id="absent model"),
        pytest.param(
            lambda p: p["PackageModelList"][0]["SenderModel"]["city"] == "入力待ち",
            id="social gift",
        ),
        pytest.param(
            lambda p: p["PackageModelList"][0]["SenderModel"]["prefecture"] == "Tokyo",
            id="unknown prefecture",
        ),
        pytest.param(
            lambda p: any(
                not row.get("shippingNumber")
                for row in p["PackageModelList"][0]["ShippingModelList"]
            ),
            id="blank shipping row",
        ),
    ],
)
def test_payloads_reach_the_hard_cases(condition):
    """What readers must survive does occur."""

    def holds(payload):
        try:
            return condition(payload)
        except (KeyError, TypeError):  # the field is absent or null
            return False

    assert holds(find(strategies.order_payloads(), holds, settings=ANY))
