"""Every error that Dateline raises on purpose.

::

    DatelineError
     +-- InputError              something the user gave cannot be used
     |    +-- UnreadableFile     a file that is empty, binary, broken or too large
     |    +-- BadDate            a date that is none
     |    +-- BadRecord          a line or row of a table that is not an article
     |    +-- LimitExceeded      reading or extracting went over its time or memory
     +-- StoreError              the corpus file cannot be read or written
     |    +-- StoreBusy          another process holds it for longer than we wait
     |    +-- StoreDamaged       a row no longer matches its hash
     +-- ModelMissing            the language model or the gazetteer is not installed

Each message says which input, what is wrong with it, and what to do.
"""


class DatelineError(Exception):
    """The root: catch this to catch all that Dateline raises on purpose."""


class InputError(DatelineError):
    """Something that the user gave cannot be used."""


class UnreadableFile(InputError):
    """A file that is empty, binary, broken, of no known kind, or too large."""


class BadDate(InputError):
    """Text offered as a date that is none."""


class BadRecord(InputError):
    """A line of a JSONL file or a row of a table that does not hold an article."""


class LimitExceeded(InputError):
    """Reading or extracting went over its limit of time or memory and was stopped."""


class StoreError(DatelineError):
    """The corpus cannot be read or written."""


class StoreBusy(StoreError):
    """Another process holds the corpus for longer than we are willing to wait."""


class StoreDamaged(StoreError):
    """A row of the corpus no longer matches the hash that was recorded for it."""


class ModelMissing(DatelineError):
    """The language model or the gazetteer is missing or of another version."""
