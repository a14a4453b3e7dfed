# ruff: noqa: D103 -- the names of the tests say the facts
"""The ways to give aliases, what they come to in the settings, and what is refused."""

from __future__ import annotations

import warnings
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import claimcmp as cc

FLG = ("FLG", "Fjellgruppen")


def written(folder: Path, text: str) -> Path:
    path = folder / "aliases.txt"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    "line",
    [
        "FLG = Fjellgruppen",
        "Fjellgruppen\tFLG",
        "FLG; Fjellgruppen",
        "FLG,Fjellgruppen",
        "FLG: Fjellgruppen",
        'FLG,"Fjellgruppen"',
        "FLG = Fjellgruppen # the group",
        "\ufeffFLG = Fjellgruppen",
    ],
)
def test_a_file_holds_one_name_a_line(tmp_path: Path, line: str) -> None:
    path = written(tmp_path, f"{line}\r\n\r\n# ours\n")
    assert cc.Settings(aliases=path).aliases == (FLG,)


def test_after_a_colon_spellings_stand_apart_by_commas(tmp_path: Path) -> None:
    path = written(tmp_path, "FLG: Fjellgruppen, Berggruppen")
    assert cc.Settings(aliases=str(path)).aliases == (("Berggruppen", "FLG", "Fjellgruppen"),)


def test_a_comma_inside_quotation_marks_parts_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, 'FLG,"Fjellgruppen, Lervik"')
    assert cc.Settings(aliases=path).aliases == (("FLG", "Fjellgruppen, Lervik"),)


@pytest.mark.parametrize(
    "given",
    [
        {"FLG": "Fjellgruppen"},
        {"Fjellgruppen": ["FLG"]},
        {"FLG": {"Fjellgruppen"}},
        [["Fjellgruppen", "FLG"]],
        (("FLG", "Fjellgruppen"), ("Fjellgruppen", "FLG")),
    ],
)
def test_a_mapping_or_lists_say_the_same(given: object) -> None:
    assert cc.Settings(aliases=given).aliases == (FLG,)


def test_entries_that_share_a_spelling_are_one_name() -> None:
    given = {"FLG": "Fjellgruppen", "Ås": "Aas", "Berggruppen": "FLG"}
    assert cc.Settings(aliases=given).aliases == (
        ("Aas", "Ås"),
        ("Berggruppen", "FLG", "Fjellgruppen"),
    )


def test_the_order_of_entries_does_not_matter() -> None:
    given = {"A1": "B1", "C1": "D1", "B1": "C1", "X1": "Y1"}
    turned = dict(reversed(given.items()))
    assert cc.Settings(aliases=given) == cc.Settings(aliases=turned)


def test_settings_without_aliases_have_none() -> None:
    assert cc.Settings().aliases == cc.Settings(aliases=None).aliases == ()


def test_settings_with_aliases_survive_json() -> None:
    settings = cc.Settings(aliases={"FLG": "Fjellgruppen"}, sure=0.8)
    assert cc.Settings.model_validate_json(settings.model_dump_json()) == settings


def test_settings_with_aliases_can_be_hashed_and_have_their_own_digest() -> None:
    settings = cc.Settings(aliases={"FLG": "Fjellgruppen"})
    assert hash(settings) != hash(cc.Settings())
    assert settings.digest() != cc.Settings().digest()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fjellvik", "line 1 has one spelling only"),
        ("Fjellvik = Fjellvik", "line 1 has one spelling only"),
        ("\nFjellvik = ...", r"line 2 has no name in '\.\.\.'"),
        ("Fjellvik = Berget\nStua = berget", "line 2 gives 'berget', which stands in line 1 too"),
        ("Fjellvik = Berget\nBerget = Stua", "line 2 gives 'Berget'"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(cc.UnreadableInput, match=said):
        cc.Settings(aliases=written(tmp_path, text))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(cc.UnreadableInput, match=r"No such file.*give the path"):
        cc.Settings(aliases=tmp_path / "none.txt")


def test_a_file_that_is_no_text_says_so(tmp_path: Path) -> None:
    path = tmp_path / "aliases.txt"
    path.write_bytes(b"\xff\xfe\x00=\x80")
    with pytest.raises(cc.UnreadableInput, match="not UTF-8"):
        cc.Settings(aliases=path)


@pytest.mark.parametrize(
    "given",
    [3, b"FLG", ["FLG"], {"FLG": []}, {"FLG": "FLG"}, {"FLG": 3}, {"FLG": "…"}, {"": "FLG"},
     {"FLG": "\ud800"}, {"FLG": {"a": "b"}}, [[["FLG"]]], "a\0b"],
)  # fmt: skip
def test_anything_else_is_refused(given: object) -> None:
    with pytest.raises(cc.InputError, match=r"want|give"):
        cc.Settings(aliases=given)


def test_a_setting_out_of_range_says_its_range() -> None:
    with pytest.raises(cc.InputError, match=r"sure was given as 5; .*less than or equal to 1"):
        cc.Settings(sure=5)


def test_an_unknown_setting_names_the_known_ones() -> None:
    with pytest.raises(cc.InputError, match=r"no setting 'surre'; want any of .*sure"):
        cc.Settings(surre=1)


# What aliases do to results

ALIASED = cc.Settings(aliases={"FLG": ["Fjellgruppen", "Berggruppen"]})
LEFT, RIGHT = "Lervik is controlled by FLG.", "Lervik kontrolleres av Fjellgruppen."


def side(claim: cc.Claim) -> set[str]:
    return {n.key for n in claim.names}


@pytest.mark.parametrize("text", [RIGHT, "Lervik bliver kontrolleret af Berggruppen."])
def test_related_claims_name_one_thing(text: str) -> None:
    relation = cc.relate(LEFT, text, settings=ALIASED)
    assert side(relation.left) == side(relation.right)
    assert relation.kind == "agrees"


def test_claims_read_with_aliases_do_not_return_without() -> None:
    with_aliases = cc.relate(LEFT, RIGHT, settings=ALIASED)
    without = cc.relate(LEFT, RIGHT)
    assert side(without.left) != side(with_aliases.left)
    assert cc.relate(LEFT, RIGHT, settings=ALIASED) == with_aliases


def test_a_claim_that_was_read_before_gets_the_aliases() -> None:
    before = cc.relate(LEFT, RIGHT)
    relation = cc.relate(before.left, before.right, settings=ALIASED)
    assert relation == cc.relate(LEFT, RIGHT, settings=ALIASED)


def test_known_claims_are_matched_with_aliases() -> None:
    ((best, *_),) = cc.match([LEFT], [RIGHT, "Fergen er forsinket."], settings=ALIASED)
    assert (best.kind, best.right.text) == ("agrees", RIGHT)


@pytest.fixture(scope="module")
def comparison() -> cc.Comparison:
    reports: list[Mapping[str, Any]] = [
        {"id": "a", "text": LEFT},
        {"id": "b", "text": RIGHT},
        {"id": "c", "text": "Berggruppen rykket frem mot Sandnes."},
    ]
    return cc.compare(reports, settings=ALIASED)


def test_reports_agree_under_two_names(comparison: cc.Comparison) -> None:
    assert {(r.left.report, r.right.report) for r in comparison.agreements()} == {("a", "b")}


def test_a_result_carries_the_aliases(comparison: cc.Comparison) -> None:
    assert comparison.settings == ALIASED
    assert comparison.provenance.settings == ALIASED.digest()
    assert "Berggruppen" in comparison.to_json()


def test_a_report_that_uses_the_other_name_is_not_silent_on_it(comparison: cc.Comparison) -> None:
    answer = comparison.ask("Where is Fjellgruppen?")
    told = {id: s.coverage for id, s in answer.silent.items()} | {
        r.report: "names it" for r in answer.rows
    }
    assert told == dict.fromkeys("abc", "names it")


@pytest.mark.parametrize(
    "question", ["Does FLG control Lervik?", "Kontrollerer Berggruppen Lervik?"]
)
def test_a_question_may_use_any_of_the_names(comparison: cc.Comparison, question: str) -> None:
    assert {(r.report, r.says) for r in comparison.ask(question).rows} == {
        ("a", "yes"),
        ("b", "yes"),
    }


def test_answers_under_two_names_are_one_answer(comparison: cc.Comparison) -> None:
    answer = comparison.ask("Hvem kontrollerer Lervik?")
    assert answer.verdict == "repeated"


def test_claims_without_aliases_are_read_as_before() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        left = cc.compare([{"id": "a", "text": LEFT}]).claims
    assert [n.text for n in left[0].names] == ["Lervik", "FLG"]
