"""Words and grammar of chosen spans, with offsets into the article."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import ThreadpoolController

from geo.records import Span
from geo.text.language import LONGEST_READ, Language, load_language
from geo.text.sentences import split_sentences

TEXT = (
    "Headline on tanks\n\nTwo hundred tanks crossed  the border near Izvaryne on Monday. "
    "“We saw them. They went east,” said Andriy Lysenko, a spokesman."
)


@pytest.fixture(scope="module")
def language() -> Language:
    return load_language()


def whole(text: str) -> list[Span]:
    return [Span(0, len(text))]


def test_offsets_are_those_of_the_article(language: Language) -> None:
    spans = split_sentences(TEXT)
    sentences = language.parse(TEXT, spans)
    assert [sentence.span for sentence in sentences] == spans
    for sentence in sentences:
        assert len(sentence) > 0
        for number, token in enumerate(sentence):
            assert token.index == number
            assert token.span.cut(TEXT) == token.text
            assert sentence.span.covers(token.span)
            assert token.text.strip()
        joined = "".join(token.text for token in sentence)
        assert joined == "".join(sentence.span.cut(TEXT).split())


def test_a_tree_with_one_root_even_over_full_stops(language: Language) -> None:
    text = "Tanks rolled. Past   the\nborder. They went home. Guns! Who? He said so."
    [sentence] = language.parse(text, whole(text))
    roots = [token for token in sentence if token.head == token.index]
    assert len(roots) == 1
    assert sentence.root == roots[0]
    assert sentence.subtree(roots[0].index) == sentence.tokens
    for token in sentence:
        assert (token == roots[0]) == (sentence.ancestors(token.index) == ())
        assert sentence.is_below(token.index, roots[0].index)


def test_grammar_and_lemmas(language: Language) -> None:
    span = split_sentences(TEXT)[1]
    [sentence] = language.parse(TEXT, [span])
    verb = sentence.root
    assert verb is not None
    assert (verb.text, verb.lemma, verb.pos) == ("crossed", "cross", "VERB")
    subject = sentence.child(verb.index, "nsubj")
    assert subject is not None
    assert subject.text == "tanks"
    assert sentence.subtree_span(subject.index).cut(TEXT) == "Two hundred tanks"
    assert sentence.head(subject.index) == verb


def test_labels_stand_where_their_words_do(language: Language) -> None:
    spans = split_sentences(TEXT)
    labels = language.label(TEXT, spans)
    assert all(
        span.covers(label.span) for span, row in zip(spans, labels, strict=True) for label in row
    )
    found = {label.span.cut(TEXT): label.kind for row in labels for label in row}
    assert found["Monday"] == "DATE"
    assert found["Andriy Lysenko"] == "PERSON"


def test_the_cores_that_numpy_uses_are_left_as_they_were(language: Language) -> None:
    before = [pool["num_threads"] for pool in ThreadpoolController().info()]
    language.parse(TEXT, whole(TEXT))
    assert [pool["num_threads"] for pool in ThreadpoolController().info()] == before


def test_the_answer_does_not_hang_on_what_else_is_asked(language: Language) -> None:
    spans = split_sentences(TEXT)
    together = language.parse(TEXT, spans)
    assert together == language.parse(TEXT, spans)
    assert together == [language.parse(TEXT, [span])[0] for span in spans]


def test_the_vocabulary_stops_growing(language: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = language.parse(TEXT, whole(TEXT))
    monkeypatch.setattr("geo.text.language.MOST_WORDS_KEPT", 0)
    assert language.parse(TEXT, whole(TEXT)) == before
    text = " ".join(f"qx{n}zz" for n in range(200))
    assert len(language.parse(text, whole(text))[0]) >= 200
    assert "qx7zz" not in language._pipeline.vocab.strings


def test_finding_tokens(language: Language) -> None:
    [sentence] = language.parse(TEXT, split_sentences(TEXT)[1:2])
    offset = TEXT.index("Izvaryne")
    token = sentence.token_at(offset + 2)
    assert token is not None
    assert token.text == "Izvaryne"
    assert sentence.token_at(TEXT.index("  the")) is None
    span = Span(TEXT.index("near"), TEXT.index(" on Monday"))
    assert [t.text for t in sentence.within(span)] == ["near", "Izvaryne"]
    top = sentence.top_of(span)
    assert top is not None
    assert top.text == "near"


def test_nothing_in_nothing_out(language: Language) -> None:
    assert language.parse(TEXT, []) == []
    [empty, blank] = language.parse("   \n ", [Span(1, 1), Span(0, 4)])
    assert len(empty) == len(blank) == 0
    assert empty.root is None


@given(st.text(max_size=200))
@settings(max_examples=25, deadline=None)
def test_any_text_round_trips(text: str) -> None:
    [sentence] = load_language().parse(text, whole(text))
    assert all(token.span.cut(text) == token.text for token in sentence)
    assert sum(token.head == token.index for token in sentence) == min(1, len(sentence))


@pytest.mark.parametrize("hostile", ["(", "a", "word ", "\n", "😀", "http://a", "1,"])
def test_a_sentence_without_end_is_read_in_part(language: Language, hostile: str) -> None:
    text = hostile * 100_000
    began = time.process_time()
    [sentence] = language.parse(text, whole(text))
    assert time.process_time() - began < 20
    assert all(token.end <= LONGEST_READ for token in sentence)
    assert all(token.span.cut(text) == token.text for token in sentence)
    assert sum(token.head == token.index for token in sentence) == min(1, len(sentence))
