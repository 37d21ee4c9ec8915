"""Lists of words, written as a line of text."""


def listed(line: str) -> list[str]:
    """The words of a line, in order."""
    return line.split()


def word_set(line: str) -> frozenset[str]:
    """The words of a line, for looking up."""
    return frozenset(line.split())
