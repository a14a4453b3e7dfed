"""The errors this library raises on purpose.

    ClaimcmpError
    ├── InputError          an argument, file or field that cannot be used as given
    │   ├── UnreadableInput a path that cannot be read, decoded or parsed
    │   └── DuplicateId     two reports under one id
    ├── UnknownLanguage     a language code without rules
    ├── ShapeError          vectors of the wrong shape
    ├── ModelError          a model that is missing, damaged or of another kind
    └── MissingExtra        an optional package that a view or a reader needs

Every message has three parts: what was given, what was wanted, what to do
next. The facts are kept as attributes too.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import PurePath

__all__ = [
    "ClaimcmpError",
    "DuplicateId",
    "InputError",
    "MissingExtra",
    "ModelError",
    "ShapeError",
    "UnknownLanguage",
    "UnreadableInput",
]


class ClaimcmpError(Exception):
    """Root of every error this library raises on purpose."""


class InputError(ClaimcmpError, ValueError):
    """An argument, a file or a field that cannot be used as given."""


class UnreadableInput(InputError):
    """A path that cannot be read, decoded or parsed.

    `path` names the file, `problem` says what was wrong, `advice` what to do.
    """

    def __init__(self, path: str, problem: str, advice: str) -> None:
        self.path, self.problem, self.advice = path, problem, advice
        super().__init__(f"{path}: {problem}; {advice}")


class DuplicateId(InputError):
    """Two reports carry one id; `id` is that id, `first` and `second` say where each came from."""

    def __init__(self, id: str, first: str, second: str) -> None:
        self.id, self.first, self.second = id, first, second
        # The id of a file that is given by itself is its name.
        of_two_folders = first != second and PurePath(first).name == PurePath(second).name
        super().__init__(
            f"two reports carry the id {id!r}: {first} and {second}; "
            "ids must differ, so give each its own (the key or column 'id')"
            + (", or load the folder that holds both" if of_two_folders else "")
        )


class UnknownLanguage(ClaimcmpError, ValueError):
    """No rules exist for the language asked for; `code` is what was asked."""

    def __init__(self, code: object, known: Iterable[str]) -> None:
        self.code = code
        super().__init__(
            f"no rules for language {code!r} (known: {', '.join(sorted(known))}); "
            "leave the language out to have it detected"
        )


class ShapeError(ClaimcmpError, ValueError):
    """Vectors that do not have the shape a step needs."""


class ModelError(ClaimcmpError):
    """A model that is missing, damaged or of another kind than asked for."""


class MissingExtra(ClaimcmpError, ImportError):
    """An optional package is needed; `package` is its name, `extra` the extra that brings it."""

    def __init__(self, package: str, extra: str, purpose: str) -> None:
        self.package, self.extra = package, extra
        super().__init__(
            f"{purpose} needs the package {package!r}, which is not installed; "
            f'install it with: pip install "claimcmp[{extra}]"'
        )
