"""An engine and the data of the machine: opened on first use, off where there is none."""

import pickle
from datetime import date

import pytest

import oms
import oms.data
from oms.data import Data
from oms.engine import engine as engine_module
from oms.errors import DataError
from oms.postal import sample_index
from oms.rules import Pack

AT = oms.jst(2026, 5, 1, 12)
POSTAL = {"AD03", "AD04", "AD05", "AD06", "AD07"}
WRONG = {"postcode": "1000005", "street": "千代田1-1-1"}


@pytest.fixture
def machine(monkeypatch):
    """Give the machine other data."""

    def use(data):
        monkeypatch.setattr(engine_module, "default_data", lambda: data)
        return data

    return use


def _codes(engine, **facts):
    return {each.code for each in engine.screen(oms.order(**facts), AT).findings}


def test_the_machines_data_is_taken_on_first_use(machine):
    """Not when the engine is made."""
    opened = []

    class Watched(Data):
        def __getitem__(self, name):
            opened.append(name)
            return super().__getitem__(name)

    machine(Watched(opened={"postal": sample_index()}))
    engine = oms.Engine()
    assert [] == opened
    assert {"AD03"} == _codes(engine, recipient=WRONG) & POSTAL
    assert ["postal"] == sorted(set(opened))
    assert "2026-10" in engine.screen(oms.order(), AT).versions.data["postal"]


def test_a_pack_that_needs_no_data_opens_none(machine):
    """Nothing is asked for."""
    machine(None)
    off = {code: {"mode": "off"} for code in POSTAL}
    assert set() == _codes(oms.Engine(Pack.build(settings=off)))


def test_without_any_tables_the_checks_are_off_and_said_once(machine, monkeypatch):
    """Not configured: nothing is held for want of it."""
    monkeypatch.setattr(oms.data, "is_configured", lambda: False)
    machine(Data())
    engine = oms.Engine().open()
    off = {check.code: said for check, said in engine.unconfigured}
    assert off.keys() >= POSTAL
    assert all("oms[postal]" in off[code].ja for code in POSTAL)
    assert set() == _codes(engine, recipient=WRONG)
    assert "no_data" == Data().get("postal", "no_data")


def test_tables_that_cannot_be_opened_hold_every_order(machine, monkeypatch):
    """Somebody wanted the checks: EN02, and the reason is kept for whoever shows it."""

    def fail(tell):
        raise DataError("the tables are damaged")

    monkeypatch.setattr(oms.data, "is_configured", lambda: True)
    monkeypatch.setattr(oms.data, "open_postal", fail)
    data = machine(Data())
    result = oms.Engine().screen(oms.order(), AT)
    assert {"EN02"} == {each.code for each in result.findings}
    assert len(POSTAL) == len(result.findings)
    assert "the tables are damaged" == data.failures["postal"].message


def test_data_that_is_handed_in_is_all_there_is(machine):
    """The machine is not asked."""
    machine(None)
    assert {"AD03"} == _codes(oms.Engine(data={"postal": sample_index()}), recipient=WRONG)
    assert {"EN02"} == _codes(oms.Engine(data={}), recipient=WRONG)


def test_an_engine_with_the_machines_data_travels_without_it(machine):
    """It is opened where the engine arrives."""
    machine(Data(opened={"postal": sample_index()}))
    engine = oms.Engine().open()
    sent = pickle.dumps(engine)
    assert len(sent) < 20_000
    assert repr(engine) == repr(pickle.loads(sent).open())


def test_an_index_travels_whole():
    """As its bytes."""
    twin = pickle.loads(pickle.dumps(sample_index()))
    assert list(sample_index().codes()) == list(twin.codes())
    assert repr(sample_index()) == repr(twin)


def test_verify_address_asks_the_data_of_the_machine(monkeypatch):
    """And says so where there is none."""
    monkeypatch.setattr(oms.data, "_DEFAULT", Data(opened={"postal": sample_index()}))
    asked = ("1000005", "東京都", "千代田区", "丸の内1")
    assert "ok" == oms.verify_address(*asked).level
    old = oms.verify_address("1000031", *asked[1:], on=date(2027, 6, 1))
    assert "newer_than_data" == old.kind
    monkeypatch.setattr(oms.data, "is_configured", lambda: False)
    monkeypatch.setattr(oms.data, "_DEFAULT", Data())
    assert ("unverifiable", "no_data") == (
        oms.verify_address(*asked).level,
        oms.verify_address(*asked).kind,
    )


def test_the_names_of_the_data_can_be_listed(monkeypatch):
    """What can be opened, and nothing else."""
    assert (["postal"], 1) == (list(Data({"postal": 1})), len(Data({"postal": 1})))
    with pytest.raises(KeyError):
        Data()["weather"]
    assert None is Data().lacks("weather")
