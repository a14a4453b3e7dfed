"""An archive's answers for people at a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.text import Text

from claimcmp.archive.results import Added, Stats
from claimcmp.comparison import Relation
from claimcmp.views import words
from claimcmp.views.console import console as _opened
from claimcmp.views.console import on_one_line

__all__ = ["show_added", "show_found", "show_stats"]

_MOST = 5


def show_added(told: Added) -> None:
    """How many reports were added, replaced and left as they were."""
    parts = [f"{len(told.added)} added ({words.count(told.claims, 'claim')} written)"]
    parts += [f"{len(told.replaced)} replaced"] if told.replaced else []
    parts += [f"{len(told.unchanged)} there already"] if told.unchanged else []
    _console().print(", ".join(parts))


def show_found(found: Sequence[Relation]) -> None:
    """Each claim that was found: how it stands to the one asked about, who said it and when."""
    console = _console()
    if not found:
        console.print("Nothing on this matter.")
    for relation in found:
        claim = relation.right
        line = Text(words.KINDS[relation.kind], style="bold")
        known = [v for v in (claim.source, claim.published, claim.language) if v]
        line.append(on_one_line("".join(f" · {value}" for value in known)), style="dim")
        console.print(line)
        said = Text(f"  “{on_one_line(claim.text)}”")
        place = f"{claim.report}:{claim.start}-{claim.end}"
        console.print(said.append(f"  {on_one_line(place)}", style="dim"))
        for caveat in relation.caveats:
            console.print(Text(f"  {words.CAVEATS[caveat]}", style="dim"))


def show_stats(stats: Stats) -> None:
    """What the archive holds, in a few lines."""
    console = _console()
    claims, reports = words.count(stats.claims, "claim"), words.count(stats.reports, "report")
    console.print(f"{claims} of {reports}")
    for name, counts in (("languages", stats.languages), ("sources", stats.sources)):
        if counts:
            console.print(f"{name}: {_counted(counts)}")
    if stats.earliest:
        console.print(f"published: {stats.earliest} to {stats.latest}")
    console.print(f"encoder: {stats.encoder} ({stats.dimension} dimensions)")


def _counted(counts: Mapping[str, int]) -> str:
    shown = [f"{on_one_line(name)} {n}" for name, n in counts.items()]
    more = len(shown) - _MOST
    return ", ".join(shown[:_MOST]) + (f" and {more} more" if more > 0 else "")


def _console() -> Console:
    return _opened(soft_wrap=True)
