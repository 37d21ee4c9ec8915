"""Dates and times in the words of an article, as intervals of whole days."""

from geo.text.dates.published import find_publication_date
from geo.text.dates.reader import dates_in_order, find_dates

__all__ = ["dates_in_order", "find_dates", "find_publication_date"]
