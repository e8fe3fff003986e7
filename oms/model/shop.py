"""What checks may know about the shop: facts a pack states once for all its checks."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

__all__ = ["ShopFacts"]


class ShopFacts(BaseModel):
    """Facts of one shop, from the table `[shop]` of its pack.

    Attributes:
        default_texts: 初期値 of the shop's 注文フォーム: texts that arrive in 備考 as if the buyer
            had typed them, as the shop configured them.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    default_texts: tuple[str, ...] = ()
