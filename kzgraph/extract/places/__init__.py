"""Where it happens: places of a clause, places inside its phrases, and places that carry on from the text before."""

from kzgraph.extract.places.carried import carry_places
from kzgraph.extract.places.clause import add_places, add_places_inside

__all__ = ["add_places", "add_places_inside", "carry_places"]
