# ruff: noqa: D103 -- the names of the tests say the facts
"""A user's file of names that are one."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcmp.cues import names
from claimcmp.errors import UnreadableInput


def written(folder: Path, text: str) -> Path:
    path = folder / "aliases.txt"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize("line", ["Fjellvik = Berget", "Fjellvik, Berget", "Fjellvik\tBerget"])
def test_every_spelling_stands_for_the_first(tmp_path: Path, line: str) -> None:
    aliases = names.load_aliases(written(tmp_path, f"# ours\n\n{line}\n"))
    left, right = names.find("Alle i Fjellvik", "nb"), names.find("All of Berget", "en")
    assert names.compare(left, right, aliases=aliases).outcome == "equal"


def test_another_script_is_a_spelling_too(tmp_path: Path) -> None:
    aliases = names.load_aliases(written(tmp_path, "Sjojgu = Шойгу"))
    assert names.aliased(names.find("Шойгу", "und"), aliases)[0].key == "soigu"


def test_names_without_an_alias_stay_as_they_are(tmp_path: Path) -> None:
    aliases = names.load_aliases(written(tmp_path, "Fjellvik = Berget"))
    found = names.find("All of Norway", "en")
    assert names.aliased(found, aliases) == found


def test_an_empty_file_gives_no_aliases(tmp_path: Path) -> None:
    assert names.load_aliases(written(tmp_path, "# nothing yet\n")) == {}


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Fjellvik", "line 1 has one spelling only"),
        ("Fjellvik = ...", "no name in"),
        ("Fjellvik = Berget\nStua = Berget", "line 2 gives 'Berget'"),
        ("Fjellvik = Berget\nBerget = Stua", "line 2 gives 'Berget'"),
    ],
)
def test_a_line_that_cannot_be_used_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(UnreadableInput, match=said):
        names.load_aliases(written(tmp_path, text))


def test_a_missing_file_says_so(tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match="No such file"):
        names.load_aliases(tmp_path / "none.txt")
