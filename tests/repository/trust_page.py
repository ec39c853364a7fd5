"""The lists of files in docs/trust.md, with what each is for and how long it is.

`python -m tests.repository.trust_page` writes them anew; a test keeps the files complete and the
counts near the truth.
"""

from __future__ import annotations

import ast
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kld_proof"
PAGE = ROOT / "docs" / "trust.md"
GROUPS = {
    "kernel": ["kernel"],
    "arithmetic": ["polynomial.py", "enclosure"],
    "library": [
        "library/axioms",
        "library/statement.py",
        "library/lookup.py",
        "library/theorems/__init__.py",
    ],
    "reader": ["sources.py", "record.py", "record_code.py", "document", "library/distributions"],
}
WHOLE = ("document", "document/latex", "document/elaborate", "library/distributions", "code")


def filled(text: str) -> str:
    """The page with every `<!-- files: GROUP -->` followed by its list as it is now."""
    for group in GROUPS:
        mark = re.escape(f"<!-- files: {group} -->")
        text = re.sub(rf"({mark}\n)\n?(?:\|.*\n)*", lambda m, g=group: f"{m[1]}\n{table(g)}", text)
    return text


def table(group: str) -> str:
    """The files of a group; the folders of the reader stand for all their files."""
    rows = ["| file | lines | what it does |", "| --- | --- | --- |"]
    rows += [f"| `{name}` | {count:,} | {said} |" for name, count, said in entries(group)]
    total = sum(count for _, count, _ in entries(group))
    return "\n".join([*rows, f"| all of them | {total:,} | |"]) + "\n"


def entries(group: str) -> list[tuple[str, int, str]]:
    """(path in the package, lines, first line of the docstring) for each row."""
    found = []
    for name in GROUPS[group]:
        path = PACKAGE / name
        if name in WHOLE:
            folders = sorted(p.parent for p in path.rglob("__init__.py"))
            found += [
                (f"{_name(f)}/", sum(map(_lines, f.glob("*.py"))), _said(f / "__init__.py")) for f in folders
            ]
        else:
            files = sorted(path.glob("*.py")) if path.is_dir() else [path]
            found += [
                (_name(f), _lines(f), _said(f)) for f in files if f.name != "__init__.py" or _lines(f) > 1
            ]
    return found


def _said(path: Path) -> str:
    text = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    return text.split("\n")[0].replace("|", "\\|")


def _lines(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines())


def _name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


if __name__ == "__main__":
    PAGE.write_text(filled(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
