"""The teacher's vectors of a source's English lines, and the source as a lesson."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from training.encoder.contextual.body import Body
from training.encoder.contextual.lessons import Lesson, lesson
from training.encoder.corpus import Stream
from training.encoder.teacher import neighbourly, teach

__all__ = ["Teacher", "layers_of", "taught"]

PIECES = "embeddings.word_embeddings.weight"


def layers_of(folder: Path) -> tuple[Tensor, dict[str, Tensor]]:
    """A BERT folder's piece vectors, and all its other weights that a mean over pieces needs."""
    state = load_file(folder / "model.safetensors")
    rest = {
        k: v
        for k, v in state.items()
        if k != PIECES and not k.startswith("pooler") and "position_ids" not in k
    }
    return state[PIECES], rest


class Teacher:
    """all-MiniLM-L6-v2 in bfloat16, lines of like length together."""

    def __init__(self, folder: Path, longest: int) -> None:
        self.table, state = layers_of(folder)
        self.table = self.table.bfloat16()
        self.body = Body(state)
        self.tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(longest)

    def __call__(self, lines: Sequence[str]) -> Tensor:
        """Unit rows, shape `(n, 384)`."""
        ids = [e.ids for e in self.tokenizer.encode_batch_fast(list(lines))]
        lengths = torch.tensor([len(line) for line in ids])
        out = torch.zeros(len(ids), self.table.shape[1])
        order = torch.argsort(lengths)
        with torch.no_grad():
            for part in order.split(128):
                batch = torch.zeros(len(part), int(lengths[part].max()), dtype=torch.long)
                for row, number in enumerate(part):
                    batch[row, : lengths[number]] = torch.tensor(ids[number])
                out[part] = self.body(functional.embedding(batch, self.table), lengths[part])
        return out


def taught(
    stream: Stream, teacher: Teacher, tokenizer: Tokenizer, longest: int, cache: Path, seed: int
) -> Lesson:
    """The stream's rows that have an English line, with the teacher's vectors of those lines."""
    column = stream.languages.index("en")
    rows = [row for row in stream.rows if row[column]]
    vectors = teach([row[column] for row in rows], teacher, cache / stream.name)
    print(f"taught {stream.name}: {len(rows)} rows", flush=True)
    kept = Stream(stream.name, stream.languages, rows)
    return lesson(kept, vectors, neighbourly(vectors, seed), tokenizer, longest)
