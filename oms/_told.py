"""Words of errors in both languages, where they arise; any floor may use them."""

from __future__ import annotations

import difflib
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, Final, Self

__all__ = ["Told", "did_you_mean", "in_lang", "quoted", "unreadable"]


class Told(str):
    """English words that know how they are said in Japanese.

    Errors are English, like Python's own; the command line shows them to people who read
    Japanese. Words that are no `Told` are shown as they are.

    Args:
        en: The words in English, as a template if there is data.
        ja: The same in Japanese.
        **data: What fills `{names}` of both; a `Told` among it is shown in each language.

    Example:
        >>> said = Told("{key}: expected {what}", "{key}: {what}が必要です", key="name", \
what=Told("text", "文字列"))
        >>> str(said), said.ja
        ('name: expected text', 'name: 文字列が必要です')
    """

    __slots__ = ("ja",)
    ja: str

    def __new__(cls, en: str, ja: str, **data: object) -> Self:
        """Fill both templates."""
        made = super().__new__(cls, en.format(**data) if data else en)
        said = {key: in_lang(each, "ja") for key, each in data.items()}
        made.ja = ja.format(**said) if data else ja
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]
        """Pickle with both."""
        return str(self), self.ja

    @classmethod
    def joined(cls, words: Iterable[str], en: str = "; ", ja: str = "、") -> Self:
        """Join words in both languages.

        Example:
            >>> Told.joined([Told("a list", "リスト"), "x"], " or ", "か").ja
            'リストかx'
        """
        listed = list(words)
        return cls(en.join(listed), ja.join(in_lang(each, "ja") for each in listed))


def in_lang(words: Any, lang: str) -> Any:
    """Return words in a language; whatever knows no Japanese stays as it is."""
    if isinstance(words, Told):
        return words.ja if lang == "ja" else str(words)
    return words


def quoted(words: Iterable[str]) -> Told:
    """List words as a pack writes them; in Japanese one of them, ready for a particle.

    Example:
        >>> quoted(["a", "b", "c"]).ja
        '"a"、"b"、"c" のどれか'
        >>> print(quoted(["a", "b", "c"]))
        "a", "b" or "c"
    """
    *most, last = [f'"{each}"' for each in words]
    if not most:
        return Told(last, f"{last} ")
    return Told(f"{', '.join(most)} or {last}", "、".join((*most, last)) + " のどれか")


_LONGEST = 100
"""Comparing words takes the square of their length; no name of ours is longer."""


def did_you_mean(word: str, known: Iterable[str]) -> Told | None:
    """Return a hint naming the known word nearest to `word`, if one is near.

    Full-width letters and capitals make no difference.

    Example:
        >>> did_you_mean("remarks.presnt", ["remarks.present", "payment.undetermined"])
        'did you mean "remarks.present"?'
        >>> did_you_mean("ｒｍ０１", ["RM01", "RM02"]).ja
        '"RM01" ではありませんか'
    """
    if len(word) > _LONGEST or (found := _nearest(word, frozenset(known))) is None:
        return None
    return Told('did you mean "{word}"?', '"{word}" ではありませんか', word=found)


@lru_cache(maxsize=256)
def _nearest(word: str, known: frozenset[str]) -> str | None:
    meant = {_plain_word(each): each for each in sorted(known, reverse=True)}
    near = difflib.get_close_matches(_plain_word(word), list(meant), n=1, cutoff=0.6)
    return meant[near[0]] if near else None


@lru_cache(maxsize=4096)
def _plain_word(word: str) -> str:
    if word.isascii():
        return word.casefold()
    return "".join(
        each
        for each in unicodedata.normalize("NFKC", word).casefold()
        if unicodedata.category(each) != "Cf"
    )


_UNREADABLE: Final[dict[type[Exception], Told]] = {
    FileNotFoundError: Told("there is no such file", "ファイルがありません"),
    IsADirectoryError: Told("it is a folder", "フォルダーです"),
    PermissionError: Told("you may not read it", "読む権限がありません"),
}


def unreadable(error: Exception) -> Told:
    """Say why a file cannot be opened.

    Example:
        >>> unreadable(FileNotFoundError()).ja
        'ファイルがありません'
    """
    return _UNREADABLE.get(type(error), Told("it is no file", "ファイルではありません"))
