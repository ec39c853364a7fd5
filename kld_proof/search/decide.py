"""Finds evidence for or against a claim, and has the kernel judge it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Literal

from kld_proof.kernel.certificate import Certificate
from kld_proof.kernel.judge import Claim, Proof, Refutation, judge_proof, judge_refutation, obligations
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Lam, Num, Term, names, show, subterms
from kld_proof.library.lookup import lookup
from kld_proof.polynomial import TooLarge
from kld_proof.record import field, record, replace
from kld_proof.search.builder import OutOfLines
from kld_proof.search.goals import prove_goal
from kld_proof.search.limits import DEFAULT, Limits
from kld_proof.search.normal_form.normalise import canonical_equation, canonical_form
from kld_proof.search.prove import Prover
from kld_proof.search.table import OutOfGoals

MANY = 300  # names for which no point is found because there are too many
NO_VALUES = "no values that satisfy the assumptions were found: do they contradict each other?"


@record(frozen=True)
class Decision:
    """The kernel's verdict, with the evidence it accepted or, for `not_proved`, what stayed open."""

    verdict: Literal["proved", "refuted", "not_proved"]
    proof: Proof | None = None
    reasons: tuple[str, ...] = ()
    point: Mapping[str, Fraction] = field(default_factory=dict)
    witness: Mapping[str, Term] = field(default_factory=dict)  # all values, where some are not rational
    enclosures: tuple[str, str] | None = None
    forms: tuple[Term, Term] | None = None
    open: tuple[Term, ...] = ()
    rest: Term | None = None  # left - right as far as it was simplified, where that stayed open
    message: str = ""
    along: bool = False  # whether the proof goes along other steps


def decide(
    claim: Claim,
    prover: Prover | None = None,
    limits: Limits = DEFAULT,
    functions: bool = False,
    hints: Sequence[Term] = (),
    through: Sequence[Term] = (),
    shapes: Sequence[Term] = (),
) -> Decision:
    """Proved, refuted or neither; nothing but the kernel's judgement makes either of the first two.

    `functions` says that function names stand for any functions: then some are tried to refute the claim.
    `hints` are what the proof may pass through, `through` terms on the way from the left side to the right:
    nothing is believed of them.  `shapes` say which matrices a counterexample may choose.
    """
    prover = prover or Prover(claim.assumptions, limits)
    attempt, along = prover.prove(claim), False
    if hints and claim.proposition in attempt.open:
        prover.lead(hints)
        attempt = prover.prove(claim)
    if attempt.open and any(type(a) is App and a.head == "all" for a in claim.assumptions):
        from kld_proof.search.instances import instances

        if known := instances(claim):
            prover.lead(known)
            attempt = prover.prove(claim)
    if through and claim.proposition in attempt.open and prover.along(through):
        attempt = prover.prove(claim)
        along = attempt.proof is not None
    if attempt.proof is not None:
        try:
            judge_proof(claim, attempt.proof, lookup)
        except KernelError as error:
            return Decision("not_proved", message=f"the kernel rejected the proof: {error}")
        return Decision("proved", attempt.proof, attempt.reasons, along=along)
    if attempt.missing_model:
        return Decision("not_proved", message=f"it follows from the assumptions, but {NO_VALUES}")
    if claim.proposition in attempt.open:
        refuted = refute_by_matrices(claim, shapes) if shapes else refute(claim, prover, limits, functions)
        if refuted is not None:
            return refuted
    if contradictory(claim) and not _has_model(claim, prover):
        return Decision("not_proved", message=NO_VALUES)
    rest = difference(claim, prover) if claim.proposition in attempt.open else None
    if rest is not None and not functions and _lost_functions(claim, rest):
        refuted = _refuted_by_instance(claim, rest)
        if refuted is not None:
            return refuted
    return Decision("not_proved", open=tuple(attempt.open), rest=rest, message=attempt.limit)


def contradictory(claim: Claim) -> bool:
    """Whether the assumptions are about real variables alone and no point inside them was found."""
    from kld_proof.search.models.points import pointwise, satisfying_point

    names_ = set[str]().union(*map(names, claim.assumptions))
    pointlike = claim.assumptions and len(names_) < MANY and all(map(pointwise, claim.assumptions))
    return bool(pointlike) and satisfying_point(claim.assumptions) is None


def _has_model(claim: Claim, prover: Prover) -> bool:
    """Whether values were found that are not rational: equations between exponentials have such solutions."""
    if not any(type(a) is App and a.head == "eq" for a in claim.assumptions):
        return False
    try:
        return prover.model(claim) is not None
    except (OutOfGoals, OutOfLines, KernelError, RecursionError, TooLarge):
        return False


def difference(claim: Claim, prover: Prover) -> Term | None:
    """left - right in the simplest form that was found; None where the work grew too large."""
    if claim.relation != "eq":
        return None
    from kld_proof.search.normal_form.quotient import over_one_denominator

    ctx = prover.context
    try:
        rest = canonical_form(ctx, App("add", claim.left, App("neg", claim.right)))
        quotient = over_one_denominator(ctx, rest, units=True)
        together = rest if quotient is None else App("div", *quotient)
        shorter = len(show(together)) < len(show(rest)) and ctx.same(together, rest)
        return together if shorter else rest
    except (OutOfGoals, OutOfLines, KernelError, RecursionError, TooLarge):
        return None


def refute(claim: Claim, prover: Prover, limits: Limits, functions: bool = False) -> Decision | None:
    """A refutation: of proved closed forms where a side has binders, of the claim itself, or of an instance.

    Instances have closed forms for names that equations define, and functions for function names where
    `functions` says that these are arbitrary.
    """
    from kld_proof.search.models.matrices import has_matrices
    from kld_proof.search.refuter.refute import enclosable

    written = _has_binder(claim.proposition) or has_matrices(claim.proposition)
    closed = closed_forms(claim, prover) if written else None
    as_written = (claim.left, claim.right, None)
    for left, right, certificate in (closed, as_written) if closed else (as_written,):
        if enclosable(left) and enclosable(right):
            found = _refute_forms(claim, left, right, certificate, limits)
            if found is not None:
                return replace(found, rest=difference(claim, prover))
    found = _refuted_by_instance(claim, None, functions) if _beyond_points(claim) else None
    return None if found is None else replace(found, rest=difference(claim, prover))


def _refuted_by_instance(claim: Claim, rest: Term | None, functions: bool = True) -> Decision | None:
    """A refutation at values some of which are no rational numbers: closed forms, functions."""
    from kld_proof.search.refuter.instances import refute_instance

    instance = refute_instance(claim, functions)
    if instance is None:
        return None
    witness, forms, enclosures = instance
    point = {n: v.value for n, v in witness.items() if type(v) is Num}
    return Decision("refuted", point=point, witness=witness, enclosures=enclosures, forms=forms, rest=rest)


def _lost_functions(claim: Claim, rest: Term) -> bool:
    """Whether function names stand in a claim, and none in the difference of its sides.

    Then the sides differ by the same for all functions, and a counterexample holds whatever these mean.
    """
    used, left = names(claim.proposition), names(rest)
    return any(n[:1] == "$" for n in used) and not any(n[:1] == "$" for n in left) and bool(left & used)


def refute_by_matrices(claim: Claim, shapes: Sequence[Term]) -> Decision | None:
    """A refutation at small matrices with these shapes."""
    from kld_proof.search.refuter.matrices import refute_matrices

    found = refute_matrices(claim, shapes)
    if found is None:
        return None
    witness, forms, enclosures = found
    point = {n: v.value for n, v in witness.items() if type(v) is Num}
    return Decision("refuted", point=point, witness=witness, enclosures=enclosures, forms=forms)


def _beyond_points(claim: Claim) -> bool:
    """Whether there is more to try than rational values of the names."""
    equations = any(type(a) is App and a.head in ("eq", "independent") for a in claim.assumptions)
    unknown = any(n.startswith("$") for n in names(claim.proposition))
    return equations or unknown or _has_binder(claim.proposition)


def _has_binder(t: Term) -> bool:
    return any(type(s) is Lam for s in subterms(t))


def _refute_forms(
    claim: Claim, left: Term, right: Term, certificate: Certificate | None, limits: Limits
) -> Decision | None:
    from kld_proof.search.refuter.refute import find_point, precision

    point = find_point(claim.assumptions, claim.relation, left, right, limits)
    if point is None:
        return None
    evidence = Refutation(point, left, right, certificate) if certificate else Refutation(point)
    bits = precision(claim.relation, left, right, point) or 128
    try:
        enclosures = judge_refutation(claim, evidence, lookup, bits)
    except KernelError:
        return None
    return Decision("refuted", point=point, enclosures=enclosures, forms=(left, right))


def closed_forms(claim: Claim, prover: Prover) -> tuple[Term, Term, Certificate] | None:
    """Normal forms of both sides with a certificate that the sides are defined and equal to them."""
    goals: list[int] = []
    forms = []
    try:
        for side in (claim.left, claim.right):
            line = canonical_equation(prover.context, side)
            line = prover.builder.add("refl", (), side) if line is None else line
            forms.append(prover.builder.right(line))
            goals.append(line)
            for o in obligations(Claim(claim.assumptions, "eq", side, side))[1:]:
                defined = prover.obligation(o)
                if defined is None:
                    return None
                goals.append(defined)
    except (OutOfGoals, OutOfLines, KernelError, RecursionError, TooLarge):
        return None
    return forms[0], forms[1], prover.builder.certificate(goals)


__all__ = ["App", "Decision", "decide", "prove_goal", "refute"]
