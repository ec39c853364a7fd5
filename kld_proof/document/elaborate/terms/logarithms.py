"""Logarithms, to the base that the formula or the text gives them."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, ReadError
from kld_proof.document.elaborate.terms.keys import single
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term


def logarithm(node: ast.Apply, context: Context) -> Term:
    argument = read(single(node), context)
    joint.infer_positive(argument, context)
    domains.has_terms(argument, context)
    value = App("ln", argument)
    base = node.subscript or (node.function.subscript[0] if node.function.subscript else None)
    if node.function.name == "lg":
        raise ReadError("lg is the logarithm to base 10 or 2: write the base", node.start)
    if node.function.name == "lb":
        return App("div", value, App("ln", Num(2)))
    if base is None and node.function.name == "log":
        return _without_base(value, node, context)
    if base is None or base == ast.Name("e"):
        return value
    if isinstance(base, ast.Name) and base.name == "b" and context.words.log_base is not None:
        context.note("the base b of the logarithm is as the text sets it")
        number = context.words.log_base
        return value if number == App("exp", Num(1)) else App("div", value, App("ln", number))
    return App("div", value, App("ln", read(base, context)))


def _without_base(natural: Term, node: ast.Apply, context: Context) -> Term:
    """`\\log` is natural unless the text gives it another base."""
    bases = context.words.stated_bases
    if bases <= {"e"} or context.words.natural:
        return natural
    base = next(iter(bases))
    if len(bases) > 1 or not base.isdigit():
        raise ReadError("the text does not settle the base of this logarithm: write it", node.start)
    context.note(f"the text takes logarithms to base {base}")
    return App("div", natural, App("ln", Num(int(base))))
