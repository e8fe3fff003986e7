"""Payment, points, coupons, wrapping, changes and due dates of an order."""

from __future__ import annotations

from pydantic import Field

from oms.model.base import Day, Flag, Instant, Int, Maybe, Rate, RmsModel, Text, Yen
from oms.model.codes import (
    CardPayType,
    ChangeDetail,
    ChangeReason,
    ChangeReasonDetail,
    ChangeType,
    Code,
    CouponCapital,
    DeliveryClass,
    DueDateType,
    SettlementMethod,
)
from oms.model.unknown import ABSENT

__all__ = [
    "Change",
    "Coupon",
    "Delivery",
    "DueDate",
    "Points",
    "Settlement",
    "TaxSummary",
    "Wrapping",
]


class Settlement(RmsModel):
    """SettlementModel: how the buyer pays."""

    method: Maybe[Code[SettlementMethod]] = Field(ABSENT, alias="settlementMethodCode")
    method_name: Maybe[Text] = Field(ABSENT, alias="settlementMethod")
    rpay_settlement_flag: Maybe[Flag] = ABSENT
    card_name: Maybe[Text] = ABSENT
    card_number: Maybe[Text] = ABSENT
    card_owner: Maybe[Text] = ABSENT
    card_ym: Maybe[Text] = ABSENT
    card_pay_type: Maybe[Code[CardPayType]] = ABSENT
    card_installment_desc: Maybe[Int | str] = ABSENT


class Delivery(RmsModel):
    """DeliveryModel: the delivery method, named by the shop."""

    delivery_name: Maybe[Text] = ABSENT
    delivery_class: Maybe[Code[DeliveryClass]] = ABSENT

    @property
    def temperature(self) -> str | None:
        """`normal`, `chilled` or `frozen`; `None` where RMS does not say.

        Example:
            >>> Delivery(delivery_name="クール便", delivery_class=2).temperature
            'chilled'
        """
        match self.delivery_class:
            case DeliveryClass.NORMAL:
                return "normal"
            case DeliveryClass.CHILLED:
                return "chilled"
            case DeliveryClass.FROZEN:
                return "frozen"
            case _:
                return None


class Points(RmsModel):
    """PointModel: points the buyer pays with."""

    used_point: Maybe[Int] = ABSENT


class Wrapping(RmsModel):
    """WrappingModel1 / WrappingModel2: wrapping paper (1) or ribbon (2)."""

    title: Maybe[Int] = ABSENT
    name: Maybe[Text] = ABSENT
    price: Maybe[Yen] = ABSENT
    include_tax_flag: Maybe[Flag] = ABSENT
    delete_wrapping_flag: Maybe[Flag] = ABSENT
    tax_rate: Maybe[Rate] = ABSENT
    tax_price: Maybe[Yen] = ABSENT


class Coupon(RmsModel):
    """CouponModel: a coupon used."""

    coupon_code: Maybe[Text] = ABSENT
    item_id: Maybe[Int] = ABSENT
    coupon_name: Maybe[Text] = ABSENT
    coupon_summary: Maybe[Text] = ABSENT
    coupon_capital: Maybe[Text] = ABSENT
    coupon_capital_code: Maybe[Code[CouponCapital]] = ABSENT
    expiry_date: Maybe[Day] = ABSENT
    coupon_price: Maybe[Yen] = ABSENT
    coupon_unit: Maybe[Int] = ABSENT
    coupon_total_price: Maybe[Yen] = ABSENT
    item_detail_id: Maybe[Int] = ABSENT


class Change(RmsModel):
    """ChangeReasonModel: one entry of the change history."""

    change_id: Maybe[Int] = ABSENT
    change_type: Maybe[Code[ChangeType]] = ABSENT
    detail: Maybe[Code[ChangeDetail]] = Field(ABSENT, alias="changeTypeDetail")
    reason: Maybe[Code[ChangeReason]] = Field(ABSENT, alias="changeReason")
    reason_detail: Maybe[Code[ChangeReasonDetail]] = Field(ABSENT, alias="changeReasonDetail")
    change_apply_datetime: Maybe[Instant] = ABSENT
    change_fix_datetime: Maybe[Instant] = ABSENT
    change_cmpl_datetime: Maybe[Instant] = ABSENT


class TaxSummary(RmsModel):
    """TaxSummaryModel: amounts per tax rate."""

    tax_rate: Maybe[Rate] = ABSENT
    req_price: Maybe[Yen] = ABSENT
    req_price_tax: Maybe[Yen] = ABSENT
    total_price: Maybe[Yen] = ABSENT
    payment_charge: Maybe[Yen] = ABSENT
    coupon_price: Maybe[Yen] = ABSENT
    point: Maybe[Int] = ABSENT


class DueDate(RmsModel):
    """DueDateModel: a payment date. RMS appends entries and never overwrites them."""

    due_date_type: Maybe[Code[DueDateType]] = ABSENT
    due_date: Maybe[Day] = ABSENT
