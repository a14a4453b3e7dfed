"""Names that stand side by side in a question."""

from __future__ import annotations

from claimcmp.asking.naming import known_names, told_apart
from claimcmp.asking.question import parse
from claimcmp.reading.claims import claim_from_text


def names(question: str, *texts: str) -> list[str]:
    """The names of a question, told apart by those of some English claims."""
    claims = [claim_from_text(text, language="en") for text in texts]
    return [n.text for n in parse(question, known=known_names(claims)).names]


def test_two_names_of_the_reports_are_two() -> None:
    """Subject and object follow each other in a Norwegian question."""
    held = "Moss Rovers play Skien Wanderers on Friday."
    assert names("Når møter Moss Rovers Skien Wanderers?", held) == [
        "Moss Rovers",
        "Skien Wanderers",
    ]


def test_without_reports_a_run_of_capitals_stays_one() -> None:
    """Nothing tells where it would part."""
    assert names("Når møter Moss Rovers Skien Wanderers?") == ["Moss Rovers Skien Wanderers"]


def test_a_verb_that_opens_the_question_is_no_name() -> None:
    """Where the rest is a name that the reports know."""
    assert names("Lekket Siv Lund brevet?", "The letter was leaked by Siv Lund.") == ["Siv Lund"]


def test_a_name_that_the_reports_hold_is_not_parted() -> None:
    """Though each of its words is known alone."""
    question = parse("Hvem leder Nord Sjø?")
    claims = [claim_from_text("They met Nord Sjø, Nord and Sjø in Moss.", language="en")]
    assert list(told_apart(question.names, known_names(claims))) == list(question.names)


def test_the_genitive_of_a_name_is_no_word_to_look_for() -> None:
    """It is a form of Norway's name."""
    assert parse("Hvem er Norges statsminister?").content == ("statsminister",)
