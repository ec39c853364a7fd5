"""Terms as MathML Core, in the writer's order; browsers show it without a script.

Every name passes through `html.escape`, so a name is never markup.
"""

from __future__ import annotations

from html import escape

from kld_proof.kernel.term import App, Lam, Term, names
from kld_proof.report.mathml import arithmetic, binders
from kld_proof.report.mathml.printer import RELATION, RELATIONS, SUM, Printer, operator, row
from kld_proof.report.plain import one_line

DEEPEST, LARGEST = 60, 3000
_SIGNS = {"=": "=", "!=": "≠", "<": "<", "<=": "≤", ">": ">", ">=": "≥"}
_SHAPES = {**arithmetic.SHAPES, **binders.SHAPES}


def sides_markup(
    left: Term, relation: str, right: Term, alt: tuple[str, str] = ("", "")
) -> tuple[str, str] | None:
    """Two `math` elements, `left` and `relation right`, for two lines of a chain.

    None where a side is too deep or too large to be worth typesetting.  `alt` is what a reader without
    MathML gets: the sides as written.
    """
    if not (_modest(left) and _modest(right)):
        return None
    printer = Printer(_SHAPES, names(left) | names(right))
    sign = operator(_SIGNS.get(relation, one_line(relation)))
    first, second = printer.at(left, SUM), sign + printer.at(right, SUM)
    return _block(first, alt[0]), _block(second, f"{relation} {alt[1]}")


def proposition_markup(term: Term, alt: str) -> str | None:
    """A `math` element in a line of text, for a relation; None for what is said in words."""
    if type(term) is not App or term.head not in RELATIONS or not _modest(term):
        return None
    printed = Printer(_SHAPES, names(term)).at(term, RELATION)
    return f'<math alttext="{escape(one_line(alt))}">{row(printed)}</math>'


def _block(inside: str, alt: str) -> str:
    return f'<math display="block" alttext="{escape(one_line(alt))}">{row(inside)}</math>'


def _modest(term: Term) -> bool:
    """Whether the term has few enough nodes, and few enough levels for a recursive printer."""
    stack, nodes = [(term, 0)], 0
    while stack:
        node, depth = stack.pop()
        nodes += 1
        if depth > DEEPEST or nodes > LARGEST:
            return False
        below = node.args if type(node) is App else (node.body,) if type(node) is Lam else ()
        stack.extend((child, depth + 1) for child in below)
    return True
