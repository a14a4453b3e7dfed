"""What only the neighbours of a sentence tell of who speaks.

A quotation runs over several sentences and names its speaker in one of them;
a pronoun stands for a speaker before it; "Det skriver X." speaks of the
sentence before it.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from claimcmp.reading.quotes.acts import Attribution
from claimcmp.reading.quotes.content import trim
from claimcmp.reading.quotes.marks import DASH, MARKS, Region, balanced, regions
from claimcmp.reading.quotes.pronouns import Memory
from claimcmp.reading.quotes.sentence import read_sentence
from claimcmp.reading.quotes.unnamed import unnamed
from claimcmp.report import Sentence

__all__ = ["attribute"]

_AFTER_COLON = re.compile(r":\s+[–—-]\s+(?=[\"“«]?[^\W\d_a-zæøå])")
_INNER_DASH = re.compile(r"[^\s:–—-]\s+[–—-]\s+(?=[\"“«]?[A-ZÆØÅ])")
_EDGE = 3  # characters of a dash and its blanks before what is said
_TURN = 12  # sentences between a dash and the verb that closes what it opened


def attribute(text: str, sentences: Sequence[Sentence]) -> list[tuple[Attribution, ...]]:
    """The acts of saying of each sentence, with what only the neighbours tell.

    A pronoun takes the nearest speaker before it that fits; the sentences of
    one quotation share its speaker; "Det skriver X." belongs to the sentence
    before it. What stands in marks and names nobody is a quotation with an open
    speaker. Same length and order as `sentences`.
    """
    paragraphs = _paragraphs(text, sentences)
    marked, broken, unclear = _marks(text, sentences, paragraphs)
    found = _read(text, sentences, marked, paragraphs)
    for i in broken:
        found[i] = [a for a in found[i] if not _touches_mark(sentences[i].text, a)]
        if i + 1 < len(found) and not marked[i + 1]:
            found[i + 1] = [a for a in found[i + 1] if a.start > 1 or a.previous]
    for i, acts in enumerate(found):
        if any(a.previous for a in acts) and i and not found[i - 1]:
            act = acts[0]
            whole = Attribution(act.speaker, act.stance, 0, len(sentences[i - 1].text), to=act.to)
            found[i - 1] = [whole]
    _go_on_with_dash(sentences, found, paragraphs)
    _run_on(sentences, marked, found)
    speaker: str | None = None
    for first, last in paragraphs:
        if broken.isdisjoint(range(first, last)):
            speaker = _share_marks(sentences, marked, found, range(first, last), speaker)
    _introduced(sentences, marked, found)
    _leave_open(sentences, marked, found, unclear)
    return [tuple(acts) for acts in found]


class _Turn(NamedTuple):
    """What a dash opened in sentence `first`, at `start`, and sentence `last` closes."""

    first: int
    start: int
    last: int


def _read(
    text: str,
    sentences: Sequence[Sentence],
    marked: Sequence[Sequence[Region]],
    paragraphs: Sequence[tuple[int, int]],
) -> list[list[Attribution]]:
    """The acts of each sentence, its pronouns resolved, with the turns that dashes open."""
    found: list[list[Attribution]] = []
    memory = Memory(text)
    turns = {t.last: t for t in _turns(sentences, marked, {first for first, _ in paragraphs})}
    paragraph = {i: first for first, last in paragraphs for i in range(first, last)}
    spoken = {k for t in turns.values() for k in range(t.first, t.last)}
    for i, sentence in enumerate(sentences):
        turn = turns.get(i)
        told = read_sentence(sentence.text, sentence.language, marked[i], turn=turn is not None)
        if turn is None and _opened_inside(sentences, found, i, paragraph[i]):
            told = tuple(a for a in told if a.start > _EDGE or marked[i] or a.previous)
        acts = memory.resolve(sentence, [] if i in spoken else told)
        found.append(acts)
        if turn is not None and acts:
            for k in range(_told_from(sentences, turn, acts[0].speaker), i):
                whole = _whole(sentences[k], acts[0].speaker, acts[0].to)
                found[k] = [whole._replace(start=turn.start) if k == turn.first else whole]
            acts[0] = acts[0]._replace(direct=True)
        memory.add(
            sentence, acts, spoken=not acts and (i in spoken or _opens(sentence) is not None)
        )
    return found


def _opened_inside(
    sentences: Sequence[Sentence], found: Sequence[Sequence[Attribution]], i: int, first: int
) -> bool:
    """Whether a dash inside a sentence just before may have opened what sentence `i` closes.

    "Glad - Eg gler meg. Men eg er nervøs, seier X.": where the quotation begins is not sure.
    """
    for k in range(i, max(first, i - _TURN) - 1, -1):
        if k < i and found[k]:
            return False
        if _INNER_DASH.search(sentences[k].text):
            return True
    return False


def _turns(
    sentences: Sequence[Sentence], marked: Sequence[Sequence[Region]], begins: Container[int]
) -> Iterator[_Turn]:
    """The turns of several sentences: a dash opens the first, a verb of saying closes the last."""
    for i, sentence in enumerate(sentences):
        start = _opens(sentence)
        if start is None or read_sentence(sentence.text, sentence.language, marked[i]):
            continue
        for k in range(i + 1, min(len(sentences), i + 1 + _TURN)):
            # What somebody says may go on in the paragraph after his dash, no further.
            if _opens(sentences[k]) == 0 or (k in begins and (k > i + 1 or start)):
                break
            if _INNER_DASH.search(sentences[k].text):
                break  # a heading or another's turn may stand before that dash
            acts = read_sentence(sentences[k].text, sentences[k].language, marked[k], turn=True)
            marks_first = bool(marked[k]) and marked[k][0].start == 0
            if acts and acts[0].start <= 1 and not acts[0].previous and not marks_first:
                yield _Turn(i, start, k)
            if acts or _opens(sentences[k]) is not None:
                break


def _go_on_with_dash(
    sentences: Sequence[Sentence],
    found: list[list[Attribution]],
    paragraphs: Sequence[tuple[int, int]],
) -> None:
    """Give "– B." right after "– A, sier X." in one paragraph to X; a question is another's."""
    for first, last in paragraphs:
        for i in range(first + 1, last):
            text, before = sentences[i].text, found[i - 1]
            dashes = DASH.match(text) and DASH.match(sentences[i - 1].text)
            if dashes and not found[i] and before and before[0].direct and "?" not in text:
                found[i] = [_whole(sentences[i], before[0].speaker, before[0].to)]


def _told_from(sentences: Sequence[Sentence], turn: _Turn, speaker: str | None) -> int:
    """Where a turn begins: nobody names himself, so behind a sentence that names its speaker."""
    name = (speaker or "").split()[-1:]
    within = range(turn.first, turn.last)
    naming = [k for k in within if name and name[0] in sentences[k].text]
    return naming[-1] + 1 if naming else turn.first


def _opens(sentence: Sentence) -> int | None:
    """Where a dash at the start, or after a colon, opens what somebody says."""
    if DASH.match(sentence.text):
        return 0
    inner = _AFTER_COLON.search(sentence.text)
    return inner.end() if inner else None


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> list[tuple[int, int]]:
    """The sentences of each paragraph, as half-open runs of their indices."""
    runs: list[tuple[int, int]] = []
    begin = 0
    for i in range(1, len(sentences) + 1):
        if i == len(sentences) or "\n" in text[sentences[i - 1].end : sentences[i].start]:
            runs.append((begin, i))
            begin = i
    return [r for r in runs if r[1] > r[0]]


def _marks(
    text: str, sentences: Sequence[Sentence], paragraphs: Sequence[tuple[int, int]]
) -> tuple[list[tuple[Region, ...]], set[int], set[int]]:
    """Per sentence the stretches between quotation marks, read over its whole paragraph.

    Where a mark of the paragraph lacks its partner, each sentence is read for itself;
    given too are those in which that leaves a mark alone, and all of such paragraphs.
    """
    marked: list[tuple[Region, ...]] = [()] * len(sentences)
    broken: set[int] = set()
    unclear: set[int] = set()
    for first, last in paragraphs:
        offset = sentences[first].start
        whole = text[offset : sentences[last - 1].end]
        if not balanced(whole):
            alone = range(first, last)
            unclear.update(alone)
            broken.update(i for i in alone if not balanced(sentences[i].text, alone=True))
            for i in alone:
                marked[i] = regions(sentences[i].text)
            continue
        inside = regions(whole)
        if any(not r.closed for r in inside):
            unclear.update(range(first, last))
        at = 0
        for i in range(first, last):
            start, end = sentences[i].start - offset, sentences[i].end - offset
            while at < len(inside) and inside[at].end <= start:
                at += 1
            own, n = [], at
            while n < len(inside) and inside[n].start < end:
                low, high = max(inside[n].start, start), min(inside[n].end, end)
                if low < high:
                    own.append(Region(low - start, high - start, inside[n].end <= end))
                n += 1
            marked[i] = tuple(own)
    return marked, broken, unclear


def _touches_mark(text: str, act: Attribution) -> bool:
    return act.direct or any(c in MARKS for c in text[max(0, act.start - 2) : act.end + 2])


def _run_on(
    sentences: Sequence[Sentence],
    marked: Sequence[Sequence[Region]],
    found: list[list[Attribution]],
) -> None:
    """Add the quotation that a sentence ends with and the next goes on with."""
    for sentence, inside, acts in zip(sentences, marked, found, strict=True):
        runs_on = bool(inside) and not inside[-1].closed and inside[-1].end >= len(sentence.text)
        if not runs_on or not acts or any(a.previous or a.end > inside[-1].start for a in acts):
            continue
        led_in = sentence.text[: inside[-1].start].rstrip().endswith(":")
        start, end = trim(sentence.text, inside[-1].start, len(sentence.text))
        if start < end:
            name = acts[-1].speaker if led_in else None
            acts.append(Attribution(name, "says", start, end, direct=True))


def _whole(sentence: Sentence, speaker: str | None, to: str | None = None) -> Attribution:
    return Attribution(speaker, "says", 0, len(sentence.text), direct=True, to=to)


def _within(sentence: Sentence, marked: Sequence[Region]) -> bool:
    """Whether a sentence stands between marks from its first to its last letter."""
    if not marked:
        return False
    text = sentence.text
    before = text[: marked[0].start].strip(" –—-")
    after = text[marked[-1].end :].strip(" .,!?–—-")
    return not before and not after and len(marked) == 1


def _share_marks(
    sentences: Sequence[Sentence],
    marked: Sequence[Sequence[Region]],
    found: list[list[Attribution]],
    paragraph: range,
    speaker: str | None,
) -> str | None:
    """Give the sentences between marks the speaker that one of them names, or the one before.

    `speaker` is whose quotation the paragraph before ended with; given back is that of this one.
    """
    i = paragraph.start
    if not all(_within(sentences[k], marked[k]) for k in paragraph):
        speaker = None
    while i < paragraph.stop:
        if found[i]:
            quotes = bool(marked[i]) and any(a.end >= marked[i][0].start for a in found[i])
            if quotes and speaker and found[i][0].speaker is None and marked[i][0].start == 0:
                found[i][0] = found[i][0]._replace(speaker=speaker)
            speaker = found[i][-1].speaker if quotes else None
            opened = bool(marked[i]) and not marked[i][-1].closed
            stop = (
                _run(sentences, marked, found, i + 1, paragraph.stop)
                if opened and speaker
                else i + 1
            )
            name = speaker
        elif _within(sentences[i], marked[i]):
            stop = _run(sentences, marked, found, i, paragraph.stop)
            # What is open still is said by whom the sentence names in which it closes.
            open_still = not marked[stop - 1][-1].closed and stop < paragraph.stop
            name = _ahead(marked, found, stop, paragraph.stop) if open_still else speaker
            speaker = name
        else:
            stop, name, speaker = i + 1, None, None
        for k in range(i, stop):
            if not found[k] and name:
                found[k] = [_whole(sentences[k], name)]
        i = stop
    return speaker


def _run(
    sentences: Sequence[Sentence],
    marked: Sequence[Sequence[Region]],
    found: Sequence[Sequence[Attribution]],
    i: int,
    last: int,
) -> int:
    """The first sentence from `i` on that is not part of the quotation that is open there."""
    while i < last and not found[i] and _within(sentences[i], marked[i]):
        i += 1
        if marked[i - 1][-1].closed:
            break
    return i


def _ahead(
    marked: Sequence[Sequence[Region]], found: Sequence[Sequence[Attribution]], i: int, last: int
) -> str | None:
    """The speaker whom sentence `i` names for the quotation that runs into it."""
    if i >= last or not found[i] or not marked[i] or marked[i - 1][-1].closed:
        return None
    runs_on = marked[i][0].start == 0 and found[i][0].start <= marked[i][0].end
    return found[i][0].speaker if runs_on else None


def _introduced(
    sentences: Sequence[Sentence],
    marked: Sequence[Sequence[Region]],
    found: list[list[Attribution]],
) -> None:
    """Give what follows "X skriver på Facebook:" in a sentence of its own to X."""
    for i in range(len(sentences) - 1):
        if not found[i] or not sentences[i].text.rstrip().endswith(":"):
            continue
        act = found[i][-1]
        if act.start < act.end:
            continue
        follows = i + 1
        while follows < len(sentences) and not found[follows]:
            opens = bool(DASH.match(sentences[follows].text)) or _within(
                sentences[follows], marked[follows]
            )
            if not opens:
                break
            found[follows] = [_whole(sentences[follows], act.speaker)]
            if (marked[follows] and marked[follows][-1].closed) or not marked[follows]:
                break
            follows += 1
        found[i] = found[i][:-1]


def _leave_open(
    sentences: Sequence[Sentence],
    marked: Sequence[Sequence[Region]],
    found: list[list[Attribution]],
    unclear: Container[int],
) -> None:
    """Give what is quoted and has no speaker to nobody known, not to the report."""
    for i, sentence in enumerate(sentences):
        if not found[i] and i not in unclear:
            act = unnamed(sentence.text, sentence.language, marked[i])
            found[i] = [act] if act is not None else []
    _one_voice(marked, found, unclear)


def _one_voice(
    marked: Sequence[Sequence[Region]],
    found: list[list[Attribution]],
    unclear: Container[int],
) -> None:
    """Name the pieces of one quotation that are open after the speaker whom another piece names."""
    joined = [
        i
        for i in range(len(found) - 1)
        if i not in unclear
        and found[i]
        and found[i + 1]
        and marked[i]
        and not marked[i][-1].closed
        and found[i][-1].end >= marked[i][-1].start
        and marked[i + 1]
        and marked[i + 1][0].start == 0
        and found[i + 1][0].start <= marked[i + 1][0].end
    ]
    for i in reversed(joined):
        if found[i][-1].speaker is None and found[i][-1].direct:
            found[i][-1] = found[i][-1]._replace(speaker=found[i + 1][0].speaker)
    for i in joined:
        if found[i + 1][0].speaker is None and found[i + 1][0].direct:
            found[i + 1][0] = found[i + 1][0]._replace(speaker=found[i][-1].speaker)
