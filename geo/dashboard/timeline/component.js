// What Streamlit calls.

export default mountTimeline;
