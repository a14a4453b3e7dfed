"""The encoders: retrieval, rewording, speed, opening, memory, size.

    python benchmarks/encoding.py --data DATA [--teacher FOLDER_OR_NAME] [--scorer SCORE.PY]

DATA (or CLAIMCMP_DATA) is a folder with `retrieval`, for rewording `relations`
too; the teacher is all-MiniLM-L6-v2, for sentence-transformers to open, and
without it no ratio of speeds is taken. An encoder that is not part of this
version is skipped with a line. benchmarks/README.md says what is covered by
the clock.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from importlib import resources
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

import claimcmp as cc
from claimcmp.errors import ModelError

__all__ = ["measure", "memory", "prefixes", "retrieval", "reword", "speed"]

Matrix = NDArray[np.float32]
Encode = Callable[[list[str]], Any]

NAMES = ("static", "contextual", "combined")
LANGUAGES = ("nb", "nn", "da", "en")
PAIRS = (("nb", "en"), ("da", "en"), ("nn", "en"), ("da", "nb"))
LINES = 500
"""News lines of each language in a round of the speed race; everyone gets the same."""
BATCH = 10_000
MILLION = 1_000_000
DIMENSIONS = (256, 192, 128, 64)


def read(path: Path) -> list[str]:
    """The lines of a file."""
    return path.read_text(encoding="utf8").rstrip("\n").split("\n")


def precision(scores: Matrix) -> tuple[float, float]:
    """Share of rows whose best column is their own, and of columns whose best row is."""
    here = np.arange(len(scores))
    there = float((scores.argmax(1) == here).mean())
    return round(there, 4), round(float((scores.argmax(0) == here).mean()), 4)


def margins(cosine: Matrix, neighbours: int = 4) -> Matrix:
    """Cosine less the mean cosine of the nearest on both sides."""
    near_left = np.sort(cosine, axis=1)[:, -neighbours:].mean(axis=1)
    near_right = np.sort(cosine, axis=0)[-neighbours:].mean(axis=0)
    scores: Matrix = cosine - (near_left[:, None] + near_right) / 2
    return scores


def retrieval(encode: Encode, folder: Path) -> dict[str, dict[str, tuple[float, float]]]:
    """Precision at 1 there and back on every set of the folder, by cosine and by margin."""
    sets = [(f"NTREX {x}-{y}", f"ntrex.{x}.txt", f"ntrex.{y}.txt") for x, y in PAIRS]
    for x in ("nb", "da", "nn"):
        sets.append((f"Tatoeba {x}-en", f"tatoeba-{x}-en.{x}.txt", f"tatoeba-{x}-en.en.txt"))
    vectors: dict[str, Matrix] = {}
    out: dict[str, dict[str, tuple[float, float]]] = {}
    for name, *files in sets:
        for file in files:
            if file not in vectors:
                vectors[file] = np.asarray(encode(read(folder / file)), dtype=np.float32)
        cosine = vectors[files[0]] @ vectors[files[1]].T
        out[name] = {"cosine": precision(cosine), "margin": precision(margins(cosine))}
    return out


def prefixes(folder: Path) -> dict[int, dict[str, float]]:
    """The static encoder truncated: the worse direction of every set, by cosine."""
    whole = cc.load_encoder("static")
    out: dict[int, dict[str, float]] = {}
    for dimension in DIMENSIONS:
        short = whole.truncated(dimension)  # type: ignore[attr-defined]
        found = retrieval(short.encode, folder)
        out[dimension] = {k: min(v["cosine"]) for k, v in found.items()}
    return out


def reword(model: str | None, scorer: Path, data: Path) -> dict[str, float]:
    """What the scorer says of an encoder's graded similarity and entailed hypotheses."""
    relations = data / "relations"
    files = ("stsb_en_nb_da_dev.jsonl.gz", "xnli_en_da_nb.jsonl.gz")
    line = [sys.executable, str(scorer), "reword", *(str(relations / f) for f in files), "--tenth"]
    run = subprocess.run(
        line + (["--model", model] if model else []), capture_output=True, text=True
    )
    if run.returncode:
        sys.exit(f"{' '.join(line)} ended with {run.returncode}:\n{run.stderr[-2000:]}")
    found: dict[str, float] = json.loads(run.stdout.rstrip().splitlines()[-1])
    return {k: v for k, v in found.items() if k != "rows"}


def speed(
    racers: Mapping[str, Encode], folder: Path, rounds: int = 5
) -> dict[str, dict[str, list[float]]]:
    """Seconds for the same news lines, per racer and language, one figure a round.

    All take turns: within a round, every language is encoded by each racer in
    turn, so that a busy minute of the machine falls on all of them.
    """
    lines = {x: read(folder / f"ntrex.{x}.txt")[:LINES] for x in LANGUAGES}
    took: dict[str, dict[str, list[float]]] = {r: {x: [] for x in LANGUAGES} for r in racers}
    for encode in racers.values():
        encode(lines["en"][:64])  # what is loaded at first use is no part of the race
    for _ in range(rounds):
        for language, given in lines.items():
            for racer, encode in racers.items():
                start = time.perf_counter()
                encode(given)
                took[racer][language].append(time.perf_counter() - start)
    return took


def rates(took: dict[str, list[float]], than: dict[str, list[float]] | None) -> dict[str, Any]:
    """Sentences a second and times as quick as another, medians of rounds, per language and all."""
    together = [sum(times) for times in zip(*took.values(), strict=True)]
    out: dict[str, Any] = {"sentences/s": {}, "ratio": {}}
    for language, seconds in (*took.items(), ("all", together)):
        count = LINES * (len(LANGUAGES) if language == "all" else 1)
        out["sentences/s"][language] = round(count / statistics.median(seconds))
        if than is not None:
            other = than.get(language) or [sum(x) for x in zip(*than.values(), strict=True)]
            ratios = [b / a for a, b in zip(seconds, other, strict=True)]
            out["ratio"][language] = round(statistics.median(ratios), 1)
    return out


def opening(name: str, rounds: int = 5) -> float:
    """Seconds to open an encoder and encode one word in a fresh process, median of the rounds.

    The imports of claimcmp and numpy come before the clock starts; what an
    encoder imports to open itself is counted.
    """
    code = (
        "import sys, time, numpy, claimcmp as cc; name = sys.argv[1]; s = time.perf_counter();"
        "cc.load_encoder(name).encode(['ord']);"
        "print(time.perf_counter() - s)"
    )
    line = [sys.executable, "-c", code, name]
    runs = [subprocess.run(line, capture_output=True, check=True) for _ in range(rounds)]
    return round(statistics.median(float(run.stdout) for run in runs), 2)


def peak_megabytes() -> int:
    """The most memory this process has held so far, in MB."""
    status = Path("/proc/self/status")
    if status.exists():  # Linux: the other figure starts at that of the parent process
        fields = dict(line.split(":", 1) for line in status.read_text().splitlines())
        return int(fields["VmHWM"].split()[0]) * 1024 // 1_000_000
    import resource

    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit // 1_000_000


def memory(name: str, folder: Path, sentences: int) -> dict[str, int]:
    """Peak memory of this process after encoding so many sentences, each batch to disk."""
    lines = [line for x in LANGUAGES for line in read(folder / f"ntrex.{x}.txt")]
    encoder = cc.load_encoder(name)
    for start in range(0, sentences, BATCH):
        numbers = range(start, min(start + BATCH, sentences))
        # A number at the end makes every sentence another one, so that no cache can help.
        vectors = encoder.encode([f"{lines[i % len(lines)]} {i}" for i in numbers])
        with tempfile.TemporaryFile() as file:
            np.save(file, vectors)
    return {"sentences": sentences, "peak MB": peak_megabytes()}


def memory_apart(name: str, data: Path, sentences: int) -> dict[str, int]:
    """The same in a process of its own."""
    line = [sys.executable, __file__, "--data", str(data), "--memory", name]
    run = subprocess.run(
        [*line, "--sentences", str(sentences)], capture_output=True, text=True, check=True
    )
    found: dict[str, int] = json.loads(run.stdout.splitlines()[-1])
    return found


def megabytes(name: str) -> float:
    """Size of the files that an encoder needs of those that ship in the package, in MB."""
    weights = resources.files("claimcmp.encoding") / "weights"
    own = {f.name: len(f.read_bytes()) for f in weights.iterdir() if f.is_file()}
    kinds = ("static", "contextual") if name == "combined" else (name,)
    return round(sum(size for f, size in own.items() if f.startswith(kinds)) / 1e6, 1)


def present() -> dict[str, str]:
    """Label and name of each encoder of this version; a line about each that is none of it."""
    found: dict[str, str] = {}
    usual = cc.load_encoder().name
    for name in NAMES:
        try:
            is_default = cc.load_encoder(name).name == usual
        except ModelError as error:
            print(f"{name}: skipped, {error}", file=sys.stderr)
            continue
        found[f"{name} (the default)" if is_default else name] = name
    return found


def measure(
    data: Path,
    *,
    scorer: Path | None = None,
    teacher: str | None = None,
    sentences: int = 50_000,
    rounds: int = 5,
) -> dict[str, Any]:
    """All figures of all encoders.

    `sentences` are encoded for the peak of memory by every encoder but the
    static one, which gets a million.
    """
    folder, labels = data / "retrieval", present()
    found: dict[str, Any] = {"teacher": None, "cores": os.cpu_count(), "encoders": {}}
    for label, name in labels.items():
        encoder, many = cc.load_encoder(name), MILLION if name == "static" else sentences
        found["encoders"][label] = {
            "name": encoder.name,
            "dimension": encoder.dimension,
            "MB": megabytes(name),
            "opening": opening(name, rounds),
            "memory": memory_apart(name, data, many),
            "retrieval": retrieval(encoder.encode, folder),
            "reword": reword(name, scorer, data) if scorer else {},
        }
    found["prefixes"] = prefixes(folder)
    racers: dict[str, Encode] = {k: cc.load_encoder(name).encode for k, name in labels.items()}
    if teacher is not None:
        from sentence_transformers import SentenceTransformer

        racers["teacher"] = SentenceTransformer(teacher, device="cpu", local_files_only=True).encode
    took = speed(racers, folder, rounds)
    for label in labels:
        found["encoders"][label] |= rates(took[label], took.get("teacher"))
    if teacher is not None:
        found["teacher"] = rates(took["teacher"], None)
        found["teacher"]["reword"] = reword(teacher, scorer, data) if scorer else {}
    return found


def main() -> None:
    """Measure, print the tables, and last all figures as one line of JSON."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    known = os.environ.get("CLAIMCMP_DATA", "data")
    parser.add_argument("--data", type=Path, default=Path(known))
    parser.add_argument("--scorer", type=Path, help="the program that scores rewording")
    parser.add_argument("--teacher", help="folder or name of all-MiniLM-L6-v2")
    parser.add_argument("--rounds", type=int, default=5, help="runs whose median is taken")
    parser.add_argument(
        "--sentences", type=int, default=50_000, help="for memory, of all encoders but the static"
    )
    parser.add_argument("--memory", choices=NAMES, help="measure memory of one encoder only")
    given = parser.parse_args()
    if given.memory:
        print(json.dumps(memory(given.memory, given.data / "retrieval", given.sentences)))
        return
    import encoding_tables

    found = measure(
        given.data,
        scorer=given.scorer,
        teacher=given.teacher,
        sentences=given.sentences,
        rounds=given.rounds,
    )
    print(encoding_tables.tables(found))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
