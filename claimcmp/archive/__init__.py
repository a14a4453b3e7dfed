"""Many claims kept in a folder, and asked for what was said before."""

from claimcmp.archive.results import Added, Stats
from claimcmp.archive.store import Archive

__all__ = ["Added", "Archive", "Stats"]
