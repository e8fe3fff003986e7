"""What was set and what is wished now, days as notes put them, hours that are another slot."""

from datetime import date

import pytest

from oms.text import Agreement, read_remarks

CASES = """
2026-03-17 | 0    | date   | 3月17日(火)にしてたけど15日日曜にしてほしい
2026-03-26 | 0    | date   | 3/26(木)と入れましたが、3/21 (土)の間違いでした
2026-03-13 | 0    | date   | 13日金曜を選びましたが3がつ21にちに変更お願いします。
2026-03-17 | 0    | date   | 本当は3/16月曜がよかったのですが…
2026-03-12 | 0    | date   | 指定日の変更希望　→　3ー25
2026-03-12 | 0    | date   | 3ー28に配達してもらえたらうれしいです
2026-03-06 | 0    | date   | お届け日：R8.3.11
2026-03-12 | 0    | date   | 希望日は3月11日、時間は問いません
2026-03-12 | 0    | quiet  | 希望日は12日、時間は問いません
2026-03-12 | 0    | quiet  | 3月11日〔水〕以降やったらいつでもええです
2026-03-12 | 0    | quiet  | 3/11 (水)以降に届けてください
2026-03-12 | 1    | quiet  | 着日指定　R8.3.12
2026-03-12 | 0    | read   | 3/12に届けられるかどうかメールください
2026-03-12 | 0    | read   | 店舗は日曜も開いていますか。
2026-03-12 | 0    | quiet  | お彼岸が明けてからお墓に行くつもりです。
2026-03-27 | 0    | quiet  | お彼岸が明ける27日に
2026-03-12 | 0    | date   | 13日15日じゃない17日
2026-03-12 | 1416 | slot   | 14-16時を選びましたが12時から14時の間に変更お願いします
2026-03-12 | 1416 | slot   | 14-16時は会議が入ったので16時〜18時にしてもらえますか
2026-03-12 | 1214 | slot   | 20時-21時だとうれしいです
2026-03-12 | 1    | slot   | 19時以降以外は受け取れません
2026-03-12 | 1921 | slot   | 午前の便以外は受け取れません
2026-03-12 | 1416 | slot   | ｺﾞｾﾞﾝﾁｭｳだけ人がいます
2026-03-12 | 1214 | slot   | よるの受け取りを希望します
2026-03-12 | 1820 | slot   | 20～21にたのんます
2026-03-12 | 1214 | quiet  | 12時から14時だとうれしいです
2026-03-12 | 1618 | quiet  | 朝晩冷えますね。
2026-03-12 | 2    | quiet  | 13時以降に受け取れます
2026-03-12 | 2    | date   | 午後を選びましたが日付は21日で
2026-03-12 | 0    | date   | 11日着希望です、12日は試験です
2026-03-11 | 0    | quiet  | 11日着希望です、12日は試験です
2026-03-12 | 0    | date   | 記念日の12日は…違った、11日に受け取りたいんです
2026-03-12 | 0    | date   | the 11th please, not the 12th
2026-03-15 | 0    | date   | 日曜祝日は事務所に誰もおりません
2026-03-16 | 0    | quiet  | 日曜祝日は事務所に誰もおりません
2026-03-12 | 1    | slot   | 朝の便は犬の散歩で行き違いになるので、昼からのに替えてもらえますか
2026-03-12 | 1    | slot   | 朝と夜がバタバタなので夕方にしてください
2026-03-12 | 1618 | quiet  | 朝と夜がバタバタなので夕方にしてください
2026-03-12 | 1    | slot   | 昼前は畑に出とるけん、夕方に頼みます
2026-03-12 | 1921 | slot   | 19時にはもう寝床です
2026-03-12 | 1416 | slot   | 幼稚園バスが14時〜15時なので、その枠は避けて朝でお願いします
2026-03-12 | 1820 | slot   | 店は午後5時で閉めます。それまでに着けてください
2026-03-12 | 1416 | quiet  | 店は午後5時で閉めます。それまでに着けてください
"""


ROWS = [[each.strip() for each in line.split("|")] for line in CASES.strip().split("\n")]


@pytest.mark.parametrize(("day", "term", "verdict", "text"), ROWS)
def test_what_was_set_gives_way_to_what_is_wished(day, term, verdict, text):
    reading = read_remarks(
        f"[備考:]\n{text}",
        date(2026, 3, 3),
        delivery_date=date.fromisoformat(day),
        shipping_term=int(term),
    )
    said = (reading.day is Agreement.CONFLICTS, reading.hour is Agreement.CONFLICTS)
    assert said == (verdict == "date", verdict == "slot")
    assert reading.needs_person == (verdict != "quiet")


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("お誕生日", "5/20"),
        ("挙式日", "2026年5月20日"),
        ("生年月日", "令和7年9月30日"),
        ("俗名・没年月日", "令和7年1月1日没"),
        ("ご用途", "母の日"),
    ],
)
def test_a_day_a_form_asks_for_is_no_wish_of_delivery(title, text):
    reading = read_remarks(
        f"[{title}:]\n{text}", date(2026, 3, 3), delivery_date=date(2026, 3, 12)
    )
    assert reading.day is None
