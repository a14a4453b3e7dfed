"""Fit the judge: `CLAIMCMP_DATA=… python -m training.judge.train` writes its JSON weights."""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

import claimcmp as cc
from claimcmp.encoding.encoder import Encoder
from claimcmp.matching.evidence import CONFLICTS, FEATURES, gather, likenesses
from claimcmp.matching.judge import CLASSES, likeness
from claimcmp.matching.words import Coverage, WordTable
from claimcmp.reading.claims import claim_from_text
from claimcmp.report import Claim
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


def features(rows: Sequence[Measured], weights: Sequence[float]) -> np.ndarray:
    """The judge's features of every pair, shape `(n, len(FEATURES))`."""

    def of(row: Measured) -> list[float]:
        def alike(shared: Coverage) -> float:
            return likeness(weights, likenesses(row.left, row.right, row.cosine, shared))

        return [e.value for e in gather(*row, alike=alike)]

    return np.array([of(row) for row in rows])


def main() -> None:
    """Make the pairs, fit, report on the held-out tenth, write the weights."""
    config = tomllib.loads((HERE / "config.toml").read_text("utf8"))
    encoder = cc.load_encoder()
    pairs = make_pairs(Path(os.environ.get("CLAIMCMP_DATA", "data")), config, encoder)
    print(Counter((p.origin, p.label) for p in pairs))
    rows = measured(pairs, encoder)
    alike = fit_likeness(pairs, rows)
    values = features(rows, alike)
    labels = np.array([CLASSES.index(p.label) for p in pairs])
    conflicts = [n for n, f in enumerate(FEATURES) if f in CONFLICTS]
    # A contradiction that no feature can see teaches only that anything may be one.
    seen = (labels != CLASSES.index("diverges")) | (values[:, conflicts] > 0.05).any(axis=1)
    pairs = [p for p, s in zip(pairs, seen, strict=True) if s]
    values, labels = values[seen], labels[seen]
    held = np.random.default_rng(config["seed"]).random(len(pairs)) < config["fit"]["held_out"]
    model = LogisticRegression(C=config["fit"]["c"], max_iter=2000)
    shares = config["fit"]["shares"]
    weight = np.array([shares.get(p.origin, 1.0) for p in pairs])
    model.fit(values[~held], labels[~held], sample_weight=weight[~held])
    _report([p for p, h in zip(pairs, held, strict=True) if h], model, values[held], labels[held])
    weights = {
        name: {
            **{f: round(float(w), 5) for f, w in zip(FEATURES, model.coef_[n], strict=True)},
            "bias": round(float(model.intercept_[n]), 5),
        }
        for n, name in enumerate(CLASSES)
    }
    for feature, odds in config["fit"]["set"].items():
        for name, share in (("agrees", odds / 2), ("diverges", 0.0), ("neither", -odds / 2)):
            weights[name][feature] = share
    digest = hashlib.sha256(json.dumps(weights, sort_keys=True).encode()).hexdigest()[:12]
    stored = {
        "name": f"linear-{digest}",
        "encoder": encoder.name,
        "likeness": alike,
        "weights": weights,
    }
    TARGET.write_text(json.dumps(stored, indent=1) + "\n", "utf8")
    print(f"wrote {TARGET.name}: {stored['name']}")


def _report(
    pairs: Sequence[Labelled], model: LogisticRegression, values: np.ndarray, labels: np.ndarray
) -> None:
    found = model.predict(values)
    sure = model.predict_proba(values)[:, CLASSES.index("diverges")] >= 0.9
    print("held-out accuracy", round(float((found == labels).mean()), 4))
    right = labels[sure] == CLASSES.index("diverges")
    print("precision of sure divergences", round(float(right.mean()), 4), "of", int(sure.sum()))
    for origin in sorted({p.origin for p in pairs}):
        rows = np.array([p.origin == origin for p in pairs])
        print(f"{origin:16s} {(found[rows] == labels[rows]).mean():.3f} of {rows.sum()}")


if __name__ == "__main__":
    main()
