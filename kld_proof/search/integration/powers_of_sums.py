"""Integrals over the line of powers of a quadratic (Student's law) or of 1 + exp(b x) (the logistic law).

The first are split at the centre of the quadratic, the second are moved to the positive reals by x = ln(u):
there both are beta integrals of the second kind.
"""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Num, Term, Var, names, subterms
from kld_proof.polynomial import Polynomial
from kld_proof.search.context import Context
from kld_proof.search.integration.change import Change
from kld_proof.search.normal_form.normalise import normalise


def change_of_reals(ctx: Context, body: Lam) -> Change | None:
    """A split at the centre, or the substitution of ln(u); None where the body has another form."""
    inner, x, opened = ctx.open(App("reals"), body)
    normal, _ = normalise(inner, opened)
    sums = dict.fromkeys(_sums(x, normal))
    if len(sums) != 1:
        return None
    (found,) = sums
    exponentials = [s for s in subterms(found) if type(s) is App and s.head == "exp" and x in names(s)]
    if exponentials:
        plain = len(exponentials) == 1 and Var(x) not in _outside(found, exponentials[0])
        return Change("integral_reals_ln", "integrable_reals_ln", {"$f": body}) if plain else None
    if not any(type(s) is App and s.head == "ln" and s.args[0] == found for s in subterms(normal)):
        return None  # a rational function has an antiderivative
    centre = _centre(inner, x, found)
    return (
        None
        if centre is None
        else Change("integral_reals_split", "integrable_reals_split", {"$f": body, "c": centre})
    )


def _sums(x: str, t: Term) -> list[Term]:
    """The sums with x whose logarithm or negative power occurs."""
    found: list[Term] = []
    for s in subterms(t):
        if type(s) is not App or x not in names(s):
            continue
        if s.head == "ln":
            found.append(s.args[0])
        elif s.head == "div":
            found += _bases(s.args[1])
        elif s.head == "pow" and type(s.args[1]) is Num and s.args[1].value < 0:
            found.append(s.args[0])
    return [s for s in found if type(s) is App and s.head == "add" and x in names(s)]


def _bases(t: Term) -> list[Term]:
    """The factors of a denominator without their powers."""
    if type(t) is App and t.head == "mul":
        return [b for a in t.args for b in _bases(a)]
    return _bases(t.args[0]) if type(t) is App and t.head == "pow" else [t]


def _outside(t: Term, part: Term) -> list[Term]:
    """The subterms of t that are not inside `part`."""
    if t == part or type(t) is not App:
        return [] if t == part else [t]
    return [t, *(u for a in t.args for u in _outside(a, part))]


def _centre(ctx: Context, x: str, t: Term) -> Term | None:
    """-b/(2 a) where t is a x**2 + b x + c with a, b, c free of x."""
    index = ctx.ring.generator(Var(x))
    parts: dict[int, Polynomial] = {}
    for m, c in ctx.polynomial(t).items():
        rest = tuple(pair for pair in m if pair[0] != index)
        if any(x in names(ctx.ring.term_of(g)) for g, _ in rest):
            return None
        parts.setdefault(dict(m).get(index, 0), {})[rest] = c
    if 2 not in parts or set(parts) - {0, 1, 2}:
        return None
    a, b = ctx.ring.canonical(parts[2]), ctx.ring.canonical(parts.get(1, {}))
    return ctx.canonical(App("neg", App("div", b, App("mul", Num(2), a))))
