"""What happened to a text, in words for people."""

from __future__ import annotations

from typing import Final

from oms.model.finding import Message

__all__ = ["kind_words"]

_CHARSETS: Final = {
    "utf8": "UTF-8",
    "cp932": "Shift_JIS",
    "eucjp": "EUC-JP",
    "gbk": "GBK",
    "big5": "Big5",
    "cp949": "CP949",
    "cp1252": "Latin-1",
    "cp437": "CP437",
    "cp850": "CP850",
    "macroman": "MacRoman",
    "utf16le": "UTF-16LE",
    "utf16be": "UTF-16BE",
}
_WORDS: Final = {
    "iso2022jp_esc": Message("ISO-2022-JP の制御文字", "shifts of ISO-2022-JP"),
    "iso2022jp_noesc": Message("ISO-2022-JP の残り", "ISO-2022-JP without its shifts"),
    "mime_word": Message("メールの符号化 (MIME)", "an encoded word of mail"),
    "entity": Message("HTML の文字参照", "HTML entities"),
    "json_escape": Message("\\u の符号", "\\u escapes"),
    "percent_encoded": Message("URL の符号 (%)", "percent encoding"),
    "quoted_printable": Message("メールの符号 (=)", "quoted-printable"),
    "codepoint_text": Message("U+ の符号", "code points as text"),
    "utf7": Message("UTF-7", "UTF-7"),
    "question_marks": Message("文字が ? に置き換わっている", "characters became question marks"),
    "geta": Message("文字が 〓 に置き換わっている", "characters became geta marks"),
    "box": Message("文字が □ に置き換わっている", "characters became boxes"),
    "nakaguro": Message("文字が ・ に置き換わっている", "characters became dots"),
    "zero_width": Message("幅のない文字", "characters without width"),
    "bom": Message("BOM", "a byte order mark"),
    "nfd": Message("濁点が分かれている", "marks apart from their letters"),
    "control": Message("制御文字", "control characters"),
}
_LOST: Final = Message("文字が失われている", "characters were lost")


def kind_words(kind: str) -> Message:
    """Return a kind of `diagnose` in Japanese and English.

    Example:
        >>> kind_words("utf8_as_cp932").ja
        'UTF-8 を Shift_JIS として読んだもの'
    """
    if (known := _WORDS.get(kind)) is not None:
        return known
    right, as_, wrong = kind.removeprefix("double_").partition("_as_")
    if not as_:
        return _LOST
    right, wrong = _CHARSETS.get(right, right), _CHARSETS.get(wrong, wrong)
    twice = ("2 度 ", ", twice") if kind.startswith("double_") else ("", "")
    ja = f"{right} を {twice[0]}{wrong} として読んだもの"
    return Message(ja, f"{right} read as {wrong}{twice[1]}")
