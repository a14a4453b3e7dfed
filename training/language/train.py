"""Trains the weights that tell nb, nn, da and en apart: `claimcmp/reading/data/language.npz`.

    CLAIMCMP_DATA=data python training/language/train.py            (--words: the word lists only)

Reads `parallel/*.tsv.xz` under CLAIMCMP_DATA. A softmax over hashed runs of
letters and words (the features of `claimcmp.reading.letters`), trained on
whole lines and on short cuts of them, so that the probabilities of a few
words are as modest as they should be. One thread and one seed: the same file
every time.
"""

from __future__ import annotations

import collections
import lzma
import os
import random
import re
import sys
from collections.abc import Collection
from pathlib import Path

import numpy as np
import torch

from claimcmp.reading import language as reader
from claimcmp.reading import letters

DATA = Path(os.environ.get("CLAIMCMP_DATA", "data")) / "parallel"
OUT = Path(__file__).parents[2] / "claimcmp/reading/data/language.npz"
SEED, EPOCHS, BATCH, RATE, DECAY = 20, 4, 256, 2e-2, 2e-7
LANGUAGES = ("nb", "nn", "da", "en")

# File -> most lines taken. Norwegian that people wrote comes first; what a machine made from Danish
# (Europarl's nb and nn) is there so that a subject alone does not speak for Danish.
SOURCES = {
    "norbench-nmt.nb-nn": 30_000,
    "apertium-ntb.nb-nn": 2_000,
    "apertium-noreg.nb-nn": 2_000,
    "nav-forms.nb-nn": 8_000,
    "navikt-apps.nb-nn": 8_000,
    "navikt-pensjonsbrev.nb-nn": 6_000,
    "mozilla.nb-nn": 3_000,
    "civic-apps.nb-nn": 3_000,
    "mediawiki-extensions.nb-nn": 2_000,
    "norgov-health-apps.nb-nn": 2_000,
    "debian-handbook.nb-en": 6_000,
    "tatoeba.nb-en": 6_000,
    "tatoeba.da-en": 20_000,
    "europarl.da-en": 25_000,
    "europarl.da-en-nb": 15_000,
    "europarl.da-en-nn": 15_000,
    "msdocs-bc.da-nb": 8_000,
    "msdocs-d365ops.da-nb": 8_000,
    "debian-www.da-en": 10_000,
    "mozilla.da-nn": 3_000,
    "mediawiki-extensions.da-nb": 3_000,
    "civic-apps.da-nb": 3_000,
    "udhr.da-nb": 100,
    "udhr.nb-nn": 100,
}


def lines(*, without: Collection[str] = ()) -> list[tuple[str, int]]:
    """Lines with the number of their language, without repeats, shuffled.

    `without` names sources to leave out.
    """
    rng = random.Random(SEED)
    seen: set[tuple[str, int]] = set()
    for name, most in SOURCES.items():
        if name in without:
            continue
        with lzma.open(DATA / f"{name}.tsv.xz", "rt", encoding="utf8") as file:
            rows = file.read().rstrip("\n").split("\n")
        rng.shuffle(rows)
        codes = name.split(".")[1].split("-")
        for row in rows[:most]:
            cells = row.split("\t")
            if len(set(cells)) < len(cells):
                continue  # left untranslated
            seen.update((c[:400], LANGUAGES.index(x)) for x, c in zip(codes, cells, strict=True))
    out = sorted(seen)
    rng.shuffle(out)
    return out


def cut(text: str, rng: random.Random) -> str:
    """A text, or half the time one to eight words of it."""
    words = text.split()
    if rng.random() < 0.5 or len(words) < 3:
        return text
    size = rng.randint(1, 8)
    at = rng.randrange(max(1, len(words) - size))
    return " ".join(words[at : at + size])


def buckets(text: str) -> np.ndarray:
    """The rows of the weights that a text adds up."""
    codes = letters.letters(text)[0]
    _, _, words = letters.words_of(codes)
    runs = letters.run_buckets(codes)
    return np.concatenate((runs[runs != letters.NO_RUN], letters.word_buckets(words)))


def home_and_foreign(data: list[tuple[str, int]]) -> tuple[set[str], set[str]]:
    """Words common in the four languages, and words common in others only.

    A word common on both sides is in neither. Common is 100 in a million
    words of any of the four for the first, and 20 to be kept out of the second.
    """
    counts = [collections.Counter[str]() for _ in LANGUAGES]
    for text, y in data:
        counts[y].update(re.findall(r"[^\W\d_]+", text.lower()))
    rate: dict[str, float] = collections.defaultdict(float)
    for count in counts:
        total = sum(count.values())
        for word, n in count.items():
            rate[word] = max(rate[word], 1e6 * n / total)
    lines = (Path(__file__).parent / "foreign_words.txt").read_text(encoding="utf8").split("\n")
    listed = {word for line in lines if not line.startswith("#") for word in line.split()}
    home = {word for word, r in rate.items() if r >= 100} - listed
    return home, {word for word in listed if rate[word] < 20}


def write(weights: np.ndarray, scale: float, data: list[tuple[str, int]]) -> None:
    """Writes the weights, and the words that are common in `data` and elsewhere."""
    home, foreign = home_and_foreign(data)
    np.savez_compressed(
        OUT,
        weights=weights,
        scale=np.float64(scale),
        home=letters.word_hashes(sorted(home)),
        foreign=letters.word_hashes(sorted(foreign)),
    )


def renew_words() -> None:
    """Takes a changed list of foreign words into the file; the weights stay as they are."""
    with np.load(OUT) as stored:
        weights, scale = stored["weights"], float(stored["scale"])
    data = lines()
    write(weights, scale, data[len(data) // 20 :])


def main() -> None:
    """Trains, measures on a held-out twentieth, writes."""
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    rng = random.Random(SEED)
    data = lines()
    held, data = data[: len(data) // 20], data[len(data) // 20 :]
    counts = np.bincount([y for _, y in data], minlength=4)
    print("lines per language:", dict(zip(LANGUAGES, counts.tolist(), strict=True)))
    share = torch.tensor(counts.sum() / (4 * counts), dtype=torch.float32)
    bag = torch.nn.EmbeddingBag(2**letters.BUCKETS_LOG2, 4, mode="sum")
    torch.nn.init.zeros_(bag.weight)
    optimizer = torch.optim.Adagrad(bag.parameters(), lr=RATE, weight_decay=DECAY)
    loss_of = torch.nn.CrossEntropyLoss(weight=share, label_smoothing=0.01)
    for epoch in range(EPOCHS):
        rng.shuffle(data)
        total = 0.0
        for start in range(0, len(data), BATCH):
            batch = data[start : start + BATCH]
            rows = [buckets(cut(text, rng)) for text, _ in batch]
            offsets = np.cumsum([0] + [len(r) for r in rows[:-1]])
            logits = bag(torch.from_numpy(np.concatenate(rows)), torch.from_numpy(offsets))
            loss = loss_of(logits, torch.tensor([y for _, y in batch]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += float(loss.detach()) * len(batch)
        print(f"epoch {epoch}: loss {total / len(data):.4f}", flush=True)
    weights = bag.weight.detach().numpy()
    scale = float(np.quantile(np.abs(weights), 0.9999) / 127)
    packed = np.clip(np.round(weights / scale), -127, 127).astype(np.int8)
    write(packed, scale, data)
    print(OUT.name, OUT.stat().st_size, "bytes; scale", scale)
    reader.model.cache_clear()
    found = np.zeros((4, 5), dtype=int)
    known = (*LANGUAGES, "und")
    for text, y in held:
        found[y, known.index(reader.detect_language(text))] += 1
    print("held-out lines, rows are the truth, columns", known)
    print(found)


if __name__ == "__main__":
    renew_words() if sys.argv[1:] == ["--words"] else main()
