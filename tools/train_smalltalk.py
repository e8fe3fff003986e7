"""Learn which sentences of a remark are small talk, from the labelled corpora.

    python tools/train_smalltalk.py          # writes oms/text/smalltalk.bin, always the same
    python tools/train_smalltalk.py --cross  # error of each corpus when trained on the others

The patterns of `oms.text.phrases` decide what a sentence is about; these tables decide only where
they are silent or contradict each other: one says small talk or message, one for each class says
this class or another. Logistic regression over the features of `oms.text.smalltalk`, trained by
plain stochastic gradient descent without any dependency; weights are rounded to one byte.
The parts whose name begins with `sealed` are never read.
"""

from __future__ import annotations

import argparse
import gzip
import json
import math
import random
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, datetime
from pathlib import Path

from oms.model.base import clean_text
from oms.text import PieceKind, read_remarks
from oms.text.fold import fold
from oms.text.greetings import is_greeting
from oms.text.kana import spell
from oms.text.lines import sentences as split_sentences
from oms.text.phrases import POLITE
from oms.text.smalltalk import BITS, CLASS_BITS, LEARNT, SCALE, class_places, features

ROOT = Path(__file__).parent.parent
CORPORA = ROOT / "benchmarks" / "remarks"
TARGET = ROOT / "oms" / "text" / "smalltalk.bin"
EPOCHS, FEWER, RATE, DECAY = 16, 8, 0.03, 0.02
SPREAD, SMOOTH = 10.0, 0.1
Example = tuple[str, str]
TALK = "greeting"
UNTOLD = "message"
"""A message whose author sorted by classes that are not ours."""
REFUSAL = "refusal"
"""A mere no to what a shop offers: neither message nor small talk."""


def main() -> None:
    """Train on everything, or cross-validate."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cross", action="store_true")
    parser.add_argument("--without", nargs="*", default=[], help="leave out, such as c.jsonl.gz")
    arguments = parser.parse_args()
    corpora = {name: sorted(set(examples)) for name, examples in load().items()}
    for name in arguments.without:
        corpora.pop(name)
    if arguments.cross:
        cross(corpora)
        return
    examples = sorted({each for listed in corpora.values() for each in listed})
    with ProcessPoolExecutor() as workers:
        learning = [workers.submit(learn, name, examples) for name in (TALK, REFUSAL, *LEARNT)]
        talk, refusal, *classes = [each.result() for each in learning]
    lanes = zip(*classes, refusal, strict=True)  # the lanes of a place side by side
    TARGET.write_bytes(talk + bytes(weight for row in lanes for weight in row))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes from {len(examples)} sentences")


def learn(name: str, examples: list[Example]) -> bytes:
    """Learn one table."""
    said = [each for each in examples if each[1] != REFUSAL]
    if name == TALK:
        weights = talk_table(said)
    elif name == REFUSAL:
        weights = refusal_table(examples)
    else:
        weights = class_table(name, said)
    return bytes(map(quantise, weights))


def talk_table(examples: list[Example]) -> list[float]:
    """Learn small talk or message."""
    return train(
        [(sorted(features(text)), int(name != TALK)) for text, name in examples], 1 << BITS
    )


def refusal_table(examples: list[Example]) -> list[float]:
    """Learn a mere no to an offer, or anything else."""
    no = {text for text, name in examples if name == REFUSAL}
    rows = [(sorted(class_places(features(text))), int(text in no)) for text, _ in examples]
    return train(rows, 1 << CLASS_BITS, epochs=FEWER)


def class_table(wanted: str, examples: list[Example]) -> list[float]:
    """Learn this class or another."""
    rows = [
        (sorted(class_places(features(text))), int(wanted in name.split(",")))
        for text, name in examples
        if name not in (TALK, UNTOLD)
    ]
    return train(rows, 1 << CLASS_BITS, epochs=FEWER)


def load() -> dict[str, list[Example]]:
    """Return (sentence, class) by corpus."""
    found: dict[str, list[Example]] = {}
    for path in sorted(
        [
            *CORPORA.glob("tune/*.jsonl.gz"),
            *CORPORA.glob("more/*.jsonl.gz"),
            *CORPORA.glob("validate/*.jsonl.gz"),
            *CORPORA.glob("check/*.jsonl.gz"),
        ]
    ):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            found[path.name] = [each for line in lines for each in sentences(json.loads(line))]
    for path in sorted([*CORPORA.glob("tune/*.txt"), *CORPORA.glob("more/*.txt")]):
        rows = [
            row.rpartition("\t") for row in path.read_text(encoding="utf-8").splitlines() if row
        ]
        found[path.name] = [
            each
            for name, _, text in rows
            if not text.startswith("[")  # a form, not a sentence
            for each in told(text.replace("⏎", "\n"), name or TALK)
        ]
    return found


def told(text: str, name: str) -> list[Example]:
    """Return the sentences of a text that say what its author meant.

    All of small talk do; of a message only one does where the others are thanks and greetings.
    """
    lines = (fold(line, breaks=True).text for line in text.split("\n"))
    said = [spell(part.strip(" \v")) for line in lines for _, part in split_sentences(line)]
    if name not in (TALK, REFUSAL) and len(said) > 1:
        said = [part for part in said if not is_greeting(part, POLITE.sub("", part))]
        said = said if len(said) == 1 else []
    return [(part, name) for part in said]


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


def train(rows: list[tuple[list[int], int]], size: int, *, epochs: int = EPOCHS) -> list[float]:
    """Fit the weights of a table; both kinds count the same in sum.

    A place counts by how unevenly it lies among the two kinds (Wang and Manning, Baselines and
    Bigrams, 2012), which is what lets a rare word tell as much as a common ending.
    """
    positive = sum(label for _, label in rows)
    balance = {1: len(rows) / (2 * positive), 0: len(rows) / (2 * (len(rows) - positive))}
    pull = [ratio * ratio for ratio in ratios(rows, size)]
    weights = [0.0] * size
    shuffler = random.Random(20261122)
    rows = list(rows)
    for epoch in range(epochs):
        shuffler.shuffle(rows)
        rate = RATE / (1 + epoch)
        for places, label in rows:
            share = 1 / math.sqrt(len(places))
            score = SPREAD * share * sum(map(weights.__getitem__, places))
            error = label - 1 / (1 + math.exp(-max(-30, min(30, score))))
            step = rate * SPREAD * share * balance[label] * error
            for place in places:
                weights[place] += step * pull[place] - rate * DECAY * weights[place]
    return [SPREAD * weight for weight in weights]


def ratios(rows: list[tuple[list[int], int]], size: int) -> list[float]:
    """Return for each place how unevenly it lies: the log of its odds among both kinds."""
    counts = [[SMOOTH] * size, [SMOOTH] * size]
    for places, label in rows:
        for place in places:
            counts[label][place] += 1
    less, more = sum(counts[0]), sum(counts[1])
    return [math.log(up * less / (down * more)) for down, up in zip(*counts, strict=True)]


def quantise(weight: float) -> int:
    """Round a weight to a byte with 128 as zero."""
    return max(0, min(255, round(weight * SCALE) + 128))


def cross(corpora: dict[str, list[Example]]) -> None:
    """Print the errors on each corpus of a model trained on the others."""
    for name, held in corpora.items():
        known = {text for text, _ in held}
        others = [rows for other, rows in corpora.items() if other != name]
        rest = sorted(
            {
                each
                for rows in others
                for each in rows
                if each[0] not in known and each[1] != REFUSAL
            }
        )
        weights = talk_table(rest)
        for is_message in (False, True):
            texts = [
                text for text, label in held if label != REFUSAL and (label != TALK) is is_message
            ]
            scores = [sum(weights[place] for place in features(text)) for text in texts]
            wrong = sum((score > 0) is not is_message for score in scores)
            print(
                f"{name:16} {'messages' if is_message else 'small talk':10} "
                f"{wrong}/{len(scores)} wrong"
            )


if __name__ == "__main__":
    main()
