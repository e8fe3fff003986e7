"""Every case of every built-in check runs through the engine, as it stands in the docs."""

from datetime import timedelta
from operator import attrgetter

import pytest

from oms.checks import BUILT_IN
from oms.engine import Engine
from oms.model import Fires, Severity, Waits
from oms.postal import sample_index
from oms.rules import Pack

GRAVITY = (Severity.INFO, Severity.WARN, Severity.HOLD)
CASES = [(check, case) for check in BUILT_IN for case in check.cases()]
NAMES = [f"{check.code}: {case.name}" for check, case in CASES]


def _screening(check, case):
    pack = Pack.build(settings={check.name: case.params}, shop=case.shop)
    engine = Engine(pack, data={"postal": sample_index()})
    at = case.moment or case.order.order_datetime + timedelta(hours=1)
    return engine.screen(case.order, at, earlier=case.earlier)


def _findings(check, case):
    screening = _screening(check, case)
    everything = screening.findings + screening.shadow
    return [each for each in everything if check.name in {each.rule, each.subject[5:]}]


def _waits(check, case):
    screening = _screening(check, case)
    running = [each for each in screening.waits if each.is_running(screening.at)]
    return [each.until for each in running if each.rule == check.name]


@pytest.mark.parametrize(("check", "case"), CASES, ids=NAMES)
def test_case(check, case):
    """A quiet case has no finding, a firing one exactly what it names."""
    findings = _findings(check, case)
    assert ([case.until] if isinstance(case, Waits) else []) == _waits(check, case)
    if not isinstance(case, Fires):
        assert [] == [each.text() for each in findings]
        return
    assert {check.code} == {each.code for each in findings}
    assert case.at in [each.path for finding in findings for each in finding.evidence]
    assert case.severity is max(map(attrgetter("severity"), findings), key=GRAVITY.index)
    if case.kinds:
        assert case.kinds == tuple(each.kind for each in findings)
    if case.evidence is not None:
        values = [str(each.value) for finding in findings for each in finding.evidence]
        assert any(case.evidence in value for value in values)


@pytest.mark.parametrize(("check", "case"), CASES, ids=NAMES)
def test_evidence_spans_lie_in_the_text(check, case):
    """What a clerk sees marked is what the check saw."""
    for finding in _findings(check, case):
        for each in finding.evidence:
            if each.span is not None and "." not in each.path:
                start, end = each.span
                text = getattr(case.order, each.path)
                assert 0 <= start < end <= len(text)
                assert each.value == text[start:end]


@pytest.mark.parametrize(("check", "case"), CASES, ids=NAMES)
def test_no_sentence_has_a_gap(check, case):
    """Whatever a template asks for, the check has given, in both languages."""
    for finding in _findings(check, case):
        told = [finding.text(lang) for lang in ("ja", "en")]
        if finding.suggestion is not None:
            told += [finding.suggestion.text(lang) for lang in ("ja", "en")]
        templates = [finding.message, finding.suggestion and finding.suggestion.message]
        meant = any("…" in text for each in templates if each for text in each)
        evidence = "".join(str(each.value) for each in finding.evidence)
        assert meant or "…" in evidence or not any("…" in text for text in told)
