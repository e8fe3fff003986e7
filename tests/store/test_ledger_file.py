"""A ledger in a file: damaged, shared, erased, and never less than it was."""

import json
import multiprocessing
import stat
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import oms
from oms.engine import EventKind
from oms.errors import LedgerError
from oms.store import LedgerFile
from oms.store.sealed import read_lines, sealed

ASKED = "急ぎでお願いします"
NOON = oms.jst(2026, 5, 1, 12)
ENGINE = oms.Engine()


def numbered(number, **facts):
    """An order of its own number."""
    return oms.order(order_number=f"123456-20260501-{number:010}", **facts)


def screen(path, *orders, at=NOON):
    """Screen orders into a file and return the events written."""
    written = []
    with LedgerFile(path) as file:
        for each in orders:
            result = ENGINE.screen(each, at, earlier=file.earlier(each))
            written.extend(file.apply(result))
    return written


@pytest.fixture
def path(tmp_path):
    """Where the ledger lies."""
    return tmp_path / "ledger.jsonl"


def test_what_was_written_is_there_again(path):
    """State and history, after closing and opening."""
    screen(path, *(numbered(n, remarks=ASKED) for n in range(1, 4)))
    with LedgerFile(path) as file:
        held = file.ledger.queue(NOON)
        file.keep(file.ledger.release([held[0].id], by="sato", reason="confirmed_ok", at=NOON))
        state = list(file.ledger)
    with LedgerFile(path) as file:
        assert state == list(file.ledger)
        assert 2 == len(file.ledger.queue(NOON))
        assert () == file.damage


def test_a_second_run_writes_nothing_for_the_same_orders(path):
    """Only differences are written."""
    assert 2 == len(screen(path, numbered(1, remarks=ASKED)))
    size = path.stat().st_size
    assert [] == screen(path, numbered(1, remarks=ASKED), at=NOON + timedelta(hours=1))
    assert size == path.stat().st_size


def test_a_released_hold_stays_released_in_the_next_run(path):
    """And comes back when the buyer's words change."""
    screen(path, numbered(1, remarks=ASKED))
    with LedgerFile(path) as file:
        [hold] = file.ledger.queue(NOON)
        file.keep(file.ledger.release([hold.id], by="sato", reason="confirmed_ok", at=NOON))
    assert [] == screen(path, numbered(1, remarks=ASKED))
    again = screen(path, numbered(1, remarks="領収書希望"))
    assert [EventKind.OPENED] == [each.kind for each in again]


def test_no_personal_value_lies_in_the_events_and_the_private_file_is_private(path):
    """Remarks, names and notes are in the erasable file alone."""
    screen(path, numbered(1, remarks="急ぎでお願いします 見本花子"))
    with LedgerFile(path) as file:
        [hold] = file.ledger.queue(NOON)
        file.keep(file.ledger.park(hold.id, until=NOON + timedelta(days=1), by="sato", at=NOON,
                                   note="見本花子様に電話"))  # fmt: skip
    events = "".join(json.dumps(line.record, ensure_ascii=False) for line in read_lines(path))
    private = path.with_suffix(".private.jsonl")
    kept = "".join(json.dumps(line.record, ensure_ascii=False) for line in read_lines(private))
    assert "見本" not in events
    assert "見本花子様に電話" in kept
    assert 0o600 == stat.S_IMODE(private.stat().st_mode)


def test_without_the_private_file_the_history_stays_and_releases_no_longer_count(path):
    """Nobody can tell any more which facts they were bound to: what is doubtful is held."""
    screen(path, numbered(1, remarks=ASKED))
    with LedgerFile(path) as file:
        [hold] = file.ledger.queue(NOON)
        file.keep(file.ledger.release([hold.id], by="sato", reason="confirmed_ok", at=NOON))
    path.with_suffix(".private.jsonl").unlink()
    again = screen(path, numbered(1, remarks=ASKED))
    assert [EventKind.OPENED] == [each.kind for each in again]
    with LedgerFile(path) as file:
        kinds = [each.kind for each in file.ledger.history(hold.order_number)]
    assert [EventKind.SEEN, EventKind.OPENED, EventKind.RELEASED, EventKind.OPENED] == kinds


def test_the_last_revision_is_handed_to_the_next_screening(path):
    """So that a check can tell what changed; a finished order is forgotten."""
    first, second = numbered(1, remarks=ASKED), numbered(1, remarks="熨斗は不要")
    screen(path, first)
    with LedgerFile(path) as file:
        assert (first,) == file.earlier(second)
    screen(path, second)
    with LedgerFile(path) as file:
        assert (second,) == file.earlier(first)
    screen(path, numbered(1, status=900))
    with LedgerFile(path) as file:
        assert () == file.earlier(first)


def test_a_line_that_was_not_written_to_its_end_is_put_aside(path):
    """A crash in the middle of a write: the rest is intact, and what was there is kept."""
    screen(path, *(numbered(n, remarks=ASKED) for n in range(1, 4)))
    whole = path.read_bytes()
    path.write_bytes(whole[:-20])
    with LedgerFile(path) as file:
        assert 3 == len(file.ledger)
        assert "ledger.jsonl:6: cut off in the middle of being written" == file.damage[0]
        assert 2 == len(file.ledger.queue(NOON))
    assert whole[:-20] == (path.parent / "ledger.jsonl.damaged-1").read_bytes()
    again = screen(path, numbered(3, remarks=ASKED))
    assert [EventKind.OPENED] == [each.kind for each in again]
    assert {(each.kind, each.hold) for each in again} == {(EventKind.OPENED, 1)}


def test_a_changed_line_is_found_and_what_hangs_on_it_is_not_trusted(path):
    """The release of a hold whose opening was tampered with does not count."""
    screen(path, numbered(1, remarks=ASKED), numbered(2, remarks=ASKED))
    with LedgerFile(path) as file:
        hold = file.ledger.queue(NOON)[0]
        file.keep(file.ledger.release([hold.id], by="sato", reason="confirmed_ok", at=NOON))
    lines = path.read_bytes().splitlines(keepends=True)
    lines[1] = lines[1].replace(b'"remarks.present"', b'"remarks.prezent"')
    path.write_bytes(b"".join(lines))
    with LedgerFile(path) as file:
        places = [each.partition(": ")[0] for each in file.damage]
        assert ["ledger.jsonl:2", "ledger.jsonl:5", "ledger.jsonl"] == places
        assert 1 == len(file.ledger.queue(NOON))
    with LedgerFile(path) as file:
        assert () == file.damage


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """The bytes of a ledger with a history."""
    path = tmp_path_factory.mktemp("written") / "ledger.jsonl"
    screen(path, *(numbered(n, remarks=ASKED) for n in range(1, 6)))
    with LedgerFile(path) as file:
        for hold in file.ledger.queue(NOON)[:3]:
            file.keep(file.ledger.release([hold.id], by="sato", reason="data_fixed", at=NOON))
    return path.read_bytes()


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_damage_makes_a_hold_disappear_unseen(tmp_path_factory, written, data):
    """Cut, overwrite or drop bytes anywhere: after a screening every order is held, or was
    released by an event that is intact and follows from intact ones."""
    start = data.draw(st.integers(0, len(written) - 1))
    length = data.draw(st.integers(1, 400))
    filler = data.draw(st.binary(max_size=30))
    path = tmp_path_factory.mktemp("damaged") / "ledger.jsonl"
    path.write_bytes(written[:start] + filler + written[start + length :])
    with LedgerFile(path) as file:
        released = {
            event.order_number
            for state in file.ledger
            for event in file.ledger.history(state.order_number)
            if event.kind is EventKind.RELEASED
        }
        assert file.damage or path.read_bytes() == written
    screen(path, *(numbered(n, remarks="急ぎでお願いします！") for n in range(1, 6)))
    with LedgerFile(path) as file:
        held = {each.order_number for each in file.ledger.queue(NOON)}
        assert 5 == len(held | released) == len(held)
        assert () == file.damage


def work(path, first, count):
    """Screen orders one by one, each time opening the file anew."""
    for number in range(first, first + count):
        screen(
            path,
            numbered(number, remarks=ASKED),
            numbered(1, remarks=f"{number}個希望"),
        )


def test_two_processes_on_one_file_lose_no_event(path):
    """Each opens it again and again; all orders are there, no event twice, no gap."""
    context = multiprocessing.get_context("spawn")
    workers = [context.Process(target=work, args=(path, first, 8)) for first in (100, 200)]
    for each in workers:
        each.start()
    for each in workers:
        each.join()
    assert [0, 0] == [each.exitcode for each in workers]
    with LedgerFile(path) as file:
        assert () == file.damage
        assert 17 == len(file.ledger)
        numbers = [each.n for each in file.ledger.history("123456-20260501-0000000001")]
        assert list(range(1, len(numbers) + 1)) == numbers


def test_a_ledger_somebody_else_has_is_waited_for_and_then_refused(path):
    """With a message that says so."""
    with LedgerFile(path), pytest.raises(LedgerError, match="another process"):
        LedgerFile(path, wait=0.05).__enter__()


def test_the_private_file_does_not_grow_for_ever(path, monkeypatch):
    """Superseded payloads are dropped once they are most of it; key and notes stay."""
    monkeypatch.setattr("oms.store.ledger_file._DEAD", 5)
    for turn in range(20):
        screen(path, numbered(1, remarks=f"{turn}個希望"))
    lines = list(read_lines(path.with_suffix(".private.jsonl")))
    assert 10 > len(lines)
    with LedgerFile(path) as file:
        assert "19個希望" == file.earlier(numbered(1))[0].remarks
        assert 1 == len(file.ledger.queue(NOON))
    assert [] == screen(path, numbered(1, remarks="19個希望"))


TEXTS = st.text(max_size=5)


@given(st.dictionaries(TEXTS, TEXTS | st.integers(), min_size=2, max_size=4))
def test_a_sealed_line_is_one_line_and_reads_back(tmp_path_factory, record):
    """Whatever it holds."""
    record.pop("sum", None)
    path = tmp_path_factory.mktemp("line") / "x"
    path.write_bytes(sealed(record))
    [line] = read_lines(path)
    assert (1, record, True) == line


def test_a_ledger_of_a_newer_oms_is_left_as_it_is(path):
    """It is not guessed at."""
    screen(path, numbered(1, remarks=ASKED))
    [first, second] = [dict(line.record) for line in read_lines(path)]
    path.write_bytes(sealed(first) + sealed(second | {"v": 99}))
    before = path.read_bytes()
    with pytest.raises(LedgerError, match="newer version"):
        LedgerFile(path).__enter__()
    assert before == path.read_bytes()


@pytest.mark.parametrize("content", [b"[1, 2]\n", b"[pack]\nformat = 1\n", b"\xff\xfe\n"])
def test_a_file_that_is_no_ledger_is_left_as_it_is(path, content):
    """Orders, a pack, anything."""
    path.write_bytes(content)
    with pytest.raises(LedgerError, match="is no ledger"):
        LedgerFile(path).__enter__()
    assert content == path.read_bytes()


def test_a_folder_is_refused(tmp_path):
    """By name."""
    with pytest.raises(LedgerError, match="is a folder"):
        LedgerFile(tmp_path).__enter__()


def test_a_mere_look_mends_nothing(path):
    """The damage is told every time until somebody writes."""
    screen(path, numbered(1, remarks=ASKED))
    damaged = path.read_bytes()[:-9]
    path.write_bytes(damaged)
    for _ in range(2):
        with LedgerFile(path, mend=False) as file:
            assert file.damage
    assert damaged == path.read_bytes()


def test_a_damaged_key_is_told(path):
    """Every release has ended."""
    screen(path, numbered(1, remarks=ASKED))
    path.with_suffix(".private.jsonl").write_bytes(b"xxx\n")
    with LedgerFile(path) as file:
        assert "no former release counts" in file.damage[0]


def test_what_was_not_answered_is_not_remembered(path):
    """An interrupted run asks again: nothing may be known that nobody was shown."""

    def interrupted():
        with LedgerFile(path) as file:
            file.apply(ENGINE.screen(numbered(1, remarks=ASKED), NOON))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert 2 == len(screen(path, numbered(1, remarks=ASKED)))


def test_a_private_file_that_was_cut_off_keeps_its_key(path):
    """What is written after it does not vanish into the broken line."""
    screen(path, numbered(1, remarks=ASKED), numbered(2, remarks=ASKED))
    with LedgerFile(path) as file:
        hold = file.ledger.queue(NOON)[0]
        file.keep(file.ledger.release([hold.id], by="sato", reason="confirmed_ok", at=NOON))
    private = path.with_suffix(".private.jsonl")
    private.write_bytes(private.read_bytes()[:-20])
    assert [] == screen(path, numbered(1, remarks=ASKED))
    assert all(line.record and line.whole for line in read_lines(private))
    with LedgerFile(path) as file:
        assert () == file.damage


def test_a_mere_look_at_what_is_no_ledger_leaves_nothing_beside_it(path):
    """No key is made for a stranger's file."""
    path.write_bytes(b"[]\n")
    with pytest.raises(LedgerError, match="is no ledger"):
        LedgerFile(path, mend=False).__enter__()
    assert not path.with_suffix(".private.jsonl").exists()


def test_two_lines_run_together_are_no_line(tmp_path):
    """Keys said twice would read like the second line alone: the first would be lost unseen."""
    first, second = (sealed({"kind": "released", "n": n}) for n in (1, 2))
    path = tmp_path / "ledger.jsonl"
    path.write_bytes(first[: first.index(b'"sum":"') + 7] + second[second.index(b"released") :])
    assert [line.record for line in read_lines(path)] == [None]
