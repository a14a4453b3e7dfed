"""When two names are one outlet: "NRK", "nrk.no", "www.nrk.no" and "NRK Nyheter".

Knows the names that reports give for where they stood, and their addresses;
nothing of what they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from claimcmp.cues.tokens import fold
from claimcmp.reading.agencies import AGENCIES
from claimcmp.report import Report

__all__ = ["outlets", "voices"]

_ADDRESS = re.compile(
    r"(?:[a-z][a-z+]*://)?(?:[^\s/@]*@)?(?P<host>(?:[^\W_](?:[\w-]*[^\W_])?\.){1,6}"
    r"(?:[a-z]{2,4}|online|media|today|world|press))(?::\d+)?(?:[/?#]\S*)?",
    re.IGNORECASE,
)
_SECOND_LEVEL = frozenset("ac co com edu gob gov gouv net or org".split())
_NORDIC = frozenset("dk fi fo gl is no se".split())
"""Countries in which one name may be two outlets: tv2.no and tv2.dk."""

_HOSTS = frozenset("blogspot medium substack tumblr wordpress".split())
"""Where the part before the domain says whose page it is."""

_CARRIERS = frozenset(
    "apple archive bing facebook flipboard google instagram linkedin msn reddit smartnews "
    "t telegram threads tiktok twitter x yahoo youtube".split()
)
"""Sites that carry the pages of many outlets."""

_DEPARTMENT = re.compile(r"(?:nyheter|nyheiter|nyheder|nyhetene|news|online|nett|sports?)\Z")
_NO_NAME = frozenset("daily dagens evening global good local morning sunday weekly world".split())
"""What is no name once "News" is taken off."""

_LONGEST = 300
"""Characters from which a name is compared as it stands; no outlet's is as long."""

_LETTERS = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "ß": "ss"})


class _Outlet(NamedTuple):
    """The name that an outlet goes by, and its country where its address tells."""

    name: str
    country: str | None


def outlets(reports: Iterable[Report]) -> dict[str, tuple[str, ...]]:
    """The outlets that each report stood in, by its id; two reports are of one if they share one.

    The source counts and, unless it is a site that carries the pages of many,
    the address. Departments ("News", "Nyheter") are left off. One name under
    two Nordic countries' domains is two outlets, unless one of the reports
    gives the bare name, which may be either.

    Returns:
        Keys to compare, in no words for people; () where a report says nothing of its outlet.
    """
    found = {
        r.id: [_named(r.source)] * bool(r.source) + [_addressed(r.url)] * bool(r.url)
        for r in reports
    }
    bare = {o.name for given in found.values() for o in given if o and o.country is None}
    return {
        id: tuple(dict.fromkeys(_key(o, bare) for o in given if o and o.name))
        for id, given in found.items()
    }


def _key(outlet: _Outlet, bare: set[str]) -> str:
    if outlet.country is None or outlet.name in bare:
        return outlet.name
    return f"{outlet.name}.{outlet.country}"


@lru_cache(maxsize=8_192)
def voices(origin: str | None) -> tuple[tuple[str, str], ...]:
    """The voices of an origin, each as a key to compare and its name; () for none.

    A byline may name several: "NTB / Reuters" shares a voice with either.
    "Agence France-Presse" and "AFP" have one key, and so does an agency's own site.
    """
    names = [name.strip() for name in (origin or "").split(" / ")]
    return tuple((known.name, name) for name in names if (known := _named(name)))


@lru_cache(maxsize=8_192)
def _named(name: str | None) -> _Outlet | None:
    """An outlet from the name that a report gives, which may be an address."""
    if not name or not name.strip():
        return None
    name = name.strip()
    if len(name) > _LONGEST:
        return _Outlet(name, None)
    agency = AGENCIES.get(" ".join(name.lower().split()))
    if agency:
        return _Outlet(_squeezed(agency), None)
    return (_addressed(name) if _ADDRESS.fullmatch(name) else None) or _Outlet(_bare(name), None)


@lru_cache(maxsize=8_192)
def _addressed(url: str | None) -> _Outlet | None:
    """An outlet from an address; None for no address, and for sites that carry many outlets."""
    found = _ADDRESS.match(url.strip()[:_LONGEST]) if url else None
    if found is None:
        return None
    parts = found["host"].lower().split(".")
    top = parts.pop()
    if len(parts) > 1 and len(top) == 2 and parts[-1] in _SECOND_LEVEL:
        parts.pop()
    label = parts[-1]
    if label in _HOSTS:
        return _Outlet(_squeezed(".".join(parts)), None) if len(parts) > 1 else None
    if label in _CARRIERS:
        return None
    return _Outlet(_bare(label), top if top in _NORDIC else None)


def _bare(name: str) -> str:
    """A name in letters and digits alone, without its article and its department."""
    squeezed = _squeezed(name)
    rest = squeezed.removeprefix("the") if len(squeezed) > 5 else squeezed
    for _ in range(2):
        cut = _DEPARTMENT.sub("", rest)
        rest = rest if len(cut) < 2 or cut in _NO_NAME else cut
    # A name in an alphabet of signs alone is still a name.
    return rest or name.casefold()


def _squeezed(name: str) -> str:
    kept = "".join(c for c in fold(name).translate(_LETTERS) if c.isalnum())
    return kept.replace("aa", "a")
