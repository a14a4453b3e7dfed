"""Make the list of what words mean that `claimcmp.asking` ships.

    python training/words/build.py LEXICAL PARALLEL claimcmp/asking/data

LEXICAL holds `omw.en-*.tsv.xz` (the Norwegian and Danish wordnets under their own licences,
which are WordNet's, with the Open English WordNet, CC BY 4.0); PARALLEL holds
`europarl.*.tsv.xz` (Europarl v7; its Norwegian side machine-translated) and `tatoeba.*.tsv.xz`
(CC BY 2.0 FR). Out comes `meanings.txt.xz`: for each stem of each language the English stems
that translate it, with their shares in hundredths. An English stem goes through the other
languages and back, and so stands beside the words that share its translations.

IBM model 1 over the content words' stems, in both directions, the expected counts averaged
(Brown et al. 1993; Liang et al. 2006); through a second language and back after Bannard and
Callison-Burch (2005), "Paraphrasing with Bilingual Parallel Corpora".
"""

from __future__ import annotations

import lzma
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from claimcmp.asking.stems import stem
from claimcmp.matching.words import content_words

SENTENCES = 300_000
LONGEST = 30
ROUNDS = 4
WORDNET = 3
"""How often a pair of the wordnets is counted: it stands once for a word that no text has."""
SEEN = 4
KEPT, SHARE = 6, 0.05
FILES = {
    "da": [("tatoeba.da-en", 0, 1), ("europarl.da-en", 0, 1), ("europarl.da-en-nb", 0, 1)],
    "nb": [("tatoeba.nb-en", 0, 1), ("europarl.da-en-nb", 2, 1)],
    "nn": [("tatoeba.nn-en", 0, 1), ("europarl.da-en-nn", 2, 1)],
}

Shares = dict[str, dict[str, float]]
Stems = tuple[str, ...]


def rows(path: Path) -> Iterator[list[str]]:
    """The columns of each line of an xz-compressed table."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def stems(text: str, language: str) -> Stems:
    """The stems of a text's content words, each once."""
    found = (stem(w, language) for w in content_words(text, language) if not w[0].isdigit())
    return tuple(dict.fromkeys(found))


def pairs(lexical: Path, parallel: Path, language: str) -> Iterator[tuple[Stems, Stems]]:
    """Stems of one language with those of English, pair of lines by pair of lines."""
    for row in rows(lexical / f"omw.en-{language}.tsv.xz"):
        if len(row) == 2 and not any(set(cell) & set(" +/'") for cell in row):
            pair: tuple[Stems, Stems] = (
                (stem(row[1].lower(), language),),
                (stem(row[0].lower(), "en"),),
            )
            yield from [pair] * WORDNET
    lines = (
        (row[here], row[there])
        for name, here, there in FILES[language]
        for row in rows(parallel / f"{name}.tsv.xz")
    )
    for here, there in islice(lines, SENTENCES):
        one, other = stems(here, language), stems(there, "en")
        if 0 < len(one) <= LONGEST and 0 < len(other) <= LONGEST:
            yield one, other


def numbered(side: Iterable[Stems], vocabulary: dict[str, int]) -> list[NDArray[np.int32]]:
    """Each line as numbers of the vocabulary, which grows."""
    return [
        np.array([vocabulary.setdefault(w, len(vocabulary)) for w in stems_], np.int32)
        for stems_ in side
    ]


def joint(pairs_found: list[tuple[Stems, Stems]]) -> dict[tuple[str, str], float]:
    """How often, as expected, each word is aligned with each other one."""
    left: dict[str, int] = {}
    right: dict[str, int] = {}
    ours = numbered((a for a, _ in pairs_found), left)
    theirs = numbered((b for _, b in pairs_found), right)
    many = [len(a) * len(b) for a, b in zip(ours, theirs, strict=True)]
    one = np.concatenate([np.repeat(a, len(b)) for a, b in zip(ours, theirs, strict=True)])
    other = np.concatenate([np.tile(b, len(a)) for a, b in zip(ours, theirs, strict=True)])
    # The place in its line of each word, one number for each word of the corpus.
    starts = np.repeat(np.cumsum([0, *map(len, ours)])[:-1], many)
    within = np.concatenate(
        [np.repeat(np.arange(len(a)), len(b)) for a, b in zip(ours, theirs, strict=True)]
    )
    place_one = starts + within
    starts = np.repeat(np.cumsum([0, *map(len, theirs)])[:-1], many)
    within = np.concatenate(
        [np.tile(np.arange(len(b)), len(a)) for a, b in zip(ours, theirs, strict=True)]
    )
    place_other = starts + within
    keys, pair = np.unique(one.astype(np.int64) * len(right) + other, return_inverse=True)
    one_of, other_of = keys // len(right), keys % len(right)
    total = np.zeros(len(keys))
    for here, place in ((one_of, place_other), (other_of, place_one)):
        share = np.ones(len(keys))
        for _ in range(ROUNDS):
            weight = share[pair]
            weight /= np.bincount(place, weights=weight)[place]
            counted = np.bincount(pair, weights=weight, minlength=len(keys))
            share = counted / np.bincount(here, weights=counted)[here]
        total += counted / 2
    names, others = list(left), list(right)
    likely = np.flatnonzero(total >= 1)
    return {(names[one_of[n]], others[other_of[n]]): float(total[n]) for n in likely}


def shares(counts: dict[tuple[str, str], float], side: int) -> Shares:
    """Each word of one side with its words on the other, by share; the rare ones left out."""
    table: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for pair, count in counts.items():
        table[pair[side]][pair[1 - side]] += count
    return {
        w: kept(c)
        for w, c in table.items()
        if sum(c.values()) >= SEEN or max(c.values()) >= WORDNET
    }


def kept(found: dict[str, float]) -> dict[str, float]:
    """The most likely words, as shares of those that are kept."""
    total = sum(found.values())
    # The sort is stable: of equals the first one found stays first.
    first = sorted(found.items(), key=lambda pair: -pair[1])[:KEPT]
    most = {w: n for w, n in first if n / total >= SHARE}
    return {w: n / sum(most.values()) for w, n in most.items()}


def there_and_back(across: Iterable[tuple[Shares, Shares]]) -> Shares:
    """Each English word with those that share its translations, over all languages."""
    found: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for out, back in across:
        for word, translations in out.items():
            for foreign, share in translations.items():
                for home, chance in back.get(foreign, {}).items():
                    found[word][home] += share * chance
    return {word: kept(n) for word, n in found.items()}


def main(lexical: Path, parallel: Path, out: Path) -> None:
    """Write the list."""
    made: dict[str, Shares] = {}
    across = []
    for language in FILES:
        counts = joint(list(pairs(lexical, parallel, language)))
        made[language] = shares(counts, 0)
        across.append((shares(counts, 1), made[language]))
        print(language, len(made[language]), file=sys.stderr)
    made["en"] = there_and_back(across)
    with lzma.open(out / "meanings.txt.xz", "wt", encoding="utf-8", preset=9) as file:
        for language, table in made.items():
            for word, meant in sorted(table.items()):
                cells = " ".join(f"{w} {share * 100:.0f}" for w, share in meant.items())
                file.write(f"{language} {word} {cells}\n")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
