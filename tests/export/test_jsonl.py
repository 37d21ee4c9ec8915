"""The output contract: its keys, its values, one line a document."""

import json
from dataclasses import replace
from datetime import date

from geo.export.jsonl import to_contract, to_jsonl, to_line
from tests import made

PLACE_KEYS = [
    "start",
    "end",
    "name",
    "kind",
    "literal",
    "latitude",
    "longitude",
    "geonameid",
    "geo_precision",
    "radius_km",
    "unresolved_reason",
]
REPORT_KEYS = [
    "report_id",
    "start",
    "end",
    "trigger",
    "type",
    "status",
    "actor",
    "force",
    "origin",
    "origin_latitude",
    "origin_longitude",
    "destination",
    "destination_latitude",
    "destination_longitude",
    "via",
    "location",
    "latitude",
    "longitude",
    "geo_precision",
    "radius_km",
    "date_start",
    "date_end",
    "time_precision",
    "date_basis",
    "attribution",
    "confidence",
    "duplicate_of",
]


def test_a_document_has_the_keys_of_the_contract_in_their_order() -> None:
    document = to_contract(made.geoparsed(), "seed")
    assert list(document) == ["doc", "published", "language", "places", "reports"]
    assert [list(place) for place in document["places"]] == [PLACE_KEYS] * 2
    assert [list(report) for report in document["reports"]] == [REPORT_KEYS]


def test_a_report_reads_as_it_was_extracted() -> None:
    document = to_contract(made.geoparsed(), "seed")
    report = document["reports"][0]
    assert made.TEXT[report["start"] : report["end"]] == made.SENTENCE
    assert report["trigger"] == "crossed"
    assert report["force"] == [{"item": "tank", "count": 32}]
    assert (report["origin"], report["destination"]) == ("Russia", "Luhansk region")
    assert (report["latitude"], report["longitude"]) == (48.9, 38.9)
    assert (report["geo_precision"], report["radius_km"]) == (3, 110.0)
    assert (report["date_start"], report["date_basis"]) == ("2014-11-11", "stated")
    assert report["attribution"] == "Ukraine's military"
    places = document["places"]
    assert [made.TEXT[place["start"] : place["end"]] for place in places] == [
        place["name"] for place in places
    ]


def test_a_place_of_our_own_has_no_geonameid() -> None:
    role = made.role("Luhansk region")
    assert role.place is not None
    assert role.place.entry is not None
    own = replace(role.place, entry=replace(role.place.entry, geonameid=-7))
    geoparsed = replace(made.geoparsed(), places=(role.place, own))
    ids = [place["geonameid"] for place in to_contract(geoparsed, "d")["places"]]
    assert ids == [1000, None]


def test_an_unresolved_place_has_nulls_and_its_reason() -> None:
    report = made.report(location=made.role("Atlantis"), destination=None)
    document = to_contract(made.geoparsed(made.article(), report), "d")
    unresolved = [place for place in document["places"] if place["latitude"] is None]
    assert [place["unresolved_reason"] for place in unresolved] == [
        "“Atlantis” is not in the gazetteer"
    ]
    assert document["reports"][0]["latitude"] is None
    assert document["reports"][0]["location"] == "Atlantis"


def test_dates_by_their_basis() -> None:
    published = made.report(date_basis="published", event_date_start=None, event_date_end=None)
    nothing = made.report(report_id="n", date_basis="none")
    document = to_contract(made.geoparsed(made.article(), published, nothing), "d")
    assert [report["date_start"] for report in document["reports"]] == ["2014-11-12", None]
    assert [report["date_end"] for report in document["reports"]] == ["2014-11-12", None]


def test_an_undated_article_has_no_publication_date() -> None:
    article = made.article(published_at=None)
    assert to_contract(made.geoparsed(article), "d")["published"] is None
    assert to_contract(made.geoparsed(), "d")["published"] == date(2014, 11, 12).isoformat()


def test_one_line_a_document_whatever_its_text_holds() -> None:
    article = made.article(made.TEXT.replace("grew", "gr\u2028ew \ud800 \U0001f600"))
    report = made.report(article, location=made.PlaceRole(name="\ud800", span=None, place=None))
    lines = to_jsonl([("a\u2028b", made.geoparsed(article, report)), ("c", made.geoparsed())])
    lines.encode("utf-8")
    assert len(lines.splitlines()) == 2
    assert [json.loads(line)["doc"] for line in lines.splitlines()] == ["a\u2028b", "c"]
    assert json.loads(lines.splitlines()[0])["reports"][0]["location"] == "\ud800"


def test_text_stays_readable_where_it_can() -> None:
    assert "Щастя" in to_line(to_contract(made.geoparsed(), "Щастя"))
