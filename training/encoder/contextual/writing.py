"""The trained student as a folder in the form that Hugging Face's libraries open."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import numpy as np
from safetensors.numpy import save_file

from training.encoder.contextual.teaching import PIECES
from training.encoder.contextual.train import Student

__all__ = ["write_folder"]


def write_folder(student: Student, tokenizer: Path, folder: Path) -> None:
    """Weights at float32, the configuration and the tokenizer."""
    folder.mkdir(parents=True, exist_ok=True)
    state: dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float32]]] = {
        name: value.numpy() for name, value in student.body.master.items()
    }
    state[PIECES] = student.table.numpy()
    save_file(state, folder / "model.safetensors", metadata={"format": "pt"})
    wide = student.table.shape[1]
    places = student.body.master["embeddings.position_embeddings.weight"].shape[0]
    inner = student.body.master["encoder.layer.0.intermediate.dense.weight"].shape[0]
    settings = {
        "architectures": ["BertModel"],
        "model_type": "bert",
        "hidden_size": wide,
        "intermediate_size": inner,
        "num_attention_heads": 12,
        "num_hidden_layers": student.body.layers,
        "max_position_embeddings": places,
        "vocab_size": len(student.table),
        "type_vocab_size": 2,
        "hidden_act": "gelu",
        "layer_norm_eps": 1e-12,
        "pad_token_id": 0,
    }
    (folder / "config.json").write_text(json.dumps(settings, indent=2), encoding="utf8")
    shutil.copyfile(tokenizer, folder / "tokenizer.json")
