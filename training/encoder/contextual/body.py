"""The transformer that is trained: BERT's layers over given piece vectors, quick on a processor.

Products run in bfloat16, three times as quick as float32; the masters that
Adam changes stay float32. Dropout is left out: the lines never come twice in
the same company, and the teacher's vectors are no labels to learn by heart.
"""

from __future__ import annotations

from collections.abc import Mapping

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["Body"]

_HEADS = 12
_EPSILON = 1e-12


class Body:
    """Layers, positions and norms under the names that Hugging Face gives them.

    Piece vectors are no part of it: a batch brings those it uses.
    """

    def __init__(self, state: Mapping[str, Tensor]) -> None:
        self.master = {k: v.detach().float().clone() for k, v in state.items()}
        self.layers = 1 + max(int(k.split(".")[2]) for k in state if k.startswith("encoder.layer."))
        self.half: dict[str, Tensor] = {}
        self.refresh()

    def refresh(self) -> None:
        """Round the masters to bfloat16 once more, after every change."""
        with torch.no_grad():
            for name, value in self.master.items():
                half = self.half.get(name)
                if half is None:
                    self.half[name] = value.bfloat16().requires_grad_(True)
                else:
                    half.copy_(value)
                    half.grad = None

    def _dense(self, x: Tensor, name: str) -> Tensor:
        return functional.linear(x, self.half[f"{name}.weight"], self.half[f"{name}.bias"])

    def _norm(self, x: Tensor, name: str) -> Tensor:
        weight, bias = self.half[f"{name}.weight"], self.half[f"{name}.bias"]
        return functional.layer_norm(x, x.shape[-1:], weight, bias, _EPSILON)

    def _layer(self, x: Tensor, mask: Tensor | None, at: str) -> Tensor:
        lines, pieces, width = x.shape

        def heads(name: str) -> Tensor:
            found = self._dense(x, f"{at}.attention.self.{name}")
            return found.view(lines, pieces, _HEADS, width // _HEADS).transpose(1, 2)

        # Three plain products: the fused attention's backward pass is slower on a processor.
        scores = heads("query") * (width // _HEADS) ** -0.5 @ heads("key").transpose(2, 3)
        if mask is not None:
            scores = scores + mask
        seen = scores.softmax(-1) @ heads("value")
        seen = seen.transpose(1, 2).reshape(lines, pieces, width)
        seen = self._dense(seen, f"{at}.attention.output.dense")
        x = self._norm(x + seen, f"{at}.attention.output.LayerNorm")
        inner = functional.gelu(self._dense(x, f"{at}.intermediate.dense"))
        return self._norm(x + self._dense(inner, f"{at}.output.dense"), f"{at}.output.LayerNorm")

    def __call__(self, vectors: Tensor, lengths: Tensor) -> Tensor:
        """Unit rows from piece vectors `(lines, pieces, width)`, blank after each line's length."""
        pieces = vectors.shape[1]
        place = self.half["embeddings.position_embeddings.weight"][:pieces]
        kind = self.half["embeddings.token_type_embeddings.weight"][0]
        x = self._norm(vectors.bfloat16() + place + kind, "embeddings.LayerNorm")
        there = torch.arange(pieces) < lengths[:, None]
        mask = None
        if not bool(there.all()):
            mask = torch.zeros(len(lengths), 1, 1, pieces, dtype=x.dtype)
            mask.masked_fill_(~there[:, None, None, :], float("-inf"))
        for number in range(self.layers):
            x = self._layer(x, mask, f"encoder.layer.{number}")
        pooled = (x.float() * there[:, :, None]).sum(1)
        return functional.normalize(pooled, dim=1)
