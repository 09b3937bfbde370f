"""From mentions to claims: who did what to whom, according to whom, how sure, how many, when and where."""

from kzgraph.extract.claims import ExtractionLexicon, Extractor
from kzgraph.languages.language import DUTCH
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


def load_extractor(entities: EntityIndex, language: str = DUTCH) -> Extractor:
    """Return an extractor with the lexicon of a language. Raises LexiconError for a wrong row."""
    rows = ExtractionLexicon(
        frames(language),
        noun_triggers(language),
        controls(language),
        reports(language),
        epistemics(language),
        homographs(language),
        entities,
        intensionals(language),
        light_verbs(language),
        language,
    )
    return Extractor(rows)
