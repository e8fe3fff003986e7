"""`oms sample`: invented orders to try things with."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from oms.cli.exits import Exit
from oms.cli.options import SampleFormat
from oms.cli.output import open_output
from oms.errors import OmsError, Told
from oms.testing.generator import Sample, generate
from oms.testing.order_csv import csv_lines
from oms.testing.write import label, response

__all__ = ["sample"]


def sample(  # noqa: PLR0913  the options of the command
    count: int,
    seed: int,
    form: SampleFormat,
    out: Path | None,
    labels: Path | None,
    *,
    force: bool = False,
) -> int:
    """Write sample orders, and beside them what is true of each.

    Raises:
        OmsError: If both are to be written to one file, or one is there already and `force` is
            not asked for.
    """
    if out and labels and out.resolve() == labels.resolve():
        en = "--out and --labels are both {name}; one would destroy the other"
        ja = "--out と --labels が同じ {name} です。片方が失われます"
        raise OmsError(Told(en, ja, name=out.name), path=str(out))
    for path in () if force else (out, labels):
        if path is not None and path.is_file():
            en = "{path}: exists already; name another file, or overwrite it with --force"
            ja = "{path}: すでにあります。別の名前にするか、--force で上書きしてください"
            raise OmsError(Told(en, ja, path=path), path=str(path))
    with ExitStack() as stack:
        encoding = "cp932" if form is SampleFormat.CSV else "utf-8"
        stream = stack.enter_context(open_output(out, encoding=encoding))
        truth = stack.enter_context(open_output(labels)) if labels else None
        samples = _labelled(generate(count, seed), truth)
        if form is SampleFormat.JSONL:
            for each in samples:
                stream.write(_dumped(each) + "\n")
        elif form is SampleFormat.CSV:
            stream.writelines(csv_lines(samples))
        else:
            _write_response(samples, count, stream)
    return Exit.CLEAR


def _labelled(samples: Iterator[Sample], truth: TextIO | None) -> Iterator[Sample]:
    for each in samples:
        if truth is not None:
            truth.write(json.dumps(label(each), ensure_ascii=False) + "\n")
        yield each


def _dumped(each: Sample) -> str:
    return json.dumps(each.payload, ensure_ascii=False)


def _write_response(samples: Iterator[Sample], count: int, stream: TextIO) -> None:
    """Write one getOrder response as it is made, so that a large one needs no memory."""
    envelope = response([])
    del envelope["OrderModelList"]
    envelope["MessageModelList"][0]["message"] = f"受注情報取得に成功しました。(取得件数{count}件)"
    stream.write(json.dumps(envelope, ensure_ascii=False)[:-1] + ', "OrderModelList": [')
    lines = ((",\n" if index else "\n") + _dumped(each) for index, each in enumerate(samples))
    stream.writelines(lines)
    stream.write("\n]}\n")
