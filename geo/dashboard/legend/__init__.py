"""The line under the map: the legend, live counts, and the browser's side of the map.

The component that draws it also fetches the reports for the whole page and carries a pick or a
move of the map to Python; the map's own frame cannot, as its content never changes.
"""

from pathlib import Path
from typing import Any

import streamlit as st

from geo.dashboard.browser import read_scripts

HERE = Path(__file__).parent

component: Any = st.components.v2.component(
    "dateline.legend",
    html=(HERE / "legend.html").read_text(encoding="utf-8"),
    css=(HERE / "legend.css").read_text(encoding="utf-8"),
    js=read_scripts(HERE / "legend.js", HERE / "component.js"),
)
