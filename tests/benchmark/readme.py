"""What measurements share: the memory of a process, and the README, into which `make bench` writes
its tables, each between two comments that name it."""

import os
import platform
from collections.abc import Sequence
from pathlib import Path

README = Path(__file__).parents[2] / "README.md"


def machine() -> str:
    """What was measured on, and how busy it is with other work just now."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return f"{os.cpu_count()} cores, {platform.system()}{load}"


def write_table(
    name: str,
    head: Sequence[str],
    rows: Sequence[Sequence[object]],
    readme: Path = README,
    note: str = "",
) -> bool:
    """Puts a table, and a note below it, between ``<!-- bench:NAME -->`` and
    ``<!-- /bench:NAME -->``; False where the README has no such place."""
    start, end = f"<!-- bench:{name} -->", f"<!-- /bench:{name} -->"
    text = readme.read_text(encoding="utf-8") if readme.exists() else ""
    before, opened, rest = text.partition(start)
    _, closed, after = rest.partition(end)
    if not (opened and closed):
        return False
    lines = [head, ["---"] * len(head), *rows]
    table = "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)
    below = f"\n\n{note}" if note else ""
    readme.write_text(f"{before}{start}\n{table}{below}\n{end}{after}", encoding="utf-8")
    return True


def memory_mb(pid: int) -> float | None:
    """Resident memory of a process, where the system tells."""
    status = Path(f"/proc/{pid}/status")
    if not status.exists():
        return None
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return round(int(line.split()[1]) / 1024, 1)
