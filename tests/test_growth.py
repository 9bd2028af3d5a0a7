"""Large files and many files: time grows no faster than the text, and one file never stops the others."""

import gc
import subprocess
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from time import process_time
from types import ModuleType

import pytest

from cxaudit.cli.kinds import problems_of
from cxaudit.cli.select import selection
from cxaudit.questionnaire.library import Library
from cxaudit.questionnaire.load import Loader

ROOT = Path(__file__).resolve().parent.parent
MOST_TIMES = 130
WANTED = selection(None, None)


def made() -> ModuleType:
    """Return the maker of questionnaires that the benchmark uses as well."""
    spec = spec_from_file_location("questionnaires", ROOT / "benchmarks" / "questionnaires.py")
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def large(times: int) -> str:
    """Return one valid questionnaire with the sections of `times` small ones."""
    texts = [made().text_of(number).split("sections:\n", 1) for number in range(times)]
    return texts[0][0] + "sections:\n" + "".join(sections for _, sections in texts)


def seconds(path: Path, runs: int) -> float:
    """Return the least processor time one check of a file takes."""
    loader = Loader(Library.usual())
    took = []
    threshold = gc.get_threshold()
    gc.set_threshold(1_000_000)  # as the program does when it starts
    for _ in range(runs):
        start = process_time()
        problems = problems_of(path, loader, WANTED)[0]
        took.append(process_time() - start)
        assert problems == ()
    gc.set_threshold(*threshold)
    return min(took)


@pytest.mark.long
def test_time_grows_no_faster_than_the_file(tmp_path: Path) -> None:
    small, big = tmp_path / "small.yaml", tmp_path / "big.yaml"
    small.write_text(made().text_of(0), encoding="utf-8")
    big.write_text(large(130), encoding="utf-8")
    assert 7_500 < small.stat().st_size < 9_000 and big.stat().st_size > 1_000_000
    times = seconds(big, 15) / seconds(small, 60)
    most = MOST_TIMES * big.stat().st_size / small.stat().st_size / 125
    assert times <= most, f"{big.stat().st_size} bytes take {times:.0f} times as long as 8 kB"


def test_a_million_lines_do_not_keep_good_files_from_being_checked(tmp_path: Path) -> None:
    (tmp_path / "huge.yaml").write_text("cxaudit: questionnaire/1\n" + "x: y\n" * 1_000_000, encoding="utf-8")
    (tmp_path / "huger.yaml").write_text(
        "cxaudit: questionnaire/1\n" + "- some text\n" * 1_000_000, encoding="utf-8"
    )
    (tmp_path / "a-good.yaml").write_text(made().text_of(1), encoding="utf-8")
    (tmp_path / "z-bad.yaml").write_text(
        made().text_of(2).replace("effort: S", "effort: XL"), encoding="utf-8"
    )
    call = [sys.executable, "-m", "cxaudit", "validate", "--format", "concise", "."]
    done = subprocess.run(call, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    told = done.stdout.splitlines()
    assert "4 files" in done.stderr and not [line for line in told if line.startswith("a-good.yaml")]
    assert any(line.startswith("z-bad.yaml:") and "[wrong-value]" in line for line in told)
    assert any(line.startswith("huge.yaml:") for line in told)
    assert any(line.startswith("huger.yaml:") and "[too-large]" in line for line in told)
    assert len(told) < 60, "nobody reads a million problems"
