"""``python -m guarantees``: begin, check, compare and report on records, and write the site as files."""

import gc
import sys

from components.twin import command as site
from guarantees.commands.command_line import main

FURTHER = {"site": site}
"""Commands of the site, which rests on the domain: only this entry point knows both (decision 50)."""

if __name__ == "__main__":
    # Reading records makes a million objects and hardly any garbage: looking for it as often as Python does by itself
    # takes a third of the time.
    gc.set_threshold(100_000)
    sys.exit(main(further=FURTHER))
