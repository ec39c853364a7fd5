"""Inequalities so simple that beside a statement, or in a sentence of their own, they are conditions.

A name or its absolute value is compared with numbers, other names, and sums of a name and a number.  What
has powers, products of names or functions is a claim: `x y = 1, \\quad x + y \\ge 2` does not suppose.  Only
with `\\ne` a sum of names or a function of one is a condition as well: `\\cos x \\ne 0`.
"""

from __future__ import annotations

from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY
from kld_proof.document.latex import ast

CONSTANTS = ("pi", "e")


def is_bare(chain: ast.Chain) -> bool:
    """Whether a chain of inequalities is a condition by its form."""
    sides = [strip(s) for s in (chain.first, *(link.side for link in chain.links)) if s is not None]
    if {link.relation.op for link in chain.links} == {"!="}:
        return _mentions(sides) and all(_is_simple(s) or _is_shifted(s) or _is_denominator(s) for s in sides)
    return (
        _mentions(sides)
        and all(_is_simple(s) or _is_shifted(s) for s in sides)
        and any(_is_simple(s) and not _is_number(s) for s in sides)
    )


def _mentions(sides: list[ast.Node]) -> bool:
    return any(not _is_number(s) and not isinstance(s, ast.Interval) for s in sides)


def _is_number(s: ast.Node) -> bool:
    """A number, a multiple of pi or e, or the opposite of one."""
    s = strip(s)
    match s:
        case ast.Number():
            return True
        case ast.Name(name=name):
            return name in CONSTANTS
        case ast.Neg(body=body):
            return _is_number(body)
        case ast.Div(numerator=n, denominator=d):
            return _is_number(n) and _is_number(d)
        case ast.Mul(factors=factors):
            return all(map(_is_number, factors))
    return False


def _is_simple(s: ast.Node) -> bool:
    """A name, its opposite or its absolute value, a number, a tuple or an interval."""
    s = strip(s)
    match s:
        case ast.Name() | ast.Tuple() | ast.Interval():
            return True
        case ast.Neg(body=body) | ast.Abs(body=body):
            return isinstance(strip(body), ast.Name) or _is_number(body)
    return _is_number(s)


def _is_shifted(s: ast.Node) -> bool:
    """A name plus or minus a number, or a multiple of a name."""
    s = strip(s)
    match s:
        case ast.Add(terms=(a, b)):
            parts = [strip(t.body) if isinstance(t, ast.Neg) else strip(t) for t in (strip(a), strip(b))]
            return sum(map(_is_number, parts)) == 1 and any(isinstance(p, ast.Name) for p in parts)
        case ast.Mul(factors=(a, b)):
            return _is_number(a) and isinstance(strip(b), ast.Name)
    return False


def _is_denominator(s: ast.Node) -> bool:
    """A sum or product of simple terms, or a function of one."""
    s = strip(s)
    match s:
        case ast.Add(terms=parts) | ast.Mul(factors=parts):
            return all(_is_simple(p) or _is_shifted(p) for p in parts)
        case ast.Apply(function=f, args=(a,), power=None):
            return f.name in ELEMENTARY and (_is_simple(a) or _is_shifted(a) or _is_denominator(a))
    return False
