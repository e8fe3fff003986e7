"""Wishes about day and hour in a sentence: a long table."""

from datetime import date

import pytest

from oms.text import fold
from oms.text.days import DayMention
from oms.text.wishes import Op, find_wishes, points_back, wish_back

FRIDAY = date(2026, 5, 1)

# sentence in an order of 2026-05-01 | its wishes: on, by, from, not, ship; days, kinds, hours
TABLE = """
5/8に届けてください|on 05-08
5月8日着でお願いします|on 05-08
8日着希望|on 05-08
5/8必着でお願いします|on 05-08
5/8の午前中に届けてください|on 05-08 on 0-12
5/8 14〜16時でお願いします|on 05-08 on 14-16
5月8日か9日に届けてください|on 05-08 on 05-09
5/8または5/10でお願いします|on 05-08 on 05-10
5/8までに届けてください|by 05-08
25日までにお願いします|by 05-25
5月8日迄に必着でお願いします|by 05-08
5/8以前に届けてください|by 05-08
遅くとも5/8には届けてください|by 05-08
5/8より前に届けてください|by 05-07
5/8に間に合うように届けてください|by 05-08
5/8以降に届けてください|from 05-08
25日以降でお願いします|from 05-25
5/8以後でお願いします|from 05-08
5/8より後に届けてください|from 05-09
5/8過ぎに届けてください|from 05-08
9日から12日まで留守にします|not 05-09~05-12
8日から12日までいません|not 05-08~05-12
13日にならないと帰りません|from 05-13
12日に帰宅します|from 05-12
10日だと間に合いません|not 05-10
10日では遅いです|not 05-10
10日に間に合わなければ12日でお願いします|on 05-10 on 05-12
早ければ8日、遅くとも10日までにお願いします|from 05-08 by 05-10
5/9には届いてほしいです|on 05-09
6月に入ってから届けてください|on 06-01~06-30
5月後半にお願いします|on 05-16~05-31
火・木希望|on 火木
10日から旅行に行くのでその前に届けてください|by 05-09
19時に帰宅します|from 19
19時まで帰りません|from 19
18時過ぎないと帰れません|from 18
15時に家を出ます|by 15
店は17時に閉まります|by 17
6時以降にお願いします|from 18
7時から9時でお願いします|on 19-21
朝は弱いので午後にお願いします|on 12-24
午前中指定を夜にしてください|not 0-12 on 18-24
午後は往診でいません|not 12-24
5/8は不在です|not 05-08
5/8は留守にしています|not 05-08
5月8日は受け取れません|not 05-08
5/8は届けないでください|not 05-08
5/8は避けてください|not 05-08
5/8以外でお願いします|not 05-08
5/8は都合が悪いです|not 05-08
5/8は旅行のため不在です|not 05-08
土日は不在です|not 土日
土日以外でお願いします|not 土日
土日に届けてください|on 土日
平日は仕事で受け取れません|not 月火水木金
平日に届けてください|on 月火水木金
週末に届けてください|on 土日
日曜日着希望|on 日
土曜か日曜に届けてください|on 土日
月曜から金曜は不在です|not 月火水木金
5/8〜5/10の間に届けてください|on 05-08~05-10
5月8日から10日の間でお願いします|on 05-08~05-10
5/8から5/10は不在です|not 05-08~05-10
5/8から5/10まで留守です|not 05-08~05-10
5/8から5/10に変更してください|on 05-10
5/8→5/10に変更お願いします|on 05-10
5/8ではなく5/10に届けてください|not 05-08 on 05-10
5/8まで不在です|from 05-09
5/8まで留守なのでそれ以降でお願いします|from 05-09
5/8から不在です|by 05-07
5/8以降は不在です|by 05-07
5/8しか受け取れません|on 05-08
土日しか受け取れません|on 土日
土日のみ在宅です|on 土日
5/8以降しか受け取れません|from 05-08
5/8の前日までに届けてください|by 05-07
5/8頃に届けてください|on 05-08
5/8発送でお願いします|ship 05-08
5/8に発送してください|ship 05-08
5/8までに発送してください|ship 05-08
発送は5/8でお願いします|ship 05-08
発送日は5/8希望|ship 05-08
5/3に注文した者です|
5/3に購入した商品と一緒に届けてください|
5/3に届いた商品が割れていました|
誕生日は5/10です|
5/10が誕生日です|
5/10の誕生日に間に合うように届けてください|by 05-10
5/10が結婚式なので、それまでに届けてください|by 05-10
5/10が法事です。|
命日は5/10です|
5/10の誕生日当日に届けてください|on 05-10
5/10が引っ越しなのでそれ以降に届けてください|from 05-10
5/10の運動会に届けてください|on 05-10
来週届けてください|on 05-04~05-10
来週の土曜日に届けてください|on 05-09
来週以降でお願いします|from 05-04~05-10
今月中に届けてください|on 05-01~05-31
月末に届けてください|on 05-26~05-31
月末までに届けてください|by 05-26~05-31
来月に届けてください|on 06-01~06-30
明日届けてください|on 05-02
明日までに届けてください|by 05-02
明後日以降に届けてください|from 05-03
母の日に届けてください|on 05-10
母の日までに届けてください|by 05-10
母の日に間に合いますか|by 05-10
父の日ギフトです|
クリスマスまでに届けてください|by 12-25
5月上旬に届けてください|on 05-01~05-10
6月以降に届けてください|on 06-01~06-30
お盆前に届けてください|by 08-12
年内に届けてください|on 05-01~12-31
GW明けに届けてください|from 05-07
午前中に届けてください|on 0-12
午前中希望|on 0-12
午前中は不在です|not 0-12
午前中以外でお願いします|not 0-12
午前中は留守にしています|not 0-12
午前中しか受け取れません|on 0-12
18時以降に届けてください|from 18
18時以降しか受け取れません|from 18
18時以降は不在です|by 18
18時まで仕事です|from 18
18時までに届けてください|by 18
17時までは不在です|from 17
14時〜16時に届けてください|on 14-16
14〜16時か18〜20時でお願いします|on 14-16 on 18-20
14時頃に届けてください|on 14
夕方以降でお願いします|on 16-24
夜間に届けてください|on 18-24
夜は不在です|not 18-24
午後からお願いします|from 12-24
正午までに届けてください|by 12
19時過ぎに届けてください|from 19
14〜16時ではなく18〜20時でお願いします|not 14-16 on 18-20
平日の19時以降に届けてください|on 月火水木金 from 19
土日の午前中に届けてください|on 土日 on 0-12
平日は18時以降しか受け取れません|from 18
please deliver on May 8|on 05-08
deliver by May 8 please|by 05-08
please deliver after May 8|from 05-08
not home on May 8|not 05-08
please deliver after 6pm|from 18
please deliver in the morning|on 0-12
please deliver between 2pm and 4pm|on 14-16
5/8に電話ください|
18時以降に電話してください|
営業時間は9時〜17時ですか|
名入れ「5/8」でお願いします|
カードに「5月8日」と入れてください|
刻印は『2026.5.8』でお願いします|
赤いリボンでお願いします|
10個お願いします|
1日も早く届けてください|
3日間お試しします|
一日でも早く届けてほしいです|
5/8にイベントで使います。|by 05-08
5/8着は可能ですか|on 05-08
8日の金曜日に届けてください|on 05-08
５月８日（金）１８時〜２０時|on 05-08 on 18-20
朝一番に届けてください|on 0-12
日時指定は5/8の午前中です|on 05-08 on 0-12
5/8に届くように発送してください|on 05-08
5/8着で発送してください|on 05-08
5/8までに届くよう発送願います|by 05-08
10日より遅くならないようにお願いします|by 05-10
10日以内に届けてください|on 05-01~05-11
3日後に届けてください|on 05-04
1週間後に届けてください|on 05-07~05-09
5/8は在宅しています|on 05-08
5/8なら受け取れます|on 05-08
5/8でなければ受け取れません|on 05-08
5/8でもいいです|on 05-08
午前中は無理です|not 0-12
12時から14時は不在です|not 12-14
5/8の12時以降に届けてください|on 05-08 from 12
12時以前に届けてください|by 12
届け日を5/8から5/10に変えてください|on 05-10
指定日を間違えました。正しくは5/10です|on 05-10
"""
KINDS = (*"月火水木金土日祝", "")
ROWS = [line.split("|") for line in TABLE.split("\n") if line]


def shown(mention):
    """A mention as the table writes it."""
    if not isinstance(mention, DayMention):
        stretch = f"{mention.first:g}-{mention.last:g}"
        return f"{mention.first:g}" if mention.first == mention.last else stretch
    if mention.first is None:
        return "".join(KINDS[each] for each in sorted(mention.weekdays))
    days = sorted({mention.first, mention.last})
    return "~".join(f"{day:%m-%d}" for day in days)


def wishes(text):
    """All wishes of a sentence as the table writes them."""
    days, hours = find_wishes(fold(text).text, FRIDAY)
    return " ".join(f"{wish.op.value} {shown(wish.mention)}" for wish in (*days, *hours))


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_sentence_wishes(text, expected):
    """What stands around a day or hour makes it a wish of its kind."""
    assert expected == wishes(text)


@pytest.mark.parametrize(("text", "expected"), ROWS[::3])
def test_an_apology_before_and_a_full_stop_behind_change_no_wish(text, expected):
    """Politeness is no wish."""
    assert expected == wishes(f"恐れ入りますが{text}。")


def test_the_table_is_long_enough():
    """Each kind of wish stands there several times, no line twice."""
    assert len(ROWS) >= 150
    assert len(ROWS) == len({text for text, _ in ROWS})
    for op in Op:
        assert 4 <= sum(op.value in expected.split() for _, expected in ROWS)


def test_the_date_block_itself_makes_a_wish():
    """Under [配送日時指定:] a bare day is one."""
    text = "5/8頃が誕生会の予定で、ケーキの受取人は母"
    assert ((), ()) == find_wishes(text, FRIDAY)
    assert [Op.ON] == [wish.op for wish in find_wishes("5/8 という話", FRIDAY, bare=True)[0]]


def test_about_a_day_leaves_two_days_of_slack():
    """5/8頃 is not exactly 5/8."""
    assert [True] == [wish.about for wish in find_wishes("5/8頃に届けてください", FRIDAY)[0]]
    assert [False] == [wish.about for wish in find_wishes("5/8に届けてください", FRIDAY)[0]]


PARTY = DayMention(0, 4, date(2026, 8, 15), date(2026, 8, 15))


@pytest.mark.parametrize(
    ("text", "op", "day"),
    [
        ("間に合うようにお願いします", Op.BY, 15),
        ("それまでに届けてください", Op.BY, 15),
        ("その日までに着けば大丈夫です", Op.BY, 15),
        ("その前に届けてください", Op.BY, 15),
        ("前日までにお願いします", Op.BY, 14),
        ("前日に届けてください", Op.ON, 14),
        ("それ以降でお願いします", Op.FROM, 15),
        ("その後に届けてください", Op.FROM, 15),
        ("その日以降なら大丈夫です", Op.FROM, 15),
        ("その間にお願いします", Op.ON, 15),
        ("同じ日に届くように", Op.ON, 15),
        ("この日は受け取れません", Op.NOT, 15),
        ("この日以外で", Op.NOT, 15),
        ("それまで留守にしています", Op.FROM, 15),
        ("そのあとで", Op.FROM, 15),
        ("当日に届けてください", Op.ON, 15),
        ("その日の配達でお願いします", Op.ON, 15),
        ("他の日でお願いします", Op.NOT, 15),
        ("それ以外の日にしてください", Op.NOT, 15),
    ],
)
def test_a_sentence_may_refer_to_the_day_before_it(text, op, day):
    """8/15が法事です。前日までにお願いします。"""
    (wish,) = wish_back(text, PARTY)
    assert (op, date(2026, 8, day)) == (wish.op, wish.mention.last)


def test_a_sentence_of_its_own_refers_to_nothing():
    """A noshi has no day."""
    assert () == wish_back("のしもお願いします", PARTY)


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("その日でお願いします", True),
        ("その時間でお願いします", True),
        ("それ以降でお願いします", True),
        ("当日でも構いません", True),
        ("どちらかでお願いします", True),
        ("※上記でお願いします", True),
        ("のしもお願いします", False),
        ("5/8でお願いします", False),
        ("", False),
    ],
)
def test_words_that_point_back_are_known(text, back):
    """その日, それ以降, 上記, どちらか."""
    assert back == points_back(text)
