"""The rules of sentence ends once more, slow and plain: the fast ones are held equal to these.

Nothing here is skipped, joined or looked up ahead: every character is visited,
at every closing mark all rules are asked one after another, and the first that
has an answer decides.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from claimcmp.reading.wordlists import word_sections
from claimcmp.values import Language

__all__ = ["reference_spans"]

MARKS = ".!?…"
CLOSERS = "\"'”’»«›)]"
OPENERS = "\"'“”„«»‹‘’(["
SIGNS = OPENERS + "-–—―" + "•▪●◦·*>"
BULLETS = "•▪●◦·*>"
TIGHT = '"”»«'
SAME_QUOTE = {'"': '"', "”": "”“„", "»": "»«", "«": "«»"}
CURRENCY = "$€£"
ADDRESS = re.compile(r"[@\\]|//|/\S*[./]|www|http", re.IGNORECASE)

CODES: dict[str, list[str]] = {"nb": ["no"], "nn": ["no"], "da": ["da"], "en": ["en"]}
CODES["und"] = ["en", "no", "da"]


@dataclass
class Spot:
    """A closing mark in its paragraph, and what stands around it."""

    text: str
    language: Language
    lower: bool
    begin: int
    mark: int
    stop: int

    @property
    def following(self) -> int:
        """Where the next thing that is no blank stands."""
        at = self.stop
        while self.text[at].isspace():
            at += 1
        return at

    @property
    def spaced(self) -> bool:
        """Whether a blank follows the mark."""
        return self.text[self.stop].isspace()

    @property
    def next(self) -> str:
        """The text from what follows on."""
        return self.text[self.following :]

    @property
    def word(self) -> str:
        """The same without up to eight opening signs and blanks."""
        rest = self.next
        for _ in range(8):
            if rest and (rest[0] in SIGNS or rest[0].isspace()):
                rest = rest[1:]
        return rest

    @property
    def token(self) -> str:
        """The word the mark stands on, opening signs left out; at most 40 characters count."""
        before = self.text[max(self.begin, self.mark - 40) : self.mark]
        if not before or before[-1].isspace():
            return ""
        return before.split()[-1].lstrip("\"'“”„«»‹›‘’([{-–—/*")

    def listed(self, section: str) -> bool:
        """Whether the word is an abbreviation of that section."""
        return self.token.lower() in words(self.language, section)

    @property
    def next_word(self) -> str:
        """The letters that follow; "" where none do."""
        found = re.match(r"[^\W\d_]+(?:['’][^\W\d_]+)*", self.word)
        return found.group() if found else ""

    @property
    def opens_anew(self) -> bool:
        """Whether the next word commonly opens a sentence."""
        starters = word_sections("starters.txt")
        return any(self.next_word.lower() in starters[code] for code in CODES[self.language])


Rule = Callable[[Spot], bool | None]


def words(language: Language, section: str) -> set[str]:
    """A section of the abbreviations of a language."""
    return {
        w
        for code in CODES[language]
        for w in word_sections(f"abbreviations_{code}.txt").get(section, ())
    }


def one_letter_words(language: Language) -> str:
    """The letters that are words by themselves."""
    return "i" if language == "en" else "iåø"


def lower_case_goes_on(s: Spot) -> bool | None:
    """No end before lower case, save before an address, "iPhone" and where nothing has capitals."""
    if not s.next[0].islower():
        return None
    if not s.spaced:
        return False
    if s.next.startswith(("http", "www.")) or re.match(r"[ei][A-Z][a-z]|iOS\b", s.next):
        return None
    if last(s) in ".!?" and s.lower and not (s.language != "en" and may_be_ordinal(s)):
        return None
    if last(s) in ".!?" and not s.lower and english_goes_on_anew(s):
        return None
    return False


def may_be_ordinal(s: Spot) -> bool:
    """Whether the word is a number of one or two figures."""
    return s.token.isdigit() and len(s.token) <= 2


def english_goes_on_anew(s: Spot) -> bool:
    """Whether a word follows that opens English sentences in lower case, behind a whole word."""
    words_of = word_sections("starters.txt")
    if s.language != "en":
        return False
    if s.next_word in words_of["in lower case"] and last(s) in "!?":
        return True
    if last(s) != "." or s.stop != s.mark + 1 or "." in s.token:
        return False
    if any(s.listed(section) for section in word_sections("abbreviations_en.txt")):
        return False
    whole = len(s.token) > 3 or (len(s.token) == 3 and s.token.islower())
    known = words_of["in lower case"] | words_of["in lower case after a stop"]
    return whole and s.next_word in known


def last(s: Spot) -> str:
    """The last character of the mark."""
    return s.text[s.stop - 1]


def something_must_follow(s: Spot) -> bool | None:
    """No end where only opening signs follow."""
    return None if s.word else False


def lower_case_behind_signs(s: Spot) -> bool | None:
    """No end before a quote or dash that goes on in lower case."""
    return False if s.word != s.next and s.word[0].islower() else None


def year_in_brackets(s: Spot) -> bool | None:
    """No end before "(2017)"."""
    return False if re.match(r"\(\d{4}\)", s.next) else None


def a_word_must_follow(s: Spot) -> bool | None:
    """No end before a sign that opens nothing, save three of them in a row."""
    if s.word[0].isalnum() or s.word[0] in CURRENCY or s.next[0] in BULLETS:
        return None
    ruler = s.next[0] in "-=_*~#+" and s.next.startswith(s.next[0] * 3)
    return None if s.spaced and ruler else False


def tight_rules(s: Spot) -> bool | None:
    """Where no blank follows, rules of their own decide."""
    if s.spaced:
        return None
    return first_answer(TIGHT_RULES, s)


def no_full_stop(s: Spot) -> bool | None:
    """! ? … and two points end a sentence; one point may not."""
    return True if s.text[s.mark] != "." or s.text[s.mark + 1] == "." else None


def firm_behind_its_name(s: Spot) -> bool | None:
    """No end inside "Yahoo! Inc.", which is one name."""
    firm = re.match(r"(?:Inc|Corp|Ltd|LLC|plc)\b", s.word)
    return False if s.text[s.mark] != "." and firm else None


def degree_behind_a_title(s: Spot) -> bool | None:
    """A degree behind a title ("dr. med.") ends one where a word follows that opens one."""
    if not s.listed("after title"):
        return None
    before = s.text[max(s.begin, s.mark - len(s.token) - 40) : s.mark - len(s.token)].split()
    title = before[-1].lstrip("\"'“”„«»‹›‘’([{-–—/*") if before else ""
    known = title.endswith(".") and title[:-1].lower() in words(s.language, "always")
    return s.opens_anew if known else None


def abbreviation_inside(s: Spot) -> bool | None:
    """Some abbreviations never end one, alone or at the head of others ("bl.a")."""
    head = s.token.lower().split(".")[0]
    always = words(s.language, "always")
    inside = s.listed("always") or ("." in s.token and head in always)
    return False if inside else None


def abbreviation_before_number(s: Spot) -> bool | None:
    """Some never do before a number, roman or not."""
    numbered = s.word[0].isdigit() or re.match(r"[IVXLC]+\b", s.word)
    return False if s.listed("before number") and numbered else None


def abbreviation_before_day(s: Spot) -> bool | None:
    """Some never do before the name of a day."""
    day = s.next_word.lower() in word_sections("starters.txt")["days"]
    return False if s.listed("before day") and day else None


def abbreviation_before_capital(s: Spot) -> bool | None:
    """Some do before a capital, if they do not open with one themselves."""
    if s.listed("before capital"):
        return (s.token[0].islower() and s.word[0].isupper()) or s.opens_anew
    return None


def abbreviation_by_what_follows(s: Spot) -> bool | None:
    """Some do where the next word commonly opens a sentence."""
    return s.opens_anew if s.listed("unless starter") or s.listed("street") else None


def one_letter(s: Spot) -> bool | None:
    """A small letter ends one before a word that opens one, or as a word."""
    if len(s.token) != 1 or not s.token.isalpha() or s.token.isupper():
        return None
    return s.opens_anew or s.token in one_letter_words(s.language)


def one_capital(s: Spot) -> bool | None:
    """A capital does where it does not count its sentence, and a small letter follows that word."""
    if len(s.token) != 1 or not s.token.isupper():
        return None
    after = s.word[len(s.next_word) :]
    small = after[:1].isspace() and re.match(r"I\b|[^\W\d_A-ZÀ-ÖØ-Þ]", after.lstrip())
    return s.opens_anew and s.mark - s.begin > 3 and bool(small)


def letters_with_points(s: Spot) -> bool | None:
    """Letters with points ("U.S") do where the next word commonly opens a sentence."""
    letter = r"[^\W\d_]{1,2}"
    return s.opens_anew if re.fullmatch(rf"{letter}(?:\.{letter}){{1,3}}", s.token) else None


def number_that_counts(s: Spot) -> bool | None:
    """A number at the start of its sentence counts an item."""
    first = s.mark - len(s.token) - s.begin <= 2
    return False if s.token.isdigit() and len(s.token) <= 3 and first else None


def is_an_end(s: Spot) -> bool | None:
    """What no rule kept together ends."""
    return True


def no_tight_end_in_addresses(s: Spot) -> bool | None:
    """No end in or beside addresses and paths, and none without a word before."""
    near = s.word[:12]
    return False if not s.token or ADDRESS.search(s.token) or ADDRESS.search(near) else None


def no_tight_end_in_abbreviations(s: Spot) -> bool | None:
    """No end at an abbreviation or after one more point."""
    listed = any(s.listed(section) for section in ("always", "before number", "street"))
    points = "." in s.token and not re.fullmatch(r"\d{1,2}[.:]\d\d", s.token)
    return False if point(s) and (listed or points) else None


def point(s: Spot) -> bool:
    """Whether the mark opens with a full stop."""
    return s.text[s.mark] == "."


def tail(s: Spot) -> str:
    """The word without closing quotes, brackets and percent signs."""
    return s.token.rstrip("\"'”’»›)]%")


def after_first(s: Spot) -> str:
    """The second character of the next word; none at the end of the paragraph."""
    return s.word[1:2]


def no_tight_end_after_signs(s: Spot) -> bool | None:
    """The word before must end on a letter or digit."""
    return False if point(s) and not tail(s)[-1:].isalnum() else None


def no_tight_end_after_capitals(s: Spot) -> bool | None:
    """A capital before a point belongs to initials, unless the word is all capitals ("USA.Han")."""
    if not point(s) or not tail(s)[-1].isupper():
        return None
    return None if tail(s).isupper() and len(tail(s)) > 1 and after_first(s).islower() else False


def no_tight_end_after_a_letter(s: Spot) -> bool | None:
    """A single letter ends one only as a word, or before a word that opens one."""
    if not point(s) or len(tail(s)) != 1 or not tail(s).isalpha():
        return None
    return None if s.token.lower() in one_letter_words(s.language) or s.opens_anew else False


def tight_number(s: Spot) -> bool | None:
    """Before a number only a word in letters ends one."""
    if not s.word[0].isdigit():
        return None
    return point(s) and s.token.isalpha() and s.token[-1].islower()


def tight_capital(s: Spot) -> bool | None:
    """A currency sign opens one, and a capital that small letters or a blank follow."""
    return True if s.word[0] in CURRENCY or after_first(s).islower() else None


def tight_word_of_one_letter(s: Spot) -> bool | None:
    """So does a word of one letter."""
    return True if after_first(s) and after_first(s) in " '’" else None


def tight_capitals(s: Spot) -> bool | None:
    """Capitals open one after a longer word in small letters."""
    capitals = after_first(s).isupper() or after_first(s) == "."
    return capitals and len(s.token) > 2 and tail(s)[-1:].islower()


RULES: list[Rule] = [
    lower_case_goes_on,
    something_must_follow,
    lower_case_behind_signs,
    year_in_brackets,
    a_word_must_follow,
    tight_rules,
    firm_behind_its_name,
    no_full_stop,
    abbreviation_inside,
    abbreviation_before_number,
    abbreviation_before_day,
    abbreviation_before_capital,
    abbreviation_by_what_follows,
    degree_behind_a_title,
    one_letter,
    one_capital,
    letters_with_points,
    number_that_counts,
    is_an_end,
]
TIGHT_RULES: list[Rule] = [
    no_tight_end_in_addresses,
    no_tight_end_in_abbreviations,
    no_tight_end_after_signs,
    no_tight_end_after_capitals,
    no_tight_end_after_a_letter,
    tight_number,
    tight_capital,
    tight_word_of_one_letter,
    tight_capitals,
]


def first_answer(rules: list[Rule], spot: Spot) -> bool:
    """What the first rule says that says anything."""
    return next(answer for rule in rules if (answer := rule(spot)) is not None)


def reference_spans(text: str, language: Language) -> list[tuple[int, int]]:
    """The sentences of a text that is one paragraph, as half-open spans."""
    text, lead = text.rstrip(), len(text) - len(text.lstrip())
    spans, begin, at = [], lead, lead
    opened = dict.fromkeys(TIGHT, False)
    while at < len(text):
        if text[at] not in MARKS:
            see_quote(text, at, opened)
            at += 1
            continue
        stop = end_of_mark(text, at)
        if stop == len(text):
            break
        after = stop
        quote = text[stop - 1]
        if quote in TIGHT and not text[stop].isspace():
            if text[stop - 2] == quote:
                stop, opened[quote] = stop - 1, True
            elif opened[quote]:
                opened[quote] = False
            else:
                stop, opened[quote] = stop - 1, True
            # What the mark holds of other quotes counts; this quote is settled.
            for i in range(at, after):
                see_quote(text, i, opened, but=quote)
        else:
            for i in range(at, after):
                see_quote(text, i, opened)
        stop = end_of_pictures(text, stop)
        if stop == len(text):
            break
        spot = Spot(text, language, text[lead].islower(), begin, at, stop)
        if first_answer(RULES, spot):
            spans.append((begin, stop))
            begin = spot.following
        at = after
    if begin < len(text):
        spans.append((begin, len(text)))
    return spans


def end_of_mark(text: str, at: int) -> int:
    """Where the closing marks from `at` on and the closing signs behind them stop."""
    while at < len(text) and text[at] in MARKS:
        at += 1
    while at < len(text) and text[at] in CLOSERS:
        at += 1
    low_quote = text[at : at + 1] == "“" and not text[at + 1 : at + 2].strip(" „").strip()
    return at + 1 if low_quote else at


def end_of_pictures(text: str, at: int) -> int:
    """Where emoji behind a mark stop, if a blank parts them from what follows; else `at`."""
    stop, seen = at, at
    while seen < len(text):
        if is_picture(text[seen]) or (stop > at and text[seen] in "\ufe0f\u200d\u20e3"):
            stop = seen + 1
        elif not text[seen].isspace():
            break
        seen += 1
    return stop if stop == len(text) or text[stop].isspace() else at


def is_picture(sign: str) -> bool:
    """Whether a sign is an emoji or of their kind."""
    ranges = (0x1F000, 0x1FAFF), (0x2600, 0x27BF), (0x2B00, 0x2BFF)
    return any(low <= ord(sign) <= high for low, high in ranges)


def see_quote(text: str, at: int, opened: dict[str, bool], but: str = "") -> None:
    """Takes in one character: a quote mark after a blank or an opening sign opens."""
    before = text[at - 1] if at else " "
    for quote, alike in SAME_QUOTE.items():
        if text[at] in alike and quote != but:
            opened[quote] = not (before.isalnum() or before in ".,!?…)]")
