from __future__ import annotations

import gzip
import importlib.util
import json
import lzma
import sys
from pathlib import Path
from types import ModuleType

import pytest

SOURCE = Path(__file__).parents[2] / "training" / "encoder" / "corpus.py"
pytestmark = pytest.mark.skipif(not SOURCE.exists(), reason="the wheel holds no training code")

LONG = "en to tre fire fem seks sju åtte ni ti elleve tolv"


@pytest.fixture(scope="module")
def corpus() -> ModuleType:
    """The module by its file: `training` is no part of the package."""
    spec = importlib.util.spec_from_file_location("training_encoder_corpus", SOURCE)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def _jsonl(path: Path, *rows: dict[str, object]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with gzip.open(path, "wt", encoding="utf8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with one line in each kind of evaluation set."""
    (tmp_path / "retrieval").mkdir()
    (tmp_path / "retrieval" / "ntrex.nb.txt").write_text("Båten sank!\n", encoding="utf8")
    relations = tmp_path / "relations"
    row = {"en": ["A b c", "d e f"], "da": ["g", "h"], "nb": ["i", "j"], "label": "entailment"}
    other = {"en": ["k", "l"], "da": ["m", "n"], "nb": ["o", "p"], "label": "entailment"}
    _jsonl(
        relations / "xnli_en_da_nb.jsonl.gz", {"row": "row=10", **row}, {"row": "row=11", **other}
    )
    _jsonl(relations / "stsb_en_nb_da_dev.jsonl.gz", {"score": 1.0, "en": ["Graded one", "x"]})
    _jsonl(relations / "minimal_pairs_x.jsonl.gz", {"a": {"text": "Paired a"}, "b": {"text": LONG}})
    _jsonl(
        tmp_path / "split" / "dev.jsonl.gz",
        {"text": "Første. Andre.", "sentences": [[0, 7], [8, 14]]},
    )
    for name in ("cad-snli_en_train", "breaking-nli_en_test", "wikifactcheck-neg_en_train"):
        _jsonl(relations / f"{name}.jsonl.gz")
    _jsonl(
        relations / "danfactver_train.jsonl.gz",
        {"a": "q", "b": "båten sank", "label": "entailment"},
    )
    return tmp_path


@pytest.mark.parametrize(
    "line",
    ["båten  SANK", "Båten sank.", "a b C", "j", "graded one", "PAIRED A", "første", "andre"],
)
def test_every_evaluation_set_is_guarded(corpus: ModuleType, data: Path, line: str) -> None:
    """By the line's words, whatever its case and marks."""
    assert corpus.read_evaluation(data).holds(line)


def test_ten_words_in_a_row_are_enough(corpus: ModuleType, data: Path) -> None:
    """Nine are not."""
    evaluation = corpus.read_evaluation(data)
    words = LONG.split()
    assert evaluation.holds("før " + " ".join(words[1:11]) + " etter")
    assert not evaluation.holds("før " + " ".join(words[1:10]) + " etter")


def test_rows_for_training_are_not_guarded(corpus: ModuleType, data: Path) -> None:
    """Only inference rows whose number ends in 0 are for measuring."""
    evaluation = corpus.read_evaluation(data)
    assert not evaluation.holds("k")
    assert list(corpus.inference(data, evaluation)) == ["xnli"]


def test_streams_leave_out_evaluation_lines_on_either_side(corpus: ModuleType, data: Path) -> None:
    """And rows with a missing column."""
    (data / "parallel").mkdir()
    rows = "En hund\tA dog\nBåten sank\tThe boat sank\nX\tA b c\nalene\nEn hund\tA dog\n"
    with lzma.open(data / "parallel" / "some.nb-en.tsv.xz", "wt", encoding="utf8") as file:
        file.write(rows)
    (found,) = corpus.streams(data, ["parallel/*"], corpus.read_evaluation(data))
    assert found.languages == ("nb", "en")
    assert found.rows == [("En hund", "A dog")]


def test_a_line_that_slipped_through_stops_the_run(corpus: ModuleType, data: Path) -> None:
    """The last check before training."""
    evaluation = corpus.read_evaluation(data)
    stream = corpus.Stream("leaky", ("nb",), [("fin",), ("båten sank",)])
    with pytest.raises(AssertionError, match="leaky holds an evaluation line"):
        corpus.assert_absent([stream], evaluation)
