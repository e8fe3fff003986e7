"""The order model, the RMS status model, and the protocol of checks."""

from oms.model.actions import ShopAction, allowed_actions, require_allowed
from oms.model.base import JST, CleanText, RmsModel
from oms.model.builder import order
from oms.model.check import (
    BOTH_GATES,
    CONFIRM_GATE,
    SHIP_GATE,
    Case,
    Check,
    Fires,
    Mode,
    OnClear,
    Quiet,
    Waits,
)
from oms.model.context import Context
from oms.model.deadlines import Deadline, buyer_cancel_end, deadlines
from oms.model.finding import Evidence, Finding, Message, Severity, Source, Suggestion, Wait
from oms.model.orders import Order
from oms.model.package import Item, Package, Shipping
from oms.model.person import Orderer, Person, Recipient
from oms.model.shop import ItemFacts, ServiceFacts, ShopFacts
from oms.model.slot import DeliverySlot, SlotKind
from oms.model.status import Actor, Gate, RmsStatus
from oms.model.unknown import ABSENT, UNDETERMINED, Unknown, is_unknown
from oms.model.views import RequestedDelivery, SalesType

__all__ = [
    "ABSENT",
    "BOTH_GATES",
    "CONFIRM_GATE",
    "JST",
    "SHIP_GATE",
    "UNDETERMINED",
    "Actor",
    "Case",
    "Check",
    "CleanText",
    "Context",
    "Deadline",
    "DeliverySlot",
    "Evidence",
    "Finding",
    "Fires",
    "Gate",
    "Item",
    "ItemFacts",
    "Message",
    "Mode",
    "OnClear",
    "Order",
    "Orderer",
    "Package",
    "Person",
    "Quiet",
    "Recipient",
    "RequestedDelivery",
    "RmsModel",
    "RmsStatus",
    "SalesType",
    "ServiceFacts",
    "Severity",
    "Shipping",
    "ShopAction",
    "ShopFacts",
    "SlotKind",
    "Source",
    "Suggestion",
    "Unknown",
    "Wait",
    "Waits",
    "allowed_actions",
    "buyer_cancel_end",
    "deadlines",
    "is_unknown",
    "order",
    "require_allowed",
]
