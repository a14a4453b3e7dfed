"""Any sentence-transformers model as an encoder: by name, by folder, or as an object.

Loads from this machine only; nothing is ever fetched here.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import check_texts
from claimcmp.encoding.hub import first_line, opened
from claimcmp.encoding.prompts import similarity_prompt
from claimcmp.errors import InputError, ModelError

__all__ = ["SentenceTransformerEncoder"]

_LONGEST = 100_000
_PER_PIECE = 50
"""Characters of a text that a model of limited length is shown, in all and per piece it
reads, whichever are more: many times what it takes in."""


class SentenceTransformerEncoder:
    """A model of the sentence-transformers package behind this library's protocol.

    Models that want words before each text get those for similarity: the
    prompt that the model's configuration declares for it, or "query: " for
    the E5 family. Vectors are brought to length 1. A blank text has a
    vector of zeros, whatever the model makes of it.

    A model reads as many pieces of a text as it was made for and no more.
    Texts go through it sorted by length; what stands beside a text may change
    the last digits of its vector, as it does with any such model.

    Args:
        model: A name as on the Hugging Face hub, a folder, or an object with
            a method `encode(list[str])` that returns one row per text.
        batch: Texts that go through the model at a time.
        prompt: Words put before each text in place of those above; "" for none.
        local_files_only: True opens only what is on this machine; False lets
            the hub be asked for a model that is not.

    Raises:
        ModelError: The model is not on this machine, or cannot be opened.
        InputError: Neither a name nor an object with `encode`.
    """

    def __init__(
        self,
        model: object,
        *,
        batch: int = 32,
        prompt: str | None = None,
        local_files_only: bool = True,
    ) -> None:
        if not isinstance(batch, int) or isinstance(batch, bool) or batch < 1:
            raise InputError(f"batch is {batch!r}, want 1 or more texts at a time")
        if not isinstance(prompt, str | None):
            raise InputError(f"prompt is {prompt!r}; want the words themselves, or None")
        if isinstance(model, str | os.PathLike):
            self._name = _checked_name(model)
            self._model: Any = _opened(self._name, local_files_only=local_files_only)
        elif callable(getattr(model, "encode", None)) and not isinstance(model, type):
            self._model = model
            self._name = _name_of(model)
        else:
            raise InputError(
                f"{model!r} is no encoder: want None, 'static', 'contextual', 'combined', the name "
                "or folder of a sentence-transformers model, or an object with a method encode"
            )
        self._batch = batch
        self._prompt = _prompt(self._name, self._model) if prompt is None else prompt
        self._dimension = _dimension(self._model)

    @property
    def name(self) -> str:
        """The name or folder given, or what the object calls itself."""
        return self._name

    @property
    def dimension(self) -> int:
        """The length of every vector; asks the model once where it does not say."""
        if self._dimension is None:
            self._dimension = self._rows(["."]).shape[1]
        return self._dimension

    def __repr__(self) -> str:
        return f"<SentenceTransformerEncoder {self.name}>"

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text: length 1, or zeros where the text is blank or its row not finite.

        Raises:
            InputError: Not a list of strings.
            ModelError: The model failed, or returned something other than one
                row of numbers per text, all of one length.
        """
        checked = check_texts(texts)
        said = [place for place, text in enumerate(checked) if text.strip()]
        if not said:
            return np.zeros((len(checked), self.dimension), dtype=np.float32)
        rows = _unit(self._rows([checked[place] for place in said]))
        unit = np.zeros((len(checked), rows.shape[1]), dtype=np.float32)
        unit[said] = rows
        return unit

    def _rows(self, texts: list[str]) -> NDArray[np.float64]:
        try:
            rows = np.asarray(self._encoded(texts), dtype=np.float64)
        except Exception as error:  # whatever the model's own code raises
            raise ModelError(
                f"the model {self.name!r} failed on {len(texts)} texts ({first_line(error)}); "
                "want one row of numbers per text: see whether the model encodes them outside "
                "claimcmp, or use load_encoder('static')"
            ) from error
        wide = rows.shape[1] if rows.ndim == 2 else 0
        if not wide or len(rows) != len(texts) or self._dimension not in (None, wide):
            known = "d" if self._dimension is None else self._dimension
            raise ModelError(
                f"{self.name} returned shape {rows.shape} for {len(texts)} texts; "
                f"want one row per text: give an object whose encode returns (n, {known})"
            )
        self._dimension = wide
        return rows

    def _encoded(self, texts: list[str]) -> object:
        if not _is_sentence_transformer(self._model):
            before = self._prompt or ""
            return self._model.encode([before + text for text in texts])
        if isinstance(pieces := getattr(self._model, "max_seq_length", None), int):
            # Reading a line of a megabyte to its end only to throw it away takes seconds.
            most = max(_LONGEST, _PER_PIECE * pieces)
            texts = [text if len(text) <= most else text.lstrip()[:most] for text in texts]
        return self._model.encode(
            texts,
            prompt=self._prompt,
            batch_size=self._batch,
            show_progress_bar=False,
            convert_to_numpy=True,
            normalize_embeddings=False,
        )


def _unit(rows: NDArray[np.float64]) -> NDArray[np.float64]:
    """Rows at length 1; rows that are not finite or have no length at zero."""
    rows = np.where(np.isfinite(rows).all(axis=1, keepdims=True), rows, 0)
    # By their largest number first: squares of very large or small ones leave the range.
    largest = np.abs(rows).max(axis=1, keepdims=True)
    rows = rows / np.where(largest > 0, largest, 1)
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    unit: NDArray[np.float64] = rows / np.where(lengths > 0, lengths, 1)
    return unit


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


def _prompt(name: str, model: object) -> str | None:
    prompts = getattr(model, "prompts", None)
    return similarity_prompt(name, prompts, default=getattr(model, "default_prompt_name", None))


def _dimension(model: object) -> int | None:
    for name in ("get_embedding_dimension", "get_sentence_embedding_dimension"):
        if callable(ask := getattr(model, name, None)):
            found = ask()
            return int(found) if found is not None else None
    return None


def _checked_name(model: str | os.PathLike[str]) -> str:
    name = os.fspath(model)
    if not isinstance(name, str) or not name.strip() or "\0" in name:
        kind = "empty" if not str(name).strip() else f"{name!r}"
        raise InputError(
            f"the encoder's name is {kind}; "
            "want 'static', 'contextual', 'combined' or the name of a model"
        )
    return name


def _opened(name: str, *, local_files_only: bool) -> Any:
    return opened(
        "SentenceTransformer",
        name,
        local_files_only=local_files_only,
        loader="load_encoder",
        instead="load_encoder('static')",
        own=("static", "contextual", "combined"),
        missing=_where_to_find,
    )


def _where_to_find(name: str) -> str:
    """What to do about a name that is no folder here."""
    if not re.fullmatch(r"[\w.-]+(/[\w.-]+)?", name):
        return "no such folder is here, and no model can have this name; check the path"
    if "/" in name:
        return f"fetch it first with: hf download {name}"
    # Names without an owner are those of the package's own models.
    return (
        f"fetch it first with: hf download sentence-transformers/{name} "
        "(those inside claimcmp are called 'static', 'contextual' and 'combined')"
    )
