"""What a shop may ask of RMS in which status; what RMS would refuse is refused here.

Sources: the English digest of the official RakutenPayOrderAPI pages (statuses of the calls),
JakeJP/Rakuten.RMS.Api (after shipping), yheihei/rms-api-sample (cancel and 発送日), one shop's
code that registers a 発送日 while the order is still 100, shippinno help (発送情報 in 300). Read
2026-11. Where no source lists the statuses of a call, they are *inferred*, and only what makes
no sense is refused: RMS has the last word and says so itself.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Final, NamedTuple

from oms.errors import ActionRefusedError
from oms.model.status import RmsStatus, status_label

__all__ = [
    "PERMISSIONS",
    "Permission",
    "ShopAction",
    "allowed_actions",
    "permission_table",
    "require_allowed",
]


class ShopAction(StrEnum):
    """What a shop can ask of RMS about an order; the value is the API function's name."""

    CONFIRM = "confirmOrder"
    CANCEL = "cancelOrder"
    CANCEL_AFTER_SHIPPING = "cancelOrderAfterShipping"
    UPDATE_RECIPIENT = "updateOrderSender"
    UPDATE_RECIPIENT_AFTER_SHIPPING = "updateOrderSenderAfterShipping"
    UPDATE_SHIPPING = "updateOrderShipping"
    SIMULATE_COUPON = "simulateCouponAmount"
    UPDATE_MEMO = "updateOrderMemo"


class Permission(NamedTuple):
    """The statuses in which RMS takes a call.

    Attributes:
        confirmed: Statuses a source names.
        inferred: Statuses no source names and none excludes.
    """

    confirmed: frozenset[RmsStatus]
    inferred: frozenset[RmsStatus] = frozenset()

    @property
    def statuses(self) -> frozenset[RmsStatus]:
        """Every status in which the call is not refused here."""
        return self.confirmed | self.inferred


def _statuses(*codes: int) -> frozenset[RmsStatus]:
    return frozenset(each for each in RmsStatus if each in codes)


PERMISSIONS: Final = {
    ShopAction.CONFIRM: Permission(_statuses(100)),
    ShopAction.CANCEL: Permission(_statuses(100, 200, 300)),
    ShopAction.CANCEL_AFTER_SHIPPING: Permission(_statuses(500, 600, 700, 800)),
    ShopAction.UPDATE_RECIPIENT: Permission(_statuses(100, 200, 300)),
    ShopAction.UPDATE_RECIPIENT_AFTER_SHIPPING: Permission(_statuses(500, 600, 700)),
    # Nothing is shipped of a cancelled order; what else RMS refuses is not written anywhere.
    ShopAction.UPDATE_SHIPPING: Permission(
        _statuses(100, 300), _statuses(200, 400, 500, 600, 700, 800)
    ),
    ShopAction.SIMULATE_COUPON: Permission(_statuses(100, 200, 300, 500, 600, 700)),
    ShopAction.UPDATE_MEMO: Permission(frozenset(), frozenset(RmsStatus)),
}


def allowed_actions(status: int | str, *, confirmed_only: bool = False) -> frozenset[ShopAction]:
    """Return what a shop may ask of RMS in a status; nothing in a status we do not know.

    Args:
        status: The order's RMS status.
        confirmed_only: Leave out what is only inferred.

    Example:
        >>> ShopAction.CONFIRM in allowed_actions(100), ShopAction.CONFIRM in allowed_actions(300)
        (True, False)
    """
    return frozenset(
        action
        for action, permission in PERMISSIONS.items()
        if status in (permission.confirmed if confirmed_only else permission.statuses)
    )


def require_allowed(
    action: ShopAction,
    status: int | str,
    *,
    ship_date_registered: bool = False,
    amount_undetermined: bool = False,
) -> None:
    """Refuse what RMS would refuse, with the reason.

    Args:
        action: What the shop wants to do.
        status: The order's RMS status.
        ship_date_registered: Whether some shipping row holds a 発送日.
        amount_undetermined: Whether postage or a total is -9999.

    Raises:
        ActionRefusedError: With `reason` = `status`, `ship_date` or `amount`.

    Example:
        >>> require_allowed(ShopAction.CONFIRM, 300)
        Traceback (most recent call last):
        ...
        oms.errors.ActionRefusedError: confirmOrder is allowed in 100 注文確認待ち only, \
the order is 300 発送待ち
    """
    reason, msg = "", ""
    if status not in PERMISSIONS[action].statuses:
        where = "・".join(map(status_label, sorted(PERMISSIONS[action].statuses)))
        reason = "status"
        msg = f"{action} is allowed in {where} only, the order is {status_label(status)}"
    elif action is ShopAction.CANCEL and ship_date_registered:
        reason = "ship_date"
        msg = f"{action} is refused while a 発送日 is registered: delete the date first"
    elif action is ShopAction.CONFIRM and amount_undetermined:
        reason = "amount"
        msg = f"{action} is refused while postage or amount is undetermined (ERROR_105)"
    if reason:
        plain = int(status) if isinstance(status, int) else str(status)
        raise ActionRefusedError(msg, action=action.value, status=plain, reason=reason)


def permission_table() -> str:
    """Return the table of permissions as Markdown, for the documentation."""
    lines = ["| call | confirmed in | inferred in |", "| --- | --- | --- |"]
    for action, permission in PERMISSIONS.items():
        cells = [
            "・".join(map(status_label, sorted(each))) or "–"
            for each in (permission.confirmed, permission.inferred)
        ]
        lines.append(f"| `{action}` | {cells[0]} | {cells[1]} |")
    return "\n".join(lines)
