"""Laws of splitting over generated texts; each fast path beside the slow rules it stands for."""

from __future__ import annotations

import copy
import pickle
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from reference_splitter import reference_spans

import claimcmp as cc
from claimcmp.reading import credits, furniture
from claimcmp.reading.building import build
from claimcmp.reading.furniture import kind_of_whole, opening
from claimcmp.reading.lines import classify
from claimcmp.reading.sentences import sentence_spans
from claimcmp.reading.wordlists import line_sections, word_sections
from claimcmp.report import Sentence
from claimcmp.values import Language

CODES: list[Language] = ["nb", "nn", "da", "en", "und"]
LANGUAGE = st.sampled_from(CODES)

ABBREVIATIONS = sorted(
    word
    for code in ("no", "da", "en")
    for words in word_sections(f"abbreviations_{code}.txt").values()
    for word in words
)
STARTERS = sorted(w for words in word_sections("starters.txt").values() for w in words)
# Among these words "rest" and "eksempel" end as abbreviations do; "tom" is one, and a word too.
PLAIN = "fjorden ferja låg stille boat left early kaien blev tom we saw rest eksempel".split()
NUMBERS = ["1", "12", "120", "2019", "3.5", "1.500", "14.30", "IV", "X"]
ODD = [
    "a",
    "i",
    "å",
    "B",
    "I",
    "iPhone",
    "eBay",
    "T.K",
    "u.n",
    "USA",
    "IKEA",
    "O'Hara",
    "v.2",
    "x@y.no",
    "http://a.no/b",
]
ODD += [
    "www.a.no",
    "dr.eksempel",
    "ASP.NET",
    "and/asst",
    "(sic",
    "«ja",
    "kl.14",
    "§",
    "50%",
    "",
    "ß",
    "ǅ",
    "漢",
]

WORD = st.one_of(
    *(st.sampled_from(words) for words in (PLAIN, PLAIN, ABBREVIATIONS, STARTERS, NUMBERS, ODD))
).flatmap(lambda w: st.sampled_from([w, w, w.capitalize(), w.upper()]))
MARK = st.sampled_from(
    [
        *("", "", "", ".", ".", ".", "!", "?", "…", "..", "...", ".!", ",", ":", ".”", '."', '.""'),
        *(".»", ".«", "!»", '?"', ".)", ".]", '"', "»", "«", ")", ".’", ".”“", '." "', ".“"),
    ]
)
GAP = st.sampled_from(
    [" "] * 8
    + ["", "", "  ", "\u00a0", "\u2028", "\t", " – ", "- ", " «", ' "', " (", " [", " • ", " '"]
    + [
        " > ",
        " --- ",
        *(" 😀 ", "🔥 ", " ❤️🔥  ", " 👍🏽"),
        " *** ",
        " ==",
        " (2017) ",
        " – «",
        " * ",
        '"',
        "«",
        "”",
        " ." * 3,
        " " * 9 + "(" * 9,
    ]
)
PARAGRAPH = st.lists(st.tuples(WORD, MARK, GAP), max_size=14).map(
    lambda parts: "".join(piece for part in parts for piece in part)
)
PROSE = st.lists(
    st.tuples(
        st.sampled_from(["The boat", "Vi", "Ferja", "Men", "Sjøen", "A storm", "Ingen"]),
        st.lists(st.sampled_from([w for w in PLAIN if w != "tom"]), min_size=2, max_size=6),
        st.sampled_from([".", "!", "?", ", sa hun…", " in 2019.", " (2.5)."]),
    ).map(lambda parts: f"{parts[0]} {' '.join(parts[1])}{parts[2]}"),
    min_size=1,
    max_size=6,
)

PHRASES = sorted({line for lines in line_sections("lines.txt").values() for line in lines})
LINE = st.tuples(
    st.sampled_from(
        [
            *("", "", "", "", "- ", "– ", "• ", "(", "* ", '"', "«", "_", "[", "...", "-" * 401),
            *("# ", "> ", "```", "~~~", "| ", "![", "- [", "---"),
        ]
    ),
    st.one_of(
        st.sampled_from(PHRASES).flatmap(lambda p: st.sampled_from([p, p.capitalize(), p.upper()])),
        st.sampled_from(["12. mars 2019", "Wed, 3 May 2017 10:30", "2019-03-12", "7 min read"]),
        st.sampled_from(["Published: 3 May 2017", "https://a.no/b", "www.a.no", "URL: a", "NTB"]),
        st.sampled_from(
            ["Ferja. Photo by ", "Ferja – foto av ", "Ferja. AP Photo/", "Ferja | Foto:"]
        ),
        PARAGRAPH,
    ),
    st.sampled_from(["", "", ":", ": ", " ", ".", ")", "]", "s", " – ", "/", " |", "](a.no)"]),
    st.one_of(st.just(""), PARAGRAPH, st.sampled_from(["Kari Li", "Kari Li, Ås", "Bo Lund / AP"])),
).map(lambda parts: " ".join("".join(parts).split()))
PAGE = st.lists(st.tuples(LINE, st.sampled_from(["\n", "\n\n", "\r\n", " "])), max_size=6).map(
    lambda parts: "".join(piece for part in parts for piece in part)
)


@given(PARAGRAPH, LANGUAGE)
@example("Ein dr.eksempel. Fjorden", "nn")
@settings(max_examples=600, deadline=None)
def test_the_fast_path_ends_sentences_where_the_plain_rules_do(text: str, code: Language) -> None:
    """Abbreviations, numbers, quotes, dashes, missing spaces; the reference skips nothing."""
    assert sentence_spans(text, code) == reference_spans(text, code)


@given(st.text(alphabet=" .!?…\"”»«'’()[–•aAbB1ßé\u00a0", max_size=40), LANGUAGE)
@settings(max_examples=400, deadline=None)
def test_the_fast_path_holds_where_nearly_all_are_marks(text: str, code: Language) -> None:
    """The same, where no word is one."""
    assert sentence_spans(text, code) == reference_spans(text, code)


@given(st.text(max_size=12), PARAGRAPH, st.text(max_size=12), LANGUAGE)
@example("v", "al. The boat", "", "en")
@settings(max_examples=200, deadline=None)
def test_what_stands_outside_a_stretch_has_no_say(
    before: str, text: str, after: str, code: Language
) -> None:
    """A stretch of a text is split as it would be alone."""
    n = len(before)
    got = sentence_spans(before + text + after, code, n, n + len(text))
    assert got == [(n + a, n + b) for a, b in sentence_spans(text, code)]


@given(PAGE, LANGUAGE)
@settings(max_examples=300, deadline=None)
def test_segments_of_a_page_cover_it_once_and_in_order(text: str, code: Language) -> None:
    """Spans begin and end on what is no blank, slice back, and leave out blanks only."""
    at = 0
    for s in cc.split(text, language=code):
        assert at <= s.start < s.end <= len(text)
        assert not text[at : s.start].strip()
        assert text[s.start : s.end] == s.text == s.text.strip()
        at = s.end
    assert not text[at:].strip()


@given(PAGE)
@settings(max_examples=100, deadline=None)
def test_the_language_decides_ends_only_in_prose(text: str) -> None:
    """What is set aside, and what is prose, is the same in every language."""

    def covered(code: Language) -> tuple[set[int], list[tuple[int, int, str, str | None]]]:
        found = cc.split(text, language=code)
        prose = [s for s in found if s.kind in ("sentence", "caption")]
        aside = [(s.start, s.end, s.kind, s.reason) for s in found if s not in prose]
        return {i for s in prose for i in range(s.start, s.end) if not text[i].isspace()}, aside

    first = covered("nb")
    assert all(covered(code) == first for code in ("nn", "da", "en", "und"))


@given(PROSE, LANGUAGE)
@settings(max_examples=100, deadline=None)
def test_a_sentence_of_plain_prose_split_again_gives_itself(
    wanted: list[str], code: Language
) -> None:
    """It does not hold of all texts: a quote left open, or an address ahead, is lost by cutting."""
    found = cc.split(" ".join(wanted), language=code)
    assert [s.text for s in found] == wanted
    for s in found:
        assert [t.text for t in cc.split(s.text, language=code)] == [s.text]


@given(LINE)
@settings(max_examples=400, deadline=None)
def test_a_line_that_opens_plainly_is_what_all_patterns_say(line: str) -> None:
    """No phrase, field or label is overlooked by its first letters."""
    if not line:
        return
    opens = opening(line, 0, len(line))
    assert (opens == "no words") == (not furniture.WORDS.findall(line[:400]))
    if opens == "plain":
        assert kind_of_whole(line, 0, len(line), opens) == furniture._kind_by_phrase(line)
        assert not furniture.DATE_PREFIX.match(line)
        assert not credits.opens_with(line, "caption start")


@pytest.mark.parametrize("section", sorted(s for s in line_sections("lines.txt") if "start" in s))
def test_every_phrase_of_the_lists_opens_a_line(section: str) -> None:
    """In capitals too, and behind a dash."""
    for phrase in line_sections("lines.txt")[section]:
        for line in (f"{phrase} x", phrase.upper() + "! X", f"– {phrase} x"):
            assert opening(line, 0, len(line)) == "phrase"


@given(LINE)
@settings(max_examples=300, deadline=None)
def test_no_credit_is_overlooked_for_want_of_its_word(line: str) -> None:
    """The tail of a line is the same where every pattern is tried on it."""
    found = credits.tail_of_line(line, 0, len(line))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(credits, "_may_hold_credit", lambda tail: True)
        assert credits.tail_of_line(line, 0, len(line)) == found


@given(PAGE)
@settings(max_examples=100, deadline=None)
def test_lines_and_their_parts_are_in_order(text: str) -> None:
    """Parts cover their line; lines leave out blanks only."""
    at = 0
    for line in classify(text):
        assert not text[at : line.start].strip()
        at = line.start
        for part in line.parts:
            assert not text[at : part.start].strip()
            assert part.start < part.end
            at = part.end
        assert at == line.end
    assert not text[at:].strip()


def built() -> Sentence:
    """A sentence as `split` makes it."""
    return build("Ferja låg stille.", [(0, 17, "sentence", None)], ["nn"])[0]


def checked() -> Sentence:
    """The same sentence as a caller makes it, every field checked."""
    return Sentence(
        start=0, end=17, text="Ferja låg stille.", language="nn", kind="sentence", reason=None
    )


@pytest.mark.parametrize(
    "look",
    [
        lambda s: s,
        hash,
        repr,
        lambda s: s.model_dump(),
        lambda s: s.model_dump(exclude_unset=True),
        lambda s: s.model_dump(exclude_defaults=True),
        lambda s: s.model_dump_json(),
        lambda s: s.model_fields_set,
        lambda s: s.model_extra,
        lambda s: pickle.loads(pickle.dumps(s)),
        copy.copy,
        copy.deepcopy,
        lambda s: s.model_copy(update={"kind": "caption"}),
        lambda s: type(s).model_validate(s.model_dump()),
        lambda s: list(vars(s)),
    ],
)
def test_a_built_sentence_is_like_a_checked_one(look: Callable[[Sentence], object]) -> None:
    """In whatever way one looks at it."""
    assert look(built()) == look(checked())


def test_a_built_sentence_is_frozen() -> None:
    """As every value is."""
    with pytest.raises(ValueError, match="frozen"):
        built().start = 3


def test_built_sentences_share_no_set_of_fields() -> None:
    """What one does to the fields of one is not seen in the next."""
    first, second = build("A. B.", [(0, 2, "sentence", None), (3, 5, "sentence", None)], ["en"] * 2)
    first.model_fields_set.discard("text")
    assert "text" in second.model_fields_set
    assert "text" in built().model_fields_set
