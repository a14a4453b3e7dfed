"""News agencies, which make news known first, and picture agencies, which do not.

Floor of `claimcmp.reading`: the standard library only. One agency has one
name, however a report spells it ("Agence France-Presse" is "AFP").
"""

from __future__ import annotations

import re

__all__ = ["AGENCIES", "agencies_in", "is_photo_credit", "spellings"]

_SPELLINGS = {
    "AAP": ("Australian Associated Press",),
    "AFP": ("Agence France-Presse", "Agence France Presse"),
    "Amaq": ("Amaq News Agency",),
    "ANSA": (),
    "ANP": (),
    "AP": ("Associated Press", "The Associated Press"),
    "APA": (),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansı", "Anadolu News Agency"),
    "Belga": (),
    "BelTA": (),
    "BNS": ("Baltic News Service",),
    "Canadian Press": ("The Canadian Press",),
    "CTK": ("ČTK",),
    "DPA": ("Deutsche Presse-Agentur",),
    "EFE": ("Agencia EFE",),
    "Fars News": ("Fars News Agency",),
    "Hawar News": ("ANHA", "Hawar News Agency"),
    "IANS": (),
    "Interfax": (),
    "IRNA": (),
    "ISNA": (),
    "KCNA": (),
    "Kyodo": ("Kyodo News",),
    "NTB": ("Norsk Telegrambyrå",),
    "MTI": (),
    "PAP": (),
    "PA": ("Press Association", "PA Media"),
    "PTI": ("Press Trust of India",),
    "Reuters": ("Thomson Reuters",),
    "RIA Novosti": ("RIA",),
    "Ritzau": ("Ritzaus Bureau", "Ritzaus"),
    "SANA": (),
    "SID": (),
    "Sputnik": ("Sputnik News",),
    "STT": ("STT-Lehtikuva",),
    "TASS": ("ITAR-TASS", "Tass", "Itar-Tass"),
    "Tasnim": ("Tasnim News Agency",),
    "TT": ("Tidningarnas Telegrambyrå", "TT Nyhetsbyrån"),
    "Ukrinform": (),
    "UPI": ("United Press International",),
    "WAFA": (),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News Agency",),
}
AGENCIES = {
    spelling.lower(): name for name, others in _SPELLINGS.items() for spelling in (name, *others)
}
"""Every spelling in small letters, and the agency's one name."""

_CAPITALS = frozenset("ANP AP APA BNS EFE PA PAP PTI SID TT".split())
"""Names that are words or parties in small letters: "(Ap)" behind a Norwegian name is Labour."""

_PHOTO = re.compile(
    r"\b(?:scanpix|getty|shutterstock|istock(?:photo)?|corbis|alamy|epa|polfoto|colou?rbox|"
    r"unsplash|flickr|wikimedia|all\s?over\s?press|nur\s?photo|images?|photos?|pictures?|"
    r"foto(?:graf)?|bilder?|billede[rt]?)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"©|\(c\)|\bcopyright\b|(?<!\d)(?:19|20)\d\d(?!\d)", re.IGNORECASE)
_BETWEEN = re.compile(r"\s*(?:[/,;&+|]|\b(?:og|and|via)\b)\s*", re.IGNORECASE)
_HYPHEN = re.compile(r"\s*[-–]\s*")


def spellings() -> tuple[str, ...]:
    """The agencies' names as prose has them, the longest first: none in small letters."""
    known = {spelling for name, others in _SPELLINGS.items() for spelling in (name, *others)}
    return tuple(sorted(known, key=lambda spelling: (-len(spelling), spelling)))


def is_photo_credit(words: str) -> bool:
    """Whether the words name a picture agency or speak of a picture."""
    return bool(_PHOTO.search(words))


def agencies_in(words: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The agencies that a credit names, by their one name, and what else it names.

    "NTB-Reuters" gives `(("NTB", "Reuters"), ())`, "Ola Nordmann, NTB" gives
    `(("NTB",), ("Ola Nordmann",))`. Two empty tuples for words without a name.
    """
    found: list[str] = []
    others: list[str] = []
    for part in _BETWEEN.split(_SIGNS.sub(" ", words)):
        names = _named(part)
        if names:
            found.extend(n for n in names if n not in found)
        elif part.strip(" .()[]"):
            others.append(part.strip(" .()[]"))
    return tuple(found), tuple(others)


def _named(part: str) -> list[str]:
    """The agencies that one part is made of; empty where any of it is something else."""
    bare = " ".join(part.strip(" .()[]").split())
    whole = _name_of(bare)
    if whole:
        return [whole]
    names = [_name_of(piece) for piece in _HYPHEN.split(bare)]
    return [n for n in names if n] if all(names) else []


def _name_of(spelling: str) -> str | None:
    """The one name of an agency; None for others, and for small letters that mean another."""
    name = AGENCIES.get(spelling.lower())
    if name in _CAPITALS and spelling.upper() == name != spelling:
        return None
    return name
