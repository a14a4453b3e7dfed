"""From reports to a comparison, and from a comparison to the next one."""

from claimcmp.comparing.whole import compare

__all__ = ["compare"]
