"""Line pairs, triples and names for training, with every evaluation line taken out.

A stream is one source: rows of equal meaning, one column per language, a
blank where a language is missing. Batches are drawn from one stream at a
time, so that telling rows apart needs meaning and not the source's style.
"""

from __future__ import annotations

import gzip
import json
import lzma
import random
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from fnmatch import fnmatch
from pathlib import Path

__all__ = [
    "Evaluation",
    "Inference",
    "Row",
    "Stream",
    "assert_absent",
    "deciding_rows",
    "inference",
    "read_evaluation",
    "shuffled",
    "streams",
]

RUN = 10
"""Words in a row that a training line may not share with an evaluation line."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Stream:
    """One source: `rows[i]` says one thing in each of `languages`."""

    name: str
    languages: tuple[str, ...]
    rows: list[tuple[str, ...]]


@dataclass(frozen=True)
class Inference:
    """One premise, the hypotheses it entails and those it contradicts, by language."""

    premise: dict[str, str]
    entailed: list[dict[str, str]] = field(default_factory=list)
    contradicted: list[dict[str, str]] = field(default_factory=list)


def _words(line: str) -> list[str]:
    return _WORD.findall(unicodedata.normalize("NFKC", line).lower())


class Evaluation:
    """What may not be trained on: whole lines, and runs of ten words, of the evaluation sets."""

    def __init__(self, lines: Iterable[str]) -> None:
        self.lines: set[str] = set()
        self.runs: set[int] = set()
        for line in lines:
            words = _words(line)
            self.lines.add(" ".join(words))
            self.runs.update(hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))

    def holds(self, line: str) -> bool:
        """Whether the line, or a run of ten of its words, stands in an evaluation set."""
        words = _words(line)
        if " ".join(words) in self.lines and words:
            return True
        runs = (hash(tuple(words[i : i + RUN])) for i in range(len(words) - RUN + 1))
        return any(run in self.runs for run in runs)


def _json_lines(path: Path) -> Iterator[dict[str, object]]:
    with gzip.open(path, "rt", encoding="utf8") as file:
        for line in file:
            yield json.loads(line)


def _strings(value: object) -> Iterator[str]:
    """Every string inside a JSON value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _strings(inner)


def _digit(row: dict[str, object]) -> str:
    """The last digit of a row's number: 0 is for measuring, 9 decides, the rest trains."""
    return str(row["row"])[-1]


def _evaluation_lines(data: Path) -> Iterator[str]:
    for path in sorted(data.glob("retrieval/*.txt")):
        yield from path.read_text(encoding="utf8").splitlines()
    relations = data / "relations"
    for pattern in ("minimal_pairs*", "sts*", "*_dev.jsonl.gz"):
        for path in sorted(relations.glob(pattern)):
            for row in _json_lines(path):
                for key in ("a", "b", "en", "nb", "da"):
                    yield from _strings(row.get(key))
    for row in _json_lines(relations / "xnli_en_da_nb.jsonl.gz"):
        if _digit(row) == "0":
            for key in ("en", "nb", "da"):
                yield from _strings(row[key])
    for path in sorted(data.glob("split/*.jsonl.gz")):
        for row in _json_lines(path):
            text = str(row["text"])
            for start, end, *_ in row["sentences"]:  # type: ignore[attr-defined]
                yield text[start:end]


def read_evaluation(data: Path) -> Evaluation:
    """The evaluation sets of a data folder, as what training lines are checked against."""
    return Evaluation(_evaluation_lines(data))


def _read_stream(path: Path, evaluation: Evaluation) -> Stream:
    name = path.name.removesuffix(".tsv.xz")
    languages = tuple(name.rsplit(".", 1)[1].split("-"))
    with lzma.open(path, "rt", encoding="utf8") as file:
        rows = [tuple(line.rstrip("\n").split("\t")) for line in file]
    kept = [
        row
        for row in dict.fromkeys(rows)
        if len(row) == len(languages) and not any(evaluation.holds(cell) for cell in row)
    ]
    return Stream(name, languages, kept)


def streams(data: Path, patterns: Iterable[str], evaluation: Evaluation) -> list[Stream]:
    """The line-aligned sources whose path under `data` fits a pattern, free of evaluation lines."""
    patterns = tuple(patterns)
    paths = [
        path
        for path in sorted(data.rglob("*.tsv.xz"))
        if any(fnmatch(path.relative_to(data).as_posix(), pattern) for pattern in patterns)
    ]
    found = (_read_stream(path, evaluation) for path in paths)
    return [stream for stream in found if stream.rows]


Row = tuple[str, dict[str, str], dict[str, str], str]


def _aligned_rows(data: Path, digits: str) -> Iterator[Row]:
    for row in _json_lines(data / "relations" / "xnli_en_da_nb.jsonl.gz"):
        if _digit(row) in digits:
            cells = {key: row[key] for key in ("en", "da", "nb")}
            premise = {key: str(cell[0]) for key, cell in cells.items()}  # type: ignore[index]
            hypothesis = {key: str(cell[1]) for key, cell in cells.items()}  # type: ignore[index]
            yield "xnli", premise, hypothesis, str(row["label"])


def deciding_rows(data: Path) -> list[Row]:
    """The inference rows that choose between runs: source, premise, hypothesis, label."""
    return list(_aligned_rows(data, "9"))


def _inference_rows(data: Path) -> Iterator[Row]:
    yield from _aligned_rows(data, "12345678")
    relations = data / "relations"
    for name, language in (
        ("cad-snli_en_train", "en"),
        ("breaking-nli_en_test", "en"),
        ("wikifactcheck-neg_en_train", "en"),
        ("danfactver_train", "da"),
    ):
        for row in _json_lines(relations / f"{name}.jsonl.gz"):
            yield name, {language: str(row["a"])}, {language: str(row["b"])}, str(row["label"])


def inference(data: Path, evaluation: Evaluation) -> dict[str, list[Inference]]:
    """Premises with their hypotheses, per source, free of lines that measure or decide."""
    deciding = Evaluation(
        line
        for _, premise, hypothesis, _ in deciding_rows(data)
        for line in (*premise.values(), *hypothesis.values())
    )
    found: dict[str, dict[str, Inference]] = defaultdict(dict)
    for source, premise, hypothesis, label in _inference_rows(data):
        lines = (*premise.values(), *hypothesis.values())
        if any(evaluation.holds(line) or deciding.holds(line) for line in lines):
            continue
        key = next(iter(premise.values()))
        entry = found[source].setdefault(key, Inference(premise))
        if label == "entailment":
            entry.entailed.append(hypothesis)
        elif label == "contradiction":
            entry.contradicted.append(hypothesis)
    return {source: list(entries.values()) for source, entries in found.items()}


def assert_absent(streams: Iterable[Stream], evaluation: Evaluation) -> None:
    """Stop where a line to be trained on, or ten words of it, stands in an evaluation set."""
    for stream in streams:
        for row in stream.rows:
            for cell in row:
                if evaluation.holds(cell):
                    raise AssertionError(f"{stream.name} holds an evaluation line: {cell!r}")


def shuffled(stream: Stream, seed: int) -> Stream:
    """The stream in a fixed random order: sources are sorted by document or alphabet."""
    rows = list(stream.rows)
    random.Random(f"{seed}:{stream.name}").shuffle(rows)
    return Stream(stream.name, stream.languages, rows)
