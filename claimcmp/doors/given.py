"""What the arguments of a command stand for: reports that are read, and a comparison of them."""

from __future__ import annotations

import json
import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcmp.doors.streams import progress, tell
from claimcmp.errors import InputError, UnreadableInput

if TYPE_CHECKING:
    from claimcmp.comparison import Comparison
    from claimcmp.corrections import ReviewOutcome
    from claimcmp.reading.files import Reports
    from claimcmp.settings import Settings

__all__ = ["Known", "Means", "compared", "counted", "loaded", "settings_of", "stdin_awaited"]


@dataclass(frozen=True)
class Known:
    """What is known of reports beside their texts, and whether all must be readable."""

    metadata: str | None = None
    language: str | None = None
    strict: bool = False


@dataclass(frozen=True)
class Means:
    """With what to compare, each as its option gives it."""

    encoder: str | None = None
    cache: Path | None = None
    judge: str | None = None
    settings: Sequence[str] | None = None
    aliases: str | None = None
    review: str | None = None


def compared(paths: Sequence[str], known: Known, means: Means) -> Comparison:
    """The comparison of the reports, after notes on what could not be read or applied."""
    from claimcmp import compare
    from claimcmp.encoding.encoder import load_encoder
    from claimcmp.matching.judges import load_judge

    # First what can be refused at once: reading may take long.
    settings, judge = settings_of(means.settings, means.aliases), load_judge(means.judge)
    if means.review is not None:
        from claimcmp.reviewing.given import review_log

        review_log(means.review)
    reports = loaded(paths, known)
    with progress(f"Comparing {counted(len(reports), 'report')}") as far:
        encoder = load_encoder(means.encoder, cache=means.cache, progress=far)
        comparison = compare(
            reports, encoder=encoder, judge=judge, settings=settings, review=means.review
        )
    _tell_outcome(comparison.review)
    return comparison


def loaded(paths: Sequence[str], known: Known) -> Reports:
    """The reports, after a note on each file that could not be read or holds nothing."""
    from claimcmp.reading.files import load

    stdin_awaited(paths)
    with progress("Reading"):
        reports = load(
            paths[0] if len(paths) == 1 else list(paths),
            metadata=known.metadata,
            language=known.language,  # type: ignore[arg-type]
        )
    for error in reports.errors:
        tell(f"left out {error.file}: {error.problem}; {error.advice}")
    for report in reports:
        if not report.text.strip():
            tell(f"{report.id} holds no text: it can only be silent")
    if known.strict and reports.errors:
        raise InputError(f"{len(reports.errors)} of the files could not be read, see above")
    return reports


def stdin_awaited(paths: Sequence[str]) -> None:
    """Tell somebody at a terminal that it is now for her to type."""
    if "-" in paths and sys.stdin is not None and sys.stdin.isatty():
        tell("reading from standard input; Ctrl-D ends it")


def settings_of(given: Sequence[str] | None, aliases: str | None) -> Settings:
    """The settings of `--settings` and `--aliases`; of two values for one, the last counts.

    Raises:
        InputError: A name that is no setting, a value out of its range, or
            something that is neither a setting nor a file.
        UnreadableInput: A file that cannot be used.
    """
    from claimcmp.aliases import alias_groups
    from claimcmp.settings import Settings

    values: dict[str, Any] = {}
    for item in given or ():
        values.update(_settings_in(item))
    names = [*alias_groups(values.pop("aliases", None)), *alias_groups(aliases)]
    return Settings(aliases=names, **values)


def _settings_in(item: str) -> Mapping[str, Any]:
    name, sign, value = item.partition("=")
    if sign and name.strip().isidentifier():
        return {name.strip(): _value(value.strip())}
    path = Path(item)
    if path.suffix.lower() not in (".json", ".toml"):
        raise InputError(
            f"--settings was given as {item!r}; want name=value, such as sure=0.95, or a file in "
            ".json or .toml"
        )
    try:
        text = path.read_text("utf-8-sig")
        found = tomllib.loads(text) if path.suffix.lower() == ".toml" else json.loads(text)
    except OSError as error:
        raise UnreadableInput(
            item, error.strerror or "cannot be opened", "check the path"
        ) from None
    except (ValueError, RecursionError) as error:
        raise UnreadableInput(item, f"is no file of settings ({error})", "mend it there") from None
    # The JSON of an earlier comparison, alone or with its answers, holds the settings it had.
    for key in ("comparison", "settings"):
        if isinstance(found, dict) and isinstance(found.get(key), dict):
            found = found[key]
    if not isinstance(found, dict):
        raise UnreadableInput(
            item, "holds no names with values", 'write an object, such as {"sure": 0.95}'
        )
    return found


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text


def _tell_outcome(outcome: ReviewOutcome | None) -> None:
    """What the corrections did."""
    if outcome is None:
        return
    from claimcmp.reviewing.terminal import outcome_lines

    for line in outcome_lines(outcome):
        tell(line)


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where that is due."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
