"""The demo corpus: the briefs in ``data/demo``, read by this very extractor.

No point in it is made by hand. It is read again whenever the briefs, the extractor or the
gazetteer change, and kept in the platform's cache folder until then.
"""

import hashlib
import os
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

from geo.errors import InputError
from geo.ingest.folder import find_files
from geo.ingest.pool import Pool
from geo.intake import ingest
from geo.store import Store, demo_path

ROOT = Path(__file__).parents[1]
BRIEFS = ROOT / "data" / "demo"
KEPT_SECONDS = 7 * 24 * 3600
READ_BY = (
    "geo/codec.py",
    "geo/records.py",
    "geo/rows.py",
    "geo/pipeline.py",
    "geo/intake.py",
    "geo/ingest/*.py",
    "geo/store/**/*.py",
    "geo/text/**/*.py",
    "geo/toponyms/**/*.py",
    "geo/movements/**/*.py",
    "gazetteer/*",
    "data/lexicons/*",
    "data/demo/**/*",
)
"""All that decides what is read in a brief."""


@cache
def demo_key() -> str:
    """A short name for this version of briefs, extractor and gazetteer."""
    digest = hashlib.sha256()
    for pattern in READ_BY:
        for path in sorted(ROOT.glob(pattern)):
            if path.is_file():
                digest.update(path.relative_to(ROOT).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:16]


def demo_store_path() -> Path:
    """Where the demo corpus is, or will be once it is made."""
    return demo_path(demo_key())


def prepare_demo(
    progress: Callable[[int, int], None] | None = None, *, jobs: int | None = None
) -> Path:
    """Make the demo corpus unless it is there; returns its path.

    ``progress`` is told how many of how many briefs are read. The corpus takes its place
    whole, by a rename. Raises InputError where there are no briefs, or one
    of them cannot be read.
    """
    path = demo_store_path()
    if path.exists():
        return path
    if not BRIEFS.is_dir():
        raise InputError(f"{BRIEFS}: the demo corpus is missing; get a whole copy of Dateline")
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f"{path.stem}.{os.getpid()}.draft")
    try:
        _fill(draft, jobs or os.cpu_count() or 1, progress)
        draft.replace(path)
        _forget_old(path.parent)
    finally:
        for left in path.parent.glob(f"{draft.name}*"):
            left.unlink()
    return path


def _forget_old(folder: Path) -> None:
    """Remove what earlier versions made, unless it was made lately: another copy may use it."""
    for path in folder.glob("demo-*.sqlite"):
        if time.time() - path.stat().st_mtime > KEPT_SECONDS:
            path.unlink(missing_ok=True)


def _fill(draft: Path, jobs: int, progress: Callable[[int, int], None] | None) -> None:
    from gazetteer.load import load_gazetteer

    briefs = list(find_files([BRIEFS]))
    with Store.open(draft, regions=load_gazetteer) as store, Pool(jobs) as pool:
        for done, outcome in enumerate(ingest(briefs, store, pool, who="demo"), start=1):
            if outcome.state == "rejected":  # one without a date is partial, and meant to be
                raise InputError(f"{outcome.name}: {outcome.reason}")
            if progress is not None:
                progress(done, len(briefs))
