"""A user's own list of names that are one, put on the names found in a text.

Floor 5: `claimcmp.aliases`, `claimcmp.report`, the lists and tokens of this folder, `finding`
and `likeness`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from claimcmp.aliases import Groups
from claimcmp.cues.gazetteer import Known, known
from claimcmp.cues.names.finding import find
from claimcmp.cues.names.likeness import same_name
from claimcmp.cues.names.lookup import bare_of, lookup
from claimcmp.cues.spelling import skeleton
from claimcmp.cues.tokens import Token, fold, tokenize
from claimcmp.report import Name, NameKind

__all__ = ["Aliases", "aliased", "as_aliases"]

_MARKS = str.maketrans("", "", "'’´`")


class _Spelling(NamedTuple):
    """One spelling as it is looked for: its words as written, and folded; what it names."""

    written: tuple[str, ...]
    forms: tuple[str, ...]
    known: Known


class Aliases:
    """Names that are one, made ready to be looked for; one object for equal groups.

    `openings` maps the first word of a spelling to the spellings, longest
    first; `keys` maps a key to the names that `find` reads under it in the
    spellings, each with what it is an alias of.
    """

    def __init__(self, groups: Groups) -> None:
        openings: dict[str, list[_Spelling]] = {}
        self.keys: dict[str, list[tuple[Name, Known]]] = {}
        for group in groups:
            read = {s: _read(s) for s in group}
            one = _known(group, read)
            for text, name in read.items():
                written = tuple(t.text for t in tokenize(text))
                spelling = _Spelling(written, tuple(map(_form, written)), one)
                openings.setdefault(spelling.forms[0], []).append(spelling)
                if name is not None:
                    self.keys.setdefault(name.key, []).append((name, one))
        self.openings = {
            first: sorted(found, key=lambda s: (-len(s.forms), s.written))
            for first, found in openings.items()
        }


@lru_cache(maxsize=64)
def _made(groups: Groups) -> Aliases:
    return Aliases(groups)


def as_aliases(groups: Groups) -> Aliases | None:
    """The aliases of `Settings.aliases`, made once for equal groups; None where there are none."""
    return _made(groups) if groups else None


def aliased(
    names: Sequence[Name], text: str, aliases: Aliases | None, *, offset: int = 0
) -> tuple[Name, ...]:
    """The names of a text with one key for each name that the aliases make one.

    A spelling of the list that stands in the text is a name, also where `find`
    sees none; capitals count as far as the list has them ("IS" is not "is"),
    accents and apostrophes do not, and a genitive's ending or the rest of a
    compound ("NATO-leder") may follow. A name that `find` would read under the
    key of a listed one, and whose first names allow it, is that one too:
    "Shoigu" where "Sergej Sjojgu" is listed.

    Args:
        names: What `find` gives for the text, at this offset.
        text: The text; its language does not matter.
        aliases: None leaves the names as they are.
        offset: What was added to every span.
    """
    if aliases is None:
        return tuple(names)
    spelled = [
        Name(
            start=start + offset, end=end + offset, text=text[start:end], key=one.key, kind=one.kind
        )
        for start, end, one in _spelled(text, aliases)
    ]
    kept = [s for s in spelled if not any(_part_of(s, n) for n in names)]
    others = [_as_listed(n, aliases) for n in names if not any(_meet(n, s) for s in kept)]
    return tuple(sorted([*kept, *others], key=lambda n: (n.start, n.end)))


def _part_of(spelled: Name, name: Name) -> bool:
    """Whether a spelling is one word of a longer name ("Lund" in "Anna Lund"), no headline."""
    longer = name.end - name.start > spelled.end - spelled.start
    within = name.start <= spelled.start and spelled.end <= name.end
    return longer and within and not name.text.isupper()


def _meet(a: Name, b: Name) -> bool:
    return a.start < b.end and b.start < a.end


def _as_listed(name: Name, aliases: Aliases) -> Name:
    meant = {one for spelled, one in aliases.keys.get(name.key, ()) if same_name(name, spelled)}
    if len(meant) != 1:
        return name
    (one,) = meant
    kind = name.kind if name.derived or one.kind == "other" else one.kind
    return name.model_copy(update={"key": one.key, "kind": kind})


def _spelled(text: str, aliases: Aliases) -> Iterator[tuple[int, int, Known]]:
    """Where a listed spelling stands in a text, the longest first, none inside another."""
    tokens = [t for t in tokenize(text) if t.text != "\n"]
    i = 0
    while i < len(tokens):
        found = _spelled_at(tokens, i, aliases)
        if found is None:
            i += 1
        else:
            last, length, one = found
            yield tokens[i].start, tokens[last].start + length, one
            i = last + 1


def _spelled_at(tokens: Sequence[Token], i: int, aliases: Aliases) -> tuple[int, int, Known] | None:
    """The last token of the spelling that starts at token `i`, how much of it, and what it is."""
    for opening in dict.fromkeys(_form(e) for e in _endings(tokens[i].text)):
        for spelling in aliases.openings.get(opening, ()):
            last = i + len(spelling.forms) - 1
            if last >= len(tokens):
                continue
            ahead = zip(tokens[i:last], spelling.written, spelling.forms, strict=False)
            if not all(_form(t.text) == form and _cased(t.text, w) for t, w, form in ahead):
                continue
            for ending in _endings(tokens[last].text):
                if _form(ending) == spelling.forms[-1] and _cased(ending, spelling.written[-1]):
                    return last, len(ending), spelling.known
    return None


def _endings(word: str) -> Iterator[str]:
    """A word, and what is left of it without a genitive or the rest of a compound."""
    yield word
    bare = bare_of(word)
    yield bare
    if bare.endswith("s"):
        yield bare[:-1]
    head, dash, _ = word.partition("-")
    if dash:
        yield head


def _form(word: str) -> str:
    return fold(word).translate(_MARKS) or word


def _cased(word: str, written: str) -> bool:
    """Whether a word has the capitals of the spelling: all, the first, or as it likes."""
    if len(written) > 1 and written.isupper():
        return word.isupper()
    return word[0].isupper() or not written[0].isupper()


def _read(spelling: str) -> Name | None:
    """The name that `find` reads in a spelling; None where it is not the whole of it."""
    # After a word, where no everyday word has a capital unless it is a name.
    whole = spelling[:1].upper() + spelling[1:]
    found = find(f"said {whole}", "und")
    return found[0] if len(found) == 1 and found[0].text == whole else None


def _known(group: Sequence[str], read: dict[str, Name | None]) -> Known:
    """What the spellings of a group name: the listed name among them, or one of their own.

    The key of a name that is not listed is made from its longest spelling.
    """
    listed = [hit for s in group if (hit := _listed(s)) is not None]
    listed.sort(key=lambda hit: hit.kind == "other")
    if listed and listed[0].kind != "other":
        return listed[0]
    kinds: list[NameKind] = [n.kind for n in read.values() if n is not None]
    kinds.sort(key=lambda k: (k == "organisation", k != "other"))
    kind: NameKind = kinds[-1] if kinds else "other"
    if listed:
        return Known(listed[0].key, kind)
    longest = max(group, key=lambda s: (len(s.split()), len(s), s))
    key = " ".join(filter(None, map(skeleton, longest.split())))
    return Known(key or fold(longest), kind)


def _listed(spelling: str) -> Known | None:
    if " " in spelling:
        return known().get(fold(spelling))
    hit = lookup(spelling)
    return hit[0] if hit is not None and hit[1] == len(spelling) else None
