"""Several encoders as one: their vectors side by side, each with its share of the cosine."""

from __future__ import annotations

import hashlib
import math
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import Encoder, check_texts
from claimcmp.encoding.rows import encoded, unit
from claimcmp.errors import InputError, ModelError

if TYPE_CHECKING:
    from claimcmp.encoding.embedded import Word

__all__ = ["SHARES", "CombinedEncoder"]

SHARES = (("static", 0.5), ("contextual", 0.5))
"""The encoders of the package and their shares of the cosine, as `CombinedEncoder.load` takes
them."""


class CombinedEncoder:
    """The vectors of several encoders, one after another in one longer vector.

    The cosine of two texts is the mean of the parts' cosines, weighted by
    their shares. A text that one part does not know (its row is all zeros)
    has the vector of the others alone, still of length 1: its cosine with a
    text that both know is then smaller than either part's. A text that no
    part knows is a zero row.

    `fingerprint` is the SHA-256 of the parts' names, fingerprints and shares.

    Args:
        parts: Encoders with their weights, positive numbers of any size; only
            their proportions count.

    Raises:
        InputError: No parts, something that is no encoder, or a weight that
            is not a positive number.
    """

    def __init__(self, parts: Sequence[tuple[Encoder, float]]) -> None:
        checked = _checked(parts)
        # By the greatest first: the sum of very large weights would leave the range.
        greatest = max(weight for _, weight in checked)
        total = math.fsum(weight / greatest for _, weight in checked)
        self._parts = tuple((encoder, weight / greatest / total) for encoder, weight in checked)
        self.fingerprint = _fingerprint(self._parts)

    @property
    def name(self) -> str:
        """The word "combined" and the first twelve digits of the fingerprint."""
        return f"combined-{self.fingerprint[:12]}"

    @property
    def parts(self) -> tuple[tuple[Encoder, float], ...]:
        """The encoders and their shares, which sum to 1."""
        return self._parts

    @property
    def dimension(self) -> int:
        """The length of every vector: the sum of the parts'."""
        return sum(int(encoder.dimension) for encoder, _ in self._parts)

    def __repr__(self) -> str:
        shares = ", ".join(f"{share:.2f} {encoder.name}" for encoder, share in self._parts)
        return f"<CombinedEncoder {self.name}: {shares}>"

    @classmethod
    def load(cls) -> CombinedEncoder:
        """The encoders of the package with the shares in `SHARES`, opened once per process.

        Raises:
            ModelError: A file of theirs is missing or damaged; the message names it.
        """
        return _embedded()

    def encode(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """One row per text: length 1, or all zeros where no part knows anything of the text.

        Raises:
            InputError: Not a list of strings.
            ModelError: A part returned something other than one row of its
                dimension per text.
        """
        checked = check_texts(texts)
        # The root, since a cosine multiplies two of them.
        parts = [_known(encoder, checked) * math.sqrt(share) for encoder, share in self._parts]
        return unit(np.concatenate(parts, axis=1))

    @property
    def word_encoder(self) -> Encoder:
        """The first part that has vectors of single words, else the whole encoder."""
        have = (encoder for encoder, _ in self._parts if callable(getattr(encoder, "words", None)))
        return next(have, self)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text with their vectors, from the first part that has them.

        Raises:
            InputError: Not a string.
            ModelError: No part has vectors of single words.
        """
        if self.word_encoder is self:
            names = ", ".join(encoder.name for encoder, _ in self._parts)
            raise ModelError(f"none of {names} has vectors of words; add load_encoder('static')")
        whole: Any = self.word_encoder
        return tuple(whole.words(text))

    def export(self, folder: str | Path) -> Path:
        """Refused: sentence-transformers has no module for two encoders side by side.

        Raises:
            InputError: Always; it names the parts, which can be exported one by one.
        """
        names = ", ".join(encoder.name for encoder, _ in self._parts)
        raise InputError(
            f"a combined encoder ({names}) cannot be written to {folder} as one "
            "sentence-transformers model; export each of its parts: "
            "for part, share in encoder.parts: part.export(...)"
        )


def _checked(parts: Sequence[tuple[Encoder, float]]) -> list[tuple[Encoder, float]]:
    if not isinstance(parts, Sequence) or isinstance(parts, str):
        raise InputError(f"{parts!r} are no parts; want a list of encoders with their weights")
    found = []
    for part in parts:
        if not isinstance(part, tuple) or len(part) != 2:
            raise InputError(f"{part!r} is no part; want a pair of an encoder and its weight")
        encoder, weight = part
        if isinstance(encoder, type) or not isinstance(encoder, Encoder):
            raise InputError(f"{encoder!r} is no encoder; want one as load_encoder returns it")
        number = isinstance(weight, int | float | np.integer | np.floating)
        if not number or isinstance(weight, bool) or not 0 < weight <= sys.float_info.max:
            raise InputError(
                f"the weight of {encoder.name} is {weight!r}; want a positive number, "
                "or leave the encoder out"
            )
        found.append((encoder, float(weight)))
    if not found:
        raise InputError("a combined encoder was given no parts; want at least one encoder")
    return found


def _known(encoder: Encoder, texts: list[str]) -> NDArray[np.float32]:
    """A part's rows; one that is not finite counts as not known."""
    rows = encoded(encoder, texts)
    return np.where(np.isfinite(rows).all(axis=1, keepdims=True), rows, np.float32(0))


def _fingerprint(parts: Sequence[tuple[Encoder, float]]) -> str:
    digest = hashlib.sha256()
    for encoder, share in parts:
        # Nine digits: the rounding of a division does not make another encoder.
        facts = (encoder.name, getattr(encoder, "fingerprint", ""), f"{share:.9f}")
        digest.update(repr(facts).encode("utf8", "replace"))
    return digest.hexdigest()


@cache
def _embedded() -> CombinedEncoder:
    from claimcmp.encoding.encoder import load_encoder

    return CombinedEncoder([(load_encoder(name), share) for name, share in SHARES])
