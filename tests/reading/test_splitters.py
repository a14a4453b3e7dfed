"""Splitters of others: what is taken, what is refused, and in what words."""

from __future__ import annotations

import pickle
import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.reading.sentences import sentence_spans
from claimcmp.reading.splitters import load_splitter
from claimcmp.testing import check_splitter

TEXT = "The ferry came in. Nobody left it! "
SPANS = ((0, 18), (19, 34))


def at_marks(text: str) -> list[str]:
    """Pieces that end after a closing mark and the blanks that follow it."""
    return re.findall(r"[^.!?]*[.!?]+\s*|[^.!?]+$", text)


class Pieces:
    """Has the shape of a model of wtpsplit: `split` gives strings, its other options stand by."""

    def split(self, text: str, threshold: float | None = None, strip: bool = False) -> list[str]:
        """Pieces with the blanks after them, as such a model gives them."""
        assert threshold is None
        return [p.strip() for p in at_marks(text)] if strip else at_marks(text)


def sentencizer() -> Any:
    """The rules of spaCy, where it is installed."""
    spacy = pytest.importorskip("spacy")
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline


# What is taken


def of_text(text: str) -> list[str]:
    """Strings, from the text alone."""
    return at_marks(text)


def of_text_and_language(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Spans, from the text and its language, which is one of ours."""
    assert language in ("nb", "nn", "da", "en", "und")
    return ((m.start(), m.end()) for m in re.finditer(r"[^.!?]*[.!?]+|[^.!?]+$", text))


def of_objects(text: str) -> list[SimpleNamespace]:
    """Objects with `start` and `end`."""
    return [SimpleNamespace(start=a, end=b) for a, b in of_text_and_language(text, "en")]


def of_document(text: str) -> SimpleNamespace:
    """A document with `sents`, whose `start` counts something else, as spaCy's does."""
    sents = [
        SimpleNamespace(start=-1, end=-1, start_char=a, end_char=b)
        for a, b in of_text_and_language(text, "en")
    ]
    return SimpleNamespace(sents=sents)


FIT = {
    "our own": lambda: None,
    "our own function": lambda: sentence_spans,
    "strings": lambda: of_text,
    "spans": lambda: of_text_and_language,
    "objects": lambda: of_objects,
    "a document": lambda: of_document,
    "the shape of wtpsplit": Pieces,
    "stripped strings": lambda: lambda text: [p.strip() for p in at_marks(text)],
    "blanks made one": lambda: lambda text: [" ".join(p.split()) for p in at_marks(text)],
    "a pattern": lambda: re.compile(r"(?<=[.!?])\s+"),
    "spaCy": sentencizer,
    "the whole text": lambda: lambda text: [(0, len(text))],
}


def _lines(text: str, *, keep: bool, by: object) -> list[str]:
    return text.splitlines(keepends=keep)


@pytest.mark.parametrize("make", FIT.values(), ids=FIT.keys())
def test_a_fit_splitter_passes_the_check(make: Callable[[], object]) -> None:
    """The public check is silent on it."""
    check_splitter(make(), ["One of my own. And another."])


@pytest.mark.parametrize("make", list(FIT.values())[:-1], ids=list(FIT)[:-1])
def test_a_fit_splitter_gives_trimmed_spans(make: Callable[[], object]) -> None:
    """Whatever it gives, spans of the text come out, without blanks at their ends."""
    assert load_splitter(make())(TEXT, "en") == SPANS


def test_strings_that_repeat_are_put_in_their_own_places() -> None:
    """The second of two equal sentences is not found at the place of the first."""
    assert load_splitter(of_text)("So it is. So it is.", "en") == ((0, 9), (10, 19))


def test_a_blank_text_is_not_shown_to_a_splitter() -> None:
    """There is nothing in it to cut."""

    def fails(text: str) -> list[str]:
        raise AssertionError(text)

    assert load_splitter(fails)(" \n", "en") == ()


def test_half_a_surrogate_pair_reaches_no_splitter() -> None:
    """Programs behind it could not write it as UTF-8; offsets stay."""

    def strict(text: str) -> list[str]:
        text.encode()
        return at_marks(text)

    assert load_splitter(strict)("A \ud83d. B.", "en") == ((0, 4), (5, 7))


def test_a_splitter_is_loaded_once() -> None:
    """Loading what is loaded gives it back."""
    loaded = load_splitter(of_text)
    assert load_splitter(loaded) is loaded


def test_a_loaded_splitter_can_be_pickled() -> None:
    """It goes to other processes if what it holds does."""
    again = pickle.loads(pickle.dumps(load_splitter(Pieces())))
    assert again(TEXT, "en") == SPANS


def test_a_splitter_is_named_after_its_function_or_class() -> None:
    """No address in memory, which would differ from run to run."""
    assert load_splitter(of_text).name == f"{__name__}.of_text"
    assert load_splitter(Pieces()).name == f"{__name__}.Pieces"
    assert load_splitter().name == "claimcmp"


@pytest.mark.parametrize(
    ("splitter", "name"),
    [
        (str.splitlines, "builtins.str.splitlines"),
        (re.compile("x").split, "re.compile('x').split"),
        (partial(re.split, r"\n"), "re.split('\\\\n')"),
        (partial(_lines, keep=True, by=len), "test_splitters._lines(keep=True, by=builtins.len)"),
    ],
)
def test_what_python_brings_is_named_with_what_tells_two_apart(
    splitter: Callable[..., object], name: str
) -> None:
    """A method written in C need not say its module; a partial has no name."""
    assert load_splitter(splitter).name == name


def test_a_second_argument_with_a_default_is_not_the_language() -> None:
    """`str.splitlines` has one of its own."""
    text = "Han sa nei.\nHun sa ja."
    assert [s.text for s in cc.split(text, splitter=str.splitlines)] == text.split("\n")


def test_a_second_argument_named_after_the_language_is_it() -> None:
    """Although it has a default."""
    told = []

    def cut(text: str, lang: str = "xx") -> list[str]:
        told.append(lang)
        return [text]

    cc.split("Han sa nei.", language="nb", splitter=cut)
    assert told == ["nb"]


def test_a_splitter_may_name_itself() -> None:
    """By a string `name`, or as models of wtpsplit and pipelines of spaCy do."""
    for attribute in ("name", "model_name_or_model"):
        pieces = Pieces()
        setattr(pieces, attribute, "mine")
        assert load_splitter(pieces).name == "mine"
    assert load_splitter(sentencizer()).name == "en_pipeline-0.0.0"


def test_a_function_of_two_arguments_fits_the_protocol() -> None:
    """The protocol is a call and nothing else."""
    assert isinstance(of_text_and_language, cc.Splitter)
    assert isinstance(load_splitter(), cc.Splitter)


@given(st.text(max_size=60), st.lists(st.integers(0, 60), max_size=6))
@settings(deadline=None)
def test_any_cut_of_a_text_keeps_the_law(text: str, cuts: list[int]) -> None:
    """Cut anywhere, as strings or as spans: in order, trimmed, nothing but blanks left out."""
    edges = sorted({0, len(text), *(c for c in cuts if c < len(text))})
    pairs = list(pairwise(edges))
    spans = load_splitter(lambda _: pairs)(text, "en")
    assert load_splitter(lambda _: [text[a:b] for a, b in pairs])(text, "en") == spans
    at = 0
    for start, end in spans:
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip() != ""
        at = end
    assert not text[at:].strip()


# What is refused


@pytest.mark.parametrize("wrong", [3, "punkt", b"x", str, Pieces, object(), lambda: 1, ["One."]])
def test_what_cannot_be_called_so_is_refused(wrong: object) -> None:
    """With what was given and what is wanted."""
    with pytest.raises(cc.InputError, match=r"is no splitter: want a function .*method split"):
        load_splitter(wrong)


UNFIT: dict[str, tuple[Callable[..., object], str]] = {
    "overlap": (lambda t: [(0, len(t)), (len(t) - 1, len(t))], "want spans in order"),
    "backwards": (lambda t: [(len(t) // 2, len(t)), (0, len(t) // 2)], "no sentence for the span"),
    "beyond the end": (lambda t: [(0, len(t) + 1)], "want spans inside the text"),
    "before the start": (lambda t: [(-1, len(t))], "want spans inside the text"),
    "end before start": (lambda t: [(1, 0)], "want spans inside the text"),
    "text lost": (lambda t: [(0, len(t) // 2)], "every character that is not blank"),
    "all lost": (lambda t: [], "every character that is not blank"),
    "strings changed": (lambda t: [t.upper() + "!"], "strings that make up the text"),
    "a string lost": (lambda t: at_marks(t)[1:] or ["?"], "strings that make up the text"),
    "one string": (lambda t: t, "gave one str.*want a list"),
    "nothing": (lambda t: None, "gave one NoneType.*want a list"),
    "a mapping": (lambda t: {0: len(t)}, "gave one dict.*want a list"),
    "whole numbers": (lambda t: [0, len(t)], "gave 0 for a sentence.*two whole numbers"),
    "broken numbers": (lambda t: [(0.0, float(len(t)))], "two whole numbers"),
    "three numbers": (lambda t: [(0, 1, 2)], "two whole numbers"),
    "bytes": (lambda t: [t.encode("utf8", "ignore")], "for a sentence"),
    "no end": (lambda t: iter(lambda: "", 1), "more pieces than the text has characters"),
    "an error": (lambda t: 1 // 0, "failed on .*ZeroDivisionError: .*outside claimcmp"),
    "an error later": (lambda t: (1 // 0 for _ in t), "failed on .*ZeroDivisionError"),
}


@pytest.mark.parametrize(("splitter", "said"), UNFIT.values(), ids=UNFIT.keys())
def test_an_unfit_splitter_is_refused_in_words(splitter: Any, said: str) -> None:
    """With its name, what it gave and what is wanted."""
    with pytest.raises(cc.InputError, match=rf"the splitter test_splitters.<lambda> .*{said}"):
        load_splitter(splitter)(TEXT.strip(), "en")


@pytest.mark.parametrize(("splitter", "said"), UNFIT.values(), ids=UNFIT.keys())
def test_an_unfit_splitter_fails_the_check(splitter: Any, said: str) -> None:
    """As an assertion, for a user's own tests."""
    with pytest.raises(AssertionError, match=r"the splitter .*want"):
        check_splitter(splitter)


def test_a_splitter_that_changes_its_mind_fails_the_check() -> None:
    """The same text has to be cut the same way."""
    calls: list[str] = []

    def unsteady(text: str) -> list[tuple[int, int]]:
        calls.append(text)
        half = len(text) // 2 if len(calls) % 2 else 0
        return [(0, half), (half, len(text))]

    with pytest.raises(AssertionError, match=r"and then .* want the same each time"):
        check_splitter(unsteady)


def test_what_is_no_splitter_fails_the_check() -> None:
    """With the words of the error."""
    with pytest.raises(AssertionError, match="3 is no splitter"):
        check_splitter(3)


def test_the_check_shows_a_splitter_the_texts_of_its_user() -> None:
    """A text that only fails there is found."""

    def picky(text: str) -> list[str]:
        return [] if text == "Mine." else [text]

    with pytest.raises(AssertionError, match=r"'Mine\.'"):
        check_splitter(picky, ["Mine."])


def test_a_pipeline_without_sentences_says_why() -> None:
    """Its own advice stands in the message."""
    spacy = pytest.importorskip("spacy")
    with pytest.raises(cc.InputError, match=r"en_pipeline.*sentencizer"):
        load_splitter(spacy.blank("en"))(TEXT, "en")


# What a splitter is shown of a page

PAGE = (
    "Storm over Lervik\n\nThe pier is gone; the port is shut. Nobody knows for how long.\n\n"
    "The pier before the storm; it was new. Photo: Ann Hill\n\nRead also: Storm takes pier\n\n"
    "Ten boats were lost; two were found."
)


def at_semicolons(text: str) -> list[str]:
    """Pieces that end after a semicolon or a stop."""
    return re.findall(r"[^.;]*[.;]|[^.;]+$", text)


def test_a_splitter_cuts_prose_and_captions_of_a_page() -> None:
    """Headings, credits and links are told apart as they are without it."""
    assert [(s.kind, s.text) for s in cc.split(PAGE, splitter=at_semicolons)] == [
        ("heading", "Storm over Lervik"),
        ("sentence", "The pier is gone;"),
        ("sentence", "the port is shut."),
        ("sentence", "Nobody knows for how long."),
        ("caption", "The pier before the storm;"),
        ("caption", "it was new."),
        ("caption", "Photo: Ann Hill"),
        ("link", "Read also: Storm takes pier"),
        ("sentence", "Ten boats were lost;"),
        ("sentence", "two were found."),
    ]


def test_a_splitter_sees_nothing_else() -> None:
    """One stretch at a time, and no line of another kind."""
    shown: list[str] = []

    def watching(text: str) -> list[str]:
        shown.append(text)
        return [text]

    cc.split(PAGE, splitter=watching)
    assert [text.split()[0] for text in shown] == ["The", "The", "Ten"]


def test_a_splitter_is_told_the_language_of_the_text() -> None:
    """That of the whole, given or found."""
    told: list[str] = []

    def asking(text: str, language: str) -> list[str]:
        told.append(language)
        return [text]

    cc.split("Hun vet ikke hvem som kommer.", splitter=asking)
    cc.split("Hun vet ikke hvem som kommer.", language="da", splitter=asking)
    assert told == ["nb", "da"]


def test_our_own_rules_as_a_splitter_change_nothing() -> None:
    """Brought in from outside, they give the same segments."""
    assert cc.split(PAGE, splitter=sentence_spans) == cc.split(PAGE)


def test_a_comparison_is_made_of_the_splitter_s_sentences() -> None:
    """And says whose they are."""
    reports = [{"id": "a", "text": PAGE}, {"id": "b", "text": "Two boats were found."}]
    comparison = cc.compare(reports, splitter=at_semicolons)
    assert "two were found." in [s.text for s in comparison.sentences["a"]]
    assert comparison.provenance.splitter == f"{__name__}.at_semicolons"
    assert cc.compare(reports).provenance.splitter == "claimcmp"


@pytest.mark.parametrize(
    "call",
    [cc.split, lambda text, splitter: cc.compare([{"id": "a", "text": "."}], splitter=splitter)],
)
def test_what_is_no_splitter_is_refused_at_once(call: Callable[..., object]) -> None:
    """Even where there is nothing to cut."""
    with pytest.raises(cc.InputError, match="is no splitter"):
        call("", splitter=3)


def test_a_splitter_that_loses_text_stops_the_split() -> None:
    """With an error that names the span; nothing is lost in silence."""
    with pytest.raises(cc.InputError, match=r"no sentence for the span \[18, 62\)"):
        cc.split(PAGE, splitter=lambda text: at_semicolons(text)[:1])
