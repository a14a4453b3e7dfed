from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest

from claimcmp.encoding.cache import CachedEncoder
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


def test_models_of_the_e5_family_get_their_prefix() -> None:
    """They were trained with it."""
    model = Recorder("intfloat/multilingual-e5-small")
    SentenceTransformerEncoder(model).encode(["hei"])
    assert model.seen == ["query: hei"]


def test_other_models_get_no_prefix() -> None:
    """Words that a model does not expect only blur its vectors."""
    model = Recorder("all-MiniLM-L6-v2")
    SentenceTransformerEncoder(model).encode(["hei"])
    assert model.seen == ["hei"]


@pytest.mark.parametrize(("prompt", "seen"), [("likt: ", "likt: hei"), ("", "hei")])
def test_a_prompt_that_is_given_takes_the_place_of_the_familys(prompt: str, seen: str) -> None:
    """Also none at all."""
    model = Recorder("e5-base")
    SentenceTransformerEncoder(model, prompt=prompt).encode(["hei"])
    assert model.seen == [seen]


def test_a_blank_text_has_zeros_and_is_not_asked_for() -> None:
    """A prefix alone, or nothing, says nothing."""
    model = Recorder("e5-base")
    rows = SentenceTransformerEncoder(model).encode(["", "et ord", " \n"])
    assert rows.any(axis=1).tolist() == [False, True, False]
    assert model.seen == ["query: et ord"]


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


@pytest.mark.parametrize(
    "rows",
    [
        [[1.0, 2.0], [3.0]],
        [["a", "b"], ["c", "d"]],
        [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]],
        [[], []],
        [1.0, 2.0],
        [[[1.0, 2.0]], [[3.0, 4.0]]],
        None,
    ],
    ids=["ragged", "words", "too wide", "no width", "flat", "deep", "nothing"],
)
def test_rows_of_another_shape_are_refused(rows: object) -> None:
    """With the model's name and the shape wanted."""

    class Odd:
        name = "odd one"

        def encode(self, texts: list[str]) -> object:
            return rows

        def get_embedding_dimension(self) -> int:
            return 2

    with pytest.raises(ModelError, match=r"odd one.*want one row.* per text"):
        SentenceTransformerEncoder(Odd()).encode(["a", "b"])


def test_a_model_that_fails_is_named() -> None:
    """Its own error stays attached."""

    class Failing:
        def encode(self, texts: list[str]) -> np.ndarray:
            raise RuntimeError("out of memory\nsecond line")

    with pytest.raises(ModelError, match=r"Failing.*\(RuntimeError: out of memory\)") as caught:
        SentenceTransformerEncoder(Failing()).encode(["a"])
    assert isinstance(caught.value.__cause__, RuntimeError)


def test_very_large_and_very_small_numbers_still_have_a_direction() -> None:
    """Their squares leave the range of a float."""

    class Extreme:
        def encode(self, texts: list[str]) -> np.ndarray:
            return np.array([[3e200, 4e200], [3e-200, 4e-200]])

    assert np.allclose(SentenceTransformerEncoder(Extreme()).encode(["a", "b"]), [0.6, 0.8])


def test_a_class_is_no_encoder() -> None:
    """Only an object made from it is."""
    with pytest.raises(InputError, match="is no encoder"):
        SentenceTransformerEncoder(Recorder)


@pytest.mark.parametrize("batch", [0, -1, 2.5, True])
def test_a_batch_that_is_no_count_is_refused(batch: int) -> None:
    """With the number given."""
    with pytest.raises(InputError, match=f"batch is {batch}"):
        SentenceTransformerEncoder(Recorder(), batch=batch)


def test_a_prompt_that_is_no_string_is_refused() -> None:
    """Prompts are words, not switches."""
    with pytest.raises(InputError, match="prompt is True"):
        SentenceTransformerEncoder(Recorder(), prompt=True)  # type: ignore[arg-type]


def test_a_missing_package_names_the_command_that_brings_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And what works without it."""
    monkeypatch.setitem(sys.modules, "sentence_transformers", None)
    with pytest.raises(ModelError, match=r"pip install sentence-transformers.*'static'"):
        load_encoder("somebody/some-model")


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize(
    ("name", "command"),
    [
        ("nobody/no-such-model", "hf download nobody/no-such-model"),
        ("no-such-model", "hf download sentence-transformers/no-such-model"),
    ],
)
def test_a_missing_model_names_the_command_that_fetches_it(name: str, command: str) -> None:
    """No network is tried; a name without an owner is one of the package's own."""
    with pytest.raises(ModelError, match=command):
        load_encoder(name)


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("name", ["./models/nowhere", "/nowhere/at/all", "a b", "a/b/c"])
def test_a_path_that_is_not_there_is_no_model_to_fetch(name: str) -> None:
    """No command would help."""
    with pytest.raises(ModelError, match="no such folder is here"):
        load_encoder(name)


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_damaged_folder_is_named(model: Path) -> None:
    """Nothing is to be fetched for it."""
    (model / "model.safetensors").write_bytes(b"half")
    with pytest.raises(ModelError, match=rf"{model.name}.*with all of its files"):
        load_encoder(model)


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


# A real model, of one layer, with weights drawn by chance

SAID = ["Ministeren gikk av.", "Ministeren gikk ikke av i går, sa han.", "Kort."]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    """The folder of a transformer that reads at most 32 pieces."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.models import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizerFast, set_seed

    set_seed(1)
    letters = [f"{before}{chr(n)}" for n in range(33, 256) for before in ("", "##")]
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters]
    (tmp_path / "vocab.txt").write_text("\n".join(words), encoding="utf8")
    plain = tmp_path / "plain"
    BertTokenizerFast(vocab=str(tmp_path / "vocab.txt")).save_pretrained(plain)
    shape = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = BertConfig(vocab_size=len(words), intermediate_size=32, **shape)
    BertModel(config).save_pretrained(plain)
    transformer = Transformer(str(plain), max_seq_length=32)
    made = SentenceTransformer(modules=[transformer, Pooling(32)], device="cpu")
    made.save(str(tmp_path / "model"))
    return tmp_path / "model"


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_real_model_gives_its_own_vectors_at_length_one(model: Path) -> None:
    """Opened by its folder or given as an object, in any order and batch."""
    from sentence_transformers import SentenceTransformer

    made = SentenceTransformer(str(model), device="cpu", local_files_only=True)
    own = made.encode(SAID, normalize_embeddings=True)
    for encoder in (load_encoder(model), load_encoder(made)):
        assert np.allclose(encoder.encode(SAID), own, atol=1e-5)
    backwards = SentenceTransformerEncoder(made, batch=1).encode(SAID[::-1])
    assert np.allclose(backwards[::-1], own, atol=1e-5)


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_real_model_takes_any_text(model: Path) -> None:
    """A row of length 1 each, zeros for blanks, and a long line in no time."""
    encoder = load_encoder(model)
    texts = ["", " \n\t", "\0", "\ud800", "北京 🚢", "\u200f", "en linje til " * 80_000]
    lengths = np.linalg.norm(encoder.encode(texts), axis=1)
    assert np.allclose(lengths, [0, 0, 1, 1, 1, 1, 1])


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_blanks_before_a_text_do_not_hide_it_from_a_real_model(model: Path) -> None:
    """Long texts are cut, and not to the blanks they begin with."""
    rows = load_encoder(model).encode([" " * 200_000 + "Havnen er stengt.", "Havnen er stengt."])
    assert np.allclose(rows[0], rows[1], atol=1e-5)


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_a_real_model_reads_its_own_prompt_for_similarity(model: Path) -> None:
    """The one in its configuration, and not its default."""
    from sentence_transformers import SentenceTransformer

    made = SentenceTransformer(
        str(model), prompts={"query": "søk: ", "STS": "likt: "}, default_prompt_name="query"
    )
    made.save(str(model))
    own = made.encode([f"likt: {text}" for text in SAID], prompt="", normalize_embeddings=True)
    assert np.allclose(load_encoder(model).encode(SAID), own, atol=1e-5)


@pytest.mark.model
@pytest.mark.filterwarnings("ignore")
def test_two_real_models_in_one_folder_do_not_share_a_cache(model: Path, tmp_path: Path) -> None:
    """The name is the folder's; the weights have changed."""
    import torch
    from sentence_transformers import SentenceTransformer

    CachedEncoder(load_encoder(model), tmp_path / "cache").encode(SAID)
    made = SentenceTransformer(str(model), device="cpu", local_files_only=True)
    with torch.no_grad():
        for weights in made.parameters():
            weights += 0.01 * torch.randn_like(weights)
    made.save(str(model))
    with pytest.raises(ModelError, match="gives other vectors"):
        CachedEncoder(load_encoder(model), tmp_path / "cache")
