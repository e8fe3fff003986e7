"""A check of one's own: hold chilled parcels to Okinawa, which this shop sends by air on request.

A check that stays goes into a package with the entry point `oms.checks`; this is how to try one.

    python examples/02_own_check.py
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import ClassVar

import oms
from oms.model import (
    SHIP_GATE,
    Case,
    Check,
    Context,
    Evidence,
    Finding,
    Fires,
    Message,
    Order,
    Quiet,
    order,
)
from oms.rules import default_registry


class ChilledToOkinawa(Check):
    """Hold a chilled order with a recipient in Okinawa."""

    code: ClassVar = "KDM01"  # a prefix of one's own: RM, AD, … belong to oms
    name: ClassVar = "kudamono.chilled_to_okinawa"
    label: ClassVar = Message(ja="沖縄クール便", en="Chilled to Okinawa")
    since: ClassVar = "1"
    # What it reads. Null is an answer; where the source lacks a field, EN02 holds the order.
    inputs: ClassVar = ("delivery.delivery_class", "packages.recipient.prefecture")

    gates: frozenset[oms.Gate] = SHIP_GATE
    prefectures: frozenset[str] = frozenset({"沖縄県"})  # a parameter a pack may set

    def examine(self, order: Order, ctx: Context) -> Iterator[Finding]:
        if order.temperature != "chilled":
            ctx.note(Message(ja="クール便ではない", en="not chilled"))
            return
        for index, package in enumerate(order.packages):
            prefecture = package.recipient.prefecture
            if prefecture in self.prefectures:
                path = f"packages[{index}].recipient.prefecture"
                yield self.finding(
                    Message(ja="{prefecture}へのクール便です", en="chilled to {prefecture}"),
                    Evidence(path=path, value=prefecture),
                    subject=f"package:{package.basket_id}",
                    prefecture=prefecture,
                )

    @classmethod
    def cases(cls) -> Iterable[Case]:
        naha = {"postcode": "9000006", "prefecture": "沖縄県", "city": "那覇市"}
        naha["street"] = "おもろまち1-1-1"
        yield Fires(
            name="chilled to Naha",
            order=order(recipient=naha, temperature="chilled"),
            at="packages[0].recipient.prefecture",
        )
        yield Quiet(name="not chilled", order=order(recipient=naha, temperature="normal"))
        yield Quiet(name="chilled to Tokyo", order=order(temperature="chilled"))


def main() -> None:
    registry = default_registry().plus(ChilledToOkinawa)
    pack = oms.Pack.build(
        "kudamono",
        {"kudamono.chilled_to_okinawa": {"severity": "warn"}},
        registry=registry,
    )
    engine = oms.Engine(pack)
    for case in ChilledToOkinawa.cases():
        result = engine.screen(case.order, at=oms.jst(2026, 5, 1, 12))
        print(f"{case.name}: {[f'{each.code} {each.severity.label}' for each in result.findings]}")


if __name__ == "__main__":
    main()
