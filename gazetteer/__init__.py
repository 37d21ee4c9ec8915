"""The bundled gazetteer: every place name that a war report is likely to hold, offline.

It knows nothing of :mod:`geo`; it can be used by itself.
"""
