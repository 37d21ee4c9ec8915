"""Where sentences begin and end."""

import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.text.sentences import split_sentences

SHARED = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))


def split(text: str) -> list[str]:
    return [span.cut(text) for span in split_sentences(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gen. Philip Breedlove of the U.S. State Dept. spoke.",
        "J. R. Smith and N.R. Jones met at 2.40 p.m. Moscow time on Nov. 10, 2014.",
        "KIEV, Feb. 12 - Around 50 tanks rolled in at 7 p.m. Friday.",
        "It weighs 12.7 kg vs. 14.5 kg, i.e. less.",
        "“Where are they?” he asked.",
        '"Who sent them?" Putin asked reporters.',
        "No. 5 Battery of the St. Petersburg garrison left.",
        "The talks, held (in Minsk!) on Tuesday, failed.",
        "It was hit again … and again.",
        "A crew waits on the road. (file photo)",
        "2.40 p.m.: the governor speaks.",
        "4pm. Infantry went in.",
        "8.10am. Infantry went in last night.",
        "Fighting, 0937 GMT: guns are moving.",
    ],
)
def test_these_are_one_sentence(text: str) -> None:
    assert split(text) == [text]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("They left the U.S. In Kiev, men moved.", ["They left the U.S.", "In Kiev, men moved."]),
        ("They left at 7 p.m. Tanks came.", ["They left at 7 p.m.", "Tanks came."]),
        ("“We go. They stay,” he said.", ["“We go.", "They stay,” he said."]),
        ("It ended.” Then it began.", ["It ended.”", "Then it began."]),
        ("Guns etc. The end.", ["Guns etc.", "The end."]),
        ("It fell.[3] It rose.", ["It fell.[3]", "It rose."]),
        ("They crossed the border.Russian troops followed.",
         ["They crossed the border.", "Russian troops followed."]),
        ("Stop! Go? Yes.", ["Stop!", "Go?", "Yes."]),
        ("Headline, no stop\nBody text here.", ["Headline, no stop", "Body text here."]),
        ("One.\r\n\r\nTwo.\u2028Three.", ["One.", "Two.", "Three."]),
        ("•First.\n- Second one. Third.\n1/ Fourth\n2. Fifth\n(3) Sixth\na) Seventh",
         ["First.", "Second one.", "Third.", "Fourth", "Fifth", "Sixth", "Seventh"]),
    ],
)  # fmt: skip
def test_these_are_several(text: str, sentences: list[str]) -> None:
    assert split(text) == sentences


def test_a_paragraph_wrapped_by_hand_is_put_together() -> None:
    text = (
        "This is a paragraph that was wrapped by hand at some width, and the town of\n"
        "Donetsk is named at the beginning of a line, as happens every so often in it.\n"
        "Another sentence comes here, and yet more of it follows on this next line and\n"
        "ends.\n\nA headline\nAnother headline"
    )
    assert [sentence[:7] for sentence in split(text)] == [
        "This is",
        "Another",
        "A headl",
        "Another",
    ]


def test_a_list_of_headlines_is_not() -> None:
    text = "Tanks roll\nGuns fall silent in the east\nShips sail\nJets fly over the sea"
    assert len(split(text)) == 4


@given(st.text(alphabet=st.sampled_from("Ab .!?\n\r”\"'(1/•-:…\u2028\xa0")) | st.text())
@settings(max_examples=300, deadline=None)
def test_spans_are_ordered_trimmed_and_lose_only_markers(text: str) -> None:
    end = 0
    spans = split_sentences(text)
    for span in spans:
        assert end <= span.start < span.end <= len(text)
        assert span.cut(text) == span.cut(text).strip()
        between = text[end : span.start]
        assert sum(char.isalpha() for char in between) <= between.count(")") + 1
        end = span.end
    assert split_sentences(text) == spans
    assert all(len(word) < 4 for word in text[end:].split())


@pytest.mark.parametrize(
    "hostile",
    [". ", "a. ", "? ", "\n", "- \n", "A.", "x\n", "1. ", "U.S. ", '"? ', ".", "a", "(", ".(", " ",
     "x \n", "Mr. A", "!”", "[1]", ". (a) ", "…", "\xa0\n", "7 p.m. "],
)  # fmt: skip
def test_time_is_linear(hostile: str) -> None:
    def seconds(size: int) -> float:
        text = (hostile * size)[:size]
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            split_sentences(text)
            best = min(best, time.process_time() - began)
        return best

    small, large = seconds(20_000), seconds(80_000)
    assert large < max(0.2, 10 * small), (small, large)


@pytest.mark.skipif(not (SHARED / "gold").is_dir(), reason="the annotated articles are not here")
@pytest.mark.parametrize(("name", "floor"), [("seeds.jsonl", 0.97), ("dev.jsonl", 0.99)])
def test_sentences_of_the_annotated_articles(name: str, floor: float) -> None:
    total = exact = 0
    for line in (SHARED / "gold" / name).read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        spans = {(span.start, span.end) for span in split_sentences(document["text"])}
        for movement in document["movements"]:
            total += 1
            exact += (movement["start"], movement["end"]) in spans
    print(f"\n{name}: {exact} of {total} annotated sentences have the same span")
    assert exact / total >= floor
