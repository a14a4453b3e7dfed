"""The encoders' figures as tables, with public models beside them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

__all__ = ["tables"]

PAIRS = ("nb-en", "da-en", "nn-en", "da-nb")

PUBLIC: Mapping[str, Sequence[str]] = {
    "LaBSE": ("1.9 GB", ".996 / .998", ".997 / .998", ".995 / .996", ".995 / .995"),
    "multilingual-e5-small": (
        "470 MB",
        ".992 / .985",
        ".986 / .975",
        ".978 / .949",
        ".990 / .986",
    ),
    "paraphrase-multilingual-MiniLM-L12-v2": (
        "470 MB",
        ".982 / .979",
        ".980 / .980",
        ".951 / .946",
        ".977 / .977",
    ),
    "static-similarity-mrl-multilingual-v1": (
        "430 MB",
        ".977 / .978",
        ".978 / .983",
        ".945 / .948",
        ".967 / .964",
    ),
    "embeddinggemma-300m": (
        "1.2 GB",
        ".982 / .966",
        ".975 / .966",
        ".959 / .931",
        ".975 / .976",
    ),
    "potion-multilingual-128M": (
        "510 MB",
        ".890 / .871",
        ".887 / .881",
        ".836 / .798",
        ".937 / .932",
    ),
}
"""Size, then NTREX there and back; the source stands in the text above the table."""


def markdown(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)


def share(number: float, digits: int = 3) -> str:
    """A share without its leading zero."""
    text = f"{number:.{digits}f}"
    return text.removeprefix("0") if text.startswith("0.") else text


def both(pair: Sequence[float]) -> str:
    """There and back, to four places."""
    return " / ".join(share(x, 4) for x in pair)


def _beside(found: dict[str, Any]) -> str:
    rows: list[Sequence[object]] = []
    for name, facts in found.items():
        figures = (both(facts["retrieval"][f"NTREX {pair}"]["cosine"]) for pair in PAIRS)
        rows.append((f"**claimcmp, {name}**", f"{facts['MB']:g} MB", *figures))
    rows += [(name, *facts) for name, facts in PUBLIC.items()]
    head = ("encoder", "size", *(f"NTREX {pair}" for pair in PAIRS))
    text = (
        "Translations found on NTREX-128 (1,997 lines of news a language) by bare cosine: share of "
        "lines whose nearest is their own, there / back. Public models: as published in the MTEB "
        "results repository (task NTREXBitextMining, commit f4cc6c8), not measured here."
    )
    return f"{text}\n\n{markdown(head, rows)}"


def _retrieval(found: dict[str, Any]) -> str:
    sets = list(next(iter(found.values()))["retrieval"])
    head = ["set", *(f"{name}, {how}" for name in found for how in ("cosine", "margin"))]
    rows = [
        (s, *(both(f["retrieval"][s][how]) for f in found.values() for how in ("cosine", "margin")))
        for s in sets
    ]
    text = (
        'The same with Tatoeba (1,000 everyday sentences a pair) and by margin, which "compare" '
        "uses: the cosine less the mean cosine of the four nearest, averaged over both sides, "
        "over the whole set."
    )
    return f"{text}\n\n{markdown(head, rows)}"


def _reword(found: dict[str, Any], teacher: dict[str, Any] | None) -> str:
    columns = {name: facts["reword"] for name, facts in found.items()}
    if teacher:
        columns["all-MiniLM-L6-v2"] = teacher["reword"]
    first = next(iter(columns.values()))
    rows = [(key, *(share(c[key]) for c in columns.values())) for key in first]
    text = (
        "Rewording. `sts`: Spearman's correlation of the cosine with human grades of similarity, "
        "1,499 pairs. `entailed`: share of 443 premises whose nearest hypothesis is the one they "
        "entail. The second language is that of the hypothesis."
    )
    return f"{text}\n\n{markdown(('set', *columns), rows)}"


def _speed(found: dict[str, Any], teacher: dict[str, Any] | None, cores: int) -> str:
    languages = ("nb", "nn", "da", "en", "all")
    rows: list[Sequence[object]] = []
    for name, facts in found.items():
        rate, ratio = facts["sentences/s"], facts["ratio"]
        cells = (f"{rate[x]:,}" + (f" (×{ratio[x]:g})" if ratio else "") for x in languages)
        rows.append((name, *cells))
    if teacher:
        rate = teacher["sentences/s"]
        rows.append(("all-MiniLM-L6-v2", *(f"{rate[x]:,}" for x in languages)))
    text = (
        "Sentences a second (times as quick as all-MiniLM-L6-v2 through sentence-transformers, "
        "float32, its own batches). The same 500 NTREX news sentences of each language, all "
        "encoders in turns in one process, models open; the clock covers one call of `encode`, "
        f"tokenization included. {cores} cores; medians of the rounds, the ratio being the median "
        "of each round's. Other work on the machine changes the rates more than the ratios."
    )
    return f"{text}\n\n{markdown(('encoder', *languages), rows)}"


def _cost(found: dict[str, Any]) -> str:
    rows = [
        (
            name,
            f"`{facts['name']}`",
            facts["dimension"],
            f"{facts['MB']:g} MB",
            f"{facts['opening']:.2f} s",
            f"{facts['memory']['peak MB']} MB",
            f"{facts['memory']['sentences']:,}",
        )
        for name, facts in found.items()
    ]
    text = (
        "What it costs. Opening: a fresh process, from `load_encoder` to the vector of one word, "
        "imports of claimcmp and numpy before, median. Memory: peak of a process that encodes the "
        "sentences in batches of 10,000 and writes each batch to disk with `np.save`."
    )
    head = ("encoder", "name", "dimension", "in the wheel", "opening", "memory", "sentences")
    return f"{text}\n\n{markdown(head, rows)}"


def _prefixes(found: dict[int, dict[str, float]]) -> str:
    sets = list(next(iter(found.values())))
    rows = [(d, *(share(figures[s], 4) for s in sets)) for d, figures in found.items()]
    text = (
        "The static encoder truncated (`EmbeddedEncoder.load(dimension=…)`), by bare cosine, the "
        "worse direction."
    )
    return f"{text}\n\n{markdown(('dimension', *sets), rows)}"


def tables(found: dict[str, Any]) -> str:
    """All tables with their conditions, one after another, for what `encoding.measure` found."""
    encoders, teacher = found["encoders"], found["teacher"]
    parts = [_beside(encoders), _retrieval(encoders)]
    if next(iter(encoders.values()))["reword"]:
        parts.append(_reword(encoders, teacher))
    parts += [_speed(encoders, teacher, found["cores"]), _cost(encoders)]
    parts.append(_prefixes(found["prefixes"]))
    return "\n\n".join(parts)
