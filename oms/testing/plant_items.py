"""Planters of troubles with the goods: too many, choices not made, wrong temperatures."""

from __future__ import annotations

from typing import Any

from oms.testing import goods, lines, money, payment
from oms.testing.draft import Draft
from oms.testing.rng import Rng
from oms.testing.shop_styles import CatalogueItem

PLACEHOLDERS = (
    *("選択してください", "選択して下さい", "▼選択してください", "お選びください", "--選択--"),
    *("選択してください▼", "【選択してください】", "必ずお選びください", "未選択"),
)
CONSENTS = ("返品条件の確認", "注意事項", "個人情報の取り扱い", "発送までの日数について")
REFUSALS = (
    *("同意しない", "了承しません", "同意しません", "承諾しない", "いいえ", "了承しない"),
    "確認していません",
)
TITLES = ("のし", "カラー", "サイズ", "お名前", "包装")
COLD = {"chilled": payment.CHILLED, "frozen": payment.FROZEN}
NORMAL = 1


def over_limit(rng: Rng, draft: Draft) -> None:
    """Let the order hold more of an item than the shop allows, on one line or on two."""
    package = rng.pick(draft.packages)
    limited = [one for one in goods.suitable(draft) if one.unit_limit]
    present = [row["manageNumber"] for row in goods.live_items(package)]
    own = [one for one in limited if one.manage_number in present]
    item = rng.pick(own or limited)
    limit = item.unit_limit or 0
    line = _line_of(rng, draft, package, item)
    two_lines = rng.chance(0.25)
    line["units"] = limit if two_lines else limit + rng.weighted(((1, 5), (2, 3), (10, 2)))
    if two_lines:
        lines.add(rng, draft, package, item, rng.between(1, limit))
    draft.kinds["items.quantity_over_limit"] = "two lines" if two_lines else "one line"
    money.resettle(draft)


def _line_of(
    rng: Rng, draft: Draft, package: dict[str, Any], item: CatalogueItem
) -> dict[str, Any]:
    """The standing line of an item in a package, added if there is none."""
    for line in goods.live_items(package):
        if line["manageNumber"] == item.manage_number:
            return line
    return lines.add(rng, draft, package, item, 1)


def _some_line(rng: Rng, draft: Draft) -> dict[str, Any]:
    return rng.pick(goods.live_items(rng.pick(draft.packages)))


def _some_title(rng: Rng, line: dict[str, Any]) -> str:
    asked = [title for title in lines.titles(line) if "確認" not in title]
    return rng.pick(asked or TITLES)


def choice_blank(rng: Rng, draft: Draft) -> None:
    """Leave the answer to a choice empty."""
    line = _some_line(rng, draft)
    lines.say(line, _some_title(rng, line), rng.pick(("", "", " ", "\u3000")))


def choice_placeholder(rng: Rng, draft: Draft) -> None:
    """Let a choice still show its invitation to choose."""
    line = _some_line(rng, draft)
    value = rng.pick(PLACEHOLDERS)
    lines.say(line, _some_title(rng, line), value)
    draft.kinds["items.choice_placeholder"] = value


def consent_refused(rng: Rng, draft: Draft) -> None:
    """Let the buyer refuse a consent the shop asks for."""
    value = rng.pick(REFUSALS)
    lines.say(_some_line(rng, draft), rng.pick(CONSENTS), value)
    draft.kinds["items.consent_refused"] = value


def mixed_temperature(rng: Rng, draft: Draft) -> None:
    """Put goods into a parcel of a temperature they cannot travel at."""
    shop, package = draft.shop, draft.packages[0]
    both = {"chilled", "frozen"} <= shop.temperatures
    if both and rng.chance(0.8):
        for temperature in ("chilled", "frozen"):
            item = rng.pick([one for one in shop.items if one.temperature == temperature])
            _line_of(rng, draft, package, item)
        draft.kinds["items.mixed_temperature"] = "mixed"
    else:
        _wrong_parcel(rng, draft, package)
        draft.kinds["items.mixed_temperature"] = "parcel"
    money.resettle(draft)


def _wrong_parcel(rng: Rng, draft: Draft, package: dict[str, Any]) -> None:
    shop = draft.shop
    cold = [one for one in shop.items if one.temperature in COLD]
    present = [row["manageNumber"] for row in goods.live_items(package)]
    item = rng.pick([one for one in cold if one.manage_number in present] or cold)
    _line_of(rng, draft, package, item)
    right = COLD[str(item.temperature)]
    wrong = rng.pick([one for one in sorted({*shop.delivery_classes}) if one and one != right])
    names = [one for one in shop.parcel_services if (one == payment.COOL) == (wrong != NORMAL)]
    delivery = {"deliveryName": rng.pick(names), "deliveryClass": wrong}
    draft.payload["DeliveryModel"] = delivery


def over_mail_limit(rng: Rng, draft: Draft) -> None:
    """Put more into a parcel of the mail type than fits."""
    package = draft.packages[0]
    never = [one for one in draft.shop.items if one.mail_limit == 0]
    if never and rng.chance(0.3):
        _line_of(rng, draft, package, rng.pick(never))
        draft.kinds["items.over_mail_limit"] = "never by mail"
    else:
        rooms = ((one, one.mail_limit or 0) for one in draft.shop.items)
        small = [(one, fit) for one, fit in rooms if 0 < fit < (one.unit_limit or fit + 3)]
        item, fit = rng.pick(small)
        line = _line_of(rng, draft, package, item)
        line["units"] = max(line["units"], rng.between(fit + 1, item.unit_limit or fit + 3))
        draft.kinds["items.over_mail_limit"] = "too many"
    money.resettle(draft)
