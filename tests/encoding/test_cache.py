from __future__ import annotations

import contextlib
import copy
import os
import pickle
import sqlite3
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import claimcmp as cc
from claimcmp.encoding.cache import CachedEncoder
from claimcmp.encoding.encoder import Encoder, load_encoder
from claimcmp.errors import ClaimcmpError, InputError, ModelError
from claimcmp.testing import HashEncoder

TEXTS = ["Fergen gikk på grunn.", "Færgen stødte på grund.", "The ferry ran aground.", ""]


class Counting(HashEncoder):
    """Remembers what it was asked for, and may turn its vectors another way."""

    def __init__(self, name: str = "counting", turn: int = 0) -> None:
        super().__init__(32)
        self._called = name
        self._turn = turn
        self.seen: list[str] = []

    @property
    def name(self) -> str:
        """As given."""
        return self._called

    def encode(self, texts: Sequence[str]) -> np.ndarray:
        """The trigrams' rows, turned."""
        self.seen += texts
        return np.roll(super().encode(texts), self._turn, axis=1)


def cached(folder: Path, **given: object) -> tuple[CachedEncoder, Counting]:
    """A cache and the encoder under it, which has forgotten what it was asked on opening."""
    inner = Counting(**given)  # type: ignore[arg-type]
    encoder = CachedEncoder(inner, folder)
    inner.seen.clear()
    return encoder, inner


# What is kept


def test_what_is_read_back_equals_what_was_computed(tmp_path: Path) -> None:
    """To the last bit, in the order asked for."""
    fresh = HashEncoder().encode(TEXTS)
    encoder = CachedEncoder(HashEncoder(), tmp_path)
    assert np.array_equal(encoder.encode(TEXTS), fresh)
    again = CachedEncoder(HashEncoder(), tmp_path)
    assert np.array_equal(again.encode(TEXTS[::-1]), fresh[::-1])


def test_a_text_is_encoded_once(tmp_path: Path) -> None:
    """However often it stands in a list and in later ones."""
    encoder, inner = cached(tmp_path)
    encoder.encode([TEXTS[0], TEXTS[1], TEXTS[0]])
    encoder.encode([TEXTS[1], TEXTS[2]])
    assert inner.seen == TEXTS[:3]


def test_a_text_is_its_exact_letters(tmp_path: Path) -> None:
    """A blank more is another text."""
    encoder, inner = cached(tmp_path)
    encoder.encode(["ett ord", "ett ord "])
    assert len(inner.seen) == len(encoder) == 2


def test_no_texts_give_no_rows(tmp_path: Path) -> None:
    """Of the right width."""
    assert CachedEncoder(HashEncoder(8), tmp_path).encode([]).shape == (0, 8)


def test_the_static_encoder_is_the_same_through_a_cache(tmp_path: Path) -> None:
    """What the package brings is kept under its fingerprint."""
    encoder = CachedEncoder(load_encoder("static"), tmp_path)
    for _ in range(2):
        assert np.array_equal(encoder.encode(TEXTS), load_encoder("static").encode(TEXTS))


def test_a_comparison_through_a_cache_is_the_same(tmp_path: Path) -> None:
    """Byte for byte, provenance included, the first time and the second."""
    reports = cc.load([{"id": str(n), "text": text} for n, text in enumerate(TEXTS[:3])])
    plain = cc.compare(reports, encoder=HashEncoder()).to_json()
    for _ in range(2):
        encoder = CachedEncoder(HashEncoder(), tmp_path)
        assert cc.compare(reports, encoder=encoder).to_json() == plain


def test_an_empty_cache_is_still_an_encoder(tmp_path: Path) -> None:
    """`encoder or another` takes it."""
    encoder = CachedEncoder(HashEncoder(), tmp_path)
    assert len(encoder) == 0
    assert encoder


def test_an_interrupted_run_keeps_its_slices(tmp_path: Path) -> None:
    """Only what was not done is done again."""

    class Tired(Counting):
        def encode(self, texts: Sequence[str]) -> np.ndarray:
            if any("600" in text for text in texts):
                raise KeyboardInterrupt
            return super().encode(texts)

    many = [f"sak {n}" for n in range(700)]
    with pytest.raises(KeyboardInterrupt):
        CachedEncoder(Tired(), tmp_path).encode(many)
    encoder, inner = cached(tmp_path)
    encoder.encode(many)
    assert inner.seen == many[512:]


def test_clearing_empties_and_shrinks_the_store(tmp_path: Path) -> None:
    """And it can be filled again."""
    encoder, _ = cached(tmp_path)
    encoder.encode([f"linje {n}" for n in range(2000)])
    full = encoder.size
    encoder.clear()
    assert (len(encoder), encoder.size < full / 2) == (0, True)
    encoder.encode(["linje 1"])
    assert len(encoder) == 1


def test_what_else_the_encoder_has_is_passed_on(tmp_path: Path) -> None:
    """And what it has not is missing here too."""
    static = CachedEncoder(load_encoder("static"), tmp_path)
    assert static.fingerprint == load_encoder("static").fingerprint  # type: ignore[attr-defined]
    assert [w.start for w in static.words("to ord")] == [0, 3]
    assert not hasattr(CachedEncoder(HashEncoder(), tmp_path), "words")


def test_it_keeps_the_protocol_and_the_name(tmp_path: Path) -> None:
    """Results do not show that a cache was used."""
    encoder = CachedEncoder(HashEncoder(8), tmp_path)
    assert isinstance(encoder, Encoder)
    assert (encoder.name, encoder.dimension) == ("hash-8", 8)


def test_it_can_be_copied_and_pickled(tmp_path: Path) -> None:
    """A comparison carries its encoder along."""
    encoder = CachedEncoder(HashEncoder(8), tmp_path)
    encoder.encode(TEXTS)
    assert len(copy.deepcopy(encoder)) == len(pickle.loads(pickle.dumps(encoder))) == 4


def test_load_encoder_puts_a_cache_around(tmp_path: Path) -> None:
    """And the telling of progress around both, so that each slice is kept."""
    heard: list[tuple[int, int]] = []
    inner = Counting()
    encoder = load_encoder(
        inner, cache=tmp_path / "vectors", progress=lambda done, total: heard.append((done, total))
    )
    inner.seen.clear()
    for _ in range(2):
        assert np.array_equal(encoder.encode(TEXTS), HashEncoder(32).encode(TEXTS))
    assert (inner.seen, heard) == (TEXTS, [(4, 4), (4, 4)])


# Whose vectors


def test_models_of_two_names_lie_side_by_side(tmp_path: Path) -> None:
    """In files of their own."""
    one, _ = cached(tmp_path, name="one")
    other, inner = cached(tmp_path, name="other", turn=1)
    one.encode(TEXTS)
    other.encode(TEXTS)
    assert inner.seen == TEXTS
    assert one.path.parent == other.path.parent == tmp_path
    assert one.path != other.path


def test_names_that_read_alike_as_files_do_not_mix(tmp_path: Path) -> None:
    """A slash and a dash are two names."""
    assert cached(tmp_path, name="a/b")[0].path != cached(tmp_path, name="a-b")[0].path


def test_another_model_under_the_same_name_is_refused(tmp_path: Path) -> None:
    """Told by its vectors, where it has no fingerprint."""
    cached(tmp_path)[0].encode(TEXTS)
    with pytest.raises(ModelError, match=r"holds vectors of a model 'counting'.*another folder"):
        CachedEncoder(Counting(turn=1), tmp_path)


def test_another_fingerprint_under_the_same_name_is_refused(tmp_path: Path) -> None:
    """The message shows the one that is there."""

    class Marked(HashEncoder):
        def __init__(self, fingerprint: str) -> None:
            super().__init__()
            self.fingerprint = fingerprint

    CachedEncoder(Marked("aaaa1111"), tmp_path)
    with pytest.raises(ModelError, match="fingerprint aaaa1111"):
        CachedEncoder(Marked("bbbb2222"), tmp_path)


def test_a_model_that_reads_less_of_a_long_text_is_another(tmp_path: Path) -> None:
    """Equal on short texts, it would mix vectors all the same."""

    class Short(Counting):
        def encode(self, texts: Sequence[str]) -> np.ndarray:
            return super().encode([text[:500] for text in texts])

    cached(tmp_path)
    with pytest.raises(ModelError, match="gives other vectors"):
        CachedEncoder(Short(), tmp_path)


def test_rounding_does_not_make_another_model(tmp_path: Path) -> None:
    """Other hardware sums in another order."""

    class Rounded(Counting):
        def encode(self, texts: Sequence[str]) -> np.ndarray:
            return super().encode(texts) + 1e-6

    cached(tmp_path)
    assert CachedEncoder(Rounded(), tmp_path).dimension == 32


def test_a_store_moved_under_another_name_is_refused(tmp_path: Path) -> None:
    """What stands inside counts, not the file's name."""
    one, _ = cached(tmp_path, name="one")
    other, _ = cached(tmp_path, name="other")
    os.replace(one.path, other.path)
    with pytest.raises(ModelError, match="holds vectors of a model 'one'"):
        cached(tmp_path, name="other")


# Damage


def test_a_row_with_a_wrong_checksum_is_computed_anew(tmp_path: Path) -> None:
    """Nothing is lost by it, and the store is mended."""
    encoder, inner = cached(tmp_path)
    fresh = encoder.encode(TEXTS)
    with sqlite3.connect(encoder.path) as store:
        store.execute("UPDATE vectors SET row = zeroblob(128) WHERE rowid = 2")
        store.execute("UPDATE vectors SET row = 'x', checksum = NULL WHERE rowid = 3")
    store.close()
    inner.seen.clear()
    assert np.array_equal(encoder.encode(TEXTS), fresh)
    assert inner.seen == TEXTS[1:3]
    encoder.encode(TEXTS)
    assert inner.seen == TEXTS[1:3]


def test_a_row_under_another_text_is_not_read(tmp_path: Path) -> None:
    """The checksum covers the text's hash too."""
    encoder, _ = cached(tmp_path)
    fresh = encoder.encode(TEXTS[:2])
    with sqlite3.connect(encoder.path) as store:
        store.execute(
            "UPDATE vectors SET (checksum, row) ="
            " (SELECT checksum, row FROM vectors WHERE rowid = 1) WHERE rowid = 2"
        )
    store.close()
    assert np.array_equal(encoder.encode(TEXTS[:2]), fresh)


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"no database at all" * 100,
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:100],
        lambda raw: raw[:16_384] + b"\xff" * (len(raw) - 16_384),
    ],
    ids=["other", "half", "head", "overwritten"],
)
def test_a_damaged_file_is_named_and_never_read_wrongly(tmp_path: Path, damage) -> None:
    """An error with the way out, or the right rows."""
    encoder, _ = cached(tmp_path)
    many = [f"melding {n}" for n in range(2000)]
    fresh = encoder.encode(many)
    encoder.path.write_bytes(damage(encoder.path.read_bytes()))
    with pytest.raises(ModelError, match=rf"{encoder.path.name} is damaged.*delete the file"):
        assert np.array_equal(cached(tmp_path)[0].encode(many), fresh)


def test_any_damage_gives_the_right_rows_or_an_error(tmp_path: Path) -> None:
    """Bytes turned at random all over the file."""
    encoder, _ = cached(tmp_path)
    many = [f"varsel {n}" for n in range(300)]
    fresh = encoder.encode(many)
    whole = encoder.path.read_bytes()
    chance = np.random.default_rng(5)
    for _ in range(30):
        raw = bytearray(whole)
        for place in chance.integers(0, len(raw), 40).tolist():
            raw[place] ^= 0xFF
        encoder.path.write_bytes(raw)
        with contextlib.suppress(ModelError):
            assert np.array_equal(cached(tmp_path)[0].encode(many), fresh)


def test_a_database_of_something_else_is_left_alone(tmp_path: Path) -> None:
    """It is named, and nothing is written into it."""
    encoder, _ = cached(tmp_path)
    encoder.path.unlink()
    with sqlite3.connect(encoder.path) as store:
        store.execute("CREATE TABLE letters (text)")
    store.close()
    raw = encoder.path.read_bytes()
    with pytest.raises(ModelError, match=r"no store of vectors.*delete the file or name another"):
        cached(tmp_path)
    assert encoder.path.read_bytes() == raw


def test_an_empty_file_becomes_a_store(tmp_path: Path) -> None:
    """A process killed at its first breath leaves one; nothing is lost."""
    encoder, _ = cached(tmp_path)
    encoder.path.write_bytes(b"")
    assert len(cached(tmp_path)[0]) == 0


def test_a_process_killed_while_it_writes_leaves_a_whole_store(tmp_path: Path) -> None:
    """Every row that is there is right."""
    code = (
        "import os, sys, threading, time\n"
        "from claimcmp.encoding.cache import CachedEncoder\n"
        "from claimcmp.testing import HashEncoder\n"
        "encoder = CachedEncoder(HashEncoder(640), sys.argv[1])\n"
        "threading.Thread(target=lambda: (time.sleep(0.3), os.kill(os.getpid(), 9))).start()\n"
        "n = 0\n"
        "while True:\n"
        "    encoder.encode([f'punkt {i}' for i in range(n, n + 100)])\n"
        "    n += 100\n"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False)
    assert done.returncode == -9
    encoder = CachedEncoder(HashEncoder(640), tmp_path)
    texts = [f"punkt {i}" for i in range(len(encoder))]
    assert len(encoder) % 100 == 0
    assert np.array_equal(encoder.encode(texts), HashEncoder(640).encode(texts))


def test_threads_may_write_at_once(tmp_path: Path) -> None:
    """Each has its own connection, as processes have."""
    encoder, _ = cached(tmp_path)
    with ThreadPoolExecutor(4) as pool:
        lists = [[f"{t} {n % 50}" for n in range(t, t + 60)] for t in range(8)]
        for texts, rows in zip(lists, pool.map(encoder.encode, lists), strict=True):
            assert np.array_equal(rows, HashEncoder(32).encode(texts))
    assert len(encoder) == 8 * 50


def test_processes_may_write_at_once(tmp_path: Path) -> None:
    """Both begin with no store there."""
    code = (
        "import sys\n"
        "from claimcmp.encoding.cache import CachedEncoder\n"
        "from claimcmp.testing import HashEncoder\n"
        "encoder = CachedEncoder(HashEncoder(32), sys.argv[1])\n"
        "for n in range(15):\n"
        "    encoder.encode([f'felles {n}', f'{sys.argv[2]} {n}'])\n"
    )
    line = [sys.executable, "-W", "error", "-c", code, str(tmp_path)]
    running = [subprocess.Popen([*line, name], stderr=subprocess.PIPE) for name in ("en", "to")]
    assert [process.communicate()[1] for process in running] == [b"", b""]
    encoder = CachedEncoder(HashEncoder(32), tmp_path)
    assert len(encoder) == 45


# Bad input


@pytest.mark.parametrize("given", [None, "static", HashEncoder, 3])
def test_what_is_no_encoder_is_refused(tmp_path: Path, given: object) -> None:
    """A class is none either."""
    with pytest.raises(InputError, match="want an encoder"):
        CachedEncoder(given, tmp_path)  # type: ignore[arg-type]


def test_an_encoder_whose_name_is_no_string_is_refused(tmp_path: Path) -> None:
    """The store could not say whose vectors it holds."""

    class Nameless(HashEncoder):
        name = None  # type: ignore[assignment]

    with pytest.raises(InputError, match="name is None"):
        CachedEncoder(Nameless(), tmp_path)


@pytest.mark.parametrize("folder", ["", None, 7, "a\0b"])
def test_what_is_no_folder_is_refused(folder: object) -> None:
    """With what was given."""
    with pytest.raises(InputError, match="the cache's folder"):
        CachedEncoder(HashEncoder(), folder)  # type: ignore[arg-type]


def test_a_file_in_the_place_of_the_folder_is_refused(tmp_path: Path) -> None:
    """By its name, with the way out."""
    (tmp_path / "taken").write_text("x", encoding="utf8")
    with pytest.raises(InputError, match=r"taken.*cannot be made.*leave the cache out"):
        CachedEncoder(HashEncoder(), tmp_path / "taken")


def test_a_folder_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """A folder stands where the file should be: true for every user, root included."""
    encoder, _ = cached(tmp_path)
    encoder.path.unlink()
    encoder.path.mkdir()
    with pytest.raises(InputError, match=r"cannot be used.*this user may write"):
        cached(tmp_path)


def test_a_row_that_is_not_finite_is_zeros_and_not_kept(tmp_path: Path) -> None:
    """It may be better another time."""

    class Broken(HashEncoder):
        def encode(self, texts: Sequence[str]) -> np.ndarray:
            rows = super().encode(texts)
            rows[[text == "ve" for text in texts]] = np.nan
            return rows

    encoder = CachedEncoder(Broken(), tmp_path)
    rows = encoder.encode(["vel", "ve"])
    assert (rows[0].any(), rows[1].any(), len(encoder)) == (True, False, 1)


def test_an_encoder_that_loses_rows_is_named(tmp_path: Path) -> None:
    """Nothing of it is kept."""

    class Losing(Counting):
        def encode(self, texts: Sequence[str]) -> np.ndarray:
            return super().encode(texts)[: 3 if len(texts) == 4 else None]

    encoder = CachedEncoder(Losing(), tmp_path)
    with pytest.raises(ModelError, match=r"'counting' returned shape \(3, 32\).*4 texts"):
        encoder.encode(TEXTS)
    assert len(encoder) == 0


def test_texts_of_another_kind_are_refused(tmp_path: Path) -> None:
    """As by every encoder."""
    encoder = CachedEncoder(HashEncoder(), tmp_path)
    for given_ in ("one text", [None], iter(["a"])):
        with pytest.raises(ClaimcmpError):
            encoder.encode(given_)  # type: ignore[arg-type]


ANY_TEXT = st.text(st.characters(codec=None, categories=None), max_size=40) | st.sampled_from(
    ["", " \t\n", "\0", "a\0b", "\ud800", "x\udfff y", "\u200f שלום", "北京", "🚢" * 3, "\ufeff"]
)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(texts=st.lists(ANY_TEXT, max_size=6))
@pytest.mark.parametrize("kind", ["static", "hash"])
def test_any_text_has_a_finite_row_of_length_one_or_zero(
    kind: str, texts: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Plain and through the cache, which gives the same row."""
    plain = HashEncoder() if kind == "hash" else load_encoder("static")
    encoder = CachedEncoder(plain, tmp_path_factory.getbasetemp() / f"cache-{kind}")
    for rows in (plain.encode(texts), encoder.encode(texts), encoder.encode(texts)):
        lengths = np.linalg.norm(rows, axis=1)
        assert rows.shape == (len(texts), plain.dimension)
        assert np.all((np.abs(lengths - 1) < 1e-5) | (lengths == 0))
        assert np.array_equal(rows, plain.encode(texts))


@pytest.mark.parametrize("kind", ["static", "hash"])
def test_a_line_of_a_megabyte_has_one_row(kind: str, tmp_path: Path) -> None:
    """Of length 1."""
    plain = HashEncoder() if kind == "hash" else load_encoder("static")
    line = "båten kom ikke frem " * 50_000
    rows = CachedEncoder(plain, tmp_path).encode([line, line])
    assert np.allclose(np.linalg.norm(rows, axis=1), 1)
