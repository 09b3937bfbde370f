"""From mentions to claims: who did what to whom, according to whom, how sure, how many, when and where."""

from kzgraph.extract.claims import ExtractionLexicon, Extractor
from kzgraph.lexicon.entities import EntityIndex
from kzgraph.lexicon.loader import (
    controls,
    epistemics,
    frames,
    homographs,
    intensionals,
    light_verbs,
    noun_triggers,
    reports,
)

__all__ = ["ExtractionLexicon", "Extractor", "load_extractor"]


def load_extractor(entities: EntityIndex) -> Extractor:
    """Return an extractor with the shipped lexicon. Raises LexiconError for a wrong row."""
    rows = ExtractionLexicon(
        frames(),
        noun_triggers(),
        controls(),
        reports(),
        epistemics(),
        homographs(),
        entities,
        intensionals(),
        light_verbs(),
    )
    return Extractor(rows)
