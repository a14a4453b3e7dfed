"""The static encoder, from the raw line pairs to the weights that ship.

Everything on the way is kept under `training/encoder/runs/<run>/`, so a run
that was broken off goes on where it was; remove the folder to start anew.
"""

from __future__ import annotations

import os
import random
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from tokenizers import Tokenizer

from training.encoder import corpus
from training.encoder.carry import grown
from training.encoder.corpus import Stream
from training.encoder.measure import measuring
from training.encoder.prepare import hold_out, inference_streams, triples
from training.encoder.publish import publish
from training.encoder.rotate import Turning, learned_rotation
from training.encoder.tables import Table, kept_table
from training.encoder.teacher import neighbourly, open_teacher, teach
from training.encoder.train import Distil, Plan, Student, train
from training.encoder.vocabulary import sample, train_vocabulary

__all__ = ["HERE", "WEIGHTS", "data_folder", "main"]

HERE = Path(__file__).parent
WEIGHTS = HERE.parents[1] / "claimcmp" / "encoding" / "weights"


def data_folder() -> Path:
    """The folder that CLAIMCMP_DATA names, data/ without it."""
    data = Path(os.environ.get("CLAIMCMP_DATA", "data"))
    if not (data / "parallel").is_dir():
        raise SystemExit(f"{data}/parallel is not there; set CLAIMCMP_DATA to the data folder")
    return data


def _seeded(seed: int) -> None:
    torch.manual_seed(seed)
    np.random.seed(seed)
    random.seed(seed)


def _taught(
    streams: Sequence[Stream], wanted: dict[str, int], model: Any, cache: Path
) -> Iterator[tuple[Stream, np.ndarray[Any, Any]]]:
    by_name = {s.name: s for s in streams}
    for name, limit in wanted.items():
        stream = by_name[name]
        column = stream.languages.index("en")
        rows = [row for row in stream.rows[:limit] if row[column]]
        vectors = teach([row[column] for row in rows], model, cache / name)
        print(f"taught {name}: {len(rows)} rows", flush=True)
        yield Stream(name, stream.languages, rows), vectors


def _tokenizer(
    path: Path, streams: Sequence[Stream], settings: dict[str, Any], seed: int
) -> Tokenizer:
    if not path.exists():
        lines = sample(streams, settings["lines"], seed, settings["power"])
        train_vocabulary(lines, pieces=settings["pieces"], longest=settings["longest"], path=path)
    return Tokenizer.from_file(str(path))


def main() -> None:
    """Read the configuration, prepare, train, publish."""
    config = tomllib.loads((HERE / "config.toml").read_text(encoding="utf8"))
    data = data_folder()
    seed, folder = config["seed"], HERE / "runs" / config["run"]
    folder.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(config["threads"])
    _seeded(seed)

    evaluation = corpus.read_evaluation(data)

    def shuffled(found: list[Stream]) -> list[Stream]:
        return [corpus.shuffled(s, seed) for s in found]

    parallel = shuffled(corpus.streams(data, config["data"]["parallel"], evaluation))
    names = shuffled(corpus.streams(data, config["data"]["names"], evaluation))
    forms = shuffled(corpus.streams(data, config["data"]["forms"], evaluation))
    found = corpus.inference(data, evaluation)
    print(f"{sum(len(s.rows) for s in parallel)} rows of text", flush=True)
    print(f"{sum(len(s.rows) for s in (*names, *forms))} rows of names and words", flush=True)

    tokenizer = _tokenizer(
        folder / "tokenizer.json", [*parallel, *names], config["vocabulary"], seed
    )
    parallel = grown(parallel, config["carry"], evaluation, folder / "carried")
    parallel, held = hold_out(parallel, config["data"]["held_out"], config["data"]["held_out_from"])
    reworded = inference_streams(found)
    corpus.assert_absent([*parallel, *names, *forms, *reworded], evaluation)
    model = open_teacher(config["teacher"]["model"], config["teacher"]["longest"])
    deciding = corpus.deciding_rows(data)
    sides = [
        teach([row[side]["en"] for row in deciding], model, folder / "taught" / f"deciding-{side}")
        for side in (1, 2)
    ]
    longest = config["model"]["longest"]

    def tables(streams: Sequence[Stream]) -> list[Table]:
        return [kept_table(s, tokenizer, longest, folder / "tables") for s in streams]

    measure = measuring(
        held,
        deciding,
        (sides[0].astype(np.float64) * sides[1]).sum(axis=1),
        tokenizer,
        longest,
    )
    text = tables([*parallel, *(s for s in reworded if len(s.languages) > 1)])
    words = tables([*names, *forms])
    nested = [triples(name, entries, tokenizer, longest) for name, entries in found.items()]
    distil: list[Distil] = []
    student = Student(tokenizer.get_vocab_size(), config["model"]["dimension"], None)
    for number, phase in enumerate(config["phase"], start=1):
        plan = Plan(seed=seed + number, weights=config["weights"], **phase)
        if plan.distil and not distil:
            wanted = config["teacher"]["rows"]
            for stream, vectors in _taught(
                [*parallel, *reworded], wanted, model, folder / "taught"
            ):
                lines = kept_table(stream, tokenizer, longest, folder / "tables")
                distil.append(Distil(lines, vectors, neighbourly(vectors, seed)))
        place = folder / f"phase-{number}"
        place.mkdir(exist_ok=True)
        student = Student(tokenizer.get_vocab_size(), student.table.shape[1], student.table.numpy())
        train(student, text, words, [t for t in nested if t], distil, plan, place, measure)
    vectors = student.table.numpy()
    if "turning" in config:
        vectors = vectors @ learned_rotation(
            vectors, text, [t for t in nested if t], Turning(**config["turning"]), seed
        )
    print(publish(vectors, folder / "tokenizer.json", WEIGHTS))
