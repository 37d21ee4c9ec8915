"""Writes what `make bench` measured into the README, between two comments that name the table."""

from collections.abc import Sequence
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def write_table(
    name: str, head: Sequence[str], rows: Sequence[Sequence[object]], readme: Path = README
) -> bool:
    """Puts a table between ``<!-- bench:NAME -->`` and ``<!-- /bench:NAME -->``; False where
    the README has no such place."""
    start, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    before, opened, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    if not (opened and closed):
        return False
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
    readme.write_text(f"{before}{start}\n{table}\n{end}{after}", encoding="utf-8")
    return True
