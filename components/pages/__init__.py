"""The pages, one folder each: the view draws the choices with Streamlit, the markup is the page as HTML."""
