"""The commands and examples of the pages; `python -m tests.repository.readme` refreshes the outputs shown."""

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
WITH_EXAMPLES = (*PAGES, "docs/tutorial.md")
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


def examples() -> list[tuple[str, str]]:
    """(page, name) of every `<!-- example: name -->`."""
    return [
        (page, name)
        for page in WITH_EXAMPLES
        for name in re.findall(r"<!-- example: (\w+) -->", text_of(page))
    ]


def run_example(page: str, name: str) -> tuple[int, str]:
    """Exit status and output of `verify` on the Markdown, or of the Python, that an example shows."""
    shown = dict(blocks(page, f"example: {name}"))
    if "python" in shown:
        return _run_python(shown["python"])
    from kld_proof import cli

    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        Path(f"{name}.md").write_text(shown["markdown"], encoding="utf-8")
        out = io.StringIO()
        with contextlib.redirect_stdout(out):
            status = cli.main(["verify", f"{name}.md"])
    return status, timeless(out.getvalue())


def _run_python(source: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", source], capture_output=True, text=True, check=False, cwd=ROOT, timeout=120
    )
    return done.returncode, timeless(done.stdout + done.stderr)


def timeless(output: str) -> str:
    """`output` with durations that do not change from run to run."""
    return re.sub(r"\d+(\.\d+)? (ms|s)\)", "4 ms)", output)


def refresh() -> None:
    """Puts what the examples print now into the pages."""
    for page, name in examples():
        output, text = run_example(page, name)[1], text_of(page)
        start = text.index("```text\n", text.index(f"<!-- example: {name} -->")) + len("```text\n")
        text = text[:start] + output.strip() + "\n" + text[text.index("```", start) :]
        (ROOT / page).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    refresh()
