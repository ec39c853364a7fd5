"""The closed forms of torch.distributions.kl, read from its source text and compared with proved formulas.

torch is not imported: its folder is found, and the file is read like any other.  A function without a
formula of ours is listed as read or unread, and nothing is claimed about it.
"""

from __future__ import annotations

import ast
import json
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from pathlib import Path

from kld_proof.code.claims import Judge
from kld_proof.code.read import read_code
from kld_proof.code.source import Source, Unread, read_source
from kld_proof.errors import InputError

_NORMAL = {"p.loc": "mu_1", "p.scale": "sigma_1", "q.loc": "mu_2", "q.scale": "sigma_2"}
THEOREMS: dict[str, tuple[str, dict[str, str]]] = {"_kl_normal_normal": ("gaussian_kl", _NORMAL)}


@dataclass(frozen=True)
class Entry:
    """One function of the registry: `proved`, `refuted`, `not proved`, `no theorem yet` or `unread`."""

    function: str
    line: int
    verdict: str
    message: str


def torch_source() -> Path | None:
    """The file torch/distributions/kl.py of the installed torch, or None; torch is not imported."""
    spec = find_spec("torch")
    if spec is None or not spec.submodule_search_locations:
        return None
    path = Path(next(iter(spec.submodule_search_locations))) / "distributions" / "kl.py"
    return path if path.is_file() else None


def check_registry(path: Path, judge: Judge | None = None) -> list[Entry]:
    """An entry for every `_kl_*` function of the file, in its order."""
    source = read_source(str(path))
    functions = [s for s in source.tree.body if isinstance(s, ast.FunctionDef) and s.name.startswith("_kl_")]
    return [_entry(source, function, judge) for function in functions]


def _entry(source: Source, function: ast.FunctionDef, judge: Judge | None) -> Entry:
    from kld_proof.code.check import check_source

    name, line = function.name, function.lineno
    if name not in THEOREMS:
        try:
            read_code(source, name, lambda n: False, registry=True)
        except Unread as error:
            return Entry(name, line, "unread", str(error))
        return Entry(name, line, "no theorem yet", "")
    formula, lets = THEOREMS[name]
    report = check_source(source, name, formula, lets, (), None, judge, registry=True)
    return Entry(name, line, report.verdict.replace("_", " "), f"{formula}: {report.headline}")


def run_registry(form: str) -> int:
    """Print the table; 0 if what has a theorem is proved."""
    path = torch_source()
    if path is None:
        raise InputError("--registry torch needs torch to be installed (its source is read, it is not run)")
    entries = check_registry(path)
    if form == "json":
        print(json.dumps({"torch": torch_version(), "entries": [asdict(e) for e in entries]}, indent=2))
    else:
        print(as_markdown(entries, torch_version()))
    return 0 if all(e.verdict == "proved" for e in entries if e.function in THEOREMS) else 1


def torch_version() -> str:
    """The version of the installed torch."""
    try:
        return version("torch")
    except PackageNotFoundError:
        return "unknown"


def as_markdown(entries: list[Entry], torch: str) -> str:
    """The table of the entries."""
    rows = [f"torch {torch}, torch.distributions.kl", "", "| function | verdict | |", "| --- | --- | --- |"]
    rows += [f"| `{e.function}` | {e.verdict} | {e.message.replace('|', '/')} |" for e in entries]
    return "\n".join(rows)
