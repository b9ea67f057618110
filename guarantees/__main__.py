"""``python -m guarantees``: check records, verify quotations, report coverage."""

import sys

from guarantees.command_line import main

if __name__ == "__main__":
    sys.exit(main())
