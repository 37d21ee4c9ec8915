"""The folium map: always the same, whatever is shown on it.

Streamlit keeps the map's frame, its view and its open list for as long as the map that it is
given stays the same to the byte. So nothing that changes is part of it: reports, window,
selection and theme reach the frame through the page's hub (geo/dashboard/browser/hub.js).
"""

import json

import folium
from branca.element import MacroElement
from folium.template import Template

from geo.cartography import assets
from geo.cartography.style import DARK, LIGHT, MOVEMENT_TYPES, TILES

CENTRE = (48.6, 34.8)
ZOOM = 5
FARTHEST, NEAREST = 3, 13
CREDIT = "Natural Earth · GeoNames"


class OfflineMap(folium.Map):
    """A folium map that loads Leaflet from this machine, and nothing else."""

    def __init__(self) -> None:
        super().__init__(
            location=CENTRE,
            zoom_start=ZOOM,
            tiles=None,
            max_bounds=True,
            control_scale=True,
            minZoom=FARTHEST,
            maxZoom=NEAREST,
        )
        self.default_js = [("map", assets.link(assets.BUNDLE))]
        self.default_css = [(name, assets.link(name)) for name in assets.STYLES]


class ReportsLayer(MacroElement):
    """Ground and reports, drawn by our own scripts. What the template renders is made of
    constants: enumerations, colours and the addresses of files."""

    _template = Template(
        """
        {% macro script(this, kwargs) %}
            var settings = {{ this.settings }};
            addBasemap({{ this._parent.get_name() }}, settings, {{ this.basemap }});
            var reportsLayer = addReports(
                {{ this._parent.get_name() }}, settings, window.parent
            );
        {% endmacro %}
        """
    )

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self._name = "ReportsLayer"
        self.settings = json.dumps(
            {
                "themes": {"light": LIGHT.as_dict(), "dark": DARK.as_dict()},
                "types": list(MOVEMENT_TYPES),
                "credit": CREDIT,
                "tiles": TILES,
            }
        )
        self.basemap = json.dumps(assets.link(assets.BASEMAP))


def build_map() -> folium.Map:
    """The map for ``st_folium``; two calls render the same script."""
    chart = OfflineMap()
    ReportsLayer().add_to(chart)
    return chart
