"""The options that say with what to compare: settings, encoder, language, corrections."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from commanding import DA, NB, Run

import claimcmp as cc
from claimcmp.doors.given import settings_of
from claimcmp.errors import InputError


def test_settings_reach_the_comparison(run: Run, reports: Path) -> None:
    """Several names, and the last of two values for one."""
    options = ("--settings", "sure=0.8", "--settings", "floor = 0.2", "--settings", "sure=0.95")
    used = json.loads(run("compare", reports, "--json", *options).out)["settings"]
    assert (used["sure"], used["floor"]) == (0.95, 0.2)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("s.json", '{"sure": 0.95, "aliases": {"WHO": ["VHO"]}}'),
        ("s.toml", 'sure = 0.95\n[aliases]\nWHO = ["VHO"]\n'),
        ("bom.json", '\ufeff{"settings": {"sure": 0.95, "aliases": [["VHO", "WHO"]]}}'),
    ],
)
def test_settings_come_from_a_file(tmp_path: Path, name: str, text: str) -> None:
    """With names that are one; those of --aliases are added."""
    (tmp_path / name).write_text(text, "utf8")
    (tmp_path / "names.txt").write_text("FN = UN\n", "utf8")
    found = settings_of([str(tmp_path / name), "floor=0.2"], str(tmp_path / "names.txt"))
    aliases = [["VHO", "WHO"], ["FN", "UN"]]
    assert found == cc.Settings(sure=0.95, floor=0.2, aliases=aliases)


def test_an_earlier_result_brings_its_settings(run: Run, reports: Path, tmp_path: Path) -> None:
    """Its JSON compares again to the same bytes, reports and settings."""
    first = run("compare", reports, "--json", "--settings", "sure=0.8")
    (tmp_path / "c.json").write_text(first.out, "utf8")
    again = run("compare", tmp_path / "c.json", "--settings", tmp_path / "c.json", "--json")
    assert again.out == first.out


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ("suer=1", "there is no setting 'suer'"),
        ("sure=2", "the setting sure was given as 2"),
        ("sure=much", "given as 'much'"),
        ("sure", "want name=value"),
        ("none.json", "none.json: No such file"),
        ("broken.json", "is no file of settings"),
        ("broken.toml", "is no file of settings"),
        ("list.json", "holds no names with values"),
    ],
)
@pytest.mark.parametrize("command", [("compare", "r"), ("relate", "a", "b"), ("match", "a", "b")])
def test_settings_that_cannot_be_used_leave_with_2(
    run: Run,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    command: tuple[str, ...],
    given: str,
    said: str,
) -> None:
    """Before a file is read."""
    monkeypatch.chdir(tmp_path)
    for name in ("broken.json", "broken.toml"):
        (tmp_path / name).write_text("{", "utf8")
    (tmp_path / "list.json").write_text("[1]", "utf8")
    done = run(*command, "--settings", given)
    assert (done.code, done.out) == (2, "")
    assert said in done.err


def test_settings_are_checked_in_python_too() -> None:
    """No value is taken for a file."""
    with pytest.raises(InputError, match="name=value"):
        settings_of(["=1"], None)


@pytest.mark.parametrize(
    "command",
    [("compare", "reports"), ("ask", "Who?", "reports"), ("selftest", "reports", "--most", "1")],
    ids=lambda c: c[0],
)
def test_an_encoder_is_chosen_by_name(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    """Each command that needs one takes it."""
    asked: list[object] = []
    monkeypatch.chdir(reports.parent)
    load = cc.load_encoder

    def opened(name: object = None, **more: object) -> object:
        asked.append(name)
        return load("static" if name == "static" else name, **more)  # type: ignore[call-overload]

    monkeypatch.setattr("claimcmp.encoding.encoder.load_encoder", opened)
    assert run(*command, "--encoder", "static").code == 0
    assert "static" in asked


def test_a_relation_takes_an_encoder(run: Run) -> None:
    """The cosine is that of its vectors."""
    done = run("relate", NB, DA, "--encoder", "static", "--judge", "features", "--json")
    made = cc.relate(NB, DA, encoder=cc.load_encoder("static"), judge=cc.load_judge("features"))
    assert cc.Relation.model_validate_json(done.out) == made


def test_a_relation_takes_two_dates(run: Run) -> None:
    """One of which may be unknown."""
    done = run("relate", NB, DA, "--published", "2021-03", "-", "--json")
    relation = cc.Relation.model_validate_json(done.out)
    assert str(relation.left.published) == "2021-03"
    assert relation.right.published is None


def test_the_language_of_reports_can_be_said(run: Run, reports: Path) -> None:
    """It is not guessed then."""
    found = json.loads(run("compare", reports, "--language", "nn", "--json").out)
    assert {r["language"] for r in found["reports"]} == {"nn"}


def test_a_language_without_rules_leaves_with_2(run: Run, reports: Path) -> None:
    """The message lists those there are."""
    done = run("ask", "Who?", reports, "--language", "sv")
    assert done.code == 2
    assert "'sv' (known: da, en, nb, nn)" in done.err


def test_corrections_count_in_answers(run: Run, reports: Path, tmp_path: Path) -> None:
    """`ask` takes the log that `compare` takes, and tells what became of it."""
    log = tmp_path / "log.jsonl"
    cc.Review.open(log).alias("Storvik", "Havnebyen")
    question = "When will the terminal in Havnebyen open again?"
    plain = json.loads(run("ask", question, reports, "--json").out)
    done = run("ask", question, reports, "--review", log, "--json")
    assert not plain["rows"]
    assert [row["report"] for row in json.loads(done.out)["rows"]] == ["en.txt"]
    assert "review: 1 correction" in done.err


def test_a_log_that_is_not_there_is_refused(run: Run, reports: Path) -> None:
    """Corrections are not left out in silence."""
    done = run("ask", "Who?", reports, "--review", "none.jsonl")
    assert done.code == 2
    assert "none.jsonl" in done.err


@pytest.mark.skipif(not Path("/dev/stdin").exists(), reason="standard input has no name here")
@pytest.mark.parametrize(
    ("option", "text", "field"),
    [
        ("--metadata", "id,source\nen.txt,Kysten\n", '"source": "Kysten"'),
        ("--aliases", "Storvik = Havnebyen\n", '"Havnebyen"'),
    ],
)
def test_tables_come_from_standard_input(reports: Path, option: str, text: str, field: str) -> None:
    """As another program writes them."""
    line = [sys.executable, "-m", "claimcmp", "compare", str(reports), option, "-", "--json"]
    more = ["--encoder", "static", "--judge", "features"]
    done = subprocess.run([*line, *more], input=text, capture_output=True, text=True, check=True)
    assert field in done.stdout
