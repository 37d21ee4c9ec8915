"""The dashboard: one module a view, and the only place that speaks Streamlit.

:mod:`~geo.dashboard.run` puts the views together; :mod:`~geo.dashboard.state` alone touches
the session and the address. Text of an article is shown by calls that neither render markup
nor load anything.
"""
