"""How much there is to check in a claim."""

import pytest

from claimcmp.reading.claims import claim_from_text
from claimcmp.reading.worth import BASE, POINTS, weigh
from claimcmp.values import Language

PAIRS: list[tuple[Language, str, str]] = [
    ("nb", "Havnen i Vollum ble stengt 4. mai.", "Det er trist når havner stenges."),
    ("nb", "12 personer ble drept i Vollum.", "Mange mennesker er bekymret."),
    ("nb", "Norge eksporterte 40 fly i 2019.", "Norge vil trolig eksportere noen fly."),
    ("nb", "Lise Dahl ble valgt i 2012.", "Jeg håper Lise Dahl blir valgt."),
    ("nb", "Ledigheten i Vollum falt med 2 prosent.", "Ledigheten er alltid et problem for folk."),
    ("nb", "Broen koster 300 millioner kroner.", "Broen er vakker."),
    ("nn", "Hamna i Vollum vart stengd 4. mai.", "Det er trist når hamner blir stengde."),
    ("nn", "12 personar omkom i Vollum.", "Mange menneske er uroa."),
    ("nn", "Noreg selde 40 fly i 2019.", "Noreg vil truleg selje nokre fly."),
    ("nn", "Lise Dahl vart vald i 2012.", "Eg vonar Lise Dahl blir vald."),
    ("nn", "Brua kostar 300 millionar kroner.", "Brua er fantastisk."),
    ("da", "Havnen i Vollum blev lukket 4. maj.", "Det er trist, når havne lukkes."),
    ("da", "12 personer blev dræbt i Vollum.", "Mange mennesker er bekymrede."),
    ("da", "Danmark solgte 40 fly i 2019.", "Danmark vil måske sælge nogle fly."),
    ("da", "Lise Dahl blev valgt i 2012.", "Jeg håber, at Lise Dahl bliver valgt."),
    ("da", "Ledigheden i Vollum faldt med 2 procent.", "Folk er altid bange for ledighed."),
    ("da", "Broen koster 300 millioner kroner.", "Broen er smuk."),
    ("en", "The port of Ely was closed on 4 May.", "It is sad when ports are closed."),
    ("en", "12 people were killed in Ely.", "Many people are worried."),
    ("en", "Norway sold 40 planes in 2019.", "Norway may sell some planes."),
    ("en", "Ann Lee was elected in 2012.", "I hope Ann Lee will be elected."),
    ("en", "Unemployment in Ely fell by 2 percent.", "People always fear for their jobs."),
    ("en", "The bridge cost 300 million dollars.", "The bridge is beautiful."),
    ("en", "More ships left Ely than Deal in May.", "Ships are nice."),
    ("en", "The port closed because Denmark sent no oil.", "The port will close."),
]


@pytest.mark.parametrize(("language", "checkable", "other"), PAIRS)
def test_what_can_be_checked_outranks_what_cannot(
    language: Language, checkable: str, other: str
) -> None:
    """A number, a name or an event against an opinion, a wish or a forecast."""
    high, low = (claim_from_text(text, language) for text in (checkable, other))
    assert high.check_worthiness > low.check_worthiness


def test_a_claim_with_nothing_for_or_against_it_has_the_base() -> None:
    """An empty text is the plainest of them."""
    assert weigh("", "en") == (BASE, ())


@pytest.mark.parametrize(("language", "checkable", "other"), PAIRS)
def test_the_score_is_the_base_and_its_parts(language: str, checkable: str, other: str) -> None:
    """Every point of a score stands in its reasons, first with its sign."""
    for text in (checkable, other):
        score, reasons = weigh(text, language)
        points = sum(float(reason.split(" ", 1)[0]) for reason in reasons)
        assert score == pytest.approx(min(1.0, max(0.0, BASE + points)))
        assert {reason.split(" ", 1)[1] for reason in reasons} <= set(POINTS)


def test_all_that_raises_makes_one() -> None:
    """The scale is used to its end, and no further."""
    assert BASE + sum(p for p in POINTS.values() if p > 0) == pytest.approx(1.0)


def test_a_speaker_makes_a_claim_easier_to_check() -> None:
    """Somebody can be asked whether they said it."""
    alone, told = (
        weigh("The port is closed.", "en"),
        weigh("The port is closed.", "en", speaker="Ann Lee"),
    )
    assert told.score > alone.score
    assert set(alone.reasons) < set(told.reasons)


@pytest.mark.parametrize("certainty", ["hedged", "planned", "wanted", "open"])
def test_what_is_not_certain_is_worth_less(certainty: str) -> None:
    """Nobody can check what has not come to be."""
    loose = weigh("The port is closed.", "en", certainty=certainty)  # type: ignore[arg-type]
    assert loose.score < weigh("The port is closed.", "en").score


def test_a_word_counts_in_its_own_language_alone() -> None:
    """Norwegian "i" is no English "I", and Danish "end" no end."""
    assert "-0.06 speaks in the first person" in weigh("I live in Ely.", "en").reasons
    assert not [r for r in weigh("Havnen i Vollum.", "nb").reasons if "first person" in r]
    assert not [r for r in weigh("It came to an end.", "en").reasons if "compares" in r]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Lise Dahl (54) ble valgt.", False),
        ("Lise Dahl (54 år) ble valgt.", False),
        ("Lise Dahl fikk 54 stemmer.", True),
        ("Hun vant mange løp (54).", True),
    ],
)
def test_the_age_behind_a_name_is_no_number_to_check(text: str, found: bool) -> None:
    """It tells which Dahl, not what she did."""
    claim = claim_from_text(text, "nb")
    assert ("+0.12 states a number" in claim.check_reasons) == found
    assert claim.numbers
