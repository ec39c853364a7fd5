"""Mutation testing of the kernel: `python -m tests.soundness.mutate_kernel [FILE ...] [--stride N]`.

Changes one place of a kernel file at a time, in a copy of the project, and runs the tests there; a mutant
that no test notices is printed.  Takes minutes a file, so it is run by hand.
"""

from __future__ import annotations

import argparse
import ast
import copy
import difflib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
SECONDS = 300
KERNEL = [
    "tests/kernel/test_rules.py", "tests/kernel/test_judge.py", "tests/kernel/test_certificate.py",
    "tests/kernel/test_field.py", "tests/kernel/test_term.py", "tests/kernel/test_polynomial.py",
    "tests/kernel/test_falsehood.py", "tests/soundness/test_kernel_attacks.py",
    "tests/kernel/test_enclosure.py", "tests/search/refuter/test_refute.py",
]  # fmt: skip
TAILS = ["tests/kernel/test_growth.py", "tests/kernel/test_tails.py"]
TESTS = {
    **{f"kernel/{name}.py": KERNEL for name in ("rules", "judge", "certificate", "field", "term")},
    "polynomial.py": KERNEL,
    **{f"enclosure/{name}.py": TAILS for name in ("growth", "laurent", "tails")},
    **{f"enclosure/{name}.py": [*KERNEL[-2:], *TAILS] for name in ("__init__", "exact", "balls")},
}
COMPARISONS: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
OPERATIONS: dict[type[ast.operator], type[ast.operator]] = {
    ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult, ast.BitOr: ast.BitAnd,
}  # fmt: skip


def variants(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """What one node may be changed to."""
    new: ast.AST
    if isinstance(node, ast.Compare) and len(node.ops) == 1 and type(node.ops[0]) in COMPARISONS:
        new = copy.deepcopy(node)
        new.ops = [COMPARISONS[type(node.ops[0])]()]
        yield "comparison", new
    if isinstance(node, ast.BoolOp):
        new = copy.deepcopy(node)
        new.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield "and/or", new
        yield "lost condition", copy.deepcopy(node.values[0])
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield "lost not", copy.deepcopy(node.operand)
    if isinstance(node, ast.BinOp) and type(node.op) in OPERATIONS:
        new = copy.deepcopy(node)
        new.op = OPERATIONS[type(node.op)]()
        yield "operation", new
    if isinstance(node, ast.Constant) and type(node.value) is bool:
        yield "constant", ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and type(node.value) is int and abs(node.value) < 100:
        yield "constant", ast.Constant(node.value + 1)
    if isinstance(node, ast.Raise):
        yield "lost raise", ast.Pass()
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call):
        yield "lost call", ast.Pass()
    if isinstance(node, ast.IfExp):
        yield "first branch", copy.deepcopy(node.body)
        yield "second branch", copy.deepcopy(node.orelse)
    if isinstance(node, ast.match_case) and node.guard is not None:
        new = copy.deepcopy(node)
        new.guard = None
        yield "lost guard", new
    if isinstance(node, ast.comprehension) and node.ifs:
        new = copy.deepcopy(node)
        new.ifs = []
        yield "lost filter", new


def _annotations(node: ast.AST) -> list[ast.AST]:
    """The type hints that a node carries: changing them changes nothing at run time."""
    hints = [getattr(node, "annotation", None), getattr(node, "returns", None)]
    return [h for h in hints if isinstance(h, ast.AST)]


def _line(node: ast.AST) -> int:
    """The line of the node, or of what stands first in it."""
    return next(n.lineno for n in ast.walk(node) if hasattr(n, "lineno"))


class _Replace(ast.NodeTransformer):
    def __init__(self, index: int, new: ast.AST) -> None:
        self.index, self.new, self.seen = index, new, -1

    def generic_visit(self, node: ast.AST) -> ast.AST:
        self.seen += 1
        return self.new if self.seen == self.index else super().generic_visit(node)


def mutants(source: str) -> Iterator[tuple[str, int, str]]:
    """Every mutant of the source: what was changed, the line, the new source."""
    tree = ast.parse(source)
    order: list[ast.AST] = []

    class _List(ast.NodeVisitor):
        def generic_visit(self, node: ast.AST) -> None:
            order.append(node)
            super().generic_visit(node)

    _List().visit(tree)
    types = {id(part) for node in order for hint in _annotations(node) for part in ast.walk(hint)}
    for index, node in enumerate(order):
        if id(node) in types:
            continue
        for kind, new in variants(node):
            changed = _Replace(index, new).visit(copy.deepcopy(tree))
            yield kind, _line(node), ast.unparse(ast.fix_missing_locations(changed))


def killed(copy_root: Path, tests: list[str]) -> bool:
    """Whether one of the tests, taken in this order, fails (or hangs) in the copy."""
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--hypothesis-seed=0"]
    shutil.rmtree(copy_root / ".hypothesis", ignore_errors=True)  # no mutant sees another one's examples
    try:
        done = subprocess.run([*command, *tests], cwd=copy_root, capture_output=True, timeout=SECONDS)
        return done.returncode != 0
    except subprocess.TimeoutExpired:
        return True


def _nearest_first(name: str) -> list[str]:
    """The tests of a file, first those that are called like it: they notice most mutants, and soonest."""
    return sorted(TESTS[name], key=lambda test: f"test_{Path(name).stem}.py" not in test)


def _changed(source: str, text: str) -> list[str]:
    """The lines that the mutant has instead, printed as Python prints its own syntax trees."""
    before, after = ast.unparse(ast.parse(source)).splitlines(), text.splitlines()
    return [
        f"    {line}" for line in difflib.unified_diff(before, after, n=0, lineterm="") if line[1:2] == " "
    ]


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.soundness.mutate_kernel")
    parser.add_argument("files", nargs="*", default=list(TESTS), help="below kld_proof/")
    parser.add_argument("--tests", nargs="+", help="run one after the other, until one fails")
    parser.add_argument("--stride", type=int, default=1, help="take every N-th mutant")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as directory:
        root = Path(directory) / "copy"
        shutil.copytree(
            ROOT, root, ignore=shutil.ignore_patterns(".git", "__pycache__", ".*_cache", ".hypothesis")
        )
        for name in options.files:
            tests = options.tests or _nearest_first(name)
            if killed(root, tests):
                raise SystemExit(f"the tests of {name} fail without any change")
            path = root / "kld_proof" / name
            source = path.read_text(encoding="utf-8")
            every = list(mutants(source))[:: options.stride]
            survivors = []
            for kind, line, text in every:
                path.write_text(text, encoding="utf-8")
                if not killed(root, tests):
                    survivors.append(line)
                    print(f"  survived {name}:{line}: {kind}: {source.splitlines()[line - 1].strip()}")
                    print("\n".join(_changed(source, text)), flush=True)
            path.write_text(source, encoding="utf-8")
            print(f"{name}: {len(every) - len(survivors)} of {len(every)} mutants killed", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
