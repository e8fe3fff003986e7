"""Remarks: planted messages stand in the payload, quiet orders hold none, labels are right."""

import html
import re
from datetime import date

import pytest

from oms.testing import generate, resources, shops
from oms.testing.draft import CLASSES
from oms.testing.wording import block_slot, kanji_number, slot_hours, slots_overlap

BLOCK = re.compile(r"\[配送日時指定:\]\n(.*?)(?=\n\[|\Z)", re.DOTALL)
BANK = resources.phrases()
FORM_DAY = re.compile(r"(\d{4}-\d\d-\d\d)\([月火水木金土日]\)")


def remarks(sample):
    """The remarks with plain line ends and entities undone."""
    return html.unescape(sample.payload["remarks"].replace("\r\n", "\n"))


def known_texts():
    """All hand-written messages without a blank to fill, by class."""
    bank = {name: list(texts) for name, texts in BANK["messages"].items()}
    for pair in BANK["pairs"]:
        for name in pair["classes"]:
            bank[name].append(pair["text"])
    return bank


def test_the_bank_is_large_and_has_no_doubles():
    """At least 250 messages and 50 greetings, all different."""
    messages = [text for texts in BANK["messages"].values() for text in texts]
    messages += [text for texts in BANK["schedule"].values() for text in texts]
    greetings = BANK["quiet"]["greetings"]
    assert len(messages) >= 250
    assert len(greetings) >= 50
    everything = messages + greetings + BANK["quiet"]["none"]
    assert len(everything) == len(set(everything))
    assert set(CLASSES) - {"schedule"} == set(BANK["messages"])


def test_the_bank_holds_no_real_number_or_address():
    """Law 12: invented people only."""
    text = resources.text("phrases.toml")
    assert not re.search(r"\d{2,4}-\d{2,4}-\d{4}|@", text)


def test_what_a_gift_message_asks_for_is_told_of_messages_of_the_bank():
    """Labels of のし, wrapping and card stand on texts that exist."""
    known = {text for texts in known_texts().values() for text in texts}
    for thing, texts in BANK["gift_goods"].items():
        assert set(texts) <= known, thing
        assert len(texts) == len(set(texts))


def test_labels_agree_with_one_another(samples):
    """needs_person, classes and trouble names say the same."""
    for sample in samples:
        truth = sample.truth
        messages = [name for name in truth["remark_classes"] if name != "greeting"]
        named = {n for n in sample.troubles if n.startswith("remark.")} - {"remark.in_date_block"}
        assert {f"remark.{name}" for name in messages} == named
        assert truth["needs_person"] == bool(messages)
        assert set(truth["planted"]) <= sample.troubles
        for key in ("date", "slot"):
            assert truth["contradicts"][key] == (f"contradiction.{key}" in sample.troubles)


def test_default_texts_are_those_of_the_shop(samples):
    """What a shop would configure."""
    texts = {shop.key: list(shop.default_texts) for shop in shops()}
    for sample in samples:
        assert texts[sample.truth["shop"]] == sample.truth["default_texts"]


@pytest.mark.parametrize("name", [name for name in CLASSES if name != "schedule"])
def test_a_planted_message_stands_in_the_remarks(name):
    """Word for word, or as the yes of a pull-down."""
    bank = known_texts()[name]
    yes = [block.yes for shop in shops() for block in shop.form if block.yes_class == name]
    used = set()
    for sample in generate(300, seed=41, troubles={f"remark.{name}": 1.0}):
        text = remarks(sample)
        found = [one for one in bank + yes if one in text]
        assert found, text
        used.update(found)
    assert len(used) > len(bank) * 0.7


def test_a_planted_schedule_wish_is_not_in_the_fields():
    """It says something the fields do not say."""
    for sample in generate(300, seed=43, troubles={"remark.schedule": 1.0}):
        kind = sample.truth["kind"]
        payload = sample.payload
        if kind in {"msg/schedule/open", "msg/schedule/weekday"}:
            assert (None, 0) == (payload["deliveryDate"], payload["shippingTerm"] or 0)
        elif kind.startswith("msg/schedule/slot"):
            assert not payload["shippingTerm"]
        else:
            assert payload["deliveryDate"] is None


def test_a_message_in_the_date_block_stands_there():
    """Between the title of the date block and the next title."""
    texts = [text for texts in BANK["messages"].values() for text in texts]
    for sample in generate(300, seed=47, troubles={"remark.in_date_block": 1.0}):
        body = BLOCK.search(remarks(sample))[1]
        assert any(text in body for text in texts), body


def test_the_date_block_of_an_ordinary_order_says_what_the_fields_say(ordinary):
    """Day and slot agree with deliveryDate and shippingTerm."""
    styles = {shop.key: shop.slot_style for shop in shops()}
    for sample in ordinary:
        found = BLOCK.search(remarks(sample))
        if not found:
            continue
        named = FORM_DAY.search(found[1])
        assert sample.payload["deliveryDate"] == (named[1] if named else None)
        term = sample.payload["shippingTerm"]
        if term:
            assert block_slot(styles[sample.truth["shop"]], term) in found[1]


def test_quiet_orders_hold_no_message(ordinary):
    """No hand-written message strays into a quiet order."""
    texts = [text for texts in BANK["messages"].values() for text in texts if len(text) > 8]
    for sample in ordinary:
        assert not any(text in remarks(sample) for text in texts)


def test_quiet_orders_are_of_every_kind(ordinary):
    """Empty, default, partly deleted, none, greeting, repeated wish."""
    kinds = {"empty", "default", "partial", "none", "greeting", "repeat"}
    assert {f"quiet/{kind}" for kind in kinds} == {s.truth["kind"] for s in ordinary}
    for sample in ordinary:
        greeted = sample.truth["kind"] == "quiet/greeting"
        assert greeted == (sample.truth["remark_classes"] == ["greeting"])


def test_a_contradicting_day_is_named_beside_a_set_field():
    """In the block another day; in free text a day, a weekday or a span."""
    blocks = 0
    for sample in generate(300, seed=53, troubles={"contradiction.date": 1.0}):
        field = sample.payload["deliveryDate"]
        assert field
        if sample.truth["kind"] == "contradiction/date-block":
            named = FORM_DAY.search(BLOCK.search(remarks(sample))[1])[1]
            assert named != field
            assert date.fromisoformat(named)
            assert "remark.schedule" not in sample.troubles
            blocks += 1
        else:
            assert "remark.schedule" in sample.troubles
    assert 0.25 < blocks / 300 < 0.55


def test_a_contradicting_slot_shares_no_hour_with_the_field():
    """The block names another slot than the field."""
    styles = {shop.key: shop.slot_style for shop in shops()}
    seen = 0
    for sample in generate(300, seed=59, troubles={"contradiction.slot": 1.0}):
        term = sample.payload["shippingTerm"]
        assert term
        if sample.truth["kind"] == "contradiction/slot-block":
            body = BLOCK.search(remarks(sample))[1]
            assert block_slot(styles[sample.truth["shop"]], term) not in body
            seen += 1
    assert seen > 60


def test_both_contradictions_can_stand_in_one_order():
    """The second planter keeps what the first one wrote."""
    mix = {"contradiction.date": 1.0, "contradiction.slot": 1.0}
    for sample in generate(150, seed=61, troubles=mix):
        assert {"date": True, "slot": True} == sample.truth["contradicts"]
        found = BLOCK.search(remarks(sample))
        if "remark.schedule" not in sample.troubles:
            assert sample.payload["deliveryDate"] not in found[1]


def test_slots_overlap_by_the_hour():
    """Touching slots do not overlap; the morning holds 8 to 12."""
    assert (19, 21) == slot_hours(1921)
    assert slots_overlap(1820, 1921)
    assert slots_overlap(1, 812)
    assert slots_overlap(2, 1416)
    assert not slots_overlap(1, 1214)
    assert not slots_overlap(1416, 1618)


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (25, "二十五")]
)
def test_numbers_are_written_in_kanji(number, text):
    """As an elderly buyer writes a day."""
    assert text == kanji_number(number)
