"""`Engine.screen`: all checks, in order, the same answer every time."""

import json
import pickle
import random
import threading
from datetime import UTC, date, datetime, timedelta, tzinfo

import pytest

import oms
from oms.engine import Versions
from oms.model import Evidence, Message, Severity, order
from oms.rules import Pack

NOTE = Message("{x}", "{x}")


def test_findings_come_in_the_order_of_the_pack(run, make, say, at):
    """And within a check in the order in which they were said."""
    checks = [make(say("a", "b")), make(say()), make(say("c"))]
    result = run(*checks).screen(order(), at=at)

    assert ["a", "b", "c"] == [each.kind for each in result.findings]
    assert [checks[0].name] * 2 + [checks[2].name] == [each.rule for each in result.findings]


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_the_checks_does_not_change_what_is_found(run, make, say, at, seed):
    """As sets; also with checks that break."""

    def explode(check, subject, ctx):
        yield from say("before")(check, subject, ctx)
        raise RuntimeError

    checks = [make(say("a", "b")), make(explode), make(say("c")), make(inputs=("sub_status_id",))]
    subject = order(sub_status_id=oms.ABSENT)
    usual = run(*checks).screen(subject, at=at)
    random.Random(seed).shuffle(checks)
    other = run(*checks).screen(subject, at=at)

    assert 6 == len(set(usual.findings))
    assert set(usual.findings) == set(other.findings)


def test_the_same_input_gives_the_same_answer(at):
    """With the real checks: equal results, equal bytes."""
    subject = order(status=300, postage_price=-9999, remarks="のし希望")
    earlier = (order(status=900),)
    first = oms.Engine().screen(subject, at=at, earlier=earlier)
    again = oms.Engine().screen(oms.Order.from_rms(subject.to_rms()), at=at, earlier=earlier)

    assert {"PY01", "EN03"} <= {each.code for each in first.findings}
    assert first == again
    assert first.model_dump_json() == again.model_dump_json()
    assert json.loads(first.model_dump_json())["findings"][0]["code"]
    assert "order" not in first.model_dump()


def test_a_check_hears_of_its_own_moment_and_neighbours(run, make, at):
    """Whatever the engine kept of the screening before."""
    heard = []
    engine = run(make(lambda _, __, ctx: iter(heard.append((ctx.at, ctx.neighbours)) or ())))
    other, moments = order(order_number="123456-20260501-0000000002"), (at, at, at.replace(hour=9))
    for moment in moments:
        engine.screen(order(), at=moment)
        engine.screen(order(), at=moment, neighbours=(each for each in (other,)))

    assert [(each, near) for each in moments for near in ((), (other,))] == heard


def test_what_checks_share_belongs_to_one_order(run, make, at):
    """The next order at the same moment is asked anew."""
    made = []
    engine = run(
        make(lambda _, order, ctx: iter(made.append(ctx.once("x", lambda: order.items)) or ()))
    )
    orders = [order(items=[{"units": units}]) for units in (1, 2)]
    for each in orders:
        engine.screen(each, at=at)

    assert [each.items for each in orders] == made


def test_an_engine_is_not_worn_by_use(run, make, at):
    """A screening leaves nothing behind for the next."""

    def examine(check, subject, ctx):
        yield check.finding(NOTE, Evidence(path="remarks", value=subject.remarks))

    engine = run(make(examine))
    texts = ["a", "b", "a"]
    found = [engine.screen(order(remarks=text), at=at).findings for text in texts]
    assert texts == [each.evidence[0].value for (each,) in found]
    assert found[0] == found[2]


class NoZone(tzinfo):
    """A zone that does not know its offset."""

    def utcoffset(self, dt):
        """Say nothing."""
        return


@pytest.mark.parametrize(
    ("moment", "found"),
    [
        (datetime(2026, 5, 1, 12), "a naive one"),  # noqa: DTZ001
        (datetime(2026, 5, 1, 12, tzinfo=NoZone()), "a naive one"),
        (date(2026, 5, 1), "date"),
        (None, "NoneType"),
        ("2026-05-01T12:00:00+09:00", "str"),
    ],
)
def test_a_moment_without_a_zone_is_refused(moment, found):
    """By every door, and by `screen_many` before the first order is asked for."""
    engine = oms.Engine()
    for door in (engine.screen, engine.explain):
        with pytest.raises(ValueError, match=f"expected an aware moment.*found {found}"):
            door(order(), at=moment)
    with pytest.raises(ValueError, match="expected an aware moment"):
        engine.screen_many([], at=moment)


def test_the_context_holds_what_was_handed_in(run, make, at):
    """Moment, neighbours, earlier revisions, data, shop: as given, from any iterable."""
    seen = []

    def examine(check, subject, ctx):
        seen.append(ctx)
        return iter(())

    engine = run(make(examine), data={"postal": "x"}, shop={"default_texts": ["のし"]})
    twin, old = order(remarks="twin"), order(remarks="old")
    engine.screen(order(), at=at, neighbours=iter([twin]), earlier=(each for each in [old]))
    [ctx] = seen

    assert (at, (twin,), (old,), {"postal": "x"}, ("のし",)) == (
        ctx.at,
        ctx.neighbours,
        ctx.earlier,
        dict(ctx.data),
        ctx.shop.default_texts,
    )
    assert date(2026, 5, 1) == ctx.today


def test_a_check_cannot_change_the_data_of_the_others(run, make, at):
    """Neither through the context nor through the dict that was handed in."""

    def examine(check, subject, ctx):
        ctx.data["postal"] = "mine"
        return iter(())

    data = {"postal": "x"}
    engine = run(make(examine), data=data)
    data.clear()

    [found] = engine.screen(order(), at=at).findings
    assert ("EN01", "TypeError") == (found.code, found.data["error"])


def test_a_result_names_order_status_moment_and_versions(run, make, at):
    """What decided is part of the answer."""

    class Data:
        version = "2026-10"

    engine = run(make(), data={"postal": Data(), "plain": object()})
    subject = order(status=300)
    result = engine.screen(subject, at=at)

    assert (subject.order_number, "123456", 300, at, subject, subject.revision) == (
        result.order_number,
        result.shop_id,
        result.status,
        result.at,
        result.order,
        result.revision,
    )
    assert result.versions == Versions(
        oms=oms.__version__,
        pack="toys 1",
        pack_hash=engine.pack.hash,
        data={"postal": "2026-10", "plain": "?"},
    )


def test_shadow_findings_are_recorded_apart_and_hold_nothing(run, make, say, at):
    """Also what a check in shadow says by breaking, and its waits."""

    def explode(check, subject, ctx):
        raise RuntimeError

    def wait(check, subject, ctx):
        yield oms.Wait(kind="payment", label=NOTE)

    checks = [make(say("a")), make(explode), make(wait), make(say("d"))]
    shadow = {check.name: {"mode": "shadow"} for check in checks[:3]}
    result = run(*checks, settings=shadow).screen(order(), at=at)

    assert ["a", "broken"] == [each.kind for each in result.shadow]
    assert ["d"] == [each.kind for each in result.findings]
    assert () == result.waits


def test_warnings_and_notes_are_no_holds(run, make, say, at):
    """Only `hold` is 要確認."""
    kinds = {Severity.WARN: "w", Severity.INFO: "i"}
    checks = [make(say(kind, severity=severity)) for severity, kind in kinds.items()]
    result = run(*checks).screen(order(), at=at)

    assert 2 == len(result.findings)
    assert () == result.holds
    assert not result.needs_review
    assert result.passes("confirm")
    assert "<Screening 123456-20260501-0000000001 0 hold, 2 other>" == repr(result) == str(result)


def test_an_engine_travels_whole(at):
    """Pickled by rebuilding: same pack, same data, same answers."""
    engine = oms.Engine(Pack.build("demo", {"EN03": {"mode": "shadow"}}), data={"postal": "x"})
    twin = pickle.loads(pickle.dumps(engine))
    subject = order(postage_price=-9999)

    assert engine.pack == twin.pack
    assert engine.screen(subject, at=at) == twin.screen(subject, at=at)
    assert pickle.loads(pickle.dumps(engine.screen(subject, at=at))) == twin.screen(subject, at=at)
    assert repr(engine) == repr(twin)
    running = len(engine.pack.checks) - len(engine.unconfigured)
    assert f"<Engine demo {engine.pack.hash}, {running} checks>" == repr(engine)


def test_an_engine_cannot_be_given_another_pack():
    """Immutable."""
    with pytest.raises(AttributeError):
        oms.Engine().pack = None


@pytest.mark.parametrize("pack", ["shop.toml", {}, 5])
def test_what_is_no_pack_is_refused_with_advice(pack):
    """A path is what people try first."""
    with pytest.raises(TypeError, match=r"such as oms\.load_pack\(path\) reads; found"):
        oms.Engine(pack)


def test_one_engine_serves_many_threads(at):
    """Each thread gets the answers of its own orders."""
    engine = oms.Engine()
    subjects = [order(postage_price=-9999 if n % 3 else 0, sub_status_id=n) for n in range(60)]
    expected = [engine.screen(each, at=at) for each in subjects]
    found, failures = {}, []

    def work(thread):
        try:
            found[thread] = [engine.screen(each, at=at) for each in subjects]
        except BaseException as error:  # noqa: BLE001
            failures.append(error)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert [] == failures
    assert [expected] * 8 == [found[number] for number in range(8)]


def test_days_are_japanese_wherever_the_caller_is(run, make):
    """The same moment, written in two zones, gives the same findings."""

    def examine(check, subject, ctx):
        yield check.finding(NOTE, x=ctx.today)

    engine = run(make(examine))
    moment = datetime(2026, 4, 30, 16, 0, tzinfo=UTC)
    texts = {
        engine.screen(order(), at=each).findings[0].text()
        for each in (moment, moment.astimezone(oms.jst(2026, 1, 1).tzinfo), moment + timedelta(0))
    }
    assert {"2026-05-01"} == texts
