"""Check whether a package of ``requirements.lock`` has a known vulnerability. Ends with 1 if one has, and with 0
otherwise.

If the service cannot be reached, it says so: that is not a finding, and no reason for a build to fail.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).resolve().parent.parent / "requirements.lock"
OPTIONS = ("--require-hashes", "--disable-pip", "--progress-spinner", "off", "--format", "json")


def told(output: str) -> tuple[int, str]:
    """The result of pip-audit's JSON output: the exit status, and sentences."""
    found = json.loads(output)["dependencies"] if output.startswith("{") else []
    asked = [each for each in found if "skip_reason" not in each]
    if not asked:
        return 0, "Nothing was checked: the vulnerability service cannot be reached from here."
    weak = [each for each in asked if each["vulns"]]
    lines = [
        f"{each['name']} {each['version']}: {fault['id']}, fixed in "
        f"{', '.join(fault['fix_versions']) or 'no version yet'}."
        for each in weak
        for fault in each["vulns"]
    ]
    lines.append(f"{len(asked)} of {len(found)} packages were checked; {len(weak)} are vulnerable.")
    return int(bool(weak)), "\n".join(lines)


def main() -> None:
    """Ask, and say what was found."""
    command = [sys.executable, "-m", "pip_audit", *OPTIONS, "-r", str(LOCK)]
    status, words = told(subprocess.run(command, capture_output=True, text=True).stdout)
    print(words)
    sys.exit(status)


if __name__ == "__main__":
    main()
