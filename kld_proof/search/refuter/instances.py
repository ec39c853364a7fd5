"""Counterexamples with values that are not rational: closed forms for defined names, and simple functions.

The claim is judged with the values put in, so that its integrals, sums and assumptions are about numbers.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice, product

from kld_proof.kernel.judge import Claim, Refutation, definedness, judge_refutation, obligations
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, names, substitute, subterms
from kld_proof.library.lookup import lookup
from kld_proof.polynomial import TooLarge
from kld_proof.search.builder import OutOfLines
from kld_proof.search.goals import prove_goal
from kld_proof.search.limits import Limits
from kld_proof.search.models.points import points, pointwise
from kld_proof.search.models.solved import solved
from kld_proof.search.normal_form.normalise import canonical_equation
from kld_proof.search.prove import Prover
from kld_proof.search.table import OutOfGoals

Witness = dict[str, Term]
TRIED, POINTS, BITS = 8, 3, 128
SHORT = Limits(lines=8_000)


def refute_instance(
    claim: Claim, functions: bool
) -> tuple[Witness, tuple[Term, Term], tuple[str, str]] | None:
    """Values that refute the claim, the sides there in closed form, and their enclosures; or None."""
    failures = 0
    for witness in islice(witnesses(claim, functions), TRIED):
        found = evidence(claim, witness)
        if found is None:
            failures += 1
            if failures == 2:  # what cannot be evaluated at two points will not be at the third
                return None
            continue
        try:
            enclosures = judge_refutation(claim, found, lookup, BITS)
        except KernelError:
            continue
        assert found.left is not None and found.right is not None
        return witness, (found.left, found.right), enclosures
    return None


def witnesses(claim: Claim, functions: bool) -> Iterator[Witness]:
    """Values for all names of the claim: simple functions, numbers, and what equations define by them."""
    used = sorted(names(claim.proposition).union(*map(names, claim.assumptions)))
    if any(n.startswith("$") for n in used) and not functions:
        return
    if any(type(a) is App and a.head == "all" for a in claim.assumptions):
        yield from _recurrent(claim, used)
    for table in _functions(claim, [n for n in used if n.startswith("$")]):
        assumptions = [substitute(a, table) for a in claim.assumptions]
        defined, rest = solved(assumptions)
        free = [n for n in used if n not in defined and not n.startswith("$")]
        for point in points([a for a in rest if pointwise(a)], free, POINTS if free else 1):
            numbers: Witness = {n: Num(v) for n, v in point.items()}
            yield {**table, **numbers, **{n: substitute(t, numbers) for n, t in defined.items()}}


def _recurrent(claim: Claim, used: list[str]) -> Iterator[Witness]:
    """Sequences that recurrences give, in closed form; the other functions are the identity, or constant."""
    from kld_proof.search.models.recurrences import has_recurrences, recurrent

    if not has_recurrences(claim.assumptions):
        return
    functions = [n for n in used if n.startswith("$")]
    free = [n for n in used if not n.startswith("$")]
    plain = [a for a in claim.assumptions if pointwise(a) and not any(n.startswith("$") for n in names(a))]
    for body in (Num(2), Bound(0)):
        for point in points(plain, free, POINTS):
            numbers: Witness = {n: Num(v) for n, v in point.items()}
            others: Witness = {n: Lam(body) for n in functions}
            yield from recurrent(claim.assumptions, others, [numbers])


def _functions(claim: Claim, wanted: list[str]) -> Iterator[Witness]:
    """Constants, the identity of the last argument, a parabola and a bell, in all combinations."""
    arity = {
        s.head: len(s.args)
        for t in (*claim.assumptions, claim.proposition)
        for s in subterms(t)
        if type(s) is App and s.head in wanted and s.args
    }
    bell = App("exp", App("neg", App("pow", Bound(0), Num(2))))
    bodies: list[Term] = [Num(2), Num(3), Bound(0), App("add", ONE, App("pow", Bound(0), Num(2))), bell]
    if any(type(a) is App and a.head == "integrable" for a in claim.assumptions):
        bodies = [bell, *bodies[:-1]]
    for chosen in product(bodies, repeat=len(wanted)):
        yield {n: _nested(body, arity.get(n, 1)) for n, body in zip(wanted, chosen, strict=True)}


def _nested(body: Term, arity: int) -> Term:
    for _ in range(arity):
        body = Lam(body)
    return body


def evidence(claim: Claim, witness: Witness) -> Refutation | None:
    """Closed forms of both sides of the instance, with proofs of them and of the assumptions; or None."""
    from kld_proof import enclosure

    assumptions = [substitute(a, witness) for a in claim.assumptions]
    left, right = (substitute(side, witness) for side in (claim.left, claim.right))
    prover = Prover((), SHORT)
    goals: list[int | None] = []
    forms: list[Term] = []
    try:
        for side in (left, right):
            line = canonical_equation(prover.context, side)
            line = prover.builder.add("refl", (), side) if line is None else line
            forms.append(prover.builder.right(line))
            goals.append(line)
            goals += [prover.obligation(o) for o in obligations(Claim((), "eq", side, side))[1:]]
        for a in assumptions:
            if not enclosure.holds(a, {}, BITS):
                goals.append(prove_goal(prover.context, a))
                inside = definedness(a, frozenset(), names(a))
                goals += [prover.obligation(o) for o in inside if o.conclusion != App("defined", a)]
    except (OutOfGoals, OutOfLines, KernelError, RecursionError, TooLarge):
        return None
    lines = [i for i in goals if i is not None]
    if len(lines) < len(goals):
        return None
    return Refutation({}, forms[0], forms[1], prover.builder.certificate(lines), witness)
