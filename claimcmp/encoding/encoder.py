"""What an encoder is, and how one is opened by name.

Floor: `claimcmp.errors` and numpy; the encoders themselves load when asked for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable

from claimcmp.errors import InputError

if TYPE_CHECKING:
    from os import PathLike

    import numpy as np
    from numpy.typing import NDArray

__all__ = ["Encoder", "check_texts", "load_encoder"]

_DEFAULT = "combined"
"""What `load_encoder()` opens: "static", "contextual" or "combined"."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


@runtime_checkable
class Encoder(Protocol):
    """Anything that turns texts into unit vectors of one length.

    `name` says which model it is (it stands in every result's provenance),
    `dimension` is the length of a vector.
    """

    @property
    def name(self) -> str:
        """The model, with its version or fingerprint where it has one."""

    @property
    def dimension(self) -> int:
        """The length of every vector."""

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text of `texts`; none for none.

        Shape `(n, dimension)`, float32; rows of length 1, or 0 where nothing was recognised.
        """


def check_texts(texts: Sequence[str]) -> list[str]:
    """The texts as a list the tokenizers can take, each as long as it was given.

    An unpaired surrogate, which no UTF-8 can hold, becomes U+FFFD; offsets stay.

    Raises:
        InputError: One string instead of several, something that is no list of
            strings (an iterator would be used up), or an element that is no string.
    """
    if isinstance(texts, str | bytes):
        raise InputError(
            f"encode was given one {type(texts).__name__}; want a list: encode([text])"
        )
    listed = hasattr(texts, "__len__") and hasattr(texts, "__getitem__")
    if not listed or isinstance(texts, Mapping):
        kind = type(texts).__name__
        raise InputError(f"encode was given a {kind}; want a list of strings: encode(list(texts))")
    checked = list(texts)
    for number, text in enumerate(checked):
        if not isinstance(text, str):
            raise InputError(
                f"text {number} is a {type(text).__name__}, want a string; "
                "leave out missing values or pass '' for them"
            )
        if not text.isascii() and _LONE_SURROGATE.search(text):
            checked[number] = _LONE_SURROGATE.sub("\ufffd", text)
    return checked


def load_encoder(
    name: object = None,
    *,
    cache: str | PathLike[str] | None = None,
    progress: bool | Callable[[int, int], object] | None = None,
) -> Encoder:
    """Open an encoder.

    Those inside the package need no network and no torch, and are opened once
    per process. They read Norwegian (nb, nn), Danish and English:

    * "static" adds up one vector per piece of a word. By far the quickest:
      thousands of sentences a second on one processor. A line is read to its
      end, whatever its length; word order is not seen. Fit for archives.
    * "contextual" is a small transformer that reads a sentence as a whole, and
      tells better what is said in other words. Some twenty times as slow as
      "static"; of a text it reads about the first 90 words.
    * "combined" lays both vectors side by side. It costs the time and memory of
      both, and its vectors are as long as theirs together.

    Args:
        name: None for the default, which is one of these three; "static",
            "contextual" or "combined"; the name or the folder of a
            sentence-transformers model, which needs that package and has to be
            on this machine already; or an object, either an `Encoder` or
            one with a method `encode`.
        cache: A folder that keeps the vectors, so that no text is encoded
            twice; worth it for slow models. None keeps nothing.
        progress: True for a line on standard error when encoding takes more
            than two seconds, or a function called with how many texts are
            done and how many there are. None or False tells nothing.

    Raises:
        ModelError: The model is missing or damaged; the message names the file.
        InputError: Something that is neither a name nor an encoder.
    """
    encoder = _opened(name)
    if cache is not None:
        from claimcmp.encoding.cache import CachedEncoder

        encoder = CachedEncoder(encoder, cache)
    if progress is not None and progress is not False:
        from claimcmp.encoding.progress import ProgressEncoder

        encoder = ProgressEncoder(encoder, progress)
    return encoder


def _opened(name: object) -> Encoder:
    if name is None:
        name = _DEFAULT
    if isinstance(name, str):
        if name == "static":
            from claimcmp.encoding.embedded import EmbeddedEncoder

            return EmbeddedEncoder.load()
        if name == "contextual":
            from claimcmp.encoding.contextual import ContextualEncoder

            return ContextualEncoder.load()
        if name == "combined":
            from claimcmp.encoding.combined import CombinedEncoder

            return CombinedEncoder.load()
    if isinstance(name, Encoder) and not isinstance(name, type):
        return name
    from claimcmp.encoding.sentence_transformer import SentenceTransformerEncoder

    return SentenceTransformerEncoder(name)
