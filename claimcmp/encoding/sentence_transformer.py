"""Any sentence-transformers model as an encoder: by name, by folder, or as an object.

Loads from this machine only; nothing is ever fetched here.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import check_texts
from claimcmp.errors import InputError, ModelError

__all__ = ["SentenceTransformerEncoder"]

_E5_PREFIX = "query: "
"""What models of the E5 family expect before a text that is compared with others of its kind."""


class SentenceTransformerEncoder:
    """A model of the sentence-transformers package behind this library's protocol.

    Models whose name holds "e5" get the prefix they were trained with
    ("query: "), unless the model brings prompts of its own. Vectors are
    brought to length 1; an empty text may have any vector the model gives it.

    Args:
        model: A name as on the Hugging Face hub, a folder, or an object with
            a method `encode(list[str])` that returns one row per text.
        batch: Texts that go through the model at a time.

    Raises:
        ModelError: The model is not on this machine, or cannot be opened.
        InputError: Neither a name nor an object with `encode`.
    """

    def __init__(self, model: object, *, batch: int = 32) -> None:
        if batch < 1:
            raise InputError(f"batch is {batch}, want 1 or more texts at a time")
        if isinstance(model, str) or hasattr(model, "__fspath__"):
            self._model: Any = _opened(str(model))
            self._name = str(model)
        elif callable(getattr(model, "encode", None)):
            self._model = model
            self._name = _name_of(model)
        else:
            raise InputError(
                f"{model!r} is no encoder: want None, 'static', the name or folder of a "
                "sentence-transformers model, or an object with a method encode"
            )
        self._batch = batch
        self._prefix = _prefix(self._name, self._model)
        self._dimension = _dimension(self._model)

    @property
    def name(self) -> str:
        """The name or folder given, or what the object calls itself."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of every vector; asks the model once where it does not say."""
        if self._dimension is None:
            self._dimension = int(self._rows(["."]).shape[1])
        return self._dimension

    def __repr__(self) -> str:
        return f"<SentenceTransformerEncoder {self.name}>"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row of length 1 per text; a row that is not finite or has no length becomes zeros.

        Raises:
            InputError: Not a list of strings.
            ModelError: The model returned something other than one row per text.
        """
        checked = check_texts(texts)
        if not checked:
            return np.zeros((0, self.dimension), dtype=np.float32)
        rows = self._rows([self._prefix + text for text in checked])
        rows = np.where(np.isfinite(rows).all(axis=1, keepdims=True), rows, 0)
        lengths = np.linalg.norm(rows, axis=1, keepdims=True)
        return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)

    def _rows(self, texts: list[str]) -> NDArray[np.float64]:
        if _is_sentence_transformer(self._model):
            found = self._model.encode(
                texts,
                batch_size=self._batch,
                show_progress_bar=False,
                convert_to_numpy=True,
                normalize_embeddings=False,
            )
        else:
            found = self._model.encode(texts)
        rows = np.asarray(found, dtype=np.float64)
        if rows.ndim != 2 or len(rows) != len(texts):
            raise ModelError(
                f"{self.name} returned shape {rows.shape} for {len(texts)} texts; "
                "want one row per text: give an object whose encode returns (n, d)"
            )
        return rows


def _is_sentence_transformer(model: object) -> bool:
    return any(cls.__name__ == "SentenceTransformer" for cls in type(model).__mro__)


def _name_of(model: object) -> str:
    """What an object calls itself, else its class; never an address in memory."""
    for attribute in ("name", "model_name", "name_or_path"):
        value = getattr(model, attribute, None)
        if isinstance(value, str) and value:
            return value
    card = getattr(getattr(model, "model_card_data", None), "base_model", None)
    return card if isinstance(card, str) and card else type(model).__name__


def _prefix(name: str, model: object) -> str:
    if getattr(model, "default_prompt_name", None):
        return ""
    words = name.replace("\\", "/").rsplit("/", 1)[-1].lower().replace("_", "-").split("-")
    return _E5_PREFIX if "e5" in words else ""


def _dimension(model: object) -> int | None:
    for name in ("get_embedding_dimension", "get_sentence_embedding_dimension"):
        if callable(ask := getattr(model, name, None)):
            found = ask()
            return int(found) if found is not None else None
    return None


def _opened(name: str) -> Any:
    if not name.strip():
        raise InputError("the encoder's name is empty; want 'static' or the name of a model")
    try:
        from sentence_transformers import SentenceTransformer
    except ImportError as error:
        raise ModelError(
            f"sentence-transformers, which opens {name!r}, cannot be imported ({error}); "
            "pip install sentence-transformers, or use load_encoder('static')"
        ) from None
    try:
        return SentenceTransformer(name, local_files_only=True, device="cpu")
    except Exception as error:  # whatever the model's own files and code raise
        first = str(error).strip().splitlines()
        raise ModelError(
            f"the model {name!r} cannot be opened from this machine "
            f"({type(error).__name__}: {first[0] if first else 'no message'}); "
            f"fetch it first with: hf download {name}"
        ) from None
