"""項目選択肢 of an item line: what the buyer chose, as RMS writes it in `selectedChoice`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

__all__ = ["Choice", "read_choices"]

_LINE: Final = re.compile(r"[^\r\n]+")


class Choice(NamedTuple):
    """One option with its answer.

    Attributes:
        title: What the option is called.
        value: The answer, which may be blank.
        start: Where the line starts.
        end: Where the answer ends, further lines of a free text included.
    """

    title: str
    value: str
    start: int
    end: int


def read_choices(text: str) -> Iterator[Choice]:
    r"""Yield the options of a text of `題:値` lines.

    A title ends at the first `:`, or where there is none at the first full-width one; a line
    with neither continues the answer before it.

    Example:
        >>> text = "のし:内祝\n名入れ：\n文字:さくら\nみなと"
        >>> [(each.title, each.value) for each in read_choices(text)]
        [('のし', '内祝'), ('名入れ', ''), ('文字', 'さくら\nみなと')]
    """
    open_choice: Choice | None = None
    for line in _LINE.finditer(text):
        title, mark, value = _split(line.group())
        if mark:
            if open_choice is not None:
                yield open_choice
            open_choice = Choice(title.strip(), value.strip(), line.start(), line.end())
        elif open_choice is not None and line.group().strip():
            value = f"{open_choice.value}\n{line.group().strip()}".strip()
            open_choice = open_choice._replace(value=value, end=line.end())
    if open_choice is not None:
        yield open_choice


def _split(line: str) -> tuple[str, str, str]:
    return line.partition(":") if ":" in line else line.partition("：")
