"""What of an order is shown to a clerk: number, status, and the evidence with its mark."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, Final, NamedTuple

from oms.cli.cells import harmless
from oms.cli.words import STATUS_EN, say
from oms.model import JST, Evidence, Order, Unknown, Wait
from oms.model.codes import label_of
from oms.model.finding import Lang

__all__ = ["Excerpt", "excerpt", "status_label", "value_at", "wait_text"]

_AROUND: Final = 24
"""Characters of the text shown on either side of the evidence."""

_STEP: Final = re.compile(r"([A-Za-z_]\w*)(?:\[(\d+)\])?")


class Excerpt(NamedTuple):
    """A piece of a field: the evidence, and a little of the text around it."""

    before: str
    mark: str
    after: str


def value_at(order: Order, path: str) -> Any:
    """Return the value at an exact path such as `packages[0].noshi`; None if there is none."""
    node: Any = order
    for name, index in _STEP.findall(path):
        if isinstance(node, Unknown | None):
            return None
        node = getattr(node, name, None)
        if index:
            rows = node if isinstance(node, tuple) else ()
            node = rows[int(index)] if int(index) < len(rows) else None
    return node


def excerpt(order: Order, evidence: Evidence) -> Excerpt:
    """Return the evidence with the text around it, ready for a terminal."""
    text = value_at(order, evidence.path)
    if evidence.span is None or not isinstance(text, str):
        value = evidence.value
        return Excerpt("", "–" if value is None else harmless(_plain(value)), "")
    start, end = evidence.span
    before, after = text[:start], text[end:]
    return Excerpt(_tail(before), harmless(text[start:end].strip("\r\n")), _head(after))


def wait_text(wait: Wait, lang: Lang) -> str:
    """Return what a wait is for, and until when if that is known, in Japanese time."""
    text = harmless(wait.label.text(lang))
    if wait.until is None:
        return text
    return say("until", lang, text=text, moment=f"{wait.until.astimezone(JST):%Y-%m-%d %H:%M}")


def _plain(value: str | float | date) -> str:
    return value.isoformat() if isinstance(value, date) else str(value)


def _tail(text: str) -> str:
    line = text.replace("\r", "\n").rpartition("\n")[2]
    return harmless(line if len(line) <= _AROUND else f"…{line[-_AROUND:]}")


def _head(text: str) -> str:
    line = text.replace("\r", "\n").partition("\n")[0]
    return harmless(line if len(line) <= _AROUND else f"{line[:_AROUND]}…")


def status_label(status: object, lang: Lang) -> str:
    """Return the label of a status.

    Example:
        >>> from oms.model import RmsStatus
        >>> status_label(RmsStatus.SHIPPED, "ja"), status_label(RmsStatus.SHIPPED, "en")
        ('発送済', 'shipped')
    """
    if lang == "en" and isinstance(status, int):
        return STATUS_EN.get(int(status), str(int(status)))
    return harmless(label_of(status))
