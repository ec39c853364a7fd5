"""Densities with their parameter below, `p_\\theta(x)`, on pages that differentiate by it.

Main statement: `write_out(page, matrices)` writes `p(x; \\theta)` for `p_\\theta(x)`, and the derivative by
theta for `\\nabla_\\theta` of one number theta.

It is done where no density of the letter is written out as a formula or stands without the label, and where
the page says of no vector.  A bare `p_\\theta` stands for the one density of this label.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas, rewrite
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import rebuild, strip
from kld_proof.document.latex import ast
from kld_proof.record import replace

LETTERS = frozenset({"p", "q", "pi", "f"})
VECTORS = ("vector", "\\mathbb{R}^", "jacobian", "hessian", "向量")
NABLA = "the gradient is read as the derivative by one number"


def write_out(page: Page, matrices: set[str]) -> bool:
    """Rewrite the densities and gradients of the page; tells whether there are any."""
    slopes = _slopes(page)
    if len(slopes) != 1 or min(slopes) in matrices or any(w in page.words.lower() for w in VECTORS):
        return False
    if any("\\mathbb{R}^" in i.block.text for i in page.items):
        return False
    parameter = min(slopes)
    densities = _densities(page, parameter)
    if not densities:
        return False

    def change(node: ast.Node) -> ast.Node | None:
        if isinstance(node, ast.Apply) and node.function.name == "nabla":
            assert isinstance(node.subscript, ast.Name)
            body = rebuild(node.args[0], change)
            return ast.Derivative(body, ((node.subscript, 1),), start=node.start, end=node.end)
        if isinstance(node, ast.Apply) and node.function.name in densities:
            return _with_parameter(replace(node, args=tuple(rebuild(a, change) for a in node.args)))
        if isinstance(node, ast.Name) and node.name in densities:
            whole = densities[node.name]
            return _with_parameter(replace(whole, start=node.start, end=node.end)) if whole else None
        return None

    for item in formulas(page):
        gradients = [n for n in item.nodes.of(ast.Apply) if n.function.name == "nabla"]
        rewrite(item, change, [ast.Note("name", NABLA, n.start, n.end) for n in gradients[:1]])
    return True


def _slopes(page: Page) -> set[str]:
    """The names below the gradients and derivatives of the page; "" for a gradient by nothing or a list."""
    found = set[str]()
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            if node.function.name == "nabla":
                below = node.subscript
                plain = isinstance(below, ast.Name) and node.power is None
                found.add(below.name if plain and isinstance(below, ast.Name) else "")
        for slope in item.nodes.of(ast.Derivative):
            found |= {v.name if isinstance(v, ast.Name) else "" for v, _ in slope.variables}
    return found if "" not in found else set()


def _densities(page: Page, parameter: str) -> dict[str, ast.Apply | None]:
    """The densities with the label, each with its one form; empty where a letter has other uses too."""
    forms: dict[str, set[ast.Apply]] = {}
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            if _label(node.function) == parameter and ";" not in node.separators:
                forms.setdefault(node.function.name, set()).add(node)
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if isinstance(head, ast.Apply) and _label(head.function) == parameter:
                return {}
    bases = {name.partition("_")[0] for name in forms}
    plain = any(n.name in bases for item in formulas(page) for n in item.nodes.of(ast.Name))
    return {} if plain else {n: next(iter(f)) if len(f) == 1 else None for n, f in forms.items()}


def _label(function: ast.Name) -> str:
    """The theta of `p_\\theta`; "" for what carries another label or is no density."""
    below = function.subscript[0] if len(function.subscript) == 1 else None
    plain = function.base in LETTERS and not function.primes and not function.label
    return below.name if plain and isinstance(below, ast.Name) else ""


def _with_parameter(node: ast.Apply) -> ast.Apply:
    """`p(x; \\theta)` for `p_\\theta(x)`."""
    function, below = node.function, node.function.subscript[0]
    plain = ast.Name(function.base, function.base, start=function.start, end=function.end)
    return replace(node, function=plain, args=(*node.args, below), separators=(*node.separators, ";"))
