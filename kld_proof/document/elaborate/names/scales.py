"""Scales are positive: what a written density or a positive square says about its variables."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.names.declared import Declared, infer
from kld_proof.document.elaborate.terms.context import ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term, Var, subterms
from kld_proof.library.distributions.model import square_root

PI, TWO = ast.Name("pi"), ast.Number(Fraction(2))


def infer_scales(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Scales are positive: s in `1/(sqrt(2 pi) s)`, v in `1/sqrt(2 pi v)`, s where `s^2 > 0` is assumed.

    In a claim they are so beside an exponential function of the same name: that is a normal density.  Its
    logarithm has `\\ln(2 \\pi s^2)`, or `\\ln(2 \\pi v)`.
    """
    for name in dict.fromkeys(_of_claims(page, words)):
        infer(App("lt", ZERO, Var(name)), declared)
    for key in [k for k in words.definitions if k.endswith("()")]:
        try:
            value = words.definitions[key]()
        except ReadError:
            continue
        for t in subterms(value):
            if isinstance(t, App) and t.head == "div":
                for condition in _scales(t.args[1]):
                    infer(condition, declared)
    for prop in [a.premise.prop for a in declared.assumptions]:
        if isinstance(prop, App) and prop.head == "lt" and prop.args[0] == ZERO:
            root = square_root(prop.args[1])
            if isinstance(root, Var):
                infer(App("lt", ZERO, root), declared)


def _of_claims(page: Page, words: Vocabulary) -> Iterator[str]:
    """The scales of the normal densities that are written out in display formulas."""
    for item in formulas(page):
        if PI not in item.nodes:
            continue
        for logarithm in item.nodes.of(ast.Apply):
            yield from (s.name for s in _under_logarithm(logarithm) if _is_free(s, words))
        if not item.display:
            continue
        exponents = {n.name for node in item.nodes for e in _exponent(node) for n in names_in(e)}
        for node in item.nodes.of(ast.Div):
            for scale in _normaliser(node.denominator):
                if scale.name in exponents and _is_free(scale, words):
                    yield scale.name


def _exponent(node: ast.Node) -> tuple[ast.Node, ...]:
    """What stands under an exponential function."""
    if isinstance(node, ast.Power) and node.base == ast.Name("e"):
        return (node.exponent,)
    return node.args if isinstance(node, ast.Apply) and node.function.name == "exp" else ()


def _normaliser(denominator: ast.Node) -> list[ast.Name]:
    """s in `sqrt(2 pi) s`, and in `sqrt(2 pi s^2)`; v in `sqrt(2 pi v)`."""
    factors = _written(denominator)
    roots = [f.body for f in factors if isinstance(f, ast.Sqrt)]
    return _beside_pi([g for root in roots for g in _written(root)], factors)


def _under_logarithm(node: ast.Apply) -> list[ast.Name]:
    """s in `ln(2 pi s^2)`, v in `ln(2 pi v)`."""
    if node.function.name not in ("ln", "log") or len(node.args) != 1 or node.subscript is not None:
        return []
    factors = _written(node.args[0])
    return _beside_pi(factors, []) if TWO in factors else []


def _beside_pi(inside: list[ast.Node], outside: list[ast.Node]) -> list[ast.Name]:
    """The names, with their squares among the factors `inside`, if pi is among these."""
    if PI not in inside:
        return []
    bases = [strip(g.base) if isinstance(g, ast.Power) and g.exponent == TWO else g for g in inside]
    names = [n for n in (*outside, *bases) if isinstance(n, ast.Name)]
    return [n for n in names if n.name not in ("pi", "e")]


def _written(node: ast.Node) -> list[ast.Node]:
    node = strip(node)
    return [g for f in node.factors for g in _written(f)] if isinstance(node, ast.Mul) else [node]


def _is_free(name: ast.Name, words: Vocabulary) -> bool:
    """Whether a name is a number of its own, and neither defined nor a term of a sequence."""
    taken = words.indexed | words.random | words.matrices | words.integrated | words.summed
    return not taken & {name.name, name.base} and name.name not in words.definitions


def _scales(denominator: Term) -> list[Term]:
    """The conditions that a normaliser with a root of pi puts on its variables."""
    factors = _factors(denominator)
    roots = [f.args[0] for f in factors if isinstance(f, App) and f.head == "sqrt"]
    inside = [g for root in roots for g in _factors(root)]
    if App("pi") not in inside:
        return []
    found = [f for f in factors if isinstance(f, Var)]
    for g in inside:
        root = square_root(g)
        found += [t for t in (root, g) if isinstance(t, Var)]
    return [App("lt", ZERO, t) for t in found]


def _factors(t: Term) -> list[Term]:
    return [g for f in t.args for g in _factors(f)] if isinstance(t, App) and t.head == "mul" else [t]
