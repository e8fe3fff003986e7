"""Packs: which checks run for a shop, and with which parameters."""

from oms.rules.pack import Pack
from oms.rules.registry import Registry, default_registry
from oms.rules.toml import load_pack, parse_pack

__all__ = ["Pack", "Registry", "default_registry", "load_pack", "parse_pack"]
