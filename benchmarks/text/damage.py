"""Damage clean strings as buyers' forms, CSV tools and mail programs do, kind by kind.

Every function takes a clean string and a source of chance and returns the damaged string, or None
where the string cannot be damaged that way. What a decoder does with bytes it cannot read differs
between programs, so it is drawn: U+FFFD (browsers, Python), ・ (Windows, Java), ? (PHP), nothing.
"""

from __future__ import annotations

import base64
import codecs
import html
import quopri
import random
import re
import unicodedata
import urllib.parse
from collections.abc import Callable, Iterator
from html.entities import codepoint2name
from typing import NamedTuple

Damage = Callable[[str, random.Random], "str | None"]


class Damaged(NamedTuple):
    """A damaged string with its truth."""

    kind: str
    clean: str
    text: str
    count: int  # characters of the clean string that were damaged
    reversible: bool
    whole: bool
    traceless: bool = False  # every byte that could tell was dropped: only ASCII is left


MODES = ("\ufffd",) * 5 + ("・",) * 2 + ("",) * 2 + ("?",)


def _sloppy(encoding: str) -> str:
    """Single-byte encodings as browsers read them: bytes without a character become C1."""
    table = []
    for byte in range(256):
        try:
            table.append(bytes([byte]).decode(encoding))
        except UnicodeDecodeError:
            table.append(chr(byte))
    return "".join(table)


WEB_1252 = _sloppy("cp1252")


def read_as(data: bytes, wrong: str, fill: str | None, web: bool = False) -> tuple[str, bool]:
    """Decode bytes wrongly; also whether nothing was lost."""
    if wrong == "cp1252" and web:
        return "".join(WEB_1252[each] for each in data), True
    try:
        return data.decode(wrong), True
    except UnicodeDecodeError:
        pass

    def handle(error: UnicodeError) -> tuple[str, int]:
        assert isinstance(error, UnicodeDecodeError)
        return fill or "", error.start + 1 if wrong != "utf-8" else error.end

    name = f"bench-{ord(fill) if fill else 0}-{wrong == 'utf-8'}"
    codecs.register_error(name, handle)
    return data.decode(wrong, name), False


def misread(right: str, wrong: str, times: int = 1, *, dropped: bool = False) -> Damage:
    """Encode in the right charset, decode in the wrong one."""
    # Little is valid UTF-8 by accident: dropping the rest leaves nothing to see. A kind by itself.
    modes = ("",) if dropped else tuple(filter(None, MODES)) if wrong == "utf-8" else MODES

    def damage(text: str, rng: random.Random) -> str | None:
        fill, web = rng.choice(modes), rng.random() < 0.5
        out = text
        for _ in range(times):
            try:
                out, _ = read_as(out.encode(right), wrong, fill, web)
            except UnicodeEncodeError:
                return None
        return out

    damage.pair = (right, wrong, times)  # type: ignore[attr-defined]
    return damage


def is_undone(damaged: str, clean: str, damage: Damage) -> bool:
    """Whether the bytes lead back to the clean string, whoever knew the charsets."""
    pair = getattr(damage, "pair", None)
    if pair is None:
        return False
    right, wrong, times = pair
    out = damaged
    for _ in range(times):
        try:
            if wrong == "cp1252":
                data = bytes(WEB_1252.index(each) for each in out)
            else:
                data = out.encode(wrong)
            out = data.decode(right)
        except (UnicodeError, ValueError):
            return False
    return out == clean


def cut_utf8_as_cp932(text: str, rng: random.Random) -> str | None:
    """Cut inside a character, then read as CP932."""
    data = text.encode()
    ends = [at for at in range(1, len(data)) if data[at] & 0xC0 == 0x80]
    return read_as(data[: rng.choice(ends)], "cp932", rng.choice(MODES))[0] if ends else None


def cut(encoding: str) -> Damage:
    """Cut inside a character, then read rightly."""

    def damage(text: str, rng: random.Random) -> str | None:
        try:
            sizes = [len(each.encode(encoding)) for each in text]
        except UnicodeEncodeError:
            return None
        wide = [at for at, size in enumerate(sizes) if size > 1]
        if not wide:
            return None
        at = rng.choice(wide)
        data = text.encode(encoding)[: sum(sizes[:at]) + rng.randint(1, sizes[at] - 1)]
        return data.decode(encoding, "replace")

    return damage


def shifted(text: str, rng: random.Random) -> str | None:
    """A byte of a CP932 pair is lost and the rest is paired anew."""
    try:
        data = text.encode("cp932")
    except UnicodeEncodeError:
        return None
    if len(data) < 4:
        return None
    at = rng.randrange(len(data) - 2)
    return read_as(data[:at] + data[at + 1 :], "cp932", rng.choice(MODES))[0]


def five_c(text: str, rng: random.Random) -> str | None:
    """A trail byte 5C is taken for an escape and dropped, or doubled."""
    try:
        pairs = [each.encode("cp932") for each in text]
    except UnicodeEncodeError:
        return None
    if not any(each[1:] == b"\\" for each in pairs):
        return None
    trail = rng.choice((b"", b"\\\\"))
    data = b"".join(each[:1] + trail if each[1:] == b"\\" else each for each in pairs)
    return read_as(data, "cp932", rng.choice(MODES))[0]


def iso2022(form: str) -> Damage:
    """ISO-2022-JP left undecoded: with ESC, without, or the bare payload."""

    def damage(text: str, rng: random.Random) -> str | None:
        try:
            out = text.encode("iso2022_jp").decode("ascii")
        except UnicodeEncodeError:
            return None
        if "\x1b" not in out:
            return None
        if form == "noesc":
            return out.replace("\x1b", "")
        return re.sub(r"\x1b(?:\$B|\(B|\(J|\$@)", "", out) if form == "payload" else out

    return damage


def utf7(text: str, rng: random.Random) -> str | None:
    return text.encode("utf-7").decode("ascii")


def mime(text: str, rng: random.Random) -> str | None:
    charset = rng.choice(("UTF-8", "utf-8", "ISO-2022-JP", "Shift_JIS"))
    try:
        data = text.encode({"Shift_JIS": "cp932"}.get(charset, charset))
    except UnicodeEncodeError:
        return None
    if rng.random() < 0.7:
        return f"=?{charset}?B?{base64.b64encode(data).decode()}?="
    return f"=?{charset}?Q?{quopri.encodestring(data, header=True).decode().replace('=' + chr(10), '')}?="


def quoted(text: str, rng: random.Random) -> str | None:
    try:
        data = text.encode(rng.choice(("utf-8", "utf-8", "cp932")))
    except UnicodeEncodeError:
        return None
    if rng.random() < 0.5:
        return "".join(f"={each:02X}" for each in data)
    return "".join(chr(b) if 32 < b < 127 and b != 61 else f"={b:02X}" for b in data)


def percent(text: str, rng: random.Random) -> str | None:
    try:
        data = text.encode(rng.choice(("utf-8", "utf-8", "cp932", "euc_jp")))
    except UnicodeEncodeError:
        return None
    out = urllib.parse.quote_from_bytes(data)
    return re.sub("%..", lambda each: each.group().lower(), out) if rng.random() < 0.2 else out


def json_escape(text: str, rng: random.Random) -> str | None:
    units = text.encode("utf-16-be")
    codes = [units[at] << 8 | units[at + 1] for at in range(0, len(units), 2)]
    return "".join(chr(code) if code < 128 else f"\\u{code:04x}" for code in codes)


def entities(style: str, share: float) -> Damage:
    def damage(text: str, rng: random.Random) -> str | None:
        wide = [at for at, each in enumerate(text) if not each.isascii()]
        if not wide:
            return None
        count = len(wide) if share == 1 else max(1, round(len(wide) * rng.uniform(0.05, share)))
        chosen = set(rng.sample(wide, count))
        return "".join(
            (f"&#{ord(each)};" if style == "dec" else f"&#x{ord(each):X};")
            if at in chosen
            else each
            for at, each in enumerate(text)
        )

    return damage


def named(text: str, rng: random.Random) -> str | None:
    marks = rng.choice(("&", "<", ">", '"', "é", "ü", "©"))
    at = rng.randint(0, len(text))
    return f"{text[:at]}&{codepoint2name[ord(marks)]};{text[at:]}"


def codepoints(text: str, rng: random.Random) -> str | None:
    wide = [at for at, each in enumerate(text) if "一" <= each <= "龥"]
    if not wide:
        return None
    at = rng.choice(wide)
    code = f"U+{ord(rng.choice((text[at], *'𠮷𡈽𣘺𦚰'))):04X}"
    return text[:at] + code + text[at + 1 :]


def put(mark: str, low: float, high: float, what: Callable[[str], bool]) -> Damage:
    """Replace some characters by a mark; a share of 0 means one."""

    def damage(text: str, rng: random.Random) -> str | None:
        fit = [at for at, each in enumerate(text) if what(each)]
        if not fit:
            return None
        count = min(len(fit), max(1, round(len(fit) * rng.uniform(low, high))))
        chosen = set(rng.sample(fit, count))
        return "".join(mark if at in chosen else each for at, each in enumerate(text))

    damage.marks = mark  # type: ignore[attr-defined]
    return damage


def is_wide(character: str) -> bool:
    return not character.isascii() and character not in "　、。・？！ー〜～（）「」"


def is_kanji(character: str) -> bool:
    return "\u3400" <= character <= "\u9fff" or character > "\U00020000"


def private(text: str, rng: random.Random) -> str | None:
    fit = [at for at, each in enumerate(text) if is_kanji(each)]
    if not fit:
        return None
    at = rng.choice(fit)
    return text[:at] + chr(rng.randrange(0xE000, 0xE758)) + text[at + 1 :]


def zero_width(text: str, rng: random.Random) -> str | None:
    at = rng.randint(1, max(1, len(text) - 1))
    return text[:at] + rng.choice("\u200b\u2060\u00ad\u200e\u200f\u202a\u202c\ufeff") + text[at:]


def control(text: str, rng: random.Random) -> str | None:
    at = rng.randint(0, len(text))
    return text[:at] + chr(rng.choice((0, 1, 2, 3, 7, 8, 11, 12, 31, 127))) + text[at:]


def nfd(text: str, rng: random.Random) -> str | None:
    return unicodedata.normalize("NFD", text)


def bom(text: str, rng: random.Random) -> str | None:
    return "\ufeff" + text


_READ = {
    "utf-8": (
        "cp932",
        "euc_jp",
        "gbk",
        "big5",
        "cp949",
        "latin-1",
        "cp1252",
        "cp437",
        "mac_roman",
    ),
    "cp932": ("latin-1", "cp1252", "cp437", "cp850", "mac_roman", "euc_jp", "gbk", "utf-8"),
    "euc_jp": ("cp932", "cp1252", "gbk", "utf-8"),
    "gbk": ("cp932",),
    "utf-16-be": ("cp932",),
    "utf-16-le": ("latin-1",),
}
_SHORT = {"utf-8": "utf8", "euc_jp": "eucjp", "latin-1": "latin1", "mac_roman": "macroman"} | {
    "utf-16-be": "utf16be",
    "utf-16-le": "utf16le",
}
MISREAD = {
    f"{_SHORT.get(right, right)}_as_{_SHORT.get(wrong, wrong)}": misread(right, wrong)
    for right, wrongs in _READ.items()
    for wrong in wrongs
}
WHOLE_ONLY: dict[str, Damage] = {
    "trunc_utf8_as_cp932": cut_utf8_as_cp932,
    "double_utf8_latin1": misread("utf-8", "latin-1", 2),
    "double_utf8_cp1252": misread("utf-8", "cp1252", 2),
    "double_utf8_cp932": misread("utf-8", "cp932", 2),
    "utf7": utf7,
    "mime_word": mime,
    "quoted_printable": quoted,
    "percent_encoded": percent,
    "json_escape": json_escape,
    "entity_dec_all": entities("dec", 1),
    "entity_dec_some": entities("dec", 0.5),
    "entity_hex_some": entities("hex", 0.5),
    "entity_named": named,
    "codepoint_text": codepoints,
    "trunc_utf8": cut("utf-8"),
    "trunc_cp932": cut("cp932"),
    "fffd_some": put("\ufffd", 0.1, 0.6, is_wide),
    "one_fffd": put("\ufffd", 0, 0, is_wide),
    "pua": private,
    "qmark_all": put("?", 1, 1, is_wide),
    "qmark_some": put("?", 0.15, 0.7, is_wide),
    "one_qmark": put("?", 0, 0, is_wide),
    "zen_qmark_some": put("？", 0.15, 0.7, is_wide),
    "geta_some": put("〓", 0.15, 0.7, is_wide),
    "one_geta": put("〓", 0, 0, is_kanji),
    "box_some": put("□", 0.15, 0.7, is_kanji),
    "nakaguro_some": put("・", 0.15, 0.7, is_kanji),
}
EITHER = {**MISREAD, "iso2022jp_esc": iso2022("esc"), "iso2022jp_noesc": iso2022("noesc")}
NO_TRACE: dict[str, Damage] = {
    "iso2022jp_payload": iso2022("payload"),
    "cp932_as_utf8_dropped": misread("cp932", "utf-8", dropped=True),
    "eucjp_as_utf8_dropped": misread("euc_jp", "utf-8", dropped=True),
    "shifted_cp932": shifted,
    "dame_moji_5c": five_c,
    "one_box": put("□", 0, 0, is_kanji),
    "one_nakaguro": put("・", 0, 0, is_kanji),
}
NOISE: dict[str, Damage] = {
    "bom": bom,
    "zero_width": zero_width,
    "c0_control": control,
    "nfd": nfd,
}
KINDS: dict[str, Damage] = {**EITHER, **WHOLE_ONLY, **NO_TRACE, **NOISE}
UNDONE_WHOLE = frozenset(
    {"utf7", "mime_word", "quoted_printable", "percent_encoded", "json_escape"}
    | {"entity_dec_all", "entity_dec_some", "entity_hex_some", "entity_named"}
    | {"iso2022jp_esc", "iso2022jp_noesc"}
)
"""Encodings left undone: what they hid can be read again."""


def damage(kind: str, clean: str, rng: random.Random) -> Damaged | None:
    """Damage a string, or a part of it where the kind may hit a part."""
    make = KINDS[kind]
    whole, first, last = True, 0, len(clean)
    if kind in EITHER and rng.random() < 0.5 and len(clean) > 2:
        whole, first = False, rng.randrange(len(clean) - 1)
        last = rng.randint(first + 1, len(clean))
        first, last = (0, last) if rng.random() < 0.3 else (first, last)
    part = clean[first:last]
    out = make(part, rng)
    if out is None or out == part:
        return None
    text = clean[:first] + out + clean[last:]
    if kind == "entity_named":
        clean = html.unescape(text)
    return Damaged(
        kind,
        clean,
        text,
        _count(kind, part, out, make),
        kind in UNDONE_WHOLE or is_undone(out, part, make),
        whole,
        kind in NO_TRACE
        or (
            kind in MISREAD
            and out.isascii()
            and "?" not in out
            and not re.search("[\x00-\x08\x0b-\x1f\x7f]", out.replace("\r", ""))
            and not kind.startswith("utf16")
        ),
    )


def _count(kind: str, part: str, out: str, make: Damage) -> int:
    mark = getattr(make, "marks", None)
    if mark is not None:
        return sum(one != two for one, two in zip(part, out, strict=True))
    if kind in {"one_fffd", "pua", "codepoint_text", "trunc_utf8", "trunc_cp932"}:
        return 1
    if kind.startswith("entity"):
        return out.count("&#") or 1
    if kind == "trunc_utf8_as_cp932":
        return min(sum(not each.isascii() for each in part), len(out))
    if kind.startswith("utf16"):
        return len(part)
    pair = getattr(make, "pair", None)
    if pair is not None:  # kana read the same in EUC-JP and GBK
        right, wrong, _ = pair
        return sum(each.encode(right).decode(wrong, "replace") != each for each in part)
    return sum(not each.isascii() for each in part)


def every_kind(clean: str, rng: random.Random) -> Iterator[Damaged]:
    """Yield the string damaged in every way it can be."""
    for kind in KINDS:
        found = damage(kind, clean, rng)
        if found is not None:
            yield found
