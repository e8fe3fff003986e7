"""The engine: run the checks of a pack over orders, fail closed, explain.

Pure: what it answers depends on the order, the moment and what was handed in, on nothing else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from oms._lazy import MachineData, default_data
from oms._version import __version__
from oms.engine.explanation import CheckTrace, Explanation, Step, describe_inputs
from oms.engine.facts import bindings_of
from oms.engine.screening import Decided, Rejected, Screening, Versions
from oms.engine.turn import Turn
from oms.errors import RecordError
from oms.model.check import Check
from oms.model.context import Context
from oms.model.finding import Finding, Message, Wait
from oms.model.orders import Order
from oms.rules.pack import Pack

__all__ = ["Engine"]


class _Ready(NamedTuple):
    """What an engine works out once, when it is first asked."""

    data: Mapping[str, Any]
    plan: tuple[Turn, ...]
    unconfigured: tuple[tuple[Check, Message], ...]
    decided: Decided


class Engine:
    """Runs the checks of one pack. Immutable and thread-safe; pickled by rebuilding.

    Args:
        pack: The shop's pack; by default all built-in checks with their defaults.
        data: Opened data by name; a check whose data is missing yields EN02. By default the data
            of this machine (`oms.data.default`), opened on first use and only if a check of the
            pack needs it; a check whose data this machine does not have is off.

    Example:
        >>> import oms
        >>> engine = oms.Engine()
        >>> engine.screen(oms.order(), at=oms.jst(2026, 5, 1, 12)).needs_review
        False
    """

    __slots__ = ("_given", "_pack", "_prepared")

    def __init__(self, pack: Pack | None = None, *, data: Mapping[str, Any] | None = None) -> None:
        """Take pack and data; nothing is opened or read here."""
        self._pack = _a_pack(pack)
        self._given = None if data is None else MappingProxyType(dict(data))
        self._prepared: _Ready | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle as the call that rebuilds it; data of the machine is opened anew."""
        return _rebuild, (self._pack, None if self._given is None else dict(self._given))

    def __repr__(self) -> str:
        """Show pack and number of checks."""
        told = self._prepared.plan if self._prepared else self._told
        return f"<Engine {self._pack.name} {self._pack.hash}, {len(told)} checks>"

    @property
    def _told(self) -> tuple[Check, ...]:
        """The checks the shop has told all they need; nothing is opened to say so."""
        shop = self._pack.shop
        return tuple(check for check in self._pack.checks if check.lacks(shop) is None)

    @property
    def _ready(self) -> _Ready:
        """Data and plan, worked out on first use; threads that meet here work out the same."""
        if self._prepared is None:
            self._prepared = _prepare(self._pack, self._given)
        return self._prepared

    def open(self) -> Engine:
        """Open the data now instead of at the first order, and return the engine itself."""
        _ = self._ready
        return self

    @property
    def pack(self) -> Pack:
        """The pack this engine runs."""
        return self._pack

    @property
    def unconfigured(self) -> tuple[tuple[Check, Message], ...]:
        """The checks that are off because the shop has not told what they need, and what that is.

        They hold nothing; whoever shows results says so once (law 2).
        """
        return self._ready.unconfigured

    def screen(
        self,
        order: Order,
        at: datetime,
        neighbours: Iterable[Order] = (),
        earlier: Iterable[Order] = (),
    ) -> Screening:
        """Examine one order.

        Args:
            order: The order.
            at: The moment of the screening; aware.
            neighbours: Other orders that share a key with it (law 9).
            earlier: Earlier revisions of this order, oldest first, where the caller has them.

        Returns:
            Findings, waits and versions. A check that raises or lacks its data becomes a hold
            (EN01, EN02) and the others go on (law 2).

        Raises:
            TypeError: If it is no `Order`; `screen_many` takes records as RMS sends them, too.
            ValueError: If `at` is naive: days are JST days, and a naive moment has no zone.
            PackError: If the pack is not valid on the JST day of `at`: it then runs nothing.
        """
        _require_order(order)
        ctx = self._context(at, neighbours, earlier)  # its own: checks share what they make there
        findings: list[Finding] = []
        shadow: list[Finding] = []
        waits: list[Wait] = []
        for turn in self._ready.plan:
            for each in turn.run(order, ctx):
                if isinstance(each, Finding):
                    (findings if turn.enforced else shadow).append(each)
                elif turn.enforced:
                    waits.append(each)
        return Screening.of(order, at, (findings, shadow, waits), self._ready.decided)

    def screen_many(
        self,
        orders: Iterable[Order | Rejected | Mapping[str, Any] | str | bytes],
        at: datetime,
    ) -> Iterator[Screening | Rejected]:
        """Examine orders one by one, in input order; one bad record never stops the rest.

        Args:
            orders: Orders, records as RMS sends them (dict, JSON text or bytes), or what a
                reader put aside, which comes out as it went in.
            at: The moment of the screening; aware.

        Returns:
            An iterator with one result for each input: a `Screening`, or `Rejected` for a bad
            record.

        Raises:
            ValueError: If `at` is naive.
            PackError: If the pack is not valid on the JST day of `at`.
        """
        self._context(at)  # refuse the moment now, not at the first order
        return self._each(orders, at)

    def _each(
        self, orders: Iterable[Order | Rejected | Mapping[str, Any] | str | bytes], at: datetime
    ) -> Iterator[Screening | Rejected]:
        for index, each in enumerate(orders):
            if isinstance(each, Rejected):
                yield each
                continue
            try:
                order = each if isinstance(each, Order) else Order.from_rms(each)
            except RecordError as error:
                number = each.get("orderNumber") if isinstance(each, Mapping) else None
                known = number if isinstance(number, str) else None
                place, reason = f"[{index}]", error.message
                yield Rejected(place=place, reason=reason, order_number=known, raw=each)
                continue
            yield self.screen(order, at)

    def explain(
        self,
        order: Order,
        at: datetime,
        neighbours: Iterable[Order] = (),
        earlier: Iterable[Order] = (),
    ) -> Explanation:
        """Say for every check why it spoke or why it stayed quiet, step by step.

        Runs the same code as `screen`; the checks write their steps down while they run.

        Args:
            order: The order.
            at: The moment of the screening; aware.
            neighbours: Other orders that share a key with it.
            earlier: Earlier revisions of this order, oldest first.
        """
        _require_order(order)
        neighbours, earlier = tuple(neighbours), tuple(earlier)  # they are read more than once
        traces = []
        for turn in self._ready.plan:
            check, steps = turn.check, list[Step]()

            def tell(message: Message, data: Mapping[str, Any], to: list[Step] = steps) -> None:
                to.append(Step(message, dict(data)))

            ctx = self._context(at, neighbours, earlier, tell)
            said = tuple(turn.run(order, ctx))
            inputs = describe_inputs(order, check.inputs)
            traces.append(
                CheckTrace(
                    check.code, check.name, check.label, check.mode, inputs, tuple(steps), said
                )
            )
        screening = self.screen(order, at, neighbours, earlier)
        return Explanation(screening=screening, traces=tuple(traces))

    def _context(
        self,
        at: object,
        neighbours: Iterable[Order] = (),
        earlier: Iterable[Order] = (),
        tell: Any = None,
    ) -> Context:
        if not isinstance(at, datetime) or at.utcoffset() is None:
            found = "a naive one" if isinstance(at, datetime) else type(at).__name__
            expected = "an aware moment, such as datetime.now(timezone.utc)"
            raise ValueError(f"at: expected {expected}; found {found}")
        self._pack.require_valid(at)
        data = self._ready.data
        return Context(at, tuple(neighbours), tuple(earlier), data, self._pack.shop, tell)


def _prepare(pack: Pack, given: Mapping[str, Any] | None) -> _Ready:
    """Open what the checks need, and tell those that run from those that are off."""
    needed = {name for check in pack.checks for name in check.needs}
    machine = default_data() if given is None and needed else None
    data = given if given is not None else _opened(machine, needed)
    lacking = [(check, _lacks(check, pack, machine)) for check in pack.checks]
    versions = Versions(
        oms=__version__,
        pack=f"{pack.name} {pack.version}",
        pack_hash=pack.hash,
        data={name: str(getattr(each, "version", "?")) for name, each in data.items()},
    )
    off = tuple((check, said) for check, said in lacking if said is not None)
    idle = frozenset(check.name for check, _ in off)
    return _Ready(
        data=MappingProxyType(dict(data)),
        plan=tuple(Turn.of(check) for check, said in lacking if said is None),
        unconfigured=off,
        decided=Decided(versions, bindings_of(pack.checks), idle, pack.shop),
    )


def _opened(machine: MachineData | None, needed: Iterable[str]) -> Mapping[str, Any]:
    return {} if machine is None else {name: machine[name] for name in needed if name in machine}


def _lacks(check: Check, pack: Pack, machine: MachineData | None) -> Message | None:
    """Say what neither the shop nor this machine has, that a check cannot do without."""
    if (said := check.lacks(pack.shop)) is not None or machine is None:
        return said
    return next((told for name in check.needs if (told := machine.lacks(name)) is not None), None)


def _require_order(order: object) -> None:
    if not isinstance(order, Order):  # a record as RMS sends it is what people try first
        found = type(order).__name__
        raise TypeError(f"order: expected an Order, such as Order.from_rms makes; found {found}")


def _a_pack(pack: object) -> Pack:
    if pack is None:
        return Pack.build()
    if not isinstance(pack, Pack):  # a path is what people try first
        found = type(pack).__name__
        raise TypeError(f"pack: expected a Pack, such as oms.load_pack(path) reads; found {found}")
    return pack


def _rebuild(pack: Pack, data: Mapping[str, Any]) -> Engine:
    return Engine(pack, data=data)
