"""Counterexamples with values that are not rational: closed forms for defined names, and simple functions.

The claim is judged with the values put in, so that its integrals, sums and assumptions are about numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import islice, product

from kld_proof.kernel.judge import ABSTRACT, Claim, Refutation, definedness, judge_refutation, obligations
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
UNLIKE = (Fraction(1, 2), Fraction(1, 3), Fraction(3), Fraction(1, 5), Fraction(7))
SHORT = Limits(lines=8_000)


def refute_instance(
    claim: Claim, functions: bool
) -> tuple[Witness, tuple[Term, Term], tuple[str, str]] | None:
    """Values that refute the claim, the sides there in closed form, and their enclosures; or None."""
    failures, most = 0, TRIED if has_outcomes(claim.proposition) else 2
    for witness in islice(witnesses(claim, functions), TRIED):
        found = evidence(claim, witness)
        if found is None:
            failures += 1
            if failures == most:  # what cannot be evaluated at two points will not be at the third
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
    if any(type(a) is App and a.head == "independent" for a in claim.assumptions):
        from kld_proof.search.refuter import samples

        yield from samples.witnesses(claim.assumptions, used)
    if has_outcomes(claim.proposition):
        from kld_proof.search.refuter.variables import tables

        chosen = tables(claim, [n for n in used if n.startswith("$")])
    else:
        chosen = _functions(claim, [n for n in used if n.startswith("$")])
    for table in chosen:
        assumptions = [substitute(a, table) for a in claim.assumptions]
        defined, rest = solved(assumptions)
        free = [n for n in used if n not in defined and not n.startswith("$")]
        about = [a for a in rest if pointwise(a) and type(a) is App and a.head not in ABSTRACT]
        for point in points(about, free, POINTS if free else 1):
            numbers: Witness = {n: Num(v) for n, v in point.items()}
            yield {**table, **numbers, **{n: substitute(t, numbers) for n, t in defined.items()}}


def has_outcomes(t: Term) -> bool:
    """Whether means over outcomes stand in a term: what is random in it is a function of the outcome."""
    return any(type(s) is App and s.head == "expect" for s in subterms(t))


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
    """Constants, the identity of the last argument, a parabola and a bell; other ones between bounds."""
    arity = arities(claim, wanted)
    bell = App("exp", App("neg", App("pow", Bound(0), Num(2))))
    bodies: list[Term] = [Num(2), Num(3), Bound(0), _PARABOLA, bell]
    if any(type(a) is App and a.head == "integrable" for a in claim.assumptions):
        bodies = [bell, *bodies[:-1]]
    bounded = _bounds(claim, wanted)
    rows = [_inside(*bounded[n]) if n in bounded else bodies for n in wanted]
    for chosen in _combinations(rows, [n not in bounded for n in wanted]):
        yield {n: nested(body, arity.get(n, 1)) for n, body in zip(wanted, chosen, strict=True)}


_PARABOLA = App("add", ONE, App("pow", Bound(0), Num(2)))


def _combinations(rows: list[list[Term]], free: Sequence[bool]) -> Iterator[tuple[Term, ...]]:
    """All choices of one term from each row: the first ones, unlike constants, some that vary, the others.

    Where the rows are not `free` they lie between bounds, and their own terms serve.
    """
    if len(rows) > 1:
        yield tuple(row[0] for row in rows)
        unlike = [Num(c) for c in UNLIKE]
        choices = [unlike if f else row for row, f in zip(rows, free, strict=True)]
        for start in (0, 3):
            yield tuple(choice[(start + i) % len(choice)] for i, choice in enumerate(choices))
        for start in (2, 1):
            yield tuple(row[(start + i) % len(row)] for i, row in enumerate(rows))
    yield from product(*rows)


def _bounds(claim: Claim, wanted: list[str]) -> dict[str, tuple[Fraction | None, Fraction]]:
    """The numbers a and b between which hypotheses all(D, k -> a < f(k)) and all(D, k -> f(k) < b) keep f."""
    lower: dict[str, Fraction] = {}
    upper: dict[str, Fraction] = {}
    for a in claim.assumptions:
        inner = a.args[1].body if type(a) is App and a.head == "all" and type(a.args[1]) is Lam else None
        match inner:
            case App(head="lt" | "le", args=(Num(value=low), App(head=name))) if name in wanted:
                lower[name] = max(low, lower.get(name, low))
            case App(head="lt" | "le", args=(App(head=name), Num(value=high))) if name in wanted:
                upper[name] = min(high, upper.get(name, high))
    return {n: (lower.get(n), high) for n, high in upper.items()}


def _inside(low: Fraction | None, high: Fraction) -> list[Term]:
    """Numbers and functions of k = 0, 1, 2, ... that lie between two numbers."""
    if low is None:
        falling = App("add", Num(high), App("neg", _PARABOLA))
        return [Num(high - 1), Num(high - 2), falling]
    width = high - low
    falling = App("add", Num(low), App("div", Num(width / 2), _PARABOLA))
    return [Num(low + width / 2), Num(low + width / 3), falling]


def arities(claim: Claim, wanted: Sequence[str]) -> dict[str, int]:
    """How many arguments the functions have in the claim."""
    return {
        s.head: len(s.args)
        for t in (*claim.assumptions, claim.proposition)
        for s in subterms(t)
        if type(s) is App and s.head in wanted and s.args
    }


def nested(body: Term, arity: int) -> Term:
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
