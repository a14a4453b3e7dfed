"""Names of models that are nearly those of the package."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

import claimcmp as cc


@pytest.mark.parametrize(
    ("name", "meant"),
    [("statik", "static"), ("Contextual ", "contextual"), ("combine", "combined")],
)
def test_a_misspelt_encoder_is_told_which_one_was_meant(name: str, meant: str) -> None:
    """At once: no model library is imported to find out."""
    with pytest.raises(cc.ModelError, match=f"no model '{name}' here; did you mean '{meant}'"):
        cc.load_encoder(name)


@pytest.mark.parametrize("name", ["feature", "features ", "FEATURES", "faetures"])
def test_a_misspelt_judge_is_told_which_one_was_meant(name: str) -> None:
    """As for encoders."""
    with pytest.raises(cc.ModelError, match="did you mean 'features'"):
        cc.load_judge(name)


def test_a_folder_with_such_a_name_is_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is there is meant."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "statik").mkdir()
    with pytest.raises(cc.ModelError, match="sentence-transformers, which opens 'statik'"):
        cc.load_encoder("statik")
