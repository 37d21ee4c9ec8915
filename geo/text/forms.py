"""Part of speech and lemma of each word, worked out once for each form.

spaCy settles both with two hundred patterns and a table of endings, word after word, which costs
as much as the parse. All but a handful of these patterns look at one word alone: its letters, its
tag and its label in the tree. So what they say of one word is kept for all its likes, and a
sentence is given to spaCy's own rules only where a pattern over two words applies ("gonna",
"there is"). The answers are spaCy's own.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc, Token

MOST_KEPT = 100_000
"""Forms remembered, some twenty megabytes; then the memory begins anew."""


@dataclass(frozen=True, slots=True)
class Form:
    """What is known of a word without its neighbours."""

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str


class Forms:
    """Stands in for the components ``REPLACED`` of a pipeline."""

    REPLACED: ClassVar = ("attribute_ruler", "lemmatizer")

    def __init__(self, pipeline: "Pipeline") -> None:
        from spacy.matcher import Matcher

        self._rules = [pipeline.get_pipe(name) for name in self.REPLACED]
        self._kept: dict[tuple[int, int, int], Form] = {}
        self._pairs = Matcher(pipeline.vocab)
        ruler: Any = self._rules[0]
        for rule in ruler.patterns:
            longer = [pattern for pattern in rule["patterns"] if len(pattern) > 1]
            if longer:
                self._pairs.add("pair", longer)

    def read(self, doc: "Doc") -> list[Form]:
        """The form of each of a tagged (and perhaps parsed) text's words, in order."""
        if self._pairs(doc, allow_missing=True):
            return [_form(token) for token in self._ruled(doc)]
        if len(self._kept) > MOST_KEPT:
            self._kept.clear()
        keys = list(map(tuple, doc.to_array(["ORTH", "TAG", "DEP"]).tolist()))
        kept = self._kept
        for i, key in enumerate(keys):
            if key not in kept:
                kept[key] = self._alone(doc[i])
        return [kept[key] for key in keys]

    def _alone(self, token: "Token") -> Form:
        """The form of a word set in a text of its own."""
        from spacy.tokens import Doc

        one = Doc(
            token.vocab,
            words=[token.text],
            spaces=[False],
            tags=[token.tag_],
            heads=[0] if token.dep else None,
            deps=[token.dep_] if token.dep else None,
        )
        return _form(self._ruled(one)[0])

    def _ruled(self, doc: "Doc") -> "Doc":
        for rule in self._rules:
            doc = rule(doc)
        return doc


def _form(token: "Token") -> Form:
    return Form(token.text, token.lemma_, token.pos_, token.tag_, token.dep_)
