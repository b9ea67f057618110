"""``make bench``: this dashboard against a bare Streamlit app, measured in one run on one machine.

The bare app is ``st.write("hello")`` served by Streamlit with its default settings, and for interactions the same with
one button. Absolute times depend on the machine; the ratios are what counts.
"""
