from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.reading.decoding import NotText, decode

SENTENCE = "Blåbærene på fjellet er modne, sier Åse til Følkebladet."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1252"])
def test_text_is_read_in_every_encoding_that_is_promised(encoding: str) -> None:
    """The text comes back whole, without the mark that belongs to the encoding."""
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_is_known_by_its_zero_bytes(encoding: str) -> None:
    """Latin letters leave every other byte zero."""
    assert decode(SENTENCE.encode(encoding)) == SENTENCE


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"])).filter(lambda t: t[:1] != "\ufeff"))
def test_whatever_is_written_as_utf8_is_read_back(text: str) -> None:
    """No character is lost or changed; a signature of a binary format cannot be hit by chance."""
    if not text.startswith(("%PDF-", "{\\rtf", "PK", "GIF8")):
        assert decode(text.encode()) == text


def test_line_ends_stay_as_they_were() -> None:
    """Mixed line ends are not made alike."""
    assert decode(b"a\r\nb\rc\n") == "a\r\nb\rc\n"


def test_no_bytes_are_an_empty_text() -> None:
    """An empty file is a text without characters."""
    assert decode(b"") == ""


def test_one_zero_byte_does_not_make_a_text_binary() -> None:
    """A stray zero byte is kept where it stands."""
    assert decode(b"Hun kom.\0 Han gikk.") == "Hun kom.\0 Han gikk."


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"%PDF-1.7\n", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "PNG"),
        (b"PK\x03\x04\x14", "zip"),
        (b"\xff\xd8\xff\xe0", "JPEG"),
        (b"\x1f\x8b\x08", "gzip"),
        (b"{\\rtf1 x}", "RTF"),
    ],
)
def test_a_binary_format_is_refused_by_its_name(data: bytes, name: str) -> None:
    """The message says what the file is, and the advice what to do."""
    with pytest.raises(NotText, match=name) as caught:
        decode(data)
    assert caught.value.advice


def test_zero_heavy_bytes_are_refused_as_binary() -> None:
    """Data that happens to be valid UTF-8 is still no text."""
    with pytest.raises(NotText, match="binary"):
        decode(b"a\0\0\0\0\1\2\3" * 50)


def test_damaged_utf8_is_not_misread_as_windows_1252() -> None:
    """One broken byte in a UTF-8 text is an error, not a page of wrong letters."""
    data = SENTENCE.encode().replace(b"modne", b"mod\xffne")
    with pytest.raises(NotText, match=f"byte {data.index(0xFF)}"):
        decode(data)


def test_a_text_cut_inside_a_character_is_refused() -> None:
    """The last half of a letter is missing: the file is damaged."""
    with pytest.raises(NotText, match="damaged"):
        decode("på blåbærtur i går, så".encode()[:-1])


@pytest.mark.parametrize(
    ("encoding", "text"),
    [
        ("cp1251", "Сегодня он был там."),
        ("cp850", "Følkebladet søker gåtur i fjøset."),
        ("mac-roman", "Følkebladet søker ≈ gåtur ◊ i fjøset."),
    ],
)
def test_other_code_pages_are_refused(encoding: str, text: str) -> None:
    """Bytes that would give wrong letters as Windows-1252 are not guessed at."""
    with pytest.raises(NotText, match="save it as UTF-8"):
        decode(text.encode(encoding))


@pytest.mark.parametrize(
    "text",
    [
        "Følkebladet søker gåtur i fjøset.",
        "Åtte menn dro – «på Ærø», sa Åse.",
        "De så på øya.\nÆ, hva nå?",
        "Idéen var på kafé, sa Bjørn",
    ],
)
def test_nordic_text_of_an_old_mac_is_read(text: str) -> None:
    """Its letters fit no text in Windows-1252."""
    assert decode(text.encode("mac-roman")) == text


@pytest.mark.parametrize(
    "text",
    [
        "Œuvre and 3¾ inch, he said… then “no”.",
        "¿Qué? asked the guide of Søren.",
        "Han ventet…og ventet på Åse.",
        "Nike® og Ærø",
    ],
)
def test_windows_1252_is_not_taken_for_a_mac(text: str) -> None:
    """Signs that the two share do not tell them apart alone."""
    assert decode(text.encode("cp1252")) == text


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("text", ["Ja", "Nei", "Hei på"])
def test_a_word_in_utf16_without_a_mark_is_read(text: str, encoding: str) -> None:
    """Even so few bytes show every second one zero."""
    assert decode(text.encode(encoding)) == text


def test_two_encodings_in_one_file_are_refused() -> None:
    """Half UTF-8, half Windows-1252: as the latter it would be read wrong, letter by letter."""
    data = "Brua på Åsnes.\n".encode() + "Brua på Åsnes.\n".encode("cp1252")
    with pytest.raises(NotText, match="damaged"):
        decode(data)


def test_a_capital_before_a_closing_quote_is_windows_1252() -> None:
    """The two bytes of "É»" are a letter in UTF-8 by chance."""
    text = "«CAFÉ» på hjørnet ble stengt, så nå går de på «KAFÉ» nede ved sjøen."
    assert decode(text.encode("cp1252")) == text
