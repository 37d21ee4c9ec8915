"""Reported movements of an article: the whole way from its sentences to its reports.

Sentences with a trigger are parsed; each trigger's frame says what must move and where; the words
above it say whether it happened and who says so. What a sentence leaves out ("they", "there",
"the next day") comes from those before it, so the article is read in order.
"""

from collections.abc import Sequence

from gazetteer.gazetteer import Gazetteer
from geo.movements.duplicates import name_duplicates
from geo.movements.headline import complete_headline
from geo.movements.lexicon import load_lexicon
from geo.movements.prefilter import in_full, introducing, worth_reading
from geo.movements.sentence_reader import ArticleReader
from geo.movements.setting import read_setting
from geo.movements.shipnames import find_ship_names
from geo.records import Article, MovementReport, ResolvedPlace, Sentence
from geo.text.language import Language


def extract_movements(
    article: Article,
    sentences: Sequence[Sentence],
    places: Sequence[ResolvedPlace],
    gazetteer: Gazetteer,
    language: Language,
) -> list[MovementReport]:
    """The reported movements of an article, in the order of its text.

    ``sentences`` and ``places`` are those of the article, in order. The same input gives the
    same reports, with the same ids. Nothing is raised for any text.
    """
    lexicon = load_lexicon()
    setting = read_setting(article.text, lexicon)
    if setting.civil:
        return []
    ships = find_ship_names(article.text, lexicon)
    chosen = worth_reading(article.text, sentences, lexicon, ships, military=setting.military)
    if not chosen:
        return []
    reader = ArticleReader(article, sentences, places, gazetteer, lexicon, ships, setting)
    if setting.passing:
        named = in_full(article.text, sentences, chosen, places, lexicon, ships)
        first = language.parse(article.text, [reader.opening(number).body for number in named])
        if not any(map(reader.tells, named, first)):
            return []
    heard = introducing(article.text, sentences, chosen)
    order = sorted({*chosen, *heard})
    spans = [reader.opening(number).body for number in order]
    reports: list[MovementReport] = []
    for number, parsed in zip(order, language.parse(article.text, spans), strict=True):
        if number in heard:
            reader.listen(number, parsed)
        else:
            reports += reader.read(number, parsed)
    return name_duplicates(complete_headline(reports, sentences, article.published_at))
