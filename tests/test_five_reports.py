"""What the five sample reports must show, with and without an invented fifth voice.

They are known here and in the documentation, and nowhere else: no module may
know them.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import claimcmp as cc

REPOSITORY = Path(__file__).parents[1]
SEEDS = REPOSITORY / "seeds"


@pytest.fixture(scope="module")
def five() -> cc.Comparison:
    """The five sample reports."""
    return cc.compare(cc.load(SEEDS))


FIFTH = "Idlib is controlled by HTS."
DATE_OF_002 = "2017-09-29"


def ids(*prefixes: str) -> set[str]:
    """The sample reports' whole ids from their first three digits."""
    found = {p.name for p in SEEDS.iterdir() if p.name[:3] in prefixes}
    assert len(found) == len(prefixes)
    return found


def test_the_sample_folder_holds_the_five_reports_alone() -> None:
    """`claimcmp compare seeds/` takes the whole folder."""
    assert sorted(p.name[:3] for p in SEEDS.iterdir()) == ["000", "001", "002", "003", "004"]


def test_the_five_are_read_for_what_they_are(five: cc.Comparison) -> None:
    """Languages as they are written, dates where the text states one, nothing else."""
    found = {r.id[:3]: (r.language, str(r.published or "")) for r in five.reports}
    assert found == {
        "000": ("nb", "2016-12"),
        "001": ("da", "2017-01"),
        "002": ("nb", ""),
        "003": ("en", ""),
        "004": ("en", ""),
    }


def test_the_agency_is_the_origin_and_the_photographer_is_not(five: cc.Comparison) -> None:
    """One report names its agency; the credits under photos are no origins."""
    origins = {r.id[:3]: r.origin for r in five.reports}
    assert origins["003"] == "AAP"
    assert not {"Getty Images", "AFP", "Afp"} & set(origins.values())


def test_no_two_of_the_five_contradict_each_other(five: cc.Comparison) -> None:
    """They speak of different days: a conflict between them would be invented."""
    assert five.divergences() == ()
    assert not [g for g in five.groups if g.verdict in ("disputed", "developing")]


def test_one_dispute_runs_inside_a_report(five: cc.Comparison) -> None:
    """Damascus claims, Berlin denies: people quoted in one report, not two reports."""
    inside = five.divergences(within=True)
    assert {r.left.report for r in inside} == {r.right.report for r in inside} == ids("003")
    (group,) = (g for g in five.groups if g.dispute is not None)
    assert group.dispute == "within_report"
    texts = " ".join(c.context for c in five.claims if c.id in group.claims)
    assert "German" in texts
    assert "denied" in texts


def test_the_talks_in_ankara_are_left_open(five: cc.Comparison) -> None:
    """Reported, and neither confirmed nor denied."""
    left_open = five.left_open()
    assert {c.report for c in left_open} == ids("004")
    assert any("did not confirm or deny" in c.context for c in left_open)


def test_the_summary_counts_the_five(five: cc.Comparison) -> None:
    """The first lines of every view say what there is."""
    said = " ".join(five.to_markdown().split())
    for sentence in (
        "5 reports: 2 Norwegian, 1 Danish, 2 English.",
        "Three have no date.",
        "Contradictions between reports: 0.",
        "Disputes between people quoted inside one report: 1",
    ):
        assert sentence in said


@pytest.mark.parametrize(
    ("carriers", "words"),
    [
        (("000", "002", "003"), ("Assad",)),
        (("000", "004"), ("Astana",)),
        (("000", "001"), ("Genève", "Geneva")),
    ],
    ids=["Russia backs Assad", "talks to come in Astana", "Geneva goes on"],
)
def test_several_of_the_five_agree(
    five: cc.Comparison, carriers: tuple[str, ...], words: tuple[str, ...]
) -> None:
    """What several carry reads "repeated", since nobody knows who made it known first."""
    of = {c.id: c for c in five.claims}

    def carried(group: cc.Group) -> set[str]:
        told = (of[id] for id in group.claims if any(w in of[id].standalone for w in words))
        return {c.report or "" for c in told}

    assert [g for g in five.groups if g.verdict == "repeated" and carried(g) == ids(*carriers)]


def test_there_are_tens_of_relations_not_hundreds(five: cc.Comparison) -> None:
    """A person can read them all."""
    assert 5 <= len(five.relations) < 100


IDLIB = (
    "Who controls Idlib?",
    "Hvem kontrollerer Idlib?",
    "Kven kontrollerer Idlib?",
    "Hvem har kontrol over Idlib?",
)


@pytest.mark.parametrize("question", IDLIB)
def test_one_report_says_who_controls_idlib(five: cc.Comparison, question: str) -> None:
    """One row, with its quote; the other four do not name the place."""
    answer = five.ask(question)
    (row,) = answer.rows
    assert row.answer == "IS"
    assert row.quote == "som kontrolleres av IS"
    assert {row.report} == ids("002")
    assert row.language == "nb"
    assert row.speaker is None
    assert row.published is None
    assert answer.verdict == "single-source"
    assert answer.summary == "One report, uncorroborated."
    assert set(answer.silent) == ids("000", "001", "003", "004")
    assert {s.coverage for s in answer.silent.values()} == {"does not name it"}


TROOPS = (
    "Will Russia reduce its troops?",
    "Will Russia reduce its troops in Syria?",
    "Vil Russland redusere styrkene sine i Syria?",
    "Vil Rusland reducere sine tropper i Syrien?",
)


@pytest.mark.parametrize("question", TROOPS)
def test_one_speaker_says_that_troops_will_be_reduced(five: cc.Comparison, question: str) -> None:
    """One report, one speaker, a plan; the other four are silent."""
    answer = five.ask(question)
    assert {r.report for r in answer.rows} == ids("000")
    assert all("Putin" in (r.speaker or "") for r in answer.rows)
    assert {r.says for r in answer.rows} == {"planned"}
    quotes = " ".join(r.quote for r in answer.rows)
    assert "Russland vil redusere sitt militære nærvær i Syria" in quotes
    assert "Jeg støtter forslaget fra forsvarsdepartementet om en reduksjon" in quotes
    assert answer.summary.startswith("One report, one speaker")
    assert set(answer.silent) == ids("001", "002", "003", "004")


@pytest.mark.parametrize("question", ["Who controls Raqqa?", "Hvem styrer Kirkuk?"])
def test_a_question_without_an_answer_gets_no_rows(five: cc.Comparison, question: str) -> None:
    """Nothing is guessed from a sentence that happens to be near."""
    answer = five.ask(question)
    assert answer.rows == ()
    assert answer.verdict == "no-answer"
    assert set(answer.silent) == {r.id for r in five.reports}


def with_fifth_voice(tmp_path: Path, own: str, theirs: str) -> cc.Comparison:
    """The five and an invented report; `own` is its date, `theirs` that given to report 002."""
    (dated,) = ids("002")
    table = tmp_path / "meta.csv"
    table.write_text(f"id,published\n{dated},{theirs}\n", encoding="utf8")
    reports = cc.load(SEEDS, metadata=table if theirs else None)
    voice = cc.load([{"id": "invented", "text": FIFTH, "published": own or None}])
    return cc.compare([*reports, *voice])


def idlib(comparison: cc.Comparison) -> cc.Group:
    """The group of the claim that answers who controls Idlib."""
    rows = comparison.ask(IDLIB[0]).rows
    (of_002,) = (r.claim.id for r in rows if {r.report} == ids("002"))
    (group,) = (g for g in comparison.groups if of_002 in g.claims)
    return group


def test_a_fifth_voice_on_the_same_day_disputes(tmp_path: Path) -> None:
    """Same place, same day, another ruler: both cannot be true."""
    comparison = with_fifth_voice(tmp_path, DATE_OF_002, DATE_OF_002)
    group = idlib(comparison)
    assert (group.verdict, group.dispute) == ("disputed", "between_reports")
    (relation,) = comparison.divergences()
    assert {relation.left.report, relation.right.report} == {"invented", *ids("002")}
    answer = comparison.ask(IDLIB[0])
    assert {r.answer for r in answer.rows} == {"IS", "HTS"}
    assert answer.verdict == "disputed"


def test_a_fifth_voice_two_years_later_is_a_development(tmp_path: Path) -> None:
    """Both accounts can hold, each at its time."""
    comparison = with_fifth_voice(tmp_path, "2019-09-29", DATE_OF_002)
    assert idlib(comparison).verdict == "developing"
    assert comparison.divergences() == ()


@pytest.mark.parametrize(("own", "theirs"), [("", ""), ("2017-09-29", ""), ("", DATE_OF_002)])
def test_a_fifth_voice_without_a_date_disputes_nothing(
    tmp_path: Path, own: str, theirs: str
) -> None:
    """An unknown date is not the same date."""
    comparison = with_fifth_voice(tmp_path, own, theirs)
    assert idlib(comparison).verdict not in ("disputed", "developing")
    assert comparison.divergences() == ()


def strings(path: Path) -> Iterator[str]:
    """Every string of a module that is not a docstring."""
    tree = ast.parse(path.read_text(encoding="utf8"))
    explained = {
        id(node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    for node in ast.walk(tree):
        told = isinstance(node, ast.Constant) and isinstance(node.value, str)
        if told and id(node) not in explained:
            yield str(ast.literal_eval(node))


@pytest.mark.parametrize("word", ["Idlib", "Astana", "Assad", "Putin", "HTS", "reduser"])
def test_no_module_knows_the_sample_reports(word: str) -> None:
    """No string of the code holds a word that only these five reports would need."""
    for path in (REPOSITORY / "claimcmp").rglob("*.py"):
        assert not [s for s in strings(path) if re.search(rf"\b{word}", s)], path


def test_no_word_list_knows_the_place_that_is_asked_about() -> None:
    """Lists of names are general; the question's own place stands in none that is kept by hand."""
    for path in (REPOSITORY / "claimcmp").rglob("data/*.txt"):
        assert "idlib" not in path.read_text(encoding="utf8").casefold(), path
