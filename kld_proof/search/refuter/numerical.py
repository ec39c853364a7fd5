"""Numbers for a claim that could be neither proved nor refuted: floating point and quadrature, no evidence.

They are shown to the writer and called numerical; no verdict rests on them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from typing import Any

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var
from kld_proof.record import record
from kld_proof.search.models.points import points
from kld_proof.search.refuter.candidates import in_order

_SAME = "exp sin cos tan asin acos atan sinh cosh tanh erf sqrt sign floor ceil gamma digamma beta factorial"
SAME = frozenset(_SAME.split(" "))
DIGITS, SHOWN, TOLERANCE, ROUNDS, MAX_NODES, FAR, LARGEST = 20, 10, 1e-8, 3, 400, 200, 1e6


@record(frozen=True)
class Numerical:
    """Both sides at a point, by floating-point quadrature; of an inequality, whether it fails there."""

    point: Mapping[str, Fraction]
    left: str
    right: str
    differ: bool
    relation: str = "eq"

    @property
    def sentence(self) -> str:
        """Says that the numbers are numerical."""
        values = ", ".join(f"{name} = {value}" for name, value in self.point.items())
        where = f" at {values}" if values else ""
        said = "the sides differ" if self.differ else "the sides agree"
        if self.relation in ("lt", "le"):
            said = "it fails" if self.differ else "it holds"
        return f"numerically {said}{where}: {self.left} and {self.right} (floating point, not a proof)"


def numerical(assumptions: Sequence[Term], left: Term, right: Term, relation: str = "eq") -> Numerical | None:
    """The two sides at the first simple points; the first point where the relation fails, else the first."""
    mpmath = _mpmath()

    first: Numerical | None = None
    for point in points(assumptions, in_order(App("eq", left, right)), ROUNDS):
        with mpmath.workdps(DIGITS):
            try:
                a, b = (_Evaluation(point).value(side, ()) for side in (left, right))
                gap = abs(a - b)
                gap = a - b if relation in ("lt", "le") else gap
                differ = bool(gap > TOLERANCE * (1 + abs(a) + abs(b)))
                found = Numerical(point, mpmath.nstr(a, SHOWN), mpmath.nstr(b, SHOWN), differ, relation)
            except (
                ValueError,
                TypeError,
                ArithmeticError,
                RecursionError,
                mpmath.mp.NoConvergence,
                KeyError,
            ):
                continue
        if found.differ:
            return found
        first = first or found
    return first


def _mpmath() -> Any:
    import mpmath  # type: ignore[import-untyped]

    return mpmath


class _Evaluation:
    """Values by mpmath; ValueError where it has none, or where the work grows too large."""

    def __init__(self, point: Mapping[str, Fraction]) -> None:
        self.point, self.integrals = point, 0

    def value(self, t: Term, env: tuple[Any, ...]) -> Any:
        mpmath = _mpmath()

        if type(t) is Num:
            return mpmath.mpf(t.value.numerator) / t.value.denominator
        if type(t) is Var:
            return mpmath.mpf(self.point[t.name].numerator) / self.point[t.name].denominator
        if type(t) is Bound:
            return env[t.index]
        if type(t) is not App:
            raise ValueError
        if t.head in ("integral", "sum"):
            return self._over(t, env)
        if t.head == "ite":
            return self.value(t.args[1] if self._truth(t.args[0], env) else t.args[2], env)
        values = [self.value(a, env) for a in t.args]
        if t.head == "exp" and abs(values[0]) > LARGEST:
            if values[0] > 0:
                raise ValueError
            return mpmath.mpf(0)  # its digits would take longer than everything else
        x = _function(t.head)(*values)
        if mpmath.im(x) != 0 or not mpmath.isfinite(x):
            raise ValueError
        return mpmath.re(x)

    def _truth(self, p: Term, env: tuple[Any, ...]) -> bool:
        if type(p) is not App or p.head not in ("eq", "ne", "lt", "le"):
            raise ValueError
        a, b = (self.value(side, env) for side in p.args)
        return bool({"eq": a == b, "ne": a != b, "lt": a < b, "le": a <= b}[p.head])

    def _over(self, t: App, env: tuple[Any, ...]) -> Any:
        mpmath = _mpmath()

        domain, function = t.args
        if type(domain) is not App or type(function) is not Lam:
            raise ValueError
        self.integrals += 1
        if self.integrals > MAX_NODES:
            raise ValueError
        ends = [self.value(e, env) for e in domain.args]
        body = function.body

        def f(x: Any) -> Any:
            return self.value(body, (x, *env))

        if t.head == "integral":
            low = ends[0] if domain.head in ("interval", "above") else -mpmath.inf
            high = ends[-1] if domain.head in ("interval", "below") else mpmath.inf
            middle = [0] if low == -mpmath.inf and high == mpmath.inf else []
            return mpmath.quad(f, [low, *middle, high])
        if domain.head == "range" and ends[1] - ends[0] <= 1000:
            return mpmath.fsum(
                f(mpmath.mpf(k)) for k in range(int(mpmath.ceil(ends[0])), int(mpmath.floor(ends[1])) + 1)
            )
        if domain.head in ("from", "naturals"):
            first = ends[0] if ends else mpmath.mpf(0)
            if not abs(f(first + FAR)) < abs(f(first + 1)) + TOLERANCE:
                raise ValueError  # extrapolation would invent a value for a divergent series
            return mpmath.nsum(f, [first, mpmath.inf])
        raise ValueError


def _function(head: str) -> Callable[..., Any]:
    mpmath = _mpmath()

    table: dict[str, Callable[..., Any]] = {
        "add": lambda *a: mpmath.fsum(a),
        "mul": lambda *a: mpmath.fprod(a),
        "neg": lambda a: -a,
        "div": lambda a, b: a / b,
        "pow": lambda a, e: a**e if a != 0 or e > 0 else mpmath.nan,
        "ln": mpmath.log,
        "abs": mpmath.fabs,
        "pi": lambda: +mpmath.pi,
        "euler_gamma": lambda: +mpmath.euler,
        "min": min,
        "max": max,
        "binom": mpmath.binomial,
    }
    if head in SAME:
        table[head] = getattr(mpmath, head)
    if head not in table:
        raise ValueError(head)
    return table[head]
