"""``python -m guarantees``: begin, check, compare and report on records."""

import gc
import sys

from guarantees.commands.command_line import main

if __name__ == "__main__":
    # Reading records makes a million objects and hardly any garbage: looking for it as often as Python does by itself
    # takes a third of the time.
    gc.set_threshold(100_000)
    sys.exit(main())
