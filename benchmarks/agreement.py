"""How two readers of the same texts agree on who said what.

    CLAIMCMP_DATA=data python benchmarks/agreement.py FIRST [SECOND] [--json]

FIRST holds the labels of one reader, SECOND those of another, `gold/quotes.jsonl`
where none is named; the library is not asked. To compare with labels as they were
at an earlier commit: `git show COMMIT:benchmarks/gold/quotes.jsonl > first.jsonl`.
Labels are paired as `quotes.py` pairs labels with what was found: half of the union
shared. A label may change in several ways and is then counted under each.
"""

from __future__ import annotations

import argparse
import collections
import json
from collections.abc import Sequence
from pathlib import Path

from quotes import DATA, TUNING, Quotation, Text, pairs, read_gold, table

__all__ = ["changes", "compared"]

HEAD = (
    "first",
    "as it was",
    "made optional",
    "moved",
    "speaker",
    "stance",
    "kind",
    "dropped",
    "added",
    "added, optional",
    "second",
)


def changes(first: Sequence[Quotation], second: Sequence[Quotation]) -> collections.Counter[str]:
    """What became of the labels of one text, by kind of change, and what was added."""
    partner = pairs(second, first)
    sums = collections.Counter(first=len(first), second=len(second))
    sums["dropped"] = len(first) - len(partner)
    for i, new in enumerate(second):
        if i not in partner:
            sums["added, optional" if new.optional else "added"] += 1
            continue
        old = first[partner[i]]
        made = {
            "made optional": new.optional and not old.optional,
            "moved": new[:2] != old[:2],
            "speaker": new.speaker != old.speaker,
            "stance": new.stance != old.stance,
            "kind": new.direct != old.direct,
        }
        sums.update([change for change, is_so in made.items() if is_so] or ["as it was"])
    return sums


def compared(first: Sequence[Text], second: Sequence[Text]) -> dict[str, collections.Counter[str]]:
    """The changes per language, and under "all"; a text that only one has counts as empty there."""
    labels = [{t.where: t for t in texts} for texts in (first, second)]
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for where, text in {**labels[0], **labels[1]}.items():
        old, new = (t[where].gold if where in t else () for t in labels)
        for key in (text.language, "all"):
            counts[key].update(changes(old, new))
    return counts


def main() -> None:
    """Print the changes as a table, a row per language."""
    parser = argparse.ArgumentParser(description="the agreement of two readers")
    parser.add_argument("first", type=Path, metavar="FIRST", help="the labels of one reader")
    parser.add_argument("second", type=Path, metavar="SECOND", nargs="?", default=TUNING)
    parser.add_argument("--json", action="store_true", help="the counts as JSON, last")
    given = parser.parse_args()
    counts = compared(read_gold(given.first, DATA), read_gold(given.second, DATA))
    print(table(HEAD, {k: [str(c[x]) for x in HEAD] for k, c in counts.items()}))
    if given.json:
        print(json.dumps(counts))


if __name__ == "__main__":
    main()
