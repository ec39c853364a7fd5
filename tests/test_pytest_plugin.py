"""The plugin: nothing without its flag, one test a page with it."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FAKE = '''
"""Stands for the pipeline: a page is what its first word says."""
import sys, types
from kld_proof.report.model import Report
from tests.report import samples

def verify(path, *, strict=False, **options):
    word = path.read_text().split()[0]
    reports = {"good": samples.report(samples.proved()), "bad": samples.mixed(), "empty": samples.EMPTY}
    if word == "slip":
        slip = tuple(samples.mixed().findings)
        return samples.report(samples.proved(), strict=strict, findings=slip)
    return reports[word]

module = types.ModuleType("kld_proof.verify")
module.verify = verify
sys.modules["kld_proof.verify"] = module
assert "sympy" not in sys.modules

def pytest_collection_finish(session):
    assert "sympy" not in sys.modules and "markdown_it" not in sys.modules
'''


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "conftest.py").write_text(FAKE, encoding="utf-8")
    for name in ("good.md", "bad.md", "empty.md", "slip.ipynb", "good.txt"):
        (tmp_path / name).write_text(name.split(".")[0], encoding="utf-8")
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    root = str(Path(__file__).resolve().parents[1])
    environment = {**os.environ, "PYTHONPATH": root, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "pytest", "-p", "kld_proof.pytest_plugin", "-v", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_nothing_happens_without_the_flag(folder: Path) -> None:
    assert "no tests ran" in run(folder).stdout


def test_a_page_is_a_test(folder: Path) -> None:
    done = run(folder, "--kld-proof")
    assert "2 passed" in done.stdout and "1 failed" in done.stdout and "1 skipped" in done.stdout, done.stdout
    assert "refuted: the right side is larger by 1/2" in done.stdout
    assert "Traceback" not in done.stdout
    assert done.returncode == 1


def test_strict(folder: Path) -> None:
    done = run(folder, "--kld-proof", "--kld-proof-strict", "slip.ipynb", "good.md")
    assert "1 passed" in done.stdout and "1 failed" in done.stdout, done.stdout
