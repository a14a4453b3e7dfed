"""What an encoder around another one shows of it: everything but `encode`."""

from __future__ import annotations

from typing import Any

from claimcmp.encoding.encoder import Encoder

__all__ = ["Wrapper"]


class Wrapper:
    """Its `name` and whatever else is asked for are the inner encoder's own."""

    _encoder: Encoder

    def __getattr__(self, name: str) -> Any:
        # Names of our own are never the encoder's: copying asks for them before __init__.
        if name.startswith("_"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")
        return getattr(self._encoder, name)

    @property
    def name(self) -> str:
        """The encoder's own."""
        return self._encoder.name
