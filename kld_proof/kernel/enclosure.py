"""Rigorous enclosures: a ball that certainly holds the value of a term at a rational point (by Arb).

Nothing is guessed: where a term is not *certainly* defined in the sense of docs/semantics.md there is
`NotEnclosed`.  Rationals are compared exactly; Arb is imported for the first value that is not rational.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import reduce
from math import ceil, floor
from operator import add, mul
from typing import Any

from kld_proof.kernel.field import Ring
from kld_proof.kernel.term import App, Lam, Num, Term, apply, substitute
from kld_proof.polynomial import TooLarge

MAX_WORK, MAX_TERMS = 200_000, 10_000
ARITHMETIC = ("add", "mul", "neg", "div", "pow", "factorial", "binom")
METHODS = {f: f for f in "exp sin cos tan asin acos atan sinh cosh tanh erf sqrt gamma digamma floor ceil".split()}
METHODS |= {"ln": "log", "abs": "__abs__", "sign": "sgn", "pi": "pi", "euler_gamma": "const_euler"}
DOMAINS: dict[str, Callable[[Any], Any]] = {
    **dict.fromkeys(("ln", "gamma", "digamma"), lambda x: x > 0),
    **dict.fromkeys(("asin", "acos"), lambda x: abs(x) <= 1),
    "sqrt": lambda x: x >= 0,
    "tan": lambda x: not x.cos().contains(0),
}
RELATIONS: dict[str, Callable[[Any, Any], tuple[Any, Any]]] = {  # certainly so, certainly not so
    "eq": lambda x, y: (False, x < y or x > y),
    "ne": lambda x, y: (x < y or x > y, False),
    "lt": lambda x, y: (x < y, x >= y),
    "le": lambda x, y: (x <= y, x > y),
}


class NotEnclosed(Exception):
    """The term has no certain value at the point; the sentence says why."""


def enclose(term: Term, valuation: Mapping[str, Fraction], bits: int) -> Any:
    """A finite arb that holds the value of `term`, which is certainly defined at `valuation`."""
    return _Evaluation(bits).value(substitute(term, {n: Num(v) for n, v in valuation.items()}))


def holds(prop: Term, valuation: Mapping[str, Fraction], bits: int, wanted: bool = True) -> bool:
    """Whether the terms of `prop` are certainly defined and it certainly holds there (is `wanted`)."""
    try:
        return _Evaluation(bits).truth(substitute(prop, {n: Num(v) for n, v in valuation.items()})) is wanted
    except NotEnclosed:
        return False


def fails(prop: Term, valuation: Mapping[str, Fraction], bits: int) -> bool:
    """Whether the terms of `prop` are certainly defined and it certainly does not hold at `valuation`."""
    return holds(prop, valuation, bits, False)


def exact(t: Term) -> Fraction | None:
    """The value of a closed term of rational arithmetic, where it is defined and of moderate size."""
    if type(t) is not App or t.head not in ARITHMETIC:
        return t.value if type(t) is Num else None
    values = [exact(a) for a in t.args]
    if None in values or (t.head == "pow" and values[1] == 0):
        return None
    try:
        p = Ring().polynomial(App(t.head, *[Num(v) for v in values if v is not None]))
    except TooLarge:
        return None
    return None if set(p) - {()} else Fraction(p.get((), 0))


class _Evaluation:
    """One evaluation at `bits` bits, which counts its work; no clock is read."""

    def __init__(self, bits: int) -> None:
        self.bits, self.work = bits, 0

    def value(self, t: Term) -> Any:
        """The ball of a closed term."""
        import flint

        self.work += 1
        try:
            with flint.ctx.workprec(self.bits):
                x = self._value(t, flint.arb, flint.fmpq) if self.work <= MAX_WORK else flint.arb.nan()
        except (ArithmeticError, AttributeError, LookupError, RecursionError, TypeError, ValueError) as error:
            raise NotEnclosed(f"{type(error).__name__}: {error}") from None
        if not x.is_finite():
            raise NotEnclosed(f"{t} is not certainly a finite number")
        return x

    def _value(self, t: Term, arb: Any, fmpq: Any) -> Any:
        rational = exact(t)
        if rational is not None:
            return arb(fmpq(rational.numerator, rational.denominator))
        match t:
            case App(head="ite", args=(p, a, b)):
                truth = self.truth(p)
                return arb.nan() if truth is None else self.value(a if truth else b)
            case App(head="sum" | "prod", args=(App(head="range", args=(a, b)), Lam() as body)):
                low, high = exact(a), exact(b)
                if low is None or high is None or high - low > MAX_TERMS:
                    return arb.nan()
                parts = [self.value(apply(body, Num(k))) for k in range(ceil(low), floor(high) + 1)]
                return reduce(add, parts, arb(0)) if t.head == "sum" else reduce(mul, parts, arb(1))
        x = [self.value(a) for a in t.args] if type(t) is App else []
        match t, x:
            case App(head="add"), _:
                return reduce(add, x, arb(0))
            case App(head="mul"), _:
                return reduce(mul, x, arb(1))
            case App(head="neg"), [a]:
                return -a
            case App(head="div"), [a, b]:
                return a / b
            case App(head="pow"), [a, e]:
                return self._power(a, e, exact(t.args[1]), arb)
            case App(head="beta"), [a, b]:
                return a.gamma() * b.gamma() / (a + b).gamma() if a > 0 and b > 0 else arb.nan()
            case App(head="min" | "max"), [_, *_]:
                return reduce(getattr(arb, t.head), x)
            case (App(head=head), ([_] | []) as x) if head in METHODS and (not x or DOMAINS.get(head, abs)(x[0]) is not False):
                return getattr(x[0] if x else arb, METHODS[head])()
        return arb.nan()

    def _power(self, a: Any, e: Any, n: Fraction | None, arb: Any) -> Any:
        if n is not None and n.denominator == 1:
            return a ** int(n) if n >= 1 or not a.contains(0) else arb.nan()
        return a**e if a > 0 else a if a == 0 and e > 0 else arb.nan()

    def truth(self, p: Term) -> bool | None:
        """Whether the closed proposition `p` holds, where that is certain."""
        match p:
            case App(head=head, args=(a, b)) if head in RELATIONS:
                return self._compare(head, a, b)
            case App(head="in", args=(x, App(head="interval" | "range" as head, args=(a, b)))):
                head = "lt" if head == "interval" else "le"
                parts = [self._compare(head, a, x), self._compare(head, x, b)]
            case App(head="in", args=(x, App(head="above" | "from" as head, args=(a,)))):
                parts = [self._compare("lt" if head == "above" else "le", a, x)]
            case App(head="in", args=(x, App(head="below", args=(b,)))):
                parts = [self._compare("lt", x, b)]
            case App(head="in", args=(x, App(head="reals" | "integers" | "naturals" as head, args=()))):
                self.value(x)
                parts = [self._compare("le", Num(0), x)] if head == "naturals" else []
            case _:
                raise NotEnclosed(f"{p} has no enclosure")
        if p.args[1].head in ("range", "from", "integers", "naturals"):
            q = exact(x)
            parts.append(None if q is None else q.denominator == 1)
        return False if False in parts else None if None in parts else True

    def _compare(self, relation: str, a: Term, b: Term) -> bool | None:
        x, y = exact(a), exact(b)
        if x is not None and y is not None:
            return {"eq": x == y, "ne": x != y, "lt": x < y, "le": x <= y}[relation]
        yes, no = RELATIONS[relation](self.value(a), self.value(b))
        return True if yes else False if no else None
