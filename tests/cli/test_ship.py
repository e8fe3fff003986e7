"""`oms ship plan`: a ship day a parcel, a pick list a day, and who needs a person first."""

import csv
import io
import json

import pytest

PACK = """
[pack]
format = 1
name = "ships"

[shop]
leads = [{ service = "yamato.takkyubin", destination = "関東", days = 1 }]

[shop.shipping]
origin = { prefecture = "東京都" }
service = "yamato.takkyubin"

[shop.calendars]
shop = { closed_weekdays = "土日", national_holidays = "closed" }
cutoffs = "12:00"
"""
AT = "2026-05-01T11:00"


@pytest.fixture
def shop(tmp_path, numbered):
    """Five orders and their pack: ships now, ships later, has no day, is held, is finished."""
    wishes = {
        1: {},
        2: {"requested_delivery_date": "2026-05-14", "shipping_term": 1416},
        3: {"requested_delivery_date": "2026-05-01"},
        4: {"remarks": "のしを付けてください"},
        5: {"status": 500},
    }
    orders = [numbered(number, **facts) for number, facts in wishes.items()]
    (tmp_path / "orders.jsonl").write_text("\n".join(map(json.dumps, orders)))
    (tmp_path / "shop.toml").write_text(PACK, encoding="utf-8")
    return tmp_path


@pytest.fixture
def plan(oms, shop):
    """Run the command on the five orders."""

    def run(*words):
        given = (shop / "orders.jsonl", "--pack", shop / "shop.toml", "--at", AT)
        return oms("ship", "plan", *given, *words)

    return run


def test_every_parcel_is_told_once_by_day(plan):
    """What ships comes by day, what needs a person after it, then what is to be picked."""
    result = plan()
    assert result.code == 1
    assert (
        result.out
        == """
■ 出荷予定
  5/1(金)  1 個口
    123456-20260501-0000000001  東京都  宅急便  5/2(土) 着
  5/13(水)  1 個口
    123456-20260501-0000000002  東京都  宅急便  5/14(木) 着  14〜16時

■ 要確認・出荷日なし
  123456-20260501-0000000004  東京都  宅急便
    要確認: 備考あり・のし・包装 選択漏れ
  123456-20260501-0000000003  東京都  宅急便
    出荷日なし: 希望日が近すぎる
    お届けできる最短の日: 5/2(土)

■ ピックリスト (日別・商品別)
  5/1(金)
       1  sample-01  見本商品
  5/13(水)
       1  sample-01  見本商品
  終了 (発送済など): 1 件
"""
    )


def test_a_spreadsheet_gets_a_row_a_parcel(plan):
    """With the reasons in words, and nothing that is a formula."""
    result = plan("--format", "csv")
    rows = list(csv.DictReader(io.StringIO(result.raw.decode("utf-8-sig"))))
    assert ["出荷予定", "要確認", "出荷予定", "出荷日なし"] == [row["状態"] for row in rows]
    assert rows[3]["理由"] == "希望日が近すぎる"
    assert rows[3]["最短お届け日"] == "2026-05-02"
    assert rows[2]["出荷予定日"] == "2026-05-13"


def test_the_pick_list_is_a_spreadsheet_of_its_own(plan):
    """Held orders are not picked."""
    result = plan("--format", "csv", "--picks", "--lang", "en")
    rows = list(csv.reader(io.StringIO(result.raw.decode("utf-8-sig"))))
    assert rows == [
        ["ship_date", "item", "name", "units", "parcels"],
        ["2026-05-01", "sample-01", "見本商品", "1", "1"],
        ["2026-05-13", "sample-01", "見本商品", "1", "1"],
    ]


def test_programs_get_steps_too(plan):
    """Each parcel with its explanation."""
    found = json.loads(plan("--format", "json", "--lang", "en").out)
    assert found["finished"] == 1
    late = next(each for each in found["parcels"] if each["state"] == "no_day")
    assert late["reasons"] == ["wished date too soon"]
    assert late["steps"][-1] == "the earliest day to offer is Sat 5/2"
    lines = plan("--format", "jsonl").lines
    assert 4 == len(lines) == len([json.loads(line) for line in lines])


def test_a_released_order_is_picked(plan, oms, shop):
    """With a ledger, what a person released ships."""
    ledger = shop / "ledger.jsonl"
    plan("--ledger", ledger)
    told = oms("queue", ledger, "--at", AT).out
    numbers = ("123456-20260501-0000000003", "123456-20260501-0000000004")
    holds = [f"{number}#{n}" for number in numbers for n in range(1, 5)]
    holds = [each for each in holds if each in told]
    by = ("--by", "佐藤", "--reason", "confirmed_ok", "--at", AT)
    assert oms("release", ledger, *holds, *by).code == 0
    found = json.loads(plan("--ledger", ledger, "--format", "json").out)
    states = {each["order_number"][-1]: each["state"] for each in found["parcels"]}
    assert set(states.values()) == {"ships"}
    late = next(each for each in found["parcels"] if each["order_number"][-1] == "3")
    assert late["ship_date"] == "2026-05-01"  # whoever released it has settled the wish


def test_a_shop_that_named_no_service_is_told_so(oms, shop):
    """Nothing is planned, and the line says what the pack would have to state."""
    result = oms("ship", "plan", shop / "orders.jsonl", "--at", AT)
    assert "計画外: 3 個口" in result.out
    assert "[shop.shipping]" in result.out


def test_a_file_that_cannot_be_read_is_told_and_the_rest_is_planned(plan, shop):
    """Nothing is lost."""
    path = shop / "orders.jsonl"
    path.write_text(path.read_text() + "\n{broken")
    result = plan()
    assert result.code == 3
    assert "5/13(水)  1 個口" in result.out
    assert "jsonl:6[5]" in "".join(result.out.split())


def test_what_a_buyer_wrote_cannot_steer_the_terminal(oms, shop, write, numbered):
    """Neither in the table nor, as a formula, in a spreadsheet."""
    item = {"item_name": "=cmd\x1b[2J", "manage_number": "a\x1b[31m"}
    evil = numbered(9, items=[item], recipient={"prefecture": "東京都\x1b[0m"})
    words = (write([evil]), "--pack", shop / "shop.toml", "--at", AT)
    assert "\x1b" not in oms("ship", "plan", *words).out
    picks = oms("ship", "plan", *words, "--format", "csv", "--picks").raw.decode("utf-8-sig")
    assert ",=cmd" not in picks


def test_what_has_left_is_neither_planned_nor_picked_again(oms, shop, numbered):
    """The parcel that is still here is."""
    order = numbered(6, packages=[{"shippings": [{"ship_date": "2026-04-30"}]}, {}], status=300)
    (shop / "left.jsonl").write_text(json.dumps(order))
    given = ("ship", "plan", shop / "left.jsonl", "--pack", shop / "shop.toml", "--at", AT)
    found = json.loads(oms(*given, "--format", "json").out)
    assert [each["state"] for each in found["parcels"]] == ["ships"]
    assert [each["units"] for each in found["picks"]] == [1]


def test_an_order_of_a_year_no_calendar_knows_stops_no_other(oms, shop, numbered):
    """It has no ship day, and the reason is told."""
    lines = (shop / "orders.jsonl").read_text()
    old = json.dumps(numbered(6, order_datetime="1900-05-01T10:00:00+09:00"))
    (shop / "old.jsonl").write_text(f"{old}\n{lines}")
    given = ("ship", "plan", shop / "old.jsonl", "--pack", shop / "shop.toml", "--at", AT)
    found = [json.loads(line) for line in oms(*given, "--format", "jsonl").lines]
    states = {each["order_number"][-1]: each["state"] for each in found}
    assert states == {"1": "ships", "2": "ships", "3": "no_day", "4": "held", "6": "no_day"}
    told = {each["order_number"][-1]: each["reasons"] for each in found}
    assert "1900 年" in told["6"][0]


def test_unreadable_records_are_told_in_japanese_and_in_every_form(oms, shop, numbered):
    """A program that reads lines finds them, too."""
    broken = numbered(6) | {"deliveryDate": "5月10日"}
    (shop / "broken.jsonl").write_text(json.dumps(broken))
    given = ("ship", "plan", shop / "broken.jsonl", "--pack", shop / "shop.toml", "--at", AT)
    assert "RMS の受注として読めません" in oms(*given).out
    assert "RMS の受注として読めません" in oms(*given, "--format", "csv").raw.decode("utf-8-sig")
    assert "not an RMS order" in oms(*given, "--lang", "en").out
    (line,) = map(json.loads, oms(*given, "--format", "jsonl").lines)
    assert line["state"] == "rejected"
    assert line["reason_ja"].startswith("RMS の受注として読めません")
