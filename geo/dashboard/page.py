"""What Streamlit's own page needs in style: one small sheet of ours, no text of anyone's."""

from pathlib import Path

import streamlit as st

SHEET = Path(__file__).parent / "assets" / "page.css"


def style_page() -> None:
    """Put the sheet on the page."""
    css = _sheet()
    with st.container(key="page_style"):
        st.components.v2.component(
            "dateline_page_style", html="<span hidden></span>", css=css, isolate_styles=False
        )(key="page_style_sheet")


@st.cache_resource(show_spinner=False)
def _sheet() -> str:
    return SHEET.read_text("utf-8")
