# ruff: noqa: D103 -- the names of the tests say the facts
"""Hedges, plans, denials and other scopes: what they are against a flat statement."""

from __future__ import annotations

import pytest

import claimcmp as cc


def relate(left: str, right: str) -> cc.Relation:
    return cc.relate(left, right)


HEARSAY = [
    ("Minister Holm may have known about the leak.", "Minister Holm did not know about the leak."),
    ("Statsråd Holm skal ha kjent til lekkasjen.", "Statsråd Holm kjente ikke til lekkasjen."),
    ("Statsråd Holm skal ha visst om lekkasjen.", "Minister Holm did not know about the leak."),
    ("Visstnok kjende statsråd Holm til lekkasjen.", "Statsråd Holm kjende ikkje til lekkasjen."),
    ("Minister Holm kendte angiveligt til lækagen.", "Statsråd Holm kjente ikke til lekkasjen."),
    ("The ferry reportedly sank off Lervik.", "Fergen sank ikke utenfor Lervik."),
    ("Kanskje er havna i Lervik stengt.", "Havna i Lervik er ikkje stengt."),
    ("The guards claim that they hold the pass.", "The guards do not hold the pass."),
    ("Vaktene hevder at de kontrollerer passet.", "The guards do not control the pass."),
    ("Vagterne påstår, at de holder passet.", "Vaktene holder ikke passet."),
]

LEFT_OPEN = [
    ("The ministry has no knowledge of divers in Lervik.", "There are divers in Lervik."),
    ("The ministry is not aware of divers in Lervik.", "Det er dykkere i Lervik."),
    ("Departementet kjenner ikke til dykkere i Lervik.", "Det er dykkere i Lervik."),
    ("Departementet kjenner ikkje til dykkarar i Lervik.", "Det er dykkarar i Lervik."),
    ("Ministeriet kender ikke til dykkere i Lervik.", "Der er dykkere i Lervik."),
    ("Det er uvisst om broen er åpen.", "Broen er ikke åpen."),
    ("Det vides ikke, om broen er åben.", "Broen er ikke åben."),
    ("It is unclear whether the bridge is open.", "The bridge is not open."),
    ("Politiet kunne ikke bekrefte at piloten er død.", "The pilot is dead."),
    ("Politiet kunne ikke bekræfte, at piloten er død.", "Piloten er død."),
    ("Departementet verken bekrefter eller avkrefter samtaler.", "Det er ingen samtaler."),
    ("Departementet korkje stadfestar eller avkreftar samtalar.", "Departementet har samtalar."),
    ("Ministeriet hverken be- eller afkræfter samtaler.", "Ministeriet fører ikke samtaler."),
]  # fmt: skip

DENIED = [
    ("The ministry denies that boats crossed the line.", "Boats crossed the line."),
    ("Departementet avviser at båter krysset linjen.", "Boats crossed the line."),
    ("Departementet avviser at båtar kryssa linja.", "Båtar kryssa linja."),
    ("Ministeriet afviser, at både har krydset linjen.", "Både krydsede linjen."),
]

PLANNED = [
    ("The owner plans to close the mill in Lervik.", "The owner has closed the mill in Lervik."),
    ("Eieren skal stenge møllen i Lervik.", "Eieren har ikke stengt møllen i Lervik."),
    ("Eigaren planlegg å stengje mølla i Lervik.", "Eigaren har stengt mølla i Lervik."),
    ("Ejeren vil lukke møllen i Lervik.", "Ejeren har ikke lukket møllen i Lervik."),
    ("Ejeren overvejer at lukke møllen.", "Ejeren har ikke lukket møllen."),
    ("Eieren vurderer å stenge møllen.", "The owner has not closed the mill."),
    ("The owner is considering closing the mill.", "The owner has not closed the mill."),
]


@pytest.mark.parametrize(("left", "right"), [*HEARSAY, *LEFT_OPEN, *DENIED, *PLANNED])
def test_what_is_not_stated_flatly_contradicts_nothing(left: str, right: str) -> None:
    for relation in (relate(left, right), relate(right, left)):
        assert relation.kind == "related"
        assert "plan or opinion" in relation.caveats


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Since 19 September 135 people have been killed in Lervik.",
         "On Saturday 12 people were killed in Lervik."),
        ("I Lervik er 135 mennesker drept siden 19. september.",
         "Lørdag ble 12 mennesker drept i Lervik."),
        ("I Lervik er 135 menneske drepne sidan 19. september.",
         "Laurdag vart 12 menneske drepne i Lervik."),
        ("I Lervik er 135 mennesker dræbt siden den 19. september.",
         "Lørdag blev 12 mennesker dræbt i Lervik."),
        ("So far this year 40 fires have been reported in Lervik.",
         "Two fires were reported in Lervik on Monday."),
        ("Hittil i år er 40 branner meldt i Lervik.", "To branner ble meldt i Lervik mandag."),
    ],
)  # fmt: skip
def test_a_count_since_some_day_is_none_of_one_day(left: str, right: str) -> None:
    for relation in (relate(left, right), relate(right, left)):
        assert (relation.kind, relation.caveats[-1]) == ("related", "different event")


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ti dykkere skal ha blitt reddet.", "Ti dykkere ble reddet."),
        ("Angiveligt blev ti dykkere reddet.", "Ti dykkere ble reddet."),
        ("The guards claim that they hold the pass.", "Vaktene holder passet."),
    ],
)
def test_hearsay_agrees_with_the_fact_and_says_so(left: str, right: str) -> None:
    relation = relate(left, right)
    assert relation.kind == "agrees"
    assert "plan or opinion" in relation.caveats


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Ti soldater skal ha blitt drept.", "Twelve soldiers were reportedly killed."),
        ("The owner will close the mill.", "Eieren skal ikke stenge møllen."),
        ("Politiet opplyser at ti dykkere ble reddet.", "Twelve divers were rescued."),
        ("Since May 40 fires have been reported.", "Siden mai er 60 branner meldt."),
        ("Statsråd Holm kjente til lekkasjen.", "Minister Holm did not know about the leak."),
    ],
)
def test_two_claims_told_alike_can_contradict_each_other(left: str, right: str) -> None:
    assert relate(left, right).leaning == "diverges"
