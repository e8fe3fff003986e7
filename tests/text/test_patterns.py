"""Rewritten alternations match exactly what the plain ones match."""

import gzip
import json
import random
import re
import runpy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from oms.text import fold, patterns, phrases
from oms.text.patterns import alternation, rewrite

ROOT = Path(__file__).parents[2]
ALPHABET = "あいう12.-a"


def recorded():
    """Run the module of phrases again and keep what each pattern was made of."""
    made = {}
    plain = patterns.alternation

    def record(*parts):
        compiled = plain(*parts)
        made[compiled] = "|".join(parts)
        return compiled

    patterns.alternation = record
    try:
        names = runpy.run_path(phrases.__file__)
    finally:
        patterns.alternation = plain
    return {
        name: (re.compile(made[value]), value)
        for name, value in names.items()
        if isinstance(value, re.Pattern) and value in made
    }


PHRASES = recorded()


def lines():
    """Every 40th remark of a tuning corpus, folded, line by line."""
    with gzip.open(ROOT / "benchmarks/remarks/tune/a.jsonl.gz", "rt", encoding="utf-8") as rows:
        remarks = [json.loads(row)["remarks"] for at, row in enumerate(rows) if at % 40 == 0]
    return [fold(line).text for remark in remarks for line in remark.split("\n") if line]


CORPUS = lines()


def literals():
    """Words out of the patterns themselves, so that random strings come near to matching."""
    words = {
        word
        for plain, _ in PHRASES.values()
        for word in re.findall(r"[ぁ-んァ-ヶー一-龠a-z]{1,6}", plain.pattern)
    }
    return sorted(words)


WORDS = literals()


def first_span(pattern, text):
    """Where a pattern matches first, if anywhere."""
    match = pattern.search(text)
    return None if match is None else match.span()


def test_the_phrases_are_found_again():
    """A second run of the module compiles the same patterns as the library uses."""
    assert len(PHRASES) >= 15
    assert {name: fast.pattern for name, (_, fast) in PHRASES.items()} == {
        name: getattr(phrases, name).pattern for name in PHRASES
    }


@pytest.mark.parametrize("name", ["CANCEL_CHANGE", "GIFT", "GREETING", "SCHEDULE", "SOFT_ASK"])
def test_the_longest_phrases_are_rewritten(name):
    """One branch that cannot be would slow the search for all of them down fivefold."""
    plain, fast = PHRASES[name]
    assert plain.pattern != fast.pattern


@pytest.mark.parametrize("name", sorted(PHRASES))
def test_a_rewritten_phrase_finds_what_the_plain_one_finds_in_real_lines(name):
    """Lines of remarks of the tuning corpus."""
    plain, fast = PHRASES[name]
    wrong = [line for line in CORPUS if first_span(plain, line) != first_span(fast, line)]
    assert [] == wrong
    assert len(CORPUS) > 300


@pytest.mark.parametrize("name", sorted(PHRASES))
def test_a_rewritten_phrase_finds_what_the_plain_one_finds_in_random_strings(name):
    """Strings strung together from the words of all patterns, with digits and marks between."""
    plain, fast = PHRASES[name]
    own = re.findall(r"[ぁ-んァ-ヶー一-龠a-z]{1,6}", plain.pattern)
    dice = random.Random(name)
    texts = [
        "".join(
            dice.choice(dice.choice((own, own, WORDS, "0123456789 、。→?()のをはにが")))
            for _ in range(dice.randint(1, 6))
        )
        for _ in range(2000)
    ]
    assert [] == [text for text in texts if first_span(plain, text) != first_span(fast, text)]
    assert any(first_span(plain, text) for text in texts)


def dialect():
    """Patterns of the dialect used: literals, classes, digits, groups, quantifiers, lookaheads."""
    literal = st.sampled_from(["あ", "い", "う", "1", "2", "a", r"\.", r"\-", r"\dあ"])
    some = st.sampled_from(["[あい]", "[1-3]", "[あ1a]", "[^あ]", r"[\-\.]", r"[\dあ]"])
    atom = st.one_of(literal, literal, some)

    def grow(inner):
        group = st.lists(inner, min_size=1, max_size=3).map(lambda each: f"(?:{'|'.join(each)})")
        maybe = st.tuples(
            st.one_of(atom, group), st.sampled_from(["", "", "?", "+", "*", "{0,2}"])
        )
        looked = st.tuples(inner, st.sampled_from(["(?!う)", "(?=い)", "(?<=あ)", "(?<!1)"]))
        single = st.one_of(maybe, maybe, looked).map("".join)
        return st.lists(single, min_size=1, max_size=3).map("".join)

    branch = st.recursive(atom, grow, max_leaves=6)
    return st.lists(branch, min_size=1, max_size=5).map("|".join)


TEXTS = st.lists(st.text(st.sampled_from(ALPHABET), max_size=8), min_size=5, max_size=25)


@settings(max_examples=400, deadline=None)
@given(dialect(), TEXTS)
def test_any_rewritten_pattern_matches_the_same_stretch(pattern, texts):
    """Generated patterns on generated strings: the same first match."""
    plain, fast = re.compile(pattern), re.compile(rewrite(pattern))
    assert [first_span(plain, text) for text in texts] == [
        first_span(fast, text) for text in texts
    ]


@pytest.mark.parametrize(
    ("pattern", "rewritten"),
    [
        ("のし|熨斗", "のし|熨斗"),
        ("(?:なる)?べく", "なるべく|べく"),
        ("お?歳暮", "お歳暮|歳暮"),
        ("[ab]c", "ac|bc"),
        ("ab|cd|ae", "a(?:b|e)|cd"),
        ("(?:ab|c)d", "abd|cd"),
        ("早め|早く|早め", "早(?:め|く)"),
        (r"\d日", "|".join(f"{digit}日" for digit in range(10))),
        ("[^あ]い|う", "[^あ]い|う"),
        ("あ+い|う", "あ+い|う"),
        ("(?!あ)い|う", "(?!あ)い|う"),
        (".い|う", ".い|う"),
        ("[あ-ん]い|う", "[あ-ん]い|う"),
    ],
)
def test_branches_begin_with_literals_or_the_pattern_stays(pattern, rewritten):
    """What cannot be told apart by its first character is left as it is."""
    assert rewritten == rewrite(pattern)


@pytest.mark.parametrize("pattern", ["", "あ|", "あ?", "(?:あ|い)*", "あ{0,2}", "(?=あ)|い?"])
def test_an_alternation_refuses_to_match_nothing(pattern):
    """A search that finds the empty text finds it everywhere."""
    with pytest.raises(ValueError, match="empty"):
        alternation(pattern)


def test_an_alternation_joins_its_parts():
    """Several strings are several branches."""
    pattern = alternation("のし|熨斗", "(?:贈答|お祝い)用")
    assert ["のし", "熨斗", "お祝い用", None] == [
        match and match.group()
        for match in map(pattern.search, ["紅白のし", "熨斗紙", "お祝い用に", "赤い箱"])
    ]
