"""Bytes to text, and what is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kzgraph.errors import InputError
from kzgraph.ingest.decode import decode, encoding_of

DUTCH = "Oekraïne en Kirgizië: ‘één’ agent gewond, meldt de politie – “ernstig” zelfs. Café kost € 3,50."


@given(st.text().filter(lambda text: "\x00" not in text))
def test_utf8_comes_back_byte_for_byte(text: str) -> None:
    data = text.encode("utf-8")
    try:
        decoded = decode(data)
    except InputError:
        # Control characters and archive signatures are binary, whatever their bytes mean as UTF-8.
        assert any(c < " " or c == "\x7f" for c in text) or text.startswith(
            ("BZh", "%PDF-", "GIF8", "PK", "{\\rtf")
        )
    else:
        assert decoded.encode("utf-8") == data


@pytest.mark.parametrize(
    "text", [DUTCH, "Regel een.\r\nRegel twee.\rRegel drie.\n", "\ufeffMet merk.", "kop\u2028staart"]
)
def test_line_ends_and_marks_stay(text: str) -> None:
    assert decode(text.encode("utf-8")) == text


@pytest.mark.parametrize("codec", ["utf-16", "utf-32", "cp1252", "utf-8"])
def test_other_encodings_of_the_same_words(codec: str) -> None:
    assert decode(DUTCH.encode(codec)) == DUTCH


@pytest.mark.parametrize(
    "word", ["CAFÉ” zei de Oekraïner", "één", "Zoë’s", "reünie «ja»", "50 °C", "§ 3", "SÃO PAULO", "façade"]
)
def test_windows_text(word: str) -> None:
    assert decode(word.encode("cp1252")) == word


def test_two_byte_marks_keep_windows_line_ends() -> None:
    assert decode("een\r\ntwee".encode("utf-16")) == "een\r\ntwee"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (DUTCH.encode()[:-1] + b"\xc3 x", "broken UTF-8 at byte"),
        (b"Kirgizi\xc3", "broken UTF-8 at byte 8, line 1"),
        (DUTCH.encode().replace("ë".encode(), b"\xc3", 1), "broken UTF-8"),
        (b"eerste regel\ntweede \xe2\x80 regel", "byte 21, line 2"),
        (b"\xff\xfea", "broken UTF-16"),
        (b"\x89PNG\r\n\x1a\n\x00", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"%PDF-1.7\n", "a PDF file"),
        (b"PK\x03\x04\x14\x00", "zip archive"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1\\ansi", "rich-text"),
        (b"De\x00politie", "a binary file"),
        (bytes(range(1, 32)) * 4, "a binary file"),
        ("De politie".encode("utf-16-le"), "UTF-16 without a byte order mark"),
    ],
)
def test_refused(data: bytes, words: str) -> None:
    with pytest.raises(InputError, match=words) as caught:
        decode(data)
    message = str(caught.value)
    assert "\n" not in message
    assert "; " in message, "each message says how to mend it"


@given(st.binary(max_size=400))
def test_any_bytes_are_text_or_one_clear_error(data: bytes) -> None:
    try:
        text = decode(data)
    except InputError as error:
        assert "\n" not in str(error)
    else:
        assert (
            text.encode(encoding_of(data).replace("utf-16", "utf-8").replace("utf-32", "utf-8")) is not None
        )
