"""What a question asks for, in four languages."""

import pytest

import claimcmp as cc
from claimcmp.asking.question import parse

SLOTS = [
    ("Who runs Moss?", "en", "who"),
    ("Hvem styrer Moss?", None, "who"),
    ("Kven styrer Moss?", "nn", "who"),
    ("Hvem styrer København?", None, "who"),
    ("Where did Ola Berg meet Kari Dahl?", "en", "where"),
    ("Hvornår åbner broen i Odense?", "da", "when"),
    ("Når åpner broen i Drammen?", "nb", "when"),
    ("How many houses burned in Voss?", "en", "how many"),
    ("Hvor mange hus brant på Voss?", None, "how many"),
    ("Kor mange hus brann på Voss?", "nn", "how many"),
    ("Will Norway close the mine?", "en", "whether"),
    ("Vil Norge stenge gruven?", None, "whether"),
    ("Lukker Danmark minen?", None, "whether"),
]


@pytest.mark.parametrize(("text", "language", "slot"), SLOTS)
def test_the_slot_and_language_of_a_question(text: str, language: str | None, slot: str) -> None:
    """Where a question word belongs to two languages, either is right."""
    found = parse(text)
    assert found.slot == slot
    assert language is None or found.language == language


def test_names_and_other_words_are_parted() -> None:
    """The names must be spoken of; the other words say what about them."""
    found = parse("How many houses burned in Voss?")
    assert [n.text for n in found.names] == ["Voss"]
    assert found.content == ("houses", "burned")


@pytest.mark.parametrize("bad", ["", "  ?!", None, 7])
def test_what_is_no_question_is_refused_with_an_example(bad: object) -> None:
    """The message shows what a question looks like."""
    with pytest.raises(cc.InputError, match="Who controls"):
        parse(bad)  # type: ignore[arg-type]
