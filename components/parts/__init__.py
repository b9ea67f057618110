"""View models as HTML, without Streamlit: the same for the first answer of the server and for the live page.

A module ``x`` of this folder belongs to the page ``/x``. It names the page's ``TITLE`` and ``LINK`` (its codec), and
``page_markup(query, catalogue)`` gives the page from below its title. Where the live page draws a figure above that,
``picture_markup(query, catalogue)`` may give what stands there until then. ``x.css`` is the page's own style.
"""
