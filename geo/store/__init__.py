"""The corpus: one SQLite file that loses nothing it has acknowledged."""

from geo.store.corrections import CorrectedPlace, Correction
from geo.store.paths import demo_path, user_path
from geo.store.store import Arrival, Store
from geo.store.who import whoami

__all__ = ["Arrival", "CorrectedPlace", "Correction", "Store", "demo_path", "user_path", "whoami"]
