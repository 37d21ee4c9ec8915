"""An opt-in fallback: OpenStreetMap's Nominatim, by way of geopy. Nothing here runs unasked."""

from collections.abc import Callable
from typing import Any

from geopy import Location
from geopy.exc import GeopyError
from geopy.extra.rate_limiter import RateLimiter
from geopy.geocoders import Nominatim

from gazetteer.errors import GazetteerError

SECONDS_BETWEEN = 1.0
"""Nominatim's usage policy allows one request a second."""


class OnlineFallback:
    """Asks Nominatim, one question a second. ``announce`` is told what is about to be sent."""

    def __init__(self, announce: Callable[[str], None], **geocoder_options: Any) -> None:
        self._announce = announce
        self._geocoder = Nominatim(user_agent="dateline-gazetteer", timeout=10, **geocoder_options)
        self._ask = RateLimiter(
            self._geocoder.geocode,
            min_delay_seconds=SECONDS_BETWEEN,
            max_retries=0,
            swallow_exceptions=False,
        )

    def geocode(self, query: str) -> Location | None:
        """The first answer or None. Raises GazetteerError where the service cannot be reached."""
        self._announce(f"Sending the name {query!r} to {self._geocoder.domain}, and nothing else.")
        try:
            found: Location | None = self._ask(query)
        except GeopyError as error:
            raise GazetteerError(f"{self._geocoder.domain}: {error}; try without it") from error
        return found
