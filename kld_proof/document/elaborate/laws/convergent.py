"""What converges where the writer wrote it: integrals, series and means with unspecified functions.

Main statements: `converging_in(t)` are these inferences for a term, those that definitions bring in included;
`over_pairs(domain, function)` that a double sum or integral converges over the pairs.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.kernel.term import App, Lam, Term, Var, apply, bind, names, shift

TWICE = {"sum": "summable2", "integral": "integrable2"}
REALS, OUTCOME = App("reals"), "\0outcome"
Around = tuple[tuple[str, Term], ...]


def converging_in(t: Term, around: Around = ()) -> Iterator[Term]:
    """That the integrals, series and means of unspecified functions in `t` exist, innermost last.

    Under another one they do for all values of its variable; under a derivative nothing is inferred.
    """
    if not isinstance(t, App) or not has_unspecified(t):
        return
    binds = t.head in ("integral", "sum", "prod") and isinstance(t.args[1], Lam)
    if binds and t.head != "prod" and _is_open(*t.args):
        relation = "integrable" if t.head == "integral" else "summable"
        yield from everywhere(App(relation, *t.args), around)
        yield from (p for q in over_pairs(*t.args) for p in everywhere(q, around))
    if t.head == "expect" and isinstance(t.args[0], Lam):
        yield from everywhere(App("integrable_rv", *t.args), around)
        inside = converging_in(apply(t.args[0], Var(OUTCOME)), around)
        yield from (p for p in inside if OUTCOME not in names(p))
    for a in t.args:
        if not isinstance(a, Lam):
            yield from converging_in(a, around)
        elif binds:
            local = Var(f"\0exists{len(around)}")
            yield from converging_in(apply(a, local), (*around, (local.name, t.args[0])))


def _is_open(domain: Term, function: Term) -> bool:
    """Whether it has to be said that an integral or a sum exists: it has unspecified functions in it."""
    settled = isinstance(domain, App) and domain.head in ("range", "space", "given")
    return not settled and has_unspecified(function)


def has_unspecified(*terms: Term) -> bool:
    """Whether unspecified functions stand in terms; operations on matrices whose sizes are open are none."""
    return any(n[0] == "$" and not n.startswith("$mat_") for t in terms for n in names(t))


def everywhere(prop: Term, around: Around) -> Iterator[Term]:
    """`prop` for all values of the variables around it."""
    for name, domain in reversed(around):
        if name in names(prop):
            prop = App("all", domain, bind(prop, name))
    yield prop


def over_pairs(domain: Term, function: Term) -> Iterator[Term]:
    """A sum (integral) over all values of such a one, perhaps times a factor, converges as one over pairs."""
    body = function.body if isinstance(function, Lam) else function
    factors = body.args if isinstance(body, App) and body.head == "mul" else (body,)
    inner = [f for f in factors if isinstance(f, App) and f.head in TWICE and isinstance(f.args[1], Lam)]
    if len(inner) != 1 or not has_unspecified(function):
        return
    head, second, row = inner[0].head, inner[0].args[0], inner[0].args[1]
    whole = [isinstance(d, Var) if head == "sum" else d == REALS for d in (domain, second)]
    if not all(whole) or not isinstance(row, Lam):
        return
    rest = [shift(f, 1) for f in factors if f is not inner[0]]
    pair = App("mul", *rest, row.body) if rest else row.body
    yield App(TWICE[head], domain, second, Lam(Lam(pair)))
