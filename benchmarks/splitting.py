"""Sentence splitting beside other splitters: right ends, and speed.

    CLAIMCMP_DATA=data python benchmarks/splitting.py [peer ...]

Reads `split/dev.jsonl.gz` and `split/dev_noisy.jsonl.gz` under CLAIMCMP_DATA.
Per language: F1 of sentence ends, and tF1, in which ends without . ! ? or …
do not count. Speed is bytes of UTF-8 over the processor time of the process
inside the splitter, best of up to three passes over a file (one, where it takes
more than ten seconds); loading is not timed. Peers (pysbd, syntok,
sentencex, blingfire) are used where they are installed, and named where they
are not. The last line is the table as JSON.
"""

from __future__ import annotations

import argparse
import collections
import gzip
import importlib.util
import json
import os
import re
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

DATA = Path(os.environ.get("CLAIMCMP_DATA", "data")) / "split"
FILES = ("dev.jsonl.gz", "dev_noisy.jsonl.gz")
CLOSED = re.compile(r"[.!?…][\]\"”“»«›)'’]*$")
Spans = list[tuple[int, int]]
Splitter = Callable[[str, str], Spans]


def own() -> Splitter:
    """This library, with the language given."""
    from claimcmp.reading.segments import split

    return lambda text, language: [(s.start, s.end) for s in split(text, language=language)]


def pysbd() -> Splitter:
    """PySBD, which has rules for Danish and English; Norwegian is split as Danish."""
    import pysbd as peer

    segmenters = {code: peer.Segmenter(language=code, clean=False) for code in ("da", "en")}

    def split(text: str, language: str) -> Spans:
        found = segmenters["en" if language == "en" else "da"].segment(text)
        return placed(text, found)

    return split


def syntok() -> Splitter:
    """Syntok, which has one set of rules."""
    from syntok import segmenter

    def split(text: str, language: str) -> Spans:
        return [
            (s[0].offset, s[-1].offset + len(s[-1].value))
            for paragraph in segmenter.analyze(text)
            for s in paragraph
            if s
        ]

    return split


def sentencex() -> Splitter:
    """Sentencex, by language code; bokmål and nynorsk are "no"."""
    from sentencex import segment

    codes = {"nb": "no", "nn": "no"}
    return lambda text, language: placed(text, segment(codes.get(language, language), text))


def blingfire() -> Splitter:
    """BlingFire, which has one model; its lines are placed in the text again."""
    from blingfire import text_to_sentences

    return lambda text, language: placed(text, text_to_sentences(text).split("\n"))


SPLITTERS: dict[str, Callable[[], Splitter]] = {
    "claimcmp": own,
    "pysbd": pysbd,
    "syntok": syntok,
    "sentencex": sentencex,
    "blingfire": blingfire,
}


def placed(text: str, parts: Iterable[str]) -> Spans:
    """Where parts that come without offsets stand in a text, blanks apart."""
    solid = [i for i, c in enumerate(text) if not c.isspace()]
    spans, at = [], 0
    for part in parts:
        size = sum(not c.isspace() for c in part)
        if size and at + size <= len(solid):
            spans.append((solid[at], solid[at + size - 1] + 1))
            at += size
    return spans


def read(path: Path) -> list[dict[str, Any]]:
    """The rows of a file: text, language, gold spans."""
    with gzip.open(path, "rt", encoding="utf8") as file:
        return [json.loads(line) for line in file]


def score(rows: list[dict[str, Any]], split: Splitter) -> dict[str, Any]:
    """F1 and tF1 per language, in percent."""
    counts: dict[str, collections.Counter[str]] = collections.defaultdict(collections.Counter)
    for row in rows:
        text, count = row["text"], counts[row["lang"]]
        gold_spans = [(s[0], s[1]) for s in row["sentences"]]
        free = {end for begin, end in gold_spans if not CLOSED.search(text[begin:end].rstrip())}
        gold, found = ends(text, gold_spans), ends(text, split(text, row["lang"]))
        last = max(gold)
        gold, found = gold - {last}, found - {last}
        count.update(hit=len(gold & found), all=len(gold) + len(found))
        count.update(thit=len((gold - free) & found), tall=len(gold - free) + len(found - free))
    return {
        language: {
            "F1": round(200 * c["hit"] / max(1, c["all"]), 2),
            "tF1": round(200 * c["thit"] / max(1, c["tall"]), 2),
        }
        for language, c in sorted(counts.items())
    }


def ends(text: str, spans: Spans) -> set[int]:
    """The ends of spans, trailing blanks left out."""
    return {begin + len(text[begin:end].rstrip()) for begin, end in spans}


def speed(rows: list[dict[str, Any]], split: Splitter) -> float:
    """Megabytes of UTF-8 a second of processor time."""
    size = sum(len(row["text"].encode()) for row in rows)
    best = 0.0
    for _ in range(3):
        began = time.process_time()
        for row in rows:
            split(row["text"], row["lang"])
        spent = time.process_time() - began
        best = max(best, size / spent / 1e6)
        if spent > 10:
            break
    return round(best, 2)


def main() -> None:
    """Prints one line per splitter and file, and all of it as JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", default=list(SPLITTERS), metavar="peer")
    table: dict[str, dict[str, Any]] = {}
    for name in parser.parse_args().names:
        if importlib.util.find_spec(name) is None:
            print(f"{name}: not installed, left out")
            continue
        split = SPLITTERS[name]()
        for file in FILES:
            rows = read(DATA / file)
            result = score(rows, split) | {"MB/s": speed(rows, split)}
            table.setdefault(name, {})[file.split(".")[0]] = result
            print(name, file, json.dumps(result), flush=True)
    print(json.dumps(table))


if __name__ == "__main__":
    main()
