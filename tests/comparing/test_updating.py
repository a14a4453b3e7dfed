"""A comparison that is updated: equal to one made anew, and quick where nothing changed."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray

import claimcmp as cc
from claimcmp.comparing.kept import KnownOpinions
from claimcmp.matching.judge import Opinion, Pair
from claimcmp.testing import HashEncoder

Record = dict[str, Any]

FERRY: Record = {
    "id": "ferry",
    "published": "2022-08-04",
    "source": "Fjordposten",
    "text": "Ferga Havørn gikk på grunn ved Solvik torsdag. 14 personer ble evakuert.",
}
CAPTAIN: Record = {
    "id": "captain",
    "published": "2022-08-04",
    "source": "Harbour Times",
    "text": "The ferry Havørn ran aground near Solvik on Thursday. 14 people were evacuated.",
}
OTHERS: Record = {
    "id": "others",
    "published": "2022-08-04",
    "source": "Sundet",
    "text": "Færgen Havørn stødte på grund ved Solvik torsdag. 19 personer blev evakueret. "
    "Rederiet afviser, at kaptajnen sov.",
}
MARKET: Record = {
    "id": "market",
    "text": "Fiskeprisene steg med 3 prosent i juli. Torget i Solvik er åpent hver dag.",
}
ALL = [FERRY, CAPTAIN, OTHERS, MARKET]


@pytest.fixture(scope="module")
def two() -> cc.Comparison:
    """The first two reports."""
    return cc.compare([FERRY, CAPTAIN])


@pytest.fixture(scope="module")
def four() -> cc.Comparison:
    """All four reports."""
    return cc.compare(ALL)


def test_adding_equals_comparing_all_anew(two: cc.Comparison, four: cc.Comparison) -> None:
    """Two reports added to two give the bytes of four."""
    updated = two.update(add=[OTHERS, MARKET])
    assert updated.to_json() == four.to_json()
    assert updated == four


def test_removing_equals_never_having_had_it(two: cc.Comparison, four: cc.Comparison) -> None:
    """Of four, two are removed again."""
    assert four.update(remove=["others", "market"]).to_json() == two.to_json()


def test_one_id_may_be_removed_by_itself(four: cc.Comparison) -> None:
    """A string is one id, not a list of letters."""
    assert [r.id for r in four.update(remove="market").reports] == ["captain", "ferry", "others"]


def test_replacing_equals_comparing_with_the_new_text(four: cc.Comparison) -> None:
    """An edit that moves all places in the text."""
    edited = {**OTHERS, "text": "Nyt i sagen. " + OTHERS["text"].replace("19", "14")}
    anew = cc.compare([FERRY, CAPTAIN, edited, MARKET])
    assert four.update(replace=[edited]).to_json() == anew.to_json()


def test_another_date_alone_is_a_replacement(four: cc.Comparison) -> None:
    """The ids of its claims stay, and nothing kept under them is used."""
    later = {**OTHERS, "published": "2023-08-04"}
    anew = cc.compare([FERRY, CAPTAIN, later, MARKET])
    assert four.update(replace=later).to_json() == anew.to_json()


def test_nothing_to_do_gives_an_equal_comparison(four: cc.Comparison) -> None:
    """And says that nothing changed."""
    updated = four.update()
    assert updated == four
    assert updated.changes is not None
    assert updated.changes.summary() == "no report touched: nothing else"


def test_one_read_from_json_is_updated_too(two: cc.Comparison, four: cc.Comparison) -> None:
    """It has kept nothing, and gives the same."""
    read = cc.Comparison.model_validate_json(two.to_json())
    assert read.update(add=[OTHERS, MARKET]).to_json() == four.to_json()


def test_one_read_from_a_pickle_keeps_its_workings() -> None:
    """What was judged is not judged again."""
    judge = CountingJudge()
    made = cc.compare([FERRY, CAPTAIN], judge=judge, encoder=HashEncoder())
    read = pickle.loads(pickle.dumps(made))
    asked = len(read._workings.means.judge.asked)
    assert asked
    read.update()
    assert len(read._workings.means.judge.asked) == asked


def test_a_changed_copy_does_not_use_what_was_kept_of_other_texts(two: cc.Comparison) -> None:
    """A report exchanged by hand under its old id is read anew."""
    (other,) = cc.load({**CAPTAIN, "text": "Nobody was evacuated from the ferry Havørn."})
    copy = two.model_copy(update={"reports": (other, two.report("ferry"))})
    assert copy.update() == cc.compare([other, two.report("ferry")])


@pytest.mark.parametrize("nothing", [None, [], (), cc.Reports(), pd.DataFrame({"text": []})])
def test_an_empty_list_or_frame_adds_nothing(two: cc.Comparison, nothing: Any) -> None:
    """A quiet night's delivery is no error."""
    assert two.update(add=nothing, replace=nothing, remove=[]) == two


def test_all_reports_may_go_and_others_come(two: cc.Comparison, four: cc.Comparison) -> None:
    """An empty comparison is one too."""
    empty = two.update(remove=["ferry", "captain"])
    assert empty.reports == empty.claims == ()
    assert empty.update(add=ALL) == four


def test_a_splitter_of_ones_own_stays() -> None:
    """A comparison that was read from JSON has to be given it again."""

    def lines(text: str) -> list[tuple[int, int]]:
        return [(0, len(text))]

    made = cc.compare([FERRY, CAPTAIN], splitter=lines)
    anew = cc.compare([FERRY, CAPTAIN, OTHERS], splitter=lines)
    assert made.update(add=OTHERS).to_json() == anew.to_json()
    read = cc.Comparison.model_validate_json(made.to_json())
    with pytest.raises(cc.ModelError, match=r"splitter.*lines.*splitter="):
        read.update(add=OTHERS)
    assert read.update(add=OTHERS, splitter=lines).to_json() == anew.to_json()


def test_the_settings_stay() -> None:
    """Thresholds that were given hold after an update."""
    chosen = cc.Settings(same_matter=0.2, floor=0.1)
    made = cc.compare([FERRY, CAPTAIN], settings=chosen).update(add=OTHERS)
    assert made.settings == chosen
    assert made == cc.compare([FERRY, CAPTAIN, OTHERS], settings=chosen)


def test_files_that_could_not_be_read_are_told_after_an_update(tmp_path: Path) -> None:
    """Those of the first load and those of the second."""
    (tmp_path / "a.txt").write_text(FERRY["text"], encoding="utf8")
    (tmp_path / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    more = tmp_path / "more"
    more.mkdir()
    (more / "c.txt").write_text(CAPTAIN["text"], encoding="utf8")
    (more / "d.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    first, second = cc.load([tmp_path / "a.txt", tmp_path / "b.txt"]), cc.load(more)
    updated = cc.compare(first).update(add=second)
    assert [Path(e.file).name for e in updated.errors] == ["b.txt", "d.txt"]
    both = cc.Reports([*first, *second], [*first.errors, *second.errors])
    assert updated.to_json() == cc.compare(both).to_json()


# What is not done again


class CountingJudge:
    """Thinks that every pair agrees, and remembers about which it was asked."""

    name = "counting"

    def __init__(self) -> None:
        self.asked: list[tuple[str, str]] = []

    def opinion(self, pair: Pair) -> Opinion:
        """Always the same."""
        self.asked.append((pair.left.standalone, pair.right.standalone))
        return Opinion((0.8, 0.1, 0.1))


class CountingEncoder(HashEncoder):
    """Remembers what it was asked to encode."""

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[str] = []

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """As the hashes have it."""
        self.asked += texts
        return super().encode(texts)


def test_only_new_texts_are_encoded() -> None:
    """Nothing of the reports that stay is encoded twice."""
    encoder = CountingEncoder()
    made = cc.compare([FERRY, CAPTAIN], encoder=encoder)
    before = set(encoder.asked)
    encoder.asked.clear()
    made.update(add=MARKET)
    assert any("Fiskeprisene" in text for text in encoder.asked)
    assert not set(encoder.asked) & before
    assert len(encoder.asked) == len(set(encoder.asked))


def test_removing_encodes_nothing_and_judges_only_where_margins_moved() -> None:
    """A judge that may look at the margin is asked again where that is another one."""
    encoder, judge = CountingEncoder(), CountingJudge()
    made = cc.compare(ALL, encoder=encoder, judge=judge)
    encoder.asked.clear()
    judge.asked.clear()
    fewer = made.update(remove="market")
    assert encoder.asked == []
    assert fewer == cc.compare(ALL[:3], encoder=encoder, judge=judge)


def test_the_embedded_judge_is_not_asked_about_a_pair_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Only pairs with the new report reach it, though other margins moved."""
    made = cc.compare([FERRY, CAPTAIN, OTHERS])
    judge = made._workings.means.judge
    asked: list[Pair] = []
    opinions = type(judge).opinions

    def counted(self: Any, pairs: Sequence[Pair]) -> list[Opinion]:
        asked.extend(pairs)
        given: list[Opinion] = opinions(self, pairs)
        return given

    monkeypatch.setattr(type(judge), "opinions", counted)
    made.update(add={"id": "late", "text": "14 mennesker ble evakuert fra ferga Havørn i går."})
    assert asked
    assert all("late" in (p.left.report, p.right.report) for p in asked)


def test_the_embedded_judge_does_not_look_at_the_margin() -> None:
    """An opinion is kept under other margins: it has to be the same there."""
    made = cc.compare([FERRY, CAPTAIN, OTHERS])
    judge, kept = made._workings
    pairs = [
        Pair(r.left, r.right, r.cosine, margin, next(iter(o))[4])
        for r in made.relations
        for o in [kept.opinions.get((r.left.report, r.right.report), {})]
        if o
        for margin in (None, -0.4, 0.4)
    ]
    assert pairs
    found = judge.judge.opinions(pairs)
    assert found[::3] == found[1::3] == found[2::3]


def test_a_judge_that_breaks_its_promise_is_named() -> None:
    """Too few opinions on new pairs are no opinions on others."""

    class Short:
        name = "short"

        def opinion(self, pair: Pair) -> Opinion:
            return Opinion((1.0, 0.0, 0.0))

        def opinions(self, pairs: Sequence[Pair]) -> list[Opinion]:
            return [self.opinion(p) for p in pairs][: self.most]

        most = 1000

    judge = Short()
    made = cc.compare([FERRY, CAPTAIN], judge=judge, encoder=HashEncoder())
    known = KnownOpinions(judge, made._workings.kept.opinions)
    judge.most = 0
    with pytest.raises(cc.ModelError, match=r"'short'.*one Opinion per pair"):
        made.update(add=OTHERS)
    assert known.name == "short"


# Corrections


def test_corrections_are_replayed_again(two: cc.Comparison, tmp_path: Path) -> None:
    """Those that the comparison was made with, without saying so."""
    review = cc.Review.open(tmp_path / "log.jsonl")
    review.relabel(two.between("captain", "ferry")[0], "related")
    review.alias("Havørn", "the eagle")
    made = cc.compare([FERRY, CAPTAIN], review=review)
    anew = cc.compare([FERRY, CAPTAIN, OTHERS], review=review)
    assert made.update(add=OTHERS).to_json() == anew.to_json()
    read = cc.Comparison.model_validate_json(made.to_json())
    assert read.update(add=OTHERS).to_json() == anew.to_json()


def test_other_corrections_take_the_place_of_those_before(
    two: cc.Comparison, tmp_path: Path
) -> None:
    """A new one is seen without comparing anew; None takes all back."""
    review = cc.Review.open(tmp_path / "log.jsonl")
    review.relabel(two.between("captain", "ferry")[0], "related")
    review.alias("Havørn", "the eagle")
    corrected = two.update(review=review)
    assert corrected.to_json() == cc.compare([FERRY, CAPTAIN], review=review).to_json()
    assert corrected.update(review=None) == two


# Refusals


def test_adding_an_id_twice_is_refused(two: cc.Comparison) -> None:
    """The way out is named."""
    with pytest.raises(cc.DuplicateId, match=r"'ferry'.*replace="):
        two.update(add=FERRY)


@pytest.mark.parametrize("wrong", [{"remove": "train"}, {"replace": {**FERRY, "id": "train"}}])
def test_an_id_that_is_not_there_is_refused(two: cc.Comparison, wrong: dict[str, Any]) -> None:
    """The ids that are there are named."""
    with pytest.raises(cc.InputError, match=r"'train'.*'captain', 'ferry'"):
        two.update(**wrong)


@pytest.mark.parametrize("wrong", [3, [None], [["ferry"]], b"ferry"])
def test_what_is_no_id_is_refused(two: cc.Comparison, wrong: Any) -> None:
    """Nothing but strings."""
    with pytest.raises(cc.InputError, match="want the id of a report"):
        two.update(remove=wrong)


def test_what_is_no_question_is_refused(two: cc.Comparison) -> None:
    """As `Comparison.ask` does."""
    with pytest.raises(cc.InputError, match="want a question or a list of them"):
        two.update(ask=3)  # type: ignore[arg-type]


def test_a_report_cannot_be_removed_and_replaced(two: cc.Comparison) -> None:
    """One of the two is meant."""
    with pytest.raises(cc.InputError, match="both remove and replace"):
        two.update(remove="ferry", replace=FERRY)


def test_another_encoder_is_refused(two: cc.Comparison) -> None:
    """Both are named: vectors of two models do not compare."""
    read = cc.Comparison.model_validate_json(two.to_json())
    with pytest.raises(cc.ModelError, match=r"encoder 'combined-\w+'.*'hash-64'.*encoder="):
        read.update(encoder=HashEncoder())


def test_the_encoder_of_a_read_one_has_to_be_given() -> None:
    """Where it was not the embedded one."""
    made = cc.compare([FERRY, CAPTAIN], encoder=HashEncoder())
    read = cc.Comparison.model_validate_json(made.to_json())
    with pytest.raises(cc.ModelError, match="'hash-64'"):
        read.update(add=OTHERS)
    anew = cc.compare([FERRY, CAPTAIN, OTHERS], encoder=HashEncoder())
    assert read.update(add=OTHERS, encoder=HashEncoder()) == anew


# Laws

PARTS = (
    "Broen i Moss ble stengt fredag.",
    "The bridge in Moss was closed on Friday.",
    "Broen i Moss blev lukket i 12 dage.",
    "Broen i Moss var stengt i 10 dager.",
    "Ordføreren sier at ingen ble skadet.",
    "The mayor denied that the bridge was old.",
    "Ordføreren avviser at brua er gammel.",
    "Talks will begin in Moss next week.",
)
BODIES = st.lists(st.sampled_from(PARTS), max_size=3).map(" ".join)
DATES = st.sampled_from([None, "2020-05-01", "2021"])
RECORDS = st.builds(lambda text, date: {"text": text, "published": date}, BODIES, DATES)
SETS = st.dictionaries(st.sampled_from("abcde"), RECORDS, max_size=5)


@given(before=SETS, after=SETS, shuffled=st.randoms(use_true_random=False), rough=st.booleans())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_set_becomes_any_other(
    before: dict[str, Record], after: dict[str, Record], shuffled: Any, rough: bool
) -> None:
    """From any reports to any others by one update, in any order, byte for byte."""
    encoder: Any = HashEncoder() if rough else cc.load_encoder("static")
    judge = None if rough else cc.load_judge("features")

    def compared(records: dict[str, Record]) -> cc.Comparison:
        given = [{"id": id, **record} for id, record in records.items()]
        reports = cc.load(given) if given else cc.Reports()
        return cc.compare(reports, encoder=encoder, judge=judge)

    def several(ids: set[str]) -> list[Record]:
        chosen = sorted(ids)
        shuffled.shuffle(chosen)
        return [{"id": id, **after[id]} for id in chosen]

    old, new = set(before), set(after)
    updated = compared(before).update(
        add=several(new - old), remove=sorted(old - new), replace=several(new & old)
    )
    anew = compared(after)
    assert updated.to_json() == anew.to_json()
    assert updated._workings.kept.opinions == anew._workings.kept.opinions
