from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from claimcmp.encoding.encoder import load_encoder
from claimcmp.encoding.sentence_transformer import SentenceTransformerEncoder
from claimcmp.errors import InputError, ModelError


class Recorder:
    """Keeps what it was given; a row holds the text's length and 1."""

    def __init__(self, name: str = "") -> None:
        self.name = name
        self.seen: list[str] = []

    def encode(self, texts: list[str]) -> np.ndarray:
        """As many rows as texts."""
        self.seen += texts
        return np.array([[len(text), 1.0] for text in texts])


def test_an_object_with_encode_is_wrapped_and_its_rows_normalised() -> None:
    """Through the public door."""
    encoder = load_encoder(Recorder("mine"))
    rows = encoder.encode(["tre", "fire"])
    assert encoder.name == "mine"
    assert encoder.dimension == 2
    assert rows.dtype == np.float32
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)


def test_an_object_without_a_name_is_called_by_its_class() -> None:
    """Never by an address in memory, which would differ in every run."""
    assert load_encoder(Recorder()).name == "Recorder"


@pytest.mark.parametrize(
    "name", ["intfloat/multilingual-e5-small", "e5-base-v2", "/models/multilingual_e5_large"]
)
def test_models_of_the_e5_family_get_their_prefix(name: str) -> None:
    """They were trained with it."""
    model = Recorder(name)
    SentenceTransformerEncoder(model).encode(["hei"])
    assert model.seen == ["query: hei"]


@pytest.mark.parametrize("name", ["all-MiniLM-L6-v2", "base55", "/e5/other-model", "me5"])
def test_other_models_get_no_prefix(name: str) -> None:
    """The family is told by a whole part of the name."""
    model = Recorder(name)
    SentenceTransformerEncoder(model).encode(["hei"])
    assert model.seen == ["hei"]


def test_no_texts_give_no_rows() -> None:
    """The model is asked for its dimension only."""
    assert SentenceTransformerEncoder(Recorder()).encode([]).shape == (0, 2)


def test_rows_that_are_not_finite_become_zeros() -> None:
    """A broken model does not spread NaN."""

    class Broken:
        def encode(self, texts: list[str]) -> np.ndarray:
            return np.array([[np.nan, 1.0], [0.0, 0.0], [3.0, 4.0]])

    rows = SentenceTransformerEncoder(Broken()).encode(["a", "b", "c"])
    assert np.allclose(rows, [[0, 0], [0, 0], [0.6, 0.8]])


def test_a_model_that_loses_rows_is_named() -> None:
    """One row per text, or an error."""

    class Short:
        def encode(self, texts: list[str]) -> np.ndarray:
            return np.ones((1, 4))

    with pytest.raises(ModelError, match=r"Short returned shape \(1, 4\) for 2 texts"):
        SentenceTransformerEncoder(Short()).encode(["a", "b"])


def test_a_batch_below_one_is_refused() -> None:
    """With the number given."""
    with pytest.raises(InputError, match="batch is 0"):
        SentenceTransformerEncoder(Recorder(), batch=0)


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_missing_model_names_the_command_that_fetches_it() -> None:
    """No network is tried."""
    with pytest.raises(ModelError, match="hf download nobody/no-such-model"):
        load_encoder("nobody/no-such-model")


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_folder_opens_by_its_path(tmp_path: Path) -> None:
    """As a string or as a Path."""
    static = load_encoder("static")
    static.export(tmp_path / "m")  # type: ignore[attr-defined]
    for given in (str(tmp_path / "m"), tmp_path / "m"):
        encoder = load_encoder(given)
        assert encoder.dimension == static.dimension
        assert np.allclose(encoder.encode(["hei på deg"]), static.encode(["hei på deg"]), atol=1e-3)
