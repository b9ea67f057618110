#!/bin/sh
# Prints the Python to make .venv with: the first that is new enough and can make virtual environments.
# PYTHON in the environment overrides the search. It is plain sh, because no Python is known yet.
set -u

runs() { "$1" -c "$2" >/dev/null 2>&1; }

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

without_venv=
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    runs "$candidate" 'import sys; sys.exit(sys.version_info < (3, 11))' || continue
    # Debian packages ensurepip separately from Python, and a venv without it has no pip.
    if runs "$candidate" 'import ensurepip, venv'; then
        printf '%s\n' "$candidate"
        exit 0
    fi
    without_venv="${without_venv:-$candidate}"
done

if [ -n "$without_venv" ]; then
    fail "$without_venv cannot make virtual environments. On Debian and Ubuntu, install the missing part with: apt-get install python3-venv"
fi
if [ -n "${PYTHON:-}" ]; then
    fail "PYTHON is '$PYTHON', which is not Python 3.11 or newer. Set it to one that is, or leave it out."
fi
fail "Python 3.11 or newer is needed and was not found. Install it, or name it: make PYTHON=/path/to/python3"
