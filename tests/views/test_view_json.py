from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcmp.comparison import Comparison
from claimcmp.errors import ClaimcmpError, InputError
from claimcmp.views.json import schema


def test_json_gives_back_an_equal_comparison(comparison: Comparison) -> None:
    """What is saved can be loaded without loss."""
    assert Comparison.model_validate_json(comparison.to_json()) == comparison


def test_an_empty_comparison_round_trips(empty: Comparison) -> None:
    """An empty comparison round trips."""
    assert Comparison.model_validate_json(empty.to_json()) == empty


def test_order_of_maps_does_not_change_a_byte(comparison: Comparison) -> None:
    """Equal comparisons give equal bytes."""
    turned = comparison.model_copy(
        update={"sentences": dict(reversed(comparison.sentences.items()))}
    )
    assert turned.to_json() == comparison.to_json()


def test_json_names_its_schema_version_first(comparison: Comparison) -> None:
    """JSON names its schema version first."""
    assert next(iter(json.loads(comparison.to_json()).items())) == ("schema_version", "1")


def test_json_keeps_letters_as_they_are(comparison: Comparison) -> None:
    """JSON keeps letters as they are."""
    assert "Solvår" in comparison.to_json()


def test_json_is_written_as_utf8(comparison: Comparison, tmp_path: Path) -> None:
    """JSON is written as utf8."""
    text = comparison.to_json(tmp_path / "a.json")
    assert (tmp_path / "a.json").read_bytes() == text.encode()


def test_utf16_says_so_at_the_top(comparison: Comparison) -> None:
    """UTF-16 says so at the top."""
    assert json.loads(comparison.to_json(offsets="utf16"))["offsets"] == "utf16"


def test_default_offsets_are_not_named(comparison: Comparison) -> None:
    """The schema knows no such key."""
    assert "offsets" not in json.loads(comparison.to_json())


def test_every_utf16_span_slices_back_to_its_text(comparison: Comparison) -> None:
    """Sliced in UTF-16 code units, each span is the words that it claims to be."""
    made = json.loads(comparison.to_json(offsets="utf16"))
    units = {r["id"]: r["text"].encode("utf-16-le") for r in made["reports"]}

    def cut(report: str, span: dict[str, int]) -> str:
        return units[report][2 * span["start"] : 2 * span["end"]].decode("utf-16-le")

    for claim in made["claims"]:
        assert cut(claim["report"], claim) == claim["text"]
        for time in claim["times"]:
            assert cut(claim["report"], time) == time["text"]
        context = {
            "start": claim["context_start"],
            "end": claim["context_start"] + len(claim["context"]),
        }
        assert cut(claim["report"], context) == claim["context"]
    for report, sentences in made["sentences"].items():
        assert all(cut(report, s) == s["text"] for s in sentences)
    spans = [r for relation in made["relations"] for r in relation["reasons"] if r["left"]]
    assert [cut("nb.txt", s) for r in spans for s in r["left"]] == ["Fergen"]


@pytest.mark.parametrize("wrong", ["utf-16", "", "bytes"])
def test_unknown_offsets_are_refused(comparison: Comparison, wrong: str) -> None:
    """Unknown offsets are refused."""
    with pytest.raises(InputError, match=r"codepoint.*utf16"):
        comparison.to_json(offsets=wrong)


@pytest.mark.parametrize("view", ["to_json", "to_markdown", "to_html", "to_jsonld"])
def test_an_unwritable_path_is_named(comparison: Comparison, tmp_path: Path, view: str) -> None:
    """Every view that writes gives one kind of error, which names the file."""
    with pytest.raises(ClaimcmpError, match="nowhere"):
        getattr(comparison, view)(tmp_path / "nowhere" / "a.txt")


def test_a_folder_is_no_file_to_write(comparison: Comparison, tmp_path: Path) -> None:
    """A folder is no file to write."""
    with pytest.raises(ClaimcmpError, match="is a folder"):
        comparison.to_json(tmp_path)


def test_something_that_is_no_path_is_refused(comparison: Comparison) -> None:
    """Something that is no path is refused."""
    with pytest.raises(InputError, match="want a path"):
        comparison.to_json(3)  # type: ignore[arg-type]


def test_a_path_with_a_nul_is_refused(comparison: Comparison) -> None:
    """A path with a nul is refused."""
    with pytest.raises(ClaimcmpError):
        comparison.to_json("a\0b.json")


def test_schema_has_a_version_and_no_host() -> None:
    """Schema has a version and no host."""
    assert schema()["$id"] == "urn:claimcmp:schema:1"


def test_the_schema_accepts_what_is_written(comparison: Comparison) -> None:
    """The schema accepts what is written."""
    jsonschema = pytest.importorskip("jsonschema")
    jsonschema.Draft202012Validator(schema()).validate(json.loads(comparison.to_json()))


def test_the_encoder_is_no_part_of_what_is_compared(comparison: Comparison) -> None:
    """A comparison that can answer questions equals the same one read from its JSON."""
    asking = comparison.model_copy()
    asking._encoder = object()
    assert asking == comparison
