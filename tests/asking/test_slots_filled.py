"""Which stretch of a claim answers a question, and what is beside its point."""

from __future__ import annotations

import pytest

import claimcmp as cc

EN = (
    "The shipyard in Moss was sold to Norsk Marin in 2019. "
    "The shipyard in Horten will be sold next year. "
    "There were 300 arrests in 2016, compared with 420 in 2017. "
    "The court in Oslo fined the company 3 million kroner on 12 February. "
    "Norway beat Denmark in the final. "
    "The owner of the shipyard, Per Vik, was born in Bodø. "
    "Police arrested two men after a fire in Alta. "
    "The storm killed 14 people in Narvik. "
    "The fair was held in Drammen, Norway on Friday. "
    "The mayor said on Monday that the library in Hamar opened in May. "
    "Anne Lie told President Ola Moe that she is running a bakery. "
    "Siv Lund moved to Ribe. She criticised the harbour board."
)
NB = "Eieren av verftet, Per Vik, er syk. Ordfører Kari Dahl besøkte Vik. Dahl møtte Per Lie."


@pytest.fixture(scope="module")
def comparison() -> cc.Comparison:
    """An English and a Norwegian report, compared once."""
    reports = [
        {"id": "en", "text": EN, "language": "en", "published": "2021-03-02"},
        {"id": "nb", "text": NB, "language": "nb", "published": "2021-03-02"},
    ]
    return cc.compare(cc.load(reports))


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("When was the shipyard in Moss sold?", ["2019"]),
        ("When will the shipyard in Horten be sold?", ["next year"]),
        ("How many arrests were there in 2017?", ["420 arrests"]),
        ("How many arrests were there in 2016?", ["300 arrests"]),
        ("How much was the company fined?", ["3 million kroner"]),
        ("Hvor mange døde i Narvik?", ["14 people"]),
        ("How many people died in Narvik?", ["14 people"]),
        ("Who beat Denmark?", ["Norway"]),
        ("Who did Norway beat?", ["Denmark"]),
        ("Who arrested two men?", ["Police"]),
        ("Hvem eier verftet?", ["Per Vik", "Per Vik"]),
        ("Where was the fair?", ["Drammen"]),
        ("Hvor ble Per Vik født?", ["Bodø"]),
        ("When did the library in Hamar open?", ["May"]),
        ("Did Siv Lund criticise the harbour board?", ["yes"]),
    ],
)
def test_the_slot_is_filled(comparison: cc.Comparison, question: str, answers: list[str]) -> None:
    """With the words of the claim that go with the question's predicate."""
    found = [r.answer.removeprefix("in ") for r in comparison.ask(question).rows]
    assert found == answers


@pytest.mark.parametrize(
    "question",
    [
        "When was the shipyard in Horten sold?",
        "When will the shipyard in Moss be sold?",
        "Did Denmark win the final?",
        "Who beat Norway?",
        "How many people died in Alta?",
        "Will Anne Lie run for president?",
        "Where is Drammen?",
        "When was the shipyard in Narvik sold?",
        "Who was born in Moss?",
        "Did Ola Moe criticise the harbour board?",
    ],
)
def test_what_is_beside_the_point_gives_no_row(comparison: cc.Comparison, question: str) -> None:
    """Another tense, another part in the event, another place, a title, a name alone."""
    assert comparison.ask(question).rows == ()


@pytest.mark.parametrize(
    "wordings",
    [
        (
            "When was the shipyard in Moss sold?",
            "Når ble verftet i Moss solgt?",
            "Hvornår blev værftet i Moss solgt?",
        ),
        (
            "How many people died in Narvik?",
            "Hvor mange omkom i Narvik?",
            "Kor mange menneske døydde i Narvik?",
        ),
        ("Who beat Denmark?", "Hvem slo Danmark?", "Kven slo Danmark?"),
        (
            "Where was Per Vik born?",
            "Hvor ble Per Vik født?",
            "Kvar vart Per Vik fødd?",
        ),
    ],
)
def test_one_question_has_the_same_rows_in_every_language(
    comparison: cc.Comparison, wordings: tuple[str, ...]
) -> None:
    """By what its words mean, not by how they are spelled."""
    rows = {tuple((r.report, r.answer) for r in comparison.ask(w).rows) for w in wordings}
    assert len(rows) == 1
    assert rows != {()}


SEVERAL = (
    "Per Vik was elected in 2015 and resigned on 3 May 2019. "
    "The council met in Voss on Tuesday to discuss the budget, which was rejected in January. "
    "The festival was held in Odda in 2018 and in Voss in 2019. "
    "Siv Moe, who grew up in Stryn, works in Bergen. "
    "Aker sold its yard to Havbruk, which was founded in 1853. "
    "The two sides met before the deal was signed in June. "
    "In 2011 Anne Lie left Moss, and in 2014 she signed for Skien. "
    "Rune Berg has won three medals in Lom since 2006. "
    "Ida Holm won the first gold in Vang since 1998."
)


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("When did Per Vik resign?", ["3 May 2019"]),
        ("When was Per Vik elected?", ["2015"]),
        ("When was the budget rejected?", ["January"]),
        ("When did the council meet?", ["Tuesday"]),
        ("Where was the festival held in 2019?", ["Voss"]),
        ("When was the festival held in Odda?", ["2018"]),
        ("When was the festival held in Voss?", ["2019"]),
        ("Where does Siv Moe work?", ["Bergen"]),
        ("When was Havbruk founded?", ["1853"]),
        ("When was Aker founded?", []),
        ("When did the two sides meet?", []),
        ("When was the deal signed?", ["June"]),
        ("When did Anne Lie leave Moss?", ["2011"]),
        ("When did Rune Berg win in Lom?", []),
        ("When did Anne Lie sign for Skien?", ["2014"]),
    ],
)
def test_of_several_the_one_that_goes_with_the_verb(question: str, answers: list[str]) -> None:
    """Or with the year or place that the question gives; another verb's is none."""
    report = {"id": "r", "text": SEVERAL, "language": "en", "published": "2021-03-02"}
    rows = cc.compare(cc.load([report])).ask(question).rows
    assert [r.answer.removeprefix("in ").removeprefix("on ") for r in rows] == answers
