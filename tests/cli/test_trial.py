"""`oms trial`: report, pack, and what it refuses."""

import json

import pytest

from oms.engine import prove
from oms.rules import load_pack
from oms.testing import generate


@pytest.fixture(scope="module")
def past(tmp_path_factory):
    """Past orders of two shops."""
    path = tmp_path_factory.mktemp("past") / "orders.jsonl"
    samples = [
        *generate(60, seed=3, shop="fruit-gift"),
        *generate(30, seed=3, shop="fish"),
    ]
    lines = [json.dumps(each.payload, ensure_ascii=False) for each in samples]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_a_trial_reports_and_writes_a_pack_that_passes(oms, past, tmp_path):
    """One for each shop."""
    result = oms("trial", past, "--out", tmp_path)
    assert 0 == result.code
    assert "店舗 900102、過去の注文 60 件" in result.out
    assert "のし（表書き）：" in result.out
    for shop in ("900102", "900103"):
        pack = load_pack(tmp_path / f"trial-{shop}.toml")
        assert all(each.passed for each in prove(pack))


def test_one_shop_can_be_asked_for(oms, past, tmp_path):
    """In English too."""
    result = oms("trial", past, "--shop", "900103", "--out", tmp_path, "--lang", "en")
    assert "trial: shop 900103, 30 past orders" in result.out
    assert ["trial-900103.toml"] == [each.name for each in tmp_path.iterdir()]


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (
            ["{past}", "--shop", "1", "--out", "{out}"],
            2,
            "その店舗の注文がありません。あるのは 900102, 900103",
        ),
        (["{past}", "--out", "{past}"], 2, "フォルダーではありません"),
        (["{out}/gone.json", "--out", "{out}"], 2, "試せる注文がありません"),
    ],
)
def test_what_cannot_be_tried_is_told(oms, past, tmp_path, words, code, said):
    """And nothing is written."""
    result = oms("trial", *(word.format(past=past, out=tmp_path) for word in words))
    assert code == result.code
    assert said in result.err
    assert [] == list(tmp_path.iterdir())


def test_a_pack_is_never_overwritten(oms, past, tmp_path):
    """Somebody may have worked on it."""
    (tmp_path / "trial-900103.toml").write_text("mine", encoding="utf-8")
    result = oms("trial", past, "--shop", "900103", "--out", tmp_path)
    assert 2 == result.code
    assert "すでにあります" in result.err
    assert "mine" == (tmp_path / "trial-900103.toml").read_text(encoding="utf-8")


def test_unreadable_records_are_counted(oms, past, tmp_path):
    """The others are tried all the same."""
    path = tmp_path / "some.jsonl"
    path.write_bytes(past.read_bytes() + b'\n{"orderNumber": 5}\n')
    result = oms("trial", path, "--out", tmp_path)
    assert 3 == result.code
    assert "■ 読めなかった記録 (1)" in result.out
    assert "orderNumber: 文字列であるべきところ、数でした" in "".join(result.out.split("\n  "))


def test_a_draft_is_laid_out_sound_and_all_in_one_language(oms, past, tmp_path):
    """`oms pack fmt --check` and `oms pack lint` have nothing to say of it; its folder is made."""
    for lang in ("ja", "en"):
        folder = tmp_path / lang / "packs"
        assert 0 == oms("trial", past, "--out", folder, "--lang", lang).code
        assert (0, "") == ((laid := oms("pack", "fmt", "--check", folder)).code, laid.out)
        assert 0 == oms("pack", "lint", folder, "--lang", lang).code
        comments = [
            line
            for path in folder.iterdir()
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.startswith("#") and "[" not in line
        ]
        assert comments
        assert all(line.isascii() is (lang == "en") for line in comments if line[2:3] != "u")


def test_a_text_of_several_lines_is_written_as_one_reads_it(oms, past, tmp_path):
    """What a trial wrote is edited by people; and the form alone is a case of its own."""
    oms("trial", past, "--shop", "900102", "--out", tmp_path)
    text = (tmp_path / "trial-900102.toml").read_text(encoding="utf-8")
    assert '[case.order]\nremarks = """\n[' in text
    first = load_pack(tmp_path / "trial-900102.toml").cases[0]
    assert "フォームの定型文だけなら止めない" == first.name
    assert "pass" == first.expect["remarks.present"].outcome
