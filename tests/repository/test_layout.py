"""The shape of the repository: imports run one way, the kernel stays small, the tools are configured."""

from __future__ import annotations

import ast
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kld_proof"
KERNEL_LINES = 700

# What each part may import of the package; the longest matching prefix speaks for a module.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "kld_proof": (),
    "kld_proof.errors": (),
    "kld_proof.polynomial": (),
    "kld_proof.kernel": ("kld_proof.kernel", "kld_proof.polynomial", "kld_proof.enclosure"),
    "kld_proof.enclosure": ("kld_proof.kernel.term", "kld_proof.polynomial", "kld_proof.enclosure"),
    "kld_proof.library": (
        "kld_proof.kernel",
        "kld_proof.library",
        "kld_proof.errors",
        "kld_proof.certificates",
    ),
    "kld_proof.library.distributions": ("kld_proof.kernel", "kld_proof.library", "kld_proof.record"),
    "kld_proof.search": (
        "kld_proof.kernel",
        "kld_proof.polynomial",
        "kld_proof.enclosure",
        "kld_proof.library",
        "kld_proof.search",
        "kld_proof.errors",
        "kld_proof.certificates",
        "kld_proof.record",
    ),
    "kld_proof.record": ("kld_proof.record_code",),
    "kld_proof.record_code": (),
    "kld_proof.document": (
        "kld_proof.kernel",
        "kld_proof.document",
        "kld_proof.errors",
        "kld_proof.library",
        "kld_proof.record",
    ),
    "kld_proof.document.model": ("kld_proof.kernel", "kld_proof.record"),
    "kld_proof.report": (
        "kld_proof.__version__",
        "kld_proof.kernel",
        "kld_proof.document.model",
        "kld_proof.document.display",
        "kld_proof.report",
        "kld_proof.errors",
        "kld_proof.record",
    ),
    "kld_proof.report.evidence": (  # puts what the search found into words
        "kld_proof.kernel",
        "kld_proof.document.display",
        "kld_proof.record",
        "kld_proof.report",
        "kld_proof.search.decide",
        "kld_proof.search.explain.step",
    ),
}
TOP = (
    "kld_proof.document.python",
    "kld_proof.verify",
    "kld_proof.cli",
    "kld_proof.options",
    "kld_proof.commands",
    "kld_proof.archive",
    "kld_proof.replay",
    "kld_proof.certificates",
    "kld_proof.__main__",
)
CORE = ("kld_proof.kernel", "kld_proof.polynomial", "kld_proof.enclosure")
SYMPY_HOMES = (
    "kld_proof.search",
    "kld_proof.derivations",
    "kld_proof.document.from_sympy",
    "kld_proof.document.sympy_ranges",
    "kld_proof.document.python",
)


def modules() -> Iterator[tuple[str, Path]]:
    """Every module of the package by name."""
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        yield ".".join(parts[:-1] if parts[-1] == "__init__" else parts), path


def imports(path: Path) -> Iterator[str]:
    """Every name that a module imports, also inside functions: `package.module.name`."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def inside(name: str, parts: tuple[str, ...]) -> bool:
    """Whether `name` is one of the parts or below one."""
    return any(name == part or name.startswith(part + ".") for part in parts)


MODULES = dict(modules())


@pytest.mark.parametrize("module", [m for m in MODULES if not inside(m, TOP)])
def test_imports_run_one_way(module: str) -> None:
    rules = [part for part in MAY_IMPORT if inside(module, (part,))]
    allowed = MAY_IMPORT[max(rules, key=len)]
    own = [name for name in imports(MODULES[module]) if inside(name, ("kld_proof",))]
    if max(rules, key=len) == "kld_proof":
        assert not [name for name in own if inside(name, ("kld_proof.cli", "kld_proof.commands"))]
        return
    assert not [name for name in own if not inside(name, allowed)]


def test_the_rule_catches_an_import_the_wrong_way(tmp_path: Path) -> None:
    bad = tmp_path / "bad.py"
    bad.write_text("def f():\n    from kld_proof.search import prover\n", encoding="utf-8")
    names = [*imports(bad)]
    assert names == ["kld_proof.search.prover"]
    assert not inside(names[0], MAY_IMPORT["kld_proof.kernel"])
    assert not inside("kld_proof.kernel.rules.replay", MAY_IMPORT["kld_proof.enclosure"])


def test_nothing_but_the_command_line_knows_the_command_line() -> None:
    above = ("kld_proof.cli", "kld_proof.options", "kld_proof.commands", "kld_proof.__main__")
    knowing = {m for m, path in MODULES.items() if any(inside(name, above) for name in imports(path))}
    assert knowing <= set(above)


@pytest.mark.parametrize("module", [m for m in MODULES if inside(m, CORE)])
def test_the_kernel_needs_the_standard_library_alone(module: str) -> None:
    """Arb, for the balls, is the one exception; clocks and randomness are none."""
    roots = {name.split(".")[0] for name in imports(MODULES[module])}
    outside = roots - {"kld_proof"} - sys.stdlib_module_names
    assert outside <= ({"flint"} if inside(module, ("kld_proof.enclosure",)) else set())
    assert not roots & {"random", "secrets", "time", "datetime", "os", "subprocess", "pickle", "socket"}


@pytest.mark.parametrize("module", MODULES)
def test_sympy_has_few_homes(module: str) -> None:
    if not inside(module, SYMPY_HOMES):
        assert not [name for name in imports(MODULES[module]) if name.split(".")[0] == "sympy"]


@pytest.mark.parametrize("module", MODULES)
def test_text_is_never_run(module: str) -> None:
    """No call of eval, exec, sympify, parse_expr, parse_latex or lambdify, and no pickle."""
    forbidden = {"eval", "exec", "sympify", "parse_expr", "parse_latex", "lambdify", "__import__"}
    for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None)
            assert name not in forbidden, f"{module}:{node.lineno} calls {name}"
    assert not {"pickle", "shelve", "marshal"} & {name.split(".")[0] for name in imports(MODULES[module])}


def test_the_kernel_can_be_read_in_an_evening() -> None:
    """Every line counts, also the blank ones."""
    lines = {
        p.name: len(p.read_text(encoding="utf-8").splitlines()) for p in (PACKAGE / "kernel").glob("*.py")
    }
    assert sum(lines.values()) <= KERNEL_LINES, lines


@pytest.mark.parametrize("module", MODULES)
def test_files_fit_a_sitting(module: str) -> None:
    assert len(MODULES[module].read_text(encoding="utf-8").splitlines()) <= 550


@pytest.mark.parametrize("module", MODULES)
def test_every_module_says_what_it_is(module: str) -> None:
    assert ast.get_docstring(ast.parse(MODULES[module].read_text(encoding="utf-8")))


def test_the_tools_are_configured() -> None:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert settings["tool"]["mypy"]["strict"] is True
    assert settings["tool"]["ruff"]["line-length"] == 110
    assert settings["project"]["scripts"] == {"kld-proof": "kld_proof.cli:program"}
    assert {"test", "dev"} <= set(settings["project"]["optional-dependencies"])
    assert (PACKAGE / "py.typed").exists()
