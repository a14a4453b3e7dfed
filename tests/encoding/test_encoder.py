from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from claimcmp.encoding.encoder import Encoder, check_texts, load_encoder
from claimcmp.errors import InputError
from claimcmp.testing import HashEncoder


def test_one_name_opens_one_object() -> None:
    """The weights stand in memory once."""
    assert load_encoder("static") is load_encoder("static")
    assert load_encoder() is load_encoder(None)


def test_an_encoder_object_is_given_back_as_it_is() -> None:
    """What already keeps the protocol needs no wrapper."""
    own = HashEncoder()
    assert load_encoder(own) is own


def test_the_embedded_encoder_keeps_the_protocol() -> None:
    """Callers may check with isinstance."""
    assert isinstance(load_encoder(), Encoder)


@pytest.mark.parametrize("given", [7, b"static", object()])
def test_what_is_no_encoder_is_named(given: object) -> None:
    """The message shows what was given and what is wanted."""
    with pytest.raises(InputError, match="is no encoder"):
        load_encoder(given)


@pytest.mark.parametrize("name", ["", "   "])
def test_an_empty_name_is_refused(name: str) -> None:
    """Nothing is guessed for a name left empty; the message lists the names."""
    with pytest.raises(InputError, match=r"empty.*'static', 'contextual', 'combined'"):
        load_encoder(name)


@pytest.mark.parametrize(
    ("make", "want"),
    [
        (lambda: "one text", r"encode\(\[text\]\)"),
        (lambda: b"one text", r"encode\(\[text\]\)"),
        (lambda: (t for t in ["a"]), r"encode\(list\(texts\)\)"),
        (lambda: iter(["a"]), r"encode\(list\(texts\)\)"),
        (lambda: {"a": 1}, r"encode\(list\(texts\)\)"),
        (lambda: None, "want a list"),
        (lambda: ["a", None], "text 1 is a NoneType"),
        (lambda: ["a", 3.5], "text 1 is a float"),
    ],
)
@pytest.mark.parametrize("encoder", [HashEncoder(), None])
def test_what_is_no_list_of_strings_is_refused(
    make: Callable[[], object], want: str, encoder: Encoder | None
) -> None:
    """Every encoder checks alike and says what to pass instead."""
    with pytest.raises(InputError, match=want):
        (encoder or load_encoder()).encode(make())  # type: ignore[arg-type]


def test_an_array_of_strings_is_a_list_of_strings() -> None:
    """Columns of a table come as arrays."""
    encoder = HashEncoder()
    given = np.array(["en hund", "ein hund"])
    assert np.array_equal(encoder.encode(given), encoder.encode(["en hund", "ein hund"]))  # type: ignore[arg-type]


def test_a_lone_surrogate_is_replaced_one_for_one() -> None:
    """Offsets into the text stay right."""
    assert check_texts(["a\ud800b"]) == ["a\ufffdb"]
