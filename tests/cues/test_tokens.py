# ruff: noqa: D103 -- the names of the tests say the facts
"""Tokens are cut in one go; what they are must be what a plain walk over the text gives."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcmp.cues.times import patterns
from claimcmp.cues.times.finding import find as find_times
from claimcmp.cues.tokens import lowered, tokenize

texts = st.text(alphabet="aBæØé-'’.,: 1209\n\u00a0_«“²İſK", max_size=60)


@given(texts)
def test_each_token_stands_where_it_says(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in tokenize(text))


@given(texts)
def test_between_tokens_stand_blanks_or_odd_digits_only(text: str) -> None:
    rest = list(text)
    for token in tokenize(text):
        rest[token.start : token.end] = " " * len(token.text)
    assert not re.search(r"[^\s²]", "".join(rest))


@given(texts)
def test_the_lower_case_set_holds_every_token(text: str) -> None:
    assert lowered(text) == {t.lower for t in tokenize(text)}


def test_a_name_with_digits_is_one_token() -> None:
    assert [t.text for t in tokenize("G-20 og F-35-fly")] == ["G-20", "og", "F-35", "-", "fly"]


def test_a_hyphen_between_words_parts_no_token() -> None:
    assert [t.text for t in tokenize("EU-landene sa")] == ["EU-landene", "sa"]


TIMES = st.lists(
    st.sampled_from(
        "i går mandag Mandag last tuesday 3. mai May 4, 2019 kl. 12.30 for to uker siden two weeks "
        "ago neste år at 5 p.m. 1980-tallet ſunday søn. noon 14:05 the day before yesterday "
        "næste tirsdag (onsdag /fredag $2018 førre jul 12/5/2017 K mars's".split()
    ),
    max_size=9,
).map(" ".join)


@given(TIMES, st.sampled_from(["nb", "nn", "da", "en", "und"]))
def test_times_are_found_wherever_the_pattern_alone_finds_them(text: str, language: str) -> None:
    alone = [m.start() for m in patterns.pattern(language).finditer(text)]
    opened = {w.start() for w in patterns.WORD_STARTS(text)}
    assert opened.issuperset(alone)
    assert {t.start for t in find_times(text, language)} <= {
        m.start("weekday") if m["lead"] else m.start()
        for m in patterns.pattern(language).finditer(text)
    }


@given(TIMES, st.sampled_from(["nb", "nn", "da", "en", "und"]))
def test_no_time_opens_with_letters_that_are_passed_over(text: str, language: str) -> None:
    first = patterns.first_letters(language)
    for match in patterns.pattern(language).finditer(text):
        opening = re.match(r"\w{1,3}", match.group())
        assert opening is not None
        low = opening[0].lower()
        assert low in first or re.fullmatch(r"[a-z_æøå]+", low) is None
