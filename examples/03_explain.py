"""Ask why: what each check read, how it reasoned, what it said or why it stayed quiet.

python examples/03_explain.py
"""

from __future__ import annotations

from pathlib import Path

import oms

HERE = Path(__file__).parent


def main() -> None:
    engine = oms.Engine(oms.load_pack(HERE / "packs" / "kudamono.toml"))
    order = oms.order(
        remarks="[配送日時指定:]\n2026-05-08(金)\n\n[備考:]\n5/10に届けてください。",
        requested_delivery_date="2026-05-08",
    )
    at = oms.jst(2026, 5, 1, 12)
    print(engine.explain(order, at=at))  # Japanese; .text("en") for English

    # The remark asks for another day than the field holds. Once the shop has set that day and
    # hands in the earlier revision too, nothing contradicts any more.
    settled = oms.Order.from_rms(order.to_rms() | {"deliveryDate": "2026-05-10"})
    result = engine.screen(settled, at=at, earlier=[order])
    print("after the change:", [finding.code for finding in result.findings])


if __name__ == "__main__":
    main()
