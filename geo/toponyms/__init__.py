"""Geoparsing: finding the places that a text names, and where on earth they are."""

from geo.toponyms.find import find_places

__all__ = ["find_places"]
