"""The built-in checks: one trouble, one file. The tuple below is all of them (law 15)."""

from oms.checks.amount_undetermined import AmountUndetermined
from oms.checks.cancellation_requested import CancellationRequested
from oms.checks.caution import Caution
from oms.checks.changed_after_confirmation import ChangedAfterConfirmation
from oms.checks.choice_incomplete import ChoiceIncomplete
from oms.checks.cod_not_possible import CodNotPossible
from oms.checks.phone_defective import PhoneDefective
from oms.checks.pickup_point import PickupPoint
from oms.checks.prefecture_unknown import PrefectureUnknown
from oms.checks.quantity_over_limit import QuantityOverLimit
from oms.checks.remarks_contradict_delivery import RemarksContradictDelivery
from oms.checks.remarks_present import RemarksPresent
from oms.checks.several_recipients import SeveralRecipients
from oms.checks.status_jump import StatusJump

__all__ = ["BUILT_IN"]

BUILT_IN = (
    RemarksPresent,
    RemarksContradictDelivery,
    Caution,
    PhoneDefective,
    CancellationRequested,
    ChangedAfterConfirmation,
    SeveralRecipients,
    AmountUndetermined,
    CodNotPossible,
    PrefectureUnknown,
    PickupPoint,
    QuantityOverLimit,
    ChoiceIncomplete,
    StatusJump,
)
