"""Whether a confidence of 0.8 means right four times in five: the table of reliability."""

from itertools import pairwise
from pathlib import Path

from geo.toponyms.sphere import approximate_km
from tests.toponyms.conftest import Finder
from tests.toponyms.measure import RADIUS_KM, read_documents

DOCUMENTS = Path(__file__).parents[1] / "golden" / "documents"
EDGES = (0.0, 0.34, 0.6, 0.8, 0.95, 1.01)
SLACK = 0.2
"""How far the share of right picks may be from the mean confidence of a bin."""
ENOUGH = 15
"""Picks in a bin below which its share says little."""


def picks(find: Finder) -> list[tuple[float, bool]]:
    """For each annotated name with candidates the confidence in the best one, and whether it is
    right."""
    found: list[tuple[float, bool]] = []
    for document in read_documents(DOCUMENTS / "news.jsonl"):
        by_span = {
            (place.toponym.span.start, place.toponym.span.end): place
            for place in find(document["text"])
        }
        for mention in document["places"]:
            place = by_span.get((mention["start"], mention["end"]))
            if place is None or not place.candidates or mention["kind"] == "country":
                continue
            best = place.candidates[0].entry
            away = approximate_km(mention["lat"], mention["lon"], best.latitude, best.longitude)
            near = [
                candidate.score
                for candidate in place.candidates
                if approximate_km(
                    best.latitude,
                    best.longitude,
                    candidate.entry.latitude,
                    candidate.entry.longitude,
                )
                <= 25
            ]
            found.append((sum(near), away <= RADIUS_KM.get(mention["kind"], 25.0)))
    return found


def test_confidence_is_the_share_of_right_picks(find: Finder) -> None:
    scored = picks(find)
    print("\nconfidence      picks   mean  right")
    for low, high in pairwise(EDGES):
        group = [(score, right) for score, right in scored if low <= score < high]
        if not group:
            continue
        mean = sum(score for score, _ in group) / len(group)
        share = sum(right for _, right in group) / len(group)
        print(f"{low:.2f} to {min(high, 1):.2f}   {len(group):6}  {mean:5.2f}  {share:5.2f}")
        assert len(group) < ENOUGH or abs(mean - share) <= SLACK, (low, high, mean, share)
