"""How alike two nodes are by their names, and why; the words, sounds and worths are data."""

from kzgraph.resolve.compare.blocks import block_keys, keys_of
from kzgraph.resolve.compare.comparison import compare, compare_profiles
from kzgraph.resolve.compare.named import Named
from kzgraph.resolve.compare.profile import Profile, profile
from kzgraph.resolve.compare.rules import Bands, bands

__all__ = ["Bands", "Named", "Profile", "bands", "block_keys", "compare", "compare_profiles", "keys_of", "profile"]
