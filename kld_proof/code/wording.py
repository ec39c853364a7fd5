"""The sentences of a verdict: which factor, which sums and means, and what that does to the minimiser."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from kld_proof.code.claims import Monomial
from kld_proof.code.printing import exact, in_python
from kld_proof.code.read import CodeFormula
from kld_proof.code.values import size_name
from kld_proof.kernel.term import ONE, App, Term

_WORDS = {Fraction(1): "", Fraction(-1): "minus ", Fraction(2): "twice ", Fraction(1, 2): "half "}


class Reductions:
    """What happens along the batch and latent axes: `none`, `sum`, `mean`, `some`, `power`."""

    def __init__(self, code: CodeFormula, factor: Monomial, latent_only: bool) -> None:
        batch = [] if latent_only else [0]
        latent = [a for a in range(code.rank) if a not in batch]
        self.batch = _kind(code, factor, batch)
        self.latent = _kind(code, factor, latent)
        self.has_batch = bool(batch)

    @property
    def right(self) -> bool:
        """Element by element, or summed over the latent axis (and then anything over the batch)."""
        if self.latent == "sum":
            return self.batch in ("none", "sum", "mean")
        return self.latent == "none" and self.batch == "none"

    @property
    def clause(self) -> str:
        """The end of the sentence."""
        batch = {"sum": "summed over the batch axis", "mean": "averaged over the batch axis"}.get(
            self.batch, ""
        )
        other = "" if self.batch in ("none", "sum", "mean") else "; the size of the batch enters as a factor"
        if self.latent == "none":
            if not batch and not other:
                return ", element by element"
            return f", {batch}, and not summed over the latent axis" if batch else other
        if self.latent == "sum":
            if self.batch == "sum":
                return ", summed over all axes"
            return ", summed over the latent axis" + (f" and {batch}" if batch else "") + other
        if self.latent == "mean":
            tail = f"; {batch}" if batch else ""
            return " divided by the latent size: a mean where the formula has a sum" + tail + other
        if self.latent == "some":
            return ", summed or averaged over only some of the latent axes" + other
        return ", with a power of the latent size as a factor" + (f", {batch}" if batch else "") + other


def _kind(code: CodeFormula, factor: Monomial, axes: list[int]) -> str:
    kinds = set()
    for axis in axes:
        power = factor.size_power(size_name(axis))
        summed = axis in code.summed
        kinds.add({0: "sum", -1: "mean"}.get(power, "power") if summed else "none" if power == 0 else "power")
    if not kinds:
        return "none"
    if len(kinds) > 1 and "power" not in kinds:
        return "some"
    return kinds.pop() if len(kinds) == 1 else "power"


def multiple(factor: Monomial, noun: str) -> str:
    """`twice the divergence`, `3/4 times the divergence`, `the divergence times beta`."""
    lead = _WORDS.get(factor.coefficient)
    if factor.constant != ONE:
        text = f"{in_python(Monomial(factor.coefficient, factor.constant).term)} times {noun}"
    elif lead is not None:
        text = lead + noun
    else:
        text = f"{exact(factor.coefficient)} times {noun}"
    for name, power in factor.numbers:
        text += (
            f" times `{name}`"
            if power == 1
            else f" divided by `{name}`"
            if power == -1
            else f" times `{name}`**{power}"
        )
    return text


def constant_clause(constant: Monomial | None, summed: bool) -> str:
    """` plus 1/2`, or the empty text."""
    if constant is None:
        return ""
    sign = "minus" if constant.coefficient < 0 else "plus"
    shown = in_python(Monomial(abs(constant.coefficient), constant.constant, constant.powers).term)
    return f" {sign} the constant {shown}" + (" for each element" if summed else "")


def clamp_clause(stated: Iterable[Term]) -> str:
    """`, where -10 <= logvar and logvar <= 10: its clamps change nothing there`, or the empty text."""
    rows = [f"{in_python(p.args[0])} <= {in_python(p.args[1])}" for p in stated if type(p) is App]
    rows = list(dict.fromkeys(rows))
    return f", where {' and '.join(rows)}: its clamps change nothing there" if rows else ""


def minimiser(factor: Monomial, proved: bool) -> str:
    """What the factor and the constant do to the place of the minimum."""
    if not proved:
        return ""
    if factor.numbers:
        listed = " and ".join(f"`{n}`" for n, _ in factor.numbers)
        side = "positive" if factor.coefficient > 0 else "negative"
        return (
            f"the minimiser is the same if {listed} makes a positive factor"
            if side == "positive"
            else (f"where {listed} makes a positive factor the sign is wrong: the minimiser is a maximiser")
        )
    if factor.coefficient < 0:
        return "the sign is wrong: what minimises the formula maximises the code"
    return "the minimiser is the same: a positive factor and a constant do not move it"
