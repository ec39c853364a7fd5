"""Where float32 overflows, underflows or cancels: ranges of one argument, from rigorous enclosures.

The formula that was read is enclosed (Arb) on intervals of one argument while the others stand at the point
where the law is N(0, 1).  A range is reported only where *every* value in it has the property:
an operation overflows if its exact value is above the largest float32; a logarithm's or divisor's
argument underflows if its exact value is below half of the smallest; the sum cancels if the rounding
of its summands alone (2^-24 of each) may be as large as its value.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from kld_proof.code.match import SCALES
from kld_proof.code.outcome import CodeReport
from kld_proof.code.printing import in_python
from kld_proof.code.read import CodeFormula
from kld_proof.kernel.term import ONE, App, Num, Term, Var, names, substitute, subterms

LOG_RANGE = (-200.0, 200.0)
SMALLEST_WIDTH, MAX_EVALUATIONS, PIECES = 1e-7, 6000, 64


def add_stability(report: CodeReport) -> None:
    """Add the sentences about float32 to the report's findings."""
    if report.code is not None:
        report.findings += sentences(report.code, report.kinds)


def sentences(code: CodeFormula, kinds: dict[str, str]) -> list[str]:
    """What happens in float32 along each scale argument, the others standing at N(0, 1)."""
    found = []
    for name in code.arrays:
        kind = kinds.get(name, "")
        if kind in SCALES and name in names(code.term):
            found += list(_along(code, kinds, name))
    return found or ["in float32: no scale argument was matched, so no range was looked at"]


def _along(code: CodeFormula, kinds: dict[str, str], name: str) -> Iterator[str]:
    fixed: dict[str, Term] = {n: ONE for n in names(code.term) if n != name}
    fixed |= {n: _standard(k) for n, k in kinds.items() if n != name}
    logarithmic = SCALES[kinds[name]][2]
    term = substitute(code.term, fixed)
    seen = set()
    for part in subterms(term):
        if type(part) is not App or name not in names(part):
            continue
        for sentence, test in _tests(part, part is term):
            if sentence not in seen:
                seen.add(sentence)
                for low, high in ranges(part, name, logarithmic, test):
                    yield f"in float32 {sentence} for {_span(name, low, high, logarithmic)}"
    others = ", ".join(f"{n} = {in_python(t)}" for n, t in fixed.items() if n in kinds)
    if not seen:
        yield f"in float32 nothing overflows or cancels along `{name}`"
    elif others:
        yield f"(ranges of `{name}` with {others})"


def _standard(kind: str) -> Term:
    return Num(1) if kind in ("sigma", "variance", "precision") else Num(0)


def _tests(part: App, whole: bool) -> Iterator[tuple[str, Callable[[Term, Any], bool | None]]]:
    if part.head in ("exp", "pow"):
        yield f"`{in_python(part)}` overflows", _overflows
    if part.head == "ln" and type(part.args[0]) is not Var:
        yield f"`{in_python(part.args[0])}` underflows to 0 inside of ln", _underflows
    if part.head == "add":
        yield f"the sum `{in_python(part)}` cancels: no digit need be right", _cancels


def _overflows(part: Term, ball: Any) -> bool | None:
    from flint import arb

    size = abs(enclose(part, ball))
    largest = arb(2) ** 128
    return True if size >= largest else False if size < largest else None


def _underflows(part: Term, ball: Any) -> bool | None:
    from flint import arb

    assert type(part) is App
    size = abs(enclose(part.args[0], ball))
    smallest = arb(2) ** -150
    return True if size < smallest else False if size >= smallest else None


def _cancels(part: Term, ball: Any) -> bool | None:
    from flint import arb

    assert type(part) is App
    rounding = arb(2) ** -24 * sum((abs(enclose(a, ball)) for a in part.args), arb(0))
    value = abs(_taylor(part, ball))
    return True if value <= rounding else False if value > rounding else None


def _taylor(term: Term, ball: Any) -> Any:
    """A ball that holds the values of `term` on `ball`: two Taylor terms and the remainder."""
    from flint import arb, arb_series

    middle, radius = arb(ball.mid()), arb(0, ball.rad())
    near = enclose(term, arb_series([middle, 1], 2))
    remainder = enclose(term, arb_series([ball, 1], 3))[2]
    value = near[0] + near[1] * radius + remainder * radius * radius
    if not value.is_finite():
        raise ValueError("no enclosure")
    return value


def ranges(part: Term, name: str, logarithmic: bool, test: Any) -> list[tuple[float, float]]:
    """Intervals of the argument (of its logarithm, if so) on all of which the test certainly holds."""
    from flint import arb

    low, high = (-100.0, 88.0) if logarithmic else LOG_RANGE
    width = (high - low) / PIECES
    stack = [(low + i * width, low + (i + 1) * width) for i in reversed(range(PIECES))]
    found: list[tuple[float, float]] = []
    for _ in range(MAX_EVALUATIONS):
        if not stack:
            break
        a, b = stack.pop()
        ball = arb((a + b) / 2, (b - a) / 2 * (1 + 1e-12))
        try:
            verdict = test(part, ball.exp() if logarithmic else ball)
        except (ArithmeticError, ValueError):
            verdict = None
        if verdict and found and found[-1][1] >= a:
            found[-1] = (found[-1][0], b)
        elif verdict:
            found.append((a, b))
        elif verdict is None and b - a > SMALLEST_WIDTH:
            middle = (a + b) / 2
            stack += [(middle, b), (a, middle)]
    return found


def _span(name: str, low: float, high: float, logarithmic: bool) -> str:
    import math

    bottom, top = (-100.0, 88.0) if logarithmic else LOG_RANGE
    a, b = (f"{math.exp(x) if logarithmic else x:.6g}" for x in (low, high))
    if high >= top:
        return f"{name} >= {a}"
    return f"{name} <= {b}" if low <= bottom else f"{a} <= {name} <= {b}"


def enclose(term: Term, ball: Any) -> Any:
    """A ball (or series) that holds the values of `term` with its one variable in `ball`; else ValueError."""
    from flint import arb

    if type(term) is Num:
        return arb(term.value.numerator) / term.value.denominator
    if type(term) is Var:
        return ball
    assert type(term) is App
    if term.head == "pow" and type(term.args[1]) is Num and term.args[1].value.denominator == 1:
        return enclose(term.args[0], ball) ** int(term.args[1].value)
    args = [enclose(a, ball) for a in term.args]
    value = _apply(term.head, args)
    if isinstance(value, arb) and not value.is_finite():
        raise ValueError("no enclosure")
    return value


def _apply(head: str, args: list[Any]) -> Any:
    from flint import arb

    if head == "add":
        return sum(args, arb(0))
    if head == "mul":
        value = arb(1)
        for a in args:
            value *= a
        return value
    simple = {"neg": lambda a: -a, "div": lambda a, b: a / b, "pow": lambda a, b: a**b, "pi": arb.pi}
    simple |= {"exp": lambda a: a.exp(), "ln": lambda a: a.log(), "sqrt": lambda a: a.sqrt(), "abs": abs}
    if head not in simple:
        raise ValueError(f"no enclosure of {head}")
    return simple[head](*args)
