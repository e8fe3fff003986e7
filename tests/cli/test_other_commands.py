"""`oms explain`, `oms checks` and `oms sample`."""

import json

import pytest
from rich.cells import cell_len

from oms.checks import BUILT_IN
from oms.model import Order, ShopFacts

AT = "2026-05-01T12:00"
NUMBER = "123456-20260501-{:010}"


def test_explain_shows_every_check(oms, kinds):
    """Why it spoke, and why the others did not."""
    result = oms("explain", kinds, NUMBER.format(2), "--at", AT)
    assert 0 == result.code
    assert f"{NUMBER.format(2)} 注文確認待ち — 要確認" == result.lines[0]
    configured = [check for check in BUILT_IN if check().lacks(ShopFacts()) is None]
    assert all(check.code in result.out for check in configured)
    assert all(cell_len(line) <= 80 for line in result.lines)
    assert "needs review" in oms("explain", kinds, NUMBER.format(2), "--lang", "en").out


def test_explain_suggests_near_numbers(oms, kinds):
    """A number is easily mistyped."""
    result = oms("explain", kinds, "123456-20260501-0000000009", "--at", AT)
    assert (2, "") == (result.code, result.out)
    assert f"注文 {NUMBER.format(9)} はありません。近い番号: {NUMBER.format(3)}" in result.err
    english = oms("explain", kinds, NUMBER.format(9), "--lang", "en").err
    assert f"no order {NUMBER.format(9)}; near: {NUMBER.format(3)}" in english


def test_explain_without_any_number_suggests_none(oms, tmp_path):
    """Nothing is near if nothing has a number."""
    path = tmp_path / "a.json"
    path.write_text("[{}]", encoding="utf-8")
    assert f"oms: {path}: 注文 x はありません\n" == oms("explain", path, "x").err


def test_explain_says_why_a_record_cannot_be_read(oms, kinds):
    """3, with place and reason."""
    result = oms("explain", kinds, NUMBER.format(5))
    assert 3 == result.code
    assert f"{kinds}:1 [4]: RMS の受注として読めません" in result.err


def test_explain_shows_every_record_of_a_number(oms, write, numbered):
    """The same number twice is explained twice."""
    out = oms("explain", write([numbered(1), numbered(1)]), NUMBER.format(1), "--at", AT).out
    assert 2 == out.count(f"{NUMBER.format(1)} 注文確認待ち")
    assert "同じ注文番号の記録 2" in out


def test_explain_of_an_absent_file(oms, tmp_path):
    """3, in one line."""
    result = oms("explain", tmp_path / "absent", "x")
    assert (3, 1) == (result.code, len(result.err.splitlines()))


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_checks_lists_all(lang, oms):
    """Code, name, label, severity, gates, in 80 columns."""
    result = oms("checks", "--lang", lang)
    assert 0 == result.code
    for check in BUILT_IN:
        assert check.name in result.out
        assert check.label.text(lang) in result.out
    assert all(cell_len(line) <= 80 for line in result.lines)


@pytest.mark.parametrize("check", BUILT_IN, ids=[check.code for check in BUILT_IN])
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_checks_shows_one(check, lang, oms):
    """Found by code or name, whatever the case; all parameters and cases are there."""
    result = oms("checks", check.code.lower(), "--lang", lang)
    assert result.out == oms("checks", check.name, "--lang", lang).out
    assert f"{check.code} {check.label.text(lang)}" in result.lines[0]
    words = " ".join(result.out.split())
    assert all(name in words for name in check.model_fields)
    assert f"({len(list(check.cases()))})" in words
    assert all(cell_len(line) <= 80 for line in result.lines)


def test_checks_suggests_the_nearest(oms):
    """2, with a hint."""
    result = oms("checks", "payment.amount_undet")
    assert 2 == result.code
    assert 'did you mean "payment.amount_undetermined"?' in result.err
    assert "did you mean" not in oms("checks", "zzzzzz").err


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_sample_writes_orders_and_the_truth(form, oms, tmp_path):
    """Readable again, with a line of truth for each."""
    out, truth = tmp_path / f"o.{form}", tmp_path / "truth.jsonl"
    words = ("sample", "-n", 12, "--seed", 3, "-f", form, "-o", out, "--labels", truth)
    assert 0 == oms(*words).code
    first = out.read_bytes()
    assert 0 == oms(*words, "--force").code
    assert first == out.read_bytes()
    result = oms("screen", out, "--at", "2026-06-01", "-f", "jsonl")
    assert result.code in {0, 1}
    labels = [json.loads(line) for line in truth.read_text(encoding="utf-8").splitlines()]
    numbers = [json.loads(line)["order_number"] for line in result.lines]
    assert numbers == [each["orderNumber"] for each in labels]
    assert 12 == len(set(numbers))


@pytest.mark.parametrize("option", ["--out", "--labels"])
def test_sample_overwrites_nothing_it_was_not_told_to(option, oms, tmp_path):
    """Orders of a shop may lie under that name."""
    (path := tmp_path / "orders.json").write_text("mine", encoding="utf-8")
    refused = oms("sample", "-n", 1, option, path)
    assert (2, "") == (refused.code, refused.out)
    assert f"oms: {path}: すでにあります" in refused.err
    english = oms("sample", "-n", 1, option, path, "--lang", "en").err
    assert f"oms: {path}: exists already; name another file" in english
    assert "mine" == path.read_text(encoding="utf-8")
    assert 0 == oms("sample", "-n", 1, option, path, "--force").code
    assert "mine" != path.read_text(encoding="utf-8")


def test_sample_writes_to_standard_output(oms):
    """One response, as RMS sends it."""
    document = json.loads(oms("sample", "--count", 2).out)
    assert ["MessageModelList", "version", "OrderModelList"] == list(document)
    assert "取得件数2件" in document["MessageModelList"][0]["message"]
    assert all(Order.from_rms(each) for each in document["OrderModelList"])
    assert [] == json.loads(oms("sample", "--count", 0).out)["OrderModelList"]


def test_sample_refuses_one_file_for_orders_and_labels(oms, tmp_path):
    """One would destroy the other."""
    both = tmp_path / "s.json"
    result = oms("sample", "-n", 1, "-o", both, "--labels", both)
    assert 2 == result.code
    assert "片方が失われます" in result.err
    assert not both.exists()


@pytest.mark.parametrize("code", ["EN01", "en02"])
def test_codes_of_the_engine_are_explained(code, oms):
    """They are no checks, but people look them up."""
    result = oms("checks", code)
    assert 2 == result.code
    assert f"{code.upper()} comes from the engine" in result.err


def test_a_pack_out_of_its_days_screens_nothing(oms, tmp_path):
    """Exit 2 with the days; neither output nor ledger appears."""
    pack, out, ledger = tmp_path / "may.toml", tmp_path / "out.json", tmp_path / "ledger.jsonl"
    pack.write_text('[pack]\nformat = 1\nname = "may"\nvalid_until = 2026-05-31\n')
    words = ("screen", "-", "--pack", pack, "--out", out, "--ledger", ledger, "--format", "json")

    refused = oms(*words, "--at", "2026-06-01T00:00", stdin=b"[]")
    assert 2 == refused.code
    expected = (
        f"oms: {pack}:4: このパックは 2026-05-31 まで有効で、2026-06-01 (JST) には使えません\n"
    )
    assert expected == refused.err
    assert not out.exists()
    assert not ledger.exists()
    oms(*words, "--at", "2026-05-31T23:59", stdin=b"[]")
    assert out.exists()


def test_a_pack_out_of_its_days_explains_nothing(oms, tmp_path, numbered):
    """As it screens nothing."""
    (pack := tmp_path / "may.toml").write_text(
        '[pack]\nformat = 1\nname = "may"\nvalid_until = 2026-05-31\n'
    )
    (orders := tmp_path / "orders.json").write_text(json.dumps([numbered(1)]))
    words = ("explain", orders, "123456-20260501-0000000001", "--pack", pack, "--at")
    assert 2 == oms(*words, "2026-06-01").code
    assert 0 == oms(*words, "2026-05-31").code
