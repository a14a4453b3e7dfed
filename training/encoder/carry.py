"""More Bokmål and Nynorsk: a stream's Danish or Bokmål column carried over by Apertium.

Needs the Debian packages apertium, apertium-dan-nor and apertium-nno-nob; what
was carried once is kept in the run's folder.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from training.encoder.corpus import Evaluation, Stream

__all__ = ["carried", "grown"]

_MODES = {
    ("da", "nb"): "dan-nob",
    ("da", "nn"): "dan-nno",
    ("nb", "nn"): "nob-nno",
    ("nb", "da"): "nob-dan",
}


def _translate(lines: list[str], mode: str) -> list[str]:
    if shutil.which("apertium") is None:
        raise SystemExit(
            "apertium is not installed and the configuration asks for carried text; "
            "apt-get install apertium apertium-dan-nor apertium-nno-nob, or empty [[carry]]"
        )
    # A break inside a line would shift every line after it.
    done = subprocess.run(
        ["apertium", "-u", mode],
        input="\n".join(" ".join(line.split()) for line in lines) + "\n",
        capture_output=True,
        encoding="utf8",
        check=True,
    )
    out = done.stdout.removesuffix("\n").split("\n")
    if len(out) == len(lines):
        return out
    if len(lines) == 1:
        return [" ".join(out)]
    # An open bracket or a stray mark made it join or break lines: halve until it does not.
    half = len(lines) // 2
    return _translate(lines[:half], mode) + _translate(lines[half:], mode)


def carried(
    stream: Stream,
    of: str,
    to: str,
    limit: int,
    evaluation: Evaluation,
    cache: Path,
    chunk: int = 5000,
) -> Stream:
    """The stream with one more column: its first `limit` rows' `of` column carried into `to`.

    Works in chunks and writes each as it is done, so a run that is broken off
    goes on where it was. A carried line that happens to stand in an evaluation
    set is left blank.
    """
    column, rows = stream.languages.index(of), stream.rows[:limit]
    folder = cache / f"{stream.name}.{of}-{to}"
    folder.mkdir(parents=True, exist_ok=True)
    added: list[str] = []
    for start in range(0, len(rows), chunk):
        part, path = rows[start : start + chunk], folder / f"{start:07d}.txt"
        lines = path.read_text(encoding="utf8").split("\n") if path.exists() else []
        if len(lines) != len(part):
            lines = _translate([row[column] for row in part], _MODES[of, to])
            path.with_suffix(".part").write_text("\n".join(lines), encoding="utf8")
            path.with_suffix(".part").rename(path)
        added.extend(lines)
    added = ["" if evaluation.holds(line) else line for line in added]
    grown = [(*row, extra) for row, extra in zip(rows, added, strict=True)]
    return Stream(stream.name, (*stream.languages, to), grown)


def grown(
    streams: Sequence[Stream],
    wanted: Sequence[Mapping[str, Any]],
    evaluation: Evaluation,
    cache: Path,
) -> list[Stream]:
    """The streams, those named in [[carry]] with their carried columns.

    Where only the first rows are carried, the others stay a stream of their own.
    """
    grown = {s.name: s for s in streams}
    for order in wanted:
        whole = grown[order["stream"]]
        rows = order.get("rows", len(whole.rows))
        found = whole
        for to in order["to"]:
            found = carried(found, order["from"], to, rows, evaluation, cache)
            print(f"carried {whole.name} into {to}: {len(found.rows)} rows", flush=True)
        if rows < len(whole.rows):
            grown[f"{whole.name}+"] = Stream(f"{whole.name}+", found.languages, found.rows)
            grown[whole.name] = Stream(whole.name, whole.languages, whole.rows[rows:])
        else:
            grown[whole.name] = found
    return list(grown.values())
