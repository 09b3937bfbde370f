"""The words by which claims name their participants."""

from factory_graph import MINISTRY, TOKAYEV, GraphBuilder, article, group

from kzgraph.analyse.frames.naming import Kind
from kzgraph.rdf.mapper import to_record
from kzgraph.store.frames import read_spoken

TEXT = (
    "Tokajev beschuldigde terroristen van de aanslag. Volgens het ministerie van Binnenlandse Zaken schoten boeren en "
    "soldaten op ‘bandieten’. Het regime zwijgt, zegt het regime."
)


def words() -> list[tuple[str, str, str, tuple[str, ...]]]:
    """Kind, words, label of the node and speakers, in the order of the words."""
    b = GraphBuilder()
    doc = b.add_article(article(TEXT, "een.txt"))
    accused = b.mention(doc, "terroristen", group(doc, "terroristen"))
    said = "Tokajev beschuldigde terroristen van de aanslag"
    b.claim(
        doc, "accuses", "Accusation", "beschuldigde", said, actor=[b.mention(doc, "Tokajev", TOKAYEV)], target=[accused]
    )
    source = b.source(doc, "het ministerie van Binnenlandse Zaken", MINISTRY, 1, "Volgens")
    shot = "schoten boeren en soldaten op ‘bandieten’"
    shooters = [b.mention(doc, "boeren", group(doc, "boeren")), b.mention(doc, "soldaten", group(doc, "soldaten"))]
    bandits = b.mention(doc, "bandieten", group(doc, "schurken"))
    b.claim(doc, "attacks", "Attack", "schoten", shot, actor=shooters, target=[bandits], attributions=(source,))
    b.claim(doc, "frames", "Framing", "bandieten", "‘bandieten’", frame_text="bandieten", attributions=(source,))
    regime = group(doc, "regime")
    silent = b.source(doc, "het regime", regime, 1, "zegt")
    b.claim(
        doc,
        "does",
        "Action",
        "zwijgt",
        "Het regime zwijgt",
        actor=[b.mention(doc, "Het regime", regime)],
        attributions=(silent,),
    )
    spoken = read_spoken(to_record(b.build()).quads())
    return sorted((one.kind.value, one.text, one.label, tuple(s.label for s in one.speakers)) for one in spoken)


MINISTRY_SAYS = ("ministerie van Binnenlandse Zaken",)


def test_each_word_has_its_node_and_speakers() -> None:
    names = [one[1:] for one in words() if one[0] == Kind.NAME]
    assert names == [
        ("Het regime", "regime", ("regime",)),
        ("Tokajev", "Kassym-Jomart Tokajev", ()),
        ("bandieten", "schurken", MINISTRY_SAYS),
        ("boeren", "boeren", MINISTRY_SAYS),
        ("het ministerie van Binnenlandse Zaken", "ministerie van Binnenlandse Zaken", ()),
        ("het ministerie van Binnenlandse Zaken", "ministerie van Binnenlandse Zaken", ()),
        ("het regime", "regime", ()),
        ("soldaten", "soldaten", MINISTRY_SAYS),
        ("terroristen", "terroristen", ("Kassym-Jomart Tokajev",)),
    ]


def test_a_framing_without_a_target_is_of_the_node_that_its_words_name() -> None:
    assert [one[1:] for one in words() if one[0] == Kind.FRAME] == [("bandieten", "schurken", MINISTRY_SAYS)]


def test_a_deed_is_done_to_its_target() -> None:
    deeds = [one[1:] for one in words() if one[0] == Kind.DEED]
    assert deeds == [
        ("beschuldigde", "terroristen", ()),
        ("schoten", "schurken", MINISTRY_SAYS),
    ]
