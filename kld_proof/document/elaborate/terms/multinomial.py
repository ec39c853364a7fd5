r"""Multinomial coefficients, `{n \choose k_1, \ldots, k_r}`, as n! divided by the product of the k_j!.

They are meant for numbers that add up to n; what is proved holds for all, and nothing is refuted.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.dots import dots
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term


def multinomial(node: ast.Binom, below: ast.Tuple, context: Context) -> Term:
    """The coefficient with the numbers of the list `below`."""
    context.open = True
    parts = tuple(
        item if isinstance(item, ast.Ellipsis) else ast.Factorial(item, start=item.start, end=item.end)
        for item in below.items
    )
    if any(isinstance(part, ast.Ellipsis) for part in parts):
        product = dots(node, parts, "prod", context)
    else:
        product = App("mul", *[read(part, context) for part in parts])
    if product.head.startswith("$`"):  # type: ignore[attr-defined]
        return product  # kept as written as a whole
    whole = read(ast.Factorial(node.n, start=node.start, end=node.end), context)
    return App("div", whole, product)


__all__ = ["multinomial"]
