"""Read a getOrder file and say of each order whether it may go on, and why not.

python examples/01_screen_orders.py
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import oms
from oms.model.status import status_label

HERE = Path(__file__).parent


def main() -> None:
    pack = oms.load_pack(HERE / "packs" / "kudamono.toml")
    engine = oms.Engine(pack)
    at = oms.jst(2026, 5, 12)  # time is always passed in: a service would hand in the present

    counts: Counter[str] = Counter()
    # Whatever read_orders puts aside passes through screen_many as `Rejected`: counts add up.
    for result in engine.screen_many(oms.read_orders(HERE / "orders" / "orders.json"), at=at):
        if isinstance(result, oms.Rejected):
            counts["unreadable"] += 1
            print(result.place, result.reason)
        elif isinstance(result.status, oms.RmsStatus) and result.status.is_finished:
            counts["finished"] += 1  # shipped or cancelled: no gate lies ahead
        elif result.needs_review:
            counts["needs review"] += 1
            if counts["needs review"] <= 3:
                show(result)
        else:
            counts["may go on"] += 1
    print(dict(counts))


def show(result: oms.Screening) -> None:
    closed = [gate for gate in oms.Gate if result.would_hold(gate)]
    print(f"{result.order_number} {status_label(result.status)}, closed: {', '.join(closed)}")
    for finding in result.holds:
        print(f"  {finding.code} {finding.text('en')}, at {finding.at}")
        if finding.suggestion is not None:
            print(f"  -> {finding.suggestion.text('en')}")


if __name__ == "__main__":
    main()
