"""Hypothesis strategies for RMS payloads and orders: arbitrary, but what RMS could send.

Import this module only where hypothesis is installed (extra `testing`).
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from oms.model import Item, Order, Orderer, Package, Recipient, ShopFacts
from oms.testing import strategy_models
from oms.testing.generator import generate
from oms.testing.people import names
from oms.testing.places import places
from oms.testing.shop_styles import shops
from oms.testing.strategy_models import Model, amounts, flags, maybe, model, texts
from oms.testing.timeline import CODES
from oms.testing.wording import JST, block_date, stamp

FIRST, LAST = datetime(2019, 10, 1), datetime(2027, 12, 31)  # noqa: DTZ001
TITLES = ("[備考:]", "[備考欄:]", "[【重要】ご確認（必ずお読みください）:]", "[メッセージ：:]")
ODD_PREFECTURES = ("東京", "Tokyo", "大坂府", "東京 都", "", "東京都千代田区", "入力待ち")
TERMS = (0, 1, 2, 9, 708, 812, 1214, 1416, 1618, 1820, 1921, 2021, 2324)


def datetimes_jst() -> SearchStrategy[datetime]:
    """Aware datetimes in Japan, to the second, from 2019-10 to 2027."""
    moments = st.datetimes(FIRST, LAST, timezones=st.just(JST))
    return moments.map(lambda moment: moment.replace(microsecond=0))


def _dates() -> SearchStrategy[date]:
    return st.dates(FIRST.date(), LAST.date())


def _stamps() -> SearchStrategy[str]:
    return datetimes_jst().map(stamp)


def _days() -> SearchStrategy[str]:
    return _dates().map(date.isoformat)


def phones() -> SearchStrategy[Model]:
    """Telephone fields with an invented number; at most one part is null."""
    return strategy_models.phones()


def odd_phones() -> SearchStrategy[Model]:
    """Telephone fields as people fill them: blank, dummies, letters, full width."""
    return strategy_models.odd_phones()


def choices() -> SearchStrategy[str]:
    """Texts of selectedChoice, complete or not."""
    return strategy_models.choices()


def cautions() -> SearchStrategy[Model]:
    """The two caution fields of an order."""
    return strategy_models.cautions()


def changes() -> SearchStrategy[Model]:
    """Rows of the change history, open and finished."""
    return strategy_models.changes(_stamps())


def shippings() -> SearchStrategy[Model]:
    """Shipping rows, complete or with blanks."""
    return strategy_models.shippings(_days())


def shop_facts() -> SearchStrategy[ShopFacts]:
    """Facts of an invented shop, as its pack states them, and those of a shop that told none."""
    told = st.sampled_from(shops()).map(lambda shop: ShopFacts.model_validate(shop.facts))
    return st.one_of(st.builds(ShopFacts), told)


def people() -> SearchStrategy[Model]:
    """Names, a real place and a telephone number: the fields Orderer and Sender share."""
    kana = st.one_of(st.sampled_from(names("f")).map(lambda name: name.kana), texts())
    family = st.one_of(st.sampled_from(names("f")).map(lambda name: name.text), texts())
    first = st.one_of(st.sampled_from(names("w")).map(lambda name: name.text), texts())
    named = st.fixed_dictionaries(
        {
            "familyName": family,
            "firstName": first,
            "familyNameKana": maybe(kana),
            "firstNameKana": maybe(kana),
        }
    )
    called = st.one_of(phones(), phones(), odd_phones())
    return st.tuples(_addresses(), named, called).map(lambda all_: all_[0] | all_[1] | all_[2])


def _addresses() -> SearchStrategy[Model]:
    def fields(place: Any, rest: str, odd: str | None) -> Model:
        return {
            "zipCode1": place.postcode[:3],
            "zipCode2": place.postcode[3:],
            "prefecture": place.prefecture if odd is None else odd,
            "city": place.city,
            "subAddress": place.town + rest,
        }

    usual = ("1-2-3", "１丁目２番３号", "123番地", "", "見本郵便局留め", "見本センター止め")
    rest = st.one_of(st.sampled_from(usual), texts())
    odd = st.one_of(st.none(), st.none(), st.sampled_from(ODD_PREFECTURES), texts(8))
    return st.builds(fields, st.sampled_from(places()), rest, odd)


def remarks() -> SearchStrategy[str]:
    """Remarks in every shape: generated ones, blocks of odd text, no titles at all."""
    made = st.integers(0, 2**32).map(_sample_remarks)
    title = st.one_of(st.just("[配送日時指定:]"), st.sampled_from(TITLES))
    body = st.one_of(_dates().map(block_date), texts(), st.sampled_from(_defaults()))
    block = st.tuples(title, body).map("\n".join)
    blocks = st.lists(block, max_size=4)
    separator = st.sampled_from(("\n\n", "\n", "\r\n"))
    joined = st.tuples(separator, blocks).map(lambda two: two[0].join(two[1]))
    return st.one_of(made, joined, texts(max_size=400))


def _sample_remarks(seed: int) -> str:
    return str(next(generate(1, seed)).payload["remarks"])


def _defaults() -> tuple[str, ...]:
    return tuple(text for shop in shops() for text in shop.default_texts)


def _numbers() -> SearchStrategy[str]:
    shop, serial = st.integers(100_000, 999_999), st.integers(0, 10**10 - 1)
    return st.builds(lambda a, b, c: f"{a}-{b:%Y%m%d}-{c:010}", shop, _dates(), serial)


def _head() -> dict[str, SearchStrategy[Any]]:
    return {
        "orderNumber": _numbers(),
        "orderProgress": st.sampled_from(CODES),
        "orderDatetime": _stamps(),
        "carrierCode": st.sampled_from((0, 1, 2, 3, 5, 11, 12, 19, 21, 22, 29, 99)),
        "emailCarrierCode": st.sampled_from((0, 1, 2, 3, 5, 99)),
        "orderType": st.sampled_from((1, 4, 5, 6)),
        "paymentChargeTaxRate": strategy_models.rates(),
        "couponAllTotalPrice": st.integers(0, 99_999),
        "receiptIssueCount": st.integers(0, 3),
        "membershipType": st.sampled_from((0, 1, 2)),
        **{key: flags() for key in strategy_models.ORDER_FLAGS},
        **{key: amounts() for key in strategy_models.ORDER_AMOUNTS},
    }


def _nullable() -> dict[str, SearchStrategy[Any]]:
    times = ("shopOrderCfmDatetime", "orderFixDatetime", "shippingInstDatetime")
    return {
        **{key: _stamps() for key in (*times, "shippingCmplRptDatetime")},
        "cancelDueDate": _days(),
        "deliveryDate": _days(),
        "shippingTerm": st.sampled_from(TERMS),
        "remarks": remarks(),
        "subStatusId": st.integers(1, 9999),
        "reserveNumber": _numbers().map("{}-r".format),
        "reserveDeliveryCount": st.integers(1, 99),
        **{key: texts() for key in ("subStatusName", "memo", "operator", "mailPlugSentence")},
        "receiptIssueHistoryList": st.lists(_stamps(), max_size=2),
        "SettlementModel": strategy_models.settlements(),
        "PointModel": model({"usedPoint": st.integers(0, 99_999)}),
        "WrappingModel1": strategy_models.wrappings(1),
        "WrappingModel2": strategy_models.wrappings(2),
        "CouponModelList": st.lists(strategy_models.coupons(_days()), max_size=2),
        "ChangeReasonModelList": st.lists(changes(), max_size=3),
        "TaxSummaryModelList": st.lists(strategy_models.tax_rows(), max_size=2),
        "DueDateModelList": st.lists(
            model({"dueDateType": st.integers(0, 2), "dueDate": _days()}), max_size=2
        ),
    }


def _orderers() -> SearchStrategy[Model]:
    hidden = {"sex": "-", "birthYear": 0, "birthMonth": 0, "birthDay": 0}
    told = {"sex": "女", "birthYear": 1980, "birthMonth": 2, "birthDay": 29}
    absent: Model = dict.fromkeys(hidden)
    rest = st.sampled_from((hidden, told, absent))
    email = st.from_regex(r"[0-9a-f]{32}s1@pc\.fw\.example\.invalid", fullmatch=True)
    parts = st.tuples(people(), email, rest)
    return parts.map(lambda all_: all_[0] | {"emailAddress": all_[1]} | all_[2])


def order_payloads() -> SearchStrategy[Model]:
    """OrderModels of getOrder version 10 with arbitrary values RMS could send.

    Nulls, absent nullable keys, unknown keys, odd text, entities and -9999 occur.
    """
    packages = strategy_models.packages(people(), _days(), _stamps())
    required = _head() | {
        "OrdererModel": _orderers(),
        "DeliveryModel": strategy_models.deliveries(),
        "PackageModelList": st.lists(packages, min_size=1, max_size=3),
    }
    made = st.tuples(model(required, _nullable()), cautions())
    return made.map(lambda two: two[0] | two[1])


def orders() -> SearchStrategy[Order]:
    """Orders, read from arbitrary payloads."""
    return order_payloads().map(Order.from_rms)


def order_packages() -> SearchStrategy[Package]:
    """Packages of orders, deleted ones too."""
    made = strategy_models.packages(people(), _days(), _stamps())
    return made.map(lambda payload: Package.model_validate(payload, by_name=False))


def order_items() -> SearchStrategy[Item]:
    """Item lines, deleted ones too."""
    made = strategy_models.items()
    return made.map(lambda payload: Item.model_validate(payload, by_name=False))


def orderers() -> SearchStrategy[Orderer]:
    """Those who order."""
    return _orderers().map(lambda payload: Orderer.model_validate(payload, by_name=False))


def recipients() -> SearchStrategy[Recipient]:
    """Those who receive."""
    return people().map(lambda payload: Recipient.model_validate(payload, by_name=False))
