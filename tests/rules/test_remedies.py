"""Hostile packs: each names its line and what to do, in the language of whoever mends it."""

import os

import pytest

from oms.errors import PackError
from oms.rules import load_pack, parse_pack

HEAD = '[pack]\nformat = 1\nname = "x"\n'
CASE = HEAD + '[[case]]\nname = "a"\norder = { remarks = "x" }\nexpect = "hold"\n'
COLUMN = "TOML の文法に合いません: {} 文字目: "

FAULTS = {
    "a bracket": (
        HEAD + "[checks.RM01\nmode = 1",
        4,
        COLUMN.format(13) + "テーブル名の終わりに ] がありません",
    ),
    "a key twice": (HEAD + "name = 'y'\n", 4, "(name はすでにあります)"),
    "a table twice": (HEAD + "[shop]\n[shop]\n", 5, "テーブル 'shop' が 2 度あります"),
    "a thousand with commas": (HEAD + "[checks.PY04]\nlimit = 100,000\n", 5, "(100000 と書いて"),
    "full-width digits": (HEAD + "[checks.PY04]\nlimit = １０００\n", 5, "(1000 と書いて"),
    "a day with slashes": (HEAD + "valid_from = 2026/5/1\n", 4, "日付は 2026-05-01 のように"),
    "a day in quotes": (HEAD + 'valid_from = "2026-05-01"\n', 4, "引用符なしで書いて"),
    "a word without quotes": (
        HEAD + "[checks.RM01]\nmode = off\n",
        5,
        '引用符で囲んでください: "off"',
    ),
    "a path of Windows": (HEAD + 'version = "C:\\Users"\n', 4, "\\\\ と書くか"),
    "a missing comma": (HEAD + '[shop]\ndefault_texts = ["a" "b"]\n', 5, "値の間の ,"),
    "a table over two lines": (
        HEAD + "[[case]]\nname='a'\norder = { remarks = 'x',\n status = 1 }\n",
        6,
        "[case.order] のように",
    ),
    "digits without end": (HEAD + "x = " + "9" * 5000, 4, "数の桁が多すぎます"),
    "brackets without end": (HEAD + "x = " + "[" * 5000, 4, "かっこの入れ子が深すぎます"),
    "a newer form": ("[pack]\nformat = 2\nname = 'x'\n", 2, "新しい oms 用の"),
    "no form": ("[pack]\nname = 'x'\n", 1, "format = 1 と書いてください"),
    "a name too long": (f"[pack]\nformat = 1\nname = '{'x' * 201}'\n", 3, "200 文字までです"),
    "two heads": ("[[pack]]\nformat = 1\nname = 'x'\n", 1, "テーブル [pack] を 1 つだけ"),
    "a check by its label": (HEAD + '[checks."代引不可"]\n', 4, '"payment.cod_not_possible" では'),
    "a check in capitals of its own": (HEAD + '[checks."ｒｍ０１"]\n', 4, '"RM01" では'),
    "a character nobody sees": (HEAD + '[checks."RM01\u200b"]\n', 4, "RM01\\u200b"),
    "the engine's own": (HEAD + "[checks.EN01]\n", 4, "エンジン自身の指摘"),
    "a word that is none": (
        HEAD + "[checks.RM01]\nmode = 'of'\n",
        5,
        '"enforce"、"shadow"、"off" のどれかを書いてください ("off" ではありませんか)',
    ),
    "a class that is none": (
        HEAD + "[checks.RM01]\nseverities = { drop_of = 'warn' }\n",
        5,
        'severities.drop_of: "cancel_change"、"schedule"、"gift"',
    ),
    "a number too small": (HEAD + "[checks.PY04]\nlimit = 0\n", 5, "0 より大きくしてください"),
    "a check twice": (
        HEAD + '[checks.RM01]\n[checks."remarks.present"]\n',
        5,
        "もう 1 つは checks.RM01",
    ),
    "a rule": (HEAD + "[[rule]]\nid = 'x'\n", 4, "後の版で使えるようになります"),
    "one table of a case": (HEAD + "[case]\nname = 'x'\n", 4, "[[case]] のような表に"),
    "a contradiction": (
        CASE.replace('"hold"', '{ any = "pass", RM01 = "hold" }'),
        7,
        'expect.RM01: "hold" なのに',
    ),
    "a key without quotes": (
        CASE.replace("remarks", "備考"),
        6,
        'キーは引用符で囲んでください: "備考"',
    ),
    "a head without quotes": (HEAD + "[shop.items.桃]\n", 4, 'キーは引用符で囲んでください: "桃"'),
    "a field no order has": (
        CASE.replace("remarks", '"備考"'),
        6,
        "order.備考: Order にそのような",
    ),
    "a place no order has": (
        CASE.replace('"hold"', '{ RM01 = { is = "hold", at = "remark" } }'),
        7,
        '"remarks" ではありませんか',
    ),
}


@pytest.mark.parametrize(("text", "line", "said"), FAULTS.values(), ids=FAULTS)
def test_a_hostile_pack_names_its_line_and_the_remedy(text, line, said):
    """One fault, in Japanese for the shop and in English for the trace."""
    with pytest.raises(PackError) as caught:
        parse_pack(text, where="shop.toml")
    [fault] = caught.value.faults
    assert line == fault.line
    assert said in fault.text("ja")
    assert fault.text("ja").startswith(f"shop.toml:{line}: ")
    assert caught.value.text("en") == str(caught.value) == str(fault)
    assert str(fault).isascii() or any(not each.isascii() for each in text)


def test_a_file_of_another_encoding_is_named(tmp_path):
    """EUC-JP is not taken for Shift_JIS."""
    for encoding, name in (("euc_jp", "EUC-JP"), ("cp932", "Shift_JIS"), ("utf-16", "UTF-16")):
        (path := tmp_path / "a.toml").write_bytes((HEAD + "# 備考欄の文です").encode(encoding))
        with pytest.raises(PackError) as caught:
            load_pack(path)
        assert f"{name} のようです。UTF-8 で保存し直してください" in caught.value.text("ja")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_not_waited_for(tmp_path):
    """It may never say anything."""
    os.mkfifo(path := tmp_path / "pipe.toml")
    with pytest.raises(PackError, match="cannot be read: it is no file"):
        load_pack(path)


def test_a_missing_base_has_no_far_neighbour_for_a_remedy(tmp_path):
    """That both end in .toml makes no file near."""
    (tmp_path / "summer.toml").write_text(HEAD, encoding="utf-8")
    for base, near in (("none.toml", False), ("sumer.toml", True)):
        (path := tmp_path / "top.toml").write_text(f'{HEAD}extends = "{base}"\n', encoding="utf-8")
        with pytest.raises(PackError) as caught:
            load_pack(path)
        assert near is ("summer.toml" in str(caught.value))


def test_a_value_of_several_types_is_told_by_the_key_its_author_wrote():
    """Whatever types were tried on it."""
    with pytest.raises(PackError) as caught:
        parse_pack(HEAD + '[shop.items.kyusu]\nstock_day = "未定"\n')
    assert {each.path for each in caught.value.faults} == {"shop.items.kyusu.stock_day"}
