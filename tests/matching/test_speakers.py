"""Who is one speaker, in four languages."""

import pytest

import claimcmp as cc
from claimcmp.matching.speakers import speakers

CLAIM = cc.Claim(
    id="c",
    report="r",
    start=0,
    end=4,
    text="Rain",
    standalone="Rain",
    context="Rain",
    language="en",
    stance="says",
)


def _said(*quoted: tuple[str | None, str]) -> list[cc.Claim]:
    return [
        CLAIM.model_copy(update={"id": f"c{n}", "speaker": speaker, "language": language})
        for n, (speaker, language) in enumerate(quoted)
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Sergej Lavrov", "nb"), ("Lavrov", "da")),
        (("Russlands utenriksminister Sergej Lavrov", "nb"), ("Sergey Lavrov", "en")),
        (("Mevlut Cavusoglu", "nb"), ("Çavuşoğlu", "en")),
        (("Sjojgu", "nn"), ("Sergei Shoigu", "en")),
        (("Mayor Tilda Moreau", "en"), ("borgmester Moreau", "da")),
        (("politiet", "nb"), ("the police", "en")),
        (("En talsperson for politiet", "nb"), ("politiet", "da")),
        (("den tyrkiske regjeringen", "nb"), ("Turkey's government", "en")),
        (("det svenske utenriksdepartementet", "nb"), ("the Swedish foreign ministry", "en")),
        (("Sverige", "da"), ("Sweden", "en")),
    ],
)
def test_one_speaker_in_two_reports_is_one(first: tuple[str, str], second: tuple[str, str]) -> None:
    """By surname, transliteration or office."""
    a, b = speakers(_said(first, second)).values()
    assert a == b is not None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (("Ida Holm", "nb"), ("Nils Holm", "da")),
        (("Ida Holm", "nb"), ("Kari Lund", "nb")),
        (("den tyrkiske regjeringen", "nb"), ("den svenske regjeringen", "nb")),
        (("the police", "en"), ("kystvakten", "nb")),
        (("Sverige", "nb"), ("Ida Holm", "nb")),
    ],
)
def test_two_speakers_are_two(first: tuple[str, str], second: tuple[str, str]) -> None:
    """Another first name, another country, another body."""
    a, b = speakers(_said(first, second)).values()
    assert a != b


def test_a_surname_alone_may_be_either_of_two() -> None:
    """Nothing tells them apart then."""
    said = _said(("Ida Holm", "nb"), ("Nils Holm", "nb"), ("Holm", "nb"))
    assert len(set(speakers(said).values())) == 1


def test_the_fullest_name_stands_for_a_speaker() -> None:
    """Not his office, not the surname."""
    said = _said(("Holm", "nb"), ("Ida Holm", "da"), ("Holm", "en"))
    assert set(speakers(said).values()) == {"Ida Holm"}


@pytest.mark.parametrize("speaker", [None, "a passer-by", "kilder", "ekspertene", "en kvinne"])
def test_a_speaker_whom_nothing_tells_apart_stays_open(speaker: str | None) -> None:
    """He may be anybody."""
    assert speakers(_said((speaker, "nb"))) == {"c0": None}


def test_what_a_report_says_itself_has_no_speaker() -> None:
    """It is not even listed."""
    assert speakers([CLAIM.model_copy(update={"stance": "asserts"})]) == {}


def _agreeing(a: cc.Claim, b: cc.Claim, cosine: float, **changed: object) -> cc.Relation:
    whole = {
        "left": a.model_copy(update={"report": "a"}),
        "right": b.model_copy(update={"report": "b"}),
        "kind": "agrees",
        "leaning": "agrees",
        "confidence": 0.9,
        "cosine": cosine,
        "scope": "between_reports",
        **changed,
    }
    return cc.Relation.model_validate(whole)


def test_an_office_and_a_person_with_the_same_words_are_one() -> None:
    """One report names the country, the other its minister."""
    a, b = _said(("Sverige", "nb"), ("Ida Holm", "da"))
    assert set(speakers([a, b], [_agreeing(a, b, 0.9)]).values()) == {"Ida Holm"}


@pytest.mark.parametrize(
    "changed",
    [{"cosine": 0.6}, {"kind": "related"}, {"caveats": ("more detail",)}],
)
def test_an_office_and_a_person_with_other_words_are_two(changed: dict[str, object]) -> None:
    """They may well agree, each in his own words."""
    a, b = _said(("Sverige", "nb"), ("Ida Holm", "da"))
    relation = _agreeing(a, b, **{"cosine": 0.9, **changed})  # type: ignore[arg-type]
    assert len(set(speakers([a, b], [relation]).values())) == 2


def test_two_persons_with_the_same_words_are_two() -> None:
    """Two may say one thing."""
    a, b = _said(("Kari Lund", "nb"), ("Ida Holm", "da"))
    assert len(set(speakers([a, b], [_agreeing(a, b, 0.95)]).values())) == 2
