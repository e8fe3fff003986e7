"""Hypothesis strategies for the nested models of an OrderModel, and their building blocks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from oms.testing.goods import DROP_OFF, DROP_OFF_RARE
from oms.testing.money import UNDETERMINED
from oms.testing.plant_items import CONSENTS, PLACEHOLDERS, REFUSALS, TITLES
from oms.testing.recipients import DUMMY
from oms.testing.shop_styles import shops

T = TypeVar("T")
Model = dict[str, Any]
ODD_TEXTS = (
    *("", " ", "\u3000", "髙橋﨑", "&#12316;", "&amp;lt;", "ﾊﾝｶｸ", "繧ｳ繝ｼ繝", "🍑", "\r\n"),
    *("葛\U000e0100飾区", "か\u3099", "\ufeff", "\u200b", "〓", "\ufffd", "-9999", "null"),
)
UNKNOWN_KEYS = ("newFlag", "FutureModel", "x-unknown", "未知")
ORDER_FLAGS = (
    *("giftCheckFlag", "socialGiftFlag", "severalSenderFlag", "equalSenderFlag"),
    *("isolatedIslandFlag", "rakutenMemberFlag", "rakutenConfirmFlag", "asurakuFlag", "drugFlag"),
    *("dealFlag", "modifyFlag", "deliveryCertPrgFlag", "oneDayOperationFlag"),
)
ORDER_AMOUNTS = (
    *("goodsPrice", "postagePrice", "deliveryPrice", "paymentCharge", "totalPrice"),
    *("requestPrice", "couponShopPrice", "couponOtherPrice"),
    *("additionalFeeOccurAmountToUser", "additionalFeeOccurAmountToShop"),
)
ITEM_FLAGS = (
    *("includePostageFlag", "includeTaxFlag", "includeCashOnDeliveryPostageFlag", "dealFlag"),
    *("drugFlag", "deleteItemFlag", "isSingleItemShipping"),
)
CODES = (1, 2, 4, 5, 6, 7, 8, 9, 12, 13, 14, 16, 17, 21, 27)
PHONE_PARTS = ("phoneNumber1", "phoneNumber2", "phoneNumber3")
ODD_PARTS = (
    *("", "-", "000", "0000", "００００", "0", "090-0000-1234", "携帯", "XXXX", "+81", "０９０"),
    *("0900000", "9999", " ", "なし"),
)
COMPANIES = tuple(str(code) for code in range(1000, 1032))


def texts(max_size: int = 30) -> SearchStrategy[str]:
    """Arbitrary text, often of the odd kinds that orders hold."""
    some = st.text(st.characters(codec="utf-8"), max_size=max_size)
    return st.one_of(st.sampled_from(ODD_TEXTS), some)


def maybe(values: SearchStrategy[T]) -> SearchStrategy[T | None]:
    """The value or null."""
    return st.one_of(st.none(), values)


def flags() -> SearchStrategy[int]:
    """0 or 1."""
    return st.integers(0, 1)


def amounts() -> SearchStrategy[int]:
    """Yen, or -9999 for not determined yet."""
    return st.one_of(st.just(UNDETERMINED), st.integers(0, 9_999_999))


def rates() -> SearchStrategy[float]:
    """Tax rates."""
    return st.sampled_from((0.1, 0.08, 0.0))


def ids() -> SearchStrategy[int]:
    """Identifiers of up to ten digits."""
    return st.integers(1, 10**10 - 1)


def model(
    required: Mapping[str, SearchStrategy[Any]],
    nullable: Mapping[str, SearchStrategy[Any]] | None = None,
) -> SearchStrategy[Model]:
    """A model with its required keys, nullable keys null or absent, and rarely an unknown key."""
    optional = {key: maybe(values) for key, values in (nullable or {}).items()}
    known = st.fixed_dictionaries(dict(required), optional=optional)
    value = st.one_of(st.none(), st.integers(), texts(), st.lists(flags(), max_size=2))
    unknown = st.dictionaries(st.sampled_from(UNKNOWN_KEYS), value, max_size=1)
    return st.tuples(known, unknown).map(lambda two: two[0] | two[1])


def settlements() -> SearchStrategy[Model]:
    """SettlementModels."""
    name = st.sampled_from(("クレジットカード", "代金引換", "銀行振込", "新しい支払い"))
    card = {key: texts() for key in ("cardName", "cardNumber", "cardOwner", "cardYm")}
    return model(
        {
            "settlementMethodCode": st.sampled_from(CODES),
            "settlementMethod": name,
            "rpaySettlementFlag": flags(),
        },
        {**card, "cardPayType": st.integers(0, 4), "cardInstallmentDesc": st.just("103")},
    )


def wrappings(title: int) -> SearchStrategy[Model]:
    """WrappingModels of one title."""
    return model(
        {
            "title": st.just(title),
            "name": texts(),
            "includeTaxFlag": flags(),
            "deleteWrappingFlag": flags(),
            "taxRate": rates(),
            "taxPrice": st.integers(0, 999),
        },
        {"price": st.integers(0, 9999)},
    )


def coupons(days: SearchStrategy[str]) -> SearchStrategy[Model]:
    """CouponModels."""
    numbers = ("itemId", "couponPrice", "couponUnit", "couponTotalPrice", "itemDetailId")
    words = ("couponCode", "couponName", "couponSummary", "couponCapital")
    return model(
        {
            **{key: st.integers(0, 10**6) for key in numbers},
            **{key: texts() for key in words},
            "couponCapitalCode": st.integers(1, 3),
            "expiryDate": days,
        }
    )


def changes(stamps: SearchStrategy[str]) -> SearchStrategy[Model]:
    """ChangeReasonModels: asked for, fixed, completed, withdrawn, in any combination."""
    return model(
        {"changeId": ids()},
        {
            "changeType": st.one_of(st.integers(0, 9), st.just(99)),
            "changeTypeDetail": st.sampled_from((0, 1, 2, 10, 11, 12)),
            "changeReason": flags(),
            "changeReasonDetail": st.sampled_from((1, 2, 3, 4, 5, 6, 8, 10, 13, 14, 15, 16)),
            "changeApplyDatetime": stamps,
            "changeFixDatetime": stamps,
            "changeCmplDatetime": stamps,
        },
    )


def tax_rows() -> SearchStrategy[Model]:
    """TaxSummaryModels."""
    keys = ("reqPrice", "reqPriceTax", "totalPrice", "paymentCharge", "couponPrice")
    return model({"taxRate": rates(), "point": st.just(0), **{key: amounts() for key in keys}})


def cautions() -> SearchStrategy[Model]:
    """What Rakuten says of the buyer: nothing, a known or unknown reason, a reason left over."""
    detail = st.one_of(st.integers(101, 105), st.just(199))
    return st.fixed_dictionaries(
        {"cautionDisplayType": st.sampled_from((0, 0, 1, 2))},
        optional={"cautionDisplayDetailType": maybe(detail)},
    )


def phones() -> SearchStrategy[Model]:
    """Telephone fields; at most one part is null."""
    area = st.sampled_from(("090", "080", "03", "06", "0120"))
    tail = st.integers(0, 9999).map("{:04}".format)
    full = st.fixed_dictionaries(
        {"phoneNumber1": area, "phoneNumber2": st.just("0000"), "phoneNumber3": tail}
    )
    hole = st.sampled_from((None, *PHONE_PARTS))
    return st.tuples(full, hole).map(lambda two: two[0] | ({two[1]: None} if two[1] else {}))


def odd_phones() -> SearchStrategy[Model]:
    """Telephone fields as people fill them: blank, dummies, letters, full width, all in one."""
    part = st.one_of(st.none(), st.sampled_from(ODD_PARTS), texts(8))
    return st.fixed_dictionaries(dict.fromkeys(PHONE_PARTS, part))


def choices() -> SearchStrategy[str]:
    """selectedChoice: `題:値` lines with answers, blanks, invitations, consents and refusals."""
    options = [one for shop in shops() for item in shop.items for one in item.choices]
    made = st.sampled_from(options).flatmap(
        lambda one: st.tuples(st.just(one[0]), st.sampled_from(one[1]))
    )
    title = st.one_of(st.sampled_from((*TITLES, *CONSENTS)), texts(12))
    value = st.one_of(st.sampled_from(("", " ", *PLACEHOLDERS, *REFUSALS)), texts(12))
    row = st.one_of(made, st.tuples(title, value))
    lines = st.lists(st.tuples(row, st.sampled_from((":", ":", "："))), min_size=1, max_size=4)
    return lines.map(lambda rows: "\n".join(f"{one[0]}{mark}{one[1]}" for one, mark in rows))


def manage_numbers() -> SearchStrategy[str]:
    """Item control numbers, mostly of the catalogues, so that an item master knows them."""
    known = [item.manage_number for shop in shops() for item in shop.items]
    return st.one_of(st.sampled_from(known), texts())


def deliveries() -> SearchStrategy[Model]:
    """DeliveryModels: the methods of the shops and strange ones, any temperature."""
    known = sorted({name for shop in shops() for name in shop.delivery_names})
    names = st.one_of(st.sampled_from(known), st.just("独自便"))
    return model({"deliveryName": names}, {"deliveryClass": st.integers(0, 8)})


def items() -> SearchStrategy[Model]:
    """ItemModels."""
    sku = model({"variantId": texts()}, {"merchantDefinedSkuId": texts(), "skuInfo": texts()})
    return model(
        {
            "itemDetailId": ids(),
            "itemName": texts(),
            "itemId": ids(),
            "manageNumber": manage_numbers(),
            "price": st.integers(0, 9_999_999),
            "units": st.integers(1, 999),
            "pointRate": st.integers(0, 20),
            "pointType": st.sampled_from((0, 1, 2, -99)),
            "inventoryType": st.integers(0, 2),
            "restoreInventoryFlag": st.integers(0, 2),
            "taxRate": rates(),
            "priceTaxIncl": st.integers(0, 9_999_999),
            "SkuModelList": st.lists(sku, min_size=1, max_size=2),
            **{key: flags() for key in ITEM_FLAGS},
        },
        {
            "itemNumber": texts(),
            "selectedChoice": st.one_of(choices(), texts()),
            "delvdateInfo": texts(),
        },
    )


def shippings(days: SearchStrategy[str]) -> SearchStrategy[Model]:
    """ShippingModels, complete or with blanks."""
    return model(
        {"shippingDetailId": ids()},
        {
            "shippingNumber": texts(),
            "deliveryCompany": st.sampled_from(COMPANIES),
            "deliveryCompanyName": texts(),
            "shippingDate": days,
        },
    )


def social_gifts(days: SearchStrategy[str], stamps: SearchStrategy[str]) -> SearchStrategy[Model]:
    """SocialGiftModels."""
    return model(
        {"sgMngNumber": texts(), "inputDueDate": days, "inputFlag": flags()},
        {"inputCompDatetime": stamps, "receiverEmailAddress": st.just("x@example.invalid")},
    )


def packages(
    people: SearchStrategy[Model], days: SearchStrategy[str], stamps: SearchStrategy[str]
) -> SearchStrategy[Model]:
    """PackageModels; now and then the recipient is still to be entered."""
    island = st.tuples(people, flags()).map(lambda two: two[0] | {"isolatedIslandFlag": two[1]})
    keys = ("postagePrice", "deliveryPrice", "goodsPrice", "totalPrice")
    return model(
        {
            "basketId": ids(),
            "postageTaxRate": rates(),
            "deliveryTaxRate": rates(),
            "packageDeleteFlag": flags(),
            "defaultDeliveryCompanyCode": st.sampled_from(COMPANIES),
            "dropOffFlag": flags(),
            "SenderModel": st.one_of(island, st.builds(DUMMY.copy)),
            "ItemModelList": st.lists(items(), min_size=1, max_size=3),
            **{key: amounts() for key in keys},
        },
        {
            "noshi": texts(),
            "dropOffLocation": st.sampled_from((*DROP_OFF, *DROP_OFF_RARE)),
            "ShippingModelList": st.lists(shippings(days), max_size=2),
            "SocialGiftModel": social_gifts(days, stamps),
            "DeliveryCvsModel": model({"cvsCode": st.just(50), "storeName": texts()}),
        },
    )
