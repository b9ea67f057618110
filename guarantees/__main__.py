"""``python -m guarantees``: begin, check, compare and report on records."""

import sys

from guarantees.commands.command_line import main

if __name__ == "__main__":
    sys.exit(main())
