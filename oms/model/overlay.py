"""Lay a fragment of an order over a plain one; everything that cannot be laid is told at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any, Final

from oms.errors import Fault, Problem, Told, did_you_mean, quoted
from oms.model.base import RmsModel
from oms.model.package import Item, Package
from oms.model.paths import model_in
from oms.model.plain import ITEM, PACKAGE

__all__ = ["Overlay"]

# Base rows for lists; a list without one starts from an empty row.
_ROWS: Final[dict[type[RmsModel], dict[str, Any]]] = {Package: PACKAGE, Item: ITEM}
_TEMPERATURES: Final = {"normal": 1, "chilled": 2, "frozen": 3}
_DELIVERY: Final = ("delivery", "DeliveryModel")
_PACKAGES: Final = ("packages", "all_packages", "PackageModelList")


@lru_cache(maxsize=64)
def _names(model: type[RmsModel]) -> dict[str, str]:
    known = {name: info.alias or name for name, info in model.model_fields.items()}
    known |= {alias: alias for alias in known.values()}
    for view, field in (("packages", "all_packages"), ("items", "all_items")):
        if field in known:
            known[view] = known[field]
    return known


@lru_cache(maxsize=64)
def _inner(model: type[RmsModel]) -> dict[str, tuple[type[RmsModel], bool]]:
    """Return the records inside a model by key, and whether they are rows of a list."""
    return {
        info.alias or name: (inner, "tuple[" in str(info.annotation))
        for name, info in model.model_fields.items()
        if (inner := model_in(info.annotation)) is not None
    }


class Overlay:
    """Lays a fragment over the plain order, and gathers what cannot be laid."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self._said: dict[str, str] = {}  # RMS path to the path as it was written

    def faults_of(self, problems: Iterable[Problem]) -> Iterator[Fault]:
        """Yield the problems of the record, but for those a fault told already has caused."""
        told = tuple(each.path for each in self.faults)
        for problem in problems:
            fault = self._fault_of(problem)
            if not any(path.startswith(fault.path) for path in told):
                yield fault

    def _fault_of(self, problem: Problem) -> Fault:
        """Return a problem of the record under the name the field was given by."""
        end = len(problem.field)
        while end > 0 and problem.field[:end] not in self._said:
            end = max(problem.field.rfind(".", 0, end), problem.field.rfind("[", 0, end))
        said = self._said.get(problem.field[: max(end, 0)], "")
        clause = Told(
            "expected {expected}, found {found}",
            "{expected}であるべきところ、{found}でした",
            expected=problem.expected,
            found=problem.found,
        )
        return Fault.of("", f"{said}{problem.field[max(end, 0) :]}", clause)

    def _tell(self, where: str, said: Told, hint: Told | None = None) -> None:
        self.faults.append(Fault.of("", where, said, hint))

    def _refuse(self, where: str, en: str, ja: str) -> None:
        told = Told("expected {what}", "{what}が必要です", what=Told(en, ja))
        self._tell(where, told)

    def expanded(self, fragment: Mapping[str, Any]) -> dict[str, Any]:
        """Put the shortcuts where they belong: temperature, recipient and items."""
        out = dict(fragment)
        if "temperature" in out:
            name = next((each for each in _DELIVERY if each in out), "delivery")
            base = self._record(out.get(name) or {}, name)
            out[name] = {**base, "temperature": out.pop("temperature")}
        if first := {key: out.pop(key) for key in ("recipient", "items") if key in out}:
            name = next((each for each in _PACKAGES if each in out), "packages")
            rows = out.get(name, [{}])
            if not isinstance(rows, Sequence) or not rows or not isinstance(rows[0], Mapping):
                self._refuse(
                    name,
                    f"a package for {' and '.join(first)}",
                    f"{' と '.join(first)} を入れる送付先",
                )
            elif twice := sorted(first.keys() & rows[0].keys()):
                self._tell(
                    f"{name}[0].{twice[0]}",
                    Told(
                        "expected to be said once, not beside the shortcut as well",
                        "2 か所に書かれています。どちらか 1 つにしてください",
                    ),
                )
            else:
                out[name] = [first | dict(rows[0]), *rows[1:]]
        return out

    def _shortcuts(
        self, model: type[RmsModel], fragment: Mapping[str, Any], where: str
    ) -> dict[str, Any]:
        out = dict(fragment)
        if "postcode" in out and "postcode_1" in model.model_fields:
            digits = str(out.pop("postcode")).replace("-", "")
            out |= {"postcode_1": digits[:3], "postcode_2": digits[3:]}
        if "temperature" in out and "delivery_class" in model.model_fields:
            word = out.pop("temperature")
            if isinstance(word, str) and word in _TEMPERATURES:
                out["delivery_class"] = _TEMPERATURES[word]
            else:
                words = " or ".join(_TEMPERATURES)
                self._refuse(f"{where}temperature", words, str(quoted(_TEMPERATURES).ja))
        return out

    def over(
        self,
        model: type[RmsModel],
        base: Mapping[str, Any],
        fragment: Mapping[str, Any],
        where: str,
        field: str,
    ) -> dict[str, Any]:
        """Return a record with a fragment laid over it.

        Args:
            model: What it is a record of.
            base: The plain record, by RMS keys.
            fragment: What differs, by any names.
            where: What the fragment calls the place.
            field: What RMS calls it.
        """
        out = dict(base)
        names, inner = _names(model), _inner(model)
        given: dict[str, str] = {}
        for name, value in self._shortcuts(model, fragment, where).items():
            if name not in names:
                en, ja = "no such field of {model}", "{model} にそのような項目はありません"
                told = Told(en, ja, model=model.__name__)
                self._tell(f"{where}{name}", told, did_you_mean(name, names))
                continue
            alias = names[name]
            self._said[f"{field}{alias}"] = f"{where}{name}"
            if (other := given.setdefault(alias, name)) != name:
                told = Told(
                    "expected one name for the field, found {other} as well",
                    "同じ項目が {other} という名前でも書かれています",
                    other=other,
                )
                self._tell(f"{where}{name}", told)
            places = f"{where}{name}", f"{field}{alias}"
            out[alias] = self._value(inner.get(alias), out.get(alias), value, *places)
        return out

    def _value(
        self,
        inner: tuple[type[RmsModel], bool] | None,
        base: Any,
        value: Any,
        where: str,
        field: str,
    ) -> Any:
        if isinstance(value, date):  # or a datetime
            return value.isoformat()
        if inner is None or not isinstance(value, Mapping | Sequence):
            return value
        model, is_list = inner
        if not is_list:
            return self.over(
                model, base or {}, self._record(value, where), f"{where}.", f"{field}."
            )
        if not isinstance(value, Sequence) or isinstance(value, str):
            self._refuse(where, f"a list of {model.__name__}", f"{model.__name__} のリスト")
            return []
        plain, out = _ROWS.get(model, {}), []
        for index, row in enumerate(value):
            here = f"{where}[{index}]"
            record = self._record(row, here)
            out.append(self.over(model, plain, record, f"{here}.", f"{field}[{index}]."))
        return out

    def _record(self, value: object, where: str) -> Mapping[str, Any]:
        if isinstance(value, Mapping):
            return value
        self._refuse(where, "an object with field names", "項目名を書いたテーブル")
        return {}
