"""Writers, in pandas' manner: ``to_csv``, ``to_geojson``, ``to_kml``, ``to_jsonl``.

What they write is inert: no cell starts a formula, no text becomes markup.
"""

from geo.export.geojson import to_geojson
from geo.export.jsonl import to_jsonl
from geo.export.kml import to_kml
from geo.export.table import to_csv

__all__ = ["to_csv", "to_geojson", "to_jsonl", "to_kml"]
