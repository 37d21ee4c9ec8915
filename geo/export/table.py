"""Reports as CSV, under ACLED's column names where the meaning is the same."""

import io

import pandas as pd

from geo.export.cells import inert, to_cells


def to_csv(frame: pd.DataFrame) -> str:
    """Rows of :mod:`geo.frame` as CSV (RFC 4180, but lines end in ``\\n``), UTF-8 when written.

    No cell starts a formula: text that might is led by an apostrophe.
    """
    table = to_cells(frame)
    for name in table.columns:
        table[name] = table[name].map(lambda cell: inert(cell) if isinstance(cell, str) else cell)
    buffer = io.StringIO()
    table.to_csv(buffer, index=False, lineterminator="\n")
    return buffer.getvalue()
