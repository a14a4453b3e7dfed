"""`claimcmp match`: which claims go in, and what comes out for people and for programs."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commanding import Run

import claimcmp as cc

CLAIMS = "The bridge in Vik was closed on Monday.\n\nStrømprisen steg i fjor.\n"
KNOWN = [
    {"id": "k-1", "text": "Broen i Vik ble stengt mandag.", "source": "Posten"},
    {"id": "k-2", "text": "Two boats lie in the harbour."},
]
REVIEW = {
    "@context": "https://schema.org",
    "@type": "ClaimReview",
    "url": "https://checks.example/bridge",
    "claimReviewed": "Broen i Vik ble stengt mandag.",
    "datePublished": "2020-02-03",
    "author": {"@type": "Organization", "name": "Prøvarane"},
    "reviewRating": {"@type": "Rating", "alternateName": "Delvis rett"},
}


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to run in, with claims, known claims and a fact check."""
    (tmp_path / "claims.txt").write_text(CLAIMS, "utf8")
    lines = "".join(json.dumps(k) + "\n" for k in KNOWN)
    (tmp_path / "known.jsonl").write_text(lines, "utf8")
    (tmp_path / "review.json").write_text(json.dumps(REVIEW), "utf8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_json_is_what_python_gives(run: Run, place: Path) -> None:
    """A list of relations for each claim, with the caller's ids."""
    done = run("match", "claims.txt", "known.jsonl", "--json", "--top", "1")
    texts = CLAIMS.split("\n")
    claims = [{"text": texts[n], "id": f"claims.txt:{n + 1}"} for n in (0, 2)]
    found = cc.match(claims, KNOWN, top=1)
    assert done.code == 0
    assert json.loads(done.out) == [[r.model_dump(mode="json") for r in rs] for rs in found]


def test_people_see_what_is_on_the_matter(run: Run, place: Path) -> None:
    """And that there is nothing where there is nothing."""
    done = run("match", "claims.txt", "known.jsonl")
    first, second = done.out.strip().split("\n\n")
    assert "Posten" in first
    assert "“Broen i Vik ble stengt mandag.”  k-1" in first
    assert "boats" not in first
    assert second.endswith("Nothing on this matter among 2 claims.")


def test_a_fact_check_s_rating_stands_beside_its_claim(run: Run, place: Path) -> None:
    """In the fact checker's words, with who said so and when."""
    done = run("match", "claims.txt", "review.json")
    assert "https://checks.example/bridge" in done.out
    assert "rated “Delvis rett” by Prøvarane (2020-02-03)" in done.out


def test_fact_checks_come_in_a_web_page(run: Run, place: Path) -> None:
    """As one saves it from a browser."""
    page = f'<html><script type="application/ld+json">{json.dumps(REVIEW)}</script></html>'
    (place / "page.html").write_text(page, "utf8")
    assert "Delvis rett" in run("match", "claims.txt", "page.html").out


def test_several_files_of_known_claims_are_one_list(run: Run, place: Path) -> None:
    """Each in its own form."""
    found = json.loads(run("match", "claims.txt", "known.jsonl", "review.json", "--json").out)
    ids = {r["right"]["id"] for r in found[0]}
    assert ids == {"k-1", "k-2", "https://checks.example/bridge"}


def test_one_claim_can_be_given_as_text(run: Run, place: Path) -> None:
    """No file is looked for."""
    done = run("match", "--text", "The bridge in Vik was closed.", "known.jsonl", "--json")
    assert [r["right"]["id"] for r in json.loads(done.out)[0]] == ["k-1", "k-2"]


def test_a_claim_in_place_of_a_file_says_how(run: Run, place: Path) -> None:
    """A sentence is no file."""
    done = run("match", "The bridge in Vik was closed.", "known.jsonl")
    assert done.code == 2
    assert "--text" in done.err


@pytest.mark.parametrize(
    "given",
    [
        "The bridge in Vik was closed.\n",
        '["The bridge in Vik was closed."]',
        '{"claims": [{"text": "The bridge in Vik was closed."}]}',
        '{"text": "The bridge in Vik was closed."}\n{"text": "The bridge in Vik was closed."}',
    ],
    ids=["lines", "strings", "an object", "JSON lines"],
)
def test_claims_come_from_standard_input(run: Run, place: Path, given: str) -> None:
    """As lines, JSON or JSON lines."""
    done = run("match", "-", "known.jsonl", "--json", stdin=given.encode())
    assert json.loads(done.out)[0][0]["right"]["id"] == "k-1"


def test_known_claims_come_from_standard_input_too(run: Run, place: Path) -> None:
    """Fact checks among them."""
    done = run("match", "claims.txt", "-", stdin=json.dumps([REVIEW]).encode())
    assert "Delvis rett" in done.out


def test_a_row_that_cannot_be_used_is_told_and_the_others_are_matched(
    run: Run, place: Path
) -> None:
    """With the line it stands on."""
    (place / "bad.jsonl").write_text('{"id": 1}\nnope\n{"text": "Broen er stengt."}\n', "utf8")
    done = run("match", "claims.txt", "bad.jsonl", "--json")
    assert done.code == 0
    assert len(json.loads(done.out)[0]) == 1
    assert "bad.jsonl, line 1: has no text" in done.err
    assert "bad.jsonl, line 2: is no valid JSON" in done.err


def test_strict_refuses_rows_that_cannot_be_used(run: Run, place: Path) -> None:
    """And prints nothing."""
    (place / "bad.jsonl").write_text('{"id": 1}\n{"text": "Broen er stengt."}\n', "utf8")
    done = run("match", "claims.txt", "bad.jsonl", "--strict")
    assert (done.code, done.out) == (2, "")


def test_columns_that_no_claim_has_are_told_and_do_no_harm(run: Run, place: Path) -> None:
    """A table of known claims has its own columns, also under --strict."""
    (place / "known.csv").write_text("text,desk,id\nBroen i Vik er stengt.,ute,7\n", "utf8")
    done = run("match", "claims.txt", "known.csv", "--strict", "--json")
    assert done.code == 0
    assert "passed over the fields desk" in done.err
    assert json.loads(done.out)[0][0]["right"]["id"] == "7"


def test_places_can_count_utf16(run: Run, place: Path) -> None:
    """A claim behind an emoji ends one unit later."""
    text = "🔥 The bridge in Vik was closed."
    asked = ("match", "--text", text, "known.jsonl", "--json", "--top", "1")
    plain, wide = (
        json.loads(run(*asked, *more).out)[0][0]["left"] for more in ((), ("--offsets", "utf16"))
    )
    assert (plain["end"], wide["end"]) == (len(text), len(text) + 1)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("none.txt", "known.jsonl"), "none.txt: there is no such file"),
        ((".", "known.jsonl"), "is a folder"),
        (("empty.txt", "known.jsonl"), "holds no claims"),
        (("claims.txt", "bad.json"), "is no valid JSON"),
        (("claims.txt", "number.json"), "no list of claims"),
        (("claims.txt", "titles.csv"), "without a column 'text'"),
        (("claims.txt", "scan.txt"), "PDF"),
        (("-", "-"), "given twice"),
        (("claims.txt", "known.jsonl", "--top", "0"), "top is 0"),
        (("claims.txt", "known.jsonl", "--offsets", "utf16"), "--json"),
        (("claims.txt",), "KNOWN"),
    ],
)
def test_what_cannot_be_matched_leaves_with_2(
    run: Run, place: Path, arguments: tuple[str, ...], said: str
) -> None:
    """And says why, on standard error only."""
    (place / "empty.txt").touch()
    (place / "bad.json").write_text("[", "utf8")
    (place / "number.json").write_text("7", "utf8")
    (place / "titles.csv").write_text("title\nx\n", "utf8")
    (place / "scan.txt").write_bytes(b"%PDF-1.4\n%\xe2\xe3")
    done = run("match", *arguments)
    assert (done.code, done.out) == (2, "")
    assert said in done.err
    assert "Traceback" not in done.err
