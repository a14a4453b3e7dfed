"""Our encoders written as folders that sentence-transformers opens, without torch."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.transformer import Shape, float_weights
from claimcmp.errors import InputError

__all__ = ["HEADS_PARTS", "elsewhere", "write_bert", "write_static"]

Matrix = NDArray[np.float32]

HEADS_PARTS = ("query", "key", "value")
"""The three matrices that stand one above the other in "attend"."""

_LAYER = {
    "merge": "attention.output.dense",
    "widen": "intermediate.dense",
    "narrow": "output.dense",
    "attended": "attention.output.LayerNorm",
    "narrowed": "output.LayerNorm",
}
_MARKS = {
    "pad_token": "[PAD]",
    "unk_token": "[UNK]",
    "cls_token": "[CLS]",
    "sep_token": "[SEP]",
    "mask_token": "[MASK]",
}


def elsewhere(name: str) -> str:
    """What transformers calls a matrix or a normalisation; "attend" is three matrices there."""
    if name == "norm":
        return "embeddings.LayerNorm"
    _, number, part = name.split(".")
    return f"encoder.layer.{number}.{_LAYER.get(part, 'attention.self')}"


def write_bert(
    folder: Path, tensors: Mapping[str, NDArray[Any]], shape: Shape, tokenizer: str
) -> Path:
    """Weights at float32, settings and tokenizer; files that are there are overwritten.

    Args:
        folder: Made where it is missing.
        tensors: As `layers_session` takes them, with "pieces", "piece_scales"
            and "positions", whose number is the most pieces the model will read.
        shape: Layers, heads and the constant of the normalisations.
        tokenizer: The tokenizer's own JSON.

    Raises:
        InputError: The folder cannot be made or written.
    """
    pooling, normalize = folder / "1_Pooling", folder / "2_Normalize"
    longest, width = tensors["positions"].shape
    settings: dict[Path, object] = {
        folder / "config.json": _settings(tensors, shape),
        folder / "sentence_bert_config.json": {"max_seq_length": longest, "do_lower_case": False},
        folder / "tokenizer_config.json": {
            "tokenizer_class": "PreTrainedTokenizerFast",
            "model_max_length": longest,
            **_MARKS,
        },
        pooling / "config.json": {
            "word_embedding_dimension": width,
            "pooling_mode_cls_token": False,
            "pooling_mode_mean_tokens": True,
        },
    }
    modules = {folder: "Transformer", pooling: "Pooling", normalize: "Normalize"}
    return _written(folder, modules, _named(tensors, shape), tokenizer, settings)


def write_static(folder: Path, weights: Matrix, tokenizer: str) -> Path:
    """One vector per piece, summed and brought to length 1; existing files are overwritten.

    Args:
        folder: Made where it is missing.
        weights: Shape (pieces, dimension).
        tokenizer: The tokenizer's own JSON.

    Raises:
        InputError: The folder cannot be made or written.
    """
    modules = {folder / "0_StaticEmbedding": "StaticEmbedding", folder / "1_Normalize": "Normalize"}
    return _written(folder, modules, {"embedding.weight": weights}, tokenizer, {})


def _written(
    folder: Path,
    modules: Mapping[Path, str],
    weights: dict[str, Matrix],
    tokenizer: str,
    settings: Mapping[Path, object],
) -> Path:
    """The modules' list and settings, with weights and tokenizer in the first one's folder."""
    from safetensors import SafetensorError
    from safetensors.numpy import save_file

    listed = [
        {
            "idx": number,
            "name": str(number),
            "path": "" if path == folder else path.name,
            "type": f"sentence_transformers.models.{kind}",
        }
        for number, (path, kind) in enumerate(modules.items())
    ]
    common = {
        folder / "modules.json": listed,
        folder / "config_sentence_transformers.json": {
            "similarity_fn_name": "cosine",
            "default_prompt_name": None,
        },
    }
    first = next(iter(modules))
    try:
        for path in modules:
            path.mkdir(parents=True, exist_ok=True)
        save_file(weights, first / "model.safetensors", metadata={"format": "pt"})
        (first / "tokenizer.json").write_text(tokenizer, encoding="utf8")
        for path, content in {**common, **settings}.items():
            path.write_text(json.dumps(content, indent=2), encoding="utf8")
    except (OSError, SafetensorError) as error:
        raise InputError(
            f"the encoder cannot be written to {folder} ({error}); "
            "name a folder that this user may write, on a disk with space"
        ) from None
    return folder


def _named(tensors: Mapping[str, NDArray[Any]], shape: Shape) -> dict[str, Matrix]:
    """Every weight at float32 under the name that transformers gives it."""
    pieces = tensors["pieces"].astype(np.float32) * tensors["piece_scales"][:, None]
    places = tensors["positions"].astype(np.float32)
    found: dict[str, Matrix] = {
        "embeddings.word_embeddings.weight": pieces,
        "embeddings.position_embeddings.weight": places,
        # What a text's kind adds is part of the positions already.
        "embeddings.token_type_embeddings.weight": np.zeros((2, places.shape[1]), np.float32),
    }
    # Never used, but missed with a warning by those who open the folder.
    width = places.shape[1]
    found["pooler.dense.weight"] = np.zeros((width, width), np.float32)
    found["pooler.dense.bias"] = np.zeros(width, np.float32)
    layers = [f"layer.{number}" for number in range(shape.layers)]
    norms = [f"{layer}.{norm}" for layer in layers for norm in ("attended", "narrowed")]
    for name in ("norm", *norms):
        found[f"{elsewhere(name)}.weight"] = tensors[f"{name}.gain"]
        found[f"{elsewhere(name)}.bias"] = tensors[f"{name}.shift"]
    for name in (f"{layer}.{dense}" for layer in layers for dense in ("merge", "widen", "narrow")):
        found[f"{elsewhere(name)}.weight"] = float_weights(tensors, name)
        found[f"{elsewhere(name)}.bias"] = tensors[f"{name}.bias"]
    for name in (f"{layer}.attend" for layer in layers):
        weights = np.split(float_weights(tensors, name), 3)
        biases = np.split(tensors[f"{name}.bias"], 3)
        for part, weight, bias in zip(HEADS_PARTS, weights, biases, strict=True):
            found[f"{elsewhere(name)}.{part}.weight"] = weight
            found[f"{elsewhere(name)}.{part}.bias"] = bias
    return {name: np.ascontiguousarray(weight) for name, weight in found.items()}


def _settings(tensors: Mapping[str, NDArray[Any]], shape: Shape) -> dict[str, object]:
    count, width = tensors["pieces"].shape
    return {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": width,
        "intermediate_size": len(tensors["layer.0.widen.weight"]),
        "num_attention_heads": shape.heads,
        "num_hidden_layers": shape.layers,
        "max_position_embeddings": len(tensors["positions"]),
        "vocab_size": count,
        "type_vocab_size": 2,
        "hidden_act": "gelu",
        "layer_norm_eps": shape.epsilon,
        "pad_token_id": 0,
    }
