"""How many independent voices carry a matter."""

import claimcmp as cc
from claimcmp.matching.origins import counts, independent
from claimcmp.reading.claims import find_claims


def _world(*reports: dict[str, str]) -> tuple[list[cc.Claim], dict[str, cc.Report]]:
    loaded = cc.load(
        [{"id": str(n), "text": "The bridge is closed.", **r} for n, r in enumerate(reports)]
    )
    claims = [c for r in loaded for c in find_claims(r, cc.split(r.text, language="en"))]
    return claims, {r.id: r for r in loaded}


def test_two_known_origins_are_two_voices() -> None:
    """Different agencies, different outlets."""
    world = _world({"origin": "NTB", "source": "A"}, {"origin": "Reuters", "source": "B"})
    assert independent(*world) == 2
    assert counts(*world) == "2 reports, two known origins"


def test_one_wire_story_printed_twice_is_one_voice() -> None:
    """Two outlets, one agency."""
    assert (
        independent(*_world({"origin": "NTB", "source": "A"}, {"origin": "ntb", "source": "B"}))
        == 1
    )


def test_two_reports_of_one_outlet_are_one_voice() -> None:
    """Whatever their origins."""
    assert (
        independent(*_world({"origin": "NTB", "source": "A"}, {"origin": "AFP", "source": "A"}))
        == 1
    )


def test_an_unknown_origin_counts_for_nothing() -> None:
    """It is said aloud instead."""
    world = _world({}, {})
    assert independent(*world) == 0
    assert counts(*world) == "2 reports, origins unknown"


def test_one_speaker_quoted_twice_is_one_voice() -> None:
    """Two agencies quoting one mayor have one testimony."""
    text = "Mayor Ida Holm said the bridge is closed."
    world = _world({"origin": "NTB", "text": text}, {"origin": "AFP", "text": text})
    assert independent(*world) == 1


def test_a_joined_origin_shares_each_of_its_agencies() -> None:
    """A byline "NTB / Reuters" is not independent of Reuters."""
    assert independent(*_world({"origin": "NTB / Reuters"}, {"origin": "Reuters"})) == 1


def _told(claims: list[cc.Claim], *origins: str | None) -> list[cc.Claim]:
    """The claims, each with an origin of its own."""
    return [
        c.model_copy(update={"origin": origin}) for c, origin in zip(claims, origins, strict=True)
    ]


def test_what_two_reports_have_from_one_agency_is_one_voice() -> None:
    """Even where their bylines name others, or none."""
    claims, reports = _world({"origin": "NTB"}, {"origin": "Ritzau"})
    assert independent(claims, reports) == 2
    assert independent(_told(claims, "AFP", "AFP"), reports) == 1
    claims, reports = _world({}, {})
    assert independent(_told(claims, "AFP", "AFP"), reports) == 1
    told = "2 reports, one known origin (both have it from AFP)"
    assert counts(_told(claims, "AFP", "AFP"), reports) == told


def test_a_claim_with_an_origin_of_its_own_is_known_in_a_report_without() -> None:
    """Two agencies, each named for one claim, are two voices."""
    claims, reports = _world({}, {})
    assert independent(_told(claims, "AFP", "Reuters"), reports) == 2
    assert counts(_told(claims, "AFP", None), reports) == "2 reports, one known origin, one unknown"


def test_what_an_outlet_printed_first_and_another_took_over_is_one_voice() -> None:
    """Told to Elveposten: in Elveposten and elsewhere."""
    claims, reports = _world({"source": "Elveposten", "origin": "Elveposten"}, {"source": "B"})
    assert independent(_told(claims, None, "Elveposten"), reports) == 1


def test_a_claim_of_its_own_origin_leaves_the_origin_of_its_report() -> None:
    """The agency of a byline does not vouch for what another agency was told."""
    claims, reports = _world({"origin": "NTB"}, {"origin": "NTB"})
    assert independent(claims, reports) == 1
    assert independent(_told(claims, "AFP", "Reuters"), reports) == 2


def test_what_somebody_unnamed_said_is_no_voice() -> None:
    """Whose testimony it is nobody knows: it may be that of the other report's speaker."""
    said = {"origin": "NTB", "text": '"The whole bridge is closed," a passer-by grunts.'}
    world = _world(said, {"origin": "Reuters"})
    assert [c.speaker for c in world[0]] == [None, None]
    assert independent(*world) == 1
    assert counts(*world) == "2 reports, one known origin, one unknown"


def test_an_open_speaker_who_told_an_agency_stays_unknown() -> None:
    """The agency passed it on, but nobody knows from whom."""
    claims, reports = _world({"origin": "NTB"}, {"origin": "AFP"})
    open_one = claims[0].model_copy(update={"stance": "says", "origin": "Reuters"})
    assert independent([open_one, claims[1]], reports) == 1
