"""Code that can change what any name of its file means: `exec`, and functions of a framework replaced."""

from __future__ import annotations

import ast

from kld_proof.code.operations import METHODS, MODULES
from kld_proof.code.source import Source, assigned_names

CONVENTION = {
    "torch": "torch",
    "F": "torch.nn.functional",
    "np": "numpy",
    "numpy": "numpy",
    "math": "math",
    "tf": "tensorflow",
    "K": "keras.backend",
    "keras": "keras",
    "jax": "jax",
    "jnp": "jax.numpy",
}
REBINDING = frozenset(
    ["exec", "eval", "compile", "__import__", "globals", "locals", "vars", "setattr", "delattr"]
)
KNOWN = frozenset(METHODS) | {name for table in MODULES.values() for name in table}


def rebinding(source: Source) -> tuple[ast.AST, str] | None:
    """The first place that could change what any name of the file means, and its text."""
    modules, others = _imported(source.tree)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and _rebinds(node, modules | others):
            return node, ast.unparse(node.func)
        if isinstance(node, ast.Attribute | ast.Subscript) and _patches(node, modules, others):
            return node, f"an assignment to {ast.unparse(node)}"
    return None


def _imported(tree: ast.Module) -> tuple[set[str], set[str]]:
    """The modules that `import` binds, and the names that stand for their members, or for a module again."""
    modules, others = set(CONVENTION), set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            modules |= set(assigned_names(node))
        elif isinstance(node, ast.ImportFrom):
            others |= set(assigned_names(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and _root(node.value) in modules | others:
            others |= {t.id for t in node.targets if isinstance(t, ast.Name)}
    return modules, others


def _root(node: ast.AST) -> str:
    """The first name of a chain `a.b.c` or `a.b[c]`, or the empty string."""
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def _rebinds(call: ast.Call, imported: set[str]) -> bool:
    function = call.func
    if isinstance(function, ast.Attribute):
        root = _root(function)
        if function.attr in ("__setattr__", "__delattr__", "exec") or root in ("builtins", "mock", "mocker"):
            return True
        return function.attr == "patch" or (root == "monkeypatch" and function.attr == "setattr")
    if not isinstance(function, ast.Name) or function.id not in REBINDING:
        return False
    target = call.args[0] if call.args else None
    on_object = isinstance(target, ast.Name) and target.id not in imported
    return not (function.id in ("setattr", "delattr", "vars") and on_object)


def _patches(node: ast.Attribute | ast.Subscript, modules: set[str], others: set[str]) -> bool:
    """Does an assignment replace a function that is read by its name?  `np.exp = f` is left to Scope."""
    if isinstance(node.ctx, ast.Load):
        return False
    text = ast.unparse(node)
    if "__dict__" in text or "sys.modules" in text:
        return True
    if not isinstance(node, ast.Attribute):
        return False
    if node.attr.startswith("__") and node.attr.endswith("__"):
        return True
    if node.attr not in KNOWN:
        return False
    simple = isinstance(node.value, ast.Name)
    return _root(node) in others or (_root(node) in modules and not simple)
