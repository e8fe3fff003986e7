"""Words of errors in both languages, where they arise; any floor may use them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, Self

__all__ = ["Told", "in_lang", "quoted", "unreadable"]


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
