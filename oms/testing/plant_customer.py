"""Planters of troubles with the buyer: cautions of Rakuten, phone numbers nobody answers."""

from __future__ import annotations

from typing import Any

from oms.testing import recipients
from oms.testing.draft import Draft
from oms.testing.rng import Rng

PARTS = ("phoneNumber1", "phoneNumber2", "phoneNumber3")
PLACEHOLDERS = (
    *(("000", "0000", "0000"), ("090", "0000", "0000"), ("00", "0000", "0000")),
    *(("111", "1111", "1111"), ("999", "9999", "9999"), ("090", "1234", "5678")),
)
SHORT = (("090", "0000", "12"), ("03", "0000", "123"), ("0", "0", "0"), ("080", "000", "4567"))
LONG = (("090", "0000", "123456"), ("03", "00000", "12345"), ("0900", "0000", "12345"))
LETTERS = (
    *(("090", "0000", "携帯"), ("なし", None, None), ("tel", "0000", "1234")),
    *(("090", "XXXX", "XXXX"), ("自宅", "0000", "5678"), ("不明", "", "")),
)
MISSING: tuple[tuple[str | None, ...], ...] = (("", "", ""), (None, "", ""), ("-", "-", "-"))
DEFECTS = {
    "missing": MISSING,
    "placeholder": PLACEHOLDERS,
    "short": SHORT,
    "long": LONG,
    "letters": LETTERS,
}


def caution(rng: Rng, draft: Draft, *, detail: int) -> None:  # noqa: ARG001  all planters take one
    """Let Rakuten warn of the buyer."""
    draft.payload.update(cautionDisplayType=1, cautionDisplayDetailType=detail)


def phone(rng: Rng, draft: Draft) -> None:
    """Make the phone of the recipient, or else of the orderer, useless."""
    kind = rng.pick(tuple(DEFECTS))
    parts = dict(zip(PARTS, rng.pick(DEFECTS[kind]), strict=True))
    package = rng.pick(draft.packages)
    of_orderer = rng.chance(0.25)
    if draft.is_waiting_gift or (of_orderer and not draft.payload["equalSenderFlag"]):
        _change_orderer(draft, parts)
        kind += "/orderer"
    else:
        recipients.rewrite(draft, package, **parts)
    draft.kinds["customer.phone_defective"] = kind


def _change_orderer(draft: Draft, parts: dict[str, Any]) -> None:
    draft.payload["OrdererModel"].update(parts)
    recipients.write_flags(draft)
