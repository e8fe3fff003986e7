"""Write sample orders as one getOrder response, with the labels beside it.

`python -m oms.testing.write OUT.json --count 300 --seed 1`; OUT.csv writes the order CSV of RMS.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from oms.testing.generator import DEFAULT_START, LATEST, Sample, generate
from oms.testing.order_csv import write_csv

FIRST_WITH_VERSION = 6


def response(samples: Sequence[Sample]) -> dict[str, Any]:
    """The getOrder response envelope around the samples.

    Raises:
        ValueError: If the samples are of several versions.
    """
    versions = sorted({str(sample.truth["version"]) for sample in samples})
    if len(versions) > 1:
        message = f"samples of several getOrder versions: {', '.join(versions)}"
        raise ValueError(message)
    version = int(versions[0]) if versions else LATEST
    note = {
        "messageType": "INFO",
        "messageCode": "ORDER_EXT_API_GET_ORDER_INFO_101",
        "message": f"受注情報取得に成功しました。(取得件数{len(samples)}件)",
    }
    envelope: dict[str, Any] = {"MessageModelList": [note]}
    if version >= FIRST_WITH_VERSION:
        envelope["version"] = version
    envelope["OrderModelList"] = [sample.payload for sample in samples]
    return envelope


def label(sample: Sample) -> dict[str, Any]:
    """The labels of one sample as one JSON object; the facts of its shop are left out."""
    number = sample.payload["orderNumber"]
    truth = {key: value for key, value in sample.truth.items() if key != "shop_facts"}
    return {"orderNumber": number, "troubles": sorted(sample.troubles), **truth}


def write_response(path: str | Path, samples: Iterable[Sample]) -> Path:
    """Write the samples as a getOrder response, and their labels as `*.labels.jsonl`.

    Args:
        path: The JSON file to write.
        samples: The samples, all of one version.

    Returns:
        The path of the labels.
    """
    target, every = Path(path), list(samples)
    text = json.dumps(response(every), ensure_ascii=False, indent=1)
    target.write_text(text + "\n", encoding="utf-8", newline="\n")
    return write_labels(target, every)


def write_labels(target: Path, samples: Iterable[Sample]) -> Path:
    """Write the labels of samples beside their file; returns the path."""
    lines = [json.dumps(label(sample), ensure_ascii=False) + "\n" for sample in samples]
    labels = target.with_suffix(".labels.jsonl")
    labels.write_text("".join(lines), encoding="utf-8", newline="\n")
    return labels


def _share(text: str) -> tuple[str, float]:
    name, _, share = text.partition("=")
    return name, float(share or 1)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(prog="python -m oms.testing.write", description=__doc__)
    parser.add_argument("out", type=Path, help="JSON or CSV file to write")
    parser.add_argument("--count", type=int, default=300)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--shop", help="key of one shop; all shops by default")
    parser.add_argument("--version", type=int, default=LATEST, help="getOrder version, 3 to 10")
    parser.add_argument("--start", type=date.fromisoformat, default=DEFAULT_START)
    parser.add_argument("--per-day", type=int, default=25, help="orders of one day")
    parser.add_argument("--trouble", type=_share, action="append", metavar="NAME=SHARE")
    args = parser.parse_args(arguments)
    samples = generate(
        args.count,
        args.seed,
        troubles=dict(args.trouble) if args.trouble else None,
        shop=args.shop,
        version=args.version,
        start=args.start,
        per_day=args.per_day,
    )
    if args.out.suffix.lower() == ".csv":
        every = list(samples)
        labels = write_labels(write_csv(args.out, every), every)
    else:
        labels = write_response(args.out, samples)
    sys.stdout.write(f"{args.out}, {labels}\n")


if __name__ == "__main__":
    main()
