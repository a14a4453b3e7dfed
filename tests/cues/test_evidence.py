# ruff: noqa: D103 -- the names of the tests say the facts
"""All cues of a text at once."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from claimcmp.cues.evidence import compare_cues, find_cues
from claimcmp.values import LANGUAGES

KINDS = {"number", "time", "name", "polarity", "certainty", "antonym"}


def test_every_comparator_gives_a_verdict() -> None:
    left, right = find_cues("Tre hus brant i Oslo", "nb"), find_cues("Four houses burned", "en")
    verdicts = compare_cues(left, right)
    assert set(verdicts) == KINDS
    assert verdicts["number"].outcome == "conflicting"


@pytest.mark.parametrize("language", [*LANGUAGES, "und"])
@pytest.mark.parametrize(
    "text", ["", " ", "\x00", "½ ² ①", "٣ مايو", "…" * 500, "1" * 5000, "A" * 5000]
)
def test_odd_text_gives_cues_and_no_error(text: str, language: str) -> None:
    assert find_cues(text, language).text == text


def test_equal_texts_never_conflict() -> None:
    text = "Minst 14 hus brant ikke i Oslo 3. mars 2011, sa Nora Lindgård"
    cues = find_cues(text, "nb")
    assert all(v.outcome != "conflicting" for v in compare_cues(cues, cues).values())


def test_importing_reads_no_list_and_no_heavy_package() -> None:
    code = (
        "import sys, claimcmp.cues.evidence as e; from claimcmp.cues import gazetteer as g;"
        "assert not g.known.cache_info().currsize;"
        "assert not {'torch', 'pandas', 'sklearn', 'transformers'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


@pytest.mark.parametrize(
    "unit", ["A", "Ab ", "3 ", "1.2.3.", "mai ", "den ", "3" + " " * 300, "Den-"]
)
def test_a_long_text_is_read_in_linear_time(unit: str) -> None:
    started = time.process_time()
    find_cues((unit * 20_000)[:20_000], "nb")
    assert time.process_time() - started < 5
