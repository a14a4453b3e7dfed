"""The pieces: a Unigram vocabulary over the four languages, lower-cased NFKC.

Words are split at blanks and around punctuation first, so that no piece
spans two words and a word's vectors can be told from its neighbours'.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers

from training.encoder.corpus import Stream

__all__ = ["sample", "train_vocabulary"]

UNKNOWN = "<unk>"


def _blank_tokenizer() -> Tokenizer:
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.Lowercase(),
            # Marks that editors set by taste and that would split one piece in two.
            normalizers.Replace(Regex("[\u00ad\u200b\u200e\u200f\ufeff]"), ""),
            normalizers.Replace(Regex("[’‘`´]"), "'"),
            normalizers.Replace(Regex("[“”„«»]"), '"'),
            normalizers.Replace(Regex("[‐‑‒–—―]"), "-"),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Punctuation(behavior="isolated"),
            pre_tokenizers.Metaspace(prepend_scheme="always"),
        ]
    )
    return tokenizer


def sample(streams: Sequence[Stream], lines: int, seed: int, power: float) -> list[str]:
    """About `lines` lines per language, a stream's share growing with size ** `power`."""
    chosen: list[str] = []
    for language in ("nb", "nn", "da", "en"):
        having = [s for s in streams if language in s.languages]
        weights = [len(s.rows) ** power for s in having]
        for stream, weight in zip(having, weights, strict=True):
            column = stream.languages.index(language)
            count = min(len(stream.rows), round(lines * weight / sum(weights)))
            rows = random.Random(f"{seed}:{language}:{stream.name}").sample(stream.rows, count)
            chosen.extend(row[column] for row in rows if row[column])
    return chosen


def train_vocabulary(lines: Iterable[str], *, pieces: int, longest: int, path: Path) -> None:
    """Learn the pieces and write them as a compact tokenizer file."""
    tokenizer = _blank_tokenizer()
    trainer = trainers.UnigramTrainer(
        vocab_size=pieces,
        unk_token=UNKNOWN,
        special_tokens=[UNKNOWN],
        max_piece_length=longest,
        show_progress=False,
    )
    tokenizer.train_from_iterator(lines, trainer)
    saved = json.loads(tokenizer.to_str())
    # Scores need no more than four decimals; the file opens faster for it.
    saved["model"]["vocab"] = [[piece, round(score, 4)] for piece, score in saved["model"]["vocab"]]
    saved["added_tokens"] = []
    text = json.dumps(saved, ensure_ascii=False, separators=(",", ":"))
    path.write_text(text, encoding="utf8")
