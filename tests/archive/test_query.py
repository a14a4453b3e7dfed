"""What an archive finds on a claim, under which filters, and in what order."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

import claimcmp as cc
from claimcmp.archive import Archive
from claimcmp.testing import HashEncoder

Record = dict[str, Any]

RECORDS: list[Record] = [
    {
        "id": "nb-2018",
        "published": "2018-05-07",
        "source": "Dalnytt",
        "text": "Broen i Vik ble stengt mandag. 40 biler ble stående i kø.",
    },
    {
        "id": "en-2018",
        "published": "2018-05-07",
        "source": "Valley News",
        "text": "The bridge in Vik was closed on Monday. 60 cars were stuck in the queue in Vik.",
    },
    {
        "id": "da-2020",
        "published": "2020-02",
        "source": "Dalnytt",
        "text": "Broen i Vik blev lukket. Skolen i Moss fik et nyt tag.",
    },
    {"id": "undated", "text": "Broen i Vik er gammel. Det regner ofte i Florø."},
]
ASKED = "Broen i Vik ble stengt."


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    """Four reports, with an encoder that has all four languages."""
    made = Archive(tmp_path_factory.mktemp("desk"), encoder="static")
    made.add(RECORDS)
    return made


def reports(found: tuple[cc.Relation, ...]) -> set[str | None]:
    """The reports of what was found."""
    return {r.right.report for r in found}


def test_what_agrees_comes_first_across_languages(archive: Archive) -> None:
    """The same in other words and languages, then the rest."""
    found = archive.query(ASKED, top=10)
    kinds = [r.kind for r in found]
    assert reports(found[: kinds.count("agrees")]) >= {"nb-2018", "en-2018"}
    assert kinds == sorted(kinds, key=["agrees", "diverges", "related", "unrelated"].index)


def test_what_is_found_is_the_claim_as_it_was_read(archive: Archive) -> None:
    """With its report, source and date, and places in its text."""
    best = next(r.right for r in archive.query(ASKED) if r.right.report == "nb-2018")
    assert (best.source, str(best.published)) == ("Dalnytt", "2018-05-07")
    text = next(r["text"] for r in RECORDS if r["id"] == best.report)
    assert text[best.start : best.end] == best.text


@pytest.mark.parametrize("top", [1, 2, 5, 50])
def test_it_ranks_as_match_does(archive: Archive, top: int) -> None:
    """All claims of the reports as known ones give the same."""
    encoder = cc.load_encoder("static")
    known = cc.compare(RECORDS, encoder=encoder).claims
    for asked in (ASKED, "60 biler sto i kø i Vik.", "Skolen fikk nytt tak.", ""):
        (matched,) = cc.match([asked], known, top=top, encoder=encoder)
        found = archive.query(asked, top=top)
        assert [(r.kind, r.confidence, r.cosine) for r in found] == [
            (r.kind, r.confidence, r.cosine) for r in matched
        ]
        if asked:
            assert found == matched


def test_many_claims_are_asked_in_one_go(archive: Archive) -> None:
    """One tuple for each, in order, as each gets by itself."""
    asked = [ASKED, "Det regner i Florø.", "Skolen fikk nytt tak."]
    assert archive.query_each(asked, top=3) == tuple(archive.query(a, top=3) for a in asked)
    assert archive.query_each([]) == ()


def test_top_limits(archive: Archive) -> None:
    """So many and no more; all there are where more are wanted."""
    assert len(archive.query(ASKED, top=2)) == 2
    assert len(archive.query(ASKED, top=10**18)) == archive.stats().claims


def test_a_language_can_be_chosen(archive: Archive) -> None:
    """One, or several."""
    assert reports(archive.query(ASKED, language="en", top=20)) == {"en-2018"}
    both = archive.query(ASKED, language=["en", "da"], top=20)
    assert {r.right.language for r in both} == {"en", "da"}


def test_a_source_can_be_chosen(archive: Archive) -> None:
    """Those without one are left out."""
    assert reports(archive.query(ASKED, source="Dalnytt", top=20)) == {"nb-2018", "da-2020"}
    assert archive.query(ASKED, source="O'Hara's") == ()


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ({"before": "2019"}, {"nb-2018", "en-2018"}),
        ({"before": "2018-05-07"}, set()),
        ({"before": "2018-05-08"}, {"nb-2018", "en-2018"}),
        ({"before": "2020-02-15"}, {"nb-2018", "en-2018"}),
        ({"after": "2018-05-07"}, {"nb-2018", "en-2018", "da-2020"}),
        ({"after": "2018-05-08"}, {"da-2020"}),
        ({"after": "2020-02-02"}, set()),
        ({"after": "2018", "before": "2019"}, {"nb-2018", "en-2018"}),
        ({"after": "2021"}, set()),
    ],
)
def test_dates_limit(archive: Archive, limits: dict[str, str], expected: set[str]) -> None:
    """The whole of what is known of a publication has to lie there; undated ones never do."""
    assert reports(archive.query(ASKED, top=20, **limits)) == expected  # type: ignore[arg-type]


def test_filters_do_not_cost_hits(tmp_path: Path) -> None:
    """What is chosen is found behind any number of nearer claims that are not."""
    archive = Archive(tmp_path, encoder=HashEncoder())
    many = [{"id": str(n), "source": "Copy", "text": ASKED} for n in range(150)]
    archive.add([*many, {"id": "rare", "source": "Own", "text": "Broen i Vik er åpen igjen."}])
    assert reports(archive.query(ASKED, source="Own")) == {"rare"}


def test_of_equally_near_ones_the_same_are_given(tmp_path: Path) -> None:
    """Sixty reports print one sentence: those with the first ids of their claims."""
    many = [{"id": str(n), "text": ASKED} for n in range(60)]
    one, other = (Archive(tmp_path / name, encoder=HashEncoder()) for name in "ab")
    one.add(many)
    for record in reversed(many):
        other.add(record)
    assert one.query(ASKED) == other.query(ASKED)


def test_a_report_is_not_held_against_itself(archive: Archive) -> None:
    """A desk adds a report, and asks what others said."""
    claims = cc.compare(RECORDS[:1], encoder=cc.load_encoder("static")).claims
    for found in archive.query_each(claims, top=20):
        assert found
        assert "nb-2018" not in reports(found)


def test_one_event_is_assumed_or_not(tmp_path: Path) -> None:
    """Two counts on two days diverge only where they are said to be of one event."""
    archive = Archive(tmp_path, encoder="static")
    archive.add(
        {
            "id": "old",
            "published": "2015-01-10",
            "text": "12 people were killed in the attack in Vik on Saturday.",
        }
    )
    asked = {
        "text": "30 people were killed in the attack in Vik on Saturday.",
        "published": "2019-06-08",
    }
    (assumed,) = archive.query(asked)
    (gated,) = archive.query(asked, same_event=False)
    assert "same event assumed" in assumed.caveats
    assert "same event assumed" not in gated.caveats
    assert assumed.leaning == "diverges"
    assert gated.kind == "related"


def test_names_that_are_one_are_one_here_too(archive: Archive) -> None:
    """Aliases are for the asking; the archive is as it was."""
    settings = cc.Settings(aliases=[["Vik", "the port"]])
    found = archive.query("The bridge in the port was closed.", settings=settings)
    keys = {n.key for r in found for n in r.left.names} & {
        n.key for r in found for n in r.right.names
    }
    assert keys


def test_a_judge_can_be_chosen(archive: Archive) -> None:
    """As for `match`."""
    found = archive.query(ASKED, judge=cc.load_judge("features"))
    assert all(r.scores is None for r in found)


def test_nothing_known_is_nothing_found_wrong(archive: Archive) -> None:
    """A text without words has a zero vector, and is related to nothing."""
    assert {r.kind for r in archive.query("…", top=3)} == {"unrelated"}
    assert np.isfinite([r.cosine for r in archive.query("…", top=3)]).all()


@pytest.mark.parametrize(
    "wrong",
    [
        {"top": 0},
        {"top": True},
        {"language": 3},
        {"language": [""]},
        {"language": "no"},
        {"language": ["nb", "sv"]},
        {"source": [None]},
        {"before": "soon"},
        {"after": ""},
        {"before": "2018-13"},
        {"before": 5},
        {"source": "\ud83d"},
    ],
)
def test_a_filter_that_cannot_be_used_is_refused(archive: Archive, wrong: Any) -> None:
    """By its name and value."""
    with pytest.raises(cc.InputError, match=r"want|U\+D83D"):
        archive.query(ASKED, **wrong)


@pytest.mark.parametrize("wrong", [ASKED, {"text": ASKED}, 3])
def test_one_claim_is_no_list(archive: Archive, wrong: Any) -> None:
    """A string is not a list of letters."""
    with pytest.raises(cc.InputError, match="want a list, or query for one"):
        archive.query_each(wrong)


def test_a_language_that_no_claim_has_is_told_with_those_there_are(archive: Archive) -> None:
    """An empty answer would look like silence."""
    with pytest.raises(cc.InputError, match="which no claim has; want any of nb, nn"):
        archive.query(ASKED, language="no")


def test_an_outlet_that_the_archive_lacks_finds_nothing(archive: Archive) -> None:
    """Outlets are whatever reports call them: none is wrong."""
    assert archive.query(ASKED, source="Nowhere News") == ()
