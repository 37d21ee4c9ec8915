"""Dateline: news articles in, a sourced map of reported troop movements out.

Start reading at :mod:`geo.pipeline`, the one function from an article to its reports.
"""

__version__ = "0.1.0"
