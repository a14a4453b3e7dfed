"""What speaks for and against two claims saying the same."""

import pytest

import claimcmp as cc
from claimcmp.matching.evidence import CONFLICTS, FEATURES, Evidence, gather, one_event
from claimcmp.matching.words import Coverage
from claimcmp.reading.claims import claim_from_text

ALIKE = Coverage(0.9, 0.9, 5, 5)


def _claim(text: str, language: str = "en") -> cc.Claim:
    return claim_from_text(text, language)  # type: ignore[arg-type]


def _gathered(left: cc.Claim, right: cc.Claim, chance: float = 0.8) -> dict[str, Evidence]:
    found = gather(left, right, 0.7, ALIKE, alike=lambda _: chance)
    assert [e.feature for e in found] == list(FEATURES)
    return {e.feature: e for e in found}


CONFLICTING = [
    ("Seven boats left Florø.", "Ni båter forlot Florø.", "nb", "number conflict"),
    ("The mine closed on 4 June.", "Gruven stengte 9. juni.", "nb", "time conflict"),
    ("The bill was adopted.", "Lovforslaget blev ikke vedtaget.", "da", "polarity conflict"),
    ("Sweden bought the shipyard.", "Danmark købte værftet.", "da", "names conflict"),
]


@pytest.mark.parametrize(("left", "right", "language", "feature"), CONFLICTING)
def test_a_changed_detail_is_found_with_its_places(
    left: str, right: str, language: str, feature: str
) -> None:
    """Its value is the chance that all but the detail is the same."""
    found = _gathered(_claim(left), _claim(right, language))
    assert found[feature].value == 0.8
    assert found[feature].left
    assert found[feature].right
    assert {f for f in CONFLICTS if found[f].value} == {feature}


@pytest.mark.parametrize(("left", "right", "language", "feature"), CONFLICTING)
def test_the_other_way_round_the_values_are_the_same(
    left: str, right: str, language: str, feature: str
) -> None:
    """With the sides exchanged."""
    a, b = _claim(left), _claim(right, language)
    there, back = _gathered(a, b), _gathered(b, a)
    assert [e.value for e in there.values()] == [e.value for e in back.values()]
    assert (there[feature].left, there[feature].right) == (back[feature].right, back[feature].left)


def test_likeness_speaks_only_as_far_as_no_detail_conflicts() -> None:
    """A sentence and its changed twin are as alike as two translations."""
    twin = _gathered(_claim("Seven boats left."), _claim("Nine boats left."))
    same = _gathered(_claim("Seven boats left."), _claim("Syv både sejlede.", "da"))
    assert twin["cosine"].value == pytest.approx(0.7 * 0.2)
    assert same["cosine"].value == pytest.approx(0.7)


def test_one_event_needs_a_place_another_name_and_the_event() -> None:
    """All shared, and told as surely by both."""
    left = _claim("Canada led the peace talks in Oslo.")
    right = _claim("Canada ledet fredsforhandlingene i Oslo.", "nb")
    hoped = _claim("Canada skal lede fredsforhandlingene i Oslo.", "nb")
    assert len(one_event(left, right)) == 3
    assert one_event(left, hoped) == ()
    assert one_event(left, _claim("Canada took part in the fair in Oslo.")) == ()


def test_claims_without_words_give_evidence_of_nothing() -> None:
    """Every feature is there, and silent."""
    found = gather(_claim(""), _claim(""), 0.0, Coverage(0.0, 0.0), alike=lambda _: 1.0)
    assert {e.value for e in found} == {0.0}
