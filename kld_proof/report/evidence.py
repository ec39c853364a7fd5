"""What a step that is refuted or not proved lacks, in words and as data."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from kld_proof.document.display import latex
from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import (
    ONE,
    ZERO,
    App,
    Bound,
    Lam,
    Num,
    Term,
    Var,
    apply,
    names,
    substitute,
    subterms,
)
from kld_proof.record import field, record

if TYPE_CHECKING:
    from kld_proof.search.decide import Decision
    from kld_proof.search.explain.step import Explanation

LONGEST, SHORT = 160, 40
REALS, INDICES = "xyztuvsr", "kjimln"
BINDERS = {"integrable": "integral", "summable": "sum", "integrable_rv": "expect"}


@record(frozen=True)
class Told:
    """A message for a person, and the same facts by name for JSON."""

    message: str
    details: dict[str, Any] = field(default_factory=dict)


def formula(t: Term) -> str:
    """The term as it stands in a sentence; what a binder around it binds gets a letter."""
    applied = any(s.head[:1] == "$" and Bound(0) in s.args for s in subterms(t) if type(s) is App)
    letters = [n for n in (INDICES if applied else REALS) if n not in names(t)]
    for letter in letters[: t.loose]:
        t = apply(Lam(t), Var(letter))
    return f"${latex(t)}$"


def missing(still_open: Sequence[Term], claim: Claim) -> str:
    """One sentence that names the definedness conditions that stayed open."""
    parts = []
    for p in dict.fromkeys(still_open):
        p, every = spoken(p, claim)
        if type(p) is App and p.head in BINDERS:
            parts.append(f"that {latex(App(BINDERS[p.head], *p.args))} converges absolutely{every}")
        else:
            parts.append(f"{formula(p)}{every}")
    more = f" and {len(parts) - 4} more" if len(parts) > 4 else ""
    return "the relation holds where both sides are defined; still missing: " + ", ".join(parts[:4]) + more


def spoken(p: Term, claim: Claim) -> tuple[Term, str]:
    """A goal from under a binder with letters for the names that search gave, and "for every k"."""
    given = sorted(n for n in names(p) if re.fullmatch(r"_\d+", n))
    if not given:
        return p, ""
    heads = {t.head for side in (claim.left, claim.right) for t in subterms(side) if type(t) is App}
    letters = REALS if heads & {"integral", "expect", "deriv"} else INDICES
    free = [n for n in letters if n not in names(p) | names(claim.left) | names(claim.right)]
    chosen = dict(zip(given, free, strict=False))
    every = " and ".join(f"${n}$" for n in chosen.values())
    return substitute(p, {old: Var(new) for old, new in chosen.items()}), f" for every {every}"


def tell(claim: Claim, decision: Decision, explanation: Explanation) -> Told:
    """What fails, the nearest repair, the assumption that is missing, or what stayed open and why."""
    details: dict[str, Any] = {}
    by = explanation.difference or _difference(claim, decision)
    details["difference"] = by
    sentences = [by, explanation.condition, explanation.repair]
    if explanation.repaired is not None:
        sides = (explanation.repaired.left, explanation.repaired.right)
        details["repaired"] = latex(App(explanation.repaired.relation or claim.relation, *sides))
    if decision.verdict == "not_proved":
        opened, reason = _open(claim, decision)
        details |= {"open": opened, "limit": decision.message}
        sentences = [explanation.condition or reason, explanation.repair, explanation.numbers]
    if explanation.missing is not None:
        details["assumption"] = latex(explanation.missing)
    facts = {**explanation.details(), **details}
    facts = {name: value for name, value in facts.items() if value}
    return Told("; ".join(s for s in sentences if s), {"explanation": facts} if facts else {})


def _difference(claim: Claim, decision: Decision) -> str:
    """left - right in simplest form, where that says more than the sides do."""
    if decision.rest is None or decision.verdict != "refuted":
        return ""
    shown = latex(tidy(decision.rest))
    written = len(latex(claim.left) + latex(claim.right))
    if len(shown) > max(SHORT, written // 2) or 10 * len(shown) > 9 * written:
        return ""
    return f"the left side minus the right side is ${shown}$"


def tidy(t: Term) -> Term:
    """The same number as people write it: `(-4) x` as `-4 x`, `a^{-1}` as `1/a`."""
    if type(t) is Num and t.value < 0:
        return App("neg", Num(-t.value))
    if type(t) is Lam:
        return Lam(tidy(t.body))
    if type(t) is not App:
        return t
    if t.head == "pow" and type(t.args[1]) is Num and t.args[1].value < 0:
        base, e = tidy(t.args[0]), Num(-t.args[1].value)
        return App("div", ONE, base if e == ONE else App("pow", base, e))
    args = [tidy(a) for a in t.args]
    if t.head == "mul" and args and type(args[0]) is App and args[0].head == "neg":
        rest = [*args[0].args, *args[1:]]
        rest = [a for a in rest if a != ONE] or [ONE]
        return App("neg", rest[0] if len(rest) == 1 else App("mul", *rest))
    return App(t.head, *args)


def _open(claim: Claim, decision: Decision) -> tuple[list[str], str]:
    """The open goals as LaTeX, and a sentence about them."""
    goals = [latex(spoken(p, claim)[0]) for p in decision.open]
    if claim.proposition not in decision.open:
        return goals, missing(decision.open, claim) if decision.open else decision.message
    reason = "the two sides were not brought to the same form, and no point was found where they differ"
    if claim.relation != "eq":
        reason = "the relation was not shown to hold, and no point was found where it fails"
    if decision.rest is not None:
        rest = latex(App("eq", tidy(decision.rest), ZERO))
        if len(rest) <= LONGEST:
            reason += f"; what is left to show is ${rest}$"
        goals = [rest]
    return goals, f"{reason}; {decision.message}" if decision.message else reason


__all__ = ["Told", "formula", "missing", "tell"]
