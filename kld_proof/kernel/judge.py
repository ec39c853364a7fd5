"""The judge: what a step has to establish, and whether the evidence establishes it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from kld_proof.kernel.certificate import Certificate, Lookup, replay
from kld_proof.kernel.rules import KernelError, Sequent, negation
from kld_proof.kernel.term import CACHED, ZERO, App, Bound, Lam, Num, Term, Var, apply, names, substitute

Sequents = tuple[Sequent, ...]
# Assumptions about unspecified laws: no point satisfies them, and each alone is satisfiable.
ABSTRACT = ("integrable_rv", "has_density", "has_mass", "independent")
# Heads that are defined wherever their arguments are; of all others `defined` has to be proved.
TOTAL = frozenset(
    "add mul neg exp sin cos atan sinh cosh tanh erf abs sign floor ceil min max pi euler_gamma "
    "reals interval above below naturals integers range from space eq ne lt le in".split()
)


class Claim(NamedTuple):
    """`left relation right` under assumptions; relation is eq, ne, lt or le."""

    assumptions: tuple[Term, ...]
    relation: str
    left: Term
    right: Term

    @property
    def proposition(self) -> App:
        return App(self.relation, self.left, self.right)


class Proof(NamedTuple):
    """Evidence for a claim: a certificate with a line for each obligation, and a model of the assumptions."""

    certificate: Certificate
    witness: Mapping[str, Term] = {}


class Refutation(NamedTuple):
    """Evidence against a claim: values of the names, and proved closed forms where a side has integrals."""

    point: Mapping[str, Fraction]
    left: Term | None = None
    right: Term | None = None
    certificate: Certificate = Certificate([])
    witness: Mapping[str, Term] = {}


@lru_cache(8)
def obligations(claim: Claim) -> Sequents:
    """The proposition, that all in it is defined, that each assumed law is one, under what may be assumed."""
    used = names(claim.proposition).union(*map(names, claim.assumptions))
    given = frozenset(claim.assumptions)
    laws = [a for a in claim.assumptions if type(a) is App and a.head in ("has_density", "has_mass")]
    concrete = frozenset(a for a in given if type(a) is not App or a.head not in ABSTRACT)
    drawn = [n for a in laws for n in names(a.args[0])]
    known = set().union(*map(names, concrete)).union(*[names(t) for a in laws for t in a.args[1:]])
    apart = len(set(drawn)) == len(drawn) and not known & set(drawn)
    if not apart or [a.args[0] for a in laws] != [Lam(App(n, Bound(0))) for n in drawn]:
        raise KernelError("laws have to be of different random variables, of which nothing else is assumed")
    masses = [Sequent(concrete, App(a.head.replace("has", "is"), *a.args[1:])) for a in laws]
    return Sequent(given, claim.proposition), *definedness(claim.proposition, given, used), *masses


@lru_cache(CACHED)
def definedness(t: Term, given: frozenset[Term], used: frozenset[str], how: str = "defined") -> Sequents:
    """What must hold for `t` to be defined, near the point for what a derivative varies; `used` stay free."""
    if type(t) is not App:
        return ()
    if t.head == "ite":
        c, a, b = t.args
        parts = (c, given), (a, given | {c}), (b, given | {negation(c)})
        return tuple([s for part, under in parts for s in definedness(part, under, used, how)])
    due = [s for a in t.args for s in definedness(a, given, used, how)]
    match t:
        case App(head="pow", args=(base, Num(value=n))) if n.denominator == 1:
            if n < 1:  # x^0 as written needs x != 0, although 0^0 = 1 where a variable exponent becomes 0
                due.append(Sequent(given, App("ne", base, ZERO)))
        case App(head=head) if head not in TOTAL and not head.startswith("$"):
            due.append(Sequent(given, App(how, t)))
    if t.head != "deriv" and not (t.args and type(t.args[-1]) is Lam):
        return tuple(dict.fromkeys(due))
    x = next(v for i in range(len(used) + 1) if (v := f"_{i}") not in used)
    if t.head == "deriv":
        at = {x: t.args[1]}
        for h, p in definedness(apply(t.args[0], Var(x)), given, used | {x}, how):
            if type(p) is App and p.head == "defined" and x in names(p):
                p = App("defined_around", *p.args)
            due.append(Sequent(frozenset(substitute(a, at) for a in h), substitute(p, at)))
    else:
        inside = given | {App("in", Var(x), t.args[0] if len(t.args) > 1 else App("space"))}
        due += definedness(apply(t.args[-1], Var(x)), inside, used | {x}, how)
    return tuple(dict.fromkeys(due))


def judge_proof(claim: Claim, proof: Proof, lemmas: Lookup) -> None:
    """Returns only if `proof` proves `claim`.  Raises KernelError with what is missing."""
    judge_sequents(claim, proof.witness, replay(proof.certificate, lemmas))


def judge_sequents(claim: Claim, witness: Mapping[str, Term], known: list[Sequent]) -> None:
    """Returns only if `known`, which a replay gave, establishes `claim`, and `witness` its assumptions."""
    instance = _instance(claim, witness)
    _established(obligations(claim), known)
    concrete = [a for a in instance.assumptions if type(a) is not App or a.head not in ABSTRACT]
    _established([Sequent(frozenset(), a) for a in concrete], known)


def _instance(claim: Claim, witness: Mapping[str, Term]) -> Claim:
    terms = (*claim.assumptions, claim.left, claim.right)
    mixed = any((type(v) is Lam) != n.startswith("$") for n, v in witness.items())
    if mixed or any(t.loose for t in (*terms, *witness.values())):
        raise KernelError("a term is not closed, or the witness gives a function for a number or the reverse")
    *assumptions, left, right = (substitute(t, witness) for t in terms)
    return Claim(tuple(assumptions), claim.relation, left, right)


def _established(goals: Iterable[Sequent], known: list[Sequent]) -> None:
    """Each goal is assumed, or concluded somewhere from no more than it allows."""
    found: dict[Term, list[frozenset[Term]]] = {}
    for s in known:
        found.setdefault(s.conclusion, []).append(s.hypotheses)
    for given, p in goals:
        if p not in given and not any(h <= given for h in found.get(p, ())):
            raise KernelError(f"not established: {p}")


def judge_refutation(claim: Claim, refutation: Refutation, find: Lookup, bits: int = 128) -> tuple[str, str]:
    """The enclosures of both sides at the point, if `refutation` refutes `claim`.  Raises KernelError.

    Assumptions certainly hold there or are theorems; the sides are defined and apart, at `bits` and at twice.
    """
    from kld_proof.enclosure import enclose, fails, holds

    claim, values = _instance(claim, refutation.witness), refutation.point
    left, right = refutation.left or claim.left, refutation.right or claim.right
    known, given, none = replay(refutation.certificate, find), frozenset(claim.assumptions), frozenset[Term]()
    if (left, right) != (claim.left, claim.right):
        forms = (App("eq", claim.left, left), App("eq", claim.right, right))
        _established([*(Sequent(given, p) for p in forms), *obligations(claim)[1:]], known)
    for a in claim.assumptions:
        if not holds(a, values, bits):
            inside = (s for s in definedness(a, none, names(a)) if s.conclusion != App("defined", a))
            _established([Sequent(none, a), *inside], known)
    if not all(fails(App(claim.relation, left, right), values, b) for b in (bits, 2 * bits)):
        raise KernelError("the sides are not certainly apart")
    return str(enclose(left, values, bits)), str(enclose(right, values, bits))
