"""Words of a sentence and how they hang together.

Plain values, free of any language library: what reads the grammar fills them in, what looks
for movements walks them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from geo.records import Span


class Label(NamedTuple):
    """What a stretch of an article is taken for: an OntoNotes label such as ``PERSON``."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Token:
    """One word or mark.

    ``index`` and ``head`` count within the sentence; the root is its own head. ``start`` and
    ``end`` are offsets into ``Article.text``. ``pos`` is a Universal Dependencies tag, ``tag``
    a Penn Treebank tag, ``dep`` a ClearNLP label.
    """

    index: int
    start: int
    end: int
    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int

    @property
    def span(self) -> Span:
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class ParsedSentence:
    """A sentence's span and tokens; whitespace is no token."""

    span: Span
    tokens: tuple[Token, ...]
    _children: tuple[tuple[int, ...], ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        below: list[list[int]] = [[] for _ in self.tokens]
        for token in self.tokens:
            if token.head != token.index:
                below[token.head].append(token.index)
        object.__setattr__(self, "_children", tuple(map(tuple, below)))

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __getitem__(self, index: int) -> Token:
        return self.tokens[index]

    @property
    def root(self) -> Token | None:
        """The word that all others hang on; None in an empty sentence."""
        return next((token for token in self.tokens if token.head == token.index), None)

    def head(self, index: int) -> Token:
        """The word that this one hangs on; the root's is itself."""
        return self.tokens[self.tokens[index].head]

    def children(self, index: int, *deps: str) -> tuple[Token, ...]:
        """The words that hang directly on this one, left to right, or only those so labelled."""
        found = (self.tokens[i] for i in self._children[index])
        return tuple(token for token in found if not deps or token.dep in deps)

    def child(self, index: int, *deps: str) -> Token | None:
        """The first of :meth:`children`, or None."""
        return next(iter(self.children(index, *deps)), None)

    def subtree(self, index: int) -> tuple[Token, ...]:
        """This word and all that hangs on it, however far, left to right."""
        found, pending = [], [index]
        while pending:
            current = pending.pop()
            found.append(current)
            pending.extend(self._children[current])
        return tuple(self.tokens[i] for i in sorted(found))

    def subtree_span(self, index: int) -> Span:
        """From the first to the last character of :meth:`subtree`, in article offsets."""
        below = self.subtree(index)
        return Span(below[0].start, below[-1].end)

    def ancestors(self, index: int) -> tuple[Token, ...]:
        """The head, the head's head and so on up to the root."""
        found: list[Token] = []
        while self.tokens[index].head != index:
            index = self.tokens[index].head
            found.append(self.tokens[index])
        return tuple(found)

    def is_below(self, index: int, top: int) -> bool:
        """Whether ``index`` is ``top`` or hangs on it, however far."""
        return index == top or any(token.index == top for token in self.ancestors(index))

    def within(self, span: Span) -> tuple[Token, ...]:
        """The tokens that share at least one character with an article span."""
        return tuple(t for t in self.tokens if t.start < span.end and span.start < t.end)

    def token_at(self, offset: int) -> Token | None:
        """The token that covers an article offset, or None (whitespace, or outside)."""
        return next((t for t in self.tokens if t.start <= offset < t.end), None)

    def top_of(self, span: Span) -> Token | None:
        """The word of an article span that the rest of the span hangs on, or None."""
        inside = self.within(span)
        indexes = {token.index for token in inside}
        tops = (t for t in inside if t.head == t.index or t.head not in indexes)
        return next(tops, None)
