"""Clauses that assert something of their own."""

import pytest

from claimcmp.reading.clauses import find_clauses

STANDALONE = [
    ("nb", "De møttes i byen Vollum, som styres av Venstre.", "byen Vollum styres av Venstre"),
    ("da", "De mødtes i byen Vollum, som styres af Venstre.", "byen Vollum styres af Venstre"),
    (
        "nn",
        "Dei møttest i bygda Vollum, som er styrt av Venstre.",
        "bygda Vollum er styrt av Venstre",
    ),
    ("en", "They met in Vollum, which is run by Labour.", "Vollum is run by Labour"),
    ("en", "The talks, held in Oslo last week, ended early.", "The talks held in Oslo last week"),
]


@pytest.mark.parametrize(("language", "sentence", "alone"), STANDALONE)
def test_a_clause_is_worded_with_what_it_speaks_of(
    language: str, sentence: str, alone: str
) -> None:
    """The phrase before the pronoun takes its place."""
    assert [c.standalone(sentence) for c in find_clauses(sentence, language)] == [alone]


def test_both_halves_of_a_coordination_stand_alone() -> None:
    """Two subjects, two verbs, two claims."""
    sentence = "Norge har støttet planen siden 2012, mens Sverige har avvist den i mange år."
    found = [sentence[c.start : c.end] for c in find_clauses(sentence, "nb")]
    assert found == ["Norge har støttet planen siden 2012", "Sverige har avvist den i mange år"]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("nb", "Han arbeider som lærer i Bodø."),
        ("nb", "Broen, som er gammel, skal rives."),
        ("en", "Apples, pears and plums are sold in Ely."),
        ("en", ""),
    ],
)
def test_what_tells_nothing_comparable_is_no_clause(language: str, sentence: str) -> None:
    """No name, no number, or no verb: nothing that could be held against another report."""
    assert find_clauses(sentence, language) == ()
