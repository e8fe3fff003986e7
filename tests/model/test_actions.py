"""What a shop may ask of RMS: every action in every status, with the reason of a refusal."""

import pytest

from oms.errors import ActionRefusedError
from oms.model.actions import (
    PERMISSIONS,
    ShopAction,
    allowed_actions,
    permission_table,
    require_allowed,
)
from oms.model.status import RmsStatus

ALL = (100, 200, 300, 400, 500, 600, 700, 800, 900)
# call: (statuses a source names, statuses inferred)
EXPECTED = {
    "confirmOrder": ((100,), ()),
    "cancelOrder": ((100, 200, 300), ()),
    "cancelOrderAfterShipping": ((500, 600, 700, 800), ()),
    "updateOrderSender": ((100, 200, 300), ()),
    "updateOrderSenderAfterShipping": ((500, 600, 700), ()),
    "simulateCouponAmount": ((100, 200, 300, 500, 600, 700), ()),
    "updateOrderShipping": ((100, 300), (200, 400, 500, 600, 700, 800)),
    "updateOrderMemo": ((), ALL),
}


def test_the_table_names_every_action():
    """The list here and the enum are the same."""
    assert set(EXPECTED) == {each.value for each in ShopAction} == set(PERMISSIONS)


@pytest.mark.parametrize("action", ShopAction)
@pytest.mark.parametrize("status", ALL)
def test_an_action_is_taken_or_refused_by_status(action, status):
    """72 pairs; the refusal carries action, status and reason."""
    said, inferred = EXPECTED[action]

    assert (status in said) == (action in allowed_actions(status, confirmed_only=True))
    assert (status in (*said, *inferred)) == (action in allowed_actions(status))
    if status in (*said, *inferred):
        require_allowed(action, status)
        require_allowed(action, RmsStatus(status))
        return
    with pytest.raises(ActionRefusedError) as caught:
        require_allowed(action, RmsStatus(status))
    assert {"action": action.value, "status": status, "reason": "status"} == caught.value.data
    assert f"the order is {status} {RmsStatus(status).label}" in str(caught.value)
    assert all(f"{each} {RmsStatus(each).label}" in str(caught.value) for each in said)


@pytest.mark.parametrize("status", [0, 150, "300", "発送待ち"])
@pytest.mark.parametrize("action", ShopAction)
def test_nothing_is_done_in_a_status_nobody_knows(action, status):
    """The refusal is no ValueError, whatever RMS sent as status."""
    assert frozenset() == allowed_actions(status)
    with pytest.raises(ActionRefusedError) as caught:
        require_allowed(action, status)
    assert (status, "status") == (caught.value.data["status"], caught.value.data["reason"])
    assert f"{status} ?" in str(caught.value)


@pytest.mark.parametrize("status", [100, 200, 300])
def test_a_cancellation_is_refused_while_a_ship_date_is_registered(status):
    """RMS wants the 発送日 deleted first."""
    with pytest.raises(ActionRefusedError, match="発送日") as caught:
        require_allowed(ShopAction.CANCEL, status, ship_date_registered=True)
    assert "ship_date" == caught.value.data["reason"]


def test_a_confirmation_is_refused_while_an_amount_is_undetermined():
    """ERROR_105."""
    with pytest.raises(ActionRefusedError, match="ERROR_105") as caught:
        require_allowed(ShopAction.CONFIRM, 100, amount_undetermined=True)
    assert "amount" == caught.value.data["reason"]


@pytest.mark.parametrize("action", [each for each in ShopAction if each != "cancelOrder"])
def test_a_ship_date_stops_nothing_but_a_cancellation(action):
    """Nor does an undetermined amount stop anything but a confirmation."""
    status = next(iter(PERMISSIONS[action].statuses))
    require_allowed(action, status, ship_date_registered=True)
    if action is not ShopAction.CONFIRM:
        require_allowed(action, status, amount_undetermined=True)


def test_the_status_is_the_first_reason():
    """Who may not cancel at all is not sent to delete a date."""
    with pytest.raises(ActionRefusedError) as caught:
        require_allowed(ShopAction.CANCEL, 500, ship_date_registered=True)
    assert "status" == caught.value.data["reason"]


def test_the_table_for_the_documentation_tells_confirmed_from_inferred():
    """One line an action."""
    lines = permission_table().splitlines()

    assert len(ShopAction) + 2 == len(lines)
    assert "| `confirmOrder` | 100 注文確認待ち | – |" in lines
    assert any(line.startswith("| `updateOrderMemo` | – | 100 注文確認待ち・") for line in lines)
