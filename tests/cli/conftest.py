"""The command line, run as a user runs it."""

import contextlib
import io
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from geo.cli import main
from geo.ingest import pool

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str

    @property
    def complaints(self) -> list[str]:
        return self.err.splitlines()


Run = Callable[..., Done]


@pytest.fixture
def run_real(tmp_path: Path) -> Run:
    """Run ``python -m geo`` with these words as a user does, models and all."""
    environment = os.environ | {"DATELINE_STORE": str(tmp_path / "corpus.sqlite")}

    def command(*words: object) -> Done:
        done = subprocess.run(
            [sys.executable, "-m", "geo", *map(str, words)],
            capture_output=True,
            text=True,
            encoding="utf-8",
            cwd=ROOT,
            env=environment,
            check=False,
        )
        return Done(done.returncode, done.stdout, done.stderr)

    return command


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the same program here, its workers with the quick extractor in place of the models."""
    monkeypatch.setenv("DATELINE_STORE", str(tmp_path / "corpus.sqlite"))
    monkeypatch.setattr(pool, "EXTRACTOR", "tests.ingest.quick")

    def command(*words: object, stdin: str = "") -> Done:
        monkeypatch.setattr(sys, "argv", ["geo", *map(str, words)])
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin.encode())))
        out, err, status = io.StringIO(), io.StringIO(), 0
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            try:
                main()
            except SystemExit as end:
                status = int(end.code or 0)
        return Done(status, out.getvalue(), err.getvalue())

    return command
