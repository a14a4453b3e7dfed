"""Fit the judge: `CLAIMCMP_DATA=… python -m training.judge.train` writes its JSON weights."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

import claimcmp as cc
from claimcmp.encoding.encoder import Encoder
from claimcmp.matching.evidence import CONFLICTS, FEATURES, READ, as_read, gather, likenesses
from claimcmp.matching.inference import Inference, load_inference
from claimcmp.matching.judge import CLASSES, likeness
from claimcmp.matching.words import Coverage, WordTable
from claimcmp.reading.claims import claim_from_text
from claimcmp.report import Claim
from training.judge.card import CARD, calibration, fill
from training.judge.pairs import Labelled, make_pairs

HERE = Path(__file__).parent
TARGET = HERE.parents[1] / "claimcmp" / "matching" / "weights" / "judge.json"


class Measured(NamedTuple):
    """A pair's claims with what their vectors say."""

    left: Claim
    right: Claim
    cosine: float
    shared: Coverage


def measured(pairs: Sequence[Labelled], encoder: Encoder) -> list[Measured]:
    """Read and encode every pair."""
    rows: list[Measured] = []
    for start in range(0, len(pairs), 2000):
        batch = pairs[start : start + 2000]
        left = [claim_from_text(p.left, p.left_language) for p in batch]
        right = [claim_from_text(p.right, p.right_language) for p in batch]
        table = WordTable([*left, *right], encoder)
        cosines = (
            encoder.encode([c.standalone for c in left])
            * encoder.encode([c.standalone for c in right])
        ).sum(axis=1)
        for n, (a, b, cosine) in enumerate(zip(left, right, cosines, strict=True)):
            shared = table.coverage(n, len(left) + n)
            rows.append(Measured(a, b, float(cosine), shared))
    return rows


def fit_likeness(pairs: Sequence[Labelled], rows: Sequence[Measured]) -> list[float]:
    """Weights of the chance that two claims state one thing but for a detail.

    Translations and their changed twins do; neighbours and random pairs do not.
    """
    made = [n for n, p in enumerate(pairs) if p.origin not in ("xnli", "danfactver")]
    values = [likenesses(*rows[n]) for n in made]
    same = [pairs[n].origin not in ("neighbour", "random") for n in made]
    model = LogisticRegression(C=10.0, max_iter=1000).fit(np.array(values), same)
    return [round(float(w), 4) for w in (*model.coef_[0], model.intercept_[0])]


def uneven(rows: Sequence[Measured], times: float) -> np.ndarray:
    """Which pairs have one text more than `times` as long as the other."""
    sizes = np.array([sorted((len(r.left.standalone), len(r.right.standalone))) for r in rows])
    longer: np.ndarray = sizes[:, 1] > times * sizes[:, 0]
    return longer


def features(rows: Sequence[Measured], weights: Sequence[float]) -> np.ndarray:
    """The judge's features of every pair, shape `(n, len(FEATURES))`."""

    def of(row: Measured) -> list[float]:
        def alike(shared: Coverage) -> float:
            return likeness(weights, likenesses(row.left, row.right, row.cosine, shared))

        return [e.value for e in gather(*row, alike=alike)]

    return np.array([of(row) for row in rows])


def main(target: Path = TARGET, card: Path = CARD) -> None:
    """Make the pairs, fit both regressions, report on the held-out part, write the weights.

    Args:
        target: The file of weights, overwritten.
        card: The model card, whose calibration is written anew from the held-out part.
    """
    config = tomllib.loads((HERE / "config.toml").read_text("utf8"))
    encoder, reader = cc.load_encoder(), load_inference()
    pairs = make_pairs(Path(os.environ.get("CLAIMCMP_DATA", "data")), config, encoder)
    print(Counter((p.origin, p.label) for p in pairs))
    rows = measured(pairs, encoder)
    alike = fit_likeness(pairs, rows)
    alike[-1] = round(alike[-1] + config["fit"]["likeness"]["shift"], 4)
    looked = features(rows, alike)
    print(f"{reader.name} reads {len(pairs)} pairs", flush=True)
    values = np.hstack((looked, as_features(rows, reader)))
    labels = np.array([CLASSES.index(p.label) for p in pairs])
    held = np.random.default_rng(config["seed"]).random(len(pairs)) < config["fit"]["held_out"]
    shares = config["fit"]["shares"]
    weight = np.array([shares.get(p.origin, 1.0) for p in pairs])
    conflicts = [n for n, f in enumerate(FEATURES) if f in CONFLICTS]
    # A contradiction that no feature can see teaches only that anything may be one.
    seen = (labels != CLASSES.index("diverges")) | (looked[:, conflicts] > 0.05).any(axis=1)
    inferred = np.isin([p.origin for p in pairs], ("xnli", "danfactver"))
    by = config["fit"]["inference"]
    look_weight, read_weight = (
        weight * np.where(inferred, by[step], 1.0) for step in ("look", "read")
    )
    look = _fitted(config, looked, labels, look_weight, seen & ~held)
    chances = look.predict_proba(looked)
    enough = np.array([config["fit"]["enough"][c] for c in CLASSES])
    doubted = (chances.max(axis=1) < enough[chances.argmax(axis=1)]) | (
        uneven(rows, config["fit"]["enough"]["uneven"])
        & (chances.argmax(axis=1) != CLASSES.index("neither"))
    )
    # `compare` reads whatever a look takes for a conflict.
    learnt = doubted | (chances.argmax(axis=1) == CLASSES.index("diverges"))
    read = _fitted(config, values, labels, read_weight, learnt & ~held)
    chances[doubted] = read.predict_proba(values[doubted])
    print(f"read: {doubted.mean():.3f} of all pairs")
    kept = [p for p, h in zip(pairs, held, strict=True) if h]
    _report(kept, chances[held], labels[held])
    fill(card, calibration(chances[held], labels[held], [p.origin for p in kept], CLASSES))
    stored = {
        "look": _weights(config, look, FEATURES),
        "read": _weights(config, read, (*FEATURES, *READ)),
        "enough": config["fit"]["enough"],
        "likeness": alike,
        "encoder": encoder.name,
        "inference": reader.name,
    }
    digest = hashlib.sha256(json.dumps(stored, sort_keys=True).encode()).hexdigest()[:12]
    name = f"reading-{digest}"
    target.write_text(json.dumps({"name": name, **stored}, indent=1) + "\n", "utf8")
    print(f"wrote {target.name}: {name}")


def as_features(rows: Sequence[Measured], reader: Inference) -> np.ndarray:
    """What a reading of every pair says, shape `(n, len(READ))`."""
    found = []
    for start in range(0, len(rows), 2000):
        part = rows[start : start + 2000]
        chances = reader.probabilities([(r.left.standalone, r.right.standalone) for r in part])
        found += [
            [e.value for e in as_read(r.left, r.right, (a, d, n))]
            for r, (a, d, n) in zip(part, chances.tolist(), strict=True)
        ]
    return np.array(found)


def _fitted(
    config: dict[str, Any],
    values: np.ndarray,
    labels: np.ndarray,
    weight: np.ndarray,
    chosen: np.ndarray,
) -> LogisticRegression:
    """A regression over the chosen rows."""
    model = LogisticRegression(C=config["fit"]["c"], max_iter=8000)
    return model.fit(values[chosen], labels[chosen], sample_weight=weight[chosen])


def _weights(
    config: dict[str, Any], model: LogisticRegression, names: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Class -> feature -> weight, with those that the configuration sets by hand."""
    weights = {
        name: {
            **{f: round(float(w), 5) for f, w in zip(names, model.coef_[n], strict=True)},
            "bias": round(float(model.intercept_[n]), 5),
        }
        for n, name in enumerate(CLASSES)
    }
    for feature, odds in config["fit"]["set"].items():
        for name, share in (("agrees", odds / 2), ("diverges", 0.0), ("neither", -odds / 2)):
            weights[name][feature] = share
    return weights


def _report(pairs: Sequence[Labelled], chances: np.ndarray, labels: np.ndarray) -> None:
    found = chances.argmax(axis=1)
    sure = chances[:, CLASSES.index("diverges")] >= 0.9
    print("held-out accuracy", round(float((found == labels).mean()), 4))
    right = labels[sure] == CLASSES.index("diverges")
    print("precision of sure divergences", round(float(right.mean()), 4), "of", int(sure.sum()))
    for origin in sorted({p.origin for p in pairs}):
        rows = np.array([p.origin == origin for p in pairs])
        print(f"{origin:16s} {(found[rows] == labels[rows]).mean():.3f} of {rows.sum()}")


if __name__ == "__main__":
    main()
