"""`explain`: the same answer as `screen`, with every step, for the person at the desk."""

import copy
import pickle
import pprint

import pytest
from rich.pretty import pretty_repr

import oms
from oms.model import ABSENT, Message, Wait, order

AT = oms.jst(2026, 5, 1, 12)
CANARY = "カナリア太郎"
SEEN = Message(ja="{n} 文字を見た", en="saw {n} characters")


def noting(check, subject, ctx):
    """Write a step down and say nothing."""
    ctx.note(SEEN, n=len(subject.remarks))
    return iter(())


@pytest.fixture
def engine(run, make, say):
    """An engine whose checks speak, stay quiet, break, lack data and wait."""

    def explode(check, subject, ctx):
        ctx.note(SEEN, n=1)
        raise RuntimeError

    def wait(check, subject, ctx):
        yield Wait(kind="payment", label=Message("入金待ち", "awaiting payment"))

    return run(
        make(noting, inputs=("remarks", "packages.recipient.city"), name="zz.quiet"),
        make(say("話"), name="zz.speaks", inputs=("sub_status_id",)),
        make(explode, name="zz.breaks"),
        make(name="zz.lacks", needs=("stock",)),
        make(wait, name="zz.waits"),
        make(say("影"), name="zz.shadow"),
        settings={"zz.shadow": {"mode": "shadow"}},
    )


@pytest.mark.parametrize(
    "subject",
    [order(), order(remarks="のし"), order(sub_status_id=ABSENT), order(status=450)],
)
def test_it_finds_what_screen_finds(engine, subject):
    """Same code, same findings, waits and shadow findings."""
    explained, screened = engine.explain(subject, at=AT), engine.screen(subject, at=AT)

    assert screened == explained.screening
    said = [each for trace in explained.traces for each in trace.said]
    assert [*screened.findings, *screened.waits, *screened.shadow] == sorted(
        said, key=[*screened.findings, *screened.waits, *screened.shadow].index
    )


def test_it_shows_every_check_with_inputs_steps_and_verdict(engine):
    """Also those that stayed quiet, and why."""
    text = engine.explain(order(remarks="のし\n希望"), at=AT).text("ja")

    assert text == str(engine.explain(order(remarks="のし\n希望"), at=AT))
    lines = text.splitlines()
    assert "123456-20260501-0000000001 注文確認待ち — 要確認" == lines[0]
    quiet = next(number for number, line in enumerate(lines) if "(zz.quiet)" in line)
    assert lines[quiet].startswith("○ ZZ")
    assert [
        "    remarks = のし⏎希望",
        "    packages[0].recipient.city = 千代田区",
        "    · 5 文字を見た",
        "    → 指摘なし",
    ] == lines[quiet + 1 : quiet + 5]
    assert "    → 要確認: 話" in lines
    assert "    → 入金待ち" in lines
    assert any(line.startswith("●") and line.endswith("(zz.shadow) [shadow]") for line in lines)
    assert any("data:stock" in line for line in lines)
    broken = next(number for number, line in enumerate(lines) if "(zz.breaks)" in line)
    assert "    · 1 文字を見た" == lines[broken + 1]
    assert 6 == sum(line.startswith(("○", "●")) for line in lines)


def test_it_speaks_english_too(engine):
    """Templates in both languages; values stay as they are."""
    text = engine.explain(order(remarks="のし"), at=AT).text("en")

    assert "— needs review" in text
    assert "· saw 2 characters" in text
    assert "→ nothing to say" in text
    assert "→ awaiting payment" in text


def test_an_order_without_trouble_may_go_on(run, make):
    """The verdict stands in the first line."""
    explained = run(make()).explain(order(), at=AT)
    assert explained.text("ja").splitlines()[0].endswith("— このまま進めてよい")
    assert explained.text("en").splitlines()[0].endswith("— may go on")


def test_values_are_shown_short_and_on_one_line(run, make):
    """Null as a dash, unknown by name, long text cut, line ends visible."""
    inputs = ("shop_memo", "remarks", "operator", "settlement.method")
    check = make(noting, inputs=inputs)
    subject = order(
        shop_memo=None, remarks="あ\r\n" + "い" * 100, operator=ABSENT, settlement={"method": 2}
    )
    shown = dict(run(check).explain(subject, at=AT).traces[0].inputs)

    assert "–" == shown["shop_memo"]
    assert "あ⏎" + "い" * 58 + "…" == shown["remarks"]
    assert "ABSENT" == shown["operator"]
    assert "2" == shown["settlement.method"]


def test_neighbours_and_revisions_may_come_from_an_iterator(run, make):
    """Every check sees all of them, and so does the screening beside the trace."""

    def examine(check, subject, ctx):
        seen = f"{len(ctx.neighbours)}+{len(ctx.earlier)}"
        yield check.finding(Message(seen, seen), kind=seen)

    engine = run(make(examine), make(examine))
    explained = engine.explain(
        order(), at=AT, neighbours=iter([order(), order()]), earlier=iter([order()])
    )

    assert ["2+1", "2+1"] == [each.kind for trace in explained.traces for each in trace.said]
    assert ["2+1", "2+1"] == [each.kind for each in explained.screening.findings]


def test_screening_writes_no_steps_down(run, make):
    """Steps cost nothing unless somebody asked."""
    heard = []

    def examine(check, subject, ctx):
        heard.append(ctx.tell)
        return iter(())

    engine = run(make(examine))
    engine.screen(order(), at=AT)
    assert [None] == heard


def test_an_explanation_shows_values_only_when_it_is_printed(run, make):
    """Law 12: text is for the person at the desk; repr, pprint and rich are for logs."""

    def examine(check, subject, ctx):
        ctx.note(Message("{text}", "{text}"), text=subject.remarks)
        yield check.finding(Message("{text}", "{text}"), text=subject.remarks)

    explained = run(make(examine, inputs=("remarks",))).explain(order(remarks=CANARY), at=AT)
    [trace] = explained.traces

    assert 3 == str(explained).count(CANARY)
    for each in (explained, trace, trace.steps[0], explained.screening):
        shown = f"{each!r} {pprint.pformat(each)} {pretty_repr(each)} {[each]!r}"
        assert CANARY not in shown
    assert "<Explanation 123456-20260501-0000000001 1 checks>" == repr(explained)
    assert "<Step {text}>" == repr(trace.steps[0])
    assert f"<CheckTrace {trace.code} 1 steps, 1 said>" == repr(trace)


def test_an_explanation_travels_whole():
    """With the real checks."""
    explained = oms.Engine().explain(order(postage_price=-9999), at=AT)
    for twin in (pickle.loads(pickle.dumps(explained)), copy.deepcopy(explained)):
        assert explained == twin
        assert explained.text() == twin.text()
