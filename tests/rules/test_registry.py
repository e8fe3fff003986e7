"""Which checks exist: well formed, one name each, built-in or by plugin."""

from types import SimpleNamespace
from typing import ClassVar

import pytest

from oms.checks import BUILT_IN
from oms.errors import CheckError
from oms.model import Check, Message
from oms.rules import Registry, default_registry
from oms.rules import registry as module


@pytest.fixture
def make(toy):
    """Return a maker of toy checks."""

    def made(base=toy, **facts):
        facts = {"code": "ZZ01", "name": "zz.made"} | facts
        return type("Made", (base,), facts | {"__annotations__": dict.fromkeys(facts, ClassVar)})

    return made


def test_a_check_is_found_by_name_alias_and_code(registry):
    """Three spellings, one class."""
    found = {registry[key] for key in ("remarks.present", "remarks.any", "RM01")}

    assert 1 == len(found)
    assert ["remarks.present", "payment.amount"] == list(registry)
    assert 2 == len(registry)
    assert "RM01" in registry
    assert "remarks.any" in registry
    assert "nothing" not in registry
    assert {"remarks.present", "remarks.any", "RM01", "payment.amount", "PY01"} == (
        registry.spellings
    )


def test_an_absent_check_is_named_with_the_nearest_one(registry):
    """By index an error, by `get` the default."""
    with pytest.raises(CheckError, match=r'did you mean "remarks\.present"'):
        registry["remarks.presnt"]
    with pytest.raises(CheckError, match=r"no check is called 'qqq'$"):
        registry["qqq"]
    assert registry.get("qqq") is None
    assert registry.get("RM01") is registry["RM01"]


@pytest.mark.parametrize(
    ("facts", "message"),
    [
        ({"code": "RM1"}, "expected a code like RM01"),
        ({"code": "rm01"}, "expected a code like RM01"),
        ({"code": "RM0001"}, "expected a code like RM01"),
        ({"code": "RM01x"}, "expected a code like RM01"),
        ({"code": None}, "expected a code like RM01"),
        ({"name": "remarks"}, "a dotted name like"),
        ({"name": "Remarks.present"}, "a dotted name like"),
        ({"name": "remarks.present "}, "a dotted name like"),
        ({"name": 5}, "a dotted name like"),
        ({"label": "備考あり"}, "a label in both languages"),
        ({"inputs": ("remark",)}, 'did you mean "remarks"'),
        ({"inputs": ("remarks",), "tolerates": frozenset({"memo"})}, "tolerates what it does not"),
    ],
)
def test_a_malformed_check_is_refused(make, facts, message):
    """At registration, with the class's place."""
    with pytest.raises(CheckError, match=message):
        Registry([make(**facts)])


@pytest.mark.parametrize("missing", ["code", "name", "label", "since"])
def test_a_check_that_does_not_name_itself_is_refused(missing):
    """Each of the four is needed."""
    facts = {"code": "ZZ01", "name": "zz.x", "label": Message("x", "x"), "since": "0.1"}
    facts.pop(missing)
    bare = type("Bare", (Check,), facts | {"__annotations__": dict.fromkeys(facts, ClassVar)})

    with pytest.raises(CheckError, match=f"lacks the class variable '{missing}'"):
        Registry([bare])


def test_a_check_without_its_methods_is_refused(make):
    """An abstract class would fail only when a pack is built."""
    with pytest.raises(CheckError, match=r"lacks cases and examine\(\)"):
        Registry([make(base=Check, label=Message("x", "x"), since="0.1")])


def test_a_strange_object_is_refused():
    """No AttributeError."""
    with pytest.raises(CheckError, match=r"builtins\.int lacks"):
        Registry([int])


@pytest.mark.parametrize(
    "facts",
    [
        {"name": "remarks.present"},
        {"code": "RM01"},
        {"name": "remarks.any"},
        {"aliases": ("remarks.present",)},
        {"aliases": ("payment.other", "remarks.any")},
        {"aliases": ("RM01",)},
    ],
)
def test_two_checks_with_one_spelling_are_refused(registry, make, facts):
    """Name, code and alias share one space."""
    with pytest.raises(CheckError, match="both call themselves"):
        registry.plus(make(**facts))


def test_plus_returns_another_registry(registry, make):
    """A registry is not changed; the same check twice is one check."""
    more = registry.plus(make())

    assert ["remarks.present", "payment.amount", "zz.made"] == list(more)
    assert 2 == len(registry)
    assert 3 == len(more.plus(more["zz.made"]))


# ---- plugins ------------------------------------------------------------------------------


@pytest.fixture
def plugins(monkeypatch):
    """Install plugins for one test: name = what its entry point loads, or the error it raises."""

    def install(**loaded):
        def point(name, value):
            def load():
                if isinstance(value, Exception):
                    raise value
                return value

            return SimpleNamespace(name=name, value=f"{name}:checks", load=load)

        points = [point(name, value) for name, value in loaded.items()]
        monkeypatch.setattr(
            module, "entry_points", lambda group: points if group == "oms.checks" else []
        )
        module.default_registry.cache_clear()
        return module.default_registry

    yield install
    module.default_registry.cache_clear()


def test_the_default_registry_is_the_static_tuple(plugins):
    """Law 15: without plugins exactly the built-in checks, in their order."""
    assert [check.name for check in BUILT_IN] == list(plugins()())
    assert default_registry() is default_registry()


def test_plugins_add_checks_after_the_built_in_ones(plugins, make):
    """One class or a list of them; by plugin name, not by installation order."""
    one, two = make(), make(code="ZZ02", name="zz.two")
    three = make(code="QQ01", name="qq.three")

    names = list(plugins(zz=[one, two], aa=three)())

    assert ["qq.three", "zz.made", "zz.two"] == names[-3:]
    assert [check.name for check in BUILT_IN] == names[:-3]


@pytest.mark.parametrize(
    "error", [ImportError("secret"), AttributeError("x"), RuntimeError("x"), SyntaxError("x")]
)
def test_a_plugin_that_cannot_be_loaded_stops_the_start(plugins, error):
    """Law 2: a check that should run and does not is no small matter."""
    with pytest.raises(CheckError, match="plugin 'broken'") as caught:
        plugins(broken=error)()
    assert type(error).__name__ in str(caught.value)
    assert error is caught.value.__cause__


@pytest.mark.parametrize("loaded", [5, "check", object(), int, [5], [int]])
def test_a_plugin_that_is_no_check_is_refused(plugins, loaded):
    """With the plugin's name."""
    with pytest.raises(CheckError, match=r"plugin 'odd' .* is not a Check or a list of them"):
        plugins(odd=loaded)()


@pytest.mark.parametrize("code", ["AD50", "TX01", "RM99", "DL001", "PY01", "IT01", "CU01", "EN03"])
def test_a_plugin_has_a_code_prefix_of_its_own(plugins, make, code):
    """The families of the built-in checks are closed to plugins."""
    with pytest.raises(CheckError, match=f"needs a code prefix of its own, not {code}"):
        plugins(shop=make(code=code))()


@pytest.mark.parametrize("code", ["RMX01", "ADV01", "ENG001", "ZZ01"])
def test_a_longer_prefix_that_starts_alike_is_its_own(plugins, make, code):
    """RMX is not RM."""
    assert code in plugins(shop=make(code=code))()


def test_a_plugin_cannot_pass_for_the_engine(plugins, make):
    """Names of EN01 and EN02 findings stay the engine's."""
    with pytest.raises(CheckError, match="are the engine's"):
        plugins(shop=make(name="engine.check_failed"))()


def test_a_plugin_without_a_code_is_a_check_error(plugins, toy):
    """Malformed plugins are told like malformed checks."""
    with pytest.raises(CheckError, match="lacks the class variable 'code'"):
        plugins(shop=toy)()


def test_two_plugins_with_one_code_are_refused(plugins, make):
    """As for any two checks."""
    with pytest.raises(CheckError, match="both call themselves"):
        plugins(one=make(), two=make(name="zz.other"))()
