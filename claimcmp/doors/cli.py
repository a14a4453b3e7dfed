"""The program `claimcmp`: it runs a command and leaves with its exit code.

JSON goes to standard output and nothing else does; progress, warnings and
errors go to standard error. Exit 0: done. 2: bad usage or bad input. 1: an
error of this program. 130: interrupted.
"""

from __future__ import annotations

import errno
import sys
from collections.abc import Sequence

__all__ = ["main"]

# Not every system knows all of them.
_NO_ROOM = [getattr(errno, name, None) for name in ("ENOSPC", "EDQUOT", "EFBIG", "EIO")]


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and leave with its exit code."""
    try:
        # Only here, so that an interruption while the commands are loaded is met too.
        _run(arguments)
    except KeyboardInterrupt:
        sys.exit(130)


def _run(arguments: Sequence[str] | None) -> None:
    from claimcmp.doors.commands import app
    from claimcmp.doors.streams import tell, wide_streams
    from claimcmp.errors import ClaimcmpError

    wide_streams()
    try:
        # Under its own name also when it was started as `python -m claimcmp`.
        app(args=list(arguments) if arguments is not None else None, prog_name="claimcmp")
    except ClaimcmpError as error:
        tell(f"claimcmp: {error}")
        sys.exit(2)
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _NO_ROOM:
            from claimcmp.views.console import drop_output

            tell(f"claimcmp: the output cannot be written ({error.strerror}); write it elsewhere")
            drop_output()
            sys.exit(2)
        tell(
            f"claimcmp: internal error: {type(error).__name__}: {error}; "
            "please report it with the command that caused it"
        )
        sys.exit(1)


if __name__ == "__main__":
    main()
