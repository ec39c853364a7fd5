"""The claims that a reading makes, in the code's arguments: equal, or up to a factor and a constant.

The search for the factor is floating point; what it finds is handed to `verify_step`, and only a
proved step becomes a sentence of the report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import product as iter_product

from kld_proof.code import probe
from kld_proof.code.formulas import Formula
from kld_proof.code.match import SCALES, Meaning, positive
from kld_proof.code.read import CodeFormula, is_size
from kld_proof.code.values import product, size_name
from kld_proof.document.model import Step
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, names, substitute
from kld_proof.report.model import StepResult

Judge = Callable[[Step], StepResult]
_GRID = (-50.0, -8.5, -2.5, -0.7, -0.02, 1e-5, 0.03, 0.45, 0.8, 1.3, 2.5, 8.5, 50.0)
_CONSTANTS: tuple[tuple[Term, float], ...] = (
    (ONE, 1.0),
    (App("ln", Num(2)), 0.6931471805599453),
    (App("pi"), 3.141592653589793),
    (App("ln", App("mul", Num(2), App("pi"))), 1.8378770664093453),
    (App("ln", App("pi")), 1.1447298858494002),
    (App("div", ONE, App("ln", Num(2))), 1.4426950408889634),
    (App("div", ONE, App("ln", Num(10))), 0.4342944819032518),
)


@dataclass(frozen=True)
class Comparison:
    """Code and formula as terms of the same variables, and what may be assumed of these.

    `by_symbol` says the same in the formula's symbols, which some proofs find easier.
    """

    code: Term
    formula: Term
    assumptions: tuple[Term, ...]
    by_symbol: tuple[Term, Term, tuple[Term, ...]]
    arguments: tuple[str, ...] = ()
    values: Mapping[str, Term] = field(default_factory=dict)

    @property
    def variables(self) -> list[str]:
        return sorted(names(self.code) | names(self.formula))


def compare(
    code: CodeFormula,
    formula: Formula,
    meanings: Mapping[str, Meaning],
    lets: Mapping[str, Term],
    fixed: Mapping[str, Term],
) -> Comparison:
    """Code and formula side by side, each name with its meaning, `lets` and `fixed` symbols put in."""
    primary: dict[str, tuple[str, Meaning]] = {}
    for name in code.arrays:
        if name in meanings:
            primary.setdefault(meanings[name].symbol(formula), (name, meanings[name]))
    inverse = {s: _inverse(m, Var(n)) for s, (n, m) in primary.items()}
    fixed = {s: t for s, t in fixed.items() if s not in primary}
    inverse |= fixed
    others = {
        n: substitute(m.term(formula), inverse)
        for n, m in meanings.items()
        if n not in dict(primary.values())
    }
    others |= {n: substitute(t, inverse) for n, t in lets.items()}
    term, right = substitute(code.term, others), substitute(formula.closed_form, inverse)
    stated = [substitute(p, others) for p in code.stated]
    ranges = [positive(Var(n)) for n, m in primary.values() if m.kind in SCALES and SCALES[m.kind][2]]
    points = {symbol for symbol, (_, m) in primary.items() if m.kind not in SCALES}
    ranges += [substitute(p, inverse) for p in formula.assumptions if not names(p) & inverse.keys() - points]
    sizes = [positive(Var(n)) for n in sorted(names(term)) if is_size(n)]
    as_symbols = {n: m.term(formula) for n, m in meanings.items()} | dict(lets)
    return Comparison(
        term,
        right,
        (*ranges, *sizes, *stated),
        (
            substitute(code.term, as_symbols),
            substitute(formula.closed_form, fixed),
            (
                *[p for p in formula.assumptions if not names(p) & fixed.keys()],
                *sizes,
                *[substitute(p, as_symbols) for p in code.stated],
            ),
        ),
        tuple(code.arrays),
        others,
    )


def _inverse(meaning: Meaning, variable: Term) -> Term:
    return SCALES[meaning.kind][1](variable) if meaning.kind in SCALES else variable


# -- what to try ---------------------------------------------------------------------------------


@dataclass(frozen=True)
class Monomial:
    """`coefficient * constant * product of name^power`, the names being sizes of axes and free numbers."""

    coefficient: Fraction
    constant: Term = ONE
    powers: tuple[tuple[str, int], ...] = ()

    @property
    def term(self) -> Term:
        above = [Var(n) if k == 1 else App("pow", Var(n), Num(k)) for n, k in self.powers if k > 0]
        below = [Var(n) if k == -1 else App("pow", Var(n), Num(-k)) for n, k in self.powers if k < 0]
        lead = [Num(self.coefficient)] if self.coefficient != 1 else []
        top = product([*lead, self.constant, *above])
        return App("div", top, product(list(below))) if below else top

    @property
    def numbers(self) -> tuple[tuple[str, int], ...]:
        """The powers of names that are no sizes."""
        return tuple((n, k) for n, k in self.powers if not is_size(n))

    def size_power(self, name: str) -> int:
        return dict(self.powers).get(name, 0)


ONE_TIMES = Monomial(Fraction(1))


def satisfiable(pair: Comparison) -> bool:
    """Do some values make every assumption hold, the inequalities strictly?"""
    conditions = [p for p in pair.assumptions if type(p) is App and p.head in ("le", "lt")]
    free = sorted({n for p in conditions for n in names(p)})[:4]
    for values in iter_product(_GRID, repeat=len(free)):
        point = dict(zip(free, values, strict=True))
        sides = [[probe.evaluate(a, point) for a in p.args] for p in conditions]
        if all(a is not None and b is not None and a < b for a, b in sides):
            return True
    return False


def affine(pair: Comparison) -> tuple[Monomial, Monomial | None] | None:
    """A factor and a constant (None for 0) such that code = factor * formula + constant, it seems."""
    free = [n for n in pair.variables if n not in pair.arguments]
    base = _line(_table(pair, {}))
    if base is None or abs(base[0]) < 1e-12:
        return None
    doubled = {n: _line(_table(pair, {n: 2.0})) for n in free if n in names(pair.code)}
    factor = _monomial(base[0], {n: line and line[0] for n, line in doubled.items()}, _sample(free))
    if abs(base[1]) < 1e-9:
        return (factor, None) if factor else None
    constant = _monomial(base[1], {n: line and line[1] for n, line in doubled.items()}, _sample(free))
    return (factor, constant) if factor and constant else None


def _sample(free: Iterable[str]) -> dict[str, float]:
    """Fixed values of sizes and free numbers, without simple relations between them."""
    return {n: 1.25 + 0.618 * i for i, n in enumerate(sorted(free))}


def _table(pair: Comparison, stretch: Mapping[str, float]) -> list[tuple[float, float]]:
    """Both sides at the probe points, with some of the free names stretched."""
    free = [n for n in pair.variables if n not in pair.arguments]
    numbers = {n: v * stretch.get(n, 1.0) for n, v in _sample(free).items()}
    above_zero = frozenset(n for n in pair.arguments if positive(Var(n)) in pair.assumptions)
    rows = []
    for row in probe.points(list(pair.arguments), above_zero):
        e, f = (probe.evaluate(t, row | numbers) for t in (pair.code, pair.formula))
        if e is not None and f is not None:
            rows.append((e, f))
    return rows


def _line(rows: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Slope and intercept of the first components against the second, if they lie on a line."""
    if len(rows) < 4:
        return None
    low, high = min(rows, key=lambda r: r[1]), max(rows, key=lambda r: r[1])
    if high[1] - low[1] < 1e-6:
        return None
    slope = (high[0] - low[0]) / (high[1] - low[1])
    intercept = high[0] - slope * high[1]
    ok = all(abs(e - slope * f - intercept) <= 1e-8 * (1 + abs(e)) for e, f in rows)
    return (slope, intercept) if ok else None


def _monomial(
    value: float, doubled: Mapping[str, float | None], sample: Mapping[str, float]
) -> Monomial | None:
    powers = []
    for name, other in doubled.items():
        exponent = next((k for k in range(-4, 5) if other and probe.close(other, value * 2.0**k)), None)
        if exponent is None:
            return None
        powers.append((name, exponent))
    for name, exponent in powers:
        value /= sample[name] ** exponent
    for constant, size in _CONSTANTS:
        coefficient = probe.fraction(value / size)
        if coefficient is not None:
            return Monomial(coefficient, constant, tuple((n, k) for n, k in powers if k))
    return None


# -- proof ---------------------------------------------------------------------------------------


def prove_affine(pair: Comparison, factor: Monomial, constant: Monomial | None, judge: Judge) -> StepResult:
    """The step `code = factor * formula + constant`, judged in the arguments and then in the symbols."""

    def right(formula: Term) -> Term:
        scaled = formula if factor == ONE_TIMES else App("mul", factor.term, formula)
        return App("add", scaled, constant.term) if constant else scaled

    first = judge(Step(pair.code, "=", right(pair.formula), pair.assumptions))
    if first.verdict == "proved":
        return first
    code, formula, assumptions = pair.by_symbol
    second = judge(Step(code, "=", right(formula), assumptions))
    return second if second.verdict == "proved" else first


def refute(pair: Comparison, judge: Judge, has_batch: bool = True) -> tuple[StepResult, dict[str, Fraction]]:
    """The step `code = formula` with every size 1, then latent sizes 2, until refuted; and the sizes."""
    sizes = [n for n in pair.variables if is_size(n)]
    result = None
    for latent in (1, 2):
        values = {n: Fraction(1 if has_batch and n == size_name(0) else latent) for n in sizes}
        put = {n: Num(v) for n, v in values.items()}
        left, right = substitute(pair.code, put), substitute(pair.formula, put)
        assumptions = tuple(p for p in pair.assumptions if not any(is_size(n) for n in names(p)))
        result = judge(Step(left, "=", right, assumptions))
        if result.verdict == "refuted":
            return result, values
    assert result is not None
    return result, {}


def without_tiny(term: Term) -> tuple[Term, list[Fraction]]:
    """The term with numbers of at most 1/1000 in size put to 0, and those numbers."""
    found: list[Fraction] = []

    def walk(t: Term) -> Term:
        if type(t) is Num and 0 < abs(t.value) <= Fraction(1, 1000):
            found.append(t.value)
            return ZERO
        return App(t.head, *[walk(a) for a in t.args]) if type(t) is App else t

    return walk(term), found
