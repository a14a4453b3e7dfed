"""Whether an encoder, a judge or a splitter of your own keeps what the library counts on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import ClaimcmpError, InputError
from claimcmp.matching.judge import CLASSES, Judge, Opinion, Pair
from claimcmp.matching.judges import checked_judge
from claimcmp.matching.relate import as_claims
from claimcmp.matching.vectors import unit_rows
from claimcmp.matching.words import WordTable
from claimcmp.reading.splitters import LoadedSplitter, load_splitter
from claimcmp.report import Claim
from claimcmp.testing.encoders import HashEncoder
from claimcmp.values import LANGUAGES, Language

__all__ = ["check_encoder", "check_judge", "check_splitter"]

_STRETCHES = (
    "A line without a closing mark",
    "One sentence. Another one! A third? And … the last",
    "Hun reiste kl. 14 den 3. mai, jf. kap. 2 nr. 4. Dr. Li ble igjen i ca. tre uker.",
    "Eg veit ikkje. Veit du det? Nei, det gjer eg ikkje …",
    "»Vi venter,« sagde hun. Så kom den 5. bus, dvs. den sidste.",
    "Mr. Hill of the U.S. Senate paid $3.50 at 5 p.m. He left. “Why?” she asked.",
    "No space here.After the stop there is none.«Nor here.»And here",
    "– A dash opens it. – A dash goes on (and a bracket. Two sentences long).",
    "the same the same. the same the same. the same the same.",
    "  Blanks   before,\twithin.  \u00a0 And after. \t ",
    "A line\nthat was wrapped\r\nat a width. It ends\nhere.",
    "Caf\u00e9, cafe\u0301. \U0001f6a2\U0001f1f3\U0001f1f4 met. \U0001f468\u200d\U0001f469 came.",
    "\ufeffA mark of order. \u200fA mark of direction\u200e. A\u00adhyphen\u200b.",
    "A NUL \x00. A lone half \ud83d. The end.",
    "See https://example.org/a.b?c=d!e and post@example.org. Both exist.",
    '?! ... \u00bb\u00ab "" () .',
    ".",
    "Ok. " * 400 + "x" * 4000,
)
"""Stretches of prose that are hard to cut, harder to give offsets for."""


def check_splitter(splitter: object, texts: Sequence[str] = ()) -> None:
    """Assert that a splitter can be given to `split` and `compare`.

    It is shown stretches of prose in every language, each of them hard: abbreviations,
    quotes, missing spaces, blanks of all kinds, emoji, marks of direction. Each
    time its spans have to lie in the stretch, in order, without overlap, and
    may leave out blanks only; asked again, it has to give the same. Whether
    it cuts well is not looked at.

    Args:
        splitter: Anything that `load_splitter` takes.
        texts: Stretches of your own that it is to be shown as well.

    Raises:
        AssertionError: With what it was shown, what it gave and what is wanted.
    """
    try:
        loaded = load_splitter(splitter)
    except InputError as error:
        raise AssertionError(str(error)) from error
    for text in (*_STRETCHES, *texts):
        for language in (*LANGUAGES, "und"):
            first = _spans(loaded, text, language)
            again = _spans(loaded, text, language)
            assert first == again, (
                f"the splitter {loaded.name} gave {first} and then {again} for {text[:60]!r} in "
                f"language {language!r}; want the same each time"
            )


def _spans(splitter: LoadedSplitter, text: str, language: Language) -> tuple[tuple[int, int], ...]:
    try:
        return splitter(text, language)
    except InputError as error:
        raise AssertionError(str(error)) from error


_ENCODED = (
    "Havna i Lervik er stengt.",
    "Hamna i Lervik er ikkje stengd.",
    "Havnen blev lukket den 3. maj.",
    "The port was closed on 3 May, says mayor Ida Holm.",
    "port",
    "12",
    "…",
    "",
    " \t\n ",
    "A NUL \x00 and a mark of order \ufeff.",
    "\U0001f6a2\U0001f1f3\U0001f1f4",
    "The port was closed. " * 300,
    "port",
)
"""Claims of four languages, single words, and what is hardly a text."""

# How far rows may differ by rounding alone: cosines are told to four decimals.
_ROUNDING = 1e-4


def check_encoder(encoder: object, texts: Sequence[str] = ()) -> None:
    """Assert that an encoder can be given to `compare` and all else that takes one.

    It is shown claims of four languages, single words, blanks, and a text of
    a thousand words. Each text has to get one row of float32, finite and of length 1,
    or 0 where nothing was recognised; the same row each time, and
    (but for rounding) in any company and order, or updated comparisons would
    not equal new ones. Whether near texts are near is not looked at.

    Args:
        encoder: Anything that `load_encoder` takes.
        texts: Texts of your own that it is to be shown as well.

    Raises:
        AssertionError: With what it was shown, what it gave and what is wanted.
    """
    try:
        loaded = load_encoder(encoder)
    except ClaimcmpError as error:
        raise AssertionError(str(error)) from error
    name, dimension = _text_name(loaded, "encoder"), loaded.dimension
    assert isinstance(dimension, int), f"the dimension of {name} is {dimension!r}; want a number"
    assert dimension > 0, f"the dimension of {name} is {dimension}; want 1 or more"
    shown = [*_ENCODED, *texts]
    rows = _rows(loaded, shown)
    _same_rows(rows, _rows(loaded, shown), shown, f"{name} gave other rows the second time")
    turned = _rows(loaded, shown[::-1])[::-1]
    _same_rows(rows, turned, shown, f"{name} gave other rows in another order")
    alone = np.concatenate([_rows(loaded, [text]) for text in shown])
    _same_rows(rows, alone, shown, f"{name} gave other rows to texts by themselves")
    _rows(loaded, [])


def _rows(encoder: Encoder, texts: list[str]) -> NDArray[np.float32]:
    given = list(texts)
    rows: Any = encoder.encode(given)
    assert given == texts, f"the encoder {encoder.name} changed the list of texts it was given"
    shape, dtype = getattr(rows, "shape", None), getattr(rows, "dtype", type(rows).__name__)
    wanted = (len(texts), encoder.dimension)
    assert isinstance(rows, np.ndarray), f"the encoder {encoder.name} gave {dtype}; want an array"
    assert shape == wanted, (
        f"the encoder {encoder.name} gave shape {shape} for {len(texts)} texts; want {wanted}"
    )
    assert dtype == np.float32, f"the encoder {encoder.name} gave {dtype}; want float32"
    lengths = np.linalg.norm(rows, axis=1)
    for text, length in zip(texts, lengths.tolist(), strict=True):
        assert abs(length - 1) < _ROUNDING or length == 0, (
            f"the encoder {encoder.name} gave a row of length {length:.6g} for {text[:60]!r}; "
            "want 1, or 0 where nothing was recognised"
        )
    return rows


def _same_rows(
    one: NDArray[np.float32], other: NDArray[np.float32], texts: Sequence[str], what: str
) -> None:
    far = np.abs(one - other).max(axis=1)
    worst = int(far.argmax())
    assert far[worst] < _ROUNDING, (
        f"the encoder {what}: {texts[worst][:60]!r} is off by {far[worst]:.2g}; want the same row"
    )


_JUDGED = (
    ("Ti personer ble evakuert fra fergen.", "12 people were evacuated from the ferry."),
    ("Havna i Lervik er stengt.", "Havnen i Lervik er lukket."),
    ("Hamna er ikkje stengd.", "The port is closed."),
    ("The mayor opened the quay on 3 May.", "Ordføreren åpnet kaia 4. mai."),
    ("Ida Holm denies that the port is shut.", "The port is shut."),
    ("Broen vil bli bygget i 2031.", "Toget til Bergen var forsinket."),
    ("Venstre styrer Sandvik.", "Sandvik is controlled by Høyre."),
    ("port", "The port was closed. " * 300),
)
"""Pairs that agree, differ in a number, a day, a name, by a denial, or have nothing in common."""


def check_judge(judge: object, pairs: Sequence[tuple[str, str]] = ()) -> None:
    """Assert that a judge can be given to `compare`, `relate` and `match`.

    It is shown pairs of claims in four languages, with and without a margin. Each
    time it has to give an `Opinion`: three probabilities that sum to 1, and
    reasons, if any, that sum to its score and whose spans lie in the claims. It
    has to think the same each time, in any company (`opinions` as `opinion`),
    and of a pair and its mirror image the same is to be likeliest. Whether it
    is right is not looked at.

    Args:
        judge: Anything that `load_judge` takes.
        pairs: Pairs of texts of your own that it is to be shown as well.

    Raises:
        AssertionError: With what it was shown, what it gave and what is wanted.
    """
    try:
        loaded = checked_judge(judge)
    except ClaimcmpError as error:
        raise AssertionError(str(error)) from error
    name = _text_name(loaded, "judge")
    for pair_of_texts in pairs:
        many = isinstance(pair_of_texts, Sequence) and not isinstance(pair_of_texts, str)
        two = many and len(pair_of_texts) == 2
        assert two, (
            f"check_judge was given {pair_of_texts!r:.60} for a pair; want two texts: (a, b)"
        )
    shown, mirrored = _pairs([*_JUDGED, *pairs])
    told = [_opinion(loaded, pair) for pair in shown]
    for pair, opinion, other in zip(shown, told, mirrored, strict=True):
        _same_opinion(opinion, _opinion(loaded, pair), pair, f"{name} the second time")
        turned = _opinion(loaded, other)
        likeliest = [CLASSES[int(np.argmax(o.probabilities))] for o in (opinion, turned)]
        assert likeliest[0] == likeliest[1], (
            f"the judge {name} finds {likeliest[0]!r} likeliest of {_shown(pair)}, and "
            f"{likeliest[1]!r} of the two exchanged; want the same"
        )
    together = getattr(loaded, "opinions", None)
    if callable(together):
        many = together(shown)
        assert isinstance(many, Sequence), f"the judge {name} gave {many!r:.80}; want a list"
        assert len(many) == len(shown), (
            f"the judge {name} gave {len(many)} opinions on {len(shown)} pairs; want one each"
        )
        for pair, opinion, other_opinion in zip(shown, told, many, strict=True):
            _checked(name, pair, other_opinion)
            _same_opinion(opinion, other_opinion, pair, f"{name} among others")


def _pairs(texts: Sequence[tuple[str, str]]) -> tuple[list[Pair], list[Pair]]:
    """The pairs with what the vectors of a small encoder say, and the same exchanged."""
    claims, encoder = as_claims(text for pair in texts for text in pair), HashEncoder(256)
    rows, table = unit_rows(encoder, [c.standalone for c in claims]), WordTable(claims, encoder)
    shown, mirrored = list[Pair](), list[Pair]()
    for n in range(0, len(claims), 2):
        margin = None if n % 4 else 0.2
        for i, j, held in ((n, n + 1, shown), (n + 1, n, mirrored)):
            cosine = float(rows[i] @ rows[j])
            held.append(Pair(claims[i], claims[j], cosine, margin, table.coverage(i, j)))
    return shown, mirrored


def _opinion(judge: Judge, pair: Pair) -> Opinion:
    return _checked(judge.name, pair, judge.opinion(pair))


def _checked(name: str, pair: Pair, given: object) -> Opinion:
    said = f"the judge {name} gave {given!r:.120} for {_shown(pair)}"
    assert isinstance(given, Opinion), f"{said}; want an Opinion"
    chances = given.probabilities
    assert len(chances) == len(CLASSES), f"{said}; want the chances of {', '.join(CLASSES)}"
    assert all(0 <= p <= 1 for p in chances), f"{said}; want chances from 0 to 1"
    assert abs(sum(chances) - 1) < 0.01, f"{said}; want chances that sum to 1"
    total = sum(r.contribution for r in given.reasons)
    assert abs(total - given.score) < 0.01, (
        f"{said}; its reasons sum to {total:.4f}, its score is {given.score:.4f}: want one sum"
    )
    for reason in given.reasons:
        for claim, spans in ((pair.left, reason.left), (pair.right, reason.right)):
            assert all(_lies_in(claim, span.start, span.end) for span in spans), (
                f"{said}; the reason {reason.words!r} rests on a span outside the claim"
            )
    return given


def _lies_in(claim: Claim, start: int, end: int) -> bool:
    return claim.context_start <= start <= end <= claim.context_start + len(claim.context)


def _same_opinion(one: Opinion, other: Opinion, pair: Pair, what: str) -> None:
    far = max(abs(a - b) for a, b in zip(one.probabilities, other.probabilities, strict=True))
    assert far < _ROUNDING, (
        f"the judge {what} thinks {other.probabilities} of {_shown(pair)}, and thought "
        f"{one.probabilities}; want the same"
    )


def _shown(pair: Pair) -> str:
    return f"({pair.left.text[:40]!r}, {pair.right.text[:40]!r})"


def _text_name(given: Encoder | Judge, what: str) -> str:
    name: object = given.name
    assert isinstance(name, str), f"the {what}'s name is {name!r}; want words that tell which it is"
    assert name, f"the {what}'s name is empty; want words that tell which it is"
    return name
