"""The built-in checks: one trouble, one file. The tuple below is all of them (law 15)."""

from oms.checks.amount_undetermined import AmountUndetermined
from oms.checks.remarks_contradict_delivery import RemarksContradictDelivery
from oms.checks.remarks_present import RemarksPresent
from oms.checks.status_jump import StatusJump

__all__ = ["BUILT_IN"]

BUILT_IN = (RemarksPresent, RemarksContradictDelivery, AmountUndetermined, StatusJump)
