"""An archive on disk: added to, replaced in, taken from, and whole in between."""

from __future__ import annotations

import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

import claimcmp as cc
from claimcmp.archive import Archive
from claimcmp.archive.table import opened
from claimcmp.testing import HashEncoder

Record = dict[str, Any]

TRAIN: Record = {
    "id": "train",
    "published": "2019-03-04",
    "source": "Dalnytt",
    "text": "Toget til Bergen sto i fem timer mandag. 200 reisende ble kjørt i buss.",
}
STRIKE: Record = {
    "id": "strike",
    "published": "2019-04",
    "source": "Valley News",
    "text": "The engine drivers in Bergen ended their strike on Friday.",
}
UNDATED: Record = {"id": "undated", "text": "Togene til Bergen er ofte forsinket."}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """An archive with two dated reports and one without a date."""
    made = Archive(tmp_path / "desk", encoder=HashEncoder())
    made.add([TRAIN, STRIKE, UNDATED])
    return made


def rows(archive: Archive) -> list[dict[str, Any]]:
    """All rows of the table, by id."""
    found: list[dict[str, Any]] = opened(archive.folder)[0].to_arrow().to_pylist()
    return sorted(found, key=lambda row: str(row["id"]))


def claims(*records: Record) -> dict[str, cc.Claim]:
    """The claims of a comparison of these reports, by id."""
    return {c.id: c for c in cc.compare(list(records), encoder=HashEncoder()).claims}


def test_it_holds_the_claims_of_the_reports(archive: Archive) -> None:
    """Exactly as a comparison reads them, each with its vector."""
    there = {row["id"]: cc.Claim.model_validate_json(row["claim"]) for row in rows(archive)}
    assert there == claims(TRAIN, STRIKE, UNDATED)
    for row in rows(archive):
        assert row["vector"] == HashEncoder().encode([row["standalone"]])[0].tolist()


def test_adding_tells_what_it_did(tmp_path: Path) -> None:
    """New, changed and unchanged reports, and the claims that were written."""
    archive = Archive(tmp_path, encoder=HashEncoder())
    first = archive.add([TRAIN, STRIKE])
    assert (first.added, first.claims) == (("train", "strike"), len(claims(TRAIN, STRIKE)))
    edited = {**TRAIN, "text": "Toget til Bergen sto i seks timer."}
    second = archive.add([edited, STRIKE, UNDATED])
    assert second.added == ("undated",)
    assert (second.replaced, second.unchanged) == (("train",), ("strike",))


def test_adding_twice_changes_nothing(archive: Archive) -> None:
    """Nothing is read, encoded or written again."""
    before, version = rows(archive), opened(archive.folder)[0].version
    told = archive.add([UNDATED, STRIKE, TRAIN])
    assert told.claims == 0
    assert rows(archive) == before
    assert opened(archive.folder)[0].version == version


def test_a_replaced_report_leaves_nothing_of_the_former(archive: Archive) -> None:
    """The table is that of an archive which never had it."""
    edited = {**TRAIN, "text": "Nytt fra dalen. Toget til Bergen sto i seks timer mandag."}
    archive.add(edited)
    fresh = Archive(archive.folder.parent / "fresh", encoder=HashEncoder())
    fresh.add([STRIKE, UNDATED, edited])
    assert rows(archive) == rows(fresh)


def test_other_metadata_replace_too(archive: Archive) -> None:
    """The text and the ids of its claims are the same."""
    archive.add({**TRAIN, "source": "Fjellposten"})
    assert {r["source"] for r in rows(archive) if r["report"] == "train"} == {"Fjellposten"}


def test_a_report_that_lost_its_claims_is_gone(archive: Archive) -> None:
    """Its new text asserts nothing."""
    archive.add({**TRAIN, "text": ""})
    assert archive.reports() == ("strike", "undated")


def test_removed_reports_are_told_and_gone(archive: Archive) -> None:
    """One that was not there is no error, and removing again does nothing."""
    assert archive.remove(["train", "plane"]) == ("train",)
    assert archive.reports() == ("strike", "undated")
    assert archive.remove("train") == ()


def test_everything_may_be_removed(archive: Archive) -> None:
    """What is left can be asked and added to."""
    archive.remove(archive.reports())
    assert archive.query("Toget sto.") == ()
    assert archive.stats().claims == 0
    assert archive.add(TRAIN).added == ("train",)


@pytest.mark.parametrize(
    "id", ["it's", "a'); DROP TABLE claims --", '"', "æ/ø å\\n", "%_", "🚆", "a\0b", "x" * 3000]
)
def test_any_id_can_be_replaced_and_removed(archive: Archive, id: str) -> None:
    """Quotes, blanks and signs of the query language are letters like others."""
    archive.add({**TRAIN, "id": id})
    archive.add({**STRIKE, "id": id})
    assert sorted(archive.reports()) == sorted(["strike", "train", "undated", id])
    assert archive.remove(id) == (id,)
    assert archive.reports() == ("strike", "train", "undated")


def test_the_order_of_reports_does_not_matter(archive: Archive) -> None:
    """Nor whether they came at once."""
    other = Archive(archive.folder.parent / "other", encoder=HashEncoder())
    for record in (UNDATED, TRAIN, STRIKE):
        other.add(record)
    assert rows(other) == rows(archive)


def test_stats_count(archive: Archive) -> None:
    """Claims by language, reports by source, and the span of dates; without an encoder."""
    stats = Archive(archive.folder).stats()
    held = claims(TRAIN, STRIKE, UNDATED)
    assert (stats.reports, stats.claims) == (3, len(held))
    assert stats.languages == Counter(c.language for c in held.values())
    assert stats.sources == {"Dalnytt": 1, "Valley News": 1}
    assert (stats.earliest, stats.latest) == ("2019-03-04", "2019-04")
    assert (stats.encoder, stats.dimension) == ("hash-64", 64)


def test_files_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    """The others are added."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "a.txt").write_text(TRAIN["text"], encoding="utf8")
    (reports / "b.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    told = Archive(tmp_path / "desk", encoder=HashEncoder()).add(reports)
    assert told.added == ("a.txt",)
    assert [Path(e.file).name for e in told.errors] == ["b.txt"]


def test_many_additions_are_put_together(tmp_path: Path) -> None:
    """A desk adds one report at a time; the table does not fall to pieces."""
    archive = Archive(tmp_path, encoder=HashEncoder())
    for n in range(70):
        archive.add({"id": str(n), "text": f"Tog {n} til Bergen er innstilt."})
    assert archive.stats().reports == 70
    assert opened(archive.folder)[0].stats()["fragment_stats"]["num_fragments"] < 20


# Refusals


def test_another_encoder_is_refused(archive: Archive) -> None:
    """Both are named, for adding and for asking."""
    other = Archive(archive.folder, encoder=HashEncoder(32))
    for use in (lambda: other.add(TRAIN), lambda: other.query("Toget sto.")):
        with pytest.raises(cc.ModelError, match=r"'hash-64' \(64 .*'hash-32' \(32 "):
            use()


def test_another_model_of_the_same_name_is_refused(archive: Archive) -> None:
    """Where an encoder has no fingerprint, a vector of it tells."""

    class Backwards(HashEncoder):
        def encode(self, texts: Any) -> Any:
            return super().encode(texts)[:, ::-1]

    with pytest.raises(cc.ModelError, match="which gives others"):
        Archive(archive.folder, encoder=Backwards()).query("Toget sto.")


@pytest.mark.parametrize("what", ["query", "remove", "stats", "reports"])
def test_a_folder_without_an_archive_is_refused(tmp_path: Path, what: str) -> None:
    """And is not made by looking."""
    given = {"query": ["Toget sto."], "remove": ["train"]}.get(what, [])
    missing = Archive(tmp_path / "nothing", encoder=HashEncoder())
    with pytest.raises(cc.UnreadableInput, match=r"nothing.*holds no archive.*add reports"):
        getattr(missing, what)(*given)
    assert not (tmp_path / "nothing").exists()


@pytest.mark.parametrize("folder", [3, "", None, "a\0b"])
def test_what_is_no_folder_is_refused(folder: Any) -> None:
    """Before anything is loaded."""
    with pytest.raises(cc.InputError, match="want the path of a folder"):
        Archive(folder)


def test_a_file_is_no_archive(tmp_path: Path) -> None:
    """The file stays as it is."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf8")
    with pytest.raises(cc.InputError, match=r"notes\.txt: is a file"):
        Archive(tmp_path / "notes.txt")


def test_a_damaged_archive_is_named(archive: Archive) -> None:
    """No error of the database's own comes through."""
    for file in archive.folder.rglob("*.lance"):
        if file.is_file():
            file.write_bytes(b"damaged")
    with pytest.raises(cc.UnreadableInput, match=r"desk.*cannot be used.*backup"):
        archive.query("Toget sto.")


def test_a_missing_package_is_named(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    """With the line that installs it."""
    monkeypatch.setitem(sys.modules, "lancedb", None)
    with pytest.raises(cc.MissingExtra, match=r"'lancedb'.*claimcmp\[archive\]"):
        archive.stats()


def test_two_reports_of_one_id_are_refused(archive: Archive) -> None:
    """One of them would be lost."""
    twins = cc.Reports([*cc.load(TRAIN), *cc.load({**STRIKE, "id": "train"})])
    with pytest.raises(cc.DuplicateId, match="'train'"):
        archive.add(twins)


@pytest.mark.parametrize("wrong", [3, [3], None])
def test_what_is_no_id_is_refused(archive: Archive, wrong: Any) -> None:
    """Nothing but strings."""
    with pytest.raises(cc.InputError, match="want ids of reports"):
        archive.remove(wrong)


def test_half_a_character_is_refused(archive: Archive) -> None:
    """No table could hold it."""
    with pytest.raises(cc.InputError, match=r"U\+D83D"):
        archive.remove("\ud83d")


def test_an_encoder_that_fails_is_not_taken_for_the_disk(archive: Archive) -> None:
    """What it raises comes through, and the archive is as it was."""

    class Tired(HashEncoder):
        def encode(self, texts: Any) -> Any:
            if any("Bergen" in text for text in texts):
                raise RuntimeError("tired")
            return super().encode(texts)

    before = rows(archive)
    with pytest.raises(RuntimeError, match="tired"):
        Archive(archive.folder, encoder=Tired()).add({**TRAIN, "id": "late"})
    assert rows(archive) == before


# Two processes

WRITER = """
import sys
from claimcmp.archive import Archive
from claimcmp.testing import HashEncoder
archive = Archive(sys.argv[1], encoder=HashEncoder())
print("ready", flush=True)
for n in range(12):
    text = f"Tog {n} til Bergen er innstilt. Buss {n} kjører fra Voss. Ferge {n} venter i Vik."
    archive.add({"id": "line", "text": text})
    archive.add({"id": f"extra {n}", "text": f"Fly {n} til Bergen lander i Florø."})
"""


def test_one_process_reads_while_another_writes(archive: Archive) -> None:
    """Every look sees a report whole, as it was or as it is, and none of it torn."""
    archive.add(
        {
            "id": "line",
            "text": "Tog x til Bergen er innstilt. Buss x kjører fra Voss. Ferge x venter i Vik.",
        }
    )
    command = [sys.executable, "-c", WRITER, str(archive.folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "ready\n"
        looks = set()
        until = time.monotonic() + 50
        while writer.poll() is None and time.monotonic() < until:
            lines = [r["text"].split()[1] for r in rows(archive) if r["report"] == "line"]
            assert len(lines) == 3
            assert len(set(lines)) == 1
            looks.add(lines[0])
            assert archive.query("Buss til Voss.", top=2)
        assert writer.wait(timeout=10) == 0
    assert len(looks) > 1
    assert archive.stats().reports == 16


def test_two_processes_write_at_once(archive: Archive) -> None:
    """Both wait for each other, and nothing is lost or doubled."""
    command = [sys.executable, "-c", WRITER, str(archive.folder)]
    both = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(2)]
    assert [writer.wait(timeout=55) for writer in both] == [0, 0]
    there = Counter(row["id"] for row in rows(archive))
    assert max(there.values()) == 1
    assert archive.stats().reports == 16
