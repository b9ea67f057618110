"""The content security policy that README names is the one that the pages need."""

from __future__ import annotations

import base64
import hashlib
import re

from components.server.first_page import NAMES, first_page
from tests.policy import readme_policy


def test_the_policy_names_every_script_in_the_page() -> None:
    """The digests in README are those of the scripts that a page holds; replace them there when a script changes."""
    scripts = {
        script
        for name in NAMES
        for attributes, script in re.findall(
            r"<script([^>]*)>(.*?)</script>", first_page(name), re.S
        )
        if "src=" not in attributes
    }
    digests = (base64.b64encode(hashlib.sha256(each.encode()).digest()) for each in scripts)
    needed = {"'self'", "blob:", *(f"'sha256-{each.decode()}'" for each in digests)}
    assert needed == set(readme_policy()["script-src"])
