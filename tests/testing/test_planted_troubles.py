"""Planted troubles stand in the fields, labels say what these say, ordinary orders have none."""

import re
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

import oms
from oms.model import ShopFacts
from oms.testing import TROUBLES, generate, shop_pack, shops
from oms.testing.places import prefectures

HOLDS = tuple(name for name, one in TROUBLES.items() if one.asks == "hold")
NOTICES = tuple(name for name, one in TROUBLES.items() if one.asks != "hold")
OPEN = {100, 200, 300}
STAMPS = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+0900")


def planted(name, count=200, seed=71, **more):
    """Samples with one trouble planted, as far as their shop can have it."""
    made = generate(count, seed=seed, troubles={name: 1.0}, **more)
    return [sample for sample in made if name in sample.truth["planted"]]


def live(payload):
    """The packages that stand."""
    return [each for each in payload["PackageModelList"] if not each["packageDeleteFlag"]]


def lines(payload):
    """The item lines that stand."""
    every = [item for package in live(payload) for item in package["ItemModelList"]]
    return [item for item in every if not item["deleteItemFlag"]]


def choices(payload):
    """Title and answer of every choice."""
    rows = [row for item in lines(payload) for row in (item["selectedChoice"] or "").split("\n")]
    return [tuple(row.split(":", 1)) for row in rows if row]


def phone(person):
    """The digits and letters of a phone number."""
    return "".join(person[f"phoneNumber{n}"] or "" for n in (1, 2, 3))


def moment(sample):
    """When the sample is to be screened."""
    return datetime.fromisoformat(sample.truth["moment"])


def stamped(value):
    """Every Datetime in a payload."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        return [one for inner in value for one in stamped(inner)]
    found = isinstance(value, str) and STAMPS.fullmatch(value)
    return [datetime.fromisoformat(value)] if found else []


def test_a_long_run_of_ordinary_orders_has_no_trouble():
    """Not by chance either: what fields settle is looked up in every order."""
    found = Counter(name for s in generate(8000, seed=77, troubles={}) for name in s.troubles)
    assert not found


@pytest.mark.parametrize("name", NOTICES)
def test_what_needs_nobody_is_told_as_a_notice(name):
    """Planted or grown by chance, it stands in `notices`."""
    assert all(name in sample.truth["notices"] for sample in planted(name))


def test_notices_grow_in_ordinary_orders_as_well(ordinary):
    """A preorder, a gift without an address and a dear sofa are ordinary."""
    seen = {name for sample in ordinary for name in sample.truth["notices"]}
    assert {"order.first_of_series", "delivery.gift_address_awaited", "payment.awaited"} <= seen
    assert {"order.several_recipients", "payment.amount_high"} <= seen
    assert seen <= {*NOTICES, "customer.caution_105", "customer.caution_101"}
    assert not seen & {"order.cancellable", "order.auto_cancel_near"}


def test_new_troubles_stand_in_orders_that_still_go_on():
    """Whoever has shipped cannot be stopped any more."""
    for name in HOLDS[11:] + NOTICES:
        known = OPEN | {400, 800}
        assert {s.payload["orderProgress"] for s in planted(name, 120)} <= known, name


@pytest.mark.parametrize("version", range(3, 11))
def test_orders_with_every_trouble_are_read_in_every_version(version):
    """They come back as they went in."""
    mix = dict.fromkeys(TROUBLES, 0.1)
    for sample in generate(60, seed=version, troubles=mix, version=version):
        assert oms.Order.from_rms(sample.payload).to_rms() == sample.payload
        if version < 10:
            assert "delivery.gift_address_awaited" not in sample.truth["planted"]


def test_moments_lie_after_all_that_happened(samples):
    """Nothing in an order is younger than the moment it is screened at."""
    for sample in samples:
        assert max(stamped(sample.payload)) < moment(sample)
        assert moment(sample).utcoffset() == timedelta(hours=9)


def test_moments_are_the_same_whatever_is_planted_in_the_words():
    """Planting changes only its target."""
    calm = [moment(each) for each in generate(50, seed=2, troubles={})]
    assert calm == [moment(each) for each in generate(50, seed=2, troubles={"remark.gift": 1})]


def test_only_young_orders_can_be_cancelled_by_the_buyer():
    """Half an hour, for members, of what is neither a series nor 最強配送."""
    for sample in planted("order.cancellable"):
        payload = sample.payload
        age = moment(sample) - datetime.fromisoformat(payload["orderDatetime"])
        assert timedelta(0) < age < timedelta(minutes=30)
        assert (payload["orderProgress"], payload["orderType"]) == (100, 1)
        assert (payload["rakutenMemberFlag"], payload["deliveryCertPrgFlag"]) == (1, 0)


def test_orders_near_their_end_are_screened_in_the_last_days():
    """On each of the four days."""
    left = Counter()
    for sample in planted("order.auto_cancel_near"):
        due = date.fromisoformat(sample.payload["cancelDueDate"])
        left[(due - moment(sample).date()).days] += 1
    assert set(left) == {0, 1, 2, 3}


def test_cautions_name_their_detail_and_the_prepaid_one_is_prepaid():
    """101 matters where the buyer pays before."""
    for detail in range(101, 105):
        for sample in planted(f"customer.caution_{detail}", 60):
            assert sample.payload["cautionDisplayType"] == 1
            assert sample.payload["cautionDisplayDetailType"] == detail
            code = sample.payload["SettlementModel"]["settlementMethodCode"]
            assert detail != 101 or code in {9, 13, 14}


def test_cautions_of_ordinary_orders_are_harmless(ordinary):
    """105, and 101 on a card."""
    for sample in ordinary:
        code = sample.payload["SettlementModel"]["settlementMethodCode"]
        detail = sample.payload["cautionDisplayDetailType"]
        assert detail in {None, 105} or (detail == 101 and code in {1, 12, 21})


def open_rows(payload):
    """The types of the changes nobody completed."""
    rows = payload["ChangeReasonModelList"]
    return {row["changeType"] for row in rows if not row["changeCmplDatetime"]}


def test_open_changes_stand_in_planted_orders_only(ordinary):
    """Cancellation 0 or status 800; change 4 or payment 9."""
    assert not any(open_rows(sample.payload) for sample in ordinary)
    for sample in planted("order.cancellation_requested"):
        assert open_rows(sample.payload) == {0}
    for sample in planted("order.changed_after_confirmation"):
        assert open_rows(sample.payload) in ({4}, {9})
        assert sample.payload["orderProgress"] in {200, 300, 400}


def test_defective_phones_are_of_every_kind():
    """Missing, dummy, wrong length, letters; of the recipient or the orderer."""
    good = re.compile(r"(?!0*$)0[789]0\d{8}|0[36]\d{8}")
    kinds = set()
    for sample in planted("customer.phone_defective", 300):
        kind = sample.truth["planted_kinds"]["customer.phone_defective"]
        kinds.add(kind.partition("/")[0])
        orderer = sample.payload["OrdererModel"]
        people = (
            [orderer] if "orderer" in kind else [p["SenderModel"] for p in live(sample.payload)]
        )
        bad = [text for text in map(phone, people) if not good.fullmatch(text)]
        dummy = [text for text in map(phone, people) if re.search("0000000$|12345678", text)]
        assert bad or dummy, sample.truth["planted_kinds"]
    assert kinds == {"missing", "placeholder", "short", "long", "letters"}


def test_no_ordinary_phone_is_a_dummy(ordinary):
    """The invented numbers end in 1000 to 9999."""
    for sample in ordinary:
        assert 1000 <= int(sample.payload["OrdererModel"]["phoneNumber3"])


def test_planted_prefectures_do_not_exist():
    """Of three kinds, and the orderer's goes along where both are one."""
    kinds = Counter()
    for sample in planted("address.prefecture_unknown", 300):
        names = [package["SenderModel"]["prefecture"] for package in live(sample.payload)]
        assert set(names) - set(prefectures())
        assert all(names)
        kinds[sample.truth["planted_kinds"]["address.prefecture_unknown"]] += 1
    assert min(kinds[kind] for kind in ("typo", "romaji", "suffix")) > 50


def test_pickup_points_are_written_into_the_address_of_the_first_recipient():
    """The buyer's own address stays."""
    words = re.compile("局留|局止|局　局留|局\\(局留|止め|留め|営業所留|センター受取")
    for sample in planted("address.pickup_point"):
        payload = sample.payload
        assert words.search(live(payload)[0]["SenderModel"]["subAddress"])
        assert not words.search(payload["OrdererModel"]["subAddress"])
        assert payload["equalSenderFlag"] == 0
    for sample in generate(500, seed=3, troubles={}):
        assert not words.search(live(sample.payload)[0]["SenderModel"]["subAddress"])


def test_cash_on_delivery_that_cannot_be(ordinary):
    """Over 300,000 yen, by mail, left at the door; ordinary COD is none of it."""
    mail = {name for shop in shops() for name in shop.mail_services}

    def facts(payload):
        left = any(package["dropOffFlag"] for package in live(payload))
        by_mail = payload["DeliveryModel"]["deliveryName"] in mail
        return payload["requestPrice"] > 300_000, by_mail, left

    for place, name in enumerate(("over_limit", "mail", "drop_off")):
        for sample in planted(f"payment.cod_{name}"):
            assert sample.payload["SettlementModel"]["settlementMethodCode"] == 2
            assert facts(sample.payload)[place]
    amounts = {s.payload["requestPrice"] for s in planted("payment.cod_over_limit")}
    assert 300_001 in amounts
    cod = [s for s in ordinary if s.payload["SettlementModel"]["settlementMethodCode"] == 2]
    assert cod
    assert not any(any(facts(sample.payload)) for sample in cod)


def facts_of(sample):
    """The facts of the shop as a pack takes them."""
    return ShopFacts.model_validate(sample.truth["shop_facts"])


def units(sample):
    """How many of each limited item an order holds, against the limit."""
    held = Counter()
    for line in lines(sample.payload):
        held[line["manageNumber"]] += line["units"]
    limits = {key: row.unit_limit for key, row in facts_of(sample).items.items()}
    return {key: (held[key], limit) for key, limit in limits.items() if limit and held[key]}


def test_more_units_than_the_shop_allows_are_planted_only(ordinary):
    """Ordinary orders reach the limit, and never pass it."""
    for sample in planted("items.quantity_over_limit"):
        assert any(held > limit for held, limit in units(sample).values())
    pairs = [pair for sample in ordinary for pair in units(sample).values()]
    assert all(held <= limit for held, limit in pairs)
    assert any(held == limit for held, limit in pairs)


def load(sample):
    """How full the mail parcels are, the fullest first; 9 for what never goes by mail."""
    facts = facts_of(sample)
    service = facts.service(sample.payload["DeliveryModel"]["deliveryName"])
    if not service.mail:
        return 0.0
    loads = []
    for package in live(sample.payload):
        rows = [item for item in package["ItemModelList"] if not item["deleteItemFlag"]]
        limits = [(i["units"], facts.items.get(i["manageNumber"])) for i in rows]
        loads.append(sum(n / f.mail_limit if f.mail_limit else 9 for n, f in limits if f))
    return max(loads)


def test_mail_parcels_are_too_full_where_that_is_planted_only():
    """Up to exactly full is ordinary."""
    assert all(load(sample) > 1 for sample in planted("items.over_mail_limit"))
    ordinary = [load(sample) for sample in generate(3000, seed=6, troubles={})]
    assert all(each <= 1.0000001 for each in ordinary)
    assert max(ordinary) == 1


def temperatures(sample, package):
    """What the item master says of the lines of a package."""
    facts = facts_of(sample).items
    rows = [item for item in package["ItemModelList"] if not item["deleteItemFlag"]]
    found = {facts[i["manageNumber"]].temperature for i in rows if i["manageNumber"] in facts}
    return found - {None}


def test_goods_of_ordinary_orders_travel_at_their_temperature(ordinary):
    """One class a parcel, that of the delivery; warm goods may go chilled."""
    stated = {1: {"normal"}, 2: {"chilled", "normal"}, 3: {"frozen"}}
    for sample in ordinary:
        allowed = stated.get(sample.payload["DeliveryModel"]["deliveryClass"] or 1)
        for package in live(sample.payload):
            assert temperatures(sample, package) <= allowed
            assert len(temperatures(sample, package)) <= 1
    for sample in planted("items.mixed_temperature", 300):
        allowed = stated[sample.payload["DeliveryModel"]["deliveryClass"]]
        found = [temperatures(sample, package) for package in live(sample.payload)]
        assert any(not each <= allowed or len(each) > 1 for each in found)


def test_choices_that_were_not_made_are_planted_only(ordinary):
    """Blank, still an invitation, refused; ordinary orders say 不要 and give their consent."""
    for sample in planted("items.choice_blank"):
        assert any(not value.strip() for _, value in choices(sample.payload))
    for sample in planted("items.choice_placeholder"):
        assert any(re.search("選択|お選び", value) for _, value in choices(sample.payload))
    for sample in planted("items.consent_refused"):
        refused = "しない|しません|いいえ|していません"
        assert any(re.search(refused, value) for _, value in choices(sample.payload))
    answers = {value for sample in ordinary for _, value in choices(sample.payload)}
    assert {"不要", "なし", "了承しました", "20歳以上です"} <= answers
    assert not any(re.search("選択|お選び", value) or not value for value in answers)


def test_a_gift_that_was_not_selected_has_nothing_in_its_fields():
    """No flag, no のし, no wrapping, and the choices say no."""
    for sample in planted("remarks.gift_not_selected"):
        payload = sample.payload
        assert "remark.gift" in sample.troubles
        assert payload["giftCheckFlag"] == 0
        assert payload["WrappingModel1"] is None is payload["WrappingModel2"]
        assert not any(package["noshi"] for package in live(payload))
        gifts = [
            v for t, v in choices(payload) if re.search("のし|熨斗|包装|ラッピング|カード", t)
        ]
        assert set(gifts) <= {"不要", "なし"}


def test_a_gift_message_whose_fields_hold_the_gift_is_no_such_trouble():
    """Whoever set the gift flag has selected it; others may have."""
    made = list(generate(600, seed=8, troubles={"remark.gift": 1.0}))
    flagged = [sample for sample in made if sample.payload["giftCheckFlag"]]
    assert flagged
    assert not any("remarks.gift_not_selected" in sample.troubles for sample in flagged)
    plain = [sample for sample in made if "remarks.gift_not_selected" in sample.troubles]
    assert 0.3 < len(plain) / len(made) < 0.8


def test_islands_with_open_postage_are_both_troubles():
    """The amount is open, and the reason is the island."""
    for sample in planted("delivery.island_postage"):
        assert "amount.undetermined" in sample.troubles
        [first, *_] = live(sample.payload)
        assert (first["postagePrice"], first["SenderModel"]["isolatedIslandFlag"]) == (-9999, 1)


def test_islands_of_ordinary_orders_have_their_postage(ordinary):
    """Free or not."""
    islands = [s for s in ordinary if s.payload["isolatedIslandFlag"]]
    assert islands
    assert all(sample.payload["postagePrice"] >= 0 for sample in islands)


def test_prepaid_orders_await_their_money_in_200_only(ordinary):
    """With a due date after the moment; later it is history."""
    for sample in (*planted("payment.awaited"), *ordinary):
        payload = sample.payload
        prepaid = payload["SettlementModel"]["settlementMethodCode"] in {9, 13, 14}
        awaited = "payment.awaited" in sample.truth["notices"]
        assert awaited == (prepaid and payload["orderProgress"] == 200)
        confirmed = prepaid and payload["shopOrderCfmDatetime"] is not None
        assert confirmed == bool(payload["DueDateModelList"])
        if awaited:
            assert payload["DueDateModelList"][0]["dueDate"] > sample.truth["moment"][:10]


def test_waiting_gifts_have_nobody_s_address_yet():
    """The dummy of RMS, and no way to pay that needs one."""
    for sample in planted("delivery.gift_address_awaited"):
        [package] = live(sample.payload)
        assert package["SenderModel"]["city"] == "入力待ち"
        assert package["SocialGiftModel"]["inputFlag"] == 0
        assert sample.payload["SettlementModel"]["settlementMethodCode"] != 2


def test_several_recipients_are_several_people(ordinary):
    """Two parcels to one person are ordinary and no such case."""
    for sample in planted("order.several_recipients"):
        assert len({str(package["SenderModel"]) for package in live(sample.payload)}) > 1
    twins = [s for s in ordinary if "same_recipient" in s.truth["features"]]
    assert twins
    assert not any("order.several_recipients" in s.truth["notices"] for s in twins)


def test_blank_rows_stand_in_parcels_that_have_left():
    """A day after the ship date the report should have been complete."""
    kinds = set()
    for sample in planted("delivery.shipping_row_blank", 400):
        rows = [row for p in live(sample.payload) for row in p["ShippingModelList"]]
        days = [row["shippingDate"] for row in rows if row["shippingDate"]]
        assert min(days) < sample.truth["moment"][:10]
        kinds.add(sample.truth["planted_kinds"]["delivery.shipping_row_blank"])
        blank = any(not all(row.values()) for row in rows)
        assert blank or not all(package["ShippingModelList"] for package in live(sample.payload))
    assert kinds == {"field", "row", "no row"}


@pytest.mark.parametrize("shop", shops(), ids=lambda shop: shop.key)
def test_one_pack_serves_all_orders_of_a_shop(shop):
    """Their facts are those of the pack, whatever is planted."""
    pack = shop_pack(shop)
    assert pack == shop_pack(shop.key)
    assert pack.shop == ShopFacts.model_validate(shop.facts)
    assert pack.shop.default_texts == shop.default_texts
    for sample in generate(30, seed=4, shop=shop):
        assert facts_of(sample) == pack.shop
        name = sample.payload["DeliveryModel"]["deliveryName"]
        assert pack.shop.service(name) is not None


def test_every_shop_limits_some_item():
    """By at least three, so that three parcels can hold one each."""
    for shop in shops():
        limits = [one.unit_limit for one in shop.items if one.unit_limit]
        assert limits
        assert min(limits) >= 3


def test_planting_changes_only_its_target():
    """In orders whose shape suits already nothing else moves."""
    touched = {
        "customer.phone_defective": {"OrdererModel", "PackageModelList"},
        "address.prefecture_unknown": {"OrdererModel", "PackageModelList"},
        "address.pickup_point": {"PackageModelList", "equalSenderFlag", "severalSenderFlag"},
        "items.choice_blank": {"PackageModelList"},
        "items.consent_refused": {"PackageModelList"},
        "customer.caution_103": {"cautionDisplayType", "cautionDisplayDetailType"},
        "order.cancellation_requested": {"ChangeReasonModelList"},
        "order.rakuten_confirming": {"rakutenConfirmFlag"},
        "order.auto_cancel_near": set(),
        "order.cancellable": {"rakutenMemberFlag", "deliveryCertPrgFlag"},
    }
    series = {"orderType", "reserveNumber", "reserveDeliveryCount"}
    calm = [each.payload for each in generate(120, seed=9, troubles={})]
    for name, wanted in touched.items():
        loud = [each.payload for each in generate(120, seed=9, troubles={name: 1.0})]
        pairs = [
            (one, other)
            for one, other in zip(calm, loud, strict=True)
            if one["orderProgress"] == other["orderProgress"]
            and one["DeliveryModel"] == other["DeliveryModel"]
            and one["socialGiftFlag"] == 0
        ]
        assert len(pairs) > 15, name
        for one, other in pairs:
            assert {key for key in one if one[key] != other[key]} <= wanted | series, name
