"""Dots for derivatives: after `x(t) = A \\cos t`, `\\dot x(t)` is x'(t) and `\\ddot x(t)` is x''(t).

Main statement: `derive(page)`.  It is read so of functions of one argument that the page writes out, and of
no others: `\\dot x(t) = f(x(t))` says what a rate is.
"""

from __future__ import annotations

from kld_proof.document.elaborate.items import Page, formulas, rewrite
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import rebuild, strip
from kld_proof.document.latex import ast
from kld_proof.record import replace

ORDERS = {"dot": 1, "ddot": 2}


def derive(page: Page) -> bool:
    """Give dotted functions of the page their primes; tells whether there are any."""
    written = _written(page)
    if not written:
        return False
    changed = False

    def primed(node: ast.Node) -> ast.Node | None:
        if isinstance(node, ast.Apply):
            name = _of(node.function, written)
            return (
                replace(node, function=name, args=tuple(rebuild(a, primed) for a in node.args))
                if name
                else None
            )
        if isinstance(node, ast.Name) and (name := _of(node, written)):
            at = replace(written[name.base], start=node.start, end=node.end)
            return ast.Apply(name, (at,), (), "(", start=node.start, end=node.end)
        return None

    for item in formulas(page):
        if item.tree is None or not any(_of(n, written) for n in item.nodes.of(ast.Name)):
            continue
        rewrite(item, primed)
        changed = True
    return changed


def _written(page: Page) -> dict[str, ast.Name]:
    """The functions of one name that head an equation, with this name."""
    found: dict[str, ast.Name] = {}
    for item in formulas(page):
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if not isinstance(head, ast.Apply) or chain.links[0].relation.op not in ("=", ":="):
                continue
            arguments = [strip(a) for a in head.args]
            plain = head.function == ast.Name(head.function.base) and len(arguments) == 1
            if plain and isinstance(arguments[0], ast.Name):
                found.setdefault(head.function.base, arguments[0])
    return {f: t for f, t in found.items() if not f.endswith(")")}


def _of(name: ast.Name, written: dict[str, ast.Name]) -> ast.Name | None:
    """The derivative that a dotted name is, with its primes."""
    mark, _, inner = name.base.partition("(")
    base = inner.removesuffix(")")
    if mark not in ORDERS or base not in written or name.subscript or name.primes or name.label:
        return None
    order = ORDERS[mark]
    return ast.Name(base + "'" * order, base, (), order, start=name.start, end=name.end)
