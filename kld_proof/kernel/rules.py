"""The rules: each computes its conclusion from its premises, or fails with one sentence.

A sequent `hypotheses |- conclusion` says: in every valuation in which the hypotheses hold, so does
the conclusion.  In the figures G, H are sets of hypotheses, `x` is a variable, `P[t]` a proposition.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from kld_proof.kernel.field import agree
from kld_proof.kernel.term import CACHED, ONE, ZERO, App, Lam, Term, Var, apply, bind, names, substitute
from kld_proof.polynomial import TooLarge

NATURALS, INTEGERS = App("naturals"), App("integers")


class KernelError(ValueError):
    """A rule does not apply."""


class Sequent(NamedTuple):
    """`hypotheses |- conclusion`."""

    hypotheses: frozenset[Term]
    conclusion: Term


Premises = Sequence[Sequent]


class Lemma(NamedTuple):
    """An axiom or a theorem: for all values of `variables`, the hypotheses imply the conclusion.

    A variable with `$` is a function, the others are terms, sets or propositions.  `source` is a citation,
    `words` are what a report says of its use.
    """

    name: str
    variables: tuple[str, ...]
    hypotheses: tuple[Term, ...]
    conclusion: Term
    source: str = ""
    words: str = ""


def negation(p: Term) -> App:
    """The proposition that holds exactly when `p` does not.  Fails unless `p` is lt, le, eq or ne."""
    match p:
        case App(head="eq" | "ne" as head, args=(a, b)):
            return App("ne" if head == "eq" else "eq", a, b)
        case App(head="lt" | "le" as head, args=(a, b)):
            return App("le" if head == "lt" else "lt", b, a)
    raise KernelError(f"no negation of {p}")


def sides(s: Sequent, head: str = "eq") -> tuple[Term, Term]:
    """The two arguments of a conclusion.  Fails unless its head is `head`."""
    match s.conclusion:
        case App(head=found, args=(a, b)) if found == head:
            return a, b
    raise KernelError(f"expected a conclusion by {head}, found {s.conclusion}")


def _union(premises: Premises) -> frozenset[Term]:
    all_of = [h for h, _ in premises] or [frozenset[Term]()]
    return all_of[0] if all_of.count(all_of[0]) == len(all_of) else all_of[0].union(*all_of[1:])


def _closed(t: Term) -> Term:
    if t.loose or type(t) is Lam:
        raise KernelError(f"not a closed term: {t}")
    return t


def assume(premises: Premises, p: Term) -> Sequent:
    """P |- P.  Fails unless P is closed."""
    return Sequent(frozenset((_closed(p),)), p)


def trans(premises: Premises, directions: str) -> Sequent:
    """G |- a = b, H |- b = c, ... gives G, H, ... |- a = z (`-` reads backwards).  Fails unless they meet."""
    pairs = [sides(s) if d == "+" else sides(s)[::-1] for s, d in zip(premises, directions, strict=True)]
    for (_, a), (b, _) in pairwise(pairs):
        if a != b:
            raise KernelError(f"{a} does not meet {b}")
    return Sequent(_union(premises), App("eq", pairs[0][0], pairs[-1][1]))


def rewrite(premises: Premises, t: Term) -> Sequent:
    """Gi |- ai = bi  gives  G1, ... |- t = t', where t' has every ai in t replaced by bi at once."""
    return Sequent(_union(premises), App("eq", _closed(t), _replaced(t, dict(map(sides, premises)))))


def replace(premises: Premises) -> Sequent:
    """G |- P, Gi |- ai = bi  gives  G, G1, ... |- P', where P' has every ai replaced by bi at once."""
    return Sequent(_union(premises), _replaced(premises[0].conclusion, dict(map(sides, premises[1:]))))


def _replaced(t: Term, table: dict[Term, Term]) -> Term:
    # Left sides are closed, so none contains a bound variable of t.  The table remembers what is done.
    found = table.get(t)
    if found is None:
        found = Lam(_replaced(t.body, table)) if type(t) is Lam else t
        if type(t) is App and t.args:
            # Whether f(x) is defined depends on the value of x, not of f(x): 0/x = 0/1, and 0/1 is defined.
            quoted = t.head in ("defined", "defined_around")
            tables = [{k: v for k, v in table.items() if k != a} if quoted else table for a in t.args]
            found = App(t.head, *map(_replaced, t.args, tables))
        table[t] = found
    return found


def generalize(premises: Premises, x: str, domain: Term) -> Sequent:
    """G, x in D |- P[x]  gives  G |- all(D, P).  Fails unless x is free neither in G nor in D."""
    (s,) = premises
    rest = s.hypotheses - {App("in", Var(x), domain)}
    _arbitrary(x, *rest, _closed(domain))
    return Sequent(rest, App("all", domain, bind(s.conclusion, x)))


def _arbitrary(x: str, *terms: Term) -> None:
    if x.startswith("$") or any(x in names(t) for t in terms):
        raise KernelError(f"{x} is not arbitrary")


def specialize(premises: Premises) -> Sequent:
    """G |- all(D, P), H |- t in D  gives  G, H |- P[t]."""
    (domain, body), (t, member) = sides(premises[0], "all"), sides(premises[1], "in")
    if domain != member:
        raise KernelError(f"{t} is known to be in {member}, not in {domain}")
    return Sequent(_union(premises), apply(body, t))


def instantiate(premises: Premises, lemma: Lemma, values: Mapping[str, Term]) -> Sequent:
    """Gi |- Hi[values]  gives  G1, ... |- conclusion[values], for a lemma with the hypotheses Hi.

    Fails unless each variable has a value of its kind and each hypothesis is its premise's conclusion.
    """
    *hypotheses, conclusion = _instance(lemma, tuple(values.items()))
    if hypotheses != [s.conclusion for s in premises]:
        raise KernelError(f"{lemma.name} needs {hypotheses}, found {[s.conclusion for s in premises]}")
    return Sequent(_union(premises), conclusion)


@lru_cache(CACHED)
def _instance(lemma: Lemma, values: tuple[tuple[str, Term], ...]) -> list[Term]:
    if {name for name, _ in values} != set(lemma.variables):
        raise KernelError(f"{lemma.name} needs values of {lemma.variables}")
    for name, value in values:
        if value.loose or (type(value) is Lam) != name.startswith("$"):
            raise KernelError(f"{lemma.name}: {name} cannot be {value}")
    return [substitute(t, dict(values)) for t in (*lemma.hypotheses, lemma.conclusion)]


def cases(premises: Premises, p: Term) -> Sequent:
    """G, P |- Q, H, not P |- Q  gives  G, H |- Q.  Fails unless both conclude Q."""
    a, b = premises
    if a.conclusion != b.conclusion:
        raise KernelError(f"the cases conclude {a.conclusion} and {b.conclusion}")
    return Sequent((a.hypotheses - {p}) | (b.hypotheses - {negation(p)}), a.conclusion)


def induction(premises: Premises, n: str, p: Term) -> Sequent:
    """G |- P[0], H, n in N, P[n] |- P[n + 1]  gives  G, H |- all(N, P).  Fails if n is free in G or H."""
    base, step = premises
    body = bind(_closed(p), n)
    rest = base.hypotheses | (step.hypotheses - {p, App("in", Var(n), NATURALS)})
    _arbitrary(n, *rest)
    if base.conclusion != apply(body, ZERO) or step.conclusion != apply(body, App("add", Var(n), ONE)):
        raise KernelError(f"the premises are not {p} at 0 and at {n} + 1")
    return Sequent(rest, App("all", NATURALS, body))


def field(premises: Premises, a: Term, b: Term) -> Sequent:
    """Gi |- di != 0 (or di > 0)  gives  G1, ... |- a = b.

    Fails unless a and b agree as rational functions of their generators with denominators among the di.
    """
    try:
        if not agree(_closed(a), _closed(b), tuple(map(_nonzero, premises))):
            raise KernelError(f"{a} and {b} differ as rational functions")
    except TooLarge as error:
        raise KernelError(str(error)) from None
    return Sequent(_union(premises), App("eq", a, b))


def _nonzero(s: Sequent) -> Term:
    match s.conclusion:
        case App(head="ne", args=(d, zero)) | App(head="lt", args=(zero, d)) if zero == ZERO:
            return d
    raise KernelError(f"not of the form d != 0 or 0 < d: {s.conclusion}")


def evaluate(premises: Premises, p: Term) -> Sequent:
    """|- P, for a P without variables that exact arithmetic or a rigorous enclosure decides."""
    if names(_closed(p)) or not holds(p):
        raise KernelError(f"{p} was not decided")
    return Sequent(frozenset(), p)


@lru_cache(CACHED)
def holds(p: Term) -> bool:
    """Whether `p`, without variables, certainly holds."""
    from kld_proof import enclosure

    return enclosure.holds(p, {}, 128)
