"""The order: OrderModel of RMS getOrder, version 10 (3–9 accepted), with views for rule authors.

Source of the field list: RMS getOrder page, version 10 (word-for-word public copy), read 2026-11.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from functools import cached_property
from typing import Any, Final, Self

from pydantic import Field, ValidationError

from oms.errors import Problem, RecordError
from oms.model.base import Day, Flag, Instant, Int, Maybe, Rate, RmsModel, Text, Yen
from oms.model.codes import CautionDetail, Code, Device, OrderType, SettlementMethod, label_of
from oms.model.package import Item, Package
from oms.model.payment import (
    Change,
    Coupon,
    Delivery,
    DueDate,
    Points,
    Settlement,
    TaxSummary,
    Wrapping,
)
from oms.model.person import Orderer, Recipient
from oms.model.problems import problems_of, unwritable
from oms.model.slot import DeliverySlot
from oms.model.status import RmsStatus
from oms.model.unknown import ABSENT, Unknown
from oms.model.views import (
    RequestedDelivery,
    SalesType,
    sales_type,
    summed,
    undetermined_paths,
)

__all__ = ["Order"]

_TOTAL_PARTS: Final = (
    ("total_price", 1),
    ("coupon_all_total_price", -1),
    ("delivery_price", 1),
    ("payment_charge", 1),
    ("additional_fee_occur_amount_to_user", 1),
)


class Order(RmsModel):
    """One RMS order. Frozen; unknown keys survive the round trip.

    Amounts are whole yen (`int`); a value nobody knows is `Unknown`, "none" is `None`.
    `packages` and `items` leave out rows deleted in RMS, `all_packages` keeps them.

    Example:
        >>> from oms.model import order
        >>> o = order(remarks="のし希望")
        >>> o.status.label, o.remarks, o.is_cash_on_delivery
        ('注文確認待ち', 'のし希望', False)
        >>> o
        <Order 123456-20260501-0000000001 注文確認待ち>
    """

    order_number: str = Field(min_length=1)
    status: Code[RmsStatus] = Field(alias="orderProgress")
    sub_status_id: Maybe[Int] = ABSENT
    sub_status_name: Maybe[Text] = ABSENT
    order_type: Maybe[Code[OrderType]] = ABSENT
    reserve_number: Maybe[Text] = ABSENT
    reserve_delivery_count: Maybe[Int] = ABSENT

    order_datetime: Instant
    shop_order_cfm_datetime: Maybe[Instant] = ABSENT
    order_fix_datetime: Maybe[Instant] = ABSENT
    shipping_inst_datetime: Maybe[Instant] = ABSENT
    shipping_cmpl_rpt_datetime: Maybe[Instant] = ABSENT
    cancel_due_date: Maybe[Day] = ABSENT

    requested_delivery_date: Maybe[Day] = Field(ABSENT, alias="deliveryDate")
    shipping_term: Maybe[Int] = ABSENT
    remarks: Maybe[Text] = ABSENT
    gift_check_flag: Maybe[Flag] = ABSENT
    asuraku_flag: Maybe[Flag] = ABSENT

    several_sender_flag: Maybe[Flag] = ABSENT
    equal_sender_flag: Maybe[Flag] = ABSENT
    isolated_island_flag: Maybe[Flag] = ABSENT
    social_gift_flag: Maybe[Flag] = ABSENT
    delivery_cert_prg_flag: Maybe[Flag] = ABSENT
    one_day_operation_flag: Maybe[Flag] = ABSENT

    caution_display_type: Maybe[Int] = ABSENT
    caution_detail: Maybe[Code[CautionDetail]] = Field(ABSENT, alias="cautionDisplayDetailType")
    rakuten_confirm_flag: Maybe[Flag] = ABSENT

    rakuten_member_flag: Maybe[Flag] = ABSENT
    membership_type: Maybe[Int] = ABSENT
    device: Maybe[Code[Device]] = Field(ABSENT, alias="carrierCode")
    email_carrier_code: Maybe[Int] = ABSENT

    goods_price: Maybe[Yen] = ABSENT
    goods_tax: Maybe[Yen] = ABSENT
    is_tax_recalc: Maybe[Flag] = ABSENT
    postage_price: Maybe[Yen] = ABSENT
    delivery_price: Maybe[Yen] = ABSENT
    payment_charge: Maybe[Yen] = ABSENT
    payment_charge_tax_rate: Maybe[Rate] = ABSENT
    total_price: Maybe[Yen] = ABSENT
    request_price: Maybe[Yen] = ABSENT
    coupon_all_total_price: Maybe[Yen] = ABSENT
    coupon_shop_price: Maybe[Yen] = ABSENT
    coupon_other_price: Maybe[Yen] = ABSENT
    additional_fee_occur_amount_to_user: Maybe[Yen] = ABSENT
    additional_fee_occur_amount_to_shop: Maybe[Yen] = ABSENT

    drug_flag: Maybe[Flag] = ABSENT
    deal_flag: Maybe[Flag] = ABSENT

    shop_memo: Maybe[Text] = Field(ABSENT, alias="memo")
    operator: Maybe[Text] = ABSENT
    mail_plug_sentence: Maybe[Text] = ABSENT
    modify_flag: Maybe[Flag] = ABSENT
    receipt_issue_count: Maybe[Int] = ABSENT
    receipt_issue_history: Maybe[tuple[Any, ...]] = Field(ABSENT, alias="receiptIssueHistoryList")

    orderer: Maybe[Orderer] = Field(ABSENT, alias="OrdererModel")
    settlement: Maybe[Settlement] = Field(ABSENT, alias="SettlementModel")
    delivery: Maybe[Delivery] = Field(ABSENT, alias="DeliveryModel")
    points: Maybe[Points] = Field(ABSENT, alias="PointModel")
    wrapping_1: Maybe[Wrapping] = Field(ABSENT, alias="WrappingModel1")
    wrapping_2: Maybe[Wrapping] = Field(ABSENT, alias="WrappingModel2")
    all_packages: tuple[Package, ...] = Field(alias="PackageModelList", min_length=1)
    coupons: Maybe[tuple[Coupon, ...]] = Field(ABSENT, alias="CouponModelList")
    changes: Maybe[tuple[Change, ...]] = Field(ABSENT, alias="ChangeReasonModelList")
    tax_summaries: Maybe[tuple[TaxSummary, ...]] = Field(ABSENT, alias="TaxSummaryModelList")
    due_dates: Maybe[tuple[DueDate, ...]] = Field(ABSENT, alias="DueDateModelList")

    # ---- in and out -------------------------------------------------------------------

    @classmethod
    def from_rms(cls, payload: Mapping[str, Any] | str | bytes | bytearray) -> Self:
        """Read one OrderModel of getOrder, versions 3 to 10.

        Args:
            payload: The record as a dict, or as JSON text or bytes (UTF-8). Of a key that stands
                twice in one object the last counts; `read_orders` refuses such a record.

        Raises:
            RecordError: With every field that is not as expected; never with its value.

        Example:
            >>> Order.from_rms(b'{"orderNumber": 5}')
            Traceback (most recent call last):
            ...
            oms.errors.RecordError: not an RMS order: orderNumber: expected text, found a number; \
orderProgress: expected a value, found nothing; orderDatetime: expected a value, found nothing; \
PackageModelList: expected a value, found nothing
        """
        problems: tuple[Problem, ...]
        try:
            if not isinstance(payload, Mapping):
                return cls.model_validate_json(payload, by_name=False)
            made = cls.model_validate(payload, by_name=False)
            if not (problems := unwritable(payload)):
                return made
        except ValidationError as error:
            problems = problems_of(error)
        raise RecordError(f"not an RMS order: {'; '.join(map(str, problems))}", problems=problems)

    def to_rms(self) -> dict[str, Any]:
        """Return the record as RMS writes it: RMS keys, plain JSON values.

        Keys the source lacked stay away, null stays null, unknown keys and codes come back as
        they were. Normalised: offsets are written `+0900` without a colon, fractions of a second
        and the midnight of a date are dropped, a rate is written as the shortest number, an
        unknown key's number that JSON does not have (NaN, Infinity) becomes null.
        """
        return self.model_dump(mode="json", by_alias=True)

    @cached_property
    def revision(self) -> str:
        """Hash of the canonical payload: equal for equal facts, whatever the key order.

        Example:
            >>> from oms.model import order
            >>> order().revision == order().revision != order(remarks="急ぎ").revision
            True
        """
        canonical = json.dumps(
            self.to_rms(), sort_keys=True, ensure_ascii=True, separators=(",", ":")
        )
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()[:32]

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """Copy without the cached revision, so that a changed copy has its own."""
        copied = super().model_copy(update=update, deep=deep)
        copied.__dict__.pop("revision", None)
        return copied

    @property
    def shop_id(self) -> str:
        """The shop's number, the first part of an RMS order number."""
        return self.order_number.partition("-")[0]

    @property
    def key(self) -> tuple[str, str]:
        """What identifies an order: (shop_id, order_number)."""
        return self.shop_id, self.order_number

    def __hash__(self) -> int:
        """Hash the identity, so that orders can be put in sets; equality compares all facts."""
        return hash(self.key)

    def _identity(self) -> str:
        return f"{self.order_number} {label_of(self.status)}"

    # ---- views ------------------------------------------------------------------------

    @property
    def is_finished(self) -> bool:
        """Whether no gate lies ahead: shipped, paid or cancelled; False in an unknown status."""
        return isinstance(self.status, RmsStatus) and self.status.is_finished

    @property
    def packages(self) -> tuple[Package, ...]:
        """The packages that still stand."""
        return tuple([package for package in self.all_packages if not package.is_deleted])

    @property
    def items(self) -> tuple[Item, ...]:
        """The item lines that still stand, over all packages."""
        return tuple(item for package in self.packages for item in package.items)

    @property
    def recipients(self) -> tuple[Recipient, ...]:
        """The recipients of the packages that still stand."""
        return tuple(package.recipient for package in self.packages)

    @property
    def wrappings(self) -> tuple[Wrapping, ...]:
        """Wrapping paper and ribbon that are asked for and not deleted."""
        both = (self.wrapping_1, self.wrapping_2)
        return tuple(w for w in both if isinstance(w, Wrapping) and w.delete_wrapping_flag != 1)

    @property
    def delivery_time_slot(self) -> DeliverySlot | Unknown | None:
        """希望時間帯; `None` where none is set."""
        if self.shipping_term is None or isinstance(self.shipping_term, Unknown):
            return self.shipping_term
        slot = DeliverySlot.from_term(self.shipping_term)
        return slot if slot.is_set else None

    @property
    def requested_delivery(self) -> RequestedDelivery | Unknown | None:
        """お届け希望日 and 希望時間帯; `None` if neither is set, unknown if none is known."""
        day, slot = self.requested_delivery_date, self.delivery_time_slot
        known_day = None if isinstance(day, Unknown) else day
        known_slot = None if isinstance(slot, Unknown) else slot
        if known_day is None and known_slot is None:
            return next((each for each in (day, slot) if isinstance(each, Unknown)), None)
        return RequestedDelivery(known_day, known_slot)

    @property
    def settlement_method(self) -> SettlementMethod | int | str | Unknown | None:
        """The payment method's code."""
        return (
            self.settlement.method if isinstance(self.settlement, Settlement) else self.settlement
        )

    @property
    def is_cash_on_delivery(self) -> bool | Unknown:
        """代引き: whether the carrier collects the money."""
        method = self.settlement_method
        return (
            method if isinstance(method, Unknown) else method == SettlementMethod.CASH_ON_DELIVERY
        )

    @property
    def temperature(self) -> str | Unknown | None:
        """`normal`, `chilled` or `frozen`; `None` where RMS does not say."""
        return self.delivery.temperature if isinstance(self.delivery, Delivery) else self.delivery

    @property
    def sales_type(self) -> SalesType:
        """通常・定期・頒布会・予約."""
        return sales_type(self.order_type)

    @property
    def is_social_gift(self) -> bool | Unknown:
        """Whether the receiver enters the address (ソーシャルギフト)."""
        flag = self.social_gift_flag
        return flag if isinstance(flag, Unknown) else flag == 1

    @property
    def grand_total(self) -> int | Unknown:
        """総合計(税込) in yen; unknown as soon as one part is.

        Source: RMS getOrder page, version 10: totalPrice - couponAllTotalPrice + deliveryPrice
        + paymentCharge + additionalFeeOccurAmountToUser.
        """
        return summed(self, _TOTAL_PARTS)

    @property
    def undetermined(self) -> tuple[str, ...]:
        """Paths of the amounts RMS has not determined yet (-9999), deleted rows left out."""
        rows = {"packages": self.packages, "tax_summaries": self.tax_summaries}
        return undetermined_paths(self, rows)
