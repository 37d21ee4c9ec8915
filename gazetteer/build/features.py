"""Feature codes and second-order divisions of the cities: GeoNames' own table, from npm."""

from pathlib import Path


def read_features(package: Path) -> dict[int, tuple[str, str]]:
    """GeoNames id to feature code and second-order division code."""
    features = {}
    for line in (package / "dist" / "cities500.txt").read_text("utf-8").splitlines():
        fields = line.split("\t")
        features[int(fields[0])] = (fields[7] or "PPL", fields[11])
    return features
