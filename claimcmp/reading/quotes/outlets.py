"""To whom somebody spoke, where it was an agency or another outlet."""

from __future__ import annotations

import re

from claimcmp.reading.agencies import AGENCIES
from claimcmp.reading.quotes.grammar import View

__all__ = ["PRESS", "told"]

_KIND = re.compile(
    r"(?:avis|nyhetsbyrå|nyheitsbyrå|nyhedsbureau|bureau|byrå|kanal|radio|nettsted|nettavis|"
    r"newspaper|agency|channel|broadcaster|network|magazine|magasin|website|outlet|station)\w*$"
)
_SITE = re.compile(r"\w\.(?:no|dk|com|net|org|se|uk|nu)$")
_NAMED = frozenset("nrk tv2 tv vg bbc cnn dr e24 nbc cbs abc npr itv sky".split())
PRESS = frozenset(
    "news times post telegraph guardian tidende avis blad dagblad today daily".split()
)
_TO = frozenset("til to overfor told tells tell over".split())


def told(v: View, start: int, end: int) -> str | None:
    """The outlet named between two offsets as the one that was told; None where none is.

    Only what is surely an outlet counts: an agency, a site, a name that a word
    such as "avisen" introduces or that is one by its last word.
    """
    begin = v.after(start)
    for n in range(begin, min(len(v.words), v.after(end), begin + 12)):
        if not v.words[n].text[0].isupper() and not _SITE.search(v.lower[n]):
            continue
        if not any(v.lower[k] in _TO for k in range(max(0, n - 5), n)) and not _SITE.search(
            v.lower[n]
        ):
            continue
        stop = n + 1
        while stop < len(v.words) and _goes_on(v, stop) and v.gap(stop).isspace():
            stop += 1
        name = v.text[v.words[n].start : v.words[stop - 1].end]
        introduced = n > 0 and _KIND.search(v.lower[n - 1]) and v.gap(n).isspace()
        if name.lower() in AGENCIES:
            return AGENCIES[name.lower()]
        last = v.lower[stop - 1]
        if introduced or _SITE.search(last) or v.lower[n] in _NAMED or last in PRESS:
            return name
    return None


def _goes_on(v: View, n: int) -> bool:
    return v.words[n].text[0].isupper() or (v.words[n].text == "2" and v.lower[n - 1] == "tv")
