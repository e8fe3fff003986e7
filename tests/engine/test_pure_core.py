"""The core is pure: no clock, no environment, no file, no socket; `import oms` is cheap."""

import os
import subprocess
import sys

import pytest

ROOT = os.getcwd()  # noqa: PTH109  subprocesses must find the package as this one does

WATCH = """
import sys
import oms
from oms.checks import BUILT_IN

AT = oms.jst(2026, 5, 1, 12)
engine = oms.Engine()
PAYLOAD = oms.order(status=300, postage_price=-9999, remarks="[備考:]\\nのし希望").to_rms()
cases = [case for check in BUILT_IN for case in check.cases()]


def work():
    order = oms.Order.from_rms(PAYLOAD)
    for subject, earlier in [(order, ()), *((case.order, case.earlier) for case in cases)]:
        result = engine.screen(subject, AT, (order,), earlier)
        result.would_hold("ship"), result.passes("confirm"), result.revision
        result.model_dump_json()
        str(engine.explain(subject, AT, (), earlier))
    list(engine.screen_many([PAYLOAD, b"{", {}], AT))


work()  # what is imported or cached on first use is not part of a screening
events = []
quiet = False


def hook(event, args):
    if not quiet:
        events.append(event)


sys.addaudithook(hook)
"""
AUDITED = (
    WATCH
    + """
work()
quiet = True
allowed = ("object.__getattr__", "code.__new__", "sys._getframe", "gc.")
print(sorted({event for event in events if not event.startswith(allowed)}))
"""
)
FORBIDDEN = (
    WATCH
    + """
quiet = True
import datetime, os, random, time


def refuse(*args, **kwargs):
    raise AssertionError("the core looked outside")


class Environment(dict):
    __getitem__ = get = __contains__ = __iter__ = refuse


for name in ("time", "time_ns", "monotonic", "perf_counter", "localtime", "gmtime", "sleep"):
    setattr(time, name, refuse)
for name in ("random", "randint", "choice"):
    setattr(random, name, refuse)
os.environ = Environment()
os.getenv = os.getcwd = os.urandom = refuse


class SameKind(type):
    def __instancecheck__(cls, value):
        return isinstance(value, cls.__base__)


class Clock(datetime.datetime, metaclass=SameKind):
    now = utcnow = today = classmethod(refuse)


class Calendar(datetime.date, metaclass=SameKind):
    today = classmethod(refuse)


for module in list(sys.modules.values()):
    if getattr(module, "__name__", "").startswith("oms"):
        for name, new in (("datetime", Clock), ("date", Calendar)):
            old = new.__base__
            if getattr(module, name, None) is old:
                setattr(module, name, new)
findings = [engine.screen(case.order, AT, (), case.earlier).findings for case in cases]
import traceback
broken = [each for found in findings for each in found if each.code == "EN01"]
print([each.data["error"] for each in broken], sum(map(len, findings)) > 10)
"""
)


def run(script, **env):
    """Run a script in another process and return what it printed."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={**os.environ, **env},
        capture_output=True,
        check=False,
        text=True,
    )
    assert 0 == done.returncode, done.stderr
    return done.stdout.strip()


def test_a_screening_opens_no_file_no_socket_and_starts_nothing():
    """No audit event at all: open, import, socket, subprocess, os.* would all be heard."""
    assert "[]" == run(AUDITED)


def test_the_audit_hook_would_hear_a_file_being_opened():
    """The test above can fail."""
    heard = run(AUDITED.replace("\nwork()\nquiet", "\nopen('/dev/null').close()\nwork()\nquiet"))
    assert "['open']" == heard


def test_a_screening_reads_no_clock_and_no_environment():
    """With clock, environment and chance taken away, the real checks still answer."""
    assert "[] True" == run(FORBIDDEN)


@pytest.mark.parametrize(
    "environment", [{"TZ": "America/New_York"}, {"LANG": "C", "PYTHONUTF8": "0"}]
)
def test_the_answer_does_not_depend_on_the_machine(environment):
    """Zone and language of the server decide nothing."""
    script = (
        WATCH + "quiet = True\nresult = engine.screen(oms.Order.from_rms(PAYLOAD), AT)\n"
        "print(ascii(result.model_dump_json()))"
    )
    assert run(script, TZ="Asia/Tokyo") == run(script, **environment)


LIGHT = """
import sys
before = set(sys.modules)
import oms
new = set(sys.modules) - before
print(sorted(name for name in new if name.startswith("oms")))
print(sorted({name.partition(".")[0] for name in new} - {"oms"} - set(sys.stdlib_module_names)))
print(sorted(new & {"socket", "sqlite3", "subprocess", "asyncio", "http", "tomllib"}))
"""


def test_import_oms_loads_nothing_but_itself():
    """Neither pydantic nor checks, engine, typer, rich: each comes with its first use."""
    ours, strangers, heavy = run(LIGHT).splitlines()

    assert "['oms', 'oms._version']" == ours
    assert "[]" == strangers
    assert "[]" == heavy


def test_the_first_use_of_an_engine_loads_no_face_and_no_adapter():
    """typer, rich, hypothesis, the CLI and the readers stay away from a screening."""
    script = WATCH + (
        "quiet = True\n"
        "print(sorted(name for name in sys.modules if name.partition('.')[0] in "
        "{'rich', 'typer', 'click', 'hypothesis', 'pytest', 'sqlite3', 'sqlalchemy', 'httpx'} "
        "or name.startswith(('oms.cli', 'oms.rms', 'oms.testing', 'oms.store'))))"
    )
    assert "[]" == run(script)


def test_every_public_name_can_be_loaded_and_is_listed():
    """`dir`, `__all__` and what is there agree; a typo is an AttributeError."""
    script = """
import oms
names = [name for name in oms.__all__ if not hasattr(oms, name)]
print(names, dir(oms) == sorted(oms.__all__), oms.Engine is oms.Engine)
try:
    oms.Enginee
except AttributeError as error:
    print(error)
"""
    names, error = run(script).splitlines()
    assert "[] True True" == names
    assert "module 'oms' has no attribute 'Enginee'" == error
