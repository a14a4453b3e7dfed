"""Bytes to text, without guessing wrong and without losing a character.

Floor of `claimcmp.reading`: the standard library only. UTF-8 comes first,
UTF-16 and UTF-32 by their mark, UTF-16 without a mark by its pattern of zero
bytes, and Windows-1252 (the old default of Nordic desks) where the outcome
reads as text; Mac Roman where that does not, and Nordic text without a sign too
many does. A byte order mark belongs to the encoding and is no part of the text;
everything else, line ends included, stays as it was.
"""

from __future__ import annotations

import codecs
import re

__all__ = ["NotText", "decode"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

_SAVE_AS_TEXT = "save it as plain text (.txt, UTF-8) and give that file"
_SIGNATURES = (
    (re.compile(rb"\x89PNG\r\n"), "a PNG image", "take it out; only text can be compared"),
    (re.compile(rb"\xff\xd8\xff"), "a JPEG image", "take it out; only text can be compared"),
    (re.compile(rb"GIF8[79]a"), "a GIF image", "take it out; only text can be compared"),
    (
        re.compile(rb"RIFF....WEBP", re.DOTALL),
        "a WebP image",
        "take it out; only text can be compared",
    ),
    (re.compile(rb"%PDF-"), "a PDF document", _SAVE_AS_TEXT),
    (re.compile(rb"\{\\rtf"), "an RTF document", _SAVE_AS_TEXT),
    (re.compile(rb"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), "an old Office document", _SAVE_AS_TEXT),
    (
        re.compile(rb"PK(?:\x03\x04|\x05\x06)"),
        "a zip archive or an Office document",
        "unpack it, or " + _SAVE_AS_TEXT,
    ),
    (re.compile(rb"\x1f\x8b"), "a gzip archive", "unpack it first"),
    (re.compile(rb"BZh[1-9]1AY&SY"), "a bzip2 archive", "unpack it first"),
    (re.compile(rb"\xfd7zXZ\x00"), "an xz archive", "unpack it first"),
    (re.compile(rb"7z\xbc\xaf\x27\x1c"), "a 7-Zip archive", "unpack it first"),
    (re.compile(rb"\x28\xb5\x2f\xfd"), "a Zstandard archive", "unpack it first"),
    (re.compile(rb"\x7fELF"), "a program", "take it out; only text can be compared"),
    (re.compile(rb"SQLite format 3\x00"), "an SQLite database", "export its texts as CSV or JSON"),
    (
        re.compile(rb"PAR1[\x15\x00-\x1f]"),
        "a Parquet table",
        "read it with pandas and give the frame",
    ),
)

_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_HIGH = re.compile(r"[^\x00-\x7f]")
# A sign between two small letters that no word of our languages has there: the trace of a
# letter read in the wrong code page ("fors¿k" for "forsøk"). Apostrophes and hyphens are fine.
_FOREIGN = re.compile(r"(?<=[a-z])[^\x00-\x7fÀ-ÖØ-öø-ÿœšžƒ’–—…\xa0\xad´·](?=[a-z])")
# What Nordic and English texts of an old Mac hold beside ASCII, a capital behind no small letter;
# read as Windows-1252, "å ø æ" are "Œ ¿ ¾" there, and no text in Windows-1252 fits this.
_OF_A_MAC = re.compile(
    r"(?:[\x00-\x7fæøåäöüéèêóôàáçñß“”„‘’–—…«»•§°©£\xa0½]|(?<![a-zæøå])[ÆØÅÄÖÜÉ])*"
)
_MAC_LETTERS = re.compile(r"(?<=[a-z])[¿¾Œ]|(?<!\d)¾(?=[a-z])")
_NORDIC = re.compile(r"[æøåÆØÅ]")
# "Ã¥", "Ã¸", "â€”": what letters and marks of UTF-8 look like when each byte is read alone.
_TWICE = re.compile(r"Ã[\x80-\xbf†‡ˆ˜…‚ƒ„‹›Œœ‘’“”•–—™šžŸŠŽ]|â€")

_FEW = 8
_MOST_CONTROLS = 0.02
_MOST_HIGH = 0.3
_SAMPLE = 4096


class NotText(Exception):
    """The bytes are no text that can be read; `problem` and `advice` are for people."""

    def __init__(self, problem: str, advice: str) -> None:
        self.problem, self.advice = problem, advice
        super().__init__(f"{problem}; {advice}")


def decode(data: bytes) -> str:
    """The text that the bytes hold; an empty string for no bytes.

    Raises:
        NotText: The bytes are a known binary format, damaged, or in an
            encoding that this library does not read.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding)
    for signature, name, advice in _SIGNATURES:
        if signature.match(data):
            raise NotText(f"is {name}, not text", advice)
    wide = _wide_encoding(data)
    if wide:
        return _checked(_strictly(data, wide))
    try:
        return _checked(data.decode("utf-8"))
    except UnicodeDecodeError as failure:
        return _from_windows(data, failure)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as failure:
        raise NotText(
            f"begins as {encoding.upper()} but is damaged at byte {failure.start}",
            "save it again as UTF-8",
        ) from None


def _wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a mark: Latin letters leave every other byte zero."""
    sample = data[: min(_SAMPLE, len(data) // 2 * 2)]
    if len(sample) < 4 or len(data) % 2:
        return None
    half = len(sample) / 2
    first, second = sample[::2].count(0) / half, sample[1::2].count(0) / half
    if len(sample) < _FEW and {first, second} != {0.0, 1.0}:
        return None
    if second > 0.7 and first < 0.1:
        return "utf-16-le"
    return "utf-16-be" if first > 0.7 and second < 0.1 else None


def _from_windows(data: bytes, failure: UnicodeDecodeError) -> str:
    """Windows-1252, unless the bytes are damaged UTF-8 or no Nordic or English text."""
    lenient = data.decode("utf-8", errors="replace")
    broken = lenient.count("\ufffd")
    whole = len(_HIGH.findall(lenient)) - broken
    damaged = NotText(
        f"is UTF-8 with a damaged character at byte {failure.start}", "save it again as UTF-8"
    )
    if whole > broken:
        raise damaged
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        return _from_mac(data, failure)
    if whole and _TWICE.search(text):
        raise damaged
    high = len(_HIGH.findall(text))
    letters = sum(map(str.isalpha, text[:_SAMPLE])) / min(len(text), _SAMPLE)
    foreign = len(_FOREIGN.findall(text))
    if foreign > high / 10 or (_MAC_LETTERS.search(text) and _is_of_a_mac(data)):
        return _from_mac(data, failure)
    if high > max(_FEW, _MOST_HIGH * len(text)) or letters < 0.4:
        raise _unknown_encoding(failure)
    return _checked(text)


def _from_mac(data: bytes, failure: UnicodeDecodeError) -> str:
    """Mac Roman, where that leaves only letters and marks that our languages use."""
    if _is_of_a_mac(data):
        return _checked(data.decode("mac_roman"))
    raise _unknown_encoding(failure)


def _is_of_a_mac(data: bytes) -> bool:
    text = data.decode("mac_roman")
    return bool(_NORDIC.search(text) and _OF_A_MAC.fullmatch(text))


def _unknown_encoding(failure: UnicodeDecodeError) -> NotText:
    return NotText(
        f"is not UTF-8 (byte {failure.start}), UTF-16, Windows-1252 or Mac Roman",
        "save it as UTF-8",
    )


def _checked(text: str) -> str:
    """The text itself, unless control characters are so many that it is none."""
    controls = len(_CONTROL.findall(text))
    if controls > max(_FEW, _MOST_CONTROLS * len(text)):
        raise NotText(
            f"is binary data, not text ({controls} control characters)",
            "take it out, or " + _SAVE_AS_TEXT,
        )
    return text
