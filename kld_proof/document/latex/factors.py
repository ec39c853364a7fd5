"""Numbers, signs and the levels of brackets, for the printer."""

from __future__ import annotations

from kld_proof.document.pattern import late
from kld_proof.kernel.term import App, Bound, Num, Term, Var

SUM, PRODUCT, FACTOR, ATOM = range(4)
"""How closely a piece of text holds together, from a sum to an atom."""


def number(t: Num) -> tuple[str, int]:
    """A number and how closely it holds together."""
    above, below = t.value.numerator, t.value.denominator
    whole = below == 1
    text = str(abs(above)) if whole else f"\\frac{{{abs(above)}}}{{{below}}}"
    if above < 0:
        return "-" + text, SUM
    return text, ATOM if whole else FACTOR


_NUMBER = late(r"\\frac\{\d+\}\{\d+\}")


def is_negative(t: Term) -> bool:
    """Whether a minus sign stands in front of `t`."""
    return (isinstance(t, App) and t.head == "neg") or (isinstance(t, Num) and t.value < 0)


def is_outcome(t: Term, scope: tuple[str, ...]) -> bool:
    """Whether `t` is the outcome of an enclosing expectation, or the free one beside a conditional mean."""
    if isinstance(t, Var):
        return t.name == "outcome"
    return isinstance(t, Bound) and t.index < len(scope) and scope[t.index] == ""


def sign(before: Term, shown: str) -> str:
    """What separates two factors: a dot where they could run together, else a space."""
    name = before.name if isinstance(before, Var) else ""
    word = len(name.split("_")[0]) > 1 or name in ("d", "E")
    safe = isinstance(before, Num) or (
        isinstance(before, App) and before.head in ("div", "add", "neg", "sqrt")
    )
    called = isinstance(before, App) and before.head.startswith("$")
    bracket = shown.startswith(("\\left(", "\\left[")) and not safe
    mixed = isinstance(before, Num) and bool(_NUMBER.match(shown))  # 1 \frac{1}{2} is one and a half to some
    return " \\cdot " if shown[0].isdigit() or bracket or called or word or mixed else " "
