"""What was said: where the words after a verb of saying begin, and where they end."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from claimcmp.reading.quotes.grammar import View
from claimcmp.reading.quotes.marks import Region
from claimcmp.reading.quotes.verbs import Hit
from claimcmp.reading.verb_forms import verb_forms
from claimcmp.reading.words import has_finite_verb, speech_verbs

__all__ = ["Content", "clause_begins", "find_content", "trim"]

Kind = Literal["that", "colon", "quote", "clause"]
_REACH = 22  # words between a verb and the "that" or the mark that opens what was said
_WORDS_OF_QUESTION = frozenset(
    "hvor hvordan hva hvem hvorfor kor korleis kva kvifor hvad hvorledes how what why".split()
)
_EDGE = ' \t\n\u00a0.!,…"“”«»'
_GAP_BREAK = re.compile(r"[;()\[\]?!…]|[–—]|\s-\s|\.\s")
# What follows a stretch and says who answers for all of it, or comments on it.
_CUT = re.compile(
    r",?\s+(?:according to|ifølge|ifølgje|i følge|i følgje|iflg\.)\s|"
    r",\s+(?:noe som|noko som|hvilket|which means)\s|:\s+(?=[A-ZÆØÅ\"“„«])"
)
_NO_CLAUSE = frozenset("to å that which who som whether by".split())
_SUBJECTS = frozenset("he she it they we you i".split())
_TELL = frozenset("tell tells told fortalte forteller fortæller fortel fortalde".split())


class Content(NamedTuple):
    """What was said at `[start, end)`, what opened it, and whether all of it is quoted."""

    start: int
    end: int
    kind: Kind
    direct: bool


def find_content(v: View, hit: Hit, begin: int, limit: int) -> Content | None:
    """What was said behind a verb; `begin` is where its own words end, `limit` where to stop.

    None where nothing that was said follows: an infinitive, a noun, another clause.
    """
    n = v.after(begin)
    opened = _opened(v, n, begin, limit)
    if hit.verb.use == "quote":
        return opened if opened is not None and opened.direct else None
    if opened is not None:
        return opened
    plain = hit.verb.use == "plain" or _denied_clause(v, hit, n)
    if plain and n < len(v.words) and not v.gap(n).strip() and clause_begins(v, n):
        return _bare(v, hit, n, limit)
    found = _after_that(v, hit, n, limit)
    if found is None and plain:
        found = _bare(v, hit, n, limit)
    return found if found is not None else _question(v, hit, n, limit)


def _denied_clause(v: View, hit: Hit, n: int) -> bool:
    """Whether a clause without "that" is denied, not a thing: "deny the bridge is closed"."""
    if v.language != "en" or hit.verb.use != "thing" or n >= len(v.words):
        return False
    for k in range(n, min(len(v.words), n + 8)):
        if v.lower[k] in v.small.conjunction or v.lower[k] in _NO_CLAUSE or v.gap(k).strip():
            return False
        if k > n and (_finite(v, k) or (k == n + 1 and _past_behind(v, n))):
            return True
    return False


def _opened(v: View, n: int, begin: int, limit: int) -> Content | None:
    """What a quotation mark or a colon opens, with no clause between it and the verb."""
    colon = re.compile(r"[^:]*?:(?=\s|$|[\"“«»])").match(v.text, begin, min(limit, begin + 160))
    mark = next((r for r in v.marked if begin <= r.start < limit), None)
    stop = min(colon.end() if colon else limit, mark.start if mark else limit)
    if stop >= limit and not colon:
        return None
    between = range(n, v.after(stop))
    if (
        len(between) > _REACH
        or v.finite(begin, stop)
        or any(v.lower[k] in v.small.that for k in between)
    ):
        return None
    if any(_GAP_BREAK.search(v.gap(k)) for k in between if k > n):
        return None
    if colon and colon.end() == stop:
        after = next((r for r in v.marked if r.start >= stop), None)
        if after and not v.text[stop : after.start].strip(" –—-"):
            return _quoted(v, after, limit)
        start, end = trim(v.text, stop, limit)
        dash = v.text[stop:].lstrip()[:1] in "–—-" and bool(v.text[stop:].strip())
        if not dash and start < end and not _only_aside(v, n, v.after(stop)):
            return None
        return (
            Content(start, end, "colon", dash)
            if end > start
            else Content(stop, stop, "colon", False)
        )
    if mark is None:
        return None
    lead = v.text[begin : mark.start]
    if lead.strip() and lead.rstrip()[-1] != "," and not _only_aside(v, n, v.after(stop)):
        return None
    last = v.after(mark.start) - 1
    if lead.strip() and last >= n and v.lower[last] in v.small.preposition | v.small.determiner:
        return None
    short = len(v.text[mark.start : mark.end].split()) < 4
    if short and lead.strip() and lead.rstrip()[-1] != ",":
        return None
    return _quoted(v, mark, limit)


def _only_aside(v: View, n: int, stop: int) -> bool:
    """Whether the words from `n` on tell only where, when or to whom something was said."""
    if n >= stop:
        return True
    small = v.small
    low = v.lower[n]
    aside = small.preposition | small.time | small.adverb
    return (
        stop - n <= 9
        and low in aside
        and low not in ("å", "at", "that", "as", "som", "about", "om")
    )


def _quoted(v: View, mark: Region, limit: int) -> Content | None:
    """A quotation, or the clause that it opens and that goes on after it."""
    rest = v.text[mark.end : limit]
    more = v.finite(mark.end, limit) or len(rest.split()) > 12
    following = next((r for r in v.marked if mark.end <= r.start < limit), None)
    if following and not more and len(v.text[mark.end : following.start].split()) <= 3:
        return Content(*trim(v.text, mark.start, following.end), "quote", True)
    if (
        not more
        or rest.lstrip()[:1] in (",", ".", "")
        or re.match(r"\s*(?:og|and|men|but)\s", rest)
    ):
        return Content(*trim(v.text, mark.start, mark.end), "quote", True)
    return Content(*trim(v.text, mark.start, limit), "quote", False)


def _after_that(v: View, hit: Hit, n: int, limit: int) -> Content | None:
    """What follows "that", where no clause stands between it and the verb."""
    for k in range(n, min(len(v.words), n + _REACH)):
        word, low = v.words[k], v.lower[k]
        if word.start >= limit:
            return None
        if k > n and _GAP_BREAK.search(v.gap(k)):
            return None
        if low in v.small.that:
            if v.language == "en" and k + 1 < len(v.words) and _finite(v, k + 1):
                return None  # "the money that must go": no clause of its own
            if low == "at" and "," not in v.gap(k) and _infinitive(v, k, hit):
                return None
            start, end = trim(v.text, word.end, _end(v, word.end, limit))
            return Content(start, end, "that", False) if end > start else None
        if low in v.small.finite and word.text[0].islower():
            return None
        if low in v.small.be and word.text[0].islower():
            return None
        if low in ("som", "who", "which", "å", "whether", "if", "because", "fordi", "hvis"):
            return None
        if "," in v.gap(k) and k > n and not _before_that(v, k):
            return None
    return None


def _before_that(v: View, k: int) -> bool:
    """Whether the stretch after a comma, from word `k`, ends in a comma before "that"."""
    for m in range(k, min(len(v.words), k + 9)):
        if v.lower[m] in v.small.that and (m == k or "," in v.gap(m)):
            return True
        if v.lower[m] in v.small.finite:
            return False
    return False


def _infinitive(v: View, k: int, hit: Hit) -> bool:
    """Whether Danish "at", word `k`, is the mark of an infinitive: "lovede at komme"."""
    if v.language not in ("da", "und") or k + 1 >= len(v.words):
        return False
    low = v.lower[k + 1]
    if low in v.small.determiner or low in v.small.pronoun or v.words[k + 1].text[0].isupper():
        return False
    if hit.verb.stance == "denies" and low == "have":
        return False
    base = low.endswith("e") or low in ("gå", "stå", "få", "se", "dø", "bo", "tro", "slå")
    return base and not any(
        v.lower[m] in v.small.finite for m in range(k + 2, min(len(v.words), k + 4))
    )


def _end(v: View, start: int, limit: int) -> int:
    cut = _CUT.search(v.text, start, limit)
    while cut and any(r.start <= cut.start() < r.end for r in v.marked):
        cut = _CUT.search(v.text, cut.end(), limit)
    return cut.start() if cut else limit


def _bare(v: View, hit: Hit, n: int, limit: int) -> Content | None:
    """A clause without "that": "says it is", "told AFP the road was closed"."""
    small, k = v.small, n
    while k < len(v.words) and k < n + 3 and v.lower[k] in small.adverb | small.time:
        k += 1
    if v.words and hit.word < len(v.words) and v.lower[hit.word] in _TELL:
        k = _past_addressee(v, k)
    if k < len(v.words) and v.lower[k] in small.preposition and v.lower[k] not in small.determiner:
        k = _past_phrase(v, k)
    if k >= len(v.words) or v.words[k].start >= limit or not clause_begins(v, k):
        return None
    if any(_GAP_BREAK.search(v.gap(m)) or "," in v.gap(m) for m in range(n, k + 1)):
        return None
    start, end = trim(v.text, v.words[k].start, _end(v, v.words[k].start, limit))
    return Content(start, end, "clause", False) if end > start else None


def _past_addressee(v: View, k: int) -> int:
    """The word after those who were told: "told reporters", "told the BBC", "told AFP"."""
    if k >= len(v.words):
        return k
    if v.lower[k] in v.small.determiner:
        k += 1
    while k < len(v.words) and v.words[k].text[0].isupper() and not v.gap(k).strip():
        k += 1
        if k < len(v.words) and v.lower[k] in v.small.determiner:
            return k
    if (k < len(v.words) and v.words[k].text[0].islower() and not clause_begins(v, k)) or (
        k and k < len(v.words) and v.words[k - 1].text[0].islower() and v.lower[k] == "reporters"
    ):
        k += 1
    return k


def _past_phrase(v: View, k: int) -> int:
    """The first word after a phrase of place or time at which a clause can begin."""
    for m in range(k + 1, min(len(v.words), k + 14)):
        if v.gap(m).strip():
            return len(v.words)
        opens = v.lower[m] in v.small.pronoun | v.small.open
        if opens and v.lower[m - 1] not in v.small.preposition and clause_begins(v, m):
            return m
        if v.lower[m] in v.small.finite:
            return len(v.words)
    return len(v.words)


def clause_begins(v: View, k: int) -> bool:
    """Whether a clause begins at word `k`: a subject, and soon a finite verb."""
    small, low = v.small, v.lower[k]
    if "'" in v.words[k].text[1:] or "’" in v.words[k].text[1:]:
        head = re.split(r"['’]", low)
        if head[0] in small.pronoun | small.open and head[1] in ("s", "d", "ll", "re", "ve", "m"):
            return True
    if low in small.pronoun | small.open and low not in ("this", "that", "there"):
        if k + 1 < len(v.words) and v.lower[k + 1] in speech_verbs(v.language):
            return not _marked(v, k + 1)
        near = [m for m in range(k + 1, min(len(v.words), k + 4)) if v.lower[m] not in small.that]
        joined = next((m for m in near if v.lower[m] in small.conjunction), k + 4)
        near = [m for m in near if m < joined]
        if any(_finite(v, m) for m in near if not _marked(v, m)):
            return True
        if _past_behind(v, k):
            return True
        if low not in small.determiner:
            return False
    if low in _WORDS_OF_QUESTION:
        return any(_finite(v, m) for m in range(k + 1, min(len(v.words), k + 10)))
    if low in small.preposition and low not in small.determiner:
        return False
    if _finite(v, k) and low not in small.determiner:
        return False
    if low in ("to", "å", "not", "ikke", "ikkje") or low in small.conjunction or low in small.that:
        return False
    skip = k
    for m in range(k + 1, min(len(v.words), k + 14)):
        if m < skip:
            continue
        if m == skip and v.lower[m] in small.shared:
            return True
        if v.gap(m).strip() == "," and v.words[k].text[0].isupper() and skip == k:
            # "said Ann Lee, the mayor, had left": one apposition may stand between.
            skip = next((c for c in range(m + 1, min(len(v.words), m + 9)) if "," in v.gap(c)), k)
            if skip == k:
                return False
            continue
        if m != skip and _marked(v, m) and not _aside(v.gap(m)):
            return bool(re.match(r"\s*[\"“«»]", v.gap(m))) and has_finite_verb(v.gap(m), v.language)
        if m == k + 1 and _wishes_to(v, m):
            return True
        if v.lower[m] in _NO_CLAUSE or v.lower[m] in small.that:
            return False
        if _finite(v, m):
            return v.lower[m - 1] not in small.preposition
    return False


def _past_behind(v: View, k: int) -> bool:
    """Whether a form that may be past or participle follows an English subject: "it spent"."""
    if v.language != "en" or k + 1 >= len(v.words) or v.gap(k + 1).strip():
        return False
    past = verb_forms("en").kinds.get(v.lower[k + 1]) == "shared" or v.lower[k + 1].endswith("ed")
    return past and v.lower[k] in _SUBJECTS and v.words[k + 1].text[0].islower()


def _wishes_to(v: View, m: int) -> bool:
    """Whether word `m` is a verb that no list knows: a name before it, "to" behind."""
    third_person = v.language == "en" and v.lower[m].endswith("s") and m + 1 < len(v.words)
    return third_person and v.lower[m + 1] == "to" and v.words[m - 1].text[0].isupper()


def _aside(gap: str) -> bool:
    return bool(re.fullmatch(r"\s*[\"“”«»]?.*[\"“”«»]\s*", gap)) and "," not in gap


def _marked(v: View, m: int) -> bool:
    return bool(v.gap(m).strip())


def _finite(v: View, m: int) -> bool:
    return v.words[m].text[0].islower() and (
        v.lower[m] in v.small.finite or v.lower[m] in v.small.be | v.small.would - {"to", "å", "at"}
    )


def _question(v: View, hit: Hit, n: int, limit: int) -> Content | None:
    """What "han fortalte hvordan …" tells: a clause that begins with a word of question."""
    if n >= len(v.words) or v.words[n].start >= limit or v.lower[n] not in _WORDS_OF_QUESTION:
        return None
    if v.gap(n).strip(" ,") or not v.finite(v.words[n].start, limit):
        return None
    if v.language == "en" and v.lower[hit.word] not in _TELL:
        return None
    return Content(*trim(v.text, v.words[n].start, limit), "clause", False)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """A stretch without the blanks, the opening marks and the closing points at its edges."""
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    while start < end and text[start] in _EDGE + "–—-":
        start += 1
    return start, end
