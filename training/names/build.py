"""Make the name lists and common-word lists that `claimcmp.cues` ships.

    python training/names/build.py LEXICAL PARALLEL OUT

LEXICAL holds `cldr.*.tsv.xz` (CLDR, Unicode License v3) and
`wikititles.ALL.en-da-nb-nn.tsv.xz` (Wikidata sitelinks, CC0); PARALLEL holds
`europarl.da-en-nb.tsv.xz` and `europarl.da-en-nn.tsv.xz` (Europarl v7). OUT is
`claimcmp/cues/data`. Two kinds of file come out:

* `names.tsv.xz`: lines `folded spelling TAB key TAB kind`, only where the spellings of one name
  differ by more than `claimcmp.cues.spelling.skeleton` forgives;
* `common.LANGUAGE.txt.xz`: words that are written in lower case, most frequent first. A
  sentence that opens with one of them does not open with a name. The most frequent carry a "+".
"""

from __future__ import annotations

import lzma
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from claimcmp.cues.spelling import skeleton
from claimcmp.cues.tokens import fold

COMMON_WORDS = 30_000
FREQUENT = 6_000
SEEN = 8
LINES = 400_000
_WORD = re.compile(r"[^\W\d_]+")


def rows(path: Path) -> Iterator[list[str]]:
    """The columns of each line of an xz-compressed table."""
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n").split("\t")


def common(parallel: Path) -> dict[str, list[str]]:
    """Per language the words that are mostly in lower case, most frequent first."""
    found: dict[str, list[str]] = {}
    for file, column, language in (
        ("europarl.da-en-nb.tsv.xz", 0, "da"),
        ("europarl.da-en-nb.tsv.xz", 1, "en"),
        ("europarl.da-en-nb.tsv.xz", 2, "nb"),
        ("europarl.da-en-nn.tsv.xz", 2, "nn"),
    ):
        lower: Counter[str] = Counter()
        capital: Counter[str] = Counter()
        for count, cells in enumerate(rows(parallel / file)):
            if count >= LINES:
                break
            for word in _WORD.findall(cells[column])[1:]:
                (lower if word[0].islower() else capital)[word.lower()] += 1
        found[language] = [
            w for w, n in lower.most_common() if n >= SEEN and n > capital[w] / 4 and len(w) < 25
        ][:COMMON_WORDS]
    return found


def territories(lexical: Path) -> dict[str, str]:
    """Folded CLDR name -> key, the folded English name; names with a capital throughout only."""
    table: dict[str, str] = {}
    for language in ("nb", "nn", "da"):
        for english, other in rows(lexical / f"cldr.en-{language}.tsv.xz"):
            if _is_name(english) and _is_name(other):
                key = fold(english)
                table.setdefault(fold(other), key)
                table.setdefault(key, key)
    return table


def titles(lexical: Path, everyday: set[str]) -> dict[str, str]:
    """Folded title -> key, for titles whose languages differ beyond spelling."""
    table: dict[str, str] = {}
    for english, *others in rows(lexical / "wikititles.ALL.en-da-nb-nn.tsv.xz"):
        # A title in one language only is too obscure to be worth its bytes.
        if not _is_name(english) or sum(map(bool, others)) < 2:
            continue
        if english.lower() in everyday or len(english.split()) > 4:
            continue
        # Norwegian and Danish titles open with a capital whatever they are; a common noun shows
        # itself by standing among the everyday words, or by small letters after the first word.
        differing = {o for o in others if o and _is_name(o) and not _meets(english, o)}
        differing = {o for o in differing if o.lower() not in everyday and len(o.split()) <= 4}
        if differing and not any(o.lower() in everyday for o in others):
            for spelling in (english, *differing):
                table.setdefault(fold(spelling), fold(english))
    return table


def _is_name(text: str) -> bool:
    parts = text.split()
    if not parts or re.search(r"[\d:;!?(),/&+]", text) or any(p[0].islower() for p in parts[1:]):
        return False
    return all(p[0].isupper() for p in parts) and len(text) >= 4 and not text.isupper()


def _meets(left: str, right: str) -> bool:
    """Whether spelling alone already brings the two together, whole or by the last word."""
    if skeleton(left) == skeleton(right):
        return True
    a, b = left.split(), right.split()
    if set(map(skeleton, b)) <= set(map(skeleton, a)):  # "County Kerry" and "Kerry"
        return True
    return len(a) > 1 and len(b) > 1 and skeleton(a[-1]) == skeleton(b[-1])


def main() -> None:
    """Write the lists."""
    lexical, parallel, out = map(Path, sys.argv[1:4])
    everyday: set[str] = set()
    for language, words in common(parallel).items():
        everyday.update(words)
        with lzma.open(out / f"common.{language}.txt.xz", "wt", encoding="utf-8") as file:
            marked = [f"+{w}" for w in words[:FREQUENT]] + words[FREQUENT:]
            file.write("\n".join(sorted(marked, key=lambda w: w.lstrip("+"))))
    places = territories(lexical)
    others = {k: v for k, v in titles(lexical, everyday).items() if k not in places}
    lines = [f"{k}\t{v}\tplace" for k, v in places.items()]
    lines += [f"{k}\t{v}\tother" for k, v in others.items()]
    with lzma.open(out / "names.tsv.xz", "wt", encoding="utf-8", preset=9) as file:
        file.write("\n".join(sorted(lines)))
    print(f"{len(places)} places, {len(others)} other spellings, {len(everyday)} common words")


if __name__ == "__main__":
    main()
