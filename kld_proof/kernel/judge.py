"""The judge: what a step has to establish, and whether the evidence establishes it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import NamedTuple

from kld_proof.kernel.certificate import Certificate, Lookup, replay
from kld_proof.kernel.rules import KernelError, Sequent, negation
from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, Var, apply, names, substitute

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
    """Evidence against a claim: a point, and closed forms with a proof where a side has integrals."""

    point: Mapping[str, Fraction]
    left: Term | None = None
    right: Term | None = None
    certificate: Certificate | None = None


def obligations(claim: Claim) -> list[Sequent]:
    """The proposition, the definedness of all in it, and that each assumed law is one, under what may be assumed."""
    used = set(names(claim.proposition)).union(*map(names, claim.assumptions))
    given = frozenset(claim.assumptions)
    defined = dict.fromkeys(definedness(claim.proposition, given, used))
    laws = [a for a in claim.assumptions if type(a) is App and a.head in ("has_density", "has_mass")]
    if len({a.args[0] for a in laws}) < len(laws):
        raise KernelError("a random variable has two laws")
    concrete = frozenset(a for a in given if type(a) is not App or a.head not in ABSTRACT)
    masses = [Sequent(concrete, App(a.head.replace("has", "is"), *a.args[1:])) for a in laws]
    return [Sequent(given, claim.proposition), *defined, *masses]


def definedness(t: Term, given: frozenset[Term], used: set[str], how: str = "defined") -> Iterator[Sequent]:
    """What must hold for `t` to be defined; bound variables get names outside `used`.

    Below a derivative `how` is `defined_around`: defined in a neighbourhood of the point.
    """
    if type(t) is not App:
        return
    if t.head == "ite":
        c, a, b = t.args
        yield from definedness(c, given, used, how)
        yield from definedness(a, given | {c}, used, how)
        yield from definedness(b, given | {negation(c)}, used, how)
        return
    for a in t.args:
        yield from definedness(a, given, used, how)
    match t:
        case App(head="pow", args=(base, Num(value=n))) if n.denominator == 1:
            if n < 1:  # x^0 as written needs x != 0, although 0^0 = 1 where a variable exponent becomes 0
                yield Sequent(given, App("ne", base, ZERO))
        case App(head=head) if head not in TOTAL and not head.startswith("$"):
            yield Sequent(given, App(how, t))
    if t.head == "deriv":
        yield from definedness(apply(t.args[0], t.args[1]), given, used, "defined_around")
    elif t.args and type(t.args[-1]) is Lam:
        domain = t.args[0] if len(t.args) > 1 else App("space")
        x = next(v for i in range(len(used) + 1) if (v := f"_{i}") not in used)
        inside = given | {App("in", Var(x), domain)}
        yield from definedness(apply(t.args[-1], Var(x)), inside, used | {x}, how)


def judge_proof(claim: Claim, proof: Proof, lemmas: Lookup) -> None:
    """Returns only if `proof` proves `claim`.  Raises KernelError with what is missing."""
    judge_sequents(claim, proof.witness, replay(proof.certificate, lemmas))


def judge_sequents(claim: Claim, witness: Mapping[str, Term], known: list[Sequent]) -> None:
    """Returns only if `known`, which a replay gave, establishes `claim`, and `witness` its assumptions."""
    _closed(claim.left, claim.right, *claim.assumptions, *witness.values())
    _established(obligations(claim), known)
    concrete = [a for a in claim.assumptions if type(a) is not App or a.head not in ABSTRACT]
    if any((type(v) is Lam) != n.startswith("$") for n, v in witness.items()):
        raise KernelError("the witness gives a function for a number or a number for a function")
    _established([Sequent(frozenset(), substitute(a, witness)) for a in concrete], known)


def _closed(*terms: Term) -> None:
    if any(t.loose for t in terms):
        raise KernelError("a term of the claim is not closed")


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

    Every assumption certainly holds at the point, both sides are certainly defined there, and the
    relation certainly fails, at `bits` and again at twice the precision.
    """
    from kld_proof.enclosure import enclose, fails, holds

    values, left, right = dict(refutation.point), claim.left, claim.right
    _closed(left, right, *claim.assumptions)
    if refutation.certificate is not None and refutation.left is not None and refutation.right is not None:
        given = frozenset(claim.assumptions)
        forms = (App("eq", left, refutation.left), App("eq", right, refutation.right))
        goals = [*(Sequent(given, p) for p in forms), *obligations(claim)[1:]]
        _established(goals, replay(refutation.certificate, find))
        left, right = refutation.left, refutation.right
    for a in claim.assumptions:
        if not holds(a, values, bits):
            raise KernelError(f"the point is not certainly inside {a}")
    for b in (bits, 2 * bits):
        if not fails(App(claim.relation, left, right), values, b):
            raise KernelError("the sides are not certainly apart")
    return str(enclose(left, values, bits)), str(enclose(right, values, bits))
