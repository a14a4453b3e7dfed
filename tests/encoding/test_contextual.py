from __future__ import annotations

import copy
import json
import pickle
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimcmp
from claimcmp.encoding import contextual
from claimcmp.encoding.combined import CombinedEncoder
from claimcmp.encoding.contextual import LONGEST, TOKENIZER, WEIGHTS, ContextualEncoder
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import InputError, ModelError

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "training" / "encoder" / "contextual" / "publish.py"
pytestmark = pytest.mark.skipif(not SOURCE.exists(), reason="the wheel holds no training code")

WORDS = (
    "the a in of bridge harbour closed opened storm river town council night ship crew told "
    "broen havn stengt åpnet elv byen rådet natten skip lukket ble i og på 3 12"
).split()
WIDTH, INNER, LAYERS, HEADS = 32, 64, 2, 4
TEXTS = [
    "The bridge closed in the storm.",
    "Broen ble stengt i natten.",
    "the river of the town, the harbour of the town",
    "ship",
    "The crew told the council: 12 ships in the harbour of the town opened in the night.",
    "broen og byen",
]


def tokenizer_json() -> str:
    """WordPiece with whole words and single letters, as BERT's own is set up."""
    from tokenizers import Tokenizer, normalizers, pre_tokenizers, processors
    from tokenizers.models import WordPiece

    letters = "abcdefghijklmnopqrstuvwxyzæøå.,:[]"
    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    pieces += dict.fromkeys([*WORDS, *letters, *(f"##{letter}" for letter in letters)])
    vocabulary = {piece: number for number, piece in enumerate(pieces)}
    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(strip_accents=False)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    tokenizer.add_special_tokens(pieces[:5])
    return str(tokenizer.to_str())


def write_model(folder: Path, seed: int = 0) -> Path:
    """A BERT with random weights, as transformers writes one."""
    from safetensors.numpy import save_file

    chance = np.random.default_rng(seed)
    raw = tokenizer_json()
    count = len(json.loads(raw)["model"]["vocab"])

    def drawn(
        *size: int, spread: float = 0.15
    ) -> np.ndarray[tuple[int, ...], np.dtype[np.float32]]:
        return (chance.standard_normal(size) * spread).astype(np.float32)

    tensors = {
        "embeddings.word_embeddings.weight": drawn(count, WIDTH, spread=1),
        "embeddings.position_embeddings.weight": drawn(140, WIDTH),
        "embeddings.token_type_embeddings.weight": drawn(2, WIDTH),
    }
    dense = {"embeddings": []}
    for number in range(LAYERS):
        dense[f"encoder.layer.{number}"] = [
            *((f"attention.self.{name}", WIDTH, WIDTH) for name in ("query", "key", "value")),
            ("attention.output.dense", WIDTH, WIDTH),
            ("intermediate.dense", INNER, WIDTH),
            ("output.dense", WIDTH, INNER),
        ]
    for at, matrices in dense.items():
        norms = ["LayerNorm"] if at == "embeddings" else []
        norms += ["attention.output.LayerNorm", "output.LayerNorm"] if matrices else []
        for name, outputs, inputs in matrices:
            tensors[f"{at}.{name}.weight"] = drawn(outputs, inputs)
            tensors[f"{at}.{name}.bias"] = drawn(outputs)
        for name in norms:
            tensors[f"{at}.{name}.weight"] = 1 + drawn(WIDTH)
            tensors[f"{at}.{name}.bias"] = drawn(WIDTH)
    folder.mkdir(parents=True, exist_ok=True)
    save_file(tensors, folder / "model.safetensors", metadata={"format": "pt"})
    config = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_act": "gelu",
        "hidden_size": WIDTH,
        "intermediate_size": INNER,
        "num_hidden_layers": LAYERS,
        "num_attention_heads": HEADS,
        "max_position_embeddings": 140,
        "type_vocab_size": 2,
        "vocab_size": count,
        "layer_norm_eps": 1e-12,
        "pad_token_id": 0,
    }
    (folder / "config.json").write_text(json.dumps(config), encoding="utf8")
    (folder / "tokenizer.json").write_text(raw, encoding="utf8")
    return folder


@pytest.fixture(scope="module")
def publishing() -> Iterator[ModuleType]:
    """The program that writes the shipped files."""
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(ROOT))
        from training.encoder.contextual import publish

        yield publish


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A tiny model's folder."""
    return write_model(tmp_path_factory.mktemp("model"))


@pytest.fixture(scope="module")
def published(
    publishing: ModuleType, model: Path, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    """The tiny model at 8 bits."""
    folder = tmp_path_factory.mktemp("published")
    publishing.publish(model, folder, texts=TEXTS)
    return folder


@pytest.fixture(scope="module")
def encoder(published: Path) -> ContextualEncoder:
    """The tiny model, opened."""
    return ContextualEncoder.load(published)


@pytest.fixture
def folder(published: Path, tmp_path: Path) -> Path:
    """A copy that a test may spoil."""
    for name in (WEIGHTS, TOKENIZER):
        shutil.copy(published / name, tmp_path / name)
    return tmp_path


def test_the_vectors_are_those_of_the_model_at_float32(
    encoder: ContextualEncoder, publishing: ModuleType, model: Path
) -> None:
    """Up to what 8 bits lose."""
    from tokenizers import Tokenizer

    from training.encoder.contextual.ranges import forward

    shape = publishing.read_shape(model)
    weights = publishing.float_tensors(model, shape)
    tokenizer = Tokenizer.from_file(str(model / "tokenizer.json"))
    for text, row in zip(TEXTS, encoder.encode(TEXTS), strict=True):
        wanted, _ = forward(weights, shape, np.array(tokenizer.encode(text).ids))
        assert row @ wanted / np.linalg.norm(wanted) > 0.99


def test_equal_texts_have_equal_vectors_in_any_company(encoder: ContextualEncoder) -> None:
    """To the last bit: alone, doubled, and among texts of every length."""
    together = encoder.encode([*TEXTS, "the harbour " * 100, *TEXTS[::-1], "", *TEXTS * 40])
    alone = np.concatenate([encoder.encode([text]) for text in TEXTS])
    count = len(TEXTS)
    assert np.array_equal(together[:count], alone)
    assert np.array_equal(together[count + 1 : 2 * count + 1], alone[::-1])
    assert np.array_equal(together[-count:], alone)


def test_the_order_of_words_changes_the_vector(encoder: ContextualEncoder) -> None:
    """Unlike a bag of words."""
    left, right = encoder.encode(["the ship told the town", "the town told the ship"])
    assert left @ right < 0.9999


def test_contextual_rows_are_unit_float32(encoder: ContextualEncoder) -> None:
    """Whatever the length of the text."""
    rows = encoder.encode(TEXTS)
    assert rows.dtype == np.float32
    assert rows.shape == (len(TEXTS), WIDTH)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_no_texts_give_no_contextual_rows(encoder: ContextualEncoder) -> None:
    """The shape still tells the dimension."""
    assert encoder.encode([]).shape == (0, WIDTH)


@pytest.mark.parametrize("text", ["", " \n\t", "\x00", "مرحبا", "日本", "☃ ☃", "\ud800"])
def test_a_text_without_known_pieces_is_a_zero_contextual_row(
    encoder: ContextualEncoder, text: str
) -> None:
    """It says nothing, and is near nothing, whatever stands beside it."""
    rows = encoder.encode([text, TEXTS[0]])
    assert not rows[0].any()
    assert rows[1].any()


@pytest.mark.parametrize("odd", ["\x00", "\ud800"])
def test_odd_characters_leave_the_words_around_them(encoder: ContextualEncoder, odd: str) -> None:
    """NUL and unpaired surrogates are no reason to lose a sentence."""
    assert encoder.encode([f"the bridge {odd} closed"]).any()


def test_a_mark_written_in_a_text_is_read_as_text(encoder: ContextualEncoder) -> None:
    """Brackets around letters do not end a sentence."""
    marked, blank, plain = encoder.encode(["ship [SEP] town", "ship  town", "ship [sep] town"])
    assert np.allclose(marked, plain, atol=1e-6)
    assert not np.allclose(marked, blank, atol=1e-3)


def test_what_stands_behind_the_first_pieces_changes_nothing(encoder: ContextualEncoder) -> None:
    """126 pieces are read, between the two marks."""
    start = "town " * (LONGEST - 2)
    rows = encoder.encode([start, start + "ship", "ship " + start])
    assert np.allclose(rows[0], rows[1], atol=1e-6)
    assert not np.allclose(rows[0], rows[2], atol=1e-6)


@pytest.mark.parametrize("blank", [" ", "\n", "\t "])
def test_words_far_apart_in_a_long_line_are_read(encoder: ContextualEncoder, blank: str) -> None:
    """Blanks do not count as length."""
    far = "ship" + blank * 400_000 + "town"
    rows = encoder.encode([far, "ship town"])
    assert np.allclose(rows[0], rows[1], atol=1e-6)


@pytest.mark.parametrize("unread", ["\0", "\0 ", "\ufffd ", "\u200b ", "\x07 "])
def test_words_behind_what_is_not_read_count_in_a_long_line(
    encoder: ContextualEncoder, unread: str
) -> None:
    """As they do in a short one."""
    rows = encoder.encode([unread * 50_000 + "ship town", unread + "ship town"])
    assert rows[1].any()
    assert np.array_equal(rows[0], rows[1])


@pytest.mark.parametrize("text", ["town " * 300_000, "x" * 1_000_000, ".," * 500_000])
def test_a_long_line_gives_a_row(encoder: ContextualEncoder, text: str) -> None:
    """As its beginning does."""
    assert np.isfinite(encoder.encode([text])).all()


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(texts=st.lists(st.text(max_size=40), max_size=6))
def test_any_texts_give_rows_of_length_one_or_zero(
    encoder: ContextualEncoder, texts: list[str]
) -> None:
    """Whatever the characters."""
    lengths = np.linalg.norm(encoder.encode(texts), axis=1)
    assert np.all(np.isclose(lengths, 1, atol=1e-5) | (lengths == 0))


def test_a_stored_encoder_is_the_same_when_read_back(encoder: ContextualEncoder) -> None:
    """Results hold their encoder, and are sent to other processes."""
    again = pickle.loads(pickle.dumps(encoder))
    texts = [*TEXTS, "[SEP] town", "town " * 200, ""]
    assert again.name == encoder.name
    assert np.array_equal(again.encode(texts), encoder.encode(texts))


def test_a_copied_comparison_keeps_its_contextual_encoder(encoder: ContextualEncoder) -> None:
    """A copy answers as the comparison does."""
    reports = [{"id": "a", "text": "The town has a bridge."}, {"id": "b", "text": "The ship."}]
    comparison = claimcmp.compare(reports, encoder=CombinedEncoder([(encoder, 1)]))
    assert copy.deepcopy(comparison) == comparison
    assert pickle.loads(pickle.dumps(comparison)) == comparison


def test_one_string_is_refused(encoder: ContextualEncoder) -> None:
    """The message says what to pass."""
    with pytest.raises(InputError, match=r"encode\(\[text\]\)"):
        encoder.encode("the bridge")


def test_the_name_begins_with_the_kind_and_the_fingerprint(encoder: ContextualEncoder) -> None:
    """So a result tells which weights made it."""
    assert encoder.name == f"contextual-{encoder.fingerprint[:12]}"
    assert isinstance(encoder, Encoder)


def test_publishing_twice_gives_the_same_files(
    publishing: ModuleType, model: Path, published: Path, tmp_path: Path
) -> None:
    """Byte for byte, under the fingerprint that is returned."""
    fingerprint = publishing.publish(model, tmp_path, texts=TEXTS)
    assert ContextualEncoder.load(tmp_path).fingerprint == fingerprint
    for name in (WEIGHTS, TOKENIZER):
        assert (tmp_path / name).read_bytes() == (published / name).read_bytes()


def test_other_weights_have_another_fingerprint(
    publishing: ModuleType, encoder: ContextualEncoder, tmp_path: Path
) -> None:
    """The name changes with the model."""
    other = write_model(tmp_path / "model", seed=1)
    assert publishing.publish(other, tmp_path / "out", texts=TEXTS) != encoder.fingerprint


def test_publishing_needs_no_texts(publishing: ModuleType, model: Path, tmp_path: Path) -> None:
    """Ranges are then taken over pieces at random."""
    publishing.publish(model, tmp_path)
    rows = ContextualEncoder.load(tmp_path).encode(TEXTS)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1, atol=1e-6)


def test_a_model_of_another_kind_is_not_published(
    publishing: ModuleType, model: Path, tmp_path: Path
) -> None:
    """The message names the file, the setting and what is wanted."""
    shutil.copytree(model, tmp_path / "model")
    path = tmp_path / "model" / "config.json"
    config = json.loads(path.read_text(encoding="utf8"))
    path.write_text(json.dumps({**config, "hidden_act": "relu"}), encoding="utf8")
    with pytest.raises(ModelError, match=r"config\.json: hidden_act is 'relu'; want 'gelu'"):
        publishing.publish(tmp_path / "model", tmp_path / "out")


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
def test_a_missing_contextual_file_is_named(folder: Path, name: str) -> None:
    """With what to do next."""
    (folder / name).unlink()
    with pytest.raises(ModelError, match=rf"{name} is missing; reinstall"):
        ContextualEncoder.load(folder)


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.99])
def test_a_contextual_file_cut_short_is_named(folder: Path, name: str, share: float) -> None:
    """However much of it is left."""
    raw = (folder / name).read_bytes()
    (folder / name).write_bytes(raw[: int(len(raw) * share)])
    with pytest.raises(ModelError, match=name):
        ContextualEncoder.load(folder)


@pytest.mark.parametrize("name", [WEIGHTS, TOKENIZER])
def test_one_changed_byte_is_noticed(folder: Path, name: str) -> None:
    """In the weights and in the tokenizer alike."""
    raw = bytearray((folder / name).read_bytes())
    raw[-40] ^= 1
    (folder / name).write_bytes(raw)
    with pytest.raises(ModelError, match=name):
        ContextualEncoder.load(folder)


def test_files_of_two_models_do_not_go_together(
    folder: Path,
) -> None:
    """Weights of one and the tokenizer of another."""
    path = folder / TOKENIZER
    path.write_text(path.read_text(encoding="utf8").replace("ship", "boat"), encoding="utf8")
    with pytest.raises(ModelError, match="not the files that were written together"):
        ContextualEncoder.load(folder)


def test_weights_of_another_kind_are_named(folder: Path) -> None:
    """The static encoder's file under the other name."""
    from safetensors.numpy import save_file

    save_file({"pieces": np.zeros((3, 2), np.int8)}, folder / WEIGHTS)
    with pytest.raises(ModelError, match=rf"{WEIGHTS} holds weights of another kind"):
        ContextualEncoder.load(folder)


def test_a_package_without_the_weights_says_which_file_is_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Asked for by name, it is not replaced by another encoder."""
    (tmp_path / "weights").mkdir()
    monkeypatch.setattr(contextual.resources, "files", lambda package: tmp_path)
    contextual._embedded.cache_clear()
    with pytest.raises(ModelError, match=rf"{WEIGHTS} is missing"):
        load_encoder("contextual")


def test_the_advice_names_a_program_that_is_there(folder: Path) -> None:
    """What follows "-m" can be run."""
    (folder / WEIGHTS).unlink()
    with pytest.raises(ModelError, match=r"with python -m ([\w.]+)$") as caught:
        ContextualEncoder.load(folder)
    program = str(caught.value).rpartition(" ")[2].replace(".", "/")
    assert (Path(__file__).parents[2] / program / "__main__.py").is_file()


@pytest.mark.parametrize("given", [3, None, "", ["folder"], "a\0b"])
def test_a_contextual_export_needs_a_path(encoder: ContextualEncoder, given: object) -> None:
    """An empty one is not the working folder."""
    with pytest.raises(InputError, match="want a path"):
        encoder.export(given)  # type: ignore[arg-type]


def test_an_export_that_cannot_be_written_names_the_folder(
    encoder: ContextualEncoder, tmp_path: Path
) -> None:
    """A file stands where the folder should."""
    (tmp_path / "taken").write_text("", encoding="utf8")
    with pytest.raises(InputError, match=r"cannot be written to .*taken"):
        encoder.export(tmp_path / "taken")


def test_encoding_loads_no_torch(published: Path) -> None:
    """Nor transformers, nor pandas."""
    code = (
        "import sys; from claimcmp.encoding.contextual import ContextualEncoder as E;"
        f"E.load({str(published)!r}).encode(['the ship']);"
        "print(sorted({'torch', 'transformers', 'pandas', 'sklearn'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.model
def test_an_exported_folder_opens_in_sentence_transformers(
    encoder: ContextualEncoder, tmp_path: Path
) -> None:
    """And gives nearly the same vectors, also for texts longer than are read."""
    pytest.importorskip("torch")
    from sentence_transformers import SentenceTransformer

    texts = [*TEXTS, "the town of the river " * 60]
    folder = encoder.export(tmp_path / "exported")
    opened = SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    assert opened.max_seq_length == LONGEST
    rows = opened.encode(texts, show_progress_bar=False)
    assert np.einsum("ij,ij->i", rows, encoder.encode(texts)).min() > 0.99
