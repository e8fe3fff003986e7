"""Right addresses, each written in one other way: none may be held."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator

from world import Address, World

Maker = Callable[[World], Iterator[Address]]
KANJI = "〇一二三四五六七八九"
# Old forms and common variants, from 常用漢字表 and the fact of real addresses; both ways are tried.
OLD = "沢澤 浜濱 竜龍 滝瀧 桜櫻 斉齊 辺邊 広廣 国國 塩鹽 関關 県縣 条條 鉄鐵 渋澁 栄榮 円圓 糸絲 横橫 恵惠 徳德 緑綠 瀬瀨 戸戶 峰峯 島嶋 崎﨑 富冨 高髙 桧檜 藪薮 曽曾 餅餠 蛎蠣 鴬鶯 諫諌 芦蘆 真眞 黒黑 青靑 静靜 清淸 神神 福福 梅梅 海海 都都 郎郞 隆隆 館舘 舘館 渕淵 籠篭 塚塚 祇祗 葛葛 鯖鯖 薗園 野埜 礼禮 宝寶 万萬 与與 予豫 来來 稲稻 豊豐 参參 双雙 台臺 当當 弥彌 旧舊 松枩 桑桒 柳栁"
SWAPS = {pair[0]: pair[1] for pair in OLD.split()} | {pair[1]: pair[0] for pair in OLD.split()}


def kanji(number: int) -> str:
    """Write a number below 100 in kanji."""
    tens, ones = divmod(number, 10)
    return (
        (KANJI[tens] if tens > 1 else "") + ("十" if tens else "") + (KANJI[ones] if ones else "")
    )


def _plain(world: World, wanted: Callable[[Address], bool] = lambda _: True) -> Iterator[Address]:
    for row in world.rng.sample(world.plain, len(world.plain)):
        address = world.of(row)
        if wanted(address):
            yield address


def _each(change: Callable[[World, Address], Address | None]) -> Maker:
    def make(world: World) -> Iterator[Address]:
        for address in _plain(world):
            changed = change(world, address)
            if changed is not None and changed != address:
                yield changed

    return make


def _swap_letters(text: str, table: dict[str, str]) -> str:
    return "".join(table.get(each, each) for each in text)


def _street(table: dict[str, str]) -> Maker:
    return _each(
        lambda _, a: a.but(
            street=_swap_letters(a.street, table), city=_swap_letters(a.city, table)
        )
    )


def _half_kana(_: World, a: Address) -> Address:
    full = "".join(chr(code) for code in range(0x30A1, 0x30F7))
    half = {}
    for code in range(0xFF66, 0xFF9E):
        half[unicodedata.normalize("NFKC", chr(code))] = chr(code)
    table = {
        each: "".join(half.get(c, c) for c in unicodedata.normalize("NFD", each)) for each in full
    }
    marked = {
        each: text.replace("\u3099", "ﾞ").replace("\u309a", "ﾟ") for each, text in table.items()
    }
    return a.but(street=_swap_letters(a.street, marked), city=_swap_letters(a.city, marked))


def _numeral_in_name(_: World, a: Address) -> Address | None:
    found = re.match(
        r"([^一二三四五六七八九十]*)([一二三四五六七八九])(番町|丁目|条|区|軒|号|番丁|ツ)",
        a.street,
    )
    if not found:
        return None
    digit = str(KANJI.index(found[2]))
    return a.but(street=found[1] + digit + a.street[found.end(2) :])


def _ivs(_: World, a: Address) -> Address:
    return a.but(
        street=a.street[:1] + "\U000e0101" + a.street[1:],
        city=a.city[:-1] + "\U000e0100" + a.city[-1],
    )


def _county(_: World, a: Address) -> Address | None:
    found = re.match(r"(.+?郡)(.+[町村])$", a.city)
    return a.but(city=found[2]) if found else None


def _ward(form: str) -> Callable[[World, Address], Address | None]:
    def change(_: World, a: Address) -> Address | None:
        found = re.match(r"(.+市)(.+区)$", a.city)
        if not found:
            return None
        if form == "missing":
            return a.but(city=found[1])
        return a.but(city=found[1], street=found[2] + a.street)

    return change


OLD_WARDS = {
    "浜松市中央区": ("浜松市中区", "浜松市東区", "浜松市西区", "浜松市南区", "浜松市北区"),
    "浜松市浜名区": ("浜松市北区", "浜松市浜北区"),
}


def _old_ward(world: World, a: Address) -> Address | None:
    wards = OLD_WARDS.get(a.city)
    return a.but(city=world.rng.choice(wards)) if wards else None


def _smaller_name(world: World, a: Address) -> Address:
    town = re.match(r"\D+", a.street)[0]
    return a.but(
        street=f"大字{town}字{world.rng.choice(('前田', '山ノ下', '十二林', '上野原'))}{world.rng.randint(1, 3000)}番地"
    )


def _split_town(_: World, a: Address) -> Address:
    town = re.match(r"\D+", a.street)[0]
    return a.but(city=a.city + town, street=a.street[len(town) :])


def _lot_kanji(world: World, a: Address) -> Address:
    town = re.match(r"\D+", a.street)[0]
    n = [kanji(world.rng.randint(1, 20)) for _ in range(3)]
    return a.but(street=f"{town}{n[0]}丁目{n[1]}番{n[2]}号")


def _building(world: World, a: Address) -> Address:
    return a.but(
        street=a.street
        + world.rng.choice(("　見本ビル3F", " メゾン中央101", "コーポ本町 2-B", "第一新町ハイツ"))
    )


HYPHENS = "‐−ー―－–—ｰ‑﹣─"
WIDE = {str(n): chr(0xFF10 + n) for n in range(10)}

VARIANTS: dict[str, Maker] = {
    "as the table has it": _plain,
    "full-width digits": _street(WIDE),
    "other hyphens": _each(
        lambda w, a: a.but(street=a.street.replace("-", w.rng.choice(HYPHENS)))
    ),
    "half-width kana": _each(_half_kana),
    "decomposed kana (NFD)": _each(
        lambda _, a: a.but(
            street=unicodedata.normalize("NFD", a.street),
            city=unicodedata.normalize("NFD", a.city),
        )
    ),
    "variation selectors": _each(_ivs),
    "spaces between": _each(
        lambda w, a: a.but(
            street=w.rng.choice((" ", "\u3000")).join((a.street[:2], a.street[2:])),
            city=" ".join((a.city[:1], a.city[1:])),
        )
    ),
    "postcode forms": _each(
        lambda w, a: a.but(
            code=w.rng.choice(("〒{0}-{1}", "{0}－{1}", "{0} {1}", "{0}ー{1}")).format(
                _swap_letters(a.code[:3], WIDE), a.code[3:]
            )
        )
    ),
    "ヶ ケ が": _each(
        lambda w, a: a.but(
            street=re.sub("[ヶケが]", w.rng.choice("ヶケがｹヵ"), a.street),
            city=re.sub("[ヶケ]", w.rng.choice("ヶケがｹ"), a.city),
        )
    ),
    "ノ の 之": _each(
        lambda w, a: a.but(
            street=re.sub("[ノの之]", w.rng.choice("ノの之ﾉ"), a.street),
            city=re.sub("[ノの]", w.rng.choice("ノの"), a.city),
        )
    ),
    "ツ ッ つ": _each(
        lambda w, a: a.but(
            street=re.sub("[ツッ]", w.rng.choice("ツッつ"), a.street),
            city=re.sub("[ツッ]", w.rng.choice("ツッつ"), a.city),
        )
    ),
    "old and other forms (異体字)": _street(SWAPS),
    "numeral in a name": _each(_numeral_in_name),
    "大字 in front": _each(lambda _, a: a.but(street="大字" + a.street)),
    "字 in front": _each(lambda _, a: a.but(street="字" + a.street)),
    "大字 and a smaller name behind": _each(_smaller_name),
    "lot in kanji numerals": _each(_lot_kanji),
    "building behind": _each(_building),
    "郡 missing": _each(_county),
    "ward missing": _each(_ward("missing")),
    "ward in the street field": _each(_ward("street")),
    "old ward (浜松)": _each(_old_ward),
    "city repeated": _each(lambda _, a: a.but(street=a.city + a.street)),
    "prefecture repeated": _each(lambda _, a: a.but(city=a.prefecture + a.city)),
    "both repeated": _each(lambda _, a: a.but(street=a.prefecture + a.city + a.street)),
    "prefecture blank": _each(lambda _, a: a.but(prefecture="")),
    "prefecture shortened": _each(
        lambda _, a: a.but(prefecture=a.prefecture[:-1]) if a.prefecture != "北海道" else None
    ),
    "prefecture in the city field": _each(
        lambda _, a: a.but(prefecture="", city=a.prefecture + a.city)
    ),
    "city in the street field": _each(lambda _, a: a.but(city="", street=a.city + a.street)),
    "all in the street field": _each(
        lambda _, a: a.but(prefecture="", city="", street=a.prefecture + a.city + a.street)
    ),
    "town in the city field": _each(_split_town),
    "postcode in front of the street": _each(
        lambda _, a: a.but(
            prefecture="",
            city="",
            street=f"〒{a.code[:3]}-{a.code[3:]} {a.prefecture}{a.city}{a.street}",
        )
    ),
}
