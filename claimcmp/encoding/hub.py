"""Opening a model of sentence-transformers by name, with words for what can go wrong.

Nothing is fetched unless the caller says so. Encoders and cross-encoders are
opened alike.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from difflib import get_close_matches
from typing import Any

from claimcmp.errors import ModelError

__all__ = ["first_line", "opened"]


def opened(
    kind: str,
    name: str,
    *,
    local_files_only: bool,
    loader: str,
    instead: str,
    own: Sequence[str],
    missing: Callable[[str], str],
) -> Any:
    """A model of `kind`, "SentenceTransformer" or "CrossEncoder", on the processor.

    Args:
        kind: The class of sentence-transformers that opens it.
        name: A folder, or a name of the hub.
        local_files_only: True opens only what is on this machine.
        loader: The function that takes a model that is already open.
        instead: What does without sentence-transformers.
        own: The names of those inside the package, for somebody who misspelt one.
        missing: What to do about a name that is no folder here.

    Raises:
        ModelError: sentence-transformers, or the model, is missing or damaged.
    """
    _refuse_misspelt(name, own)
    try:
        import sentence_transformers
    except ImportError as error:
        raise ModelError(
            f"sentence-transformers, which opens {name!r}, cannot be imported ({error}); "
            f"pip install sentence-transformers, or use {instead}"
        ) from None
    try:
        return getattr(sentence_transformers, kind)(
            name, local_files_only=local_files_only, device="cpu"
        )
    except Exception as error:  # whatever the model's own files and code raise
        if "trust_remote_code" in str(error):
            advice = f"it runs code of its own: open it yourself and give the object to {loader}"
        elif os.path.exists(name):
            advice = f"give a folder that {kind}.save wrote, with all of its files"
        else:
            advice = missing(name)
        raise ModelError(
            f"the model {name!r} cannot be opened from this machine ({first_line(error)}); {advice}"
        ) from None


def _refuse_misspelt(name: str, own: Sequence[str]) -> None:
    """Refuse at once what is nearly one of our own names, before torch is waited for."""
    meant = get_close_matches(name.strip().lower(), own, n=1, cutoff=0.75)
    if meant and not os.path.exists(name):
        raise ModelError(
            f"there is no model {name!r} here; did you mean {meant[0]!r}? A model of your own "
            "with such a name is given by the path of its folder"
        )


def first_line(error: BaseException) -> str:
    """The kind of an error and the first line of its message."""
    lines = str(error).strip().splitlines()
    return f"{type(error).__name__}: {lines[0] if lines else 'no message'}"
