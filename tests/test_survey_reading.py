"""Reading quickly is reading rightly: the same as `csv.reader`, and the same in any order and any pieces."""

import csv
import io
import random
import string
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cxaudit.problems import ContentError
from cxaudit.survey import blocks as reading
from cxaudit.survey.blocks import Run, Shape, blocks
from cxaudit.survey.columns import Column, ColumnError, find, unmistakable
from surveys import Called, as_json, survey, written

CELLS = st.text(alphabet='ab1,;"\n\r\t é', max_size=6)
FIXTURE = settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)


def by_the_library(path: Path, shape: Shape) -> tuple[list[tuple[str, ...]], int, int]:
    """Return the cells of the runs of every good row, and how many rows are odd and blank."""
    rows, odd, blank = [], 0, 0
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.reader(file, delimiter=shape.delimiter, strict=True)):
            if number < shape.skipped:
                continue
            if len(row) == shape.width or (len(row) > shape.width and not any(row[shape.width :])):
                rows.append(tuple(c for run in shape.runs for c in row[run.first : run.first + run.size]))
            elif any(cell.strip() for cell in row):
                odd += 1
            else:
                blank += 1
    return rows, odd, blank


def by_us(path: Path, shape: Shape) -> tuple[list[tuple[str, ...]], int, int]:
    rows, odd, blank, numbers = [], 0, 0, []
    for block in blocks(path, shape):
        numbers += list(block.rows)
        odd, blank = odd + len(block.odd), blank + block.blank
        for keys in zip(*block.runs, strict=True):
            cells: list[str] = []
            for key in keys:
                if isinstance(key, tuple) or not key:
                    cells += key or [""]
                else:
                    cells += next(csv.reader([key], delimiter=shape.delimiter, strict=True))
            rows.append(tuple(cells))
    assert len(numbers) == len(rows) and numbers == sorted(set(numbers))
    return rows, odd, blank


@st.composite
def files(draw: st.DrawFn) -> tuple[str, Shape]:
    """A file that any CSV writer may have written, and the columns that are asked for."""
    width = draw(st.integers(1, 5))
    row = st.lists(CELLS, min_size=width, max_size=width)
    rows = draw(st.lists(st.one_of(row, st.lists(CELLS, max_size=6)), max_size=12))
    out = io.StringIO(newline="")
    delimiter = draw(st.sampled_from([",", ";", "\t", "^"]))
    quoting = draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL]))
    end = draw(st.sampled_from(["\n", "\r\n", "\r"]))
    writer = csv.writer(out, delimiter=delimiter, quoting=quoting, lineterminator=end)
    writer.writerows([["h"] * width, *rows])
    first = draw(st.integers(0, width - 1))
    second = draw(st.integers(first + 1, width)) if first + 1 < width else width
    runs = [Run(first=first)]
    if second < width:
        runs.append(Run(first=second, size=width - second))
    shape = Shape(encoding="utf-8", delimiter=delimiter, width=width, skipped=1, runs=tuple(runs))
    return out.getvalue(), shape


@FIXTURE
@given(files(), st.sampled_from([1, 7, 16, 1 << 16]))
def test_rows_are_those_of_the_library(tmp_path: Path, made: tuple[str, Shape], size: int) -> None:
    text, shape = made
    path = written(tmp_path, text)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(reading, "_SIZE", size)
        assert by_us(path, shape) == by_the_library(path, shape)


@FIXTURE
@given(st.text(alphabet='a1,"\n\r', max_size=40), st.integers(1, 4))
def test_where_the_library_refuses_a_file_so_do_we(tmp_path: Path, text: str, width: int) -> None:
    path = written(tmp_path, text)
    shape = Shape(encoding="utf-8", delimiter=",", width=width, skipped=0, runs=(Run(first=width - 1),))
    try:
        expected = by_the_library(path, shape)
    except csv.Error:
        with pytest.raises(ContentError):
            by_us(path, shape)
        return
    assert by_us(path, shape) == expected


SOME = [f"{n % 11},{1 + n % 5},{'NSW'[n % 3]},2026-0{1 + n % 4}-1{n % 10}" for n in range(60)]
SOME.append("11,9,x@y.zz,no")
HEAD = "NPS,CSAT,Region,Day\n"
ASKED = ("--nps=NPS", "--csat=CSAT", "--group=Region", "--date=Day")


def figures(*paths: Path) -> dict[str, object]:
    found = as_json(*paths, *ASKED)
    whole = {key: found.data[key] for key in ("rows", "measures", "questions", "first_month", "last_month")}
    return {**whole, "rejected": {key: n for key, (n, _) in found.rejected.items()}}


def test_the_order_of_rows_does_not_matter(tmp_path: Path) -> None:
    mixed = random.Random(4).sample(SOME, len(SOME))
    one = written(tmp_path, HEAD + "\n".join(SOME), "one.csv")
    other = written(tmp_path, HEAD + "\n".join(mixed), "other.csv")
    assert figures(one) == figures(other)


@pytest.mark.parametrize("at", [1, 20, 60])
def test_a_file_in_two_pieces_says_the_same(tmp_path: Path, at: int) -> None:
    whole = written(tmp_path, HEAD + "\n".join(SOME), "whole.csv")
    first = written(tmp_path, HEAD + "\n".join(SOME[:at]), "first.csv")
    rest = written(tmp_path, HEAD + "\n".join(SOME[at:]), "rest.csv")
    assert figures(whole) == figures(first, rest) == figures(rest, first)


def test_columns_may_stand_elsewhere_and_be_called_otherwise_in_another_file(tmp_path: Path) -> None:
    one = written(tmp_path, "Recommend,Region\n9,N\n3,N\n4,N\n", "one.csv")
    other = written(tmp_path, "Filiale;Empfehlung\nN;10\n", "other.csv")
    mapping = written(
        tmp_path,
        "cxaudit: mapping/1\nnps: [Recommend, Empfehlung]\ngroup: [Region, Filiale]\n",
        "map.yaml",
    )
    found = as_json(one, other, "--mapping", mapping)
    assert found.counts == {"nps": {3: 1, 4: 1, 9: 1, 10: 1}}
    assert found.data["measures"][0]["groups"][0]["n"] == 4


@pytest.mark.parametrize("size", [64, 1 << 16])
def test_only_the_first_hundred_rows_of_a_reason_are_named(
    tmp_path: Path, size: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_SIZE", size)
    path = written(tmp_path, "NPS,x\n" + "eleven,1\n12,1\n9,1\n" * 150)
    found = as_json(path, "--nps=NPS")
    n, rows = found.rejected["NPS", "not_a_number"]
    assert (n, len(rows), rows[:2], rows[-1]) == (150, 100, [2, 5], 299)
    assert found.rejected["NPS", "out_of_scale"][0] == 150
    assert "and 50 more" in " ".join(survey(path, "--nps=NPS").out.split())


def test_many_different_cells_are_counted_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from cxaudit.survey import tally

    rows = [(n % 11, 1 + n % 5, "NSWE"[n % 4], f"2026-0{1 + n % 9}-0{1 + n % 9}") for n in range(5000)]
    path = written(tmp_path, HEAD + "\n".join(",".join(map(str, row)) for row in rows))
    usual = figures(path)
    monkeypatch.setattr(tally, "_MOST_JOINT", 10)
    monkeypatch.setattr(tally, "_MOST_KNOWN", 5)
    assert figures(path) == usual
    assert as_json(path, *ASKED).counts["nps"] == Counter(row[0] for row in rows)


def columns(*texts: str) -> tuple[Column, ...]:
    return tuple(Column(number=at, text=text) for at, text in enumerate(texts, 1))


@pytest.mark.parametrize("word", ["Total", "AVERAGE:", "Mean", "Summe", "Gesamt", "Mittelwert"])
@pytest.mark.parametrize("rest", ["", ",,", ",=AVERAGE(B2:B4),", ",8.25,", ',#DIV/0!,"4,1"'])
@pytest.mark.parametrize("end", ["", "\n", "\r\n\n"])
def test_a_last_row_that_sums_up_is_left_out_and_said(word: str, rest: str, end: str, tmp_path: Path) -> None:
    rows = "Who,NPS,CSAT\na,9,5\nb,10,4\nc,3,1\n"
    found = as_json(written(tmp_path, f"{rows}{word}{rest}{end}"), "--nps=NPS", "--csat=CSAT")
    assert found.counts == {"nps": {3: 1, 9: 1, 10: 1}, "csat": {1: 1, 4: 1, 5: 1}}
    assert found.rejected == {("", "sums"): (1, [5])}
    assert [(each["n"], each["blank"]) for each in found.data["measures"]] == [(3, 0), (3, 0)]


@pytest.mark.parametrize(
    "last", ["Total,9,5", "d,8,4", "Total,good,", "d,9,Total of all", ",,", "Mean,Total,3.5"]
)
def test_a_last_row_that_may_be_an_answer_is_read_as_one(last: str, tmp_path: Path) -> None:
    found = as_json(written(tmp_path, f"Who,NPS,CSAT\na,9,5\nb,10,4\nc,3,1\n{last}\n"), "--nps=NPS")
    assert ("", "sums") not in found.rejected and found.data["rows"] == 4


def test_two_sums_below_a_long_export_are_found_across_its_pieces(tmp_path: Path) -> None:
    text = "Who,NPS\n" + "anna,9\n" * 40_000 + "Total,\n\nAverage,8.5\n"
    found = as_json(written(tmp_path, text), "--nps=NPS")
    assert found.counts == {"nps": {9: 40_000}}
    assert found.rejected == {("", "sums"): (2, [40_002, 40_004])}
    told = survey(written(tmp_path, text), "--nps=NPS").out
    assert "the whole row" in told and "sums up the rows above" in told and "40002, 40004" in told


@pytest.mark.parametrize(
    "title",
    [
        "Umfrage Herbst 2026;;\n",
        "Umfrage Herbst 2026\n",
        "Umfrage\n\n",
        "Umfrage;;\nStand: Mai, vorl\u00e4ufig;;\n;;\n",
    ],
)
def test_a_title_above_the_header_is_passed_over(title: str, tmp_path: Path) -> None:
    text = title + "Weiterempfehlung;Gruppe;Datum\n9;N;3.4.2026\n10;N;3.4.2026\nx;S;3.4.2026\n3;N;4.4.2026\n"
    path = written(tmp_path, text)
    found = as_json(path, "--nps=Weiterempfehlung", "--group=Gruppe", "--date=Datum")
    rows = title.count("\n")
    assert found.counts == {"nps": {3: 1, 9: 1, 10: 1}} and found.data["rows"] == 4
    assert found.rejected == {("Weiterempfehlung", "not_a_number"): (1, [rows + 4])}
    (file,) = found.data["files"]
    assert (file["title_rows"], file["header_rows"], file["delimiter"]) == (rows, 1, ";")
    assert "header: 1 row below" in survey(path, "--nps=Weiterempfehlung").out


@pytest.mark.parametrize("text", ["NPS;\n9;N\n9;N\n9;S\n", "NPS\n9\n9\n9\n"])
def test_a_header_of_one_name_is_no_title(text: str, tmp_path: Path) -> None:
    assert as_json(written(tmp_path, text), "--nps=NPS").counts == {"nps": {9: 3}}


def test_a_column_is_named_by_any_row_of_its_header(tmp_path: Path) -> None:
    head = "Umfrage Herbst 2026,,,\nDatum,Filiale,Note,Note\n,,heute,sonst\n"
    path = written(tmp_path, head + "3.4.2026,N,9,1\n" * 3)
    three = ("--header-rows=3", "--date=Datum")
    found = as_json(path, "--nps=heute", "--group=filiale", *three)
    assert found.counts == {"nps": {9: 3}} and found.data["first_month"] == "2026-04"
    twice = told(tmp_path, path.read_text(), "--nps=Note", *three)
    assert (
        twice.code == 2 and "more than one column is called 'Note'. Name it by its number: 3, 4." in twice.err
    )
    assert "Did you mean 'heute'?" in told(tmp_path, path.read_text(), "--nps=heut", *three).err


def told(folder: Path, text: str, *arguments: str) -> Called:
    found = survey(written(folder, text), *arguments)
    return Called(found.code, " ".join(found.out.split()), " ".join(found.err.split()))


def test_a_column_that_is_likely_the_wrong_one_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, "Q3\n" + "5\n4\n" * 5, "--nps=Q3")
    doubt = "None of the 10 answers in Q3 is above 5. NPS runs from 0 to 10: is this the right column?"
    assert found.code == 0 and doubt in found.err and "NPS -100.0" in found.out
    assert told(tmp_path, "Q3\n" + "5\n4\n" * 4 + "5\n", "--nps=Q3").err == ""
    assert told(tmp_path, "Q3\n" + "5\n4\n" * 5 + "6\n", "--nps=Q3").err == ""


def test_a_column_of_which_more_than_a_tenth_does_not_count_is_told(tmp_path: Path) -> None:
    found = told(tmp_path, "Q3,Region\n" + "9,N\n" * 30 + "4,N\n" * 10, "--csat=Q3")
    doubt = "30 of 40 cells in Q3 lie outside 1 to 5: is this the right column?"
    assert (found.code, found.err) == (0, doubt)
    mixed = told(tmp_path, "Q3\n" + "9\n4.5\n" + "4\n" * 8, "--csat=Q3").err
    assert mixed == (
        "2 of 10 cells in Q3 were not counted (not a whole number; outside the scale): is this the right "
        "column?"
    )
    assert told(tmp_path, "Q3\n9\n" + "4\n" * 9, "--csat=Q3").err == "", "a tenth is not more"
    assert told(tmp_path, "Q3\n" + "4\nn/a\n" * 9, "--csat=Q3").err == "", "people may not know"


def test_words_that_nobody_knows_are_shown_with_the_mapping_they_need(tmp_path: Path) -> None:
    rows = "Zufrieden\n" * 20 + "Sehr zufrieden\n" * 12 + "Geht so: naja\n" * 4 + "Ach\n" * 3 + "Ich, Ada\n"
    words = 'words: {csat: {Zufrieden: ..., Sehr zufrieden: ..., "Geht so: naja": ...}}'
    found = told(
        tmp_path,
        "Q3,NPS\n" + rows.replace("\n", ",9\n").replace("Ich, Ada", '"Ich, Ada"'),
        "--csat=Q3",
        "--nps=2",
    )
    assert found.code == 0 and words in found.err and "Ada" not in found.err + found.out
    assert "40 people answered, but the answers of 40 could not be read" in found.out
    assert "Fewer than 3 people answered" not in found.out
    alone = told(tmp_path, "Q3\n" + rows.replace("Ich, Ada", "Ada"), "--csat=Q3")
    assert alone.code == 1 and words in alone.err and "Ada" not in alone.err
    few = told(tmp_path, "Q3,NPS\n" + "Gut,9\nNaja,9\n,9\n", "--csat=Q3", "--nps=2")
    assert "Gut" not in few.err and "words" not in few.err, "no single person's words"
    assert "Fewer than 3 people answered" in few.out


def test_every_row_is_accounted_for_in_every_column(tmp_path: Path) -> None:
    mapping = "cxaudit: mapping/1\nnps: NPS\ngroup: Region\ndate: Day\nquestions: {Job: does_the_job}\n"
    rows = "9,4,N,2026-03-01\n9,,,\nx,4,a@b.de,soon\n,4.5,N,2026-03-02\n3,4,N,2026-03-03\n9,4\nTotal,,,\n"
    export = written(tmp_path, "NPS,Job,Region,Day\n" + rows)
    asked = ("--mapping", written(tmp_path, mapping, "map.yaml"), "--questionnaire")
    found = as_json(export, *asked, "expectations-and-measurement").data
    whole = sum(each["cells"] for each in found["rejected"] if not each["column"])
    used = [*found["measures"], *found["questions"], *found["about"]]
    assert [(e["n"], e["blank"], e["rejected"]) for e in used] == [(3, 1, 1), (3, 1, 1), (3, 1, 1), (3, 1, 1)]
    assert all(e["n"] + e["blank"] + e["rejected"] + whole == found["rows"] == 7 for e in used)
    text = " ".join(survey(export, *asked, "expectations-and-measurement").out.split())
    assert "Groups, column Region: 3 named, 1 blank, 1 not counted." in text
    assert "Days, column Day: 3 given, 1 blank, 1 not counted." in text
    assert "Column NPS: 3 answers, 1 blank, 1 not counted." in text


def test_a_header_goes_before_a_number_and_case_does_not_matter() -> None:
    found = columns("2", "How Likely?", "how likely?", "other")
    assert find(found, ["2"]).number == 1
    assert find(found, ["3"]).number == 3
    assert find(found, ["how likely?"]).number == 3
    assert find(found, ["OTHER"]).number == 4
    with pytest.raises(ColumnError) as error:
        find(found, ["othr"])
    assert error.value.hint == "Did you mean 'other'?"
    assert [unmistakable(found, n) for n in (1, 3, 4)] == ["2", "how likely?", "other"]


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.binary(max_size=200) | st.text(alphabet=string.printable, max_size=200).map(str.encode))
def test_whatever_the_bytes_only_problems_come_out(tmp_path: Path, data: bytes) -> None:
    path = written(tmp_path, b"NPS,Region,Day\n9,N,2026-01-02\n" + data)
    said = survey(path, "--nps=NPS", "--group=Region", "--date=Day")
    assert said.code in (0, 1, 2), said.err
    assert survey(path, "--nps=1").code != 3


def mangled(text: str, chance: random.Random) -> bytes:
    """Return an export with a few bytes put in, taken out or doubled."""
    data = bytearray(text.encode("utf-8"))
    for _ in range(chance.randint(1, 8)):
        at = chance.randrange(len(data))
        how = chance.randrange(4)
        if how == 0:
            odd = [b'"', b"\r", b"\n", b"\0", b"\xe9", b",", b";", b"\xff\xfe", b"\x1b[2J"]
            data[at:at] = chance.choice(odd)
        elif how == 1:
            del data[at : at + chance.randint(1, 20)]
        elif how == 2:
            data[at:at] = data[at : at + chance.randint(1, 60)]
        else:
            data[at] = chance.randrange(256)
    return bytes(data)


@pytest.mark.long
def test_a_thousand_broken_exports(tmp_path: Path) -> None:
    chance = random.Random(11)
    from surveys import EXPORTS

    texts = [path.read_text("utf-8", "replace") for path in sorted(EXPORTS.glob("*.csv"))]
    for number in range(1000):
        path = written(tmp_path, mangled(chance.choice(texts), chance), f"{number}.csv")
        said = survey(path, "--nps", str(chance.randint(1, 12)), "--group", "2", "--date", "3")
        assert said.code in (0, 1, 2), (number, said.err)
        assert "\x1b" not in said.out + said.err
        path.unlink()


def repeated(path: Path, rows: int) -> Path:
    """Write so many rows of answers."""
    with path.open("w", encoding="utf-8") as file:
        file.write(HEAD)
        for number in range(rows):
            file.write(
                f"{number % 11},{1 + number % 5},{'NSW'[number % 3]},2026-0{1 + number * 9 // rows}-11\n"
            )
    return path


def cost(path: Path) -> tuple[float, float]:
    """Return processor seconds and megabytes at the peak of one call."""
    code = (
        "import resource, sys, time\n"
        "from cxaudit.__main__ import main\n"
        f"sys.argv = ['cxaudit', 'survey', {str(path)!r}, *{ASKED!r}]\n"
        "try: main()\n"
        "except SystemExit as end: assert not end.code\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(time.process_time(), used.ru_maxrss / (1e6 if sys.platform == 'darwin' else 1e3))\n"
    )
    # Through a small process: a child's peak is never told as less than what started it had.
    small = "import subprocess, sys; subprocess.run([sys.executable, '-c', sys.argv[1]], check=True)"
    call = [sys.executable, "-c", small, code]
    done = subprocess.run(call, capture_output=True, text=True, check=True)
    seconds, megabytes = done.stdout.splitlines()[-1].split()
    return float(seconds), float(megabytes)


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="nothing tells the peak of memory")
def test_time_grows_with_the_rows_and_memory_does_not(tmp_path: Path) -> None:
    start, _ = cost(repeated(tmp_path / "tiny.csv", 10))
    few, little = cost(repeated(tmp_path / "few.csv", 100_000))
    many, much = cost(repeated(tmp_path / "many.csv", 1_000_000))
    assert much < 60 and much < 1.25 * little
    assert many - start < 13 * (few - start)
