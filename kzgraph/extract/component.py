"""``nlp.add_pipe("kzgraph_claims")``: claims in a spaCy pipeline of one's own, Dutch with Universal Dependencies."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, Final, Protocol, cast

from spacy.language import Language
from spacy.tokens import Doc

from kzgraph.annotate.extensions import Segment, SegmentKind, register, segments_of
from kzgraph.annotate.external import Syntax
from kzgraph.annotate.packing import register_packing
from kzgraph.annotate.tree import tree_of
from kzgraph.errors import ModelError
from kzgraph.extract import Extractor, load_extractor
from kzgraph.ingest.blocks import find_blocks
from kzgraph.languages.language import DUTCH, languages
from kzgraph.languages.parts import part
from kzgraph.lexicon.classes import shipped_classes
from kzgraph.lexicon.entities import names_with
from kzgraph.mentions.find import Lexicon, find_mentions
from kzgraph.model.ids import sha256_of
from kzgraph.model.text import Article, Block, BlockKind
from kzgraph.settings import Settings

NAME: Final = "kzgraph_claims"
NEEDED: Final = frozenset({"nsubj", "obj", "obl", "aux"})  # relations that extraction cannot do without
_SEGMENTS: Final = {BlockKind.META: SegmentKind.META, BlockKind.HEADING: SegmentKind.HEADING}


@Language.factory(
    NAME,
    assigns=["doc._.kz_claims", "doc._.kz_mentions"],
    requires=["token.dep", "token.lemma", "token.pos"],
    default_config={"entities": []},
)
def make_claims(nlp: Language, name: str, entities: Sequence[str]) -> "Claims":
    """Return the component.

    entities: files with more names (TOML). Raises ModelError for a pipeline of a language that kzgraph does not read,
    and for a Dutch one whose parser lacks relations of Universal Dependencies.
    """
    known = [one.code for one in languages()]
    if nlp.lang not in known:
        raise ModelError(f"{name}: the pipeline is for language {nlp.lang!r}, kzgraph reads {', '.join(known)}")
    labels = nlp.pipe_labels.get("parser", ())
    missing = sorted(NEEDED - set(labels))
    if nlp.lang == DUTCH and labels and missing:
        raise ModelError(f"{name}: the parser lacks the Universal Dependencies relation {missing[0]!r}")
    return Claims(tuple(entities), nlp.lang)


class _Annotator(Protocol):
    """The part ``annotator`` of a language."""

    def adopter(self, settings: Settings) -> Callable[[Doc], Doc]:
        """Return what gives a Doc of another pipeline our conventions and names."""
        ...


@dataclass(frozen=True)
class _Tools:
    """What reads a Doc, made once a process."""

    adopt: Callable[[Doc], Doc]
    lexicon: Lexicon
    extractor: Extractor


class Claims:
    """Sets ``doc._.kz_mentions`` and ``doc._.kz_claims``; all else of a Doc stays as it is.

    A Doc that kzgraph's own pipeline has read is taken as it is. Of any other a copy gets our names and conventions
    first. ``doc._.kz_article``, when it is set, says what is known of the text besides: its date places "vrijdag".
    """

    def __init__(self, entities: Sequence[str] = (), language: str = DUTCH) -> None:
        self.entities = tuple(entities)
        self.language = language
        register()
        register_packing()

    @cached_property
    def _tools(self) -> _Tools:
        """The lexicon with the names of the user. Raises LexiconError for a wrong row."""
        settings = Settings(entity_files=tuple(map(Path, self.entities)))
        entities = names_with(settings.entity_files, self.language)
        own = part(self.language, "annotator")
        adopt = cast(_Annotator, own).adopter(settings) if own is not None else Syntax(self.language)
        lexicon = Lexicon(shipped_classes(self.language), entities)
        return _Tools(adopt, lexicon, load_extractor(entities, self.language))

    def __call__(self, doc: Doc) -> Doc:
        """Read ``doc``. Raises ModelError when it has no trees, parts of speech or lemmas."""
        if not any(not token.is_space for token in doc):
            doc._.kz_mentions, doc._.kz_claims = (), ()
            return doc
        for layer, what in (("DEP", "a parser"), ("POS", "a tagger or morphologizer"), ("LEMMA", "a lemmatizer")):
            if not doc.has_annotation(layer):
                raise ModelError(f"{NAME}: this Doc has no {layer} annotation; put {what} before it")
        article = doc._.kz_article or article_for(doc.text, self.language)
        if article.text != doc.text:
            raise ModelError(f"{NAME}: doc._.kz_article has another text than the Doc")
        before = set(doc.user_data)
        read = tree_of(doc if segments_of(doc) else self._prepared(doc, article))
        table = find_mentions(read, article.id, self._tools.lexicon)
        claims = self._tools.extractor.read(read, article, table).claims()
        for key in set(doc.user_data) - before:  # what extraction remembers of a Doc is of no use any more
            del doc.user_data[key]
        doc._.kz_mentions, doc._.kz_claims = table.mentions, claims
        return doc

    def pipe(self, stream: Iterable[Doc], *, batch_size: int = 64) -> Iterator[Doc]:
        """Yield each Doc with its claims."""
        for doc in stream:
            yield self(doc)

    def _prepared(self, doc: Doc, article: Article) -> Doc:
        """A copy with our segments, conventions and names."""
        own: Doc = doc.copy()
        own._.kz_segments = tuple(_segments(own, article.blocks))
        return self._tools.adopt(own)

    def __getstate__(self) -> dict[str, Any]:
        """Another process makes its own tools."""
        return {"entities": self.entities, "language": self.language}

    def __setstate__(self, state: dict[str, Any]) -> None:
        """Make ready in another process."""
        self.__init__(**state)  # type: ignore[misc]

    def to_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> None:
        """The lexicon lives in the package, not in spaCy's folders."""

    def from_disk(self, path: Any, *, exclude: Iterable[str] = ()) -> "Claims":
        """Return the component as it is."""
        return self

    def to_bytes(self, *, exclude: Iterable[str] = ()) -> bytes:
        """Return nothing: see ``to_disk``."""
        return b""

    def from_bytes(self, data: bytes, *, exclude: Iterable[str] = ()) -> "Claims":
        """Return the component as it is."""
        return self


def article_for(text: str, language: str = DUTCH) -> Article:
    """Return the article that a bare text is taken for: its blocks and date as far as the text itself shows them."""
    layout = find_blocks(text)
    blocks = layout.blocks or (Block(0, len(text)),)
    digest = sha256_of(text.encode("utf-8", "replace"))
    return Article(text, "", digest, blocks, published=layout.published, language=language)


def _segments(doc: Doc, blocks: Sequence[Block]) -> Iterator[Segment]:
    """The sentences of a Doc, each of the kind of the block that it begins in; white space between them is a gap."""
    for sentence in doc.sents:
        start, end = sentence.start, sentence.end
        while end > start and doc[end - 1].is_space:
            end -= 1
        if end > start:
            number, kind = _block(next(t.idx for t in doc[start:end] if not t.is_space), blocks)
            yield Segment(start, end, kind, number)
        if end < sentence.end:
            yield Segment(end, sentence.end, SegmentKind.GAP)


def _block(offset: int, blocks: Sequence[Block]) -> tuple[int, SegmentKind]:
    for number, block in enumerate(blocks):
        if block.start <= offset < block.end:
            return number, _SEGMENTS.get(block.kind, SegmentKind.SENTENCE)
    return -1, SegmentKind.SENTENCE
