"""Where the sentences of a stretch of prose begin and end.

Third module of reading: knows punctuation, quotes and numbers; what is abbreviated
and what opens a sentence, it asks `claimcmp.reading.abbreviations`; knows
nothing of headings, captions or site furniture (see `claimcmp.reading.segments`).
"""

from __future__ import annotations

import re
from typing import NamedTuple

from claimcmp.reading.abbreviations import TAIL, Rules, rules_of
from claimcmp.values import Language

__all__ = ["ends_closed", "sentence_spans"]

_CLOSED = re.compile(r"[.!?…][\"'”“’»«›)\]\s]*$")
_OPENING = "\"'“”„«»‹‘’(["
_EITHER_SIDE = '"”»«'
"""Quote marks that open in one text and close in another: "…", ”…”, »…« (Danish) and «…»."""
_PARTNERS = {'"': "", "”": "“„", "»": "«", "«": "»"}
_CURRENCY = "$€£"
_YEAR = re.compile(r"\(\d{4}\)")
_INITIALS = re.compile(r"[^\W\d_]{1,2}(?:\.[^\W\d_]{1,2}){1,3}")
_DASHES = "-–—―"
_BULLETS = "•▪●◦·*>"
_MARKS = re.compile(
    r"[.!?…](?:"
    # The ordinary shape: a lower-case word or "!" or "?", blanks, and a capital or a number; the
    # empty group says where the mark stops. Nothing in it is tried twice, however long the text.
    r"(?:(?<=[a-zß-öø-ÿ]{3}\.)|(?<=[!?…]))[.!?…]*+[\"'”’»«›)\]]*+(?:“(?=\s))?+()\s++"
    r"(?=[\"'“”„«»‹‘’(\[\-–—―•▪●◦·*>\s]{0,8}[A-ZÀ-ÖØ-Þ]|[0-9])"
    r"|[.!?…]*+[\"'”’»«›)\]]*+(?:“(?![^\s„]))?+)"
)
_SOLID = re.compile(r"\S")
_ADDRESS = re.compile(r"[@\\]|//|/\S*[./]|www|http", re.IGNORECASE)
_LEADING = "\"'“”„«»‹›‘’([{-–—/*"
_ROMAN = re.compile(r"[IVXLC]+\b")
_CAMEL = re.compile(r"[ei][A-Z][a-z]|iOS\b")
"""Names that keep their small first letter where they open a sentence: "iPhone", "eBay"."""
_RULER = re.compile(r"([-=_*~#+])\1\1")
"""Signs in a row, by which letters and posts part what is above from what is below."""
_PICTURES = re.compile(
    "(?![\ufe0f\u200d\u20e3])[\U0001f000-\U0001faff\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\u20e3\\s]+"
)
"""Emoji in a row, with what colours and joins them."""
_FIRST_PICTURE = "\u2600"
_FIRM = re.compile(r"(?:Inc|Corp|Ltd|LLC|plc)\b")
"""What follows a name that ends on "!", and opens no sentence."""
_LONGEST_DEGREE = 9
"""Characters of "psychol." behind "dr." at most: so near, a full stop is looked at closely."""
_CLOCK = re.compile(r"\d{1,2}[.:]\d\d")
_NEXT_WORD = re.compile(r"\s+(?:I\b|[^\W\d_A-ZÀ-ÖØ-Þ])")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_LOOK_BACK = 40


def ends_closed(text: str) -> bool:
    """Whether a text ends as a sentence does: on . ! ? or …, closing quotes and brackets aside."""
    last = text[-1:]
    if last.isalnum():
        return False
    return last in (".", "!", "?") or _CLOSED.search(text, max(0, len(text) - 12)) is not None


def sentence_spans(
    text: str, language: Language, start: int = 0, end: int | None = None
) -> list[tuple[int, int]]:
    """The sentences of `text[start:end]`, as half-open spans into `text`, in order.

    The stretch is taken as one paragraph: line breaks in it are spaces. Spans
    begin and end on a non-blank character and leave out blanks only; a blank
    stretch has none. One pass, linear in the length.

    A missing space after a full stop still ends a sentence where the letters
    around it show one ("left.After"). A quote mark there closes the
    sentence before it or opens the one after it, by whether a quote is open.
    A paragraph that itself opens in lower case was written without capitals,
    so that a lower-case word may open a sentence of it; elsewhere only a few
    English words do ("i", "they"), and names like "iPhone". What stands
    outside the stretch has no say.
    """
    end = len(text) if end is None else end
    begin = first = _blank_end(text, start, end)
    while end > begin and text[end - 1].isspace():
        end -= 1
    rules = rules_of(language)
    place: _Place | None = None
    spans: list[tuple[int, int]] = []
    looked = first  # No mark stands between the last one that ended nothing and here.
    for found in _MARKS.finditer(text, begin, end):
        stop = found.start(1)
        if stop >= 0:
            mark, following = found.start(), found.end()
            if (
                (
                    text[mark - TAIL : mark] not in rules.tails
                    and mark - begin >= TAIL
                    # The word holds no other full stop, as "f.eks" and "dr. med" do.
                    and (
                        looked <= begin
                        or (mark - looked > _LONGEST_DEGREE and text.find(" ", looked, mark) >= 0)
                    )
                )
                if text[mark] == "."
                else not _FIRM.match(text, following, end)
            ):
                spans.append((begin, stop))
                begin = following
                continue
        else:
            mark, stop = found.span()
        if place is None:
            place = _Place(text, end, rules, text[first].islower(), _Quotes(text, first))
        if stop < end and text[stop - 1] in _EITHER_SIDE and not text[stop].isspace():
            stop = place.quotes.end_of_sentence(mark, stop)
        following = _blank_end(text, stop, end)
        if following < end and text[following] >= _FIRST_PICTURE:
            stop, following = _past_pictures(text, stop, following, end)
        if following >= end:
            break
        looked = stop
        if _is_end(place, begin, mark, stop, following):
            spans.append((begin, stop))
            begin = following
    if end > begin:
        spans.append((begin, end))
    return spans


class _Place(NamedTuple):
    """A paragraph under way: its text up to `end`, its rules, and whether it has no capitals."""

    text: str
    end: int
    rules: Rules
    lower: bool
    quotes: _Quotes


class _Quotes:
    """Whether a quote is open, for marks that open and close alike; looks at each mark once."""

    def __init__(self, text: str, begin: int) -> None:
        self._text = text
        self._begin = begin
        self._seen = dict.fromkeys(_EITHER_SIDE, begin)
        self._open = dict.fromkeys(_EITHER_SIDE, False)

    def end_of_sentence(self, mark: int, stop: int) -> int:
        """Where the sentence ends whose closing marks, quotes too, run from `mark` to `stop`."""
        quote = self._text[stop - 1]
        if self._text[stop - 2] == quote:  # `.""We`: one closes, one opens
            self._seen[quote], self._open[quote] = stop, True
            return stop - 1
        self._look(quote, mark)
        was_open = self._open[quote]
        self._seen[quote], self._open[quote] = stop, not was_open
        return stop if was_open else stop - 1

    def _look(self, quote: str, until: int) -> None:
        """Takes in the last mark before `until`; its partner's place does not matter."""
        partners = _PARTNERS[quote]
        last = max(self._text.rfind(q, self._seen[quote], until) for q in (quote, *partners))
        if last < 0:
            return
        before = self._text[last - 1] if last > self._begin else " "
        self._open[quote] = not (before.isalnum() or before in ".,!?…)]")
        self._seen[quote] = until


def _blank_end(text: str, at: int, end: int) -> int:
    """The first place from `at` on that is not blank, or `end`."""
    if at < end and text[at].isspace():
        solid = _SOLID.search(text, at, end)
        return solid.start() if solid else end
    return at


def _past_pictures(text: str, stop: int, following: int, end: int) -> tuple[int, int]:
    """The end and what follows it, emoji taken in that stand behind the closing mark.

    Those that the next word hangs on are its own.
    """
    found = _PICTURES.match(text, following, end)
    if found is None or (found.end() < end and not text[found.end() - 1].isspace()):
        return stop, following
    return following + len(found.group().rstrip()), found.end()


def _is_end(place: _Place, begin: int, mark: int, stop: int, following: int) -> bool:
    """Whether a sentence that began at `begin` ends at `stop`, and another begins at `following`.

    `mark` is where the closing punctuation starts.
    """
    text = place.text
    spaced = following > stop
    if text[following].islower() and not (
        spaced and _opens_in_lower_case(place, begin, mark, stop, following)
    ):
        return False
    word_at = _skip_openers(text, following, place.end)
    if word_at >= place.end:
        return False
    first = text[word_at]
    if word_at > following and (first.islower() or _YEAR.match(text, following, place.end)):
        return False
    if not (
        first.isalnum()
        or first in _CURRENCY
        or text[following] in _BULLETS
        or (spaced and _RULER.match(text, following, place.end))
    ):
        return False
    token = _token_before(text, begin, mark)
    if not spaced:
        return _is_end_without_space(place, mark, word_at, token)
    if text[mark] != "." or text[mark + 1 : mark + 2] == ".":
        return text[mark] == "." or not _FIRM.match(text, word_at, place.end)
    return not _is_inside(place, begin, mark, word_at, token)


def _opens_in_lower_case(place: _Place, begin: int, mark: int, stop: int, following: int) -> bool:
    """Whether a lower-case word may open a sentence.

    An address and "iPhone" may; any word where there are no capitals; elsewhere the
    words of the rules, behind a whole word.
    """
    text, rules = place.text, place.rules
    if text.startswith(("http", "www."), following) or _CAMEL.match(text, following, place.end):
        return True
    if text[stop - 1] not in ".!?":
        return False
    if place.lower:
        return not (rules.ordinals and _is_ordinal(_token_before(text, begin, mark)))
    word = _WORD.match(text, following, place.end)
    if word is None or word.group() not in rules.lower_after_stop:
        return False
    if text[stop - 1] != ".":
        return word.group() in rules.lower_starters
    return stop == mark + 1 and _is_whole(_token_before(text, begin, mark), rules)


def _is_whole(token: str, rules: Rules) -> bool:
    """Whether the word before a full stop is surely not cut short, as "Sat" may be."""
    short = 2 if token.islower() else 3
    return len(token) > short and "." not in token and token.lower() not in rules.all


def _is_ordinal(token: str) -> bool:
    """Whether a word before a full stop may be a day or another ordinal: "5. maj"."""
    return token.isdigit() and len(token) <= 2


def _skip_openers(text: str, at: int, end: int) -> int:
    """The first character after opening quotes, brackets and one dash or bullet."""
    limit = min(end, at + 8)
    while at < limit and (
        text[at] in _OPENING or text[at] in _DASHES or text[at] in _BULLETS or text[at].isspace()
    ):
        at += 1
    return at


def _token_before(text: str, begin: int, mark: int) -> str:
    """The word that the closing mark stands on, at most `_LOOK_BACK` characters of it."""
    piece = text[max(begin, mark - _LOOK_BACK) : mark].split()
    return piece[-1].lstrip(_LEADING) if piece and not text[mark - 1].isspace() else ""


def _word_before(text: str, begin: int, mark: int, token: str) -> str:
    """The abbreviation before the word that ends at `mark`, in lower case; "" for a whole word."""
    words = text[max(begin, mark - len(token) - _LOOK_BACK) : mark - len(token)].split()
    return words[-1].lstrip(_LEADING)[:-1].lower() if words and words[-1][-1] == "." else ""


def _is_inside(place: _Place, begin: int, mark: int, word_at: int, token: str) -> bool:
    """Whether one full stop before a space belongs to an abbreviation, an initial or an ordinal."""
    text, rules = place.text, place.rules
    low = token.lower()
    if low in rules.always or ("." in low and low.split(".")[0] in rules.always):
        return True
    numbered = text[word_at].isdigit() or _ROMAN.match(text, word_at, place.end)
    if low in rules.before_number and numbered:
        return True
    starts_anew = _opens_sentence(place, word_at)
    if low in rules.before_day and _opens_with(place, word_at, rules.days):
        return True
    if low in rules.before_capital and token[0].islower() and text[word_at].isupper():
        return False
    if low in rules.unless_starter or low in rules.before_capital:
        return not starts_anew
    if low in rules.after_title and _word_before(text, begin, mark, token) in rules.always:
        return not starts_anew
    if len(token) == 1 and token.isalpha():
        if token.isupper():  # "bilag A. Det er vedlagt" ends; "av A. De Wit" and "A. Det" go on
            return not (starts_anew and mark - begin > 3 and _goes_on_small(place, word_at))
        return not (starts_anew or low in rules.letters)
    if _INITIALS.fullmatch(token):
        return not starts_anew
    # "1. Introduction": a number alone at the start of a sentence counts, it does not say.
    return token.isdigit() and len(token) <= 3 and mark - len(token) - begin <= 2


def _opens_sentence(place: _Place, at: int) -> bool:
    """Whether the word at `at` is one that commonly opens a sentence."""
    return _opens_with(place, at, place.rules.starters)


def _opens_with(place: _Place, at: int, words: frozenset[str]) -> bool:
    """Whether the word at `at` is one of `words`."""
    word = _WORD.match(place.text, at, place.end)
    return word is not None and word.group().lower() in words


def _goes_on_small(place: _Place, at: int) -> bool:
    """Whether a small letter, or "I", follows the word at `at`: it is no name then."""
    word = _WORD.match(place.text, at, place.end)
    return word is not None and _NEXT_WORD.match(place.text, word.end(), place.end) is not None


def _is_end_without_space(place: _Place, mark: int, word_at: int, token: str) -> bool:
    """Whether a sentence ends although no space follows its closing mark.

    Wants a word or a number before and a capital with more of a word after
    it; addresses, file names ("ASP.NET", "a.B") and abbreviations do not pass.
    """
    text, end, rules = place.text, place.end, place.rules
    if (
        not token
        or _ADDRESS.search(token)
        or _ADDRESS.search(text, word_at, min(end, word_at + 12))
    ):
        return False
    low, tail = token.lower(), token.rstrip("\"'”’»›)]%")
    first, after = text[word_at], text[word_at + 1 : min(word_at + 2, end)]
    if text[mark] == ".":
        if low in rules.spaced or ("." in token and not _CLOCK.fullmatch(token)):
            return False
        if not tail.isalnum() and not tail[-1:].isalnum():
            return False
        if tail[-1].isupper() and not (tail.isupper() and len(tail) > 1 and after.islower()):
            return False
        if (
            len(tail) == 1
            and tail.isalpha()
            and not (low in rules.letters or _opens_sentence(place, word_at))
        ):
            return False
    if first.isdigit():
        return text[mark] == "." and token.isalpha() and token[-1].islower()
    if first in _CURRENCY or after.islower() or (after and after in " '’"):
        return True
    return (after.isupper() or after == ".") and len(token) > 2 and tail[-1:].islower()
