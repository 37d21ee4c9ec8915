"""The real gazetteer and the real language model, loaded once for this room's tests."""

from collections.abc import Callable

import pytest

from gazetteer.gazetteer import Gazetteer
from gazetteer.load import load_gazetteer
from geo.records import ResolvedPlace
from geo.text.language import Language, load_language
from geo.text.sentences import split_sentences
from geo.toponyms import find_places

Finder = Callable[[str], list[ResolvedPlace]]


@pytest.fixture(scope="session")
def gazetteer() -> Gazetteer:
    return load_gazetteer()


@pytest.fixture(scope="session")
def language() -> Language:
    return load_language()


@pytest.fixture(scope="session")
def find(gazetteer: Gazetteer, language: Language) -> Finder:
    """All places of a text."""

    def places(text: str) -> list[ResolvedPlace]:
        return find_places(text, split_sentences(text), gazetteer, language)

    return places
