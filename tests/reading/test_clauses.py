"""Clauses that assert something of their own."""

from time import perf_counter

import pytest
from clause_rows import ROWS
from hypothesis import given
from hypothesis import strategies as st

from claimcmp.reading.clauses import find_clauses
from claimcmp.reading.wording import ClauseKind


@pytest.mark.parametrize(
    ("language", "sentence", "expected"),
    [(language, *row) for language, rows in ROWS.items() for row in rows],
)
def test_a_clause_is_worded_to_stand_alone_or_left_out(
    language: str, sentence: str, expected: tuple[tuple[str, ...], ...]
) -> None:
    """The golden table: every clause that is sure, its wording, and what was changed."""
    found = find_clauses(sentence, language)
    assert tuple((c.standalone, *c.rewording) for c in found) == expected


@pytest.mark.parametrize("language", ROWS)
def test_the_golden_table_holds_sentences_with_and_without_clauses(language: str) -> None:
    """Abstaining is tested as often as finding, about."""
    rows = ROWS[language]
    assert len(rows) >= 30
    assert sum(not expected for _, expected in rows) >= 10


@pytest.mark.parametrize("language", ROWS)
def test_nothing_is_reworded_without_saying_so(language: str) -> None:
    """A wording equals the text exactly where no change is named."""
    for sentence, _ in ROWS[language]:
        for clause in find_clauses(sentence, language):
            same = clause.standalone == sentence[clause.start : clause.end]
            assert same == (clause.rewording == ())


KINDS: list[tuple[ClauseKind, str]] = [
    ("relative", "They met in Vollum, which is run by Labour."),
    ("participle", "The talks, held in Oslo last week, ended early."),
    ("apposition", "Ann Lee, the mayor of Ely, went home."),
    ("coordinate", "Norway backs the plan, while Sweden rejects the whole idea."),
    ("shared subject", "The government bought 12 planes and sold three ships to Denmark."),
    ("cause", "The port was closed because Denmark had sent no ships in May."),
    ("circumstance", "After Norway signed a treaty in Ely, Lee went home."),
    ("consequence", "The port of Ely is closed, which means that Denmark gets no oil."),
]


@pytest.mark.parametrize(("kind", "sentence"), KINDS)
def test_a_clause_says_of_what_kind_it_is(kind: ClauseKind, sentence: str) -> None:
    """What the sentence does with it: presupposes, adds, asserts or explains."""
    assert kind in {c.kind for c in find_clauses(sentence, "en")}


def test_what_a_clause_speaks_of_is_a_span_of_the_sentence() -> None:
    """Names and numbers of the phrase that was put in count for the clause."""
    sentence = "De møttes i byen Vollum, som styres av Venstre."
    (clause,) = find_clauses(sentence, "nb")
    assert clause.about is not None
    assert sentence[slice(*clause.about)] == "byen Vollum"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "He called it “the town of Ely, which is run by Labour”, and left for Deal."),
        ("nb", "Hun viste til «byen Vollum, som styres av Venstre» i brevet sitt."),
    ],
)
def test_a_clause_inside_quotation_marks_is_somebody_elses(language: str, sentence: str) -> None:
    """What stands between the marks is not the report's own voice."""
    assert not any(c.kind == "relative" for c in find_clauses(sentence, language))


def test_a_number_with_its_sign_or_bracket_stays_whole() -> None:
    """A clause does not end before "%", nor between a bracket's halves."""
    sentence = "The port of Ely lost 12 %, while the port of Deal gained 30 % in May."
    assert find_clauses(sentence, "en")[0].standalone == "The port of Ely lost 12 %"


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", ""),
        ("en", "Apples, pears and plums are sold in Ely."),
        ("und", "They met in Vollum, which is run by Labour."),
        ("en", "word, which is " * 2_000),
    ],
)
def test_what_tells_nothing_comparable_is_no_clause(language: str, sentence: str) -> None:
    """No name, no verb, no known language, or no sentence at all."""
    assert find_clauses(sentence, language) == ()


@given(
    st.lists(
        st.sampled_from(
            "som der which who that og and , . ; – Ely Norge the den broen byen har styres is was "
            "held after etter at ha being noe betyr fordi 12 % ( ) « » ikke hun he said derfor "
            "skal vi three hæren controls sank".split()
        ),
        max_size=40,
    ),
    st.sampled_from(["nb", "nn", "da", "en", "und"]),
)
def test_any_order_of_small_words_gives_spans_inside_the_sentence(
    words: list[str], language: str
) -> None:
    """No sentence breaks the rules, and every clause is a stretch of it."""
    sentence = " ".join(words).replace(" ,", ",")
    for clause in find_clauses(sentence, language):
        assert 0 <= clause.start < clause.end <= len(sentence)
        assert clause.standalone.strip() == clause.standalone != ""
        assert clause.about is None or 0 <= clause.about[0] < clause.about[1] <= len(sentence)


@pytest.mark.parametrize(
    "unit",
    ["because he was in Ely, ", "after she had Ely ", "X, which is, ", "and she had been and "],
)
def test_a_sentence_of_one_thing_said_again_and_again_is_read_in_time(unit: str) -> None:
    """Each clause looks back no further than it must."""
    sentence = "Ann Lee won " + unit * (3_900 // len(unit))
    begun = perf_counter()
    find_clauses(sentence, "en")
    assert perf_counter() - begun < 5
