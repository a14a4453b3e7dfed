"""The two files an encoder is opened from: its weights and its tokenizer, written together."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from numpy.typing import NDArray

from claimcmp.errors import InputError, ModelError

if TYPE_CHECKING:
    from tokenizers import Tokenizer

__all__ = ["Stored", "checked_folder", "opened_weights", "stored"]

_ADVICE = "reinstall claimcmp, or write the folder anew with python -m training.encoder"


class Stored(NamedTuple):
    """What stands in the files; the methods check it and name the file that is at fault."""

    weights: Path
    vocabulary: Path
    tensors: dict[str, NDArray[Any]]
    facts: dict[str, str]
    tokenizer: bytes

    def another_kind(self) -> ModelError:
        """The error for tensors or facts that are not those the encoder reads."""
        return ModelError(f"{self.weights} holds weights of another kind; {_ADVICE}")

    def check(self, found: str, written: object) -> None:
        """Compare the fingerprint of what was read with the one that was written beside it.

        Raises:
            ModelError: They differ.
        """
        if found != written:
            raise ModelError(
                f"{self.weights} and {self.vocabulary.name} are not the files that were written "
                f"together: one was altered or cut short; {_ADVICE}"
            )

    def opened_tokenizer(self, pieces: int) -> Tokenizer:
        """The tokenizer, which has to know this many pieces.

        Raises:
            ModelError: It is no tokenizer, or knows more or fewer.
        """
        from tokenizers import Tokenizer

        try:
            tokenizer = Tokenizer.from_str(self.tokenizer.decode("utf8"))
        except Exception as error:  # the tokenizers package raises bare Exception
            raise ModelError(f"{self.vocabulary} is not a tokenizer ({error}); {_ADVICE}") from None
        if tokenizer.get_vocab_size() != pieces:
            raise ModelError(f"{self.vocabulary} and {self.weights.name} differ in size; {_ADVICE}")
        return tokenizer


def stored(folder: Path, weights: str, tokenizer: str) -> Stored:
    """Read both files of a folder.

    Args:
        folder: Where they lie.
        weights: The name of the one with the weights.
        tokenizer: The name of the other.

    Raises:
        ModelError: One is missing or cannot be read; the message names it.
    """
    paths = folder / weights, folder / tokenizer
    for path in paths:
        if not os.path.isfile(path):
            raise ModelError(f"{path} is missing; {_ADVICE}")
    tensors, facts = opened_weights(paths[0], _ADVICE)
    try:
        raw = paths[1].read_bytes()
    except OSError as error:
        raise ModelError(f"{paths[1]} cannot be read ({error}); {_ADVICE}") from None
    return Stored(*paths, tensors, facts, raw)


def opened_weights(path: Path, advice: str) -> tuple[dict[str, NDArray[Any]], dict[str, str]]:
    """The tensors of a file by name, and what was written beside them.

    Args:
        path: A file of safetensors.
        advice: What to do where it cannot be read.

    Raises:
        ModelError: It is missing or cannot be read; the message names it.
    """
    from safetensors import SafetensorError, safe_open

    if not os.path.isfile(path):
        raise ModelError(f"{path} is missing; {advice}")
    try:
        with safe_open(path, framework="numpy") as file:
            tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
            return tensors, file.metadata() or {}
    except (SafetensorError, OSError, TypeError, KeyError) as error:
        raise ModelError(f"{path} cannot be read as weights ({error}); {advice}") from None


def checked_folder(folder: object) -> Path:
    """A folder as given by a caller.

    Raises:
        InputError: No path, or an empty one.
    """
    path = os.fspath(folder) if isinstance(folder, str | os.PathLike) else None
    if not isinstance(path, str) or not path or "\0" in path:
        raise InputError(f"the folder is {folder!r}; want a path, such as 'encoder'")
    return Path(path)
