"""Japanese text: folding, remarks, wishes, choices, phones, prefectures. Pure functions."""

from oms.text.agreement import Agreement
from oms.text.choices import (
    Choice,
    ChoiceTrouble,
    ChoiceWords,
    find_trouble,
    read_choices,
)
from oms.text.fold import Folded, fold
from oms.text.gifts import GiftWish, chosen_gifts, gift_wishes
from oms.text.labels import LABEL_LAYOUTS, Fit, LabelLayout, LabelUnit, fit
from oms.text.mojibake import TextDiagnosis, TextField, TextStatus, diagnose
from oms.text.of_order import read_order_remarks, wished_day, wished_term
from oms.text.order_texts import ORDER_TEXT_INPUTS, OrderText, diagnosed, order_texts
from oms.text.phone import PhoneFault, PhoneReading, read_phone
from oms.text.phrases import RemarkClass
from oms.text.pickup import PickupKind, PickupWord, find_pickup_words
from oms.text.prefectures import PREFECTURES, leading_prefecture, prefecture_meant
from oms.text.printable import PrintCharset, Unprintable, unprintable
from oms.text.reading import Piece, PieceKind, RemarkReading
from oms.text.remarks import read_remarks

__all__ = [
    "LABEL_LAYOUTS",
    "ORDER_TEXT_INPUTS",
    "PREFECTURES",
    "Agreement",
    "Choice",
    "ChoiceTrouble",
    "ChoiceWords",
    "Fit",
    "Folded",
    "GiftWish",
    "LabelLayout",
    "LabelUnit",
    "OrderText",
    "PhoneFault",
    "PhoneReading",
    "PickupKind",
    "PickupWord",
    "Piece",
    "PieceKind",
    "PrintCharset",
    "RemarkClass",
    "RemarkReading",
    "TextDiagnosis",
    "TextField",
    "TextStatus",
    "Unprintable",
    "chosen_gifts",
    "diagnose",
    "diagnosed",
    "find_pickup_words",
    "find_trouble",
    "fit",
    "fold",
    "gift_wishes",
    "leading_prefecture",
    "order_texts",
    "prefecture_meant",
    "read_choices",
    "read_order_remarks",
    "read_phone",
    "read_remarks",
    "unprintable",
    "wished_day",
    "wished_term",
]
