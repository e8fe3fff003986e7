"""The built-in checks: one trouble, one file. The tuple below is all of them (law 15)."""

from oms.checks.amount_high import AmountHigh
from oms.checks.amount_undetermined import AmountUndetermined
from oms.checks.auto_cancel_near import AutoCancelNear
from oms.checks.first_of_series import FirstOfSeries
from oms.checks.gift_address_awaited import GiftAddressAwaited
from oms.checks.gift_not_selected import GiftNotSelected
from oms.checks.island_postage import IslandPostage
from oms.checks.mixed_temperature import MixedTemperature
from oms.checks.order_cancellable import OrderCancellable
from oms.checks.over_mail_limit import OverMailLimit
from oms.checks.payment_awaited import PaymentAwaited
from oms.checks.rakuten_confirming import RakutenConfirming
from oms.checks.remarks_contradict_delivery import RemarksContradictDelivery
from oms.checks.remarks_present import RemarksPresent
from oms.checks.shipping_row_blank import ShippingRowBlank
from oms.checks.status_jump import StatusJump

__all__ = ["BUILT_IN"]

BUILT_IN = (
    RemarksPresent,
    RemarksContradictDelivery,
    GiftNotSelected,
    FirstOfSeries,
    AutoCancelNear,
    OrderCancellable,
    RakutenConfirming,
    AmountUndetermined,
    PaymentAwaited,
    AmountHigh,
    MixedTemperature,
    OverMailLimit,
    IslandPostage,
    ShippingRowBlank,
    GiftAddressAwaited,
    StatusJump,
)
