"""docs/axioms.md from the library: `python -m tests.repository.axioms_page` writes it anew."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules

from kld_proof.library import axioms, theorems
from kld_proof.library.axioms import Axiom

PAGE = Path(__file__).resolve().parents[2] / "docs" / "axioms.md"
OPENING = """# Axioms and theorems

The axioms are what a *proved* rests on beside the kernel ([what a proof is worth](trust.md)): each with its
hypotheses and its source, and each sampled by a test with rigorous enclosures. A variable with `$` stands for
a function. The theorems rest on the axioms: each carries a certificate that is replayed before it is used.
This page is written by a program, `python -m tests.repository.axioms_page`, and a test keeps it current.
"""


def page() -> str:
    """The whole page."""
    topics = sorted(m.name for m in iter_modules(axioms.__path__))
    entries = {topic: import_module(f"kld_proof.library.axioms.{topic}").AXIOMS for topic in topics}
    proved = list(theorems.theorem_table().values())
    parts = [OPENING, f"{sum(map(len, entries.values()))} axioms, {len(proved)} theorems.\n"]
    for topic, listed in entries.items():
        said = (import_module(f"kld_proof.library.axioms.{topic}").__doc__ or "").split("\n")[0]
        parts.append(f"## `axioms/{topic}.py`\n\n{said}\n\n" + _table(listed))
    parts.append("## Theorems\n\n" + _table(proved))
    return "\n".join(parts)


def _table(entries: list[Axiom]) -> str:
    rows = [
        f"| `{e.name}` | {_code('; '.join(e.hypotheses))} | {_code(e.conclusion)} | {_cell(e.source)} |"
        for e in entries
    ]
    return "\n".join(["| name | if | then | source |", "| --- | --- | --- | --- |", *rows]) + "\n"


def _code(text: str) -> str:
    return f"`{_cell(text)}`" if text else ""


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
