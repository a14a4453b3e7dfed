from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from claimcmp.encoding.pieces import Pieces
from claimcmp.encoding.transformer import Shape
from claimcmp.matching.inference import LABELS, LONGEST, WEIGHTS, Inference

ROOT = Path(__file__).parents[2]
if not (ROOT / "training" / "judge" / "inference" / "publish.py").exists():
    pytest.skip("the wheel holds no training code", allow_module_level=True)
pytest.importorskip("torch")
sys.path.insert(0, str(ROOT))

import torch  # noqa: E402

from training.judge.inference.export import packed  # noqa: E402
from training.judge.inference.model import (  # noqa: E402
    CLASSES,
    Reader,
    batches,
    joined,
    with_head,
)
from training.judge.inference.publish import written  # noqa: E402

WORDS = "the a boat left quay at noon gikk fra kai båten klokken tolv ble ikke three tre".split()
WIDTH, INNER, LAYERS = 48, 96, 2


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    """Whole words with vectors at random."""
    from tokenizers import Tokenizer, pre_tokenizers, processors
    from tokenizers.models import WordPiece

    names = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", *WORDS]
    tokenizer = Tokenizer(WordPiece({n: i for i, n in enumerate(names)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", special_tokens=[("[CLS]", 2), ("[SEP]", 3)]
    )
    chance = np.random.default_rng(0)
    table = chance.integers(-127, 128, size=(len(names), WIDTH)).astype(np.int8)
    return Pieces(tokenizer, table, np.full(len(names), 1 / 60, dtype=np.float32))


@pytest.fixture(scope="module")
def state() -> dict[str, torch.Tensor]:
    """Layers and a head at random, under the names that training gives them."""
    chance = torch.Generator().manual_seed(1)

    def drawn(*size: int) -> torch.Tensor:
        return torch.randn(*size, generator=chance) * 0.15

    found = {
        "embeddings.position_embeddings.weight": drawn(LONGEST + 8, WIDTH),
        "embeddings.token_type_embeddings.weight": drawn(2, WIDTH),
    }
    matrices = {
        "attention.self.query": (WIDTH, WIDTH),
        "attention.self.key": (WIDTH, WIDTH),
        "attention.self.value": (WIDTH, WIDTH),
        "attention.output.dense": (WIDTH, WIDTH),
        "intermediate.dense": (INNER, WIDTH),
        "output.dense": (WIDTH, INNER),
    }
    norms = ["embeddings.LayerNorm"]
    for layer in (f"encoder.layer.{number}" for number in range(LAYERS)):
        norms += [f"{layer}.attention.output.LayerNorm", f"{layer}.output.LayerNorm"]
        for name, size in matrices.items():
            found |= {
                f"{layer}.{name}.weight": drawn(*size),
                f"{layer}.{name}.bias": drawn(size[0]),
            }
    for norm in norms:
        found |= {f"{norm}.weight": 1 + drawn(WIDTH), f"{norm}.bias": drawn(WIDTH)}
    found = with_head(found, 24, seed=2)
    # A head that is nearly even would hide what the layers do.
    return {k: v * 15 if k.startswith("head.") and v.dim() > 1 else v for k, v in found.items()}


def sentences(count: int) -> list[str]:
    """Words at random, of many lengths."""
    chance = np.random.default_rng(count)
    sizes = chance.integers(1, 30, count)
    return [" ".join(chance.choice(WORDS, size=int(size))) for size in sizes]


def odds(chances: NDArray[np.float32]) -> NDArray[np.float32]:
    """Of the first two classes against the third, as logarithms."""
    logs = np.log(chances)
    return np.asarray(logs[:, :2] - logs[:, 2:], dtype=np.float32)


def small(ids: NDArray[np.intp]) -> NDArray[np.int32]:
    """As training keeps them."""
    return ids.astype(np.int32)


@pytest.fixture(scope="module")
def published(
    pieces: Pieces, state: dict[str, torch.Tensor], tmp_path_factory: pytest.TempPathFactory
) -> Inference:
    """The tiny model as the package would hold it."""
    path = tmp_path_factory.mktemp("inference") / WEIGHTS
    texts = [small(ids) for ids in pieces.ids(sentences(120), LONGEST)]
    lines = [joined(a, b, LONGEST) for a, b in zip(texts[::2], texts[1::2], strict=True)]
    shape = Shape(LAYERS, 12, 1e-12)
    table = pieces.table * pieces.scales[:, None]
    written(path, packed(state, shape, LONGEST, table, lines), shape, pieces.fingerprint)
    return Inference.load(path, pieces)


def test_the_chances_are_those_of_the_trained_reader(
    published: Inference, pieces: Pieces, state: dict[str, torch.Tensor]
) -> None:
    """Up to what 8 bits lose: same marks, same places, same head."""
    texts = [*sentences(60), "quay " * 200, "tolv noon " * 90, "boat", "kai " * 170]
    pairs = list(zip(texts[::2], texts[1::2], strict=True))
    ids = dict(zip(texts, map(small, pieces.ids(texts, LONGEST)), strict=True))
    ordered = [sorted(pair, key=lambda t: (len(ids[t]), t), reverse=True) for pair in pairs]
    reader = Reader(state)
    reader.half = reader.master
    table = torch.from_numpy((pieces.table * pieces.scales[:, None]).astype(np.float32))
    wanted = np.zeros((len(pairs), 3), dtype=np.float32)
    for places, batch in batches([(ids[a], ids[b]) for a, b in ordered], LONGEST, 2048):
        wanted[places] = reader.logits(batch, table).softmax(1).detach().numpy()
    off = odds(published.probabilities(pairs)) - odds(wanted)
    assert (abs(off).mean(axis=0) < 0.1 * odds(wanted).std(axis=0)).all()


def test_training_and_run_time_name_the_classes_in_one_order() -> None:
    """Else every verdict would be another one."""
    assert CLASSES == LABELS


def test_publishing_the_same_weights_twice_gives_one_fingerprint(
    pieces: Pieces, state: dict[str, torch.Tensor], published: Inference, tmp_path: Path
) -> None:
    """And the same bytes."""
    tensors, shape = published._tensors, published._shape
    prints = [
        written(tmp_path / name, tensors, shape, pieces.fingerprint)
        for name in ("one.safetensors", "two.safetensors")
    ]
    assert prints == [published.fingerprint] * 2
    assert (tmp_path / "one.safetensors").read_bytes() == (
        tmp_path / "two.safetensors"
    ).read_bytes()
