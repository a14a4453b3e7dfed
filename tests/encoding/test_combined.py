from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcmp.encoding import encoder as encoders
from claimcmp.encoding.combined import CombinedEncoder
from claimcmp.encoding.embedded import EmbeddedEncoder
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import InputError, ModelError
from claimcmp.testing import HashEncoder

TEXTS = ["The ferry was delayed by fog.", "Fergen ble forsinket av tåke.", "Prisen på strøm steg."]


class Table:
    """An encoder that knows a few words and nothing else."""

    def __init__(self, name: str, rows: dict[str, list[float]]) -> None:
        self.name = name
        self._rows = rows

    @property
    def dimension(self) -> int:
        """As long as its rows."""
        return len(next(iter(self._rows.values())))

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """A text's row, zeros where it is not in the table."""
        zeros = [0.0] * self.dimension
        found = [self._rows.get(text, zeros) for text in texts]
        return np.array(found, dtype=np.float32).reshape(len(found), self.dimension)


LEFT = Table("left", {"a": [1, 0], "b": [0.6, 0.8]})
RIGHT = Table("right", {"a": [0, 1, 0], "b": [0, 0, 1], "c": [1, 0, 0]})


def test_the_cosine_is_the_parts_mean_by_their_shares() -> None:
    """Shares 3 and 1 of the cosines .6 and 0."""
    rows = CombinedEncoder([(LEFT, 3), (RIGHT, 1)]).encode(["a", "b"])
    assert rows[0] @ rows[1] == pytest.approx(0.45, abs=1e-6)


def test_a_text_that_one_part_knows_has_length_one() -> None:
    """The other part's numbers are zeros."""
    (row,) = CombinedEncoder([(LEFT, 3), (RIGHT, 1)]).encode(["c"])
    assert row.tolist() == [0, 0, 1, 0, 0]


def test_a_text_that_no_part_knows_is_zeros() -> None:
    """Near nothing."""
    assert not CombinedEncoder([(LEFT, 3), (RIGHT, 1)]).encode(["d", "a"])[0].any()


def test_no_texts_give_no_combined_rows() -> None:
    """The dimension is the sum of the parts'."""
    both = CombinedEncoder([(LEFT, 1), (RIGHT, 1)])
    assert both.dimension == 5
    assert both.encode([]).shape == (0, 5)


def test_one_part_alone_is_itself() -> None:
    """Whatever its weight."""
    rows = CombinedEncoder([(HashEncoder(), 0.2)]).encode(TEXTS)
    assert np.allclose(rows, HashEncoder().encode(TEXTS), atol=1e-6)


def test_combined_rows_are_float32_and_keep_the_protocol() -> None:
    """As every encoder's."""
    both = CombinedEncoder([(EmbeddedEncoder.load(), 0.5), (HashEncoder(), 0.5)])
    assert isinstance(both, Encoder)
    assert both.encode(TEXTS).dtype == np.float32


def test_only_proportions_of_weights_count() -> None:
    """In the vectors and in the name."""
    one, other = (CombinedEncoder([(LEFT, w), (RIGHT, 3 * w)]) for w in (0.1, 7))
    assert one.name == other.name
    assert np.allclose(one.encode(["a"]), other.encode(["a"]), atol=1e-6)


def test_the_name_tells_parts_weights_and_order_apart() -> None:
    """Each gives other vectors."""
    made = [
        [(LEFT, 1.0), (RIGHT, 1.0)],
        [(RIGHT, 1.0), (LEFT, 1.0)],
        [(LEFT, 1.0), (RIGHT, 2.0)],
        [(LEFT, 1.0)],
        [(LEFT, 1.0), (HashEncoder(), 1.0)],
    ]
    names = {CombinedEncoder(parts).name for parts in made}
    assert len(names) == len(made)
    assert all(name.startswith("combined-") for name in names)


def test_words_come_from_the_part_that_has_them() -> None:
    """With the same places and vectors."""
    static = EmbeddedEncoder.load()
    both = CombinedEncoder([(HashEncoder(), 1), (static, 1)])
    found, wanted = both.words(TEXTS[0]), static.words(TEXTS[0])
    assert [(word.start, word.end) for word in found] == [(w.start, w.end) for w in wanted]


def test_words_without_such_a_part_say_what_to_add() -> None:
    """The message names the parts."""
    with pytest.raises(ModelError, match=r"none of left, right.*load_encoder\('static'\)"):
        CombinedEncoder([(LEFT, 1), (RIGHT, 1)]).words("a")


@pytest.mark.parametrize(
    "weight", [0, -1, math.nan, math.inf, "1", None, True, 10**400, 1j, np.complex64(1)]
)
def test_a_weight_that_is_no_positive_number_is_refused(weight: object) -> None:
    """The message names the encoder and the weight."""
    with pytest.raises(InputError, match=r"weight of left is .* positive number"):
        CombinedEncoder([(LEFT, weight)])  # type: ignore[list-item]


def test_very_large_weights_keep_their_proportions() -> None:
    """Their sum would leave the range of a float."""
    same = CombinedEncoder([(LEFT, 1), (RIGHT, 1)])
    assert CombinedEncoder([(LEFT, 1.5e308), (RIGHT, 1.5e308)]).fingerprint == same.fingerprint


class _Odd:
    """An encoder that returns what it is told to."""

    name, dimension = "odd", 2

    def __init__(self, rows: NDArray[np.float32]) -> None:
        self.rows = rows

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The rows, whatever the texts."""
        return self.rows


def test_a_row_that_is_not_finite_counts_as_not_known() -> None:
    """The other part's vector is left."""
    odd = _Odd(np.array([[np.nan, 1]], dtype=np.float32))
    row = CombinedEncoder([(odd, 1), (LEFT, 1)]).encode(["hei"])[0]
    assert not row[:2].any()
    assert np.allclose(row[2:], LEFT.encode(["hei"])[0])


def test_a_part_that_returns_too_few_rows_is_named() -> None:
    """Before they are laid beside those of the others."""
    odd = _Odd(np.zeros((1, 2), dtype=np.float32))
    with pytest.raises(ModelError, match=r"'odd' returned shape \(1, 2\).*want.*\(2, 2\)"):
        CombinedEncoder([(odd, 1), (LEFT, 1)]).encode(["a", "b"])


@pytest.mark.parametrize("parts", [None, 3, "static"])
def test_parts_that_are_no_list_are_refused(parts: object) -> None:
    """With what was wanted."""
    with pytest.raises(InputError, match="want a list of encoders"):
        CombinedEncoder(parts)  # type: ignore[arg-type]


@pytest.mark.parametrize("parts", [[LEFT], ["static"], [("static", 1)], [(HashEncoder, 1)], []])
def test_parts_that_are_no_encoders_with_weights_are_refused(parts: list[object]) -> None:
    """And so are none at all."""
    with pytest.raises(InputError, match="want"):
        CombinedEncoder(parts)  # type: ignore[arg-type]


def test_export_points_to_the_parts(tmp_path: object) -> None:
    """One folder cannot hold two encoders."""
    with pytest.raises(InputError, match="export each of its parts"):
        CombinedEncoder([(LEFT, 1), (RIGHT, 1)]).export(str(tmp_path))


def test_one_string_is_refused_before_the_parts_see_it() -> None:
    """With the same words as everywhere."""
    with pytest.raises(InputError, match=r"encode\(\[text\]\)"):
        CombinedEncoder([(LEFT, 1)]).encode("a")


def test_the_default_is_one_of_the_packages_own() -> None:
    """`load_encoder()` and the name give one object."""
    assert encoders._DEFAULT in {"static", "contextual", "combined"}
    assert load_encoder() is load_encoder(encoders._DEFAULT)


def test_single_words_go_to_the_part_that_has_words() -> None:
    """A word by itself has no context to be read in."""
    static = EmbeddedEncoder.load()
    assert CombinedEncoder([(HashEncoder(), 1), (static, 1)]).word_encoder is static


def test_without_such_a_part_words_go_to_all() -> None:
    """Slower, but an answer."""
    both = CombinedEncoder([(LEFT, 1), (RIGHT, 1)])
    assert both.word_encoder is both
