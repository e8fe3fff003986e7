"""Postcodes and addresses: does a postcode belong to an address, and what else may be meant."""

from oms.postal.index import AddressReading, PostalIndex
from oms.postal.sample import sample_index
from oms.postal.verdict import (
    AddressVerdict,
    Difference,
    Level,
    PlaceRead,
    Proposal,
    ProposalKind,
)

__all__ = [
    "AddressReading",
    "AddressVerdict",
    "Difference",
    "Level",
    "PlaceRead",
    "PostalIndex",
    "Proposal",
    "ProposalKind",
    "sample_index",
]
