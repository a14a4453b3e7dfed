"""Sentences cut by somebody else: what a splitter is, and how one is brought in.

Beside `claimcmp.reading.sentences`, which are the package's own rules. Knows
spans and blanks, no language.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import islice
from operator import index
from typing import Any, Protocol, runtime_checkable

from claimcmp.errors import InputError
from claimcmp.reading.sentences import sentence_spans
from claimcmp.values import Language

__all__ = ["LoadedSplitter", "Splitter", "load_splitter"]

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_SHOWN = 40
"""Characters of a text that an error message shows."""


@runtime_checkable
class Splitter(Protocol):
    """Anything that tells where the sentences of a text begin and end.

    It is called with one stretch of prose at a time (a paragraph, or the text
    of a picture) and the language of the whole text, one of nb, nn, da, en and
    und. It gives half-open spans in code points of that stretch, in order and
    without overlap; between them lie blanks only.
    """

    def __call__(self, text: str, language: Language, /) -> Iterable[tuple[int, int]]:
        """The sentences of `text`."""


class LoadedSplitter:
    """A splitter whose spans are checked each time: made by `load_splitter`.

    What it gives is in order, without overlap, begins and ends on characters
    that are not blank, and leaves out blanks only.
    """

    def __init__(self, run: Callable[..., Any], *, name: str, takes_language: bool) -> None:
        self._run, self._name, self._takes_language = run, name, takes_language

    @property
    def name(self) -> str:
        """What the splitter calls itself, else its function or class; "claimcmp" is our own."""
        return self._name

    def __repr__(self) -> str:
        return f"<LoadedSplitter {self.name}>"

    def __call__(self, text: str, language: Language, /) -> tuple[tuple[int, int], ...]:
        """The sentences of a text; none where it is empty or blank.

        Raises:
            InputError: The splitter fails, or gives something that is no
                sentences of this text.
        """
        if not text or text.isspace():
            return ()
        # A program behind a splitter may want UTF-8, which holds no half of a pair.
        text = text if text.isascii() else _LONE_SURROGATE.sub("\ufffd", text)
        spans: list[tuple[int, int]] = []
        at = 0
        for piece in self._pieces(text, language):
            start, end = self._placed(piece, text, at)
            if not 0 <= start <= end <= len(text):
                raise self._refusal(text, f"the span [{start}, {end})", "spans inside the text")
            if start < at:
                raise self._refusal(
                    text,
                    f"the span [{start}, {end}), which begins before the end of the one before "
                    f"it, {at}",
                    "spans in order that do not overlap",
                )
            self._check_blank(text, at, start)
            at = end
            start, end = _trimmed(text, start, end)
            if start < end:
                spans.append((start, end))
        self._check_blank(text, at, len(text))
        return tuple(spans)

    def spans(
        self, text: str, language: Language, start: int, end: int
    ) -> Iterator[tuple[int, int]]:
        """The sentences of `text[start:end]`, which alone is shown, as spans into `text`."""
        for first, last in self(text[start:end], language):
            yield start + first, start + last

    def _pieces(self, text: str, language: Language) -> list[object]:
        """What the splitter gives, span for span or string for string."""
        try:
            given = self._run(text, language) if self._takes_language else self._run(text)
            found = getattr(given, "sents", given)
            if isinstance(found, Iterable) and not isinstance(found, str | bytes | Mapping):
                pieces = list(islice(found, len(text) + 2))
            else:
                pieces = None
        except Exception as error:  # whatever the splitter's own code raises
            raise InputError(
                f"the splitter {self.name} failed on {_shown(text)} in language {language!r} "
                f"({type(error).__name__}: {_first_line(error)}); want the sentences of that "
                "text: see whether the splitter cuts it outside claimcmp"
            ) from error
        if pieces is None:
            kind = type(given).__name__
            raise self._refusal(text, f"one {kind}", "a list of spans or of strings")
        if len(pieces) > len(text) + 1:
            raise self._refusal(text, "more pieces than the text has characters", "an end of them")
        return pieces

    def _placed(self, piece: object, text: str, at: int) -> tuple[int, int]:
        """The span a piece stands for; a string is looked for at `at`, where it has to be."""
        if isinstance(piece, str):
            place = _end_of_words(piece, text, at)
            if place is None:
                raise self._refusal(
                    text,
                    f"the string {_shown(piece)}, which does not stand at {at} of the text",
                    "strings that make up the text in order, blanks aside",
                )
            return at, place
        pair: Any = piece
        for first, last in (("start_char", "end_char"), ("start", "end")):
            if hasattr(piece, first) and hasattr(piece, last):
                pair = (getattr(piece, first), getattr(piece, last))
                break
        try:
            start, end = pair
            return index(start), index(end)
        except (TypeError, ValueError):
            raise self._refusal(
                text,
                f"{_shown(piece)} for a sentence",
                "two whole numbers (start, end), or the sentence's own string",
            ) from None

    def _check_blank(self, text: str, start: int, end: int) -> None:
        """Refuses to lose what is not blank."""
        start, end = _trimmed(text, start, end)
        if start < end:
            raise self._refusal(
                text,
                f"no sentence for the span [{start}, {end}), {_shown(text[start:end])}",
                "every character that is not blank in one sentence",
            )

    def _refusal(self, text: str, given: str, wanted: str) -> InputError:
        return InputError(
            f"the splitter {self.name} gave {given}, for {_shown(text)} ({len(text)} characters); "
            f"want {wanted}; try it with claimcmp.testing.check_splitter"
        )


def load_splitter(splitter: object = None) -> LoadedSplitter:
    """Bring in a splitter of sentences; what it gives is checked each time.

    Args:
        splitter: None for the package's own rules. Or something that is called
            with a text and its language, or, if it takes but one argument,
            with the text alone: a `Splitter`, a spaCy pipeline, a function
            of your own. A second argument that has a default is the language
            only if its name says so (`language`, `lang`). Or an object that is
            not called but has a method `split`, which gets the text alone,
            such as a model of wtpsplit.

            It may give spans `(start, end)`; objects with `start_char` and
            `end_char`, or with `start` and `end`; a document whose `sents`
            are such objects; or the sentences as strings, which are put back
            in their places. Strings may differ from the text in blanks only.

    Raises:
        InputError: Something that cannot be called so. What a splitter gives
            is found wrong when it is used: see `LoadedSplitter`.
    """
    if isinstance(splitter, LoadedSplitter):
        return splitter
    if splitter is None:
        return LoadedSplitter(sentence_spans, name="claimcmp", takes_language=True)
    if callable(splitter) and not isinstance(splitter, type):
        takes = _takes_language(splitter)
        if takes is not None:
            return LoadedSplitter(splitter, name=_name_of(splitter), takes_language=takes)
    elif not isinstance(splitter, type | str | bytes):
        split = getattr(splitter, "split", None)
        if callable(split):
            return LoadedSplitter(split, name=_name_of(splitter), takes_language=False)
    raise InputError(
        f"{_shown(splitter)} is no splitter: want a function of a text and its language (or of a "
        "text) that gives spans or strings, a spaCy pipeline, or an object with a method split"
    )


def _takes_language(function: Callable[..., Any]) -> bool | None:
    """Whether a function takes two arguments; None where it takes neither two nor one."""
    try:
        signature = inspect.signature(function)
    except (TypeError, ValueError):  # a function written in C need not say
        return True
    for count in (2, 1):
        try:
            bound = signature.bind(*[""] * count)
        except TypeError:
            continue
        return count == 2 and _is_for_language(signature, list(bound.arguments)[-1])
    return None


def _is_for_language(signature: inspect.Signature, second: str) -> bool:
    """Whether an argument may be the language: with a default, as `str.split` has, by name only."""
    return signature.parameters[second].default is inspect.Parameter.empty or "lang" in second


def _name_of(splitter: object) -> str:
    """What an object calls itself, else its function or class; never an address in memory.

    A function with some of its arguments filled in is named with them.
    """
    for attribute in ("name", "model_name", "model_name_or_model"):  # the last is wtpsplit's
        name = getattr(splitter, attribute, None)
        if isinstance(name, str) and name:
            return name
    meta = getattr(splitter, "meta", None)
    if isinstance(meta, Mapping) and {"lang", "name", "version"} <= meta.keys():  # spaCy
        return f"{meta['lang']}_{meta['name']}-{meta['version']}"
    if isinstance(splitter, partial):
        filled = [*map(_argument, splitter.args)]
        filled += [f"{key}={_argument(value)}" for key, value in splitter.keywords.items()]
        return f"{_name_of(splitter.func)}({', '.join(filled)})"
    owner = getattr(splitter, "__self__", None)
    if isinstance(owner, re.Pattern):
        return f"re.compile({_shown(owner.pattern)}).{getattr(splitter, '__name__', '')}"
    named: Any = splitter if hasattr(splitter, "__qualname__") else type(splitter)
    # What is written in C need not say its module; its class does.
    home: Any = getattr(named, "__objclass__", type(owner) if owner is not None else type(named))
    module = getattr(named, "__module__", None) or home.__module__
    return f"{module}.{named.__qualname__}"


def _argument(value: object) -> str:
    """An argument as a name shows it: its value where it is plain, else its function or class."""
    plain = isinstance(value, str | int | float | bytes | None)
    return _shown(value) if plain else _name_of(value)


def _end_of_words(piece: str, text: str, at: int) -> int | None:
    """Where a piece ends that begins at `at`, blanks in either aside; None if it does not."""
    stripped = piece.strip()
    while at < len(text) and text[at].isspace() and stripped:
        at += 1
    if text.startswith(stripped, at):
        return at + len(stripped)
    for word in stripped.split():
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith(word, at):
            return None
        at += len(word)
    return at


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without the blanks at its ends."""
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _shown(value: object) -> str:
    """The beginning of a text or of a plain value; of anything else its class."""
    if isinstance(value, str):
        return repr(value) if len(value) <= _SHOWN else repr(value[:_SHOWN]) + "…"
    if isinstance(value, type):
        return f"the class {value.__name__}"
    if isinstance(value, int | float | bytes | tuple | list | None):
        said = repr(value)
        return said if len(said) <= _SHOWN else said[:_SHOWN] + "…"
    return f"a {type(value).__name__}"


def _first_line(error: Exception) -> str:
    lines = str(error).strip().splitlines()
    return lines[0] if lines else "no message"
