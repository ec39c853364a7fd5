r"""`1 + 3 + \ldots + (2n - 1)` as a sum: the last term says what the k-th is, the first ones where k begins.

Main statement: `progression(terms, context)` gives the body with the index left open, the first index and the
name of the last.  One name of the last term, put to k = 0, 1 or 2 and on, has to give every written term, by
arithmetic with numbers alone; where two names or beginnings do, nothing is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from math import factorial

from kld_proof.document.elaborate.terms.context import Context, ReadError
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, App, Num, Term, Var, names, substitute

STARTS, MAX_FACTORIAL, MAX_EXPONENT = (0, 1, 2), 20, 64


def progression(terms: tuple[ast.Node, ...], context: Context) -> tuple[ast.Node, int, ast.Name] | None:
    """The last term, the value of its index at the first one, and the name that is the index."""
    at = next(k for k, t in enumerate(terms) if isinstance(t, ast.Ellipsis))
    written, last = terms[:at], terms[at + 1 :]
    if not written or len(last) != 1:
        return None
    if len(written) == 1 and not (
        isinstance(strip(last[0]), ast.Name) and isinstance(written[0], ast.Number)
    ):
        return None
    found = list(_fits(written, last[0], context))
    return (last[0], *found[0]) if len(found) == 1 else None


def _fits(written: tuple[ast.Node, ...], last: ast.Node, context: Context) -> Iterator[tuple[int, ast.Name]]:
    try:
        first = [_folded(read(t, context)) for t in written]
        general = read(last, context)
    except ReadError:
        return
    candidates = {n.name: n for n in names_in(last) if not n.subscript and Var(n.name) == _value(n, context)}
    for name, node in candidates.items():
        for start in STARTS:
            values = (substitute(general, {name: Num(start + k)}) for k in range(len(first)))
            if name in names(general) and all(_folded(v) == t for v, t in zip(values, first, strict=True)):
                yield start, node


def _value(node: ast.Name, context: Context) -> Term | None:
    try:
        return read(node, context)
    except ReadError:
        return None


def _folded(t: Term) -> Term:
    """`t` with the arithmetic of its numbers done, and factors and powers of one left out."""
    if not isinstance(t, App):
        return t
    args = tuple(map(_folded, t.args))
    numbers = [a.value for a in args if isinstance(a, Num)]
    if t.head in ("add", "mul"):
        return _collected(t.head, args)
    if len(numbers) == len(args):
        value = _computed(t.head, numbers)
        return App(t.head, *args) if value is None else Num(value)
    if t.head == "pow" and numbers and args[1] in (ONE, Num(0)):
        return args[0] if args[1] == ONE else ONE
    return args[0] if t.head == "div" and args[1] == ONE else App(t.head, *args)


def _collected(head: str, args: tuple[Term, ...]) -> Term:
    """A sum or product with one number at most, in front."""
    flat = [b for a in args for b in (a.args if isinstance(a, App) and a.head == head else (a,))]
    total = Fraction(head == "mul")
    for b in flat:
        if isinstance(b, Num):
            total = total + b.value if head == "add" else total * b.value
    rest = [b for b in flat if not isinstance(b, Num)]
    if head == "mul" and total == 0:
        return Num(0)
    kept = [Num(total)] if not rest or total != (head == "mul") else []
    parts = [*kept, *rest]
    return parts[0] if len(parts) == 1 else App(head, *parts)


def _computed(head: str, values: list[Fraction]) -> Fraction | None:
    match head, values:
        case "neg", [a]:
            return -a
        case "div", [a, b] if b != 0:
            return a / b
        case "pow", [a, n] if n.denominator == 1 and 0 <= n <= MAX_EXPONENT:
            return a ** int(n)
        case "factorial", [n] if n.denominator == 1 and 0 <= n <= MAX_FACTORIAL:
            return Fraction(factorial(int(n)))
    return None
