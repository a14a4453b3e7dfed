"""Which names a question holds, where two stand side by side without a word between them.

In Norwegian and Danish a question sets its subject behind the verb and its object
behind that: "Når møter Ely Ware?". Only the reports know that these are two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from claimcmp.reading.words import words
from claimcmp.report import Claim, Name

__all__ = ["Known", "known_names", "told_apart"]

Known = Mapping[str, Name]
"""Names by how they stand in the reports, lower case; a person's last name too."""


def known_names(claims: Iterable[Claim]) -> Known:
    """The names of claims by their wording; of equal ones the first."""
    found: dict[str, Name] = {}
    for claim in claims:
        for name in claim.names:
            if not name.derived:
                found.setdefault(name.text.lower(), name)
    for name in tuple(found.values()):
        if name.kind == "person":
            found.setdefault(name.text.lower().split()[-1], name)
    return found


def told_apart(names: Sequence[Name], known: Known) -> Iterator[Name]:
    """The names of a question, a run of capitals parted where the reports know it as two names.

    A word that opens the question and is no name of theirs is left out where
    the rest is one: "Kontrollerte Ely Ware?".
    """
    for name in names:
        tokens = words(name.text)
        if len(tokens) < 2 or name.text.lower() in known or _within(name, known):
            yield name
            continue
        yield from _parts(name, [t.start for t in tokens[1:]], known) or (name,)


def _within(name: Name, known: Known) -> bool:
    """Whether some name of the reports holds every word of a name."""
    own = set(name.text.lower().split())
    return any(own <= set(text.split()) for text in known)


def _parts(name: Name, cuts: Sequence[int], known: Known) -> Sequence[Name]:
    for cut in cuts:
        first = _own(name, 0, len(name.text[:cut].rstrip()), known)
        rest = _own(name, cut, len(name.text), known)
        if rest and first:
            return (first, rest)
        if rest and name.start == 0:
            return (rest,)
        if rest is None and first is not None:
            # Three in a row, the last two told apart in turn.
            tail = name.model_copy(update={"start": name.start + cut, "text": name.text[cut:]})
            starts = [t.start for t in words(tail.text)[1:]]
            if more := _parts(tail, starts, known):
                return (first, *more)
    return ()


def _own(name: Name, start: int, end: int, known: Known) -> Name | None:
    """A stretch of a name under the key that the reports give it; a genitive's too."""
    text = name.text[start:end]
    lowered = text.lower()
    found = known.get(lowered) or (known.get(lowered[:-1]) if lowered.endswith("s") else None)
    place = {"start": name.start + start, "end": name.start + end, "text": text}
    return None if found is None else found.model_copy(update=place)
