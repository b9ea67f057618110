"""The only entry: the server, its start-up, and the script that draws the pages.

``streamlit run app.py``, ``python app.py`` and ``uvicorn app:app`` all serve the dashboard.
"""

import sys
from pathlib import Path

import streamlit as st

ROOT = Path(__file__).resolve().parent
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from components.server.operation.failure import say_that_it_failed  # noqa: E402 - needs the path above
from components.server.site_routes import site_middleware, site_routes  # noqa: E402 - the same
from components.server.start_up import lifespan  # noqa: E402 - the same

app = st.App(
    ROOT / "components" / "pages" / "frame.py",
    lifespan=lifespan,
    routes=site_routes(),
    middleware=site_middleware(),
    on_script_error=say_that_it_failed,
)

if __name__ == "__main__":
    app.run()
