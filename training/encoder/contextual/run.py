"""The contextual encoder, from the line pairs and the teacher to the weights that ship.

It starts from the static weights that lie in the package.
"""

from __future__ import annotations

import random
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from claimcmp.encoding.embedded import EmbeddedEncoder
from training.encoder import corpus
from training.encoder.carry import grown
from training.encoder.contextual.lessons import Lesson, lexicon, woven
from training.encoder.contextual.measuring import measuring
from training.encoder.contextual.pieces import build_tokenizer, start_vectors
from training.encoder.contextual.publish import publish
from training.encoder.contextual.teaching import Teacher, layers_of, taught
from training.encoder.contextual.train import Plan, Student, train
from training.encoder.contextual.writing import write_folder
from training.encoder.corpus import Stream
from training.encoder.prepare import hold_out, inference_streams
from training.encoder.static import HERE, WEIGHTS, data_folder
from training.encoder.vocabulary import sample

__all__ = ["main"]


def _without_english(streams: Iterable[Stream]) -> Iterator[Stream]:
    for stream in streams:
        kept = [i for i, language in enumerate(stream.languages) if language != "en"]
        rows = [tuple(row[i] for i in kept) for row in stream.rows]
        yield Stream(stream.name, tuple(stream.languages[i] for i in kept), rows)


def _limited(stream: Stream, limits: Mapping[str, int]) -> Stream:
    limit = next(most for pattern, most in limits.items() if fnmatch(stream.name, pattern))
    column = stream.languages.index("en")
    rows = [row for row in stream.rows if row[column]]
    return Stream(stream.name, stream.languages, rows[:limit])


def _interwoven(stream: Stream, words: Mapping[str, Any], copies: int, seed: int) -> Stream:
    """An English-only stream with woven columns beside the English one."""
    chance = random.Random(f"{seed}:{stream.name}")
    languages = [language for language in words for _ in range(copies)]
    rows = [
        (row[0], *(woven(row[0], words[language], chance) for language in languages))
        for row in stream.rows
    ]
    names = tuple(f"{language}-{number}" for number, language in enumerate(languages))
    return Stream(stream.name, ("en", *names), rows)


def _lessons(
    streams: Sequence[Stream],
    static: EmbeddedEncoder,
    tokenizer: Tokenizer,
    config: Mapping[str, Any],
    folder: Path,
) -> list[Lesson]:
    teacher = Teacher(HERE / "runs" / "teacher", config["model"]["longest"])
    words = lexicon([Stream(s.name, s.languages, s.rows[:60_000]) for s in streams], static)
    found = []
    for stream in streams:
        if "en" not in stream.languages:
            continue
        limited = _limited(stream, config["rows"])
        if stream.languages == ("en",):
            limited = _interwoven(limited, words, config["woven"]["copies"], config["seed"])
        if limited.rows:
            longest = config["model"]["longest"]
            found.append(
                taught(limited, teacher, tokenizer, longest, folder / "taught", config["seed"])
            )
    return found


def _streams(data: Path, evaluation: corpus.Evaluation) -> tuple[list[Stream], list[Stream]]:
    """Everything to learn from, and the rows held out of it."""
    shared = tomllib.loads((HERE / "config.toml").read_text(encoding="utf8"))
    seed, carried = shared["seed"], HERE / "runs" / shared["run"] / "carried"

    def read(patterns: Sequence[str]) -> list[Stream]:
        found = corpus.streams(data, patterns, evaluation)
        return [corpus.shuffled(stream, seed) for stream in found]

    parallel = grown(read(shared["data"]["parallel"]), shared["carry"], evaluation, carried)
    kept, held = hold_out(parallel, shared["data"]["held_out"], shared["data"]["held_out_from"])
    reworded = inference_streams(corpus.inference(data, evaluation))
    streams = [*kept, *read(shared["data"]["names"]), *reworded]
    corpus.assert_absent(streams, evaluation)
    return streams, held


def _typical(held: Iterable[Stream], rows: int = 16) -> list[str]:
    """Some hundred lines of every language, which set the ranges at 8 bits."""
    return [cell for stream in held for row in stream.rows[:rows] for cell in row if cell]


def main() -> None:
    """Read the configuration, prepare, train, publish."""
    here = Path(__file__).parent
    config = tomllib.loads((here / "config.toml").read_text(encoding="utf8"))
    data = data_folder()
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    folder, teacher = HERE / "runs" / config["run"], HERE / "runs" / "teacher"
    folder.mkdir(parents=True, exist_ok=True)

    evaluation = corpus.read_evaluation(data)
    streams, held = _streams(data, evaluation)
    settings = config["vocabulary"]
    lines: list[str] = []
    if not (folder / "tokenizer.json").exists():
        nordic = list(_without_english(streams))
        lines = sample(nordic, settings["lines"], config["seed"], settings["power"])
    tokenizer, origin = build_tokenizer(
        teacher,
        lines,
        new=settings["new"],
        longest=settings["longest"],
        path=folder / "tokenizer.json",
    )
    static = EmbeddedEncoder.load()
    table, state = layers_of(teacher)
    student = Student(start_vectors(tokenizer, origin, table.numpy(), static), state)
    lessons = _lessons(streams, static, tokenizer, config, folder)
    measure = measuring(held, corpus.deciding_rows(data), tokenizer, folder / "taught", teacher)
    for number, phase in enumerate(config["phase"], start=1):
        plan = Plan(seed=config["seed"] + number, **phase)
        place = folder / f"phase-{number}"
        place.mkdir(exist_ok=True)
        student = Student(student.table.numpy(), student.body.master)
        train(student, lessons, plan, place, np.array(origin) >= 0, measure)
    write_folder(student, folder / "tokenizer.json", folder / "model")
    print(publish(folder / "model", WEIGHTS, texts=_typical(held)))
