"""Sentence splitting beside other splitters: right ends, and time.

    CLAIMCMP_DATA=data python benchmarks/splitting.py [--errors N] [splitter ...]

Reads `split/dev.jsonl.gz` and `split/dev_noisy.jsonl.gz` under CLAIMCMP_DATA. Per file and
language:

    F1      of sentence ends, in percent; the last end of a text does not count
    tF1     the same without the ends that have no . ! ? or …
    ratio   processor time as a share of blingfire's on the same texts
    MB/s    bytes of UTF-8 over processor time

All splitters take turns in one process, round by round; the time of each is the best of its rounds,
and one that needs more than a few seconds for a round gets only one. What is timed is a
splitter's own call, which gives offsets (claimcmp, blingfire, syntok, spacy) or strings (pysbd,
sentencex); finding the places of strings, loading and the first call are not timed. "detected" is
claimcmp without the language. Splitters that are not installed are named and left out.

`--errors N` prints, instead of times, the ends that the splitter named (claimcmp, if none is)
missed or made up, by what stands before and after them, with N examples of each. An end without a
mark that was found although it need not be is not made up. The last line of a run without
`--errors` is the table as JSON.
"""

from __future__ import annotations

import argparse
import gzip
import importlib.util
import json
import os
import re
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, NamedTuple

from splitting_ends import Ends, report

DATA = Path(os.environ.get("CLAIMCMP_DATA", "data")) / "split"
FILES = ("dev.jsonl.gz", "dev_noisy.jsonl.gz")
BASE = "blingfire"
ENOUGH = 3.0
"""Seconds of a splitter on one set, after which it is timed no more."""
CLOSED = re.compile(r"[.!?…][\]\"”“»«›)'’]*$")
Spans = list[tuple[int, int]]


class Splitter(NamedTuple):
    """What is timed, of a text and its language; and the spans of what it gave."""

    run: Callable[[str, str], Any]
    spans: Callable[[str, Any], Spans]


def own() -> Splitter:
    """This library, with the language given."""
    from claimcmp.reading.segments import split

    return Splitter(
        lambda text, language: split(text, language=language),
        lambda _, found: [(s.start, s.end) for s in found],
    )


def detected() -> Splitter:
    """This library, which finds the language itself."""
    from claimcmp.reading.segments import split

    return Splitter(lambda text, _: split(text), lambda _, found: [(s.start, s.end) for s in found])


def pysbd() -> Splitter:
    """PySBD, which has rules for Danish and English; Norwegian is split as Danish."""
    import pysbd as peer

    segmenters = {code: peer.Segmenter(language=code, clean=False) for code in ("da", "en")}
    return Splitter(
        lambda text, language: segmenters["en" if language == "en" else "da"].segment(text), placed
    )


def syntok() -> Splitter:
    """Syntok, which has one set of rules."""
    from syntok import segmenter

    return Splitter(
        lambda text, _: [list(paragraph) for paragraph in segmenter.analyze(text)],
        lambda _, found: [
            (s[0].offset, s[-1].offset + len(s[-1].value)) for p in found for s in p if s
        ],
    )


def sentencex() -> Splitter:
    """Sentencex, by language code; bokmål and nynorsk are "no"."""
    from sentencex import segment

    codes = {"nb": "no", "nn": "no"}
    return Splitter(
        lambda text, language: list(segment(codes.get(language, language), text)), placed
    )


def blingfire() -> Splitter:
    """BlingFire, which has one model."""
    from blingfire import text_to_sentences_and_offsets

    return Splitter(
        lambda text, _: text_to_sentences_and_offsets(text), lambda _, found: list(found[1])
    )


def spacy() -> Splitter:
    """The sentencizer of spaCy behind its tokenizer, by rules of the language."""
    import spacy as peer

    pipes = {}
    for code in ("nb", "nn", "da", "en"):
        known = importlib.util.find_spec(f"spacy.lang.{code}") is not None
        pipes[code] = peer.blank(code if known else "nb")
        pipes[code].add_pipe("sentencizer")
    return Splitter(
        lambda text, language: list(pipes[language](text).sents),
        lambda _, found: [(s.start_char, s.end_char) for s in found],
    )


SPLITTERS: dict[str, Callable[[], Splitter]] = {
    "claimcmp": own,
    "detected": detected,
    "blingfire": blingfire,
    "sentencex": sentencex,
    "spacy": spacy,
    "syntok": syntok,
    "pysbd": pysbd,
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


def read(path: Path) -> dict[str, list[dict[str, Any]]]:
    """The rows of a file by language: text, gold spans."""
    rows: dict[str, list[dict[str, Any]]] = defaultdict(list)
    with gzip.open(path, "rt", encoding="utf8") as file:
        for row in map(json.loads, file):
            rows[row["lang"]].append(row)
    return rows


class Judged(NamedTuple):
    """The ends of one text, its last one left out: right ones, found ones, those without a mark."""

    gold: set[int]
    found: set[int]
    free: set[int]


def judge(row: dict[str, Any], spans: Spans) -> Judged:
    """The ends of a row beside those of the spans."""
    text = row["text"]
    gold_spans = [(s[0], s[1]) for s in row["sentences"]]
    free = {end for begin, end in gold_spans if not CLOSED.search(text[begin:end].rstrip())}
    gold, found = ends(text, gold_spans), ends(text, spans)
    return Judged(gold - {max(gold)}, found - {max(gold)}, free)


def ends(text: str, spans: Spans) -> set[int]:
    """The ends of spans, trailing blanks left out."""
    return {begin + len(text[begin:end].rstrip()) for begin, end in spans}


def score(rows: list[dict[str, Any]], splitter: Splitter) -> dict[str, float]:
    """F1 and tF1, in percent."""
    c: Counter[str] = Counter()
    for row in rows:
        found = splitter.spans(row["text"], splitter.run(row["text"], row["lang"]))
        gold, found_ends, free = judge(row, found)
        c.update(hit=len(gold & found_ends), all=len(gold) + len(found_ends))
        c.update(thit=len((gold - free) & found_ends), tall=len(gold - free))
        c.update(tall=len(found_ends - free))
    return {
        "F1": round(200 * c["hit"] / max(1, c["all"]), 2),
        "tF1": round(200 * c["thit"] / max(1, c["tall"]), 2),
    }


def times(
    rows: list[dict[str, Any]], splitters: dict[str, Splitter], rounds: int
) -> dict[str, float]:
    """Best processor time of each splitter for all rows, in seconds; they take turns."""
    best = dict.fromkeys(splitters, float("inf"))
    spent = dict.fromkeys(splitters, 0.0)
    for _ in range(rounds):
        for name, splitter in splitters.items():
            if spent[name] > ENOUGH:
                continue
            began = time.process_time()
            for row in rows:
                splitter.run(row["text"], row["lang"])
            took = time.process_time() - began
            spent[name] += took
            best[name] = min(best[name], took)
    return best


def show_errors(name: str, examples: int) -> None:
    """Prints what ends a splitter missed and made up, by kind."""
    splitter = SPLITTERS[name]()
    for file in FILES:
        print(f"\n{file}, {name}")
        found: dict[str, Ends] = {}
        for language, rows in read(DATA / file).items():
            found[language] = Ends()
            for row in rows:
                spans = splitter.spans(row["text"], splitter.run(row["text"], language))
                judged = judge(row, spans)
                for end in sorted(judged.gold - judged.free - judged.found):
                    found[language].add("missed", row["text"], end, language)
                for end in sorted(judged.found - judged.gold):
                    found[language].add("invented", row["text"], end, language)
        report(found, examples)


def show_table(names: list[str], rounds: int) -> None:
    """Prints one line per file, language and splitter, and all of it as JSON."""
    splitters = {name: SPLITTERS[name]() for name in names}
    table: dict[str, Any] = {}
    for file in FILES:
        for language, rows in sorted(read(DATA / file).items()):
            size = sum(len(row["text"].encode()) for row in rows)
            scores = {name: score(rows, splitter) for name, splitter in splitters.items()}
            best = times(rows, splitters, rounds)
            for name, took in best.items():
                line = scores[name] | {"MB/s": round(size / took / 1e6, 2)}
                if BASE in best:
                    line["ratio"] = round(took / best[BASE], 2)
                table.setdefault(file.split(".")[0], {}).setdefault(language, {})[name] = line
                print(
                    f"{file.split('.')[0]:10} {language} {name:10} {json.dumps(line)}", flush=True
                )
    print(json.dumps(table))


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="splitter", help=", ".join(SPLITTERS))
    parser.add_argument("--errors", type=int, metavar="N")
    parser.add_argument("--rounds", type=int, default=5)
    asked = parser.parse_args()
    for name in asked.names:
        if name not in SPLITTERS:
            parser.error(f"{name!r} is no splitter; want one of {', '.join(SPLITTERS)}")
    wanted = asked.names or (["claimcmp"] if asked.errors is not None else list(SPLITTERS))
    names = []
    for name in wanted:
        if name != "detected" and importlib.util.find_spec(name) is None:
            print(f"{name}: not installed, left out")
        else:
            names.append(name)
    if asked.errors is None:
        show_table(names, asked.rounds)
    else:
        for name in names:
            show_errors(name, asked.errors)


if __name__ == "__main__":
    main()
