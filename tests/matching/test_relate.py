"""Two claims, paired by the caller."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.matching.relate import as_claim

CONFLICTS = [
    (
        "Ti personer ble reddet fra brannen i Bergen.",
        "12 people were rescued from the fire in Bergen.",
        "number",
    ),
    ("The bridge opened on 3 May.", "Broen åbnede den 5. maj.", "time"),
    ("Regjeringen har godkjent planen.", "Regeringen har ikke godkendt planen.", "polarity"),
    (
        "Flyplassen i Bodø kontrolleres av Norge.",
        "The airport in Bodø is controlled by Sweden.",
        "actor",
    ),
]


@pytest.mark.parametrize(("left", "right", "reason"), CONFLICTS)
def test_a_changed_detail_leans_to_a_divergence_and_says_why(
    left: str, right: str, reason: str
) -> None:
    """Across languages; the reason for it carries spans in both texts."""
    found = cc.relate(left, right)
    assert found.leaning == "diverges"
    telling = next(r for r in found.reasons if r.type == reason)
    assert telling.contribution > 0
    assert telling.left
    assert telling.right


@pytest.mark.parametrize(
    ("left", "right"),
    [
        (
            "Ti personer ble reddet fra brannen i Bergen.",
            "Ten people were rescued from the fire in Bergen.",
        ),
        ("The bridge opened on 3 May.", "Broen åbnede den 3. maj."),
        ("Regeringen har ikke godkendt planen.", "The government has not approved the plan."),
    ],
)
def test_a_translation_agrees(left: str, right: str) -> None:
    """The same thing said in two languages."""
    assert cc.relate(left, right).kind == "agrees"


def test_a_negation_and_an_opposite_take_each_other_back() -> None:
    """Closed is not open."""
    found = cc.relate("The airport in Bergen is closed.", "Flyplassen i Bergen er ikke åpen.")
    assert found.kind != "diverges"


def test_a_refusal_does_not_agree_with_a_promise() -> None:
    """What one side rules out the other must not be taken to confirm."""
    found = cc.relate("Norge nekter å sende soldater.", "Norway will send soldiers.")
    assert found.kind != "agrees"


def test_other_matters_are_unrelated() -> None:
    """Nothing in common."""
    assert cc.relate("Havnen er stengt.", "The cat slept all day.").kind == "unrelated"


@pytest.mark.parametrize(
    "text",
    ["The port is closed.", "", " ", "x", "...", "Le port est fermé.", "港口", "ordet " * 10_000],
)
def test_the_same_text_twice_agrees_for_certain(text: str) -> None:
    """Whatever the text is, save an empty one, which says nothing."""
    found = cc.relate(text, text)
    if text.strip():
        assert (found.kind, found.confidence) == ("agrees", 1.0)
    else:
        assert (found.kind, found.confidence) == ("unrelated", 1.0)


@pytest.mark.parametrize("text", ["", " \n", "...", "–", "🚢", "\0"])
def test_a_text_without_letter_or_digit_is_unrelated_to_any_other(text: str) -> None:
    """It says nothing, so there is nothing to compare."""
    for other in ("The port is closed.", "!!!"):
        found = cc.relate(text, other)
        assert (found.kind, found.confidence, found.reasons) == ("unrelated", 1.0, ())


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Bergen", "Oslo"),
        ("Yes", "No"),
        ("12", "13"),
        ("Der Hafen ist geschlossen.", "The port is closed."),
        ("港口關閉了。", "Porten er stengt."),
        ("ميناء بيرغن مغلق", "Bergens havn er lukket."),
        ("ord og tall " * 4_000, "The port is closed."),
    ],
)
def test_one_word_ten_thousand_and_other_languages_have_an_answer(left: str, right: str) -> None:
    """A kind, a confidence, reasons that sum to the score."""
    found = cc.relate(left, right)
    assert 0 <= found.confidence <= 1
    assert found.reasons
    assert sum(r.contribution for r in found.reasons) == pytest.approx(found.score, abs=1e-3)


def test_the_same_claim_given_twice_is_read_once_and_differs_by_what_is_given_with_it() -> None:
    """Its id, date, source and language are part of it."""
    text = "The port of Bergen was closed yesterday."
    variants = (
        {},
        {"id": "a"},
        {"published": "2020-05-03"},
        {"source": "Dagen"},
        {"language": "nb"},
    )
    read = [as_claim({"text": text, **more}) for more in variants]
    assert len(set(read)) == len(variants)
    assert as_claim(text) == read[0]


def test_scope_and_caveat_say_that_one_event_is_assumed() -> None:
    """Only `compare` asks whether it is one."""
    found = cc.relate("The port is closed.", "Havnen er stengt.")
    assert found.scope == "standalone"
    assert "same event assumed" in found.caveats
    assert found.left.report is None


def test_reasons_sum_to_the_score() -> None:
    """What is shown adds up."""
    for left, right, _ in CONFLICTS:
        found = cc.relate(left, right)
        assert sum(r.contribution for r in found.reasons) == pytest.approx(found.score, abs=1e-3)


def test_an_uncertain_divergence_is_withheld() -> None:
    """Below the settings' confidence the kind is related, and the leaning stays."""
    left, right, _ = CONFLICTS[0]
    found = cc.relate(left, right, settings=cc.Settings(sure_paired=1.0))
    assert (found.kind, found.leaning) == ("related", "diverges")
    assert "undecided" in found.caveats


TEXTS = st.text(max_size=80)


@settings(deadline=None, max_examples=60, suppress_health_check=list(HealthCheck))
@given(TEXTS, TEXTS)
def test_the_order_of_two_claims_does_not_change_the_kind(a: str, b: str) -> None:
    """Left and right may be exchanged, whatever the texts are."""
    there, back = cc.relate(a, b), cc.relate(b, a)
    assert there.kind == back.kind
    assert there.confidence == pytest.approx(back.confidence, abs=1e-3)


def test_the_callers_ids_dates_and_sources_come_back() -> None:
    """Claims may be dicts."""
    found = cc.relate(
        {"text": "The port is closed.", "id": "a1", "published": "2020-05", "source": "Dagen"},
        {"text": "Havnen er stengt.", "id": "b2", "language": "nb"},
    )
    assert (found.left.id, found.right.id) == ("a1", "b2")
    assert str(found.left.published) == "2020-05"
    assert found.left.source == "Dagen"


def test_a_number_as_id_comes_back_as_a_string() -> None:
    """As it does from `load`."""
    assert cc.relate({"text": "The port is closed.", "id": 7}, "Havnen er stengt.").left.id == "7"


@pytest.mark.parametrize(
    ("bad", "words"),
    [
        (7, "int"),
        ({"txt": "x"}, "'text'"),
        ({"text": "x", "date": "2020"}, "published"),
        ({"text": "x", "published": "someday"}, "someday"),
        ({"text": "x", "id": [1]}, "id"),
        ({"text": "x", "language": "sv"}, "sv"),
    ],
)
def test_what_is_no_claim_is_refused_by_name(bad: object, words: str) -> None:
    """The message says what was given or wanted."""
    with pytest.raises(cc.ClaimcmpError, match=words):
        cc.relate(bad, "The port is closed.")  # type: ignore[arg-type]


def test_match_gives_the_nearest_known_claims_best_first() -> None:
    """The caller's ids come back in order; no more than asked for."""
    known = [
        {"id": "port", "text": "The port of Bergen is closed."},
        {"id": "tax", "text": "The tax on fish was raised by two per cent."},
        {"id": "cat", "text": "A cat slept on the stairs."},
    ]
    (found,) = cc.match(["Havnen i Bergen er stengt."], known, top=2)
    assert found[0].right.id == "port"
    assert len(found) == 2


def test_match_without_candidates_is_empty_per_claim() -> None:
    """One empty tuple for each claim."""
    assert cc.match(["a", "b"], []) == ((), ())


def test_match_wants_at_least_one() -> None:
    """And says so."""
    with pytest.raises(cc.InputError, match="1 or more"):
        cc.match(["a"], ["b"], top=0)
