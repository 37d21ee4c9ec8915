"""Reported movements: who moved what, from where, to where, when, and who says so."""

from geo.movements.extract import extract_movements

__all__ = ["extract_movements"]
