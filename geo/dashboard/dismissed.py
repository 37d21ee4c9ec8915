"""Reports that a user marked as no movement, and taking that back."""

import streamlit as st

from geo.dashboard.words import count_text
from geo.store import Store


def render(store: Store) -> None:
    """What was marked "not a movement", and taking that back."""
    dismissed = [each for each in store.corrections() if each.correction.kind == "not_movement"]
    if not dismissed:
        return
    columns = store.dismissed()
    sentences = dict(zip(columns["report_id"], columns["sentence"], strict=True))
    with st.expander(f"{count_text(len(dismissed), 'report')} marked as not a movement"):
        numbers = {each.number: each.correction.report_id for each in dismissed}
        picked = st.selectbox(
            "Sentence",
            list(numbers),
            format_func=lambda number: str(sentences.get(numbers[number], numbers[number])),
            key="dismissed_report",
        )
        if st.button("It is a movement after all", key="restore") and picked is not None:
            store.undo(picked)
            st.rerun()
