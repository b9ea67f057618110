import streamlit as st

st.session_state.setdefault("count", 0)
if st.button("again"):
    st.session_state.count += 1
st.write(f"hello {st.session_state.count}")
