"""Laws that every built-in check keeps."""

import json
import re
from collections import Counter
from pathlib import Path

import pytest

from oms.checks import BUILT_IN
from oms.cli.pages import HEADINGS, page_of
from oms.engine import Engine
from oms.model import Fires, RmsModel, Waits
from oms.postal import sample_index
from oms.rules import Pack

DOCS = Path(__file__).resolve().parents[2] / "docs"
CODES = [check.code for check in BUILT_IN]
each_check = pytest.mark.parametrize("check", BUILT_IN, ids=CODES)


@each_check
def test_a_check_has_enough_named_cases_of_both_kinds(check):
    """At least twelve, five of each kind, no name twice."""
    cases = list(check.cases())
    fires = sum(isinstance(case, Fires | Waits) for case in cases)
    assert 12 <= len(cases)
    assert 5 <= fires <= len(cases) - 5
    assert {1} == set(Counter(case.name for case in cases).values())


@each_check
def test_a_check_explains_itself_under_fixed_headings(check):
    """The docstring is the manual page."""
    page = page_of(check)
    assert page.summary.endswith(".")
    assert list(HEADINGS) == [name for name in page.sections if name in HEADINGS]
    assert all(page.sections[name] for name in HEADINGS)
    assert all(each.description for each in page.parameters)


@each_check
def test_the_label_of_a_check_stands_in_the_docs(check):
    """In the glossary, or in the catalogue the glossary refers to."""
    names = ("glossary.md", "checks/index.md")
    texts = [(DOCS / name).read_text(encoding="utf-8") for name in names]
    assert any(check.label.ja in text for text in texts)


@each_check
def test_a_check_declares_what_it_tolerates_as_input(check):
    """What is read is declared, what is declared exists (the registry refuses the rest)."""
    assert check.tolerates <= set(check.inputs)
    assert len(check.inputs) == len(set(check.inputs))


def test_codes_and_names_are_unique():
    """A code means one check, for ever."""
    names = [key for check in BUILT_IN for key in (check.code, check.name, *check.aliases)]
    assert len(names) == len(set(names))
    assert all(re.fullmatch(r"[A-Z]{2}[0-9]{2}", code) for code in CODES)


@each_check
def test_findings_and_their_dumps_hold_no_model(check):
    """A finding crosses process borders as JSON."""
    engine = Engine(Pack.build(), data={"postal": sample_index()})
    for case in check.cases():
        screening = engine.screen(case.order, case.moment or case.order.order_datetime)
        dumped = screening.model_dump_json()
        assert screening.order_number == json.loads(dumped)["order_number"]
        for finding in screening.findings:
            assert not any(isinstance(value, RmsModel) for value in finding.data.values())
