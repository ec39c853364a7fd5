"""The rules: each computes its conclusion from its premises, or fails with one sentence.

A sequent `hypotheses |- conclusion` says: in every valuation in which the hypotheses hold, so does
the conclusion.  In the figures G, H are sets of hypotheses, `x` is a variable, `t[x]` a term.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

from kld_proof.kernel.field import Ring, TooLarge, total
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, apply, bind, names, substitute

NEGATIONS = {"lt": "le", "le": "lt", "eq": "ne", "ne": "eq"}
NATURALS, INTEGERS = App("naturals"), App("integers")


class KernelError(ValueError):
    """A rule does not apply."""


class Sequent(NamedTuple):
    """`hypotheses |- conclusion`."""

    hypotheses: frozenset[Term]
    conclusion: Term


@dataclass(frozen=True)
class Lemma:
    """An axiom or a theorem: for all values of `variables`, the hypotheses imply the conclusion.

    A variable with `$` stands for a function, the others for terms, sets or propositions.  `source` cites where
    the statement is found; `words` says in a report what a step used.
    """

    name: str
    variables: tuple[str, ...]
    hypotheses: tuple[Term, ...]
    conclusion: Term
    source: str = ""
    words: str = ""


def negation(p: Term) -> Term:
    """The proposition that holds exactly when `p` does not.  Fails unless `p` is lt, le, eq or ne."""
    if type(p) is not App or p.head not in NEGATIONS:
        raise KernelError(f"no negation of {p}")
    a, b = p.args
    return App(NEGATIONS[p.head], a, b) if p.head in ("eq", "ne") else App(NEGATIONS[p.head], b, a)


def sides(s: Sequent, head: str = "eq") -> tuple[Term, Term]:
    """The two arguments of a conclusion.  Fails unless its head is `head`."""
    c = s.conclusion
    if type(c) is not App or c.head != head or len(c.args) != 2:
        raise KernelError(f"expected a conclusion by {head}, found {c}")
    return c.args[0], c.args[1]


def _union(premises: Sequence[Sequent]) -> frozenset[Term]:
    union: frozenset[Term] = frozenset()
    for s in premises:
        union = s.hypotheses if not union else union if s.hypotheses <= union else union | s.hypotheses
    return union


def _closed(t: Term) -> Term:
    if t.loose:
        raise KernelError(f"loose index in {t}")
    return t


def assume(premises: Sequence[Sequent], p: Term) -> Sequent:
    """P |- P.  Fails unless P is closed."""
    return Sequent(frozenset((_closed(p),)), p)


def refl(premises: Sequence[Sequent], t: Term) -> Sequent:
    """|- t = t.  Fails unless t is closed."""
    return Sequent(frozenset(), App("eq", _closed(t), t))


def symm(premises: Sequence[Sequent]) -> Sequent:
    """G |- a = b  gives  G |- b = a."""
    (s,) = premises
    a, b = sides(s)
    return Sequent(s.hypotheses, App("eq", b, a))


def trans(premises: Sequence[Sequent]) -> Sequent:
    """G |- a = b, H |- b = c, ...  gives  G, H, ... |- a = z.  Fails unless neighbours meet."""
    first, last = sides(premises[0])
    for s in premises[1:]:
        a, b = sides(s)
        if a != last:
            raise KernelError(f"{last} does not meet {a}")
        last = b
    return Sequent(_union(premises), App("eq", first, last))


def rewrite(premises: Sequence[Sequent], t: Term) -> Sequent:
    """Gi |- ai = bi  gives  G1, ... |- t = t', where t' has every ai in t replaced by bi at once."""
    table = dict(sides(s) for s in premises)
    return Sequent(_union(premises), App("eq", _closed(t), _replaced(t, table, {})))


def replace(premises: Sequence[Sequent]) -> Sequent:
    """G |- P, Gi |- ai = bi  gives  G, G1, ... |- P', where P' has every ai replaced by bi at once."""
    table = dict(sides(s) for s in premises[1:])
    return Sequent(_union(premises), _replaced(premises[0].conclusion, table, {}))


def _replaced(t: Term, table: Mapping[Term, Term], done: dict[Term, Term]) -> Term:
    # Left sides are closed, so no occurrence of one can contain a bound variable of t.
    if t in table:
        return table[t]
    if t not in done:
        if type(t) is Lam:
            done[t] = Lam(_replaced(t.body, table, done))
        elif type(t) is App and t.args:
            args = [_replaced(a, table, done) for a in t.args]
            same = all(map(lambda a, b: a is b, args, t.args))
            done[t] = t if same else App(t.head, *args)
        else:
            return t
    return done[t]


def generalize(premises: Sequence[Sequent], x: str, domain: Term) -> Sequent:
    """G, x in D |- P[x]  gives  G |- all(D, P).  Fails unless x is free neither in G nor in D."""
    (s,) = premises
    rest = s.hypotheses - {App("in", Var(x), domain)}
    if x.startswith("$") or x in names(domain) or any(x in names(h) for h in rest):
        raise KernelError(f"{x} is not arbitrary")
    return Sequent(rest, App("all", _closed(domain), bind(s.conclusion, x)))


def specialize(premises: Sequence[Sequent]) -> Sequent:
    """G |- all(D, P), H |- t in D  gives  G, H |- P[t]."""
    domain, body = sides(premises[0], "all")
    t, member = sides(premises[1], "in")
    if domain != member:
        raise KernelError(f"{t} is known to be in {member}, not in {domain}")
    return Sequent(_union(premises), apply(body, t))


def instantiate(premises: Sequence[Sequent], lemma: Lemma, values: Mapping[str, Term]) -> Sequent:
    """Gi |- Hi[values] for the lemma's hypotheses  gives  G1, ... |- conclusion[values].

    Fails unless each hypothesis is met by its premise, in order.
    """
    if set(values) != set(lemma.variables) or len(premises) != len(lemma.hypotheses):
        raise KernelError(f"{lemma.name} needs values for {lemma.variables}, {len(lemma.hypotheses)} premises")
    for name, value in values.items():
        if (type(_closed(value)) is Lam) != name.startswith("$"):
            raise KernelError(f"{lemma.name}: {name} cannot be {value}")
    for h, s in zip(lemma.hypotheses, premises, strict=True):
        if substitute(h, values) != s.conclusion:
            raise KernelError(f"{lemma.name} needs {substitute(h, values)}, found {s.conclusion}")
    return Sequent(_union(premises), substitute(lemma.conclusion, values))


def cut(premises: Sequence[Sequent]) -> Sequent:
    """G |- P, H, P |- Q  gives  G, H |- Q."""
    p, q = premises
    return Sequent(p.hypotheses | (q.hypotheses - {p.conclusion}), q.conclusion)


def cases(premises: Sequence[Sequent], p: Term) -> Sequent:
    """G, P |- Q, H, not P |- Q  gives  G, H |- Q.  Fails unless both conclude Q."""
    a, b = premises
    if a.conclusion != b.conclusion:
        raise KernelError(f"the cases conclude {a.conclusion} and {b.conclusion}")
    return Sequent((a.hypotheses - {p}) | (b.hypotheses - {negation(p)}), a.conclusion)


def absurd(premises: Sequence[Sequent], q: Term) -> Sequent:
    """G |- P, H |- not P  gives  G, H |- Q."""
    a, b = premises
    if negation(a.conclusion) != b.conclusion:
        raise KernelError(f"{a.conclusion} does not contradict {b.conclusion}")
    return Sequent(a.hypotheses | b.hypotheses, _closed(q))


def induction(premises: Sequence[Sequent], n: str) -> Sequent:
    """G |- P[0], H, n in N, P[n] |- P[n + 1]  gives  G, H |- all(N, P).  Fails if n is free in G or H."""
    base, step = premises
    hypothesis_free = base.hypotheses | step.hypotheses
    for h in step.hypotheses:
        body = bind(h, n)
        if apply(body, ZERO) == base.conclusion and apply(body, App("add", Var(n), ONE)) == step.conclusion:
            rest = base.hypotheses | (step.hypotheses - {h, App("in", Var(n), NATURALS)})
            if not n.startswith("$") and all(n not in names(r) for r in rest):
                return Sequent(rest, App("all", NATURALS, body))
    raise KernelError(f"no induction on {n} from {len(hypothesis_free)} hypotheses")


def field(premises: Sequence[Sequent], a: Term, b: Term) -> Sequent:
    """Gi |- di != 0 (or di > 0)  gives  G1, ... |- a = b.

    Fails unless a and b agree as rational functions of their generators with denominators among the di.
    """
    try:
        ring = Ring(_nonzero(s) for s in premises)
        difference = total([ring.polynomial(_closed(a)), ring.polynomial(App("neg", _closed(b)))])
        if not ring.is_zero(difference):
            raise KernelError(f"{a} and {b} differ as rational functions")
    except TooLarge as error:
        raise KernelError(str(error)) from None
    return Sequent(_union(premises), App("eq", a, b))


def _nonzero(s: Sequent) -> Term:
    c = s.conclusion
    if type(c) is App and c.head == "ne" and c.args[1] == ZERO:
        return c.args[0]
    if type(c) is App and c.head == "lt" and c.args[0] == ZERO:
        return c.args[1]
    raise KernelError(f"not of the form d != 0 or 0 < d: {c}")


def evaluate(premises: Sequence[Sequent], p: Term) -> Sequent:
    """|- P, for a P without variables that arithmetic or a rigorous enclosure decides."""
    if _closed(p) and names(p):
        raise KernelError(f"{p} has variables")
    if not holds(p):
        raise KernelError(f"{p} was not decided")
    return Sequent(frozenset(), p)


def holds(p: Term) -> bool:
    """Whether `p`, without variables, certainly holds; exact where it is rational, else by enclosure."""
    values = [_rational(t) for t in p.args] if type(p) is App else []
    if type(p) is App and len(values) == 2 and values[0] is not None:
        a, b = values[0], values[1]
        if p.head == "in":
            whole = a.denominator == 1
            domain = p.args[1]
            if domain in (NATURALS, INTEGERS):
                return whole and (domain == INTEGERS or a >= 0)
            return domain == App("reals") or _member(a, domain)
        if b is not None:
            return {"eq": a == b, "ne": a != b, "lt": a < b, "le": a <= b}.get(p.head, False)
    from kld_proof.kernel.enclosure import holds as enclosed

    return enclosed(p, {}, 128)


def _member(value: Fraction, domain: Term) -> bool:
    ends = [_rational(t) for t in domain.args] if type(domain) is App else []
    if type(domain) is not App or None in ends:
        return False
    whole = value.denominator == 1
    tests = {
        "interval": lambda a, b: a < value < b,
        "above": lambda a: a < value,
        "below": lambda b: value < b,
        "range": lambda a, b: whole and a <= value <= b,
        "from": lambda a: whole and a <= value,
    }
    return domain.head in tests and bool(tests[domain.head](*ends))


def _rational(t: Term) -> Fraction | None:
    if type(t) is Num:
        return t.value
    if type(t) is not App or t.head not in ("add", "mul", "neg", "div", "pow"):
        return None
    try:
        p = Ring().polynomial(t)
    except TooLarge:
        return None
    return Fraction(0) if not p else Fraction(p[()]) if set(p) == {()} else None
