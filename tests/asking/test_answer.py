"""Answers over short invented reports."""

import pytest

import claimcmp as cc
from claimcmp.testing import HashEncoder

REPORTS = (
    {
        "id": "nb",
        "published": "2020-05-03",
        "text": "Havnebyen Sandvik styres av Venstre. I brannen på Voss ble 12 hus ødelagt. "
        "– Vi vil redusere antallet soldater i Narvik, sier Norges forsvarsminister Siv Moe.",
    },
    {
        "id": "da",
        "published": "2020-05-03",
        "text": "Ordføreren i Sandvik er syg. "
        "Mødet mellem Ola Berg og Kari Dahl fandt sted i Odense.",
    },
    {"id": "en", "text": "The weather was fine in Oslo. The bridge in Drammen opened on 4 May."},
)


@pytest.fixture(scope="module")
def comparison() -> cc.Comparison:
    """The three reports, compared once."""
    return cc.compare(cc.load(list(REPORTS)))


@pytest.mark.parametrize(
    "question", ["Who governs Sandvik?", "Hvem styrer Sandvik?", "Kven styrer Sandvik?"]
)
def test_who_is_answered_in_any_language(comparison: cc.Comparison, question: str) -> None:
    """One row: the agent of a passive, with its exact quote."""
    answer = comparison.ask(question)
    assert [(r.answer, r.report) for r in answer.rows] == [("Venstre", "nb")]
    assert answer.verdict == "single-source"
    row = answer.rows[0]
    assert row.says is None
    assert comparison.report("nb").text[row.claim.start : row.claim.end] == row.quote


def test_silence_says_which_word_was_looked_for(comparison: cc.Comparison) -> None:
    """One report names the town without answering, the other does not name it."""
    silent = comparison.ask("Who governs Sandvik?").silent
    assert {k: v.coverage for k, v in silent.items()} == {
        "da": "names it",
        "en": "does not name it",
    }
    assert all(s.looked_for == ("Sandvik",) for s in silent.values())


def test_how_many_counts_what_was_asked(comparison: cc.Comparison) -> None:
    """The number with what it counts."""
    answer = comparison.ask("How many houses were destroyed in Voss?")
    assert [r.answer for r in answer.rows] == ["12 hus"]


def test_a_plan_is_planned_and_we_is_the_speakers_country(comparison: cc.Comparison) -> None:
    """A "vi vil" said by Norway's minister answers a question about Norway."""
    answer = comparison.ask("Will Norway reduce the number of soldiers in Narvik?")
    assert [(r.says, r.speaker) for r in answer.rows] == [("planned", "Siv Moe")]
    assert answer.summary == "One report, one speaker (Moe)."


NEGATIVE = cc.load(
    [
        {
            "id": "n",
            "language": "en",
            "text": "The mayor said it was out of the question for Moss to sell the harbour. "
            "Bergen will not close the library. "
            "The coast guard claimed that Danish trawlers had fished illegally near Narvik. "
            "The Danish ministry of fisheries denied the allegations.",
        }
    ]
)


@pytest.mark.parametrize(
    ("question", "says"),
    [
        ("Will Bergen close the library?", ["no"]),
        ("Will Moss sell the harbour?", ["no"]),
        ("Did the Danish ministry deny the allegations?", ["yes"]),
        ("Had Danish trawlers fished illegally near Narvik?", ["yes", "no"]),
    ],
)
def test_what_is_negated_or_denied_is_answered_so(question: str, says: list[str]) -> None:
    """A plan not to do a thing is a no; a dispute inside a report has both its sides."""
    answer = cc.compare(NEGATIVE).ask(question)
    assert [r.says for r in answer.rows] == says


def test_a_single_word_is_no_yes_or_no() -> None:
    """A name alone asks nothing that a claim could affirm."""
    assert cc.compare(NEGATIVE).ask("Bergen").rows == ()


def test_when_gives_the_time(comparison: cc.Comparison) -> None:
    """The time as the report states it."""
    answer = comparison.ask("When did the bridge in Drammen open?")
    assert [r.answer for r in answer.rows] == ["4 May"]


def test_where_gives_the_place(comparison: cc.Comparison) -> None:
    """A place that the question does not hold already."""
    answer = comparison.ask("Where was the meeting between Ola Berg and Kari Dahl?")
    assert [r.answer for r in answer.rows] == ["Odense"]


@pytest.mark.parametrize(
    "question",
    [
        "Who runs Tromsø?",
        "Hvem bombet Sandvik?",
        "How many people live in Oslo?",
        "Will Sweden win?",
    ],
)
def test_a_question_without_an_answer_gets_no_rows(
    comparison: cc.Comparison, question: str
) -> None:
    """Rows beside the point are worse than none."""
    answer = comparison.ask(question)
    assert answer.rows == ()
    assert answer.verdict == "no-answer"
    assert set(answer.silent) == {"nb", "da", "en"}


@pytest.mark.parametrize("question", ["When?", "Hvor?", "Why?", "Who?"])
def test_a_question_about_nothing_gets_no_rows(comparison: cc.Comparison, question: str) -> None:
    """Not every date in every report."""
    assert comparison.ask(question).rows == ()


def test_a_question_is_put_to_the_encoder_in_one_call(comparison: cc.Comparison) -> None:
    """Word by word would take minutes with a large model."""
    calls: list[int] = []

    class Counting(HashEncoder):
        def encode(self, texts):  # type: ignore[no-untyped-def]
            calls.append(len(texts))
            return super().encode(texts)

    comparison.ask("Who governs Sandvik?", encoder=Counting())
    assert len(calls) == 1


def test_a_summary_counts_only_the_reports_that_say_so() -> None:
    """Two name one owner, the third another."""
    owners = ["Fjordline", "Fjordline", "Havkraft"]
    given = [
        {"id": str(n), "text": f"The ferry in Lervik is owned by {owner}."}
        for n, owner in enumerate(owners)
    ]
    answer = cc.compare(cc.load(given)).ask("Who owns the ferry in Lervik?")
    assert len(answer.rows) == 3
    assert answer.summary == "2 of 3 reports say so, origin shared or unknown."
