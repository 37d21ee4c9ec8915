"""Telling English from the rest."""

import json
import os
from pathlib import Path

import pytest

from geo.ingest.language import detect_language

SAMPLES = {
    "en": "Tanks and trucks rolled over the border at night, and the army said that it was not "
    "able to stop them from reaching the city before dawn.",
    "uk": "Колона військової техніки перетнула кордон уночі, повідомили у штабі. Їхній рух тривав.",
    "ru": "Колонна военной техники пересекла границу ночью, сообщили в штабе. Это были танки.",
    "de": "Die Panzer sind in der Nacht über die Grenze gerollt und die Armee war nicht in der "
    "Lage, sie auf dem Weg in die Stadt zu stoppen.",
    "fr": "Les chars ont franchi la frontière dans la nuit et l'armée n'est pas en mesure de les "
    "arrêter avant la ville, selon des témoins sur place.",
    "es": "Los tanques cruzaron la frontera por la noche y el ejército no fue capaz de detener a "
    "la columna en las afueras de la ciudad, según los testigos.",
    "pl": "Czołgi przekroczyły granicę w nocy i nie zostały zatrzymane przez wojsko, które jest "
    "na miejscu od wczoraj, jak się dowiadujemy ze źródeł.",
    "it": "I carri armati hanno passato il confine nella notte e non si sono fermati, secondo "
    "quanto dicono i testimoni della città che sono sul posto.",
    "zh": "坦克昨晚越过边境，军方说无法在黎明前阻止他们进入这座城市。",
    "ka": "ტანკებმა საზღვარი ღამით გადაკვეთეს, განაცხადა არმიამ.",
}


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
def test_samples(language: str, text: str) -> None:
    assert detect_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Rebels moved to Donetsk",
        "40 tanks, 12 howitzers",
        "Luhansk; Donetsk; Mariupol; Kharkiv",
        "Oleksandr Turchynov met Petro Poroshenko and Volodymyr Hroysman in Kyiv",
        "",
    ],
)
def test_a_few_latin_words_pass_as_english(text: str) -> None:
    assert detect_language(text) == "en"


def test_english_that_quotes_another_script_is_english() -> None:
    assert detect_language(SAMPLES["en"] + " “Слава Україні”, they said.") == "en"


def test_all_annotated_articles_are_told_as_english() -> None:
    shared = Path(os.environ.get("DATELINE_SHARED", Path(__file__).parents[3] / "shared"))
    gold = [shared / "gold" / name for name in ("dev.jsonl", "seeds.jsonl")]
    if not all(path.exists() for path in gold):
        pytest.skip("the annotated articles are not here (DATELINE_SHARED)")
    articles = [json.loads(line) for path in gold for line in path.read_text().splitlines()]
    for article in articles:
        assert detect_language(article["text"]) == article["language"], article["doc"]
