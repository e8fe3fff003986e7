"""Why a check spoke, and why another stayed quiet: the engine's trace, readable by people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from oms.engine.screening import Screening
from oms.model.check import Mode
from oms.model.codes import label_of
from oms.model.finding import Finding, Lang, Message, Wait
from oms.model.orders import Order
from oms.model.paths import read
from oms.model.unknown import Unknown

__all__ = ["CheckTrace", "Explanation", "Step", "describe_inputs"]

_MOST_TEXT: Final = 60
_QUIET: Final = Message(ja="→ 指摘なし", en="→ nothing to say")
_VERDICTS: Final = {
    True: Message(ja="要確認", en="needs review"),
    False: Message(ja="このまま進めてよい", en="may go on"),
}


@dataclass(frozen=True, slots=True, repr=False)
class Step:
    """One step of a check's reasoning."""

    message: Message
    data: Mapping[str, Any]

    def text(self, lang: Lang = "ja") -> str:
        """The step in one language."""
        return self.message.text(lang, self.data)

    def __repr__(self) -> str:
        """Show the template without its values (law 12)."""
        return f"<Step {self.message.en}>"


@dataclass(frozen=True, slots=True, repr=False)
class CheckTrace:
    """What one check read, how it reasoned, what it said."""

    code: str
    name: str
    label: Message
    mode: Mode
    inputs: tuple[tuple[str, str], ...]
    steps: tuple[Step, ...]
    said: tuple[Finding | Wait, ...]

    def lines(self, lang: Lang) -> list[str]:
        """The trace as indented lines."""
        mark = "●" if self.said else "○"
        shadow = "" if self.mode is Mode.ENFORCE else f" [{self.mode}]"
        out = [f"{mark} {self.code} {self.label.text(lang)} ({self.name}){shadow}"]
        out += [f"    {path} = {value}" for path, value in self.inputs]
        out += [f"    · {step.text(lang)}" for step in self.steps]
        for each in self.said:
            if isinstance(each, Finding):
                out.append(f"    → {each.severity.label}: {each.text(lang)}")
            else:
                out.append(f"    → {each.label.text(lang)}")
        return out if self.said else [*out, f"    {_QUIET.text(lang)}"]

    def __repr__(self) -> str:
        """Name the check and count, without values."""
        return f"<CheckTrace {self.code} {len(self.steps)} steps, {len(self.said)} said>"


@dataclass(frozen=True, slots=True, repr=False)
class Explanation:
    """The trace of a whole screening. `print` it, or take `text("en")`.

    It shows the order's own values, because it is made for the person who handles the order;
    do not write it into logs.
    """

    screening: Screening
    traces: tuple[CheckTrace, ...]

    def text(self, lang: Lang = "ja") -> str:
        """The whole trace in one language."""
        verdict = _VERDICTS[self.screening.needs_review].text(lang)
        status = label_of(self.screening.status)
        head = [f"{self.screening.order_number} {status} — {verdict}"]
        return "\n".join(head + [line for trace in self.traces for line in trace.lines(lang)])

    def __str__(self) -> str:
        """The trace in Japanese."""
        return self.text()

    def __repr__(self) -> str:
        """Name the order and count, without values; `print` shows them."""
        return f"<Explanation {self.screening.order_number} {len(self.traces)} checks>"


def describe_inputs(order: Order, paths: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Return every declared input with its value, shortened to one line."""
    return tuple((place, _shown(value)) for path in paths for place, value in read(order, path))


def _shown(value: Any) -> str:
    if isinstance(value, Unknown):
        return str(value.name)
    if value is None:
        return "–"
    text = value if isinstance(value, str) else str(value)
    text = text.replace("\r", "").replace("\n", "⏎")
    return text if len(text) <= _MOST_TEXT else f"{text[:_MOST_TEXT]}…"
