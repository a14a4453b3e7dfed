"""What the golden quotation tests share: a text's acts of saying as plain values."""

from claimcmp.reading.running import attribute
from claimcmp.reading.segments import split
from claimcmp.values import Language

Said = tuple[str | None, str, str]


def said_in(text: str, language: Language) -> list[Said]:
    """Speaker, stance and what was said, act by act; `previous` marks left out."""
    prose = [s for s in split(text, language=language) if s.kind == "sentence"]
    return [
        (a.speaker, a.stance, s.text[a.start : a.end].strip(" .,\"“”«»‘’'–-"))
        for s, acts in zip(prose, attribute(text, prose), strict=True)
        for a in acts
        if not a.previous
    ]
