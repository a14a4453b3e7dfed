"""A review made on one comparison and replayed on the next, through the public names."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta, timezone
from itertools import permutations
from pathlib import Path

import pytest
from review_builders import (
    CONFLICT,
    NOTHING,
    SENTENCES,
    SURE,
    ByDigest,
    compared,
    kinds,
    reports_of,
    together,
)

import claimcmp as cc

A = "The ferry hit a rock on Monday. The mayor opened a new quay in Lervik."
B = "The ferry hit no rock on Monday. Rain fell on the whole of the island."
C = "The ferry hit a rock on Monday. The price of herring rose last winter."
TEXTS = (A, B, C)


@pytest.fixture(scope="module")
def first() -> cc.Comparison:
    """Three reports before any review; two pairs diverge and one agrees."""
    return compared(TEXTS)


@pytest.fixture
def review(tmp_path: Path) -> cc.Review:
    """An empty log."""
    return cc.Review.open(tmp_path / "corrections.jsonl")


def conflict(comparison: cc.Comparison, left: str = "a", right: str = "b") -> cc.Relation:
    """The relation between two reports."""
    return next(iter(comparison.between(left, right)))


def group(comparison: cc.Comparison, words: str) -> cc.Group:
    """The matter of the claim that begins with these words."""
    claim = next(c for c in comparison.claims if c.text.startswith(words))
    return next(g for g in comparison.groups if claim.id in g.claims)


def test_a_relabelled_pair_is_relabelled_on_the_next_run(
    first: cc.Comparison, review: cc.Review
) -> None:
    """By the path of the log, the review or its entries."""
    made = conflict(first)
    assert made.kind == "diverges"
    review.relabel(made, "related", who="kari", note="two rocks")
    for given in (review, review.path, str(review.path), list(review.entries)):
        again = compared(TEXTS, review=given)
        assert kinds(again)[made.left.id, made.right.id] == "related"
        assert again.review is not None
        assert [e.was for e in again.review.overturned()] == ["diverges"]


def test_without_a_review_nothing_is_told(first: cc.Comparison) -> None:
    """And with an empty one, nothing but that."""
    assert first.review is None
    empty = compared(TEXTS, review=[])
    assert empty.review == cc.ReviewOutcome()
    assert empty.model_copy(update={"review": None}) == first


def test_a_verdict_survives_another_model(first: cc.Comparison, review: cc.Review) -> None:
    """One that finds nothing, and one that finds everything."""
    made = conflict(first)
    review.accept(made)
    review.relabel(conflict(first, "a", "c"), "diverges")
    for judge in (NOTHING, SURE, CONFLICT, ByDigest("k")):
        again = compared(TEXTS, judge, review)
        assert conflict(again).kind == "diverges"
        assert conflict(again, "a", "c").kind == "diverges"
        assert group(again, "The ferry hit a").verdict == "disputed"


def test_a_verdict_survives_new_reports(first: cc.Comparison, review: cc.Review) -> None:
    """And the loss of one that it is not about."""
    review.reject(conflict(first))
    more = {"a": A, "b": B, "z": "The ferry hit a rock on Monday. Nobody was hurt in Lervik."}
    again = compared(more, review=review)
    assert again.review is not None
    assert again.between("a", "b") == ()
    assert [e.status for e in again.review.entries] == ["applied"]


def test_a_verdict_survives_an_edit(first: cc.Comparison, review: cc.Review) -> None:
    """And says how its claims were found again."""
    review.reject(conflict(first))
    edited = {"a": f"Late on Monday it happened. {A}", "b": B, "c": C}
    again = compared(edited, review=review)
    assert not any(r.left.text.startswith("The ferry") for r in again.between("a", "b"))
    assert again.review is not None
    assert [e.found for e in again.review.entries] == ["moved"]
    assert "edited" in again.review.entries[0].words


def test_a_claim_that_is_gone_is_told(first: cc.Comparison, review: cc.Review) -> None:
    """Its report says something else now."""
    review.reject(conflict(first))
    again = compared({"a": A, "b": "Rain fell on the whole of the island."}, review=review)
    assert again.review is not None
    (lost,) = again.review.lost()
    assert "b does not say “The ferry hit no rock on Monday.”" in lost.words
    assert "1 about something that is no longer there" in again.review.summary()


def test_a_rejected_pair_no_longer_disputes_its_matter(
    first: cc.Comparison, review: cc.Review
) -> None:
    """Matters follow the verdicts."""
    assert group(first, "The ferry hit a").verdict == "disputed"
    for made in first.divergences():
        review.reject(made)
    again = compared(TEXTS, review=review)
    assert group(again, "The ferry hit a").verdict == "repeated"
    assert not together(again, "The ferry hit a", "The ferry hit no")


def test_merged_matters_stay_merged(first: cc.Comparison, review: cc.Review) -> None:
    """Also when more reports come."""
    mayor, rain = group(first, "The mayor"), group(first, "Rain fell")
    review.merge(mayor, rain)
    assert together(compared(TEXTS, review=review), "The mayor", "Rain fell")
    assert together(compared([*TEXTS, "Snow fell."], review=review), "The mayor", "Rain fell")


def test_merged_matters_stay_merged_after_an_edit(first: cc.Comparison, review: cc.Review) -> None:
    """With the comparison more is kept; the title alone may do."""
    mayor, rain = group(first, "The mayor"), group(first, "Rain fell")
    entry = review.merge(mayor, rain, comparison=first)
    assert entry.claims[0].quote == "The mayor opened a new quay in Lervik."
    bare = cc.Review()
    bare.merge(mayor, rain)
    for given in (review, bare):
        again = compared({"a": f"It is said: {A}", "b": f"So it was. {B}"}, review=given)
        assert together(again, "The mayor", "Rain fell")


def test_a_claim_taken_out_of_its_matter_stays_out(first: cc.Comparison, review: cc.Review) -> None:
    """The relation stays: two matters may contradict each other in one place."""
    ferry = group(first, "The ferry hit a")
    other = next(c for c in first.claims if c.text.startswith("The ferry hit no"))
    review.split(ferry, other)
    again = compared(TEXTS, review=review)
    assert not together(again, "The ferry hit a", "The ferry hit no")
    assert group(again, "The ferry hit no").verdict == "single-source"


def test_ids_are_enough_with_the_comparison(first: cc.Comparison, review: cc.Review) -> None:
    """Without it there is nothing to find the claim by."""
    ferry = group(first, "The ferry hit a")
    with pytest.raises(cc.InputError, match="by its id alone"):
        review.split(ferry, [ferry.claims[0]])
    entry = review.split(ferry, ferry.claims[0], comparison=first)
    assert entry.claims[0].quote


def test_an_alias_reaches_the_settings(first: cc.Comparison, review: cc.Review) -> None:
    """Beside those that were given."""
    review.alias("Lervik", "Leirvika")
    given = cc.Settings(aliases={"FLG": ["Fjellgruppen"]})
    again = compared(TEXTS, review=review, settings=given)
    assert again.settings.aliases == (("FLG", "Fjellgruppen"), ("Leirvika", "Lervik"))
    assert again.provenance.settings != first.provenance.settings


def test_an_undone_alias_is_none(review: cc.Review) -> None:
    """The names are two again."""
    review.undo(review.alias("Lervik", "Leirvika"))
    assert compared(TEXTS, review=review).settings.aliases == ()


def test_an_undone_correction_leaves_the_machine_s_word(
    first: cc.Comparison, review: cc.Review
) -> None:
    """As though nobody had looked, save for what is told."""
    review.undo(review.reject(conflict(first)).id)
    again = compared(TEXTS, review=review)
    assert again.model_copy(update={"review": None}) == first


def test_accepting_everything_changes_no_kind(first: cc.Comparison, review: cc.Review) -> None:
    """Nor any matter."""
    for made in first.relations:
        review.accept(made)
    again = compared(TEXTS, review=review)
    assert kinds(again) == kinds(first)
    assert again.groups == first.groups
    assert {r.reviewed for r in again.relations} == {"accepted"}


@pytest.mark.parametrize("seed", ["a", "b", "c"])
def test_the_order_of_the_reports_changes_nothing(seed: str) -> None:
    """Byte for byte, whatever the review says."""
    texts = {"a": " ".join(SENTENCES[:4]), "b": " ".join(SENTENCES[2:6]), "c": SENTENCES[1]}
    judge = ByDigest(seed)
    made = compared(texts, judge)
    review = cc.Review()
    for n, found in enumerate(made.relations):
        wanted = ("agrees", "diverges", "related", "unrelated")[n % 4]
        review.relabel(found, wanted, when="2024-05-03")  # type: ignore[arg-type]
    review.merge(made.groups[0], made.groups[-1], comparison=made, when="2024-05-03")
    wholes = {
        compared({i: texts[i] for i in order}, judge, review).to_json()
        for order in permutations(texts)
    }
    assert len(wholes) == 1


def test_a_result_with_a_review_survives_its_json(first: cc.Comparison, review: cc.Review) -> None:
    """To an equal value."""
    review.relabel(conflict(first), "agrees", note="ærlig 🚢")
    review.merge(group(first, "The mayor"), group(first, "Rain fell"))
    review.relabel(conflict(first, "a", "c"), "related")
    again = compared(TEXTS, review=review)
    assert all((again.to_html(), again.to_markdown(), again.to_jsonld()))
    assert cc.Comparison.model_validate_json(again.to_json()) == again
    assert json.loads(again.to_json(offsets="utf16"))["review"]["entries"]


@pytest.mark.parametrize(
    ("when", "kept"),
    [
        ("2024-05-03", "2024-05-03"),
        ("2024-05-03T12:00", "2024-05-03T12:00:00+00:00"),
        ("2024-05-03T12:00+02:00", "2024-05-03T10:00:00+00:00"),
        (
            datetime(2024, 5, 3, 12, tzinfo=timezone(timedelta(hours=2))),
            "2024-05-03T10:00:00+00:00",
        ),
        (datetime(2024, 5, 3, 12, tzinfo=UTC).date(), "2024-05-03"),
    ],
)
def test_the_time_is_kept_in_one_form(when: object, kept: str) -> None:
    """In UTC."""
    assert cc.Review().alias("A", "B", when=when).when == kept  # type: ignore[arg-type]


def test_without_a_time_it_is_now() -> None:
    """To the second."""
    stamp = cc.Review().alias("A", "B").when
    assert stamp is not None
    age = datetime.now(UTC) - datetime.fromisoformat(stamp)
    assert timedelta(0) <= age < timedelta(minutes=5)


@pytest.mark.parametrize("when", ["soon", "2024-13-01", 7, ""])
def test_a_time_that_is_none_is_refused(when: object) -> None:
    """With an example of one."""
    with pytest.raises(cc.InputError, match="ISO 8601, such as"):
        cc.Review().alias("A", "B", when=when)  # type: ignore[arg-type]


def test_wrong_arguments_are_refused(first: cc.Comparison) -> None:
    """Each says what was wanted; the log stays empty."""
    review, made, mayor = cc.Review(), conflict(first), group(first, "The mayor")
    standalone = cc.relate("Lervik is small.", "Lervik is large.")
    with pytest.raises(cc.InputError, match="want a Relation"):
        review.accept("c1")  # type: ignore[arg-type]
    with pytest.raises(cc.InputError, match="outside any report"):
        review.accept(standalone)
    with pytest.raises(cc.InputError, match="'same' is no kind"):
        review.relabel(made, "same")  # type: ignore[arg-type]
    with pytest.raises(cc.InputError, match="given twice"):
        review.merge(mayor, mayor)
    with pytest.raises(cc.InputError, match="want two groups"):
        review.merge(mayor, "g1")  # type: ignore[arg-type]
    with pytest.raises(cc.InputError, match="some to stay"):
        review.split(mayor, mayor.claims, comparison=first)
    with pytest.raises(cc.InputError, match="is no claim of the group"):
        review.split(mayor, made.left)
    with pytest.raises(cc.InputError, match="not of the comparison"):
        review.merge(mayor, made.left, comparison=compared(["Sol."]))
    with pytest.raises(cc.InputError, match="letter or digit"):
        review.alias("Lervik", "…")
    with pytest.raises(cc.InputError, match="no entry 'x'"):
        review.undo("x")
    with pytest.raises(cc.InputError, match="surrogate"):
        review.alias("A", "B", note="\ud83d")
    assert review.entries == ()


@pytest.mark.parametrize("given", [7, b"log", {"action": "undo"}])
def test_what_is_no_review_is_refused(given: object) -> None:
    """By its type."""
    with pytest.raises(cc.InputError, match="review was given as"):
        cc.compare(cc.load(reports_of(["Sol."])), review=given)  # type: ignore[call-overload]


def test_a_missing_log_is_refused(tmp_path: Path) -> None:
    """A mistyped path must not leave every correction out."""
    with pytest.raises(cc.UnreadableInput, match=r"none\.jsonl"):
        compared(TEXTS, review=tmp_path / "none.jsonl")


def test_bad_lines_are_told_in_the_result(first: cc.Comparison, review: cc.Review) -> None:
    """The others are replayed."""
    review.reject(conflict(first))
    assert review.path is not None
    review.path.write_bytes(review.path.read_bytes() + b'{"action": "rej')
    again = compared(TEXTS, review=review)
    assert again.review is not None
    assert [p.line for p in again.review.problems] == [2]
    assert again.between("a", "b") == ()
    assert "1 line of the log could not be used" in again.review.summary()
