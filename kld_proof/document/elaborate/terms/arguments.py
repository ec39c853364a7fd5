"""Where the argument of a logarithm without brackets ends, and what a slash divides by: second readings.

`\\ln \\frac{a}{b} \\exp(c)` is read as a product, as a function without brackets ends with its factor.
Who writes a likelihood often means the logarithm of all of it.  As with a notation slip, the longer
argument is a second reading: it can prove a step, and then it is reported.  So it is where a fraction is
multiplied with another one by a sign, `\\ln \\frac{a}{b} \\cdot \\frac{b}{c}`.  Before an exponential it is
the first reading, and the shorter argument is the second.  `x^2/2s` divides by `2s`, to a few by 2.
`\\prod_i c \\cdot d` is a power of c d, or c to the n times d.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from kld_proof.document.elaborate.terms.syntax import Nodes, names_in, rebuild
from kld_proof.document.latex import ast
from kld_proof.record import replace

LOGARITHMS = frozenset(("ln", "log", "lg"))
SHORTENED = "the argument of the logarithm ends before the exponential"
LENGTHENED = "the argument of the logarithm goes on to the end of its product"
ENDED = "the product ends before the factors behind the multiplication sign"
HALVED = "only the number behind the slash is divided by"
Extent = tuple[Callable[[ast.Node], tuple[ast.Node, Sequence[ast.Node]]], str]


def lengthened(node: ast.Node) -> tuple[ast.Node, list[ast.Apply]]:
    """The node with each such logarithm over all factors behind it, and the logarithms that changed."""
    changed: list[ast.Apply] = []

    def change(at: ast.Node) -> ast.Node | None:
        if not isinstance(at, ast.Mul):
            return None
        for k, factor in enumerate(at.factors[:-1]):
            if isinstance(factor, ast.Apply) and _is_bare_logarithm(factor) and not _ends(at, k, factor):
                changed.append(factor)
                return _over_the_rest(at, k, factor)
        return None

    return rebuild(node, change), changed


def shortened(node: ast.Node) -> tuple[ast.Node, list[ast.Apply]]:
    """The node with the exponential at the end of each such argument as a factor of its own."""
    changed: list[ast.Apply] = []

    def change(at: ast.Node) -> ast.Node | None:
        if not isinstance(at, ast.Apply) or not _is_bare_logarithm(at):
            return None
        argument = at.args[0]
        if not isinstance(argument, ast.Mul) or not _is_exponential(argument.factors[-1]):
            return None
        changed.append(at)
        first, rest = argument.factors[:-1], argument.factors[-1]
        shorter = first[0] if len(first) == 1 else ast.Mul(first, start=argument.start, end=argument.end)
        return ast.Mul((replace(at, args=(shorter,)), rest), start=at.start, end=at.end)

    return rebuild(node, change), changed


def halved(node: ast.Node) -> tuple[ast.Node, list[ast.Div]]:
    """The node with the names behind the number below each slash as factors of the quotient."""
    changed: list[ast.Div] = []

    def change(at: ast.Node) -> ast.Node | None:
        if not _is_long_slash(at):
            return None
        assert isinstance(at, ast.Div) and isinstance(at.denominator, ast.Mul)
        changed.append(at)
        number, *names = at.denominator.factors
        return ast.Mul((replace(at, denominator=number), *names), start=at.start, end=at.end)

    return rebuild(node, change), changed


def ended(node: ast.Node) -> tuple[ast.Node, list[ast.BigOp]]:
    """The node with each product of what lacks its index up to the first multiplication sign only."""
    changed: list[ast.BigOp] = []

    def change(at: ast.Node) -> ast.Node | None:
        if not isinstance(at, ast.BigOp) or not _lacks_its_index(at):
            return None
        assert isinstance(at.body, ast.Mul)
        changed.append(at)
        k = next(k for k in range(len(at.body.signs)) if _sign(at.body, k)) + 1
        first, rest = at.body.factors[:k], at.body.factors[k:]
        body = first[0] if k == 1 else ast.Mul(first, at.body.signs[: k - 1], start=at.start, end=at.end)
        signs = at.body.signs[k - 1 :]
        return ast.Mul((replace(at, body=body), *rest), signs, start=at.start, end=at.end)

    return rebuild(node, change), changed


def _lacks_its_index(node: ast.Node) -> bool:
    """Whether this is a product over i of factors without i, between which a multiplication sign stands."""
    if not isinstance(node, ast.BigOp) or node.op != "prod" or not isinstance(node.body, ast.Mul):
        return False
    if not any(_sign(node.body, k) for k in range(len(node.body.signs))):
        return False
    own = {v.name for v in node.variables if isinstance(v, ast.Name)}
    return own.isdisjoint(n.name for n in names_in(node.body))


def other_extents(nodes: Nodes) -> tuple[Extent, ...]:
    """The second readings that a formula with these nodes may have, each with its message."""
    found: list[Extent] = []
    if any(map(_is_bare_logarithm, nodes.of(ast.Apply))):
        found += [(lengthened, LENGTHENED), (shortened, SHORTENED)]
    if any(map(_is_long_slash, nodes.of(ast.Div))):
        found.append((halved, HALVED))
    if any(map(_lacks_its_index, nodes.of(ast.BigOp))):
        found.append((ended, ENDED))
    return tuple(found)


def _is_long_slash(node: ast.Node) -> bool:
    return isinstance(node, ast.Div) and node.style == "close"


def _is_exponential(node: ast.Node) -> bool:
    if isinstance(node, ast.Power):
        return node.base == ast.Name("e")
    return isinstance(node, ast.Apply) and node.function.name == "exp"


def _is_bare_logarithm(node: ast.Apply) -> bool:
    return node.function.name in LOGARITHMS and not node.bracket and node.power is None


def _sign(product: ast.Mul, k: int) -> str:
    """The sign that is written between factor k and the next one; a thin space is none."""
    sign = product.signs[k] if k < len(product.signs) else ""
    return "" if sign == "thin" else sign


def _ends(product: ast.Mul, k: int, logarithm: ast.Apply) -> bool:
    """Whether a sign ends the argument of a logarithm; one between two fractions need not."""
    return bool(_sign(product, k)) and not _chains(logarithm.args[0], product.factors[k + 1])


def _chains(a: ast.Node, b: ast.Node) -> bool:
    return isinstance(a, ast.Div) and isinstance(b, ast.Div)


def _over_the_rest(product: ast.Mul, k: int, logarithm: ast.Apply) -> ast.Node:
    """The product whose factor k, a logarithm, takes in the factors behind it up to a sign."""
    end = k + 1
    last = logarithm.args[0]
    while end < len(product.factors) and (not _sign(product, end - 1) or _chains(last, product.factors[end])):
        last, end = product.factors[end], end + 1
    argument = ast.Mul(
        (*logarithm.args, *product.factors[k + 1 : end]), start=logarithm.start, end=product.end
    )
    longer = ast.Apply(
        logarithm.function, (argument,), (), "", logarithm.subscript, None,
        start=logarithm.start, end=product.end,
    )  # fmt: skip
    factors = (*product.factors[:k], longer, *product.factors[end:])
    if len(factors) == 1:
        return longer
    signs = (*product.signs[:k], *product.signs[end - 1 :])
    return ast.Mul(factors, signs, start=product.start, end=product.end)
