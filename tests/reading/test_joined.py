"""Two main clauses that only "and" joins."""

import pytest

from claimcmp.reading.clauses import find_clauses

ROWS = [
    (
        "en",
        "Two ships sank in Vollum and three were saved in Brekke.",
        ("Two ships sank in Vollum", "three were saved in Brekke"),
    ),
    (
        "en",
        "The bridge was closed and the ferry sank.",
        ("The bridge was closed", "the ferry sank"),
    ),
    (
        "en",
        "Lee held the town and Dahl left the port.",
        ("Lee held the town", "Dahl left the port"),
    ),
    ("nb", "Broen ble stengt og fergen sank.", ("Broen ble stengt", "fergen sank")),
    ("nn", "Brua vart stengd og ferja sokk.", ("Brua vart stengd", "ferja sokk")),
    ("da", "Broen blev lukket og færgen sank.", ("Broen blev lukket", "færgen sank")),
]


@pytest.mark.parametrize(("language", "sentence", "expected"), ROWS)
def test_each_half_with_subject_and_verb_is_a_clause(
    language: str, sentence: str, expected: tuple[str, ...]
) -> None:
    """A name, a number or something known does one thing, another does the other."""
    found = find_clauses(sentence, language)
    assert tuple(c.standalone for c in found) == expected
    assert {c.kind for c in found} == {"coordinate"}


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The house built by Lund and Berg was sold in May."),
        ("en", "Lund said the bridge was closed and the ferry sank."),
        ("en", "The talks between Lund and Berg were held in May."),
        ("en", "If the bridge was closed and the ferry sank, they stayed."),
        ("en", "They left and he stayed in the small town."),
        ("nb", "I går ble broen og fergen stengt i Vollum."),
        ("nb", "Lund sa at broen ble stengt og fergen sank."),
    ],
)
def test_where_and_may_join_two_things_there_is_no_clause(language: str, sentence: str) -> None:
    """Names in a list, reported speech, a condition, pronouns."""
    assert find_clauses(sentence, language) == ()
