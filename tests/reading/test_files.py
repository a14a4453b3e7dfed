from __future__ import annotations

import io
import json
import os
import pickle
import sys
from pathlib import Path
from typing import Any

import pytest

import claimcmp as cc

TEXT = "Kommunen stenger brua over elva fra mandag.\r\nDet sier ordfører Kari Moe.\n"
DAMAGED = "på blåbærtur i går, så".encode()[:-1]


def write(path: Path, content: str | bytes = TEXT) -> Path:
    """A file with the content, in a folder made for it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def read(source: object, metadata: object = None) -> cc.Reports:
    """Load as Norwegian, so that no test depends on how a language is told."""
    return cc.load(source, metadata=metadata, language="nb")


def ids(reports: cc.Reports) -> list[str]:
    """The ids of the reports, in order."""
    return [report.id for report in reports]


class TestPaths:
    """Files, folders, patterns, and the ids they give."""

    def test_a_file_has_its_name_as_id_and_its_text_as_read(self, tmp_path: Path) -> None:
        """Line ends are kept."""
        (report,) = read(write(tmp_path / "deep" / "a.txt"))
        assert (report.id, report.text) == ("a.txt", TEXT)

    def test_a_folder_is_read_whole_in_order_with_relative_ids(self, tmp_path: Path) -> None:
        """Folders in it too; hidden files and folders are passed over."""
        for name in ("b.md", "a/z.txt", "a/deep/y", ".hidden", ".git/x.txt", "a/.DS_Store"):
            write(tmp_path / name)
        assert ids(read(tmp_path)) == ids(read(f"{tmp_path}/")) == ["a/deep/y", "a/z.txt", "b.md"]

    def test_a_pattern_gives_ids_below_its_fixed_part(self, tmp_path: Path) -> None:
        """`**` reaches down; each file comes once."""
        for name in ("b.txt", "a/b.txt", "c.md"):
            write(tmp_path / name)
        assert ids(read(f"{tmp_path}/**/*.txt")) == ["a/b.txt", "b.txt"]
        assert ids(read(f"{tmp_path}/*")) == ["a/b.txt", "b.txt", "c.md"]

    def test_a_file_whose_name_looks_like_a_pattern_is_read(self, tmp_path: Path) -> None:
        """What exists under its very name is meant."""
        assert ids(read(str(write(tmp_path / "a[1].txt")))) == ["a[1].txt"]

    def test_a_list_keeps_its_order(self, tmp_path: Path) -> None:
        """Paths, records and reports may stand side by side."""
        reports = read([write(tmp_path / "b.txt"), {"text": "x"}, cc.Report(id="r", text="y")])
        assert ids(reports) == ["b.txt", "#2", "r"]

    def test_paths_may_come_from_a_generator_or_a_set(self, tmp_path: Path) -> None:
        """A set has no order: its paths are sorted."""
        write(tmp_path / "b.txt"), write(tmp_path / "a.txt")
        assert ids(read(set(tmp_path.iterdir()))) == ["a.txt", "b.txt"]
        assert len(read(tmp_path.glob("*.txt"))) == 2

    def test_two_files_of_one_name_are_refused_by_both_paths(self, tmp_path: Path) -> None:
        """The message names the id and where each came from."""
        paths = [write(tmp_path / "x" / "a.txt"), write(tmp_path / "y" / "a.txt")]
        with pytest.raises(cc.DuplicateId) as caught:
            read(paths)
        assert caught.value.id == "a.txt"
        assert all(path.as_posix() in str(caught.value) for path in paths)
        assert str(caught.value).endswith(", or load the folder that holds both")

    def test_a_loop_of_links_ends(self, tmp_path: Path) -> None:
        """A link back into the folder it lies in is not followed."""
        write(tmp_path / "a" / "x.txt")
        (tmp_path / "a" / "loop").symlink_to(tmp_path)
        (tmp_path / "also").symlink_to(tmp_path / "a")
        assert ids(read(tmp_path)) == ["a/x.txt", "also/x.txt"]

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("missing.txt", "no such file"),
            ("*.none", "no file matches"),
            ("empty", "without a file"),
            ("zero\0byte", "no such file"),
            ("x" * 5000, "no file or folder has this name"),
            ("Brua er stengt.\nDet sier Moe.", "give \\[{"),
            ("http://example.org/a", "nothing is fetched"),
            ("", "no such file"),
        ],
    )
    def test_a_path_to_nothing_is_an_error_with_advice(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, message: str
    ) -> None:
        """What was given, what was wrong, what to do."""
        (tmp_path / "empty").mkdir()
        monkeypatch.chdir(tmp_path)
        with pytest.raises(cc.UnreadableInput, match=message):
            read(name)

    def test_a_pipe_is_refused_without_waiting(self, tmp_path: Path) -> None:
        """Opening it would hang until somebody writes."""
        os.mkfifo(tmp_path / "pipe")
        with pytest.raises(cc.UnreadableInput, match="pipe"):
            read(tmp_path / "pipe")

    def test_a_name_that_is_no_text_is_an_error_not_a_crash(self, tmp_path: Path) -> None:
        """Its report would have an id that no JSON could hold."""
        write(tmp_path / "good.txt")
        try:
            (tmp_path / os.fsdecode(b"bad\xff.txt")).write_text("x")
        except OSError:
            pytest.skip("this file system knows no such names")
        (problem,) = read(tmp_path).errors
        assert "rename" in problem.advice
        problem.model_dump_json()


class TestErrors:
    """Files that cannot be used, beside others that can."""

    def test_an_unreadable_file_is_set_down_and_the_others_are_read(self, tmp_path: Path) -> None:
        """Each error names the file, what was wrong, and what to do."""
        write(tmp_path / "good.txt")
        write(tmp_path / "bad.pdf", b"%PDF-1.4")
        write(tmp_path / "cut.txt", DAMAGED)
        write(tmp_path / "bad.json", '{"text": ')
        (tmp_path / "link.txt").symlink_to("nowhere")
        reports = read(tmp_path)
        assert ids(reports) == ["good.txt"]
        names = [Path(e.file).name for e in reports.errors]
        assert names == ["bad.json", "bad.pdf", "cut.txt", "link.txt"]
        assert all(e.problem and e.advice for e in reports.errors)

    def test_a_missing_path_among_others_is_set_down(self, tmp_path: Path) -> None:
        """The list is not lost for one wrong name."""
        reports = read([write(tmp_path / "good.txt"), tmp_path / "gone.txt"])
        assert [Path(e.file).name for e in reports.errors] == ["gone.txt"]

    def test_one_unreadable_path_alone_is_raised(self, tmp_path: Path) -> None:
        """There is nothing left to compare."""
        with pytest.raises(cc.UnreadableInput, match=r"cut\.txt.*damaged.*save it again"):
            read(write(tmp_path / "cut.txt", DAMAGED))

    def test_none_readable_of_several_is_raised_and_names_them(self, tmp_path: Path) -> None:
        """Each file with what was wrong with it."""
        write(tmp_path / "a.txt", DAMAGED)
        write(tmp_path / "b.png", b"\x89PNG\r\n\x1a\n")
        with pytest.raises(cc.UnreadableInput, match=r"none of 2.*a\.txt.*b\.png.*PNG"):
            read(tmp_path)

    def test_errors_are_carried_on_when_reports_are_loaded_again(self, tmp_path: Path) -> None:
        """Loading what was loaded changes nothing."""
        write(tmp_path / "good.txt"), write(tmp_path / "bad.pdf", b"%PDF-1.4")
        once = read(tmp_path)
        again = cc.load(once)
        assert (again, again.errors) == (once, once.errors)

    def test_reports_survive_pickling_with_their_errors(self, tmp_path: Path) -> None:
        """Work can be spread over processes."""
        write(tmp_path / "good.txt"), write(tmp_path / "bad.pdf", b"%PDF-1.4")
        reports = read(tmp_path)
        back = pickle.loads(pickle.dumps(reports))
        assert (back, back.errors) == (reports, reports.errors)

    def test_reports_show_their_ids_and_not_their_texts(self, tmp_path: Path) -> None:
        """A notebook cell stays short."""
        assert repr(read([{"text": TEXT, "id": "a"}])) == "<1 report: 'a'>"


class TestKinds:
    """What is read out of each kind of file."""

    @pytest.mark.parametrize(
        "content", ["", "\n \t\n", "Kort.", "a\0b", "🙂 שלום \u200f", "\ufeffHei"]
    )
    def test_odd_texts_are_reports(self, tmp_path: Path, content: str) -> None:
        """Empty, blank, one sentence, zero bytes, right-to-left; a mark is no part of the text."""
        (report,) = read(write(tmp_path / "a.txt", content))
        assert report.text == content.removeprefix("\ufeff")

    def test_a_long_line_is_read_whole(self, tmp_path: Path) -> None:
        """Ten million characters without a line end."""
        (report,) = read(write(tmp_path / "a.txt", "Brua er stengt. " * 625_000))
        assert len(report.text) == 10_000_000

    @pytest.mark.parametrize(
        "content",
        [
            '[{"id": "x", "text": "a"}, {"text": "b"}]',
            '{"reports": [{"id": "x", "text": "a"}, {"text": "b"}]}',
            '\ufeff[{"id": "x", "text": "a"}, {"text": "b"}]',
        ],
    )
    def test_json_holds_many_reports(self, tmp_path: Path, content: str) -> None:
        """Rows without an id get the file's name and their number."""
        assert ids(read(write(tmp_path / "r.json", content))) == ["x", "r.json#2"]

    def test_json_with_one_object_is_one_report_with_the_files_id(self, tmp_path: Path) -> None:
        """Its fields are given, not found."""
        (report,) = read(write(tmp_path / "r.json", '{"text": "a", "source": "Elveposten"}'))
        assert (report.id, report.source) == ("r.json", "Elveposten")
        assert report.evidence_for("source") == cc.Evidence(field="source", how="given")

    def test_a_damaged_line_of_json_lines_spoils_no_other(self, tmp_path: Path) -> None:
        """The error names the line."""
        reports = read(
            write(tmp_path / "r.jsonl", '{"text": "a"}\r\n{"text": \n\n{"text": "b"}\n3\n')
        )
        assert ids(reports) == ["r.jsonl#1", "r.jsonl#3"]
        assert [e.file.rsplit(", ")[-1] for e in reports.errors] == ["line 2", "line 5"]

    @pytest.mark.parametrize(
        ("name", "content"),
        [
            ("r.csv", 'id,text,published\nx,"a, ""b""\r\nc",2019\n,d,\n'),
            ("r.csv", 'id;text;published\nx;"a, ""b""\r\nc";2019\n;d;\n'),
            ("r.tsv", 'id\ttext\tpublished\nx\t"a, ""b""\r\nc"\t2019\n\td\t\n'),
        ],
    )
    def test_tables_are_read_with_their_line_ends(
        self, tmp_path: Path, name: str, content: str
    ) -> None:
        """Commas, semicolons and tabs; blank cells are unknown."""
        first, second = read(write(tmp_path / name, content))
        assert (first.id, first.text, str(first.published)) == ("x", 'a, "b"\r\nc', "2019")
        assert (second.id, second.text, second.published) == (f"{name}#2", "d", None)

    def test_a_cell_longer_than_the_readers_own_limit_is_read(self, tmp_path: Path) -> None:
        """Articles are longer than most cells."""
        (report,) = read(write(tmp_path / "r.csv", "text\n" + "a" * 200_000))
        assert len(report.text) == 200_000

    @pytest.mark.parametrize(
        ("name", "content", "message"),
        [
            ("r.csv", "id,words\nx,a\n", "without a column 'text'"),
            ("r.csv", 'text\n"a\n', "line"),
            ("r.csv", "text,text\na,b\n", "twice"),
            ("r.csv", "text,id\na\n", "has 1 fields where the header has 2"),
            ("r.csv", "", "holds no reports"),
            ("r.csv", "text\n", "holds no reports"),
            ("r.json", "[]", "holds no reports"),
            ("r.json", "", "no valid JSON"),
            ("r.json", "3", "holds a number"),
            ("r.json", '["a"]', "is a string"),
            ("r.json", '{"text": "a", "text": "b"}', "'text' twice"),
            ("r.json", '{"id": "x"}', "no text"),
            ("r.json", '{"text": 3}', "text of type int"),
            ("r.json", '{"text": "\\ud800"}', "U\\+D800"),
            ("r.json", '{"text": "a", "published": "soon"}', "'soon'"),
            ("r.json", '{"text": "a", "language": "xx"}', "'xx'"),
            ("r.json", "[" * 100_000, "nested too deep"),
            ("r.json", "1" * 5000, "JSON"),
            ("r.jsonl", "\n\n", "holds no reports"),
        ],
    )
    def test_a_file_that_cannot_be_parsed_is_named_with_what_is_wrong(
        self, tmp_path: Path, name: str, content: str, message: str
    ) -> None:
        """Never a traceback of another library."""
        with pytest.raises(cc.UnreadableInput, match=message) as caught:
            read(write(tmp_path / name, content))
        assert name in caught.value.path
        assert caught.value.advice

    @pytest.mark.parametrize(
        ("content", "expected"),
        [
            (TEXT, ["stdin"]),
            ("[Oslo] Brua er stengt.", ["stdin"]),
            ('{"text": "a"}', ["stdin"]),
            ('[{"text": "a"}, {"text": "b"}]', ["stdin#1", "stdin#2"]),
            ('{"text": "a"}\n{"text": "b"}', ["stdin#1", "stdin#2"]),
        ],
    )
    def test_a_dash_reads_standard_input(
        self, monkeypatch: pytest.MonkeyPatch, content: str, expected: list[str]
    ) -> None:
        """A text, JSON or JSON lines."""
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content.encode())))
        assert ids(read("-")) == expected

    def test_a_closed_standard_input_is_an_error(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """As under a scheduler."""
        monkeypatch.setattr(sys, "stdin", None)
        with pytest.raises(cc.UnreadableInput, match="standard input"):
            read("-")


class TestRecords:
    """Reports given in Python."""

    def test_a_record_may_state_every_field(self) -> None:
        """Blanks around values are dropped, the text is not touched."""
        record = {
            "id": "x", "text": " a ", "language": "da", "source": " Elveposten ", "title": "t",
            "url": "https://example.org", "published": "2019-04", "origin": "NTB",
        }  # fmt: skip
        (report,) = cc.load(record)
        assert report.text == " a "
        assert (report.language, report.source, str(report.published)) == (
            "da",
            "Elveposten",
            "2019-04",
        )
        assert {e.how for e in report.evidence} == {"given"}
        assert len(report.evidence) == 6

    @pytest.mark.parametrize(
        ("record", "message"),
        [
            ({"text": "a", "publised": "2019"}, "unknown field 'publised' .known: .*published"),
            ({"id": "a"}, "no text"),
            ({"text": None}, "no text"),
            ({"text": b"a"}, "type bytes"),
            ({"text": "a\ud800"}, "character 1 is U\\+D800"),
            ({"text": "a", "source": "\udfff"}, "U\\+DFFF"),
            ({"text": "a", "id": 1.5}, "id is 1.5"),
            ({"text": "a", "id": True}, "id is True"),
            ({"text": "a", "source": ["x"]}, "source is of type list"),
            ({"text": "a", "published": "3.4.2019"}, "ISO 8601"),
            ({"text": "a", "evidence": "none"}, "evidence"),
            ({}, "no text"),
        ],
    )
    def test_a_record_that_cannot_be_used_is_refused_at_once(
        self, record: dict[str, Any], message: str
    ) -> None:
        """The message says which item it was."""
        with pytest.raises(cc.InputError, match=message) as caught:
            read([{"text": "a good one"}, record])
        assert "item 2" in str(caught.value)

    @pytest.mark.parametrize("source", [None, 3, b"a.txt", [], (), [None], [3], [[{"text": "a"}]]])
    def test_what_holds_no_reports_is_refused(self, source: object) -> None:
        """Nothing, numbers, bytes, and lists of these."""
        with pytest.raises(cc.InputError, match="want a path"):
            read(source)

    def test_two_records_with_one_id_are_refused(self) -> None:
        """Also where one is a number and one a string."""
        with pytest.raises(cc.DuplicateId, match=r"item 1 and item 2; .*'id'\)$"):
            read([{"id": 1, "text": "a"}, {"id": "1", "text": "b"}])

    def test_reports_come_back_from_their_json(self, tmp_path: Path) -> None:
        """What a result holds can be loaded again, evidence and all."""
        reports = read(write(tmp_path / "a.txt", f"date 2019-04 {TEXT}\nSource: AFP\n"))
        dumped = json.loads(json.dumps([r.model_dump(mode="json") for r in reports]))
        assert cc.load(dumped) == reports

    @pytest.mark.parametrize("kind", ["pandas", "polars"])
    def test_a_frame_gives_a_report_for_each_row(self, kind: str) -> None:
        """Missing cells are unknown."""
        frames = pytest.importorskip(kind)
        table = {"id": ["x", None], "text": ["a", "b"], "published": ["2019", None]}
        first, second = read(frames.DataFrame(table))
        assert (first.id, str(first.published)) == ("x", "2019")
        assert (second.id, second.published) == ("#2", None)

    def test_a_frames_timestamps_and_numbers_are_read(self) -> None:
        """Midnight is a day; a gap in whole numbers does not make them fractions."""
        pandas = pytest.importorskip("pandas")
        frame = pandas.DataFrame(
            {
                "id": [7, None],
                "text": ["a", "b"],
                "published": [pandas.Timestamp("2019-04-03"), pandas.NaT],
                "source": pandas.array(["Elveposten", pandas.NA], dtype="string"),
            }
        )
        first, second = read(frame)
        assert (first.id, str(first.published), first.source) == ("7", "2019-04-03", "Elveposten")
        assert (second.id, second.published, second.source) == ("#2", None, None)

    def test_a_frame_without_texts_is_refused(self) -> None:
        """The row is named."""
        pandas = pytest.importorskip("pandas")
        with pytest.raises(cc.InputError, match="row 1 of the data frame: has no text"):
            read(pandas.DataFrame({"id": ["x"], "text": [float("nan")]}))

    def test_ten_thousand_reports_are_read(self) -> None:
        """Each with its own id."""
        assert len(set(ids(read([{"text": "Brua er stengt."}] * 10_000)))) == 10_000


class TestKnowledge:
    """What a report gets to know of itself, and from whom."""

    def test_found_values_carry_their_span(self) -> None:
        """The text states its month and its agency."""
        (report,) = read({"text": f"date 2019-04 {TEXT}\nKilde: NTB\n"})
        assert (str(report.published), report.origin, report.source) == ("2019-04", "NTB", None)
        mark = report.evidence_for("published")
        assert mark is not None
        assert mark.span is not None
        assert report.text[mark.span.start : mark.span.end] == "date 2019-04"

    def test_a_given_value_wins_over_a_found_one(self) -> None:
        """And its evidence says so."""
        (report,) = read({"text": f"date 2019-04 {TEXT}", "published": "2019-05-02"})
        assert str(report.published) == "2019-05-02"
        assert report.evidence_for("published") == cc.Evidence(field="published", how="given")

    def test_the_time_of_a_file_is_not_its_date(self, tmp_path: Path) -> None:
        """Unknown stays unknown."""
        (report,) = read(write(tmp_path / "2019-04-03.txt"))
        assert report.published is None

    def test_a_language_that_is_not_given_is_inferred(self) -> None:
        """From the text as a whole."""
        (report,) = cc.load({"text": "The council closed the bridge over the river on Monday."})
        assert report.language == "en"
        assert report.evidence_for("language") == cc.Evidence(field="language", how="inferred")

    def test_a_reports_own_language_wins_over_the_one_for_all(self) -> None:
        """`language` fills what is unknown."""
        reports = cc.load([{"text": "a", "language": "da"}, {"text": "b"}], language="nn")
        assert [r.language for r in reports] == ["da", "nn"]

    def test_an_unknown_language_is_refused(self) -> None:
        """The known ones are named."""
        with pytest.raises(cc.UnknownLanguage, match=r"'xx'.*da, en, nb, nn"):
            cc.load({"text": "a"}, language="xx")  # type: ignore[arg-type]


def test_a_date_in_the_address_is_inferred_where_nothing_else_states_one() -> None:
    """What the text or the caller says goes before it."""
    url = "https://elveposten.example/2017/01/03/brua"
    (silent,) = cc.load({"text": "Brua er stengt.", "url": url})
    assert str(silent.published) == "2017-01-03"
    mark = silent.evidence_for("published")
    assert mark is not None
    assert (mark.how, mark.span) == ("inferred", None)
    (stated,) = cc.load({"text": "Publisert 4. januar 2017\nBrua er stengt.", "url": url})
    assert str(stated.published) == "2017-01-04"


def test_a_table_saved_with_its_row_numbers_is_read(tmp_path: Path) -> None:
    """The first column has no name, and says nothing."""
    path = tmp_path / "r.csv"
    path.write_text(",id,text\n0,a,Brua er stengt.\n1,b,Brua er åpen.\n", encoding="utf-8")
    assert [r.id for r in cc.load(path)] == ["a", "b"]


def test_a_column_nobody_knows_is_one_error_of_its_table(tmp_path: Path) -> None:
    """Not one for each of its rows."""
    table, text = tmp_path / "r.csv", tmp_path / "t.txt"
    table.write_text("text,autor\n" + "a,b\n" * 50, encoding="utf-8")
    text.write_text("Brua er stengt.", encoding="utf-8")
    assert len(cc.load([table, text]).errors) == 1


def test_a_short_text_given_as_a_path_is_told_how_to_be_given() -> None:
    """Blanks and no ending are the mark of a text."""
    with pytest.raises(cc.UnreadableInput, match=r'\[\{"text"'):
        cc.load("Brua over elva er stengt")


def test_a_lazy_frame_is_refused_without_a_warning() -> None:
    """Its columns are never asked for."""
    lazy = pytest.importorskip("polars").LazyFrame({"text": ["a"]})
    with pytest.raises(cc.InputError, match="LazyFrame"):
        cc.load(lazy)
