"""python -m training.judge.inference: read the configuration, prepare pairs, train."""

from __future__ import annotations

import hashlib
import json
import pickle
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from tokenizers import Tokenizer

from claimcmp.encoding.contextual import TOKENIZER, WEIGHTS
from claimcmp.encoding.embedded import EmbeddedEncoder
from training.encoder import static
from training.encoder.contextual.teaching import layers_of
from training.encoder.corpus import read_evaluation
from training.judge.inference.lots import examples
from training.judge.inference.measure import deciding
from training.judge.inference.model import piece_table, with_head
from training.judge.inference.train import Lot, Plan, Trainee, lot, train


def _lots(config: Mapping[str, Any], data: Path, place: Path, tokenizer: Tokenizer) -> list[Lot]:
    """What is trained on, as pieces; kept, because making it takes minutes."""
    asked = json.dumps(
        [config[part] for part in ("seed", "twins", "facts", "model")], sort_keys=True
    )
    kept = place / f"lots-{hashlib.sha256(asked.encode()).hexdigest()[:12]}.pickle"
    if not kept.exists():
        found = examples(data, config, EmbeddedEncoder.load(), read_evaluation(data), place)
        longest = config["model"]["longest"]
        lots = [lot(name, chosen, tokenizer, longest) for name, chosen in found.items()]
        kept.write_bytes(pickle.dumps(lots))
    found_lots: list[Lot] = pickle.loads(kept.read_bytes())
    return found_lots


def main() -> None:
    """Prepare and train; the last checkpoint and the log stay in the run's folder."""
    here = Path(__file__).parent
    config = tomllib.loads((here / "config.toml").read_text(encoding="utf8"))
    torch.manual_seed(config["seed"])
    torch.set_num_threads(config["threads"])
    data = static.data_folder()
    place = here.parent / "runs" / config["run"]
    place.mkdir(parents=True, exist_ok=True)
    longest = config["model"]["longest"]
    table = piece_table(static.WEIGHTS / WEIGHTS)
    tokenizer = Tokenizer.from_file(str(static.WEIGHTS / TOKENIZER))
    lots = _lots(config, data, place, tokenizer)
    print({one.name: len(one.labels) for one in lots}, flush=True)
    _, state = layers_of(static.HERE / "runs" / "contextual" / "model")
    state = with_head(state, config["model"]["hidden"], config["seed"])
    measure = deciding(data, table, tokenizer, longest)
    for number, phase in enumerate(config["phase"], start=1):
        plan = Plan(
            seed=config["seed"] + number, longest=longest, **config["draw"], **config["train"],
            **phase,
        )  # fmt: skip
        trainee = Trainee(state)
        folder = place / f"phase-{number}"
        folder.mkdir(exist_ok=True)
        train(
            trainee, [one for one in lots if one.name in plan.shares], table, plan, folder, measure
        )
        state = trainee.average


if __name__ == "__main__":
    main()
