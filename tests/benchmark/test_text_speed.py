"""How fast sentences are split, dated, labelled and parsed, beside spaCy's full pipeline."""

import json
import os
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from geo.text.dates import dates_in_order
from geo.text.language import MODEL, load_language
from geo.text.sentences import split_sentences

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.mark.bench
@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated articles are not here")
def test_words_a_second() -> None:
    import spacy

    lines = (SHARED / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    texts = [json.loads(line)["text"] for line in lines]
    words = sum(len(text.split()) for text in texts)
    spans = [split_sentences(text) for text in texts]
    pairs = list(zip(texts, spans, strict=True))
    language, full = load_language(), spacy.load(MODEL)
    runs: dict[str, Callable[[], object]] = {
        "split": lambda: [split_sentences(text) for text in texts],
        "dates": lambda: [dates_in_order(t, s, published=date(2021, 3, 31)) for t, s in pairs],
        "label": lambda: [language.label(text, found) for text, found in pairs],
        "parse": lambda: [language.parse(text, found) for text, found in pairs],
        "spaCy, everything": lambda: list(full.pipe(texts)),
    }
    speed: dict[str, float] = {}
    for name, run in runs.items():
        run()
        began = time.process_time()
        run()
        speed[name] = words / (time.process_time() - began)
        print(f"\n{name:20} {speed[name]:12,.0f} words a second", end="")
    assert speed["split"] > 20 * speed["spaCy, everything"]
    assert speed["dates"] > 5 * speed["spaCy, everything"]
