"""From the trained student's folder to the files that ship: 8 bits and a fingerprint.

    python -m training.encoder.contextual.publish MODEL FOLDER SENTENCES

SENTENCES is a text file, one sentence a line: some hundred in each language,
from the training data. They only set the ranges of what enters each matrix.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file, save_file
from tokenizers import Tokenizer

from claimcmp.encoding.contextual import LONGEST, TOKENIZER, WEIGHTS, fingerprint_of
from claimcmp.encoding.exporting import HEADS_PARTS, elsewhere
from claimcmp.encoding.transformer import DENSE, NORMS, Shape
from claimcmp.errors import ModelError
from training.encoder.contextual.ranges import Range, ranges

__all__ = ["float_tensors", "publish", "read_shape"]

Matrix = NDArray[np.float32]

_STEPS = 63
"""Greatest whole number in a matrix. With 127, processors without VNNI (AVX2) add two products
in 16 bits and cut them off now and then; with 63 no sum can reach the limit."""

_SMOOTHING = 0.75
"""How much of an outlying channel's range moves into the weights: 0 nothing, 1 all. Of .3 to 1.0,
measured on all-MiniLM-L6-v2, .7 to .9 kept the vectors nearest to those at float32."""


def publish(model_folder: Path, folder: Path, *, texts: Sequence[str] | None = None) -> str:
    """Write weights and tokenizer into a folder; returns the fingerprint.

    Args:
        model_folder: A BERT as transformers writes it: config.json,
            model.safetensors, tokenizer.json (WordPiece).
        folder: Made where it is missing.
        texts: Sentences like those to be encoded, in every language; a few
            hundred do. They set the ranges at 8 bits. None takes pieces of the
            vocabulary at random, which is worse: on all-MiniLM-L6-v2 the worst
            cosine with float32 was about .98 instead of .99.

    Raises:
        ModelError: A model of another kind than the layers compute.
    """
    shape = read_shape(model_folder)
    weights = float_tensors(model_folder, shape)
    raw, tokenizer = _tokenizer(model_folder / "tokenizer.json")
    if tokenizer.get_vocab_size() != len(weights["pieces"]):
        raise ModelError(f"{model_folder}: tokenizer.json and model.safetensors differ in size")
    sample = _random(len(weights["pieces"])) if texts is None else _read(tokenizer, texts)
    tensors = _packed(weights, shape, ranges(weights, shape, sample))
    print_ = fingerprint_of(tensors, shape, raw)
    # One entry only: with two, their order in the file would differ from run to run.
    facts = {"facts": json.dumps({**shape._asdict(), "fingerprint": print_})}
    folder.mkdir(parents=True, exist_ok=True)
    part = folder / f"{WEIGHTS}.part"
    save_file(tensors, part, metadata=facts)
    part.chmod(0o644)
    part.replace(folder / WEIGHTS)
    (folder / TOKENIZER).write_bytes(raw)
    return print_


def read_shape(model_folder: Path) -> Shape:
    """Layers, heads and the constant of the normalisations, from config.json."""
    path = model_folder / "config.json"
    config = json.loads(path.read_text(encoding="utf8"))
    wanted = {"model_type": "bert", "hidden_act": "gelu", "position_embedding_type": "absolute"}
    for key, value in wanted.items():
        if config.get(key, value) != value:
            raise ModelError(f"{path}: {key} is {config[key]!r}; want {value!r}")
    if config["max_position_embeddings"] < LONGEST:
        raise ModelError(
            f"{path}: max_position_embeddings is {config['max_position_embeddings']}; "
            f"want {LONGEST} or more"
        )
    return Shape(
        config["num_hidden_layers"], config["num_attention_heads"], float(config["layer_norm_eps"])
    )


def float_tensors(model_folder: Path, shape: Shape) -> dict[str, Matrix]:
    """The weights at float32 under the names of `claimcmp.encoding.transformer`."""
    path = model_folder / "model.safetensors"
    given = {name.removeprefix("bert."): tensor for name, tensor in load_file(path).items()}

    def tensor(name: str) -> Matrix:
        if name not in given:
            raise ModelError(f"{path} has no tensor {name!r}; want a BERT as transformers names it")
        return given[name].astype(np.float32)

    kind = tensor("embeddings.token_type_embeddings.weight")[0]
    found = {
        "pieces": tensor("embeddings.word_embeddings.weight"),
        "positions": tensor("embeddings.position_embeddings.weight")[:LONGEST] + kind,
    }
    layers = [f"layer.{number}" for number in range(shape.layers)]
    for name in ("norm", *(f"{layer}.{norm}" for layer in layers for norm in NORMS)):
        found[f"{name}.gain"] = tensor(f"{elsewhere(name)}.weight")
        found[f"{name}.shift"] = tensor(f"{elsewhere(name)}.bias")
    for name in (f"{layer}.{dense}" for layer in layers for dense in DENSE):
        there = [elsewhere(name)]
        if name.endswith(".attend"):
            there = [f"{elsewhere(name)}.{part}" for part in HEADS_PARTS]
        for part in ("weight", "bias"):
            found[f"{name}.{part}"] = np.concatenate([tensor(f"{each}.{part}") for each in there])
    return found


def _tokenizer(path: Path) -> tuple[bytes, Tokenizer]:
    """The tokenizer without blanks, filling and cutting, which the encoder sees to itself."""
    content = json.loads(path.read_text(encoding="utf8"))
    content |= {"truncation": None, "padding": None}
    raw = json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()
    tokenizer = Tokenizer.from_str(raw.decode())
    if content["model"]["type"] != "WordPiece" or len(tokenizer.encode("").ids) != 2:
        raise ModelError(f"{path}: want WordPiece with a mark before and after every text")
    return raw, tokenizer


def _read(tokenizer: Tokenizer, texts: Sequence[str]) -> Iterator[NDArray[np.intp]]:
    tokenizer.enable_truncation(LONGEST)
    for encoding in tokenizer.encode_batch(list(texts)):
        yield np.asarray(encoding.ids, dtype=np.intp)


def _random(pieces: int) -> Iterator[NDArray[np.intp]]:
    chance = np.random.default_rng(0)
    for length in chance.integers(3, 60, size=200):
        yield chance.integers(0, pieces, size=length, dtype=np.intp)


def _packed(
    weights: Mapping[str, Matrix], shape: Shape, met: Mapping[str, Range]
) -> dict[str, NDArray[Any]]:
    pieces = weights["pieces"]
    scales = _scales(pieces, 127)
    found: dict[str, NDArray[Any]] = {
        "pieces": np.rint(pieces / scales[:, None]).astype(np.int8),
        "piece_scales": scales,
        "positions": weights["positions"].astype(np.float16),
    }
    for name, tensor in weights.items():
        if name.endswith((".gain", ".shift")):
            found[name] = tensor
        elif name.endswith(".weight"):
            dense = name.removesuffix(".weight")
            found |= _dense(dense, tensor, weights[f"{dense}.bias"], met[dense])
    return found


def _dense(name: str, weight: Matrix, bias: Matrix, met: Range) -> dict[str, NDArray[Any]]:
    """One matrix at 8 bits, with what brings the numbers that enter it to 8 bits."""
    reach = np.maximum(np.maximum(met.high, -met.low), 1e-3)
    strength = np.maximum(np.abs(weight).max(axis=0), 1e-6)
    smooth = reach**_SMOOTHING / strength ** (1 - _SMOOTHING)
    smooth = (smooth / np.exp(np.log(smooth).mean())).astype(np.float32)
    low = float(min((met.low / smooth).min(), 0))
    high = float(max((met.high / smooth).max(), 0, low + 1e-6))
    step = (high - low) / 255
    scales = _scales(weight * smooth, _STEPS)
    return {
        f"{name}.weight": np.rint(weight * smooth / scales[:, None]).astype(np.int8),
        f"{name}.scale": scales,
        f"{name}.bias": bias,
        f"{name}.smooth": smooth,
        f"{name}.step": np.array(step, dtype=np.float32),
        f"{name}.zero": np.array(round(-low / step), dtype=np.uint8),
    }


def _scales(rows: Matrix, steps: int) -> Matrix:
    """One scale per row; 1 where a row is all zeros."""
    greatest = np.abs(rows).max(axis=1)
    return np.where(greatest > 0, greatest / steps, 1).astype(np.float32)


if __name__ == "__main__":
    if len(sys.argv) != 4:
        raise SystemExit(__doc__)
    lines = Path(sys.argv[3]).read_text(encoding="utf8").splitlines()
    print(publish(Path(sys.argv[1]), Path(sys.argv[2]), texts=[line for line in lines if line]))
