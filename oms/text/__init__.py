"""Japanese text: folding, remarks, wishes. Pure functions."""

from oms.text.agreement import Agreement
from oms.text.fold import Folded, fold
from oms.text.gifts import GiftWish, chosen_gifts, gift_wishes
from oms.text.of_order import read_order_remarks, wished_day, wished_term
from oms.text.phrases import RemarkClass
from oms.text.reading import Piece, PieceKind, RemarkReading
from oms.text.remarks import read_remarks

__all__ = [
    "Agreement",
    "Folded",
    "GiftWish",
    "Piece",
    "PieceKind",
    "RemarkClass",
    "RemarkReading",
    "chosen_gifts",
    "fold",
    "gift_wishes",
    "read_order_remarks",
    "read_remarks",
    "wished_day",
    "wished_term",
]
