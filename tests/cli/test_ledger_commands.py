"""`oms screen --ledger` and the commands on the file: what a clerk does in a day."""

import json

import pytest

NUMBER = "123456-20260501-0000000001"
AT, LATER = "2026-05-01T12:00", "2026-05-01T13:00"


@pytest.fixture
def day(oms, numbered, tmp_path):
    """A folder with orders and a ledger; `day(remarks, …)` screens them."""

    def screened(*remarks, at=AT, words=()):
        orders = [numbered(n, remarks=text) for n, text in enumerate(remarks, 1)]
        path = tmp_path / "orders.json"
        path.write_text(json.dumps(orders), encoding="utf-8")
        return oms("screen", path, "--ledger", tmp_path / "l.jsonl", "--at", at, *words)

    screened.ledger = tmp_path / "l.jsonl"
    return screened


def test_the_next_run_shows_only_what_is_new(day):
    """What is still open is counted, not listed."""
    first = day("急ぎでお願いします", "")
    assert 1 == first.code
    assert "要確認 #1 RM01" in first.out
    second = day("急ぎでお願いします", "領収書希望", at=LATER)
    assert NUMBER not in second.out
    assert "123456-20260501-0000000002" in second.out
    counted = [line.split() for line in second.lines if "前回から継続" in line]
    assert "1" == counted[0][-1]
    assert 1 == day("急ぎでお願いします", "領収書希望", at=LATER).code


def test_without_a_ledger_nothing_speaks_of_former_runs(oms, numbered, tmp_path):
    """Every run stands alone."""
    path = tmp_path / "orders.json"
    path.write_text(json.dumps([numbered(1, remarks="急ぎでお願いします")]), encoding="utf-8")
    result = oms("screen", path, "--at", AT)
    assert "前回" not in result.out
    assert "#1" not in result.out


def test_a_released_order_may_go_on(oms, day):
    """With who, when, why and the note in its history."""
    day("急ぎでお願いします")
    told = oms("release", day.ledger, f"{NUMBER}#1", "-r", "confirmed_ok", "--by", "佐藤",
               "--note", "電話で確認", "--at", AT)  # fmt: skip
    assert 0 == told.code
    assert 0 == day("急ぎでお願いします", at=LATER).code
    history = oms("history", day.ledger, NUMBER)
    assert "保留解除 #1" in history.out
    assert "確認して問題なし" in history.out
    assert "佐藤" in history.out
    assert "電話で確認" in history.out
    assert 0 == oms("queue", day.ledger, "--at", LATER).code


def test_changed_facts_ask_again(oms, day):
    """Another wish is another hold."""
    day("急ぎでお願いします")
    oms("release", day.ledger, f"{NUMBER}#1", "-r", "confirmed_ok", "--at", AT)
    again = day("領収書希望", at=LATER)
    assert 1 == again.code
    assert "要確認 #2 RM01" in again.out


def test_a_parked_hold_is_out_of_the_queue_until_its_day(oms, day):
    """It is counted there, and it still holds the order."""
    day("急ぎでお願いします")
    oms("park", day.ledger, f"{NUMBER}#1", "--until", "2026-05-08", "--by", "sato", "--at", AT)
    away = oms("queue", day.ledger, "--at", "2026-05-07")
    assert 0 == away.code
    assert "ほか 1 件は回答待ち" in away.out
    assert 1 == oms("queue", day.ledger, "--at", "2026-05-08").code
    assert 1 == day("急ぎでお願いします", at=LATER).code


def test_an_order_is_held_by_hand(oms, day):
    """Until a person releases it; an order the ledger does not know is a slip of the pen."""
    day("")
    held = oms("hold", day.ledger, NUMBER, "-g", "ship", "--note", "社長案件", "--at", AT)
    assert 0 == held.code
    assert 1 == day("", at=LATER).code
    assert "手動保留" in oms("history", day.ledger).out
    slip = oms("hold", day.ledger, NUMBER + "9", "-g", "ship", "--note", "x", "--at", AT)
    assert 2 == slip.code
    assert "does not know order" in slip.err


def test_the_queue_can_be_asked_for_one_gate(oms, day):
    """RM01 closes the confirm gate of an order not yet confirmed."""
    day("急ぎでお願いします")
    assert 1 == oms("queue", day.ledger, "-g", "confirm", "--at", LATER).code
    assert 0 == oms("queue", day.ledger, "-g", "ship", "--at", LATER).code
    english = oms("queue", day.ledger, "--lang", "en", "--at", LATER)
    assert "Needs review (1)" in english.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["release", "{}", "123456-20260501-0000000001#7", "-r", "other"], "note:"),
        (["release", "{}", "123456-20260501-0000000001#7", "-r", "data_fixed"], "does not exist"),
        (["park", "{}", "123456-20260501-0000000001#1", "--until", "2026-04-01"], "until:"),
        (["history", "{}", "999"], "does not know order"),
        (["queue", "{}.gone"], "there is no such ledger"),
    ],
)
def test_what_cannot_be_done_is_told_in_one_line(oms, day, words, said):
    """Exit code 2, and nothing is written."""
    day("急ぎでお願いします")
    before = day.ledger.read_bytes()
    moment = [] if words[0] in {"history", "queue"} else ["--at", AT]
    result = oms(*(word.format(day.ledger) for word in words), *moment)
    assert 2 == result.code
    assert said in result.err
    assert 1 == len(result.err.splitlines())
    assert before == day.ledger.read_bytes()


def test_json_and_csv_name_the_holds(day):
    """With the id that `release` takes, and whether it is new."""
    rows = [json.loads(line) for line in day("急ぎでお願いします", words=("-f", "jsonl")).lines]
    assert [{"id": f"{NUMBER}#1", "rule": "remarks.present", "subject": "order", "new": True}] == (
        rows[0]["holds"]
    )
    again = json.loads(day("急ぎでお願いします", at=LATER, words=("-f", "jsonl")).lines[0])
    assert ("known", False) == (again["verdict"], again["holds"][0]["new"])
    table = day("急ぎでお願いします", at=LATER, words=("-f", "csv"))
    assert f"{NUMBER}#1" in table.out


def test_a_damaged_ledger_is_told_and_the_run_goes_on(day):
    """Exit code 3: somebody should know."""
    day("急ぎでお願いします", "領収書希望")
    data = day.ledger.read_bytes()
    day.ledger.write_bytes(data[:-30])
    result = day("急ぎでお願いします", "領収書希望", at=LATER)
    assert 3 == result.code
    assert "l.jsonl:4: cut off" in result.err
    assert "123456-20260501-0000000002" in result.out
    assert 1 == day("急ぎでお願いします", "領収書希望", at=LATER).code


def test_a_shipped_order_leaves_the_queue(oms, day, numbered, tmp_path):
    """As soon as RMS shows it."""
    day("急ぎでお願いします")
    path = tmp_path / "orders.json"
    path.write_text(
        json.dumps([numbered(1, remarks="急ぎでお願いします", status=500)]), encoding="utf-8"
    )
    assert 0 == oms("screen", path, "--ledger", day.ledger, "--at", LATER).code
    assert 0 == oms("queue", day.ledger, "--at", LATER).code


def test_one_order_known_at_a_later_moment_does_not_stop_the_others(oms, day):
    """It is put aside with the reason."""
    day("急ぎでお願いします", at=LATER)
    early = day("急ぎでお願いします", "領収書希望", at=AT)
    assert 3 == early.code
    assert "screen it as of a later moment" in early.out.replace("\n  ", " ")
    assert "123456-20260501-0000000002" in early.out


@pytest.mark.parametrize("words", [("--out", "{}"), ("--out", "{private}")])
def test_the_ledger_s_own_files_are_no_place_for_a_result(oms, day, words):
    """Nor for orders."""
    private = day.ledger.with_suffix(".private.jsonl")
    result = day(
        "急ぎでお願いします", words=[w.format(day.ledger, private=private) for w in words]
    )
    assert 2 == result.code
    assert "a file of the ledger" in result.err
    assert not day.ledger.exists()


def test_an_order_that_comes_twice_in_a_run_is_told(oms, numbered, tmp_path):
    """The ledger goes by the last record."""
    path = tmp_path / "orders.json"
    twice = [numbered(1, remarks="急ぎでお願いします"), numbered(1)]
    path.write_text(json.dumps(twice), encoding="utf-8")
    result = oms("screen", path, "--ledger", tmp_path / "l.jsonl", "--at", AT)
    assert "comes twice in this run" in result.err


def test_a_parked_hold_can_be_brought_back(oms, day):
    """As by the library."""
    day("急ぎでお願いします")
    oms("park", day.ledger, f"{NUMBER}#1", "--until", "2026-05-08", "--at", AT)
    assert 0 == oms("unpark", day.ledger, f"{NUMBER}#1", "--at", LATER).code
    assert 1 == oms("queue", day.ledger, "--at", LATER).code


def test_a_hold_by_hand_shows_its_reason(oms, day):
    """In the queue, and with its id in the CSV."""
    day("")
    oms("hold", day.ledger, NUMBER, "-g", "ship", "--note", "社長案件", "--at", AT)
    shown = oms("queue", day.ledger, "--at", LATER).out
    assert "手動保留" in shown
    assert "社長案件" in shown
    assert f"{NUMBER}#1" in day("", at=LATER, words=("-f", "csv")).out


def test_a_damaged_ledger_is_told_by_every_command(oms, day):
    """With exit code 3, as often as one looks."""
    day("急ぎでお願いします", "領収書希望")
    day.ledger.write_bytes(day.ledger.read_bytes()[:-30])
    for words in (("queue",), ("history",), ("queue",)):
        moment = ("--at", LATER) if words == ("queue",) else ()
        assert 3 == oms(*words, day.ledger, *moment).code
