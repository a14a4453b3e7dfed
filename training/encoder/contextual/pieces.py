"""The vocabulary: the teacher's own pieces, and Norwegian and Danish ones beside them.

English keeps its pieces and their vectors, so the student begins as good in
English as its teacher. A new piece begins where the English words nearest to
it in the static encoder's space stand.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from tokenizers import Tokenizer, models, normalizers, pre_tokenizers, processors, trainers

from claimcmp.encoding.encoder import Encoder

__all__ = ["build_tokenizer", "start_vectors"]

Matrix = NDArray[np.float32]

SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_OURS = re.compile(r"(##)?[0-9a-zåæø]+|[!-/:-@\[-`{-~«»–—‘’“”„…€£§°½¼¾·•′″−×]")
"""Pieces of the teacher that are kept: Latin letters, digits, the marks of our four languages."""
_RING = "\ue000"
"""Stands for å while accents are stripped; a private character, so no text loses anything."""


def _normalizer() -> normalizers.Normalizer:
    """Lower case without accents, as the teacher reads, but for å, which is a letter here."""
    return normalizers.Sequence(
        [
            normalizers.BertNormalizer(
                clean_text=True, handle_chinese_chars=True, strip_accents=False, lowercase=True
            ),
            normalizers.NFC(),
            normalizers.Replace("å", _RING),
            normalizers.NFD(),
            normalizers.StripAccents(),
            normalizers.Replace(_RING, "å"),
        ]
    )


def _wordpieces(lines: Sequence[str], size: int, longest: int) -> list[str]:
    """Pieces of the lines, whole words and parts, the most useful first."""
    learner = Tokenizer(models.WordPiece(unk_token="[UNK]"))
    learner.normalizer = _normalizer()
    learner.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    trainer = trainers.WordPieceTrainer(
        vocab_size=size, special_tokens=["[UNK]"], show_progress=False, limit_alphabet=200
    )
    learner.train_from_iterator((line[:1000] for line in lines), trainer)
    ranked = sorted(learner.get_vocab().items(), key=lambda item: item[1])
    return [p for p, _ in ranked if _OURS.fullmatch(p) and len(p.removeprefix("##")) <= longest]


def build_tokenizer(
    teacher: Path, lines: Sequence[str], *, new: int, longest: int, path: Path
) -> tuple[Tokenizer, list[int]]:
    """A WordPiece tokenizer with the teacher's pieces and `new` more, learned from `lines`.

    Written to `path`. The list gives each piece's row in the teacher's table,
    -1 for a new one.
    """
    described = json.loads((teacher / "tokenizer.json").read_text(encoding="utf8"))
    old: dict[str, int] = described["model"]["vocab"]
    kept = [p for p in SPECIAL if p in old] + [p for p in old if _OURS.fullmatch(p)]
    known = set(kept)
    if path.exists():
        tokenizer = Tokenizer.from_file(str(path))
    else:
        found = (p for p in _wordpieces(lines, new + len(kept), longest) if p not in known)
        pieces = kept + [p for _, p in zip(range(new), found, strict=False)]
        vocabulary = {piece: number for number, piece in enumerate(pieces)}
        tokenizer = Tokenizer(
            models.WordPiece(vocabulary, unk_token="[UNK]", max_input_chars_per_word=100)
        )
        tokenizer.normalizer = _normalizer()
        tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
        tokenizer.post_processor = processors.TemplateProcessing(
            single="[CLS] $A [SEP]",
            special_tokens=[(t, vocabulary[t]) for t in ("[CLS]", "[SEP]")],
        )
        tokenizer.save(str(path))
    ranked = sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])
    return tokenizer, [old[p] if p in known else -1 for p, _ in ranked]


def start_vectors(
    tokenizer: Tokenizer,
    origin: Sequence[int],
    teacher: Matrix,
    static: Encoder,
    *,
    nearest: int = 10,
    temperature: float = 0.05,
) -> Matrix:
    """The teacher's vectors for its own pieces; for new ones a mean over near English words.

    The ten whole English words nearest in the static space count, by softmax.
    """
    pieces = [p for p, _ in sorted(tokenizer.get_vocab().items(), key=lambda item: item[1])]
    table = np.zeros((len(pieces), teacher.shape[1]), dtype=np.float32)
    own = [i for i, row in enumerate(origin) if row >= 0]
    table[own] = teacher[[origin[i] for i in own]]
    words = [i for i in own if pieces[i].isalpha() and len(pieces[i]) > 1]
    english = static.encode([pieces[i] for i in words])
    new = [i for i, row in enumerate(origin) if row < 0]
    for start in range(0, len(new), 1000):
        part = new[start : start + 1000]
        cosine = static.encode([pieces[i].removeprefix("##") for i in part]) @ english.T
        near = np.argpartition(-cosine, nearest, axis=1)[:, :nearest]
        weight = np.exp(np.take_along_axis(cosine, near, axis=1) / temperature)
        weight /= weight.sum(axis=1, keepdims=True)
        table[part] = np.einsum("ij,ijk->ik", weight, table[np.array(words)[near]])
    return table
