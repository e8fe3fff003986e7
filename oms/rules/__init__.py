"""Packs: which checks run for a shop, and with which parameters."""

from oms.rules.cases import Expectation, PackCase
from oms.rules.export import export_case, export_pack
from oms.rules.fmt import format_pack
from oms.rules.pack import Pack
from oms.rules.registry import Registry, default_registry
from oms.rules.toml import load_pack, parse_pack

__all__ = [
    "Expectation",
    "Pack",
    "PackCase",
    "Registry",
    "default_registry",
    "export_case",
    "export_pack",
    "format_pack",
    "load_pack",
    "parse_pack",
]
