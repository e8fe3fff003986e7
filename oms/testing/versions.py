"""Older getOrder versions: what they do not have yet, and what they still had."""

from __future__ import annotations

from typing import Any

VERSIONS = range(3, 11)
FIRST_WITHOUT_TAX_FIELDS = 8
# The fields of a version 10 OrderModel, in the order RMS gives them.
_ORDER_KEYS = """
    orderNumber orderProgress subStatusId subStatusName orderDatetime shopOrderCfmDatetime
    orderFixDatetime shippingInstDatetime shippingCmplRptDatetime cancelDueDate deliveryDate
    shippingTerm remarks giftCheckFlag socialGiftFlag severalSenderFlag equalSenderFlag
    isolatedIslandFlag rakutenMemberFlag carrierCode emailCarrierCode orderType reserveNumber
    reserveDeliveryCount cautionDisplayType cautionDisplayDetailType rakutenConfirmFlag
    goodsPrice postagePrice deliveryPrice paymentCharge paymentChargeTaxRate totalPrice
    requestPrice couponAllTotalPrice couponShopPrice couponOtherPrice
    additionalFeeOccurAmountToUser additionalFeeOccurAmountToShop asurakuFlag drugFlag dealFlag
    membershipType memo operator mailPlugSentence modifyFlag receiptIssueCount
    receiptIssueHistoryList OrdererModel SettlementModel DeliveryModel PointModel
    WrappingModel1 WrappingModel2 PackageModelList CouponModelList ChangeReasonModelList
    TaxSummaryModelList DueDateModelList deliveryCertPrgFlag oneDayOperationFlag
"""
ORDER_KEYS = tuple(_ORDER_KEYS.split())
# (version that brought the field, level, field)
ADDED = (
    (4, "settlement", "settlementMethodCode"),
    (4, "package", "defaultDeliveryCompanyCode"),
    (4, "item", "isSingleItemShipping"),
    (5, "order", "receiptIssueCount"),
    (5, "order", "receiptIssueHistoryList"),
    (5, "order", "DueDateModelList"),
    (6, "order", "cautionDisplayDetailType"),
    (7, "item", "SkuModelList"),
    (8, "order", "deliveryCertPrgFlag"),
    (8, "order", "oneDayOperationFlag"),
    (9, "package", "dropOffFlag"),
    (9, "package", "dropOffLocation"),
    (10, "order", "socialGiftFlag"),
    (10, "package", "SocialGiftModel"),
)


def in_rms_order(payload: dict[str, Any]) -> dict[str, Any]:
    """The version 10 OrderModel with its fields in the order of RMS.

    Raises:
        KeyError: If a field is missing.
    """
    unknown = [key for key in payload if key not in ORDER_KEYS]
    if unknown:
        raise KeyError(*unknown)
    return {key: payload[key] for key in ORDER_KEYS}


def downgrade(payload: dict[str, Any], version: int) -> None:
    """Turn a version 10 OrderModel into that of an older version, in place."""
    packages = payload["PackageModelList"]
    levels = {
        "order": [payload],
        "settlement": [payload["SettlementModel"]],
        "package": packages,
        "item": [item for package in packages for item in package["ItemModelList"]],
    }
    for since, level, field in ADDED:
        if version < since:
            for model in levels[level]:
                del model[field]
    if version < FIRST_WITHOUT_TAX_FIELDS:
        payload.update(goodsTax=0, isTaxRecalc=1)
        for package in packages:
            package["goodsTax"] = 0
