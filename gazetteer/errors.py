"""Every error that the gazetteer raises on purpose.

::

    GazetteerError
     +-- GazetteerMissing     the bundled file is not there or not of this version
     +-- ImportRejected       a file of places that cannot be read as one
     +-- DownloadFailed       a country dump that could not be fetched whole

Each message says which input, what is wrong with it, and what to do.
"""


class GazetteerError(Exception):
    """The root of the gazetteer's errors."""


class GazetteerMissing(GazetteerError):
    """The bundled place file is missing, damaged or made for another version."""


class ImportRejected(GazetteerError):
    """A user's file of places cannot be read as one."""


class DownloadFailed(GazetteerError):
    """A country dump could not be fetched whole."""
