"""What is no fault of a pack and hardly meant."""

import pytest

from oms.engine import lint
from oms.model import Check, Evidence, Message
from oms.model.base import jst
from oms.model.builder import order
from oms.model.check import Fires
from oms.rules import Pack, Registry, load_pack, parse_pack

AT = jst(2026, 5, 1, 12)
HEAD = '[pack]\nformat = 1\nname = "demo"\n'
WARNS = """\
[checks."payment.amount_undetermined"]
severity = "warn"
"""
PROOF = """\
[[case]]
name = "a"
order = { goods_price = -9999 }
expect = { PY01 = "warn" }
"""
AMOUNT = "payment.amount_undetermined"
SAME = "is so without this line, too"


class Limit(Check):
    """Reads one fact of an item."""

    code = "ZZ01"
    name = "zz.limit"
    label = Message(ja="玩具", en="Toy")
    since = "0.1"

    def examine(self, order, ctx):
        """Hold more than the limit."""
        for item in order.items:
            row = ctx.shop.item(item)
            if row is not None and row.unit_limit is not None and item.units > row.unit_limit:
                evidence = Evidence(path="items", value=item.units)
                yield self.finding(Message(ja="多い", en="Too many"), evidence)

    @classmethod
    def cases(cls):
        """One that fires."""
        yield Fires(
            name="too many",
            order=order(items=[{"manage_number": "momo", "units": 3}]),
            shop={"items": {"momo": {"unit_limit": 1}}},
            at="items",
        )

    def lacks(self, shop):
        """Need a limit."""
        limited = any(row.unit_limit is not None for row in shop.items.values())
        return None if limited else Message(ja="上限なし", en="a limit")


def told(text, registry=None):
    """Return the warnings of a text as (line, message)."""
    pack = parse_pack(text, where="demo.toml", registry=registry)
    found = list(lint(pack, AT, registry=registry))
    assert all(each.where == "demo.toml" for each in found)
    return [(each.line, each.message) for each in found]


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        (HEAD, []),
        (HEAD + WARNS + PROOF, []),
        (
            HEAD + WARNS,
            [(4, f"checks.{AMOUNT}: no case names it, so nothing proves it")],
        ),
        (HEAD + '[checks.PY01]\nmode = "off"\n', []),
        (
            HEAD + '[checks.PY01]\nseverity = "hold"\ngates = ["confirm"]\nmode = "off"\n',
            [(5, f"checks.PY01.severity: {SAME}"), (6, f"checks.PY01.gates: {SAME}")],
        ),
        (HEAD + "[shop]\ndefault_texts = []\n", [(5, f"shop.default_texts: {SAME}")]),
        (
            HEAD + "valid_until = 2026-04-30\n",
            [(4, "pack.valid_until: the pack has expired; today is 2026-05-01 (JST)")],
        ),
        (HEAD + "valid_until = 2026-05-01\nvalid_from = 2026-05-01\n", []),
        (HEAD + "valid_from = 2027-01-01\n", []),
        (
            HEAD + '[[case]]\nname = "a"\nexpect = "pass"\n',
            [(4, "case 'a': names nothing of the order; it is a plain one")],
        ),
        (HEAD + '[[case]]\nname = "a"\nat = 2026-05-01\nexpect = "pass"\n', []),
        (
            HEAD + '[checks.PY01]\nmode = "off"\n' + PROOF.replace("warn", "pass"),
            [
                (
                    6,
                    f"case 'a': {AMOUNT} passes whatever the order: its mode is \"off\"",
                )
            ],
        ),
        (
            HEAD + '[checks.PY01]\nmode = "shadow"\n' + PROOF.replace("warn", "pass"),
            [
                (
                    6,
                    f"case 'a': {AMOUNT} passes whatever the order: its mode is \"shadow\"",
                )
            ],
        ),
    ],
)
def test_what_is_told_of_a_pack(text, warnings):
    """With its line; a pack that says no more than it means is left alone."""
    assert warnings == told(text)


@pytest.mark.parametrize(
    ("texts", "warnings"),
    [
        (["のし（表書き）：\nお名前：", "※領収書は同封されません。"], []),
        (["のし："], [(0, "is very short")]),
        (["※  \n 。"], [(0, "is very short")]),
        (["領収書希望"], [(0, "hides a buyer's '領収書希望'")]),
        (["ラッピング希望"], [(0, "hides a buyer's 'ラッピング希望'")]),
        (
            ["お名前を書いてください", "熨斗：\nお名前を\n書いてください"],
            [(0, "stands in the text 2 of the list as well")],
        ),
        (
            ["お名前を書いてください", "お名前を書いてください"],
            [(1, "stands in the text 1 of the list as well")],
        ),
    ],
)
def test_a_default_text_must_not_hide_a_message(texts, warnings):
    """What is short or common is what buyers write themselves."""
    text = f"{HEAD}[shop]\ndefault_texts = {texts!r}\n".replace("'", '"')
    text = text.replace('", "', '",\n"')
    assert [(5 + n, f"shop.default_texts.{n}: {said}") for n, said in warnings] == told(text)


def test_facts_no_check_reads_are_told():
    """Once for each kind of fact; what a check reads is known from its own cases."""
    rows = (
        "[shop.items.momo]\nunit_limit = 3\nmail_limit = 1\n"
        '[shop.items.nashi]\nmail_limit = 1\n[shop.services."メール便"]\nmail = true\n'
    )
    unread = "no check that runs reads this"
    assert [
        (6, f"shop.items.momo.mail_limit: {unread}"),
        (10, f"shop.services.メール便.mail: {unread}"),
    ] == told(HEAD + rows, Registry([Limit]))


def test_a_check_that_is_off_for_want_of_facts_is_told():
    """With what to state; a case that it passes proves nothing."""
    registry = Registry([Limit])
    off = "is off for want of a limit"
    assert (4, f"checks.zz.limit: {off}") in told(HEAD + "[checks.ZZ01]\n", registry)
    assert [] == told(HEAD, registry)
    assert [] == told(HEAD + '[checks.ZZ01]\nmode = "off"\n', registry)
    case = '[[case]]\nname = "a"\norder = { remarks = "x" }\nexpect = { ZZ01 = "pass" }\n'
    assert (
        4,
        "case 'a': zz.limit passes whatever the order: it is off for want of a limit",
    ) in told(HEAD + case, registry)


def test_what_the_base_says_already_is_told(tmp_path):
    """Against the layer below, whatever the spelling; a changed fact is none."""
    (tmp_path / "base.toml").write_text(
        HEAD + '[checks.PY01]\nseverity = "warn"\nmode = "off"\n'
        "[shop.items.momo]\nunit_limit = 3\nmail_limit = 2\n"
    )
    (path := tmp_path / "top.toml").write_text(
        HEAD + 'extends = "base.toml"\n'
        '[checks."payment.amount_undetermined"]\nseverity = "warn"\nmode = "enforce"\n'
        "[shop.items.momo]\nunit_limit = 3\nmail_limit = 1\n[shop.items.nashi]\nunit_limit = 1\n"
    )
    found = [(each.line, each.message) for each in lint(load_pack(path), AT)]
    assert (6, f"checks.payment.amount_undetermined.severity: {SAME}") in found
    assert (9, f"shop.items.momo.unit_limit: {SAME}") in found
    assert 2 == sum(said.endswith(SAME) for _, said in found)


def test_a_base_whose_fault_is_mended_above_is_no_obstacle(tmp_path):
    """Then there is nothing to compare with."""
    (tmp_path / "base.toml").write_text(
        HEAD + '[checks.PY01]\nseverity = "x"\n[shop]\ndefault_texts = 5\n'
    )
    (path := tmp_path / "top.toml").write_text(
        HEAD + 'extends = "base.toml"\n[checks.PY01]\nseverity = "warn"\n'
        "[shop]\ndefault_texts = []\n" + PROOF
    )
    assert [] == list(lint(load_pack(path), AT))


def test_a_pack_without_a_file_has_no_lines():
    """Then there is nothing to point at."""
    with pytest.raises(TypeError, match="read from a file"):
        list(lint(Pack.build(), AT))
