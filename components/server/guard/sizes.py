"""How large a request, an address and the files of a session may be.

What Streamlit itself limits is in ``.streamlit/config.toml``.
"""

MOST_BYTES = 2 * 2**20
"""The limit for a request. The largest is a file for Curate, one megabyte with its envelope."""
LONGEST_ADDRESS = 16 * 2**10
"""Bytes of a path with its parameters. The longest link that a page makes has 4,000."""
MOST_FILES = 40
"""What a session may hold: twice what Curate takes at once."""
MOST_BYTES_OF_A_SESSION = 10 * 2**20
MOST_BYTES_OF_ALL = 200 * 2**20
"""Of the files of all sessions together."""
