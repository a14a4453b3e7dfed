"""Counts the words that tell the four languages apart: `claimcmp/reading/data/common_words.txt`.

    CLAIMCMP_DATA=data python training/language/common_words.py

Reads the lines that `train.py` trains on, without what a machine made from
Danish and the manuals of programs, and the foreign words beside this file. A
word that is no name (names travel) is taken where one of the four languages has
it 40 times in a million; it counts as a word of every language that has it a
fortieth as often, and at least 10 times in a million.
"""

from __future__ import annotations

import collections
import re
from pathlib import Path

from train import LANGUAGES, lines

OUT = Path(__file__).parents[2] / "claimcmp/reading/data/common_words.txt"
LEFT_OUT = (
    *("europarl.da-en-nb", "europarl.da-en-nn"),  # made from Danish by a machine
    *("debian-www.da-en", "debian-handbook.nb-en", "msdocs-bc.da-nb", "msdocs-d365ops.da-nb"),
)
COMMON, KNOWN, SHARE = 40, 10, 40
HEAD = """\
# Common words, in the section of the languages that use them; [other]: of none of the four.
# Made by training/language/common_words.py, which says what is common.
"""


def rates() -> tuple[dict[str, list[float]], set[str]]:
    """Word -> how often in a million words it stands in each of the four languages; and names.

    Names have a capital inside a line more often than not.
    """
    counts = [collections.Counter[str]() for _ in LANGUAGES]
    capital, small = collections.Counter[str](), collections.Counter[str]()
    for text, y in lines(without=LEFT_OUT):
        words = re.findall(r"[^\W\d_]+", text)
        small.update(word for word in words if word.islower())
        capital.update(word.lower() for word in words[1:] if not word.islower())
        counts[y].update(map(str.lower, words))
    sizes = [sum(count.values()) for count in counts]
    names = {word for word, count in capital.items() if count > small[word]}
    seen = {word for count in counts for word in count}
    found = {w: [1e6 * c[w] / n for c, n in zip(counts, sizes, strict=True)] for w in seen}
    return found, names


def main() -> None:
    """Counts and writes."""
    found, names = rates()
    sections: dict[str, list[str]] = collections.defaultdict(list)
    for word, rate in sorted(found.items()):
        top = max(rate)
        if top >= COMMON and word not in names:
            least = max(KNOWN, top / SHARE)
            users = [code for code, r in zip(LANGUAGES, rate, strict=True) if r >= least]
            sections[" ".join(users)].append(word)
    listed = (Path(__file__).parent / "foreign_words.txt").read_text(encoding="utf8").split("\n")
    foreign = {word for line in listed if not line.startswith("#") for word in line.split()}
    sections["other"] = [w for w in foreign if max(found.get(w, [0.0])) < KNOWN]
    with OUT.open("w", encoding="utf8", newline="\n") as file:
        file.write(HEAD)
        for section, words in sorted(sections.items()):
            file.write(f"\n[{section}]\n")
            line = ""
            for word in sorted(words):
                if len(line) + len(word) > 98:
                    file.write(line.rstrip() + "\n")
                    line = ""
                line += word + " "
            file.write(line.rstrip() + "\n")
    print({section: len(words) for section, words in sorted(sections.items())})


if __name__ == "__main__":
    main()
