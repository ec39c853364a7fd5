"""The commands and examples of README.md; `python -m tests.repository.readme` refreshes the outputs shown."""

from __future__ import annotations

import contextlib
import io
import re
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "README.zh-TW.md")
_FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def text_of(page: str) -> str:
    """A page of the repository."""
    return (ROOT / page).read_text(encoding="utf-8")


def blocks(page: str, mark: str) -> list[tuple[str, str]]:
    """(language, content) of the fenced blocks after `<!-- mark -->`, up to the next heading or mark."""
    after = text_of(page).split(f"<!-- {mark} -->\n", 1)[1]
    section = re.split(r"^(?:## |<!-- \w+: )", after, maxsplit=1, flags=re.MULTILINE)[0]
    return _FENCE.findall(section)


def command(name: str, page: str = "README.md") -> str:
    """The command marked `<!-- command: name -->`."""
    (language, content) = blocks(page, f"command: {name}")[0]
    assert language == "sh"
    return content.strip()


def run_example(name: str) -> tuple[int, str]:
    """Exit status and output of `verify` on the page that an example shows; the file name stays short."""
    from kld_proof import cli

    source = dict(blocks("README.md", f"example: {name}"))["markdown"]
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path(f"{name}.md").write_text(source, encoding="utf-8")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = cli.main(["verify", f"{name}.md"])
    return status, timeless(out.getvalue())


def run_python_example() -> tuple[int, str]:
    """Exit status and output of the Python example, in a process of its own."""
    source = dict(blocks("README.md", "example: python"))["python"]
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=False, cwd=ROOT, timeout=120
    )
    return done.returncode, timeless(done.stdout + done.stderr)


def timeless(output: str) -> str:
    """`output` with durations that do not change from run to run."""
    return re.sub(r"\d+(\.\d+)? (ms|s)\)", "4 ms)", output)


def refresh() -> None:
    """Puts what the examples print now into both pages."""
    outputs = {name: run_example(name)[1] for name in ("proved", "refuted")}
    outputs["python"] = run_python_example()[1]
    for page in PAGES:
        text = text_of(page)
        for name, output in outputs.items():
            start = text.index("```text\n", text.index(f"<!-- example: {name} -->")) + len("```text\n")
            text = text[:start] + output.strip() + "\n" + text[text.index("```", start) :]
        (ROOT / page).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    refresh()
