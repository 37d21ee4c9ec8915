"""Building the bundled place file from pinned packages and ``gazetteer/curated/*.csv``."""
