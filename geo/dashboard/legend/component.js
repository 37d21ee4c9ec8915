// What Streamlit calls.

export default mountLegend;
