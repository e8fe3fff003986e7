"""Wrong pairs of code and address, one fault each: all must be held."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator

from special import JO, _base, _chome, office_text
from variants import VARIANTS
from world import Address, World, offices_outside

Maker = Callable[[World], Iterator[Address]]


def _other_code(choose) -> Maker:
    """The plain address of a row with the code of another row."""

    def make(world: World) -> Iterator[Address]:
        for row in world.rng.sample(world.plain, len(world.plain)):
            for other in choose(world, row):
                if not world.is_grey(other.code, row):
                    yield world.of(row).but(code=other.code)
                    break

    return make


def _far(world, row):
    return [each for each in world.rng.sample(world.plain, 8) if each.prefecture != row.prefecture]


def _near(world, row):
    cities = [
        each for each in world.rng.sample(world.plain, 400) if each.prefecture == row.prefecture
    ]
    return [each for each in cities if each.city != row.city]


def _town(world, row):
    towns = [
        each
        for each in world.rows_of_city[row.prefecture, row.city]
        if each.town and not each.note
    ]
    return world.rng.sample(towns, min(6, len(towns)))


def _ward(world, row):
    match = re.match(r"(.+市)(.+区)$", row.city)
    if not match:
        return []
    return [
        each
        for each in world.rng.sample(world.plain, 4000)
        if each.city.startswith(match[1]) and each.city != row.city
    ][:3]


def _same_name(world, row):
    others = world.cities_of_town[row.town] - {(row.prefecture, row.city)}
    picked = world.rng.sample(sorted(others), min(3, len(others)))
    return [
        each
        for city in picked
        for each in world.rows_of_city[city]
        if each.town == row.town and not each.note
    ]


def prefix_town(world: World) -> Iterator[Address]:
    """A town, and the code of a longer town that begins with it; and the reverse."""
    for rows in world.rows_of_city.values():
        plain = [row for row in rows if row.town and not row.note and "丁目" not in row.town]
        by_town = defaultdict(list)
        for row in plain:
            by_town[row.town].append(row)
        for row in plain:
            for length in range(1, len(row.town)):
                for other in by_town.get(row.town[:length], ()):
                    if (
                        row in world.plain_set
                        and other.code not in world.codes_of[row.prefecture, row.city, row.town]
                        and row.code not in world.codes_of[row.prefecture, row.city, other.town]
                    ):
                        yield world.of(row).but(code=other.code)
                        yield world.of(other).but(code=row.code)


def _slipped(kind: str) -> Maker:
    def make(world: World) -> Iterator[Address]:
        for row in world.rng.sample(world.plain, len(world.plain)):
            code = slip(world, row.code, kind)
            if code in world.live and not world.is_grey(code, row):
                yield world.of(row).but(code=code)

    return make


def slip(world: World, code: str, kind: str) -> str:
    """One slip of the finger."""
    at = world.rng.randrange(7 if kind == "digit" else 6)
    if kind == "digit":
        return (
            code[:at]
            + world.rng.choice([d for d in "0123456789" if d != code[at]])
            + code[at + 1 :]
        )
    return code[:at] + code[at + 1] + code[at] + code[at + 2 :]


def out_of_range(form: str) -> Maker:
    """A 丁目 that belongs to another code of the same town."""

    def make(world: World) -> Iterator[Address]:
        for row in world.rows:
            if (limits := _chome(row.note)) is None:
                continue
            for other in world.rows_of_city[row.prefecture, row.city]:
                their = _chome(other.note)
                if other.town == row.town and their and other.code != row.code:
                    n = world.rng.randint(*their)
                    if not limits[0] <= n <= limits[1]:
                        lot = {"digits": f"{n}丁目4-5", "hyphen": f"{n}-4-5"}[form]
                        yield world.of(row, lot)
                        if form == "hyphen" and JO.fullmatch(row.town):
                            yield world.of(row, f"{n}丁目").but(street=f"{row.town}{n}丁目7番")

    return make


def land_out_of_range(world: World) -> Iterator[Address]:
    for row in world.rows:
        match = re.fullmatch(r"(\d+)〜(\d+)番地", row.note)
        siblings = [
            each.note
            for each in world.rows_of_city[row.prefecture, row.city]
            if each.town == row.town
        ]
        if (
            match
            and "その他" in siblings
            and not any(str(int(match[2]) + 5000)[:2] in note for note in siblings)
        ):
            yield world.of(row, f"{int(match[2]) + 5000}番地")


def tower_elsewhere(world: World) -> Iterator[Address]:
    towers = [row for row in world.rows if re.fullmatch(r"\d+階", row.note)]
    for row in towers:
        base = _base(world, row)
        others = [
            each
            for each in world.rows_of_city[row.prefecture, row.city]
            if each.town and not each.note and each.town != base
        ]
        if base and others:
            yield world.of(world.rng.choice(others)).but(code=row.code)


def office_elsewhere(world: World) -> Iterator[Address]:
    for row in world.rng.sample(world.plain, len(world.plain)):
        for office in offices_outside(world, row)[:1]:
            yield world.of(row).but(code=office.code)


def office_text_other_town(world: World) -> Iterator[Address]:
    """Real text: the address of an office with the code of another town of its municipality."""
    by_code = {row.code: row for row in world.all_rows if len(world.rows_of_code[row.code]) == 1}
    for address in office_text(world):
        if (row := by_code.get(address.code)) is None:
            continue
        for other in _town(world, row):
            if not world.is_grey(other.code, row):
                yield address.but(code=other.code)
                break


def nonexistent(world: World) -> Iterator[Address]:
    from oms.postal.table import retired

    for row in world.rng.sample(world.plain, len(world.plain)):
        code = slip(world, row.code, "digit")
        if code not in world.live and int(code) not in retired():
            yield world.of(row).but(code=code)


def no_postcode(world: World) -> Iterator[Address]:
    texts = ("", "A7E-2FK2", "123-456", "12345678", "なし", "JN4LKS2", "000", "1234-567-8")
    for row in world.rng.sample(world.plain, len(world.plain)):
        yield world.of(row).but(code=world.rng.choice(texts))


def under_variant(name: str) -> Maker:
    """Another town's code, with the address written in another way."""

    def make(world: World) -> Iterator[Address]:
        by_code = {row.code: row for row in world.plain if len(world.rows_of_code[row.code]) == 1}
        for address in VARIANTS[name](world):
            row = by_code.get(address.code)
            if row is None:
                continue
            for other in _town(world, row):
                if not world.is_grey(other.code, row):
                    yield address.but(code=other.code)
                    break

    return make


FAULTS: dict[str, Maker] = {
    "code of another prefecture": _other_code(_far),
    "code of another city": _other_code(_near),
    "code of another ward": _other_code(_ward),
    "code of another town": _other_code(_town),
    "same town name, other city": _other_code(_same_name),
    "town that begins another": prefix_town,
    "one wrong digit, live": _slipped("digit"),
    "two digits swapped, live": _slipped("swap"),
    "丁目 of another code": out_of_range("digits"),
    "丁目 of another code, 1-2-3": out_of_range("hyphen"),
    "番地 of another code": land_out_of_range,
    "tower elsewhere": tower_elsewhere,
    "office elsewhere": office_elsewhere,
    "office addresses (real text), another town's code": office_text_other_town,
    "no such code": nonexistent,
    "no postcode": no_postcode,
    **{
        f"another town's code: {name}": under_variant(name)
        for name in (
            "ward missing",
            "prefecture blank",
            "city repeated",
            "old and other forms (異体字)",
            "大字 in front",
            "大字 and a smaller name behind",
            "building behind",
            "town in the city field",
        )
    },
}
