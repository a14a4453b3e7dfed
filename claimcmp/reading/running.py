"""What only the neighbours of a sentence tell of who speaks.

A quotation runs over several sentences and names its speaker in one of them;
a pronoun stands for the speaker just before; "Det skriver X." speaks of the
sentence before it.
"""

from __future__ import annotations

from collections.abc import Sequence

from claimcmp.reading.quotes import DASH, PRONOUNS, Attribution, find_attributions, quoted
from claimcmp.report import Sentence

__all__ = ["attribute"]

_IMPERSONAL = frozenset("it det den".split())


def attribute(text: str, sentences: Sequence[Sentence]) -> list[tuple[Attribution, ...]]:
    """The acts of saying of each sentence, with what only the neighbours tell.

    A pronoun takes the speaker of the sentence just before; the sentences of
    one quotation share its speaker; "Det skriver X." belongs to the sentence
    before it. Same length and order as `sentences`.
    """
    found = [list(find_attributions(s.text, s.language)) for s in sentences]
    for i, acts in enumerate(found):
        before = found[i - 1] if i else []
        speaker = next((a.speaker for a in reversed(before) if a.speaker), None)
        pronoun = speaker if i and _near(text, sentences[i - 1], sentences[i]) else None
        found[i] = [_resolve(a, pronoun) for a in acts]
        if any(a.previous for a in acts) and i and not before:
            act = acts[0]
            found[i - 1] = [Attribution(act.speaker, act.stance, 0, len(sentences[i - 1].text))]
    _share_quotations(text, sentences, found)
    return [tuple(acts) for acts in found]


def _share_quotations(
    text: str, sentences: Sequence[Sentence], found: list[list[Attribution]]
) -> None:
    """Give the sentences of a running quotation the speaker that one of them names."""
    open_quote, last = False, None
    following = _following_speakers(text, sentences, found)
    for i, sentence in enumerate(sentences):
        starts = bool(DASH.match(sentence.text)) or sentence.text[:1] in tuple('"“«»')
        running = starts or (open_quote and not _new_paragraph(text, sentences, i))
        open_quote = running and _stays_open(sentence.text, found[i], open_quote)
        if not running or found[i]:
            last = next((a.speaker for a in reversed(found[i]) if a.speaker and a.direct), last)
            if not running and not found[i]:
                last = None
            continue
        closed = quoted(sentence.text)
        alone = bool(closed) and closed[0] == (0, len(sentence.text))
        speaker = following[i] or (last if alone else None)
        if speaker:
            found[i] = [Attribution(speaker, "says", 0, len(sentence.text), direct=True)]


def _stays_open(sentence: str, acts: Sequence[Attribution], was_open: bool) -> bool:
    """Whether a quotation goes on in the next sentence of its paragraph.

    After a dash it does until somebody is named; between marks, until they close.
    """
    if DASH.match(sentence):
        return not acts
    marks = sum(sentence.count(m) for m in '"“”«»')
    return not acts if was_open and not marks else (marks + was_open) % 2 == 1


def _following_speakers(
    text: str, sentences: Sequence[Sentence], found: Sequence[Sequence[Attribution]]
) -> list[str | None]:
    """Per sentence the speaker of the first act of saying after it in its paragraph, if direct."""
    speakers: list[str | None] = [None] * len(sentences)
    ahead: str | None = None
    for i in range(len(sentences) - 1, -1, -1):
        speakers[i] = ahead
        if found[i]:
            first = found[i][0]
            ahead = first.speaker if first.start == 0 or first.direct else None
        if _new_paragraph(text, sentences, i):
            ahead = None
    return speakers


def _new_paragraph(text: str, sentences: Sequence[Sentence], i: int) -> bool:
    return i == 0 or "\n" in text[sentences[i - 1].end : sentences[i].start]


def _near(text: str, left: Sentence, right: Sentence) -> bool:
    """Whether no more than a blank line stands between two sentences."""
    return text[left.end : right.start].count("\n") <= 2


def _resolve(act: Attribution, pronoun: str | None) -> Attribution:
    if not act.speaker or act.speaker.lower() not in PRONOUNS:
        return act
    return act._replace(speaker=None if act.speaker.lower() in _IMPERSONAL else pronoun)
