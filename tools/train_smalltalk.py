"""Learn which sentences of a remark are small talk, from the labelled corpora.

    python tools/train_smalltalk.py          # writes oms/text/smalltalk.bin, always the same
    python tools/train_smalltalk.py --cross  # error of each corpus when trained on the others

The patterns of `oms.text.phrases` decide what a sentence is about; these tables decide only where
they are silent or contradict each other: one says small talk or message, one for each class says
this class or another. Logistic regression over character 1- to 3-grams,
trained by plain stochastic gradient descent without any dependency; weights are rounded to one
byte. `benchmarks/remarks/sealed` is never read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from oms.model.base import clean_text
from oms.text import PieceKind, read_remarks
from oms.text.fold import fold
from oms.text.kana import spell
from oms.text.smalltalk import BITS, LEARNT, SCALE, features

ROOT = Path(__file__).parent.parent
CORPORA = ROOT / "benchmarks" / "remarks"
TARGET = ROOT / "oms" / "text" / "smalltalk.bin"
EPOCHS, RATE, DECAY = 12, 0.35, 2e-6
Example = tuple[str, str]
TALK = "greeting"


def main() -> None:
    """Train on everything, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--without", default="", help="leave a corpus out, such as c.jsonl.gz")
    arguments = parser.parse_args()
    corpora = {name: sorted(set(examples)) for name, examples in load().items()}
    corpora.pop(arguments.without, None)
    if arguments.cross:
        cross(corpora)
        return
    examples = sorted({each for listed in corpora.values() for each in listed})
    tables = [train([(text, int(name != TALK)) for text, name in examples])]
    messages = [(text, name) for text, name in examples if name != TALK]
    tables += [train([(text, int(name == each)) for text, name in messages]) for each in LEARNT]
    TARGET.write_bytes(bytes(quantise(weight) for table in tables for weight in table))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes from {len(examples)} sentences")


def load() -> dict[str, list[Example]]:
    """Return (sentence, class) by corpus."""
    found: dict[str, list[Example]] = {}
    for path in sorted(
        [
            *CORPORA.glob("tune/*.jsonl.gz"),
            *CORPORA.glob("validate/*.jsonl.gz"),
            *CORPORA.glob("check/*.jsonl.gz"),
        ]
    ):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found[path.name] = [each for line in lines for each in sentences(json.loads(line))]
    for path in sorted(CORPORA.glob("tune/*.txt")):
        rows = [
            row.rpartition("\t") for row in path.read_text(encoding="utf-8").splitlines() if row
        ]
        found[path.name] = [
            (plain(text.replace("⏎", "\n")), name or TALK) for name, _, text in rows
        ]
    return found


def plain(text: str) -> str:
    """Fold a text as the reader does."""
    return spell(fold(text).text)


def sentences(record: dict[str, object]) -> Iterator[Example]:
    """Yield the buyer's own sentences of a record whose label they certainly share."""
    reading = read_remarks(
        clean_text(str(record["remarks"])),
        datetime.fromisoformat(str(record["order_datetime"])).date(),
        delivery_date=date.fromisoformat(str(record["delivery_date"]))
        if record["delivery_date"]
        else None,
        shipping_term=int(str(record["shipping_term"])),
        default_texts=tuple(record["default_texts"]),  # type: ignore[arg-type]
    )
    kind = str(record["kind"])
    said = [piece.text for piece in reading.pieces if piece.kind is PieceKind.MESSAGE]
    classes = list(record["classes"])  # type: ignore[call-overload]
    if kind.startswith("quiet/greeting"):
        yield from ((plain(text), TALK) for text in said)
    elif kind.startswith("msg/") and len(said) == 1 and len(classes) == 1:
        yield plain(said[0]), classes[0]


def train(examples: list[tuple[str, int]]) -> list[float]:
    """Fit the weights; both kinds count the same in sum."""
    rows = [(sorted(features(text)), label) for text, label in examples]
    positive = sum(label for _, label in rows)
    balance = {1: len(rows) / (2 * positive), 0: len(rows) / (2 * (len(rows) - positive))}
    weights = [0.0] * (1 << BITS)
    shuffler = random.Random(20261122)
    for epoch in range(EPOCHS):
        shuffler.shuffle(rows)
        rate = RATE / (1 + epoch)
        for found, label in rows:
            score = sum(weights[each] for each in found)
            step = rate * balance[label] * (label - 1 / (1 + math.exp(-max(-30, min(30, score)))))
            step /= math.sqrt(len(found) or 1)
            for each in found:
                weights[each] += step - DECAY * weights[each]
    return weights


def quantise(weight: float) -> int:
    """Round a weight to a byte with 128 as zero."""
    return max(0, min(255, round(weight * SCALE) + 128))


def cross(corpora: dict[str, list[Example]]) -> None:
    """Print the errors on each corpus of a model trained on the others."""
    for name, held in corpora.items():
        known = {text for text, _ in held}
        others = [rows for other, rows in corpora.items() if other != name]
        rest = sorted({each for rows in others for each in rows if each[0] not in known})
        weights = train([(text, int(label != TALK)) for text, label in rest])
        for is_message in (False, True):
            texts = [text for text, label in held if (label != TALK) is is_message]
            scores = [sum(weights[place] for place in features(text)) for text in texts]
            wrong = sum((score > 0) is not is_message for score in scores)
            print(
                f"{name:16} {'messages' if is_message else 'small talk':10} "
                f"{wrong}/{len(scores)} wrong"
            )


if __name__ == "__main__":
    main()
