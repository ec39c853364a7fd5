"""What the README says is so: its commands run, its outputs are real, both languages show the same."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.repository import readme

ENGLISH, CHINESE = readme.PAGES
DOCS = sorted((readme.ROOT / "docs").glob("*.md"))


@pytest.mark.parametrize("name", ["verify", "tests"])
def test_a_command_does_all_its_setting_up(name: str) -> None:
    command = readme.command(name)
    assert command.startswith("python3 -m venv .venv && . .venv/bin/activate && pip install -q ")
    assert command.endswith({"verify": "python -m kld_proof verify", "tests": "python -m pytest"}[name])
    assert "\n" not in command
    assert command == readme.command(name, CHINESE)


def test_ci_runs_the_test_command_as_written() -> None:
    """The command is extracted from the page, so it cannot be typed differently in two places."""
    script = (readme.ROOT / ".ci" / "run").read_text(encoding="utf-8")
    assert os.access(readme.ROOT / ".ci" / "run", os.X_OK)
    assert 'eval "$tests"' in script
    assert "pytest" not in script
    cut = script[script.index("readme_command()") : script.index("\ntests=")]
    shown = subprocess.run(
        ["bash", "-c", cut + "\nreadme_command tests"],
        cwd=readme.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert shown.stdout.strip() == readme.command("tests")


@pytest.mark.skipif(not os.environ.get("CI"), reason="installs the package into a new environment: CI only")
def test_the_verify_command_runs_as_written(tmp_path: Path) -> None:
    """In a copy of what is committed; the test command is not run here, because it is what runs this test."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=readme.ROOT, capture_output=True, check=True)
    for name in filter(None, listed.stdout.decode().split("\0")):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(readme.ROOT / name, tmp_path / name)
    clean = {k: v for k, v in os.environ.items() if k not in ("VIRTUAL_ENV", "PYTHONPATH", "PYTHONHOME")}
    clean["PATH"] = os.pathsep.join(p for p in clean["PATH"].split(os.pathsep) if ".venv" not in p)
    done = subprocess.run(
        ["bash", "-c", readme.command("verify")],
        cwd=tmp_path,
        env=clean,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 refuted, 0 not proved, 0 unread" in done.stdout


@pytest.mark.parametrize(("page", "name"), readme.examples())
def test_an_example_prints_what_the_page_shows(page: str, name: str) -> None:
    status, output = readme.run_example(page, name)
    shown = dict(readme.blocks(page, f"example: {name}"))
    assert output.strip() == readme.timeless(shown["text"]).strip()
    assert output.strip()
    if "markdown" in shown:
        assert status == (
            0 if "Every relation is proved." in output or "The relation is proved." in output else 1
        )
    else:
        assert status == 0


@pytest.mark.parametrize(("name", "words"), [("proved", "2 proved, 0 refuted"), ("refuted", "1 refuted")])
def test_the_readme_shows_a_proof_and_a_refutation(name: str, words: str) -> None:
    assert words in dict(readme.blocks(ENGLISH, f"example: {name}"))["text"]


def test_a_derivation_in_python_is_short() -> None:
    shown = dict(readme.blocks(ENGLISH, "example: python"))
    assert len(shown["python"].strip().splitlines()) < 15
    assert "proved" in shown["text"] and "refuted" in shown["text"]


@pytest.mark.parametrize("name", ["proved", "refuted", "python"])
def test_both_languages_show_the_same_example(name: str) -> None:
    mark = f"example: {name}"
    assert readme.blocks(ENGLISH, mark) == readme.blocks(CHINESE, mark)


@pytest.mark.parametrize("page", ["README.md", "README.zh-TW.md", *(f"docs/{p.name}" for p in DOCS)])
def test_links_lead_somewhere(page: str) -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", readme.text_of(page)):
        assert ((readme.ROOT / page).parent / target).exists(), target
