"""Hashes that a row carries of itself: SQLite has no checksums, and a flipped bit is silent."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any

HASH_COLUMNS = frozenset({"row_hash", "chain_hash"})


def row_hash(table: str, row: Mapping[str, Any], *, before: str = "") -> str:
    """The SHA-256 of a row's columns, whatever their order; ``before`` chains rows."""
    body = {name: _canonical(value) for name, value in row.items() if name not in HASH_COLUMNS}
    text = json.dumps([table, before, body], sort_keys=True, ensure_ascii=True)
    return hashlib.sha256(text.encode("ascii")).hexdigest()


def _canonical(value: Any) -> Any:
    """The value as it reads when it comes back: SQLite gives 48.0 where 48 was written."""
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, float) and value.is_integer():
        return int(value)
    return value
