"""Dutch time phrases to EDTF, anchored on the day of the document and on the narration."""

from datetime import date

import pytest
from edtf_check import is_edtf
from factory import tree
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.languages.nl.times import phrase_pattern
from kzgraph.lexicon.loader import time_rows, time_words
from kzgraph.lexicon.schema import TimeWord
from kzgraph.mentions.times import is_time, time_of

FRIDAY = "2022-01-07"
SATURDAY = "2022-01-08"
WEEKDAYS = tuple(time_words("weekday"))
CASES = [  # words, anchor, EDTF
    # days
    ("vandaag", FRIDAY, "2022-01-07"),
    ("gisteren", FRIDAY, "2022-01-06"),
    ("Gisteren", FRIDAY, "2022-01-06"),
    ("eergisteren", FRIDAY, "2022-01-05"),
    ("gisteravond", FRIDAY, "2022-01-06"),
    ("morgen", FRIDAY, "2022-01-08"),
    ("overmorgen", FRIDAY, "2022-01-09"),
    ("vanochtend", FRIDAY, "2022-01-07"),
    ("deze ochtend", FRIDAY, "2022-01-07"),
    ("gisteren", "2022-01-01", "2021-12-31"),
    ("gisteren", "2022", None),
    ("afgelopen nacht", FRIDAY, "2022-01-06/2022-01-07"),
    ("vorige nacht", FRIDAY, None),
    # weekdays
    ("vrijdag", FRIDAY, "2022-01-07"),
    ("vrijdagochtend", FRIDAY, "2022-01-07"),
    ("donderdag", FRIDAY, "2022-01-06"),
    ("donderdag rond half twee 's nachts", FRIDAY, "2022-01-06"),
    ("dinsdag om acht minuten over zes", FRIDAY, "2022-01-04"),
    ("donderdag om 18.08 uur", FRIDAY, "2022-01-06"),
    ("donderdag, even na zes", FRIDAY, "2022-01-06"),
    ("6 januari om kwart voor tien 's avonds", FRIDAY, "2022-01-06"),
    ("de nacht van woensdag", FRIDAY, "2022-01-05"),
    ("de nacht van zaterdag op zondag", FRIDAY, "2022-01-01/2022-01-02"),
    ("in de nacht van maandag op woensdag", FRIDAY, None),
    ("de nacht van 31 december op 1 januari", FRIDAY, "2021-12-31/2022-01-01"),
    ("zaterdag", FRIDAY, "2022-01-01"),
    ("afgelopen zaterdag", FRIDAY, "2022-01-01"),
    ("afgelopen vrijdag", FRIDAY, "2021-12-31"),
    ("komende zaterdag", FRIDAY, "2022-01-08"),
    ("komende dinsdag", FRIDAY, "2022-01-11"),
    ("volgende vrijdag", FRIDAY, "2022-01-14"),
    ("dinsdag vorige week", FRIDAY, "2021-12-28"),
    ("vorige week dinsdag", FRIDAY, "2021-12-28"),
    ("dinsdag over een week", FRIDAY, "2022-01-11"),
    ("elke zaterdag", FRIDAY, None),
    ("zaterdagen", FRIDAY, None),
    ("zaterdag", "2022-01", None),
    ("zaterdag", None, None),
    # dates
    ("5 januari 2022", None, "2022-01-05"),
    ("5 januari", FRIDAY, "2022-01-05"),
    ("5 januari", "2022-01", "2022-01-05"),
    ("5 januari", None, "XXXX-01-05"),
    ("31 februari 2022", None, None),
    ("31 februari", None, None),
    ("29 februari", FRIDAY, "2020-02-29"),
    ("woensdag 5 januari", FRIDAY, "2022-01-05"),
    ("donderdag 6 januari", "2022-01", "2022-01-06"),
    ("donderdag 13 januari", "2021", "2021-01-13"),
    ("vrijdag, 31 december", FRIDAY, "2021-12-31"),
    ("zondag 6 januari", FRIDAY, "2019-01-06"),
    ("de 6e januari", FRIDAY, "2022-01-06"),
    ("25 december", FRIDAY, "2021-12-25"),
    ("25 december", "2022-01", "2021-12-25"),
    ("5 maart", FRIDAY, "2022-03-05"),
    ("3 januari", "2021-12-30", "2022-01-03"),
    ("05-01-2022", None, "2022-01-05"),
    ("5/13/2022", None, None),
    ("rond 5 januari", FRIDAY, "2022-01-05~"),
    # feasts
    ("Tweede Kerstdag", FRIDAY, "2021-12-26"),
    ("oudejaarsavond", FRIDAY, "2021-12-31"),
    ("nieuwjaarsdag 2020", FRIDAY, "2020-01-01"),
    ("Eerste Kerstdag", None, "XXXX-12-25"),
    ("paasmaandag", "2021-06-01", "2021-04-05"),
    ("Hemelvaartsdag 2022", None, "2022-05-26"),
    ("Goede Vrijdag", None, None),
    # weeks and weekends
    ("vorige week", FRIDAY, "2021-12-27/2022-01-02"),
    ("eind vorige week", FRIDAY, "2021-12-27/2022-01-02"),
    ("deze week", FRIDAY, "2022-01-03/2022-01-09"),
    ("volgende week", FRIDAY, "2022-01-10/2022-01-16"),
    ("afgelopen week", FRIDAY, "2021-12-31/2022-01-07"),
    ("vorige week", "2022-01", None),
    ("afgelopen weekend", FRIDAY, "2022-01-01/2022-01-02"),
    ("afgelopen weekend", SATURDAY, "2022-01-08/2022-01-09"),
    ("vorig weekend", SATURDAY, "2022-01-01/2022-01-02"),
    ("dit weekend", FRIDAY, "2022-01-08/2022-01-09"),
    ("volgend weekend", FRIDAY, "2022-01-15/2022-01-16"),
    ("in het weekend", FRIDAY, "2022-01-01/2022-01-02"),
    # months
    ("januari 2019", None, "2019-01"),
    ("begin januari", FRIDAY, "2022-01"),
    ("half januari 2021", None, "2021-01"),
    ("eind maart", FRIDAY, "2021-03"),
    ("in maart", FRIDAY, "2021-03"),
    ("in maart", None, None),
    ("in maart vorig jaar", FRIDAY, "2021-03"),
    ("vorige maand", FRIDAY, "2021-12"),
    ("eind vorige maand", FRIDAY, "2021-12"),
    ("vorige maand", "2022-01", "2021-12"),
    ("volgende maand", "2021-12-30", "2022-01"),
    ("deze maand", FRIDAY, "2022-01"),
    ("afgelopen november", FRIDAY, "2021-11"),
    ("komende maart", FRIDAY, "2022-03"),
    ("eerste helft van januari 2021", None, "2021-01"),
    # years and longer
    ("in 2019", FRIDAY, "2019"),
    ("2019", None, "2019"),
    ("dit jaar", FRIDAY, "2022"),
    ("begin dit jaar", FRIDAY, "2022"),
    ("vorig jaar", FRIDAY, "2021"),
    ("volgend jaar", FRIDAY, "2023"),
    ("afgelopen jaar", "2022", "2021"),
    ("medio 2021", FRIDAY, "2021"),
    ("eind 2021", FRIDAY, "2021"),
    ("omstreeks 1950", FRIDAY, "1950~"),
    ("in de jaren negentig", FRIDAY, "199X"),
    ("de jaren '80", FRIDAY, "198X"),
    ("in de jaren 1990", FRIDAY, "199X"),
    ("de jaren twintig", FRIDAY, None),
    ("de jaren twintig", "1998-01-07", "192X"),
    ("de negentiende eeuw", FRIDAY, "18XX"),
    ("in de 20e eeuw", FRIDAY, "19XX"),
    ("vorige eeuw", FRIDAY, "19XX"),
    ("in het voorjaar van 2021", FRIDAY, "2021-21"),
    ("zomer 2020", None, "2020-22"),
    ("afgelopen zomer", FRIDAY, "2021-22"),
    ("deze herfst", FRIDAY, "2022-23"),
    ("vorige winter", FRIDAY, None),
    ("in de lente", FRIDAY, None),
    ("het eerste kwartaal van 2021", FRIDAY, "2021-01/2021-03"),
    ("de tweede helft van 2021", FRIDAY, "2021-07/2021-12"),
    # before and after the document
    ("drie dagen geleden", FRIDAY, "2022-01-04"),
    ("twee weken geleden", FRIDAY, "2021-12-24~"),
    ("drie maanden geleden", FRIDAY, "2021-10"),
    ("drie jaar geleden", FRIDAY, "2019"),
    ("20 jaar terug", FRIDAY, "2002"),
    ("een half jaar geleden", FRIDAY, "2021-07~"),
    ("anderhalf jaar geleden", FRIDAY, "2020-07~"),
    ("twee eeuwen geleden", FRIDAY, "1822~"),
    ("drie dagen geleden", "2022-01", None),
    ("twee uur geleden", FRIDAY, None),
    ("de afgelopen drie dagen", FRIDAY, "2022-01-04/2022-01-07"),
    ("de afgelopen twee jaar", FRIDAY, "2020/2022"),
    ("de komende twee maanden", FRIDAY, "2022-01/2022-03"),
    ("de jongste dagen", FRIDAY, None),
    ("de afgelopen dagen", FRIDAY, None),
    # spans
    ("sinds 2 januari", FRIDAY, "2022-01-02/.."),
    ("sinds 1998", FRIDAY, "1998/.."),
    ("sinds woensdagavond", FRIDAY, "2022-01-05/.."),
    ("sinds drie jaar", FRIDAY, "2019/.."),
    ("sinds begin januari", FRIDAY, "2022-01/.."),
    ("sinds vorige week", FRIDAY, "2021-12-27/.."),
    ("vanaf 2023", FRIDAY, "2023/.."),
    ("vanaf maandag", FRIDAY, None),
    ("tot 5 mei 2022", FRIDAY, "../2022-05-05"),
    ("tot en met 5 mei 2022", FRIDAY, "../2022-05-05"),
    ("tot zondag", FRIDAY, None),
    ("tussen 3 en 5 mei", "2022-05-10", "2022-05-03/2022-05-05"),
    ("van 3 tot 5 mei 2021", None, "2021-05-03/2021-05-05"),
    ("3 en 4 mei", "2022-05-10", "2022-05-03/2022-05-04"),
    ("tussen 5 en 3 mei", "2022-05-10", None),
    ("van maandag tot woensdag", FRIDAY, "2022-01-03/2022-01-05"),
    ("van 30 december tot 2 januari", FRIDAY, "2021-12-30/2022-01-02"),
    ("tussen maart en juni 2021", FRIDAY, "2021-03/2021-06"),
    ("tussen 2010 en 2015", FRIDAY, "2010/2015"),
    ("2010-2015", FRIDAY, "2010/2015"),
    # no dates
    ("na drie dagen", FRIDAY, None),
    ("in de ochtend", FRIDAY, None),
    ("een dag later", FRIDAY, None),
    ("de dag erna", FRIDAY, None),
    ("maandenlang", FRIDAY, None),
    ("weekblad", FRIDAY, None),
    ("2020-2", FRIDAY, None),
]
NARRATED = [  # words, date of the narration, EDTF; the document is of that Friday
    ("een dag later", "2021-05-03", "2021-05-04"),
    ("twee dagen later", "2021-05-03", "2021-05-05"),
    ("een dag eerder", "2021-05-03", "2021-05-02"),
    ("de dag erna", "2021-05-03", "2021-05-04"),
    ("de dag ervoor", "2021-05-03", "2021-05-02"),
    ("de dag daarop", "2021-05-03", "2021-05-04"),
    ("de volgende dag", "2021-05-03", "2021-05-04"),
    ("dezelfde avond", "2021-05-03", "2021-05-03"),
    ("diezelfde dag", "2021-05-03", "2021-05-03"),
    ("de zondag daarop", "2021-05-03", "2021-05-09"),
    ("de zondag daarvoor", "2021-05-03", "2021-05-02"),
    ("de maandag daarop", "2021-05-03", "2021-05-10"),
    ("een week later", "2021-05-03", "2021-05-10~"),
    ("drie maanden later", "2021-05-03", "2021-08"),
    ("een maand eerder", "2021-01", "2020-12"),
    ("twee jaar later", "1998", "2000"),
    ("een dag later", "2021-05", None),
    ("een maand later", "1998", None),
    ("dezelfde dag", "2021-05", None),
    ("enkele dagen later", "2021-05-03", None),
    ("een uur later", "2021-05-03", None),
]
AHEAD = [  # words, EDTF in a clause that looks ahead from that Friday
    ("zaterdag", "2022-01-08"),
    ("vrijdag", "2022-01-07"),
    ("donderdag", "2022-01-13"),
    ("in maart", "2022-03"),
    ("in januari", "2022-01"),
    ("het weekend", "2022-01-08/2022-01-09"),
    ("over drie weken", "2022-01-28~"),
    ("sinds maandag", "2022-01-03/.."),
    ("vanaf maandag", "2022-01-10/.."),
    ("tot zondag", "../2022-01-09"),
    ("gisteren", "2022-01-06"),
    ("5 januari", "2022-01-05"),
]


@pytest.mark.parametrize(("words", "anchor", "edtf"), CASES)
def test_time_of(words: str, anchor: str | None, edtf: str | None) -> None:
    span = time_of(words, anchor)
    assert span.edtf == edtf
    assert span.text == words


@pytest.mark.parametrize(("words", "narrated", "edtf"), NARRATED)
def test_from_the_narration(words: str, narrated: str, edtf: str | None) -> None:
    assert time_of(words, FRIDAY, narrated=narrated).edtf == edtf
    assert time_of(words, FRIDAY).edtf is None


@pytest.mark.parametrize(("words", "edtf"), AHEAD)
def test_ahead(words: str, edtf: str | None) -> None:
    assert time_of(words, FRIDAY, ahead=True).edtf == edtf


def test_a_clause_that_does_not_tell_leaves_the_weekday_in_words() -> None:
    assert time_of("zaterdag", FRIDAY, ahead=None).edtf is None


def test_over_needs_a_clause_that_looks_ahead() -> None:
    assert time_of("over drie weken", FRIDAY).edtf is None


@pytest.mark.parametrize("edtf", sorted({e for *_, e in (*CASES, *NARRATED, *AHEAD) if e is not None}))
def test_what_is_expected_is_edtf(edtf: str) -> None:
    assert is_edtf(edtf)


@pytest.mark.parametrize("text", ["2022-13", "2022-02-30", "2022-1-5", "22", "../..", "2022/2021", "mei 2022"])
def test_what_is_no_edtf(text: str) -> None:
    assert not is_edtf(text)


@pytest.mark.parametrize("row", time_rows(), ids=lambda row: f"{row.kind} {row.words[0]}")
def test_an_example_holds_a_word_of_its_row(row: TimeWord) -> None:
    assert any(word in row.example.lower() for word in row.words)
    assert phrase_pattern().search(row.example.lower())


def test_words_are_tidied() -> None:
    assert time_of("  gisteren \n avond ", FRIDAY).text == "gisteren avond"


@given(st.dates(date(1900, 2, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_weekday_is_the_last_such_day(day: date, weekday: str) -> None:
    edtf = time_of(weekday, day.isoformat()).edtf
    assert edtf is not None
    found = date.fromisoformat(edtf)
    assert WEEKDAYS[found.weekday()] == weekday
    assert 0 <= (day - found).days < 7


@given(st.dates(date(1900, 2, 1), date(2090, 1, 1)), st.sampled_from(WEEKDAYS))
def test_a_coming_weekday_is_ahead(day: date, weekday: str) -> None:
    edtf = time_of(f"komende {weekday}", day.isoformat()).edtf
    assert edtf is not None
    found = date.fromisoformat(edtf)
    assert WEEKDAYS[found.weekday()] == weekday
    assert 0 < (found - day).days <= 7


@given(st.text(max_size=40), st.sampled_from([None, "2022", "2022-01", FRIDAY, "9999-12-31", "0001-01-01", "nonsense"]))
def test_nothing_breaks_it(words: str, anchor: str | None) -> None:
    time_of(words, anchor)


MORE = ["3", "31", "2021", "een", "van", "de", "en", "op", "twaalf", "0", "tussen", "over"]
WORDS = st.sampled_from([word for row in time_rows() for word in row.words] + MORE)


@given(
    st.lists(WORDS, max_size=6),
    st.sampled_from([None, "2022", "2022-01", FRIDAY, "9999-12-31", "0001-01-01", "nonsense"]),
    st.sampled_from([None, "1999", "2021-12", "2020-02-29", "9999-12-31"]),
    st.sampled_from([True, False, None]),
)
def test_whatever_is_said_is_edtf(
    words: list[str], anchor: str | None, narrated: str | None, ahead: bool | None
) -> None:
    edtf = time_of(" ".join(words), anchor, narrated=narrated, ahead=ahead).edtf
    assert edtf is None or is_edtf(edtf)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("1 gisteren gisteren ADV root 0 -", True),
        ("1 vrijdagochtend vrijdagochtend NOUN root 0 Sing", True),
        ("1 zaterdags zaterdags ADV root 0 -", True),
        ("1 maart maart PROPN root 0 Sing", True),
        ("1 week week NOUN root 0 Sing", True),
        ("1 boer boer NOUN root 0 Sing", False),
        ("1 vrijheid vrijheid NOUN root 0 Sing", False),
        ("1 maandblad maandblad NOUN root 0 Sing", False),
        ("1 2019 2019 NUM root 0 -", False),
    ],
)
def test_is_time(line: str, expected: bool) -> None:
    assert is_time(tree(line)[0]) is expected
