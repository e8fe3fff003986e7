"""RMS code tables with their Japanese labels; codes outside the tables are kept as given.

Source: the RMS getOrder page, version 10 (word-for-word public copy), read 2026-11.
"""

from __future__ import annotations

from enum import IntEnum, StrEnum
from typing import Annotated, Any, Self, TypeVar

from pydantic import Field, GetCoreSchemaHandler, Strict
from pydantic_core import core_schema

__all__ = [
    "CardPayType",
    "Carrier",
    "CautionDetail",
    "ChangeDetail",
    "ChangeReason",
    "ChangeReasonDetail",
    "ChangeType",
    "CouponCapital",
    "DeliveryClass",
    "Device",
    "DueDateType",
    "OrderType",
    "SettlementMethod",
    "label_of",
]


class LabelledInt(IntEnum):
    """An RMS number with the label RMS shows for it."""

    label: str

    def __new__(cls, code: int, label: str) -> Self:
        """Keep the label beside the code."""
        member = int.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class LabelledStr(StrEnum):
    """An RMS text code with the label RMS shows for it."""

    label: str

    def __new__(cls, code: str, label: str) -> Self:
        """Keep the label beside the code."""
        member = str.__new__(cls, code)
        member._value_ = code
        member.label = label
        return member


class _Exact:
    """Take a code only in its table's own type: `"300"`, `300.0` and `true` are not 300."""

    def __get_pydantic_core_schema__(
        self, source: Any, handler: GetCoreSchemaHandler
    ) -> core_schema.CoreSchema:
        plain: core_schema.CoreSchema = (
            core_schema.int_schema(strict=True)
            if issubclass(source, int)
            else core_schema.str_schema(strict=True)
        )
        return core_schema.chain_schema([plain, handler(source)])


E = TypeVar("E", bound=LabelledInt | LabelledStr)

# Left to right: a known code becomes its member, any other number or text stays as it came.
Code = Annotated[
    Annotated[E, _Exact()] | Annotated[int, Strict()] | str,
    Field(union_mode="left_to_right"),
]


def label_of(code: object) -> str:
    """Return the label of a code, or the code itself where no table knows it.

    Example:
        >>> label_of(SettlementMethod.CASH_ON_DELIVERY), label_of(99)
        ('代金引換', '99')
    """
    return code.label if isinstance(code, LabelledInt | LabelledStr) else str(code)


class OrderType(LabelledInt):
    """orderType: the kind of sale."""

    REGULAR = 1, "通常購入"
    SUBSCRIPTION = 4, "定期購入"
    DISTRIBUTION = 5, "頒布会"
    PREORDER = 6, "予約商品"


class Device(LabelledInt):
    """carrierCode: the device the buyer ordered from (not a parcel carrier)."""

    PC = 0, "PC"
    DOCOMO = 1, "docomo"
    KDDI = 2, "KDDI"
    SOFTBANK = 3, "Softbank"
    WILLCOM = 5, "WILLCOM"
    IPHONE = 11, "iPhone系"
    ANDROID = 12, "Android系"
    OTHER_SMARTPHONE = 19, "その他スマートフォン"
    IPAD = 21, "iPad系"
    ANDROID_TABLET = 22, "Androidタブレット"
    OTHER_TABLET = 29, "その他タブレット"
    OTHER = 99, "その他不明"


class SettlementMethod(LabelledInt):
    """settlementMethodCode. Match on the code: RMS renames the labels."""

    CREDIT_CARD = 1, "クレジットカード"
    CASH_ON_DELIVERY = 2, "代金引換"
    DEFERRED_OLD = 3, "後払い"
    SHOPPING_CREDIT = 4, "ショッピングクレジット／ローン"
    AUTO_LOAN = 5, "オートローン"
    LEASE = 6, "リース"
    INVOICE = 7, "請求書払い"
    POINTS = 8, "ポイント"
    BANK_TRANSFER = 9, "銀行振込"
    APPLE_PAY = 12, "Apple Pay"
    SEVEN_ELEVEN = 13, "セブンイレブン（前払）"
    CONVENIENCE_STORE = 14, "ファミリーマート、ローソン等（前払）"
    ALIPAY = 16, "Alipay"
    PAYPAL = 17, "PayPal"
    DEFERRED = 21, "後払い決済"
    ALIPAY_CN = 27, "Alipay（支付宝）"


class CardPayType(LabelledInt):
    """cardPayType: how a card payment is split."""

    ONCE = 0, "一括払い"
    REVOLVING = 1, "リボ払い"
    INSTALLMENTS = 2, "分割払い"
    OTHER = 3, "その他払い"
    BONUS = 4, "ボーナス一括払い"


class DeliveryClass(LabelledInt):
    """deliveryClass: the temperature class of the delivery."""

    NONE = 0, "選択なし"
    NORMAL = 1, "普通"
    CHILLED = 2, "冷蔵"
    FROZEN = 3, "冷凍"
    OTHER_1 = 4, "その他1"
    OTHER_2 = 5, "その他2"
    OTHER_3 = 6, "その他3"
    OTHER_4 = 7, "その他4"
    OTHER_5 = 8, "その他5"


class CautionDetail(LabelledInt):
    """cautionDisplayDetailType: why Rakuten shows a caution about the buyer."""

    UNPAID_PREPAYMENT = 101, "前払い未払い"
    REFUSED_PARCEL = 102, "受取拒否"
    LONG_ABSENCE = 103, "長期不在"
    RETURN_AFTER_OPENING = 104, "開梱後返品"
    HIGH_SERVICE_DEMAND = 105, "高サービス要望"


class ChangeType(LabelledInt):
    """changeType of a ChangeReasonModel."""

    CANCEL_REQUESTED = 0, "キャンセル申請"
    CANCEL_FIXED = 1, "キャンセル確定"
    CANCEL_COMPLETED = 2, "キャンセル完了"
    CANCEL_WITHDRAWN = 3, "キャンセル取消"
    CHANGE_REQUESTED = 4, "変更申請"
    CHANGE_FIXED = 5, "変更確定"
    CHANGE_COMPLETED = 6, "変更完了"
    CHANGE_WITHDRAWN = 7, "変更取消"
    ORDER_CONFIRMED = 8, "注文確認"
    PAYMENT_RETRIED = 9, "再決済手続き"


class ChangeDetail(LabelledInt):
    """changeTypeDetail of a ChangeReasonModel."""

    LESS = 0, "減額"
    MORE = 1, "増額"
    OTHER = 2, "その他"
    PAYMENT_METHOD = 10, "支払方法変更"
    PAYMENT_METHOD_LESS = 11, "支払方法変更・減額"
    PAYMENT_METHOD_MORE = 12, "支払方法変更・増額"


class ChangeReason(LabelledInt):
    """changeReason: who asked for a change or a cancellation."""

    SHOP = 0, "店舗様都合"
    BUYER = 1, "お客様都合"


class ChangeReasonDetail(LabelledInt):
    """changeReasonDetail: the cause in detail."""

    CANCELLED = 1, "キャンセル"
    RETURNED = 2, "受取後の返品"
    LONG_ABSENCE = 3, "長期不在による受取拒否"
    UNPAID = 4, "未入金"
    COD_REFUSED = 5, "代引決済の受取拒否"
    BUYER_OTHER = 6, "お客様都合 - その他"
    OUT_OF_STOCK = 8, "欠品"
    SHOP_OTHER = 10, "店舗様都合 - その他"
    SHIPPED_LATE = 13, "発送遅延"
    CAUTION = 14, "顧客・配送対応注意表示"
    DEFECTIVE = 15, "返品(破損・品間違い)"
    GIFT_ADDRESS_EXPIRED = 16, "受取情報入力期限切れ"


class CouponCapital(LabelledInt):
    """couponCapitalCode: who pays for a coupon."""

    SHOP = 1, "ショップ"
    MAKER = 2, "メーカー"
    SERVICE = 3, "サービス"


class DueDateType(LabelledInt):
    """dueDateType of a DueDateModel."""

    PAYMENT = 0, "支払い期限日"
    PAYMENT_METHOD_CHANGE = 1, "支払い方法変更期限日"
    REFUND = 2, "返金手続き期限日"


class Carrier(LabelledStr):
    """deliveryCompany: the parcel carrier."""

    OTHER = "1000", "その他"
    YAMATO = "1001", "ヤマト運輸"
    SAGAWA = "1002", "佐川急便"
    JAPAN_POST = "1003", "日本郵便"
    SEINO = "1004", "西濃運輸"
    SEINO_SUPER_EXPRESS = "1005", "セイノースーパーエクスプレス"
    FUKUYAMA = "1006", "福山通運"
    MEITETSU = "1007", "名鉄運輸"
    TONAMI = "1008", "トナミ運輸"
    DAIICHI_KAMOTSU = "1009", "第一貨物"
    NIIGATA = "1010", "新潟運輸"
    CHUETSU = "1011", "中越運送"
    OKAYAMAKEN_KAMOTSU = "1012", "岡山県貨物運送"
    KURUME = "1013", "久留米運送"
    SANYO_JIDOSHA = "1014", "山陽自動車運送"
    NX_TRANSPORT = "1015", "NXトランスポート"
    ECOHAI = "1016", "エコ配"
    EMS = "1017", "EMS"
    DHL = "1018", "DHL"
    FEDEX = "1019", "FedEx"
    UPS = "1020", "UPS"
    NIPPON_EXPRESS = "1021", "日本通運"
    TNT = "1022", "TNT"
    OCS = "1023", "OCS"
    USPS = "1024", "USPS"
    SF_EXPRESS = "1025", "SFエクスプレス"
    ARAMEX = "1026", "Aramex"
    SGH_GLOBAL = "1027", "SGHグローバル・ジャパン"
    RAKUTEN_EXPRESS = "1028", "Rakuten EXPRESS"
    JAPAN_POST_RAKUTEN = "1029", "日本郵便 楽天倉庫出荷"
    YAMATO_YU_PACKET = "1030", "ヤマト クロネコゆうパケット"
    MEITETSU_NX = "1031", "名鉄NX運輸"
