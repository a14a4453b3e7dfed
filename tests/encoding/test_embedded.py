from __future__ import annotations

import random
import shutil
import subprocess
import sys
from importlib import resources
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcmp.encoding.embedded import TOKENIZER, WEIGHTS, EmbeddedEncoder
from claimcmp.errors import InputError, ModelError

ENCODER = EmbeddedEncoder.load()

SAME = {
    "nb": "Regjeringen foreslår å øke støtten til kommunene neste år.",
    "nn": "Regjeringa foreslår å auke støtta til kommunane neste år.",
    "da": "Regeringen foreslår at øge støtten til kommunerne næste år.",
    "en": "The government proposes increasing support for the municipalities next year.",
}
OTHER = {
    "nb": "Laget vant kampen etter et mål i siste minutt.",
    "nn": "Laget vann kampen etter eit mål i siste minutt.",
    "da": "Holdet vandt kampen efter et mål i sidste minut.",
    "en": "The team won the match after a goal in the final minute.",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the shipped weights that a test may spoil."""
    shipped = resources.files("claimcmp.encoding") / "weights"
    for name in (WEIGHTS, TOKENIZER):
        with resources.as_file(shipped / name) as path:
            shutil.copy(path, tmp_path / name)
    return tmp_path


@pytest.mark.parametrize("here", SAME)
@pytest.mark.parametrize("there", SAME)
def test_a_sentence_is_nearer_its_translation_than_another_sentence(here: str, there: str) -> None:
    """Across every pair of the four languages."""
    left, right, other = ENCODER.encode([SAME[here], SAME[there], OTHER[there]])
    assert left @ right > left @ other + 0.2


def test_rows_are_unit_float32() -> None:
    """Whatever the length of the text."""
    rows = ENCODER.encode([*SAME.values(), "ja", "nei " * 5000])
    assert rows.dtype == np.float32
    assert rows.shape == (6, ENCODER.dimension)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_rows() -> None:
    """The shape still tells the dimension."""
    assert ENCODER.encode([]).shape == (0, ENCODER.dimension)


@pytest.mark.parametrize("text", ["", " ", "\n\t \u00a0", "\u200b"])
def test_a_text_without_pieces_is_a_zero_row(text: str) -> None:
    """Blank text says nothing, and is near nothing."""
    assert not ENCODER.encode([text]).any()


@pytest.mark.parametrize(
    "text",
    [
        "\x00",
        "før\x00etter",
        "\ud800",
        "ord \udfff ord",
        "الحكومة السورية",
        "правительство",
        "政府宣布停火",
        "🙂🙃",
        "\u202eabc\u202c",
        "e\u0301\u0302\u0303" * 50,
        "ﬁ ½ Ⅳ ｆｕｌｌ",
        "\ufffd\uffff\U0010ffff",
    ],
)
def test_strange_text_is_a_unit_or_a_zero_row(text: str) -> None:
    """Never NaN and never an error."""
    length = float(np.linalg.norm(ENCODER.encode([text])[0]))
    assert length == 0 or length == pytest.approx(1, abs=1e-6)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.text(st.characters(), max_size=60), max_size=5))
def test_any_text_gives_finite_rows(texts: list[str]) -> None:
    """Over the whole of Unicode, surrogates with it."""
    rows = ENCODER.encode(texts)
    lengths = np.linalg.norm(rows, axis=1)
    assert np.isfinite(rows).all()
    assert np.all((lengths == 0) | (np.abs(lengths - 1) < 1e-5))


@pytest.mark.parametrize("unit", ["a", "ord og ", "æ", "\u0301", ".", "9"])
def test_a_line_of_a_million_characters_has_a_finite_vector(unit: str) -> None:
    """With and without blanks to split at."""
    row = ENCODER.encode([(unit * 1_000_000)[:1_000_000]])
    assert np.isfinite(row).all()


def test_a_vector_does_not_depend_on_its_neighbours_in_the_list() -> None:
    """To the last bit, so that results do not depend on the order of reports."""
    texts = [*SAME.values(), *OTHER.values(), "", "x " * 40_000]
    shuffled = random.Random(3).sample(texts, len(texts))
    together = dict(zip(shuffled, ENCODER.encode(shuffled), strict=True))
    for text in texts:
        assert np.array_equal(ENCODER.encode([text])[0], together[text])


def test_letter_case_and_typographic_marks_do_not_matter() -> None:
    """News sets headlines in capitals and quotes in three ways."""
    plain, styled = ENCODER.encode(['"det er slutt" - sier han', "«DET ER SLUTT» – sier han"])
    assert np.array_equal(plain, styled)


def test_words_point_into_the_text_as_given() -> None:
    """Each word's place slices back to the word."""
    text = "  Al-Assad møtte «Putin» i Sotsji, sa han. "
    found = [text[w.start : w.end] for w in ENCODER.words(text)]
    assert "".join(found) == "".join(text.split())
    assert "Putin" in found
    assert "Sotsji" in found


@pytest.mark.parametrize(
    ("text", "want"),
    [
        ("½ ﬁsk ﬂøt", ["½", "ﬁsk", "ﬂøt"]),
        ("İstanbul bro", ["İstanbul", "bro"]),
        ("ＰＵＴＩＮ kom", ["ＰＵＴＩＮ", "kom"]),
        ("a\u030angstro\u0308m var her", ["a\u030angstro\u0308m", "var", "her"]),
        ("🙂 glad 👩‍👩‍👧 dag", ["🙂", "glad", "dag"]),
        ("før\ud800 etter", ["etter"]),
        ("ab\u00adcd ef", ["ab\u00adcd", "ef"]),
    ],
)
def test_words_are_placed_right_where_letters_are_folded(text: str, want: list[str]) -> None:
    """Folding changes how many characters a word has; its place stays."""
    found = [text[w.start : w.end] for w in ENCODER.words(text)]
    assert [word for word in want if word not in found] == []


@settings(max_examples=150, deadline=None)
@given(st.text(st.characters(), max_size=60))
def test_words_stay_in_order_inside_the_text(text: str) -> None:
    """Spans are ordered and lie within the text, whatever the text."""
    words = ENCODER.words(text)
    assert all(0 <= w.start <= w.end <= len(text) for w in words)
    assert all(a.start <= b.start for a, b in pairwise(words))
    assert all(np.isfinite(w.vector).all() for w in words)


def test_a_text_points_along_the_sum_of_its_words() -> None:
    """What a judge aligns is what the encoder compared."""
    for text in SAME.values():
        total = np.sum([w.vector for w in ENCODER.words(text)], axis=0)
        assert np.allclose(total / np.linalg.norm(total), ENCODER.encode([text])[0], atol=1e-5)


def test_words_refuses_a_list() -> None:
    """It takes one text."""
    with pytest.raises(InputError, match="one string"):
        ENCODER.words(["a"])  # type: ignore[arg-type]


def test_the_name_carries_the_fingerprint() -> None:
    """Two weights never share a name."""
    assert ENCODER.name == f"static-{ENCODER.fingerprint[:12]}"
    assert len(ENCODER.fingerprint) == 64


@pytest.mark.parametrize("dimension", [1, 64, 128, 192])
def test_a_truncated_vector_is_the_first_numbers_at_length_one(dimension: int) -> None:
    """The whole vector's prefix, made a unit vector anew."""
    texts = [*SAME.values(), *OTHER.values()]
    prefix = ENCODER.encode(texts)[:, :dimension]
    prefix = prefix / np.linalg.norm(prefix, axis=1, keepdims=True)
    assert np.allclose(ENCODER.truncated(dimension).encode(texts), prefix, atol=1e-5)


def test_truncating_shortens_rows_and_keeps_them_unit_or_zero() -> None:
    """Blank text stays zero."""
    rows = ENCODER.truncated(128).encode(["En liten setning.", " "])
    assert rows.shape == (2, 128)
    assert np.linalg.norm(rows, axis=1) == pytest.approx([1, 0], abs=1e-6)


@pytest.mark.parametrize("dimension", [64, 128])
def test_a_truncated_vector_still_finds_the_translation(dimension: int) -> None:
    """Across every pair of the four languages."""
    short = ENCODER.truncated(dimension)
    same, other = short.encode(list(SAME.values())), short.encode(list(OTHER.values()))
    assert (same @ same.T).min() > (same @ other.T).max()


def test_the_name_of_a_truncated_encoder_tells_its_dimension() -> None:
    """So that its vectors are never taken for whole ones."""
    assert ENCODER.truncated(128).name == f"{ENCODER.name}-128"


def test_truncating_twice_is_truncating_once() -> None:
    """The name and the vectors are those of the shorter one."""
    once, twice = ENCODER.truncated(64), ENCODER.truncated(128).truncated(64)
    assert once.name == twice.name
    assert np.array_equal(once.encode(["To ord"]), twice.encode(["To ord"]))


def test_truncating_to_the_full_length_changes_nothing() -> None:
    """Not the name either."""
    assert ENCODER.truncated(ENCODER.dimension) is ENCODER


def test_load_opens_a_truncated_encoder() -> None:
    """In one call."""
    assert EmbeddedEncoder.load(dimension=128).name == ENCODER.truncated(128).name


def test_truncating_leaves_the_loaded_encoder_whole() -> None:
    """The weights are opened once per process and shared."""
    EmbeddedEncoder.load(dimension=64)
    assert EmbeddedEncoder.load().dimension == ENCODER.dimension


def test_numpy_whole_numbers_are_dimensions_too() -> None:
    """As they come out of an array's shape."""
    assert ENCODER.truncated(np.int64(64)).dimension == 64  # type: ignore[arg-type]


@pytest.mark.parametrize("dimension", [0, -1, 257, 10**30, 64.0, "64", True, [64], float("nan")])
def test_a_dimension_outside_the_vector_is_refused(dimension: object) -> None:
    """With the range that is wanted."""
    with pytest.raises(InputError, match="whole number from 1 to 256"):
        ENCODER.truncated(dimension)  # type: ignore[arg-type]


@pytest.mark.parametrize("text", ["på svensk", "Ein ny dag"])
def test_words_of_a_truncated_encoder_sum_to_its_vector(text: str) -> None:
    """What a judge aligns is what the encoder compared, at any length."""
    short = ENCODER.truncated(128)
    total = np.sum([w.vector for w in short.words(text)], axis=0)
    assert np.allclose(total / np.linalg.norm(total), short.encode([text])[0], atol=1e-5)


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    """With what to do about it."""
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} is missing; reinstall"):
        EmbeddedEncoder.load(folder)


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
@pytest.mark.parametrize("share", [0.0, 0.5, 0.999])
def test_a_half_written_file_is_named(folder: Path, name: str, share: float) -> None:
    """However little is missing."""
    whole = (folder / name).read_bytes()
    (folder / name).write_bytes(whole[: int(len(whole) * share)])
    with pytest.raises(ModelError, match=name):
        EmbeddedEncoder.load(folder)


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
def test_one_altered_byte_is_noticed(folder: Path, name: str) -> None:
    """The fingerprint covers every byte."""
    whole = bytearray((folder / name).read_bytes())
    whole[-1000] ^= 1
    (folder / name).write_bytes(whole)
    with pytest.raises(ModelError, match=name):
        EmbeddedEncoder.load(folder)


def test_weights_of_another_kind_are_named(folder: Path) -> None:
    """A safetensors file with other contents."""
    from safetensors.numpy import save_file

    save_file({"x": np.zeros(3, dtype=np.float32)}, folder / WEIGHTS)
    with pytest.raises(ModelError, match=WEIGHTS):
        EmbeddedEncoder.load(folder)


@pytest.mark.parametrize("given", [3, "", ["folder"], "a\0b"])
def test_a_folder_that_is_no_path_is_refused(given: object) -> None:
    """For opening and for writing."""
    with pytest.raises(InputError, match="want a path"):
        EmbeddedEncoder.load(given)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="want a path"):
        EmbeddedEncoder.load().export(given)  # type: ignore[arg-type]


def test_an_export_into_a_file_is_refused(tmp_path: Path) -> None:
    """The message names it."""
    (tmp_path / "taken").write_text("", encoding="utf8")
    with pytest.raises(InputError, match=r"cannot be written to .*taken"):
        EmbeddedEncoder.load(dimension=2).export(tmp_path / "taken")


def test_opening_brings_in_no_torch() -> None:
    """Nor transformers: the embedded encoder is numpy, tokenizers and safetensors."""
    code = (
        "import sys, claimcmp as cc; cc.load_encoder().encode(['hei']);"
        "print([m for m in ('torch', 'transformers', 'sentence_transformers', 'sklearn', 'pandas')"
        " if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
    assert done.stderr == ""


def test_the_weights_fit_the_wheel() -> None:
    """At most 55 MB in all."""
    shipped = resources.files("claimcmp.encoding") / "weights"
    sizes = [len(entry.read_bytes()) for entry in shipped.iterdir()]
    assert sum(sizes) <= 55_000_000


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("dimension", [ENCODER.dimension, 128])
def test_the_exported_folder_opens_in_sentence_transformers(tmp_path: Path, dimension: int) -> None:
    """With equal vectors within 1e-3."""
    from sentence_transformers import SentenceTransformer

    texts = [*SAME.values(), *OTHER.values(), "Putin møtte Assad i 2017."]
    encoder = ENCODER.truncated(dimension)
    encoder.export(tmp_path / "out")
    found = SentenceTransformer(str(tmp_path / "out"), device="cpu").encode(texts)
    assert found.shape == (len(texts), dimension)
    assert np.abs(found - encoder.encode(texts)).max() < 1e-3
