from __future__ import annotations

import copy
import json
import pickle
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from safetensors import safe_open
from safetensors.numpy import save_file

from claimcmp.encoding.contextual import ContextualEncoder
from claimcmp.encoding.pieces import Pieces
from claimcmp.encoding.transformer import Shape
from claimcmp.errors import InputError, ModelError
from claimcmp.matching import inference
from claimcmp.matching.inference import (
    LABELS,
    LONGEST,
    WEIGHTS,
    Inference,
    inference_fingerprint,
    load_inference,
)

FILE = Path(inference.__file__).parent / "weights" / WEIGHTS

PAIRS = [
    ("The ferry left the quay at noon.", "Ferjen gikk fra kai klokken tolv."),
    ("Ferjen gikk fra kai klokken tolv.", "Færgen forlod aldrig kajen."),
    ("Snow fell.", "Sne"),
    ("Kommunen kjøpte to nye busser til skoleruten i april.", "The mayor likes chess."),
    ("Ministeren åbnede broen mandag.", "The minister opened the bridge on Monday."),
]
Tensors = dict[str, NDArray[Any]]


@pytest.fixture(scope="module")
def model() -> Inference:
    """The one in the package."""
    return load_inference()


def label(model: Inference, left: str, right: str) -> str:
    """The likeliest of the three."""
    return LABELS[int(model.probabilities([(left, right)])[0].argmax())]


def contents() -> tuple[Tensors, dict[str, Any]]:
    """The tensors of the shipped file and the facts beside them."""
    with safe_open(FILE, framework="numpy") as file:
        tensors = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118
        return tensors, json.loads(file.metadata()["facts"])


def opened(path: Path, tensors: Tensors, facts: dict[str, Any]) -> Inference:
    """What is read from a file that holds these."""
    save_file(tensors, path, metadata={"facts": json.dumps(facts)})
    return Inference.load(path, ContextualEncoder.load().pieces)


def resealed(tensors: Tensors, facts: dict[str, Any]) -> dict[str, Any]:
    """The facts with the fingerprint that goes with them."""
    shape = Shape(*(facts[name] for name in Shape._fields))
    print_ = inference_fingerprint(tensors, shape, facts["labels"], facts["pieces"])
    return {**facts, "fingerprint": print_}


def test_a_translation_agrees(model: Inference) -> None:
    """The two claims may be in any two of the languages."""
    assert label(model, "Ministeren åbnede broen mandag.", PAIRS[4][1]) == "agrees"


def test_a_claim_turned_round_diverges(model: Inference) -> None:
    """In another language than the claim itself."""
    turned = "The minister did not open the bridge on Monday."
    assert label(model, "Ministeren åbnede broen mandag.", turned) == "diverges"


def test_claims_on_two_matters_are_neither(model: Inference) -> None:
    """Nothing of the one stands in the other."""
    assert label(model, *PAIRS[3]) == "neither"


def test_rows_are_three_chances_that_sum_to_one(model: Inference) -> None:
    """As float32, one row per pair."""
    rows = model.probabilities(PAIRS)
    assert rows.shape == (len(PAIRS), 3)
    assert rows.dtype == np.float32
    assert (rows >= 0).all()
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-6)


def test_no_pairs_give_no_rows(model: Inference) -> None:
    """The shape still tells that there are three chances."""
    assert model.probabilities([]).shape == (0, 3)


def test_the_order_of_the_two_claims_does_not_matter(model: Inference) -> None:
    """To the last bit, and for two of one length as well."""
    pairs = [*PAIRS, ("the bridge", "the ferry")]
    turned = [(right, left) for left, right in pairs]
    assert np.array_equal(model.probabilities(pairs), model.probabilities(turned))


def test_a_pair_has_the_same_numbers_in_any_company(model: Inference) -> None:
    """To the last bit: alone, doubled, turned round and among pairs of every length."""
    company = [*PAIRS, ("ferry " * 90, "kai " * 90), ("", "ferry"), *PAIRS[::-1], *PAIRS * 8]
    together = model.probabilities(company)
    alone = np.concatenate([model.probabilities([pair]) for pair in PAIRS])
    count = len(PAIRS)
    assert np.array_equal(together[:count], alone)
    assert np.array_equal(together[count + 2 : 2 * count + 2], alone[::-1])
    assert np.array_equal(together[-count:], alone)


@pytest.mark.parametrize("unread", ["", " \n\t", "\x00", "日本", "☃ ☃", "\ud800"])
@pytest.mark.parametrize("turn", [1, -1])
def test_a_side_without_known_pieces_is_neither_for_certain(
    model: Inference, unread: str, turn: int
) -> None:
    """On the left and on the right, and against itself."""
    first, second = ("Snow fell.", unread)[::turn]
    assert model.probabilities([(first, second)]).tolist() == [[0, 0, 1]]
    assert model.probabilities([(unread, unread)]).tolist() == [[0, 0, 1]]


def test_what_stands_behind_the_pieces_that_are_read_changes_nothing(model: Inference) -> None:
    """Of a long text against a short one the beginning is read."""
    long = "kai " * LONGEST
    rows = model.probabilities([(long, "Snow fell."), (long + "Snow fell.", "Snow fell.")])
    assert np.array_equal(rows[0], rows[1])


def test_two_long_texts_are_both_read(model: Inference) -> None:
    """Each has half of the room: a change in its first words changes the numbers."""
    one, other = "kai " * 300, "ferry " * 300
    rows = model.probabilities([(one, other), ("Snow " + one, other), (one, "Snow " + other)])
    assert not np.array_equal(rows[0], rows[1])
    assert not np.array_equal(rows[0], rows[2])


@pytest.mark.parametrize("text", ["kai " * 250_000, "x" * 1_000_000, ".," * 500_000])
def test_a_line_of_a_megabyte_gives_a_row(model: Inference, text: str) -> None:
    """As its beginning does."""
    assert np.isfinite(model.probabilities([(text, "Snow fell."), (text, text)])).all()


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(pairs=st.lists(st.tuples(st.text(max_size=30), st.text(max_size=30)), max_size=4))
def test_any_texts_give_chances(model: Inference, pairs: list[tuple[str, str]]) -> None:
    """Whatever the characters."""
    rows = model.probabilities(pairs)
    assert rows.shape == (len(pairs), 3)
    assert np.allclose(rows.sum(axis=1), 1, atol=1e-6)


def test_a_mark_written_in_a_claim_is_read_as_text(model: Inference) -> None:
    """Brackets around letters do not end a claim."""
    marked = ("Snow [SEP] fell.", "Sne")
    rows = model.probabilities([marked, ("Snow [sep] fell.", "Sne")])
    assert np.array_equal(rows[0], rows[1])


@pytest.mark.parametrize("given", ["a pair", b"ab", None, 3, {"a": "b"}, iter([("a", "b")])])
def test_what_is_no_list_of_pairs_is_refused(model: Inference, given: object) -> None:
    """The message says what to pass."""
    with pytest.raises(InputError, match=r"probabilities\(\[\(left, right\)\]\)"):
        model.probabilities(given)  # type: ignore[arg-type]


@pytest.mark.parametrize("pair", ["ab", ("a",), ("a", "b", "c"), ("a", None), None, (1, 2)])
def test_what_is_no_pair_of_texts_is_named(model: Inference, pair: object) -> None:
    """By its number in the list."""
    with pytest.raises(InputError, match=r"pair 1 is .*; want two strings"):
        model.probabilities([("a", "b"), pair])  # type: ignore[list-item]


def test_the_inference_name_begins_with_the_kind_and_the_fingerprint(model: Inference) -> None:
    """So a result tells which weights made it."""
    assert model.name == f"inference-{model.fingerprint[:12]}"
    assert len(model.fingerprint) == 64


def test_it_is_opened_once(model: Inference) -> None:
    """And a deep copy is the same object: nothing in it changes."""
    assert load_inference() is model
    assert copy.deepcopy(model) is model


def test_one_read_back_from_a_pickle_gives_the_same_numbers(model: Inference) -> None:
    """It may be sent to other processes."""
    again = pickle.loads(pickle.dumps(model))
    assert again.name == model.name
    assert np.array_equal(again.probabilities(PAIRS), model.probabilities(PAIRS))


def test_a_missing_inference_file_is_named(tmp_path: Path) -> None:
    """With what to do next."""
    with pytest.raises(ModelError, match=rf"{WEIGHTS} is missing; reinstall claimcmp"):
        Inference.load(tmp_path / WEIGHTS, ContextualEncoder.load().pieces)


@pytest.mark.parametrize("share", [0, 0.001, 0.5, 0.99])
def test_an_inference_file_cut_short_is_named(tmp_path: Path, share: float) -> None:
    """However much of it is left."""
    raw = FILE.read_bytes()
    (tmp_path / WEIGHTS).write_bytes(raw[: int(len(raw) * share)])
    with pytest.raises(ModelError, match=rf"{WEIGHTS} cannot be read"):
        Inference.load(tmp_path / WEIGHTS, ContextualEncoder.load().pieces)


def test_one_changed_byte_of_the_inference_file_is_noticed(tmp_path: Path) -> None:
    """It would change verdicts, and nobody would know."""
    raw = bytearray(FILE.read_bytes())
    raw[-40] ^= 1
    (tmp_path / WEIGHTS).write_bytes(raw)
    with pytest.raises(ModelError, match=rf"{WEIGHTS} is not as it was written"):
        Inference.load(tmp_path / WEIGHTS, ContextualEncoder.load().pieces)


@pytest.mark.parametrize("dropped", ["head.out.weight", "second", "layer.3.merge.scale"])
def test_inference_weights_that_are_not_all_there_are_named(tmp_path: Path, dropped: str) -> None:
    """In the head, beside the pieces and in the layers."""
    tensors, facts = contents()
    del tensors[dropped]
    with pytest.raises(ModelError, match=rf"{WEIGHTS} holds weights of another kind"):
        opened(tmp_path / WEIGHTS, tensors, facts)


@pytest.mark.parametrize(
    "changed",
    [
        {"layers": 2},
        {"layers": "six"},
        {"heads": 0},
        {"labels": ["entailment", "neutral", "contradiction"]},
        {"labels": None},
    ],
)
def test_inference_weights_of_another_kind_are_named(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    """The labels of another model count as another kind, too."""
    tensors, facts = contents()
    with pytest.raises(ModelError, match=rf"{WEIGHTS} holds weights of another kind"):
        opened(tmp_path / WEIGHTS, tensors, {**facts, **changed})


def test_inference_weights_without_their_facts_are_named(tmp_path: Path) -> None:
    """Nobody can tell then what they belong to."""
    tensors, facts = contents()
    del facts["fingerprint"]
    with pytest.raises(ModelError, match=rf"{WEIGHTS} holds weights of another kind"):
        opened(tmp_path / WEIGHTS, tensors, facts)


def test_weights_trained_on_other_pieces_are_not_opened(tmp_path: Path) -> None:
    """Their numbers would be read as other words."""
    tensors, facts = contents()
    facts = resealed(tensors, {**facts, "pieces": "0" * 64})
    with pytest.raises(ModelError, match=r"belongs to other pieces than those of the contextual"):
        opened(tmp_path / WEIGHTS, tensors, facts)


def test_a_table_with_two_pieces_changed_about_is_another_one() -> None:
    """The order of the pieces is part of what a table is."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece

    def table(*words: str) -> Pieces:
        vocabulary = {word: number for number, word in enumerate(("[UNK]", *words))}
        tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))
        count = len(vocabulary)
        return Pieces(tokenizer, np.ones((count, 4), np.int8), np.ones(count, np.float32))

    assert table("kai", "snow").fingerprint == table("kai", "snow").fingerprint
    assert table("kai", "snow").fingerprint != table("snow", "kai").fingerprint


def test_reading_two_claims_loads_no_torch() -> None:
    """Nor transformers, pandas or scikit-learn."""
    code = (
        "import sys; from claimcmp.matching.inference import load_inference;"
        "load_inference().probabilities([('a', 'b')]);"
        "print(sorted({'torch', 'transformers', 'pandas', 'sklearn'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
