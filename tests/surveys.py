"""Calls of `cxaudit survey` for tests, and what came of them."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from typer.testing import CliRunner

from cxaudit.cli.app import app

EXPORTS = Path(__file__).parent / "examples" / "survey"


@dataclass(frozen=True)
class Called:
    """What a call gave: its exit code, stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def data(self) -> dict[str, Any]:
        """The JSON document on stdout."""
        assert self.code == 0, self.err
        found: dict[str, Any] = json.loads(self.out)
        return found

    @property
    def counts(self) -> dict[str, dict[int, int]]:
        """How often each answer was counted, by measure."""
        return {
            each["id"]: {int(point): n for point, n in each["counts"].items()}
            for each in self.data["measures"]
            if each["counts"] is not None
        }

    @property
    def rejected(self) -> dict[tuple[str, str], tuple[int, list[int]]]:
        """The number of cells and their rows, by column and reason."""
        return {
            (each["column"], each["reason"]): (each["cells"], [place["row"] for place in each["rows"]])
            for each in self.data["rejected"]
        }


def survey(*arguments: object) -> Called:
    """Run `cxaudit survey`."""
    done = CliRunner().invoke(app, ["survey", *map(str, arguments)])
    return Called(done.exit_code, done.stdout, done.stderr)


def as_json(*arguments: object) -> Called:
    """Run `cxaudit survey --format json`."""
    return survey(*arguments, "--format", "json")


def written(folder: Path, text: str | bytes, name: str = "it.csv") -> Path:
    """Write an export and return its path."""
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    return path
