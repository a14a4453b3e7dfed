"""`python -m claimcmp` is the command line."""

from claimcmp.doors.cli import main

main()
