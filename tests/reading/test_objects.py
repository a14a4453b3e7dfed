"""Relative clauses whose pronoun is the object."""

import pytest

from claimcmp.reading.clauses import find_clauses

ROWS = [
    ("en", "The province, which the army controls, is quiet.", "the army controls the province"),
    ("en", "They left Vollum, which Lee has held since May.", "Lee has held Vollum since May"),
    ("en", "The port, which the navy never left, is open.", "the navy never left the port"),
    ("nb", "Provinsen, som hæren styrer, er rolig.", "hæren styrer provinsen"),
    ("nb", "Vollum, som hæren ikke kontrollerer, er stengt.", "hæren kontrollerer ikke Vollum"),
    ("nn", "Hamna, som marinen har stengt, ligg i Brekke.", "marinen har stengt hamna"),
    ("da", "Vollum, som hæren har holdt siden maj, er lukket.", "hæren har holdt Vollum siden maj"),
]


@pytest.mark.parametrize(("language", "sentence", "standalone"), ROWS)
def test_the_phrase_stands_where_the_object_was_missing(
    language: str, sentence: str, standalone: str
) -> None:
    """Subject, verb, and what the pronoun stood for."""
    (clause,) = find_clauses(sentence, language)
    assert clause.standalone == standalone
    assert clause.rewording == ("pronoun replaced", "words reordered")


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "The plan, which the army says is dead, failed in the end."),
        ("en", "The house, which Lund called a ruin, burned down."),
        ("en", "The plan, which the army depends on, failed in the end."),
        ("en", "The plan, which they backed, failed in the end."),
        ("en", "A plan, which the army backed, failed in the end."),
        ("nb", "Planen, som hæren var en del av, ble stoppet."),
        ("da", "Planen, som hæren støtter, blev stoppet."),
    ],
)
def test_where_something_else_may_be_missing_there_is_no_clause(
    language: str, sentence: str
) -> None:
    """A preposition without its noun, a verb of saying, an object of its own, a pronoun."""
    assert find_clauses(sentence, language) == ()
