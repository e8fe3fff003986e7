"""The built-in checks: one trouble, one file. The tuple below is all of them (law 15)."""

from oms.checks.amount_high import AmountHigh
from oms.checks.amount_undetermined import AmountUndetermined
from oms.checks.auto_cancel_near import AutoCancelNear
from oms.checks.cancellation_requested import CancellationRequested
from oms.checks.caution import Caution
from oms.checks.changed_after_confirmation import ChangedAfterConfirmation
from oms.checks.choice_incomplete import ChoiceIncomplete
from oms.checks.cod_not_possible import CodNotPossible
from oms.checks.delivery_date_unsupported import DateUnsupported
from oms.checks.delivery_dest_date_unsupported import DestDateUnsupported
from oms.checks.delivery_lead_unknown import LeadUnknown
from oms.checks.delivery_next_day_promise import NextDayPromise
from oms.checks.delivery_no_delivery_on_date import NoDeliveryOnDate
from oms.checks.delivery_past_date import PastDate
from oms.checks.delivery_remote_island import RemoteIsland
from oms.checks.delivery_same_day_promise import SameDayPromise
from oms.checks.delivery_ship_day_awaited import ShipDayAwaited
from oms.checks.delivery_ship_deadline import ShipDeadline
from oms.checks.delivery_slot_too_early import SlotTooEarly
from oms.checks.delivery_slot_unmapped import SlotUnmapped
from oms.checks.delivery_slot_unsupported import SlotUnsupported
from oms.checks.delivery_stock_unknown import StockUnknown
from oms.checks.delivery_too_far import TooFar
from oms.checks.delivery_too_soon import TooSoon
from oms.checks.first_of_series import FirstOfSeries
from oms.checks.gift_address_awaited import GiftAddressAwaited
from oms.checks.gift_not_selected import GiftNotSelected
from oms.checks.island_postage import IslandPostage
from oms.checks.lot_number_missing import LotNumberMissing
from oms.checks.mixed_temperature import MixedTemperature
from oms.checks.order_cancellable import OrderCancellable
from oms.checks.over_mail_limit import OverMailLimit
from oms.checks.payment_awaited import PaymentAwaited
from oms.checks.phone_defective import PhoneDefective
from oms.checks.pickup_point import PickupPoint
from oms.checks.postcode_grey import PostcodeGrey
from oms.checks.postcode_malformed import PostcodeMalformed
from oms.checks.postcode_mismatch import PostcodeMismatch
from oms.checks.postcode_unknown import PostcodeUnknown
from oms.checks.prefecture_unknown import PrefectureUnknown
from oms.checks.quantity_over_limit import QuantityOverLimit
from oms.checks.rakuten_confirming import RakutenConfirming
from oms.checks.remarks_contradict_delivery import RemarksContradictDelivery
from oms.checks.remarks_present import RemarksPresent
from oms.checks.several_recipients import SeveralRecipients
from oms.checks.shipping_row_blank import ShippingRowBlank
from oms.checks.status_jump import StatusJump
from oms.checks.text_mojibake import TextMojibake
from oms.checks.text_noise import TextNoise
from oms.checks.text_too_long import TextTooLong
from oms.checks.text_unprintable import TextUnprintable

__all__ = ["BUILT_IN"]

BUILT_IN = (
    RemarksPresent,
    RemarksContradictDelivery,
    GiftNotSelected,
    Caution,
    PhoneDefective,
    CancellationRequested,
    ChangedAfterConfirmation,
    SeveralRecipients,
    FirstOfSeries,
    AutoCancelNear,
    OrderCancellable,
    RakutenConfirming,
    AmountUndetermined,
    CodNotPossible,
    PaymentAwaited,
    AmountHigh,
    PrefectureUnknown,
    PickupPoint,
    PostcodeMismatch,
    PostcodeUnknown,
    PostcodeMalformed,
    PostcodeGrey,
    LotNumberMissing,
    QuantityOverLimit,
    ChoiceIncomplete,
    MixedTemperature,
    OverMailLimit,
    IslandPostage,
    ShippingRowBlank,
    GiftAddressAwaited,
    TextMojibake,
    TextUnprintable,
    TextTooLong,
    TextNoise,
    StatusJump,
    StockUnknown,
    LeadUnknown,
    RemoteIsland,
    DateUnsupported,
    DestDateUnsupported,
    SlotUnsupported,
    PastDate,
    TooSoon,
    SlotTooEarly,
    TooFar,
    NoDeliveryOnDate,
    ShipDeadline,
    ShipDayAwaited,
    SlotUnmapped,
    NextDayPromise,
    SameDayPromise,
)
