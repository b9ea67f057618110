"""deploy/: what is there fits the program, its neighbours and the tools that read it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"
KUBERNETES = "1.33"
MANIFESTS = sorted(
    path for path in (DEPLOY / "kubernetes").glob("*.yaml") if path.stem != "kustomization"
)
PROXY = shutil.which("haproxy", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SETTING = re.compile(r"GUARANTEES_[A-Z_]+[A-Z]")


def documents() -> list[dict[str, Any]]:
    """Everything that is applied in Kubernetes."""
    return [each for path in MANIFESTS for each in yaml.safe_load_all(path.read_text())]


def containers() -> list[dict[str, Any]]:
    """Every container in Kubernetes."""
    pods = [
        each["spec"]["template"]["spec"] for each in documents() if each["kind"] == "Deployment"
    ]
    return [one for pod in pods for one in (*pod["containers"], *pod.get("initContainers", ()))]


def test_the_manifests_are_what_kubernetes_takes() -> None:
    """Every document fits the schema of its kind, with no field that there is not; and all files are applied."""
    for each in documents():
        kubernetes_validate.validate(each, KUBERNETES, strict=True)
    applied = yaml.safe_load((DEPLOY / "kubernetes" / "kustomization.yaml").read_text())
    assert sorted(applied["resources"]) == [path.name for path in MANIFESTS]
    named = applied["configMapGenerator"][0]["files"]
    assert all((DEPLOY / "kubernetes" / name).is_file() for name in named)


def test_containers_can_do_no_more_than_they_need() -> None:
    """None is root, gets more rights or writes to its own files, in Kubernetes as in compose."""
    hardened = {
        "allowPrivilegeEscalation": False,
        "readOnlyRootFilesystem": True,
        "capabilities": {"drop": ["ALL"]},
    }
    assert [hardened] * len(containers()) == [each["securityContext"] for each in containers()]
    assert all("limits" in each["resources"] for each in containers())
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"].values()
    assert all(each["read_only"] and each["cap_drop"] == ["ALL"] for each in services)
    assert "\nUSER 10001:10001\n" in (DEPLOY / "Containerfile").read_text()


def test_the_image_has_no_fault_that_a_linter_knows() -> None:
    """hadolint finds nothing, and what the image copies is what the program needs."""
    found = subprocess.run(
        [str(Path(sys.executable).parent / "hadolint"), str(DEPLOY / "Containerfile")],
        capture_output=True,
        text=True,
    )
    assert (0, "") == (found.returncode, found.stdout)
    kept = re.findall(r"^!(.+)$", (ROOT / ".dockerignore").read_text(), re.M)
    assert {"app.py", ".streamlit", "components", "guarantees", "proposals"} <= set(kept)


@pytest.mark.skipif(PROXY is None, reason="HAProxy is not installed (Debian's package haproxy).")
@pytest.mark.parametrize("servers", ["servers.cfg", "servers-dns.cfg"])
def test_the_proxy_takes_its_configuration(servers: str) -> None:
    """HAProxy's own check finds nothing, with either list of servers."""
    folder = DEPLOY / "haproxy"
    settings = {
        "SITE_BIND": "127.0.0.1:8080",
        "SITE_ERRORS": str(folder),
        "REPLICAS": "site:8501",
        "COOKIE_KEY": "secret",
    }
    files = [part for name in ("haproxy.cfg", servers) for part in ("-f", str(folder / name))]
    found = subprocess.run(
        [str(PROXY), "-c", *files], env=os.environ | settings, capture_output=True, text=True
    )
    assert found.returncode == 0, found.stdout + found.stderr


def test_every_setting_is_in_the_handbook() -> None:
    """The table in docs/operating.md has the settings that the program reads, and no others; so has what deploys it."""
    code = "".join(
        path.read_text()
        for name in ("components", "guarantees")
        for path in (ROOT / name).rglob("*.py")
    )
    told = set(SETTING.findall((ROOT / "docs" / "operating.md").read_text()))
    # Three names are put together in the code.
    read = set(SETTING.findall(code)) | {
        f"GUARANTEES_{name}" for name in ("PUBLISHER", "FUNDING", "CONTACT")
    }
    assert read == told
    deployed = "".join(path.read_text() for path in DEPLOY.rglob("*") if path.is_file())
    assert set(SETTING.findall(deployed)) <= told
