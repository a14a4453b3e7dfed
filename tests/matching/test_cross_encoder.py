"""A cross-encoder for inference as the judge: what its three scores become.

The models are real, of one layer; what they say is set by the bias of their last layer.
"""

from __future__ import annotations

import math
from pathlib import Path
from typing import Any

import pytest

import claimcmp as cc
from claimcmp.matching.cross_encoder import CrossEncoderJudge
from claimcmp.matching.judge import Pair
from claimcmp.matching.words import Coverage

pytestmark = [pytest.mark.model, pytest.mark.filterwarnings("ignore")]

LEFT, RIGHT = "Havnen i Bergen er stengt.", "The port of Bergen is open."
ORDER = ("contradiction", "entailment", "neutral")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a cross-encoder with weights drawn by chance, labelled in ORDER."""
    from transformers import BertConfig, BertForSequenceClassification, BertTokenizerFast, set_seed

    set_seed(3)
    place = tmp_path_factory.mktemp("judge")
    letters = [f"{before}{chr(n)}" for n in range(33, 256) for before in ("", "##")]
    words = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *letters]
    (place / "vocab.txt").write_text("\n".join(words), encoding="utf8")
    BertTokenizerFast(vocab=str(place / "vocab.txt")).save_pretrained(place)
    shape: dict[str, Any] = {"hidden_size": 32, "num_hidden_layers": 1, "num_attention_heads": 2}
    config = BertConfig(
        vocab_size=len(words),
        intermediate_size=32,
        max_position_embeddings=64,
        initializer_range=0.5,
        id2label={n: label.upper() for n, label in enumerate(ORDER)},
        label2id={label.upper(): n for n, label in enumerate(ORDER)},
        **shape,
    )
    BertForSequenceClassification(config).save_pretrained(place)
    return place


@pytest.fixture
def model(folder: Path) -> Any:
    """That model as an object of sentence-transformers."""
    from sentence_transformers import CrossEncoder

    return CrossEncoder(str(folder), device="cpu", local_files_only=True)


def saying(model: Any, **odds: float) -> Any:
    """The model, made to give every pair the same logits."""
    import torch

    with torch.no_grad():
        model.model.classifier.weight.zero_()
        for place, label in enumerate(ORDER):
            model.model.classifier.bias[place] = odds.get(label, 0.0)
    return model


def relabelled(model: Any, *labels: str) -> Any:
    """The model with other names for its outputs."""
    model.model.config.id2label = dict(enumerate(labels))
    return model


def pair(left: str, right: str) -> Pair:
    """Two claims with nothing known of their likeness."""
    found = cc.relate(left, right, encoder=cc.load_encoder("static"))
    return Pair(found.left, found.right, 0.5, None, Coverage(0.5, 0.5))


@pytest.mark.parametrize(
    ("odds", "leaning"),
    [
        ({"entailment": 5.0}, "agrees"),
        ({"contradiction": 5.0}, "diverges"),
        ({"neutral": 9.0}, "related"),
    ],
)
def test_each_label_becomes_its_class(model: Any, odds: dict[str, float], leaning: str) -> None:
    """Entailment agrees, contradiction diverges, neutral is neither."""
    wide = cc.Settings(same_matter=-1)
    found = cc.relate("Havnen er stengt.", "The port is closed.", judge=saying(model, **odds))
    near = cc.relate(LEFT, "Porten er låst.", judge=saying(model, **odds), settings=wide)
    assert leaning in (found.leaning, near.leaning)


def test_the_three_scores_are_kept_and_sum_to_one(folder: Path) -> None:
    """In the relation and in its JSON."""
    found = cc.relate(LEFT, RIGHT, judge=folder)  # type: ignore[arg-type]
    assert found.scores is not None
    assert set(found.scores) == {"entailment", "neutral", "contradiction"}
    assert sum(found.scores.values()) == pytest.approx(1, abs=1e-3)
    assert cc.Relation.model_validate_json(found.model_dump_json()) == found


def test_the_scores_are_the_models_own_of_the_better_direction(model: Any) -> None:
    """Contradiction first, then entailment as far as there is room."""
    import numpy as np

    logits = model.predict([(LEFT, RIGHT), (RIGHT, LEFT)])
    chances = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    contradiction, entailment, _ = chances.max(axis=0)
    found = CrossEncoderJudge(model).opinion(pair(LEFT, RIGHT)).probabilities
    assert found[1] == pytest.approx(contradiction, abs=1e-4)
    assert found[0] == pytest.approx(min(entailment, 1 - contradiction), abs=1e-4)


def test_the_order_of_two_claims_does_not_matter(model: Any) -> None:
    """Each pair is read both ways."""
    judge = CrossEncoderJudge(model)
    there, back = judge.opinions([pair(LEFT, RIGHT), pair(RIGHT, LEFT)])
    assert there.probabilities == pytest.approx(back.probabilities, abs=1e-5)


def test_many_at_once_are_what_each_is_alone(model: Any) -> None:
    """But for the last digits."""
    judge = CrossEncoderJudge(model, batch=2)
    pairs = [pair(LEFT, RIGHT), pair("Kort.", "Det regnet hele dagen i går."), pair("x", RIGHT)]
    for one, of_many in zip(pairs, judge.opinions(pairs), strict=True):
        assert judge.opinion(one).probabilities == pytest.approx(of_many.probabilities, abs=1e-5)


def test_no_pairs_are_not_put_to_the_model(model: Any) -> None:
    """And have no opinions."""
    assert CrossEncoderJudge(model).opinions([]) == []


def test_the_one_reason_is_the_score_in_log_odds(model: Any) -> None:
    """With the three scores in its words and the whole of both claims as its places."""
    found = cc.relate(LEFT, RIGHT, judge=saying(model, contradiction=3.0))
    (reason,) = found.reasons
    chance = math.exp(3) / (math.exp(3) + 2)
    assert reason.type == "meaning"
    assert (
        reason.contribution == found.score == pytest.approx(math.log(chance / (1 - chance)), 1e-3)
    )
    assert "contradiction 0.91" in reason.words
    assert (reason.left[0].end, reason.right[0].end) == (len(LEFT), len(RIGHT))


def test_a_certain_model_has_a_finite_score(model: Any) -> None:
    """The log-odds of certainty have no end, and are cut."""
    found = cc.relate(LEFT, RIGHT, judge=saying(model, contradiction=500.0))
    assert math.isfinite(found.score)


def test_an_activation_of_the_models_own_changes_nothing(model: Any) -> None:
    """Scores are made from what comes before it."""
    import torch

    plain = CrossEncoderJudge(model).opinion(pair(LEFT, RIGHT))
    model.activation_fn = torch.nn.Softmax(dim=1)
    assert CrossEncoderJudge(model).opinion(pair(LEFT, RIGHT)) == plain


@pytest.mark.parametrize(
    "labels",
    [
        ("Contradictory", "ENTAILS", "neutral"),
        ("c", "e", "n"),
        ("0: contradiction", "1: entailment", "2: neutral"),
    ],
)
def test_labels_are_read_in_any_spelling(model: Any, labels: tuple[str, ...]) -> None:
    """As they stand in the model's configuration."""
    found = cc.relate(LEFT, RIGHT, judge=relabelled(saying(model, contradiction=5.0), *labels))
    assert found.leaning == "diverges"


def test_labels_are_read_in_any_order(model: Any) -> None:
    """The first output is what the configuration says it is."""
    first = relabelled(saying(model, contradiction=5.0), "entailment", "neutral", "contradiction")
    assert cc.relate(LEFT, "Bergens havn er lukket.", judge=first).scores["entailment"] > 0.9


def test_unknown_labels_are_named_with_the_way_out(model: Any) -> None:
    """What each means has to come from somewhere; it is not guessed."""
    unnamed = relabelled(model, "LABEL_0", "LABEL_1", "LABEL_2")
    with pytest.raises(cc.ModelError, match=r"LABEL_0.*LABEL_2.*labels=\('contradiction'"):
        cc.load_judge(unnamed)
    judge = cc.load_judge(saying(unnamed, contradiction=5.0), labels=ORDER)
    assert cc.relate(LEFT, RIGHT, judge=judge).leaning == "diverges"


@pytest.mark.parametrize("labels", [("not_entailment", "entailment"), ("LABEL_0",), ("a", "b")])
def test_a_model_of_something_else_is_refused(model: Any, labels: tuple[str, ...]) -> None:
    """Rankers have one output, paraphrase models two; no labels make them judges."""
    with pytest.raises(cc.ModelError, match="want three"):
        cc.load_judge(relabelled(model, *labels))
    with pytest.raises(cc.ModelError, match="want three"):
        cc.load_judge(relabelled(model, *labels), labels=ORDER)


@pytest.mark.parametrize("labels", ["abc", ("a", "b", "c"), ORDER[:2], (1, 2, 3), ("e", "e", "c")])
def test_labels_that_cannot_be_used_are_refused(model: Any, labels: Any) -> None:
    """Three, each once."""
    with pytest.raises(cc.InputError, match="each once"):
        cc.load_judge(model, labels=labels)


@pytest.mark.parametrize("batch", [0, True, 1.5])
def test_a_batch_is_one_or_more(model: Any, batch: Any) -> None:
    """Pairs at a time."""
    with pytest.raises(cc.InputError, match="batch"):
        cc.load_judge(model, batch=batch)


def test_the_name_stands_in_the_provenance(folder: Path, model: Any) -> None:
    """What was given, or what the object calls itself."""
    reports = cc.load([{"id": "a", "text": LEFT}, {"id": "b", "text": RIGHT}])
    named = cc.compare(reports, judge=str(folder))  # type: ignore[arg-type]
    assert named.provenance.judge == str(folder)
    assert cc.compare(reports, judge=model).provenance.judge == str(folder)


@pytest.mark.parametrize("name", ["nobody/no-such-judge", "models/of/nobody", "no-such-judge"])
def test_a_missing_model_says_what_to_do(name: str) -> None:
    """No network is tried."""
    advice = "hf download nobody/no-such-judge" if name.count("/") == 1 else "no such folder"
    with pytest.raises(cc.ModelError, match=advice):
        cc.relate(LEFT, RIGHT, judge=name)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["", " ", "a\0b"])
def test_a_name_that_is_none_is_refused(name: str) -> None:
    """Before anything is opened."""
    with pytest.raises(cc.InputError, match="name"):
        cc.load_judge(name)


def test_a_damaged_folder_is_named(tmp_path: Path) -> None:
    """Nothing is to be fetched for it."""
    (tmp_path / "config.json").write_text("{", encoding="utf8")
    with pytest.raises(cc.ModelError, match="with all of its files"):
        cc.load_judge(tmp_path)


@pytest.mark.parametrize("text", ["x", "Le port est fermé.", "港口關閉了。", "\0", "ord " * 10_000])
def test_any_text_has_an_answer(model: Any, text: str) -> None:
    """One word, other languages, ten thousand words."""
    found = cc.relate(text, RIGHT, judge=model)
    assert found.kind in ("agrees", "diverges", "related", "unrelated")


def test_equal_texts_and_blank_ones_are_not_put_to_it(model: Any) -> None:
    """They have no scores."""
    judge = saying(model, contradiction=9.0)
    same, blank = cc.relate_pairs([(LEFT, LEFT), (LEFT, "")], judge=judge)
    assert (same.kind, same.confidence, same.scores) == ("agrees", 1.0, None)
    assert (blank.kind, blank.confidence, blank.scores) == ("unrelated", 1.0, None)


def test_a_model_that_fails_is_named(model: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever its own code raises."""

    def broken(texts: object, **options: object) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr(model, "predict", broken)
    with pytest.raises(cc.ModelError, match="no memory"):
        cc.relate(LEFT, RIGHT, judge=model)


@pytest.mark.parametrize("rows", [[[1.0, 2.0]], [1.0], [[math.nan] * 3] * 2, ["a"]])
def test_a_model_that_returns_something_else_is_named(
    model: Any, monkeypatch: pytest.MonkeyPatch, rows: Any
) -> None:
    """Three finite numbers per pair, or an error."""
    monkeypatch.setattr(model, "predict", lambda texts, **options: rows)
    with pytest.raises(cc.ModelError, match="judge"):
        cc.relate(LEFT, RIGHT, judge=model)
