"""One command from the raw line pairs to the weights that ship.

    python -m training.encoder [static] [contextual]

Without a name both are made, the static encoder first: the contextual one
starts from it. Everything on the way is kept under `training/encoder/runs/`,
so a run that was broken off goes on where it was; remove a run's folder to
start anew. Settings: `config.toml` here and in `contextual/`.
"""

from __future__ import annotations

import sys

from training.encoder import static
from training.encoder.contextual import run as contextual

PARTS = {"static": static.main, "contextual": contextual.main}


def main() -> None:
    """Make the encoders named, in the order of need."""
    wanted = sys.argv[1:] or list(PARTS)
    if strange := sorted(set(wanted) - set(PARTS)):
        raise SystemExit(f"no encoder is called {strange[0]!r}; want {' or '.join(PARTS)}")
    for name, make in PARTS.items():
        if name in wanted:
            make()


if __name__ == "__main__":
    main()
