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
