"""The judge: what a step has to establish, and whether the evidence establishes it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from kld_proof.kernel.certificate import Certificate, Lookup, replay
from kld_proof.kernel.rules import INTEGERS, NATURALS, KernelError, Sequent, holds, negation
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, apply, names, substitute

# Assumptions about unspecified laws: no point satisfies them, and each alone is satisfiable.
ABSTRACT = ("integrable_rv", "has_density", "has_mass", "independent")


@dataclass(frozen=True)
class Claim:
    """`left relation right` under assumptions; relation is eq, ne, lt or le."""

    assumptions: tuple[Term, ...]
    relation: str
    left: Term
    right: Term

    @property
    def proposition(self) -> Term:
        return App(self.relation, self.left, self.right)


@dataclass(frozen=True)
class Proof:
    """Evidence for a claim: a certificate with a line for each obligation, and a model of the assumptions."""

    certificate: Certificate
    witness: Mapping[str, Term] = field(default_factory=dict)


@dataclass(frozen=True)
class Refutation:
    """Evidence against a claim: a point; and, where a side has integrals, provably equal closed forms."""

    point: Mapping[str, Fraction]
    left: Term | None = None
    right: Term | None = None
    certificate: Certificate | None = None


@dataclass(frozen=True)
class Obligation:
    """One of `alternatives` must be proved, in all its parts, from the assumptions and `extra`."""

    extra: frozenset[Term]
    alternatives: tuple[tuple[Term, ...], ...]


def obligations(claim: Claim) -> list[Obligation]:
    """The proposition itself, then every definedness condition of docs/semantics.md on both sides."""
    main = Obligation(frozenset(), ((claim.proposition,),))
    used = set(names(claim.proposition)).union(*map(names, claim.assumptions))
    found = dict.fromkeys(definedness(claim.proposition, frozenset(), used))
    return [main, *found]


def definedness(t: Term, extra: frozenset[Term], used: set[str]) -> Iterator[Obligation]:
    """What must hold for `t` to be defined; bound variables get names outside `used`."""
    if type(t) is not App:
        return
    if t.head == "ite":
        c, a, b = t.args
        yield from definedness(c, extra, used)
        yield from definedness(a, extra | {c}, used)
        yield from definedness(b, extra | {negation(c)}, used)
        return
    for a in t.args:
        yield from definedness(a, extra, used)
    alternatives = conditions(t)
    if alternatives is not None:
        yield Obligation(extra, alternatives)
    if t.head == "deriv":
        yield from definedness(apply(t.args[0], t.args[1]), extra, used)
    elif type(t.args[-1] if t.args else None) is Lam:
        domain = t.args[0] if len(t.args) > 1 else App("space")
        x = next(v for i in range(len(used) + 1) if (v := f"_{i}") not in used)
        yield from definedness(apply(t.args[-1], Var(x)), extra | {App("in", Var(x), domain)}, used | {x})


def conditions(t: App) -> tuple[tuple[Term, ...], ...] | None:
    """The alternatives for the head of `t` alone; None where it is defined for all arguments."""
    a = t.args[0] if t.args else ZERO
    match t.head:
        case "div":
            return ((App("ne", t.args[1], ZERO),),)
        case "ln" | "gamma" | "digamma":
            return ((App("lt", ZERO, a),),)
        case "beta":
            return ((App("lt", ZERO, a), App("lt", ZERO, t.args[1])),)
        case "sqrt":
            return ((App("le", ZERO, a),),)
        case "tan":
            return ((App("ne", App("cos", a), ZERO),),)
        case "asin" | "acos":
            return ((App("le", Num(-1), a), App("le", a, ONE)),)
        case "factorial" | "binom":
            return (tuple(App("in", n, NATURALS) for n in t.args),)
        case "pow":
            return _power(a, t.args[1])
        case "integral":
            ordered = (App("le", *a.args),) if type(a) is App and a.head == "interval" else ()
            return ((*ordered, App("integrable", *t.args)),)
        case "sum":
            return None if type(a) is App and a.head == "range" else ((App("summable", *t.args),),)
        case "prod":
            return None if type(a) is App and a.head == "range" else ()
        case "deriv":
            return ((App("differentiable", *t.args),),)
        case "expect":
            return ((App("integrable_rv", a),),)
    return None


def _power(a: Term, e: Term) -> tuple[tuple[Term, ...], ...] | None:
    if type(e) is Num and e.value.denominator == 1:
        return None if e.value >= 1 else ((App("ne", a, ZERO),),)
    positive, integer = App("lt", ZERO, a), App("in", e, INTEGERS)
    whole = ((App("ne", a, ZERO), integer), (App("le", ONE, e), integer))
    return ((positive,), *whole, (App("le", ZERO, a), App("lt", ZERO, e)))


def judge_proof(claim: Claim, proof: Proof, lemmas: Lookup) -> None:
    """Returns only if `proof` proves `claim`.  Raises KernelError with what is missing."""
    known = _conclusions(replay(proof.certificate, lemmas))
    _established(claim.assumptions, obligations(claim), known)
    for a in claim.assumptions:
        if type(a) is App and a.head not in ABSTRACT:
            if not _known(substitute(a, proof.witness), frozenset(), known):
                raise KernelError(f"the assumptions may be contradictory: no model of {a}")


def _conclusions(sequents: list[Sequent]) -> dict[Term, list[frozenset[Term]]]:
    known: dict[Term, list[frozenset[Term]]] = {}
    for s in sequents:
        known.setdefault(s.conclusion, []).append(s.hypotheses)
    return known


def _established(
    assumptions: tuple[Term, ...], goals: list[Obligation], known: Mapping[Term, list[frozenset[Term]]]
) -> None:
    for o in goals:
        allowed = o.extra.union(assumptions)
        if not any(all(_known(p, allowed, known) for p in parts) for parts in o.alternatives):
            raise KernelError(f"not established: {' or '.join(map(str, o.alternatives))}")


def _known(p: Term, allowed: frozenset[Term], known: Mapping[Term, list[frozenset[Term]]]) -> bool:
    return p in allowed or any(h <= allowed for h in known.get(p, ()))


def judge_refutation(claim: Claim, refutation: Refutation, lemmas: Lookup, bits: int = 128) -> tuple[str, str]:
    """The enclosures of both sides at the point, if `refutation` refutes `claim`.  Raises KernelError.

    Every assumption certainly holds at the point, both sides are certainly defined there, and the
    relation certainly fails, at `bits` and again at twice the precision.
    """
    from kld_proof.kernel import enclosure

    values = dict(refutation.point)
    left, right = claim.left, claim.right
    if refutation.certificate is not None and refutation.left is not None and refutation.right is not None:
        known = _conclusions(replay(refutation.certificate, lemmas))
        forms = (App("eq", left, refutation.left), App("eq", right, refutation.right))
        equations = [Obligation(frozenset(), ((p,),)) for p in forms]
        _established(claim.assumptions, [*equations, *obligations(claim)[1:]], known)
        left, right = refutation.left, refutation.right
    try:
        for a in claim.assumptions:
            if not enclosure.holds(a, values, bits):
                raise KernelError(f"the point is not certainly inside {a}")
        for b in (bits, 2 * bits):
            if not enclosure.fails(App(claim.relation, left, right), values, b):
                raise KernelError("the sides are not certainly apart")
        return str(enclosure.enclose(left, values, bits)), str(enclosure.enclose(right, values, bits))
    except enclosure.NotEnclosed as error:
        raise KernelError(str(error)) from None
