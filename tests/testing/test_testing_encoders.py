"""Encoders for tests: one by spelling, one by a table."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import numpy as np
import pytest

from claimcmp.encoding.encoder import Encoder
from claimcmp.errors import InputError
from claimcmp.testing import HashEncoder, TableEncoder


def test_the_hash_encoder_keeps_the_protocol() -> None:
    """It can stand in for any encoder."""
    assert isinstance(HashEncoder(), Encoder)


def test_rows_are_unit_or_zero() -> None:
    """Blank text is zero."""
    rows = HashEncoder(16).encode(["en båt", "", "  "])
    assert rows.shape == (3, 16)
    assert np.allclose(np.linalg.norm(rows, axis=1), [1, 0, 0])


def test_near_spelling_is_near() -> None:
    """One changed word leaves most trigrams."""
    one, near, far = HashEncoder(256).encode(
        ["toget stanset ved broen", "toget stoppet ved broen", "prisen på smør stiger"]
    )
    assert one @ near > one @ far + 0.3


def test_the_same_in_every_process() -> None:
    """Python's own hash is salted; this one is not."""
    code = "from claimcmp.testing import HashEncoder as H; print(H(8).encode(['hei']).tolist())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(HashEncoder(8).encode(["hei"]).tolist())


def test_lone_surrogates_are_taken() -> None:
    """As the embedded encoder takes them."""
    assert np.isfinite(HashEncoder().encode(["\ud800"])).all()


def test_a_dimension_below_one_is_refused() -> None:
    """With the number given."""
    with pytest.raises(InputError, match="dimension is 0"):
        HashEncoder(0)


def test_texts_under_one_word_have_one_vector() -> None:
    """And those under another are apart."""
    encoder = TableEncoder(
        {"Kaia er åpen.": "quay", "The quay is open.": "quay", "It rained.": "w"}
    )
    one, same, other = encoder.encode(["Kaia er åpen.", "The quay is open.", "It rained."])
    assert one @ same == 1
    assert one @ other == 0


def test_cosines_are_those_of_the_table() -> None:
    """Vectors are scaled to length 1."""
    encoder = TableEncoder({"a b": [2, 0], "c d": [8, 6], "e f": [0, 0]})
    rows = encoder.encode(["a b", "c d", "e f"])
    wanted = np.array([[1, 0.8, 0], [0.8, 1, 0], [0, 0, 0]])
    assert np.allclose(rows @ rows.T, wanted)


def test_a_text_outside_the_table_is_apart_from_those_in_it() -> None:
    """And as near to others as spelling has it."""
    encoder = TableEncoder({"toget sto": "train"})
    inside, near, nearer = encoder.encode(["toget sto", "toget stanset", "toget stanset ikke"])
    assert inside @ near == 0
    assert near @ nearer > 0.5


@pytest.mark.parametrize("met", ["the port is open", "  The port\nis open. ", "“The port is open”"])
def test_case_blanks_and_marks_at_the_ends_do_not_count(met: str) -> None:
    """A comparison encodes the standalone wording of a claim."""
    encoder = TableEncoder({"The port is open.": "port"})
    assert encoder.encode([met])[0] @ encoder.encode(["The port is open."])[0] == 1


def test_the_order_of_a_table_does_not_count() -> None:
    """Neither for the vectors nor for the name, which stands in every result."""
    one, other = (TableEncoder(t) for t in ({"a": "x", "b": "y"}, {"b": "y", "a": "x"}))
    assert one.name == other.name
    assert (one.encode(["a", "b"]) == other.encode(["a", "b"])).all()
    assert one.name != TableEncoder({"a": "x", "b": "x"}).name


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (["a"], "the table is a list"),
        ({"a": "x", "b": [1, 0]}, "want a vector of finite numbers"),
        ({"a": [1, 0], "b": [1]}, r"lengths \[1, 2\]"),
        ({"a": [float("nan")]}, "want a vector of finite numbers"),
        ({"a": []}, "want a vector of finite numbers"),
        ({"a": [[1]]}, "want a vector of finite numbers"),
        ({"a": object()}, "want a vector of finite numbers"),
        ({"Port.": "x", "port": "y"}, "'port' twice"),
        ({1: "x"}, "text 0 is a int"),
    ],
)
def test_a_table_that_cannot_be_used_is_refused(table: Any, words: str) -> None:
    """With what was wrong about it."""
    with pytest.raises(InputError, match=words):
        TableEncoder(table)


def test_an_empty_table_leaves_spelling() -> None:
    """No texts are put together."""
    a, b = TableEncoder({}).encode(["toget stanset", "toget stanset ikke"])
    assert a @ b > 0.5
