"""What the contextual encoder learns from, and that its layers compute what BERT computes."""

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("scipy")

from tokenizers import Tokenizer  # noqa: E402

from claimcmp.testing import HashEncoder  # noqa: E402
from training.encoder.contextual.body import Body  # noqa: E402
from training.encoder.contextual.lessons import lexicon, lines_of, woven  # noqa: E402
from training.encoder.contextual.pieces import build_tokenizer, start_vectors  # noqa: E402
from training.encoder.corpus import Stream  # noqa: E402

pytestmark = pytest.mark.model


@pytest.fixture
def teacher(tmp_path):
    """A folder with an English tokenizer of a few pieces, as the teacher brings one."""
    from tokenizers import models, pre_tokenizers

    pieces = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "the", "talks", "army", "##s", "ж", "a"]
    tokenizer = Tokenizer(models.WordPiece({p: i for i, p in enumerate(pieces)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.save(str(tmp_path / "tokenizer.json"))
    return tmp_path


@pytest.fixture
def built(teacher):
    """A tokenizer with Norwegian pieces beside those, and where each piece comes from."""
    lines = ["Hæren går på isen", "hæren åpnet isen", "går på", "på isen"] * 50
    path = teacher / "own.json"
    return build_tokenizer(teacher, lines, new=12, longest=20, path=path)


def test_english_pieces_keep_their_rows(built) -> None:
    """So English begins as good as its teacher."""
    tokenizer, origin = built
    assert [origin[tokenizer.token_to_id(piece)] for piece in ("the", "talks", "##s")] == [5, 6, 8]


def test_pieces_of_other_scripts_are_left_out(built) -> None:
    """They would take room that no text of ours uses."""
    assert built[0].token_to_id("ж") is None


def test_the_letter_with_a_ring_is_kept_and_accents_are_not(built) -> None:
    """får is not far, but café is cafe."""
    normalized = built[0].normalizer.normalize_str("PÅ Café på")
    assert normalized == "på cafe på"


def test_new_pieces_start_among_english_words(built) -> None:
    """None starts at nothing."""
    tokenizer, origin = built
    rng = np.random.default_rng(1)
    table = rng.standard_normal((11, 8)).astype(np.float32)
    start = start_vectors(tokenizer, origin, table, HashEncoder(), nearest=2)
    assert start.shape == (len(origin), 8)
    new = [i for i, row in enumerate(origin) if row < 0]
    assert new
    assert np.linalg.norm(start[new], axis=1).min() > 0


def test_a_line_that_is_too_long_or_empty_is_left_out(built) -> None:
    """A cut line would be taught what it does not say."""
    lines = lines_of(["the talks", "", "the talks " * 30], built[0], 16)
    assert list(lines.lengths()) == [4, 0, 0]


def test_weaving_replaces_known_words_only() -> None:
    """Most of them; what has no partner stays, and so do marks."""
    chance = random.Random(3)
    found = [woven("The army moved on.", {"army": ["hæren"]}, chance) for _ in range(100)]
    assert set(found) == {"The hæren moved on.", "The army moved on."}
    assert found.count("The hæren moved on.") > 70


def test_words_commoner_in_english_are_no_partners() -> None:
    """Names and loans in Norwegian text are not its words."""
    rows = [("the parliament votes", "parlamentet voterer")] * 30 + [("on", "parliament")]
    found = lexicon([Stream("s", ("en", "nb"), rows)], HashEncoder(), nearest=2, floor=-1.0)["nb"]
    assert "parlamentet" in found["parliament"]
    assert all("parliament" not in partners for partners in found.values())


def test_the_layers_compute_what_bert_computes() -> None:
    """With filling at the end of shorter lines, up to bfloat16."""
    from transformers import BertConfig, BertModel

    torch.manual_seed(2)
    config = BertConfig(
        vocab_size=40,
        hidden_size=48,
        num_hidden_layers=2,
        num_attention_heads=12,
        intermediate_size=96,
        max_position_embeddings=32,
    )
    model = BertModel(config, add_pooling_layer=False).eval()
    state = {k: v for k, v in model.state_dict().items() if "word_embeddings" not in k}
    ids = torch.tensor([[2, 7, 8, 9, 3], [2, 11, 3, 0, 0]])
    lengths = torch.tensor([5, 3])
    there = torch.arange(5) < lengths[:, None]
    with torch.no_grad():
        ends = model(input_ids=ids, attention_mask=there.long()).last_hidden_state
        wanted = torch.nn.functional.normalize((ends * there[:, :, None]).sum(1), dim=1)
        found = Body(state)(model.embeddings.word_embeddings(ids), lengths)
    assert (found * wanted).sum(1).min() > 0.99
