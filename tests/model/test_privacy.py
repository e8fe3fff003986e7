"""Law 12: nothing shows personal data by itself. A canary sits in every text field."""

import io
import logging
import pprint
import traceback

import pytest
from pydantic import ValidationError
from rich.console import Console
from rich.pretty import pretty_repr

from oms.errors import RecordError
from oms.model import Evidence, Finding, Message, Order, Suggestion, Wait, order

CANARY = "カナリア太郎"
DIGITS = "09012345678"


def with_canary(node):
    """Put the canary into every text that is no date, code or order number."""
    if isinstance(node, dict):
        return {key: with_canary(value) for key, value in node.items()}
    if isinstance(node, list):
        return [with_canary(each) for each in node]
    return CANARY if node == "文字" else node


@pytest.fixture
def made(full):
    """An order with the canary in every text field, unknown keys included."""
    payload = with_canary(full) | {"orderNumber": "123456-20260501-0000000001", "newKey": CANARY}
    payload["OrdererModel"]["newKey"] = CANARY
    return Order.from_rms(payload)


def records(record):
    """Yield a record and every record in it."""
    yield record
    for name in type(record).model_fields:
        value = getattr(record, name)
        for each in value if isinstance(value, tuple) else (value,):
            if hasattr(type(each), "model_fields"):
                yield from records(each)


def shown(value):
    """Return everything Python, pydantic, rich and logging show of a value by themselves."""
    out = io.StringIO()
    Console(file=out, width=400).print(value)
    log = logging.LogRecord("oms", logging.INFO, __file__, 1, "%s %r", (value, value), None)
    return "\n".join(
        [
            repr(value),
            str(value),
            f"{value}",
            f"{value!r:>5}",
            "%s" % (value,),  # noqa: UP031  the old operator is what logging uses
            pprint.pformat(value),
            pretty_repr(value),
            repr([value]),
            repr({"order": value}),
            pprint.pformat({"orders": [value]}),
            log.getMessage(),
            out.getvalue(),
        ],
    )


def test_the_canary_sits_in_every_text_field(made):
    """The test itself tests something: about a hundred places hold the canary."""
    assert 70 < made.model_dump_json().count(CANARY)
    kinds = {type(each).__name__ for each in records(made)}
    assert 17 == len(kinds)


def test_no_record_shows_the_canary(made):
    """repr, str, format, pprint, rich, logging: of the order and of each record in it."""
    for record in records(made):
        assert CANARY not in shown(record), type(record).__name__
        assert type(record).__name__ in repr(record)


def test_an_order_shows_what_identifies_it():
    """Masked is not useless: number, status, row numbers are shown."""
    made = order(status=300, packages=[{"shippings": [{}]}])

    assert "<Order 123456-20260501-0000000001 発送待ち>" == repr(made) == str(made)
    assert "<Package 10000001>" == repr(made.packages[0])
    assert "<Item 20000001>" == repr(made.items[0])
    assert "<Shipping 30000001>" == repr(made.packages[0].shippings[0])
    assert "<Recipient>" == repr(made.recipients[0])
    assert "Recipient()" == pretty_repr(made.recipients[0])


def test_changing_a_record_is_refused_without_quoting_the_value(made):
    """Frozen, and the refusal is masked as well."""
    for record in records(made):
        for name in [*type(record).model_fields, "invented"]:
            with pytest.raises(ValidationError) as caught:
                setattr(record, name, CANARY)
            assert CANARY not in "".join(traceback.format_exception(caught.value))
            assert "frozen" in str(caught.value)
        with pytest.raises(ValidationError):
            delattr(record, next(iter(type(record).model_fields)))
    assert hash(made) == hash(made.model_copy())


def broken(node, path=()):
    """Yield payload paths of every scalar."""
    if isinstance(node, dict):
        for key, value in node.items():
            yield from broken(value, (*path, key))
    elif isinstance(node, list) and path[-1:] != ("receiptIssueHistoryList",):
        for index, value in enumerate(node):
            yield from broken(value, (*path, index))
    elif not isinstance(node, list):
        yield path


def test_no_refusal_of_a_record_quotes_a_value(full):
    """Each field in turn holds something of the wrong kind: text and traceback are clean."""
    refused = 0
    for path in broken(full):
        for value in ([CANARY], {CANARY: CANARY}, CANARY, f"{DIGITS}.5"):
            payload = with_canary(full)
            node = payload
            for step in path[:-1]:
                node = node[step]
            node[path[-1]] = value
            try:
                Order.from_rms(payload)
            except RecordError as error:
                text = "".join(traceback.format_exception(error)) + repr(error.to_dict())
                assert CANARY not in text, path
                assert DIGITS not in text, path
                refused += 1
    assert 300 < refused


@pytest.mark.parametrize(
    "text",
    [
        '{"remarks": "' + CANARY,
        '{"remarks": ' + CANARY + "}",
        '{"remarks": "' + CANARY + '\\ud800"}',
        '{"remarks": "' + CANARY + "\ud800" + '"}',
        f'["{CANARY}"]',
        f'"{CANARY}"',
        ('{"remarks": "' + CANARY + '"}').encode("cp932"),
    ],
)
def test_broken_json_is_refused_without_quoting_it(text):
    """A syntax error names line and column only."""
    with pytest.raises(RecordError) as caught:
        Order.from_rms(text)
    shown_text = "".join(traceback.format_exception(caught.value)) + repr(caught.value)
    assert CANARY not in shown_text
    assert caught.value.__context__ is None


def test_half_a_pair_is_refused_without_quoting_the_text():
    """A dict with a broken text."""
    with pytest.raises(RecordError) as caught:
        Order.from_rms(order().to_rms() | {"remarks": CANARY + "\ud800"})
    assert CANARY not in "".join(traceback.format_exception(caught.value))


def test_the_builder_names_the_wrong_field_not_its_value():
    """A typo in a test shows the typo."""
    with pytest.raises(RecordError) as caught:
        order(remraks=CANARY)
    assert CANARY not in str(caught.value)
    assert "remraks" in str(caught.value)


def test_findings_show_where_and_not_what():
    """A finding, its evidence and its suggestion carry values; none shows them by itself."""
    finding = Finding(
        code="ZZ01",
        rule="zz.canary",
        message=Message(ja="{name}様", en="{name}"),
        data={"name": CANARY},
        evidence=(Evidence(path="remarks", value=CANARY, span=(0, 6)),),
        suggestion=Suggestion(
            path="remarks", value=CANARY, message=Message("{x}", "{x}"), data={"x": CANARY}
        ),
    )

    assert f"{CANARY}様" == finding.text()
    assert CANARY in finding.suggestion.text("en")
    for each in (finding, finding.evidence[0], finding.suggestion):
        assert CANARY not in shown(each)
    assert "<Finding ZZ01 hold order at remarks>" == repr(finding)
    assert "<Evidence remarks[0, 6]>" == repr(finding.evidence[0])
    assert "<Suggestion remarks>" == repr(finding.suggestion)
    with pytest.raises(ValidationError) as caught:
        Evidence(path=CANARY, value=[CANARY])
    assert CANARY not in str(caught.value)
    assert "<Wait payment>" == repr(Wait(kind="payment", label=Message("入金待ち", "payment")))
