"""The promises that other programs rely on, through the public names alone."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcmp as cc

REPOSITORY = Path(__file__).parents[1]
SEEDS = REPOSITORY / "seeds"

HARBOUR = [
    {
        "id": "nb",
        "published": "2021-03-02",
        "source": "Kystbladet",
        "text": "Ferge i brann\n\nFergen Solvår tok fyr utenfor Lervik tirsdag. 12 personer ble "
        "evakuert, sier politimester Kari Nes.\n\nFoto: Ola Dal / NTB",
    },
    {
        "id": "da",
        "published": "2021-03-02",
        "source": "Havneposten",
        "text": "Færgen Solvår brød i brand ud for Lervik tirsdag. 15 personer blev evakueret. "
        "Kaptajnen vil hverken be- eller afkræfte, at en dør stod åben.",
    },
    {
        "id": "en",
        "text": "The ferry Solvår caught fire off Lervik on Tuesday 🔥. The owner denied that "
        "the engine was old.",
    },
]


@pytest.fixture(scope="module")
def harbour() -> cc.Comparison:
    """Three invented reports in three languages."""
    return cc.compare(cc.load(HARBOUR))


@pytest.fixture(scope="module")
def five() -> cc.Comparison:
    """The five sample reports."""
    return cc.compare(cc.load(SEEDS))


@pytest.fixture(scope="module", params=["harbour", "five"])
def comparison(request: pytest.FixtureRequest) -> cc.Comparison:
    """The invented reports, then the sample reports."""
    made: cc.Comparison = request.getfixturevalue(request.param)
    return made


# Spans


def assert_slices(text: str, values: Iterable[Any]) -> None:
    """Every value's span cuts its own text out of `text`."""
    for value in values:
        assert text[value.start : value.end] == value.text


def test_segments_slice_back(comparison: cc.Comparison) -> None:
    """Each segment is its stretch of the report, blanks left out."""
    for report in comparison.reports:
        found = comparison.sentences[report.id]
        assert_slices(report.text, found)
        assert all(s.text == s.text.strip() and s.text for s in found)
        assert [s.start for s in found] == sorted(s.start for s in found)


def test_no_text_is_lost_between_segments(comparison: cc.Comparison) -> None:
    """What lies between segments is blank: nothing of a report is dropped."""
    for report in comparison.reports:
        end = 0
        for segment in comparison.sentences[report.id]:
            assert not report.text[end : segment.start].strip()
            end = segment.end
        assert not report.text[end:].strip()


def test_claims_and_their_cues_slice_back(comparison: cc.Comparison) -> None:
    """A claim, its sentence, its numbers, times and names all cut out of the report's text."""
    assert comparison.claims
    for claim in comparison.claims:
        text = comparison.report(claim.report or "").text
        assert_slices(text, [claim, *claim.numbers, *claim.times, *claim.names])
        sentence = slice(claim.context_start, claim.context_start + len(claim.context))
        assert text[sentence] == claim.context


def test_reasons_rest_on_places_inside_the_sentences(comparison: cc.Comparison) -> None:
    """Evidence is shown where it stands, on either side."""
    for relation in comparison.relations:
        for claim, side in ((relation.left, "left"), (relation.right, "right")):
            end = claim.context_start + len(claim.context)
            for reason in relation.reasons:
                for span in getattr(reason, side):
                    assert claim.context_start <= span.start < span.end <= end


def test_metadata_evidence_lies_inside_the_report(comparison: cc.Comparison) -> None:
    """A value that was found in the text says where."""
    for report in comparison.reports:
        for evidence in report.evidence:
            assert (evidence.span is not None) == (evidence.how == "found")
            if evidence.span is not None:
                assert report.text[evidence.span.start : evidence.span.end].strip()


QUESTIONS = ("Who controls Idlib?", "Brød færgen i brand?", "Vil Russland redusere styrkene?")


@pytest.mark.parametrize("question", QUESTIONS)
def test_answers_slice_back(comparison: cc.Comparison, question: str) -> None:
    """Quotes, asides and the places of silent reports cut out of the reports' texts."""
    answer = comparison.ask(question)
    for row in answer.rows:
        assert row.quote == row.claim.text
        assert_slices(comparison.report(row.report).text, [row.claim])
    for aside in answer.aside:
        assert_slices(comparison.report(aside.report).text, [aside])
    for id, silence in answer.silent.items():
        assert silence.report == id
        if silence.place is not None:
            text = comparison.report(id).text
            assert text[silence.place.start : silence.place.end].strip()


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_report_answers_or_is_silent(comparison: cc.Comparison, question: str) -> None:
    """No report is lost between the rows of an answer and its silences."""
    answer = comparison.ask(question)
    spoken = {r.report for r in answer.rows}
    assert spoken | set(answer.silent) == {r.id for r in comparison.reports}
    assert not spoken & set(answer.silent)


# Order, groups, JSON


@pytest.mark.parametrize("seed", range(3))
def test_the_order_of_reports_changes_no_byte(comparison: cc.Comparison, seed: int) -> None:
    """The same set of reports gives the same JSON, in any order."""
    shuffled = list(comparison.reports)
    random.Random(seed).shuffle(shuffled)
    assert cc.compare(shuffled).to_json() == comparison.to_json()


def test_an_answer_does_not_depend_on_the_order(harbour: cc.Comparison) -> None:
    """Neither rows nor silences move when the reports are given backwards."""
    question = "How many people were evacuated?"
    backwards = cc.compare(list(reversed(harbour.reports))).ask(question)
    assert backwards.model_dump_json() == harbour.ask(question).model_dump_json()


def test_every_claim_is_in_exactly_one_group(comparison: cc.Comparison) -> None:
    """Groups part the claims: none twice, none left out."""
    listed = Counter(id for group in comparison.groups for id in group.claims)
    assert listed == Counter(claim.id for claim in comparison.claims)
    assert set(listed.values()) == {1}


def test_groups_of_one_report_are_single_source(comparison: cc.Comparison) -> None:
    """A matter that one report carries is called so, one that several carry is not."""
    reports = {c.id: c.report for c in comparison.claims}
    for group in comparison.groups:
        assert set(group.reports) == {reports[id] for id in group.claims}
        assert (group.verdict == "single-source") == (len(group.reports) == 1)


def test_a_lone_report_has_only_single_source_groups() -> None:
    """Nothing is agreed or disputed between reports when there is one."""
    alone = cc.compare(cc.load(HARBOUR[:1]))
    assert {g.verdict for g in alone.groups} == {"single-source"}
    assert alone.agreements() == alone.divergences() == ()


def test_claim_ids_stay_when_reports_are_added(harbour: cc.Comparison) -> None:
    """What is said of a claim elsewhere stays true of it in a larger comparison."""
    alone = cc.compare(cc.load(HARBOUR[:1]))
    assert {c.id for c in alone.claims} < {c.id for c in harbour.claims}


def test_related_is_listed_only_inside_one_group(comparison: cc.Comparison) -> None:
    """Between matters there are no relations, and "unrelated" is never listed."""
    of = {id: group.id for group in comparison.groups for id in group.claims}
    for relation in comparison.relations:
        assert relation.kind != "unrelated"
        if relation.kind == "related":
            assert of[relation.left.id] == of[relation.right.id]


def test_contributions_sum_to_the_score(comparison: cc.Comparison) -> None:
    """The reasons of a relation account for all of its score."""
    for relation in comparison.relations:
        total = sum(reason.contribution for reason in relation.reasons)
        assert total == pytest.approx(relation.score, abs=1e-6)


def test_a_withheld_divergence_says_so(comparison: cc.Comparison) -> None:
    """Where kind and leaning differ, the caveat names the reason."""
    for relation in comparison.relations:
        if relation.kind != relation.leaning:
            assert relation.kind == "related"
            assert relation.caveats


def test_json_gives_the_comparison_back(comparison: cc.Comparison) -> None:
    """What is written can be read, to an equal value and to equal bytes."""
    text = comparison.to_json()
    again = cc.Comparison.model_validate_json(text)
    assert again == comparison
    assert again.to_json() == text


def test_a_comparison_read_back_still_answers(harbour: cc.Comparison) -> None:
    """Questions can be asked of a comparison that was stored."""
    again = cc.Comparison.model_validate_json(harbour.to_json())
    question = "How many people were evacuated?"
    assert again.ask(question) == harbour.ask(question)


def test_results_are_frozen(harbour: cc.Comparison) -> None:
    """No caller can change a result under another's hands."""
    with pytest.raises(ValueError, match="frozen"):
        harbour.claims[0].text = "other"  # type: ignore[misc]


def test_unknown_is_null_in_json(harbour: cc.Comparison) -> None:
    """A missing date is null, never an empty string or -1."""
    reports = {r["id"]: r for r in json.loads(harbour.to_json())["reports"]}
    assert reports["en"]["published"] is None
    assert reports["en"]["source"] is None


# Standalone relations

PAIRS = [
    ("Tolv personer ble evakuert fra fergen.", "Twelve people were evacuated from the ferry."),
    ("Tolv personer ble evakuert fra fergen.", "15 people were evacuated from the ferry."),
    ("Havnen er stengt.", "The harbour is not closed."),
    ("Byrådet vedtok budsjettet.", "A whale was seen off the coast."),
]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_relate_gives_one_kind_both_ways(a: str, b: str) -> None:
    """Left and right are two sides, not a source and a target."""
    assert cc.relate(a, b).kind == cc.relate(b, a).kind


def test_a_standalone_relation_says_what_it_assumes() -> None:
    """`relate` takes one event for granted, and says so in the result."""
    relation = cc.relate(*PAIRS[0])
    assert relation.scope == "standalone"
    assert "same event assumed" in relation.caveats
    assert relation.left.report is None


def test_pairs_come_back_in_order() -> None:
    """One relation for each pair, with the texts that were given."""
    found = cc.relate_pairs(PAIRS)
    assert [(r.left.text, r.right.text) for r in found] == PAIRS


def test_match_returns_the_callers_ids() -> None:
    """A known claim is found under the id its owner gave it, the nearest first."""
    known = [{"id": f"k{n}", "text": b} for n, (_, b) in enumerate(PAIRS)]
    (ranked,) = cc.match([PAIRS[0][0]], known, top=2)
    assert len(ranked) == 2
    assert ranked[0].right.id == "k0"


# Bad input

ODD = {
    "nothing": "",
    "blanks": " \n\t\n ",
    "one sentence": "Havnen er stengt.",
    "NUL bytes": "Havnen\x00 er stengt.\x00 Byen sover.",
    "mixed line ends": "Havnen er stengt.\r\nByen sover.\rAlle er trygge.\nSlutt.",
    "emoji": "Havnen 🚢 er stengt 🔥🔥. Ti 👩‍👩‍👧 ble evakuert.",
    "right-to-left marks": "\u200fHavnen\u202e er stengt.\u202c Byen sover.",
    "no full stop": "Havnen er stengt " * 2000,
    "only punctuation": "… ?! — «» . . .",
    "one long word": "a" * 100_000,
    "letters of no language here": "港は閉鎖されています。街は眠っています。",
}


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_are_compared(text: str) -> None:
    """Whatever a text holds, there is a result, and its spans slice back."""
    comparison = cc.compare(cc.load([{"id": "odd", "text": text}, HARBOUR[0]]))
    assert comparison.report("odd").text == text
    for claim in comparison.claims:
        assert_slices(comparison.report(claim.report or "").text, [claim])
    assert cc.Comparison.model_validate_json(comparison.to_json()) == comparison


@pytest.mark.parametrize("text", ODD.values(), ids=ODD.keys())
def test_odd_texts_can_be_split_and_related(text: str) -> None:
    """The smaller doors stand the same texts."""
    assert_slices(text, cc.split(text))
    assert cc.detect_language(text) in ("nb", "nn", "da", "en", "und")
    assert 0 <= cc.relate(text, "Havnen er stengt.").confidence <= 1


@pytest.mark.parametrize("nothing", [[], ()])
def test_no_reports_are_refused(nothing: Any) -> None:
    """Comparing nothing is a mistake of the caller's, and is called so."""
    with pytest.raises(cc.InputError, match="no reports"):
        cc.compare(nothing)


HALF = "Havnen \ud83d er stengt."


@pytest.mark.parametrize(
    "call",
    [
        lambda: cc.load([{"id": "a", "text": HALF}]),
        lambda: cc.relate(HALF, "Havnen er stengt."),
        lambda: cc.match(["Havnen er stengt."], [HALF]),
    ],
    ids=["load", "relate", "match"],
)
def test_half_a_character_is_refused(call: Any) -> None:
    """An unpaired surrogate can be written to no file, so it is refused where it comes in."""
    with pytest.raises(cc.ClaimcmpError):
        call()


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("utf-8-sig", "Færgen er i brand."), ("cp1252", "Fergen «Solvår» brant."), ("utf-16", "Ja.")],
)
def test_files_are_decoded(tmp_path: Path, encoding: str, text: str) -> None:
    """A byte order mark and the encodings of old Windows files are understood."""
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    (report,) = cc.load(tmp_path / "a.txt")
    assert report.text == text


def test_a_bad_file_is_named_and_the_others_are_compared(tmp_path: Path) -> None:
    """One broken file costs that file alone, and the result says which and why."""
    (tmp_path / "good.txt").write_text("Havnen er stengt.", encoding="utf8")
    (tmp_path / "bad.json").write_text("{no json", encoding="utf8")
    reports = cc.load(tmp_path)
    assert [r.id for r in reports] == ["good.txt"]
    comparison = cc.compare(reports)
    (problem,) = comparison.errors
    assert problem.file.endswith("bad.json")
    assert problem.problem
    assert problem.advice


def test_a_path_that_is_not_there_says_what_to_do(tmp_path: Path) -> None:
    """One path given and unreadable is an error of this library, which names it."""
    with pytest.raises(cc.ClaimcmpError, match=r"nowhere\.txt"):
        cc.load(tmp_path / "nowhere.txt")


def test_two_equal_ids_name_both(tmp_path: Path) -> None:
    """Ids tell reports apart, so two equal ones are refused."""
    with pytest.raises(cc.DuplicateId, match="nb"):
        cc.load([HARBOUR[0], HARBOUR[0]])


@pytest.mark.parametrize("published", ["yesterday", "2017-13", "29.09.2017", ""])
def test_a_date_that_is_none_is_refused(published: str) -> None:
    """A date that cannot be read is an error, or unknown if it is empty; never guessed."""
    record = {"id": "a", "text": "Havnen er stengt.", "published": published}
    if not published:
        assert cc.load([record])[0].published is None
        return
    with pytest.raises(cc.InputError, match="ISO 8601"):
        cc.load([record])


@pytest.mark.parametrize("wrong", [3, None, [3], [{"text": 3}], [{"id": "a"}]])
def test_what_is_no_report_is_refused(wrong: Any) -> None:
    """The public names refuse early, with an error of their own."""
    with pytest.raises(cc.ClaimcmpError):
        cc.load(wrong)


@pytest.mark.parametrize(
    "call",
    [
        lambda: cc.relate_pairs([("a",)]),
        lambda: cc.relate_pairs("ab"),
        lambda: cc.relate_pairs(3),
        lambda: cc.relate({"text": "a", "source": 3}, "b"),
        lambda: cc.relate({"text": "a", "published": 3}, "b"),
        lambda: cc.relate({"text": "a", "claim": "b"}, "b"),
        lambda: cc.relate(None, "b"),
        lambda: cc.match("a", ["b"]),
        lambda: cc.match(["a"], ["b"], top=0),
        lambda: cc.match(["a"], ["b"], top="x"),
        lambda: cc.compare(HARBOUR, encoder=3),
        lambda: cc.split(3),
        lambda: cc.split("a", language="xx"),
        lambda: cc.load_encoder(3),
        lambda: cc.load(HARBOUR, metadata="nowhere.csv"),
    ],
)
def test_wrong_arguments_are_refused_in_words(call: Any) -> None:
    """Every public name refuses what it cannot use with an error of this library's own."""
    with pytest.raises(cc.ClaimcmpError, match=r"want|known|cannot"):
        call()


def test_any_object_that_encodes_will_do(harbour: cc.Comparison) -> None:
    """`compare` takes an encoder as `load_encoder` does: an object with `encode` is enough."""

    class Lengths:
        def encode(self, texts: list[str]) -> list[list[float]]:
            return [[1.0, 1.0 + len(text)] for text in texts]

    assert len(cc.compare(HARBOUR, encoder=Lengths()).claims) == len(harbour.claims)


def test_a_misspelt_argument_fails_at_the_call() -> None:
    """There is no bag of options that swallows a wrong name."""
    with pytest.raises(TypeError, match="enkoder"):
        cc.compare([], enkoder=None)  # type: ignore[call-arg]


@pytest.mark.parametrize("question", ["", "   ", "?", "Idlib", "x" * 5000])
def test_odd_questions_get_an_answer_or_an_error(harbour: cc.Comparison, question: str) -> None:
    """A question without a question in it invents nothing."""
    with suppress(cc.InputError):
        assert harbour.ask(question).rows == ()


# Laws over random texts

FRAGMENTS = (
    *("Havnen er stengt", "Havnen er ikke stengt", "Færgen sejler i morgen", "12 people died"),
    *("sier Kari Nes", "ifølge Reuters", "said the mayor", "«", "»", "“", "”", ". ", ".", "? "),
    *(" ", "\n\n", "\r\n", ", ", " – ", "- ", "Foto: Ola Dal / NTB", "Les også: Mer", "3.5 %"),
    *("2. mars 2021", "kl. 12.30", "on Tuesday", "🚢", "\x00", "\ufeff", "som kontrolleres av X"),
)
TEXTS = st.lists(st.sampled_from(FRAGMENTS), max_size=24).map("".join)


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_any_text_splits_into_slices_of_itself(text: str) -> None:
    """Every segment is a stretch of the text, in order, with only blanks between."""
    end = 0
    for segment in cc.split(text):
        assert_slices(text, [segment])
        assert segment.start >= end
        end = segment.end


@settings(max_examples=15, deadline=None)
@given(st.lists(TEXTS, min_size=1, max_size=4), st.randoms(use_true_random=False))
def test_any_reports_keep_the_laws(texts: list[str], rnd: random.Random) -> None:
    """Spans slice back, claims are accounted for once, JSON round-trips, order is nothing."""
    records = [{"id": str(n), "text": text} for n, text in enumerate(texts)]
    comparison = cc.compare(records)
    for claim in comparison.claims:
        text = comparison.report(claim.report or "").text
        assert_slices(text, [claim, *claim.numbers, *claim.times, *claim.names])
    listed = [id for group in comparison.groups for id in group.claims]
    assert sorted(listed) == sorted(c.id for c in comparison.claims)
    assert cc.Comparison.model_validate_json(comparison.to_json()) == comparison
    rnd.shuffle(records)
    assert cc.compare(records).to_json() == comparison.to_json()


# Nothing leaves the machine


def test_no_socket_is_opened() -> None:
    """The whole path, question and page included, asks the system for no socket at all."""
    code = (
        "import sys\nseen = []\n"
        "sys.addaudithook(lambda e, a: seen.append(e) if e.startswith('socket.') else None)\n"
        "import claimcmp as cc\n"
        f"c = cc.compare(cc.load({HARBOUR!r}))\n"
        "c.ask('Who was evacuated?'), c.to_html(ask=('Who?',)), c.to_json(), c.to_markdown()\n"
        "cc.relate('Havnen er stengt.', 'The harbour is open.')\n"
        "print(seen)"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "[]"
