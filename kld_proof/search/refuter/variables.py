"""Random variables and events for counterexamples: functions of the outcome, uniform on the unit interval.

At most one varies where the others are constants, which are independent of everything; where no
independence is assumed all of them may vary.  Events are intervals, as sets where a function is positive.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import App, Bound, Num, Term, subterms
from kld_proof.search.refuter.instances import arities, nested

OUTCOME = Bound(0)
CONSTANTS = (2, 3, 5, 7, 11, 13)
ENDS = ("1/2", "3/4", "2/3", "4/5")


def tables(claim: Claim, wanted: Sequence[str]) -> Iterator[dict[str, Term]]:
    """Functions for all names: varying ones, one that varies beside constants, constants, -1 beside 1."""
    arity, events = arities(claim, wanted), _events(claim)

    def table(bodies: Sequence[Term]) -> dict[str, Term]:
        return {n: nested(b, arity.get(n, 1)) for n, b in zip(wanted, bodies, strict=True)}

    constants: list[Term] = [Num(CONSTANTS[k % len(CONSTANTS)]) for k in range(len(wanted))]
    varying = [_event(k) if n in events else _varying(k) for k, n in enumerate(wanted)]
    places = range(len(wanted) if len(wanted) > 1 else 0)
    independent = any(type(a) is App and a.head == "independent" for a in claim.assumptions)
    if not independent:
        yield table(varying)
    if events and len(wanted) > 1 and not independent:  # one event inside of another one, and beside it
        yield table([_event(k) if k else _beside() for k in places])
    for k in places:
        yield table([v if i == k else c for i, (v, c) in enumerate(zip(varying, constants, strict=True))])
    yield table(constants)
    for k in places if events else ():
        yield table([Num(-1 if i == k else 1) for i in places])


def _events(claim: Claim) -> set[str]:
    """The names of which only is asked whether they are positive."""
    found = set()
    for s in subterms(claim.proposition):
        if type(s) is App and s.head == "lt" and s.args[0] == Num(0) and type(s.args[1]) is App:
            found.add(s.args[1].head)
    return found


def _varying(k: int) -> Term:
    """w, 1 + w^2, 2 + w, 3 + w^2, ..."""
    power = App("pow", OUTCOME, Num(2)) if k % 2 else OUTCOME
    return App("add", Num(k), power) if k else power


def _event(k: int) -> Term:
    """1/2 - w, 3/4 - w, ...: positive for the outcomes below that."""
    return App("add", Num(Fraction(ENDS[k % len(ENDS)])), App("neg", OUTCOME))


def _beside() -> Term:
    """w - 1/2, positive beyond 1/2."""
    return App("add", OUTCOME, Num(Fraction(-1, 2)))


__all__ = ["tables"]
