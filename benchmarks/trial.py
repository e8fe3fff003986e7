"""Does `oms trial` find a shop's own form texts, and does the pack it drafts prove itself?

python benchmarks/trial.py            # 5,000 orders of three invented shops
python benchmarks/trial.py --every    # 400 orders of each of the twelve shops
"""

from __future__ import annotations

import argparse

from oms.engine import prove
from oms.model import Order
from oms.replay import Trial, draft_pack, try_out
from oms.rules import parse_pack
from oms.testing import generate, shops
from oms.testing.shop_styles import ShopStyle

THREE = ("fruit-gift", "furniture", "flowers")
COUNT, FEW = 5000, 400


def main() -> None:
    """Print one row a shop, and the sums."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--every", action="store_true")
    every = parser.parse_args().every
    chosen = [each for each in shops() if every or each.key in THREE]
    count = FEW if every else COUNT // len(chosen) + 1
    print(
        "| shop | orders | texts | found | right | bare hold rate | with the texts | cases | pass |"
    )
    print("| --- | --- | --- | --- | --- | --- | --- | --- | --- |")
    sums = [0, 0, 0]
    for style in chosen:
        orders = [Order.from_rms(each.payload) for each in generate(count, seed=77, shop=style)]
        trial = try_out(orders)[str(style.shop_id)]
        row, found = row_of(style, trial, orders)
        sums = [one + other for one, other in zip(sums, found, strict=True)]
        print(row)
    hits, wanted, said = sums
    print(f"\nrecall {hits}/{wanted}, precision {hits}/{said}")


def row_of(
    style: ShopStyle, trial: Trial, orders: list[Order]
) -> tuple[str, tuple[int, int, int]]:
    """Return the row of a shop and (texts found, texts configured, texts said)."""
    wanted, said = set(map(plain, style.default_texts)), set(trial.default_texts)
    hits = len(wanted & said)
    results = list(prove(parse_pack(draft_pack(trial, style.key))))
    bare = try_out(orders, learn=False)[str(style.shop_id)]
    cells = (
        style.key, trial.orders, len(wanted), f"{hits}/{len(wanted)}", f"{hits}/{len(said)}",
        f"{bare.held / bare.orders:.1%}", f"{trial.held / trial.orders:.1%}", len(results),
        sum(each.passed for each in results),
    )  # fmt: skip
    return f"| {' | '.join(map(str, cells))} |", (hits, len(wanted), len(said))


def plain(text: str) -> str:
    """Return a text as it arrives, without the blanks around it."""
    return text.replace("\r\n", "\n").strip("\n \u3000")


if __name__ == "__main__":
    main()
