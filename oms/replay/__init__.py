"""Looking back: what a shop's past orders say about the pack it needs."""

from oms.replay.draft import draft_pack
from oms.replay.trial import CheckRate, Trial, try_out

__all__ = ["CheckRate", "Trial", "draft_pack", "try_out"]
