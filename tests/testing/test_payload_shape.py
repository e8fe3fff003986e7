"""Payloads have exactly the keys of getOrder, version by version."""

import pytest

from oms.testing import generate

PERSON = """zipCode1 zipCode2 prefecture city subAddress familyName firstName familyNameKana
firstNameKana phoneNumber1 phoneNumber2 phoneNumber3"""
KEYS = {
    "order": """orderNumber orderProgress subStatusId subStatusName orderDatetime
        shopOrderCfmDatetime orderFixDatetime shippingInstDatetime shippingCmplRptDatetime
        cancelDueDate deliveryDate shippingTerm remarks giftCheckFlag socialGiftFlag
        severalSenderFlag equalSenderFlag isolatedIslandFlag rakutenMemberFlag carrierCode
        emailCarrierCode orderType reserveNumber reserveDeliveryCount cautionDisplayType
        cautionDisplayDetailType rakutenConfirmFlag goodsPrice postagePrice deliveryPrice
        paymentCharge paymentChargeTaxRate totalPrice requestPrice couponAllTotalPrice
        couponShopPrice couponOtherPrice additionalFeeOccurAmountToUser
        additionalFeeOccurAmountToShop asurakuFlag drugFlag dealFlag membershipType memo operator
        mailPlugSentence modifyFlag receiptIssueCount receiptIssueHistoryList OrdererModel
        SettlementModel DeliveryModel PointModel WrappingModel1 WrappingModel2 PackageModelList
        CouponModelList ChangeReasonModelList TaxSummaryModelList DueDateModelList
        deliveryCertPrgFlag oneDayOperationFlag""",
    "orderer": PERSON + " emailAddress sex birthYear birthMonth birthDay",
    "sender": PERSON + " isolatedIslandFlag",
    "settlement": """settlementMethodCode settlementMethod rpaySettlementFlag cardName cardNumber
        cardOwner cardYm cardPayType cardInstallmentDesc""",
    "delivery": "deliveryName deliveryClass",
    "point": "usedPoint",
    "wrapping": "title name price includeTaxFlag deleteWrappingFlag taxRate taxPrice",
    "package": """basketId postagePrice postageTaxRate deliveryPrice deliveryTaxRate goodsPrice
        totalPrice noshi packageDeleteFlag defaultDeliveryCompanyCode dropOffFlag dropOffLocation
        SocialGiftModel SenderModel ItemModelList ShippingModelList DeliveryCvsModel""",
    "social": "sgMngNumber inputDueDate inputFlag inputCompDatetime receiverEmailAddress",
    "item": """itemDetailId itemName itemId itemNumber manageNumber price units includePostageFlag
        includeTaxFlag includeCashOnDeliveryPostageFlag selectedChoice pointRate pointType
        inventoryType delvdateInfo restoreInventoryFlag dealFlag drugFlag deleteItemFlag taxRate
        priceTaxIncl isSingleItemShipping SkuModelList""",
    "sku": "variantId merchantDefinedSkuId skuInfo",
    "shipping": "shippingDetailId shippingNumber deliveryCompany deliveryCompanyName shippingDate",
    "store": """cvsCode storeGenreCode storeCode storeName storeZip storePrefecture storeAddress
        areaCode depo openTime closeTime cvsRemarks""",
    "coupon": """couponCode itemId couponName couponSummary couponCapital couponCapitalCode
        expiryDate couponPrice couponUnit couponTotalPrice itemDetailId""",
    "change": """changeId changeType changeTypeDetail changeReason changeReasonDetail
        changeApplyDatetime changeFixDatetime changeCmplDatetime""",
    "tax": "taxRate reqPrice reqPriceTax totalPrice paymentCharge couponPrice point",
    "due": "dueDateType dueDate",
}
KEYS_SHARED = PERSON.split()
ORDER_NESTED = (
    ("orderer", "OrdererModel"),
    ("settlement", "SettlementModel"),
    ("delivery", "DeliveryModel"),
    ("point", "PointModel"),
    ("wrapping", "WrappingModel1"),
    ("wrapping", "WrappingModel2"),
    ("coupon", "CouponModelList"),
    ("change", "ChangeReasonModelList"),
    ("tax", "TaxSummaryModelList"),
    ("due", "DueDateModelList"),
)
PACKAGE_NESTED = (
    ("sender", "SenderModel"),
    ("social", "SocialGiftModel"),
    ("item", "ItemModelList"),
    ("shipping", "ShippingModelList"),
    ("store", "DeliveryCvsModel"),
)


def many(value):
    """A nested model, a list of them or nothing, as a list."""
    return value if isinstance(value, list) else [value] if value else []


def models(payload):
    """Every model of a payload with its kind."""
    yield "order", payload
    for kind, key in ORDER_NESTED:
        yield from ((kind, one) for one in many(payload[key]))
    for package in payload["PackageModelList"]:
        yield "package", package
        for kind, key in PACKAGE_NESTED:
            yield from ((kind, one) for one in many(package[key]))
        for item in package["ItemModelList"]:
            yield from (("sku", one) for one in item["SkuModelList"])


def test_every_model_has_exactly_its_keys(samples):
    """The key sets are those of getOrder version 10, and every model occurs."""
    seen = set()
    for sample in samples:
        for kind, model in models(sample.payload):
            assert set(KEYS[kind].split()) == set(model), kind
            seen.add(kind)
    assert set(KEYS) == seen


def test_order_fields_come_in_the_order_of_rms(samples):
    """A reader of the JSON finds them where RMS has them."""
    assert KEYS["order"].split() == list(samples[0].payload)


ABSENT_BEFORE = {
    4: ("isSingleItemShipping", "defaultDeliveryCompanyCode", "settlementMethodCode"),
    5: ("receiptIssueCount", "receiptIssueHistoryList", "DueDateModelList"),
    6: ("cautionDisplayDetailType",),
    7: ("SkuModelList",),
    8: ("deliveryCertPrgFlag", "oneDayOperationFlag"),
    9: ("dropOffFlag", "dropOffLocation"),
    10: ("socialGiftFlag", "SocialGiftModel"),
}


@pytest.mark.parametrize("version", range(3, 11))
def test_older_versions_lack_later_fields(version):
    """A field is there from its version on."""
    payload = next(generate(1, version=version)).payload
    package = payload["PackageModelList"][0]
    keys = {*payload, *package, *package["ItemModelList"][0], *payload["SettlementModel"]}
    for since, names in ABSENT_BEFORE.items():
        for name in names:
            assert (version >= since) == (name in keys), (version, name)


@pytest.mark.parametrize("version", range(3, 11))
def test_tax_fields_of_old_versions_end_with_version_eight(version):
    """goodsTax and isTaxRecalc stood in versions 3 to 7."""
    payload = next(generate(1, version=version)).payload
    old = version < 8
    assert old == ("isTaxRecalc" in payload)
    assert old == ("goodsTax" in payload)
    assert old == ("goodsTax" in payload["PackageModelList"][0])


def test_social_gifts_exist_in_version_ten_only():
    """Older versions could not tell them from a broken address."""
    for sample in generate(300, version=9):
        cities = [p["SenderModel"]["city"] for p in sample.payload["PackageModelList"]]
        assert "入力待ち" not in cities


def test_flags_agree_with_the_packages(samples):
    """Order flags say what the packages hold."""
    for sample in samples:
        payload = sample.payload
        live = [p for p in payload["PackageModelList"] if not p["packageDeleteFlag"]]
        islands = [p["SenderModel"]["isolatedIslandFlag"] for p in live]
        different = {tuple(p["SenderModel"].values()) for p in live}
        assert (len(different) > 1) == bool(payload["severalSenderFlag"])
        assert any(islands) == bool(payload["isolatedIslandFlag"])
        assert any(p["SocialGiftModel"] for p in live) == bool(payload["socialGiftFlag"])
        same = all(
            p["SenderModel"][k] == payload["OrdererModel"][k] for k in KEYS_SHARED for p in live
        )
        assert same == bool(payload["equalSenderFlag"])


def test_a_social_gift_without_address_has_the_dummy_recipient(samples):
    """入力待ち stands exactly where inputFlag is 0."""
    waiting = 0
    for sample in samples:
        for package in sample.payload["PackageModelList"]:
            gift, sender = package["SocialGiftModel"], package["SenderModel"]
            dummy = gift is not None and gift["inputFlag"] == 0
            assert dummy == (sender["city"] == "入力待ち")
            assert dummy == (sender["zipCode1"] + sender["zipCode2"] == "9999999")
            waiting += dummy
    assert waiting > 0


def test_basket_and_item_ids_are_unique(samples):
    """No two packages or items share an identifier."""
    packages = [p for sample in samples for p in sample.payload["PackageModelList"]]
    items = [item["itemDetailId"] for package in packages for item in package["ItemModelList"]]
    assert len(packages) == len({package["basketId"] for package in packages})
    assert len(items) == len(set(items))


def test_ordinary_features_occur_without_being_troubles(ordinary):
    """Islands, gifts, COD and the like are no trouble."""
    expected = {
        *("several_packages", "gift_to_other", "social_gift", "social_gift_waiting", "island"),
        *("deleted_item", "deleted_package", "cod", "prepaid", "drop_off", "convenience_store"),
        *("subscription", "reservation", "distribution", "chilled", "frozen", "gift", "coupon"),
        *("points", "vendor_character", "same_recipient", "caution_105", "caution_101_by_card"),
        *("bulk", "noshi", "no_answer", "consent", "mail", "ship_date_registered"),
        *("changed_before", "due_date", "rakuten_confirming"),
    }
    assert expected == {name for sample in ordinary for name in sample.truth["features"]}
