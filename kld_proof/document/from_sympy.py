"""SymPy expressions to terms.  SymPy is a way to write: nothing here simplifies or evaluates."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import sympy as sp

from kld_proof.document.sympy_ranges import Ranges
from kld_proof.errors import InputError
from kld_proof.kernel.rules import INTEGERS, NATURALS
from kld_proof.kernel.term import ONE, ZERO, App, Lam, Num, Term, Var, bind, names, substitute

FUNCTIONS = {
    "exp": "exp", "log": "ln", "Abs": "abs", "sign": "sign", "sin": "sin", "cos": "cos", "tan": "tan",
    "asin": "asin", "acos": "acos", "atan": "atan", "sinh": "sinh", "cosh": "cosh", "tanh": "tanh",
    "erf": "erf", "gamma": "gamma", "digamma": "digamma", "factorial": "factorial", "binomial": "binom",
    "beta": "beta", "Min": "min", "Max": "max", "floor": "floor", "ceiling": "ceil",
}  # fmt: skip
RELATIONS = {"==": "eq", "!=": "ne", "<": "lt", "<=": "le"}
MAX_DEPTH = 150


class Reader:
    """Reads expressions of one derivation: a name means the same symbol throughout."""

    def __init__(self) -> None:
        self._symbols: dict[str, Any] = {}
        self._definitions: dict[str, Term] = {}
        self._depth = 0
        self._ranges = Ranges()

    def define(self, applied: Any, value: Any) -> Term:
        """`applied = value`, which holds from now on; `applied` is a function of distinct symbols."""
        if not _is_pattern(applied):
            raise InputError(f"{applied} is not a function of distinct symbols, so it cannot be defined")
        head, body = f"${applied.func.__name__}", self.term(value)
        equation = App("eq", App(head, *map(self._term, applied.args)), body)
        for symbol in reversed(applied.args):
            body = bind(body, self._name(symbol))
        self._definitions[head] = body
        return equation

    def term(self, e: Any) -> Term:
        """The term.  Raises InputError where the expression means nothing over the reals."""
        t = self._term(sp.sympify(e, strict=True)) if not isinstance(e, Term) else e
        return substitute(t, self._definitions)

    def proposition(self, r: Any) -> Term:
        """A SymPy relation as a proposition."""
        if r in (sp.true, sp.false, True, False):
            raise InputError(f"the assumption has become {r}: SymPy evaluated it, so it says nothing")
        if not isinstance(r, sp.core.relational.Relational):
            raise InputError(f"{r} is no relation; write for example s > 0")
        op, a, b = r.rel_op, self.term(r.lhs), self.term(r.rhs)
        return App(RELATIONS[op], a, b) if op in RELATIONS else App({">": "lt", ">=": "le"}[op], b, a)

    def declared(self, terms: Sequence[Term]) -> list[tuple[str, Term]]:
        """What the declarations of the symbols that occur say about them, and what the ends of sums need."""
        from kld_proof.document.display import latex

        used = sorted(set[str]().union(*map(names, terms)))
        found: list[Term] = []
        for name in used:
            symbol = self._symbols.get(name)
            found += _declaration(symbol, Var(name)) if symbol is not None else []
        found += [p for p in self._required() if names(p) <= set(used)]
        weaker = {App("in", p.args[0], INTEGERS) for p in found if isinstance(p, App) and NATURALS in p.args}
        return [(latex(p), p) for p in dict.fromkeys(found) if p not in weaker]

    def _required(self) -> list[Term]:
        """What the ends of sums and products need."""
        conditions = list(self._ranges.conditions())
        whole = {s for kind, s in conditions if kind == "integer"}
        found: list[Term] = []
        for kind, e in conditions:
            if kind == "integer" or (e.is_Symbol and (e.is_integer or e in whole)):
                found.append(App("in", self._term(e), INTEGERS if kind == "integer" else NATURALS))
            else:
                found.append(App("le", ZERO, self._term(e)))
        return found

    def _name(self, symbol: Any) -> str:
        name = str(symbol.name) + (f"_{symbol.dummy_index}" if isinstance(symbol, sp.Dummy) else "")
        if not name or name.startswith(("$", "#")) or any(c.isspace() for c in name):
            raise InputError(f"a symbol named {symbol.name!r} cannot be told from an expression")
        if self._symbols.setdefault(name, symbol) != symbol:
            raise InputError(f"two different symbols are both named {name}: declare it once")
        return name

    def _term(self, e: Any) -> Term:
        self._depth += 1
        try:
            if self._depth > MAX_DEPTH:
                raise InputError(f"the expression is nested more than {MAX_DEPTH} deep")
            return self._read(e)
        finally:
            self._depth -= 1

    def _read(self, e: Any) -> Term:
        if isinstance(e, sp.Symbol):
            if not _may_be_real(e):
                raise InputError(f"{e} is not declared as a real number")
            return Var(self._name(e))
        if isinstance(e, sp.Rational):
            return Num(Fraction(int(e.p), int(e.q)))
        if isinstance(e, sp.Float):
            return Num(Fraction(repr(float(e))) if e._prec == 53 else Fraction(str(e)))
        if e is sp.pi:
            return App("pi")
        if e is sp.E:
            return App("exp", ONE)
        if e is sp.EulerGamma:
            return App("euler_gamma")
        if isinstance(e, sp.Add):
            return App("add", *[self._term(a) for a in _written(e)])
        if isinstance(e, sp.Mul):
            return self._product(e)
        if isinstance(e, sp.Pow):
            return self._power(e)
        if isinstance(e, (sp.Integral, sp.Sum, sp.Product)):
            return self._binder(e)
        if isinstance(e, sp.Derivative):
            return self._derivative(e)
        if isinstance(e, sp.Piecewise):
            return self._cases(e)
        if isinstance(e, sp.core.function.AppliedUndef):
            return App(f"${e.func.__name__}", *[self._term(a) for a in e.args])
        return self._function(e)

    def _function(self, e: Any) -> Term:
        name = type(e).__name__
        if name == "polygamma" and e.args[0] == 0:
            return App("digamma", self._term(e.args[1]))
        if name not in FUNCTIONS:
            raise InputError(f"{e} ({name}) has no meaning here over the real numbers")
        return App(FUNCTIONS[name], *[self._term(a) for a in e.args])

    def _product(self, e: Any) -> Term:
        sign, factors, divisors = 1, list[Term](), list[Term]()
        for a in _written(e):
            if isinstance(a, sp.Rational):
                sign *= -1 if a < 0 else 1
                factors += [] if abs(a.p) == 1 else [Num(abs(int(a.p)))]
                divisors += [] if a.q == 1 else [Num(int(a.q))]
            elif isinstance(a, sp.Pow) and a.exp.is_Rational and a.exp < 0:
                divisors.append(self._inverted(a))
            else:
                factors.append(self._term(a))
        top = factors[0] if len(factors) == 1 else App("mul", *factors) if factors else ONE
        if divisors:
            top = App("div", top, divisors[0] if len(divisors) == 1 else App("mul", *divisors))
        return App("neg", top) if sign < 0 else top

    def _inverted(self, e: Any) -> Term:
        """1/e for a power e with a negative rational exponent."""
        if e.exp == -1:
            return self._term(e.base)
        return self._term(sp.Pow(e.base, -e.exp, evaluate=False))

    def _power(self, e: Any) -> Term:
        base, exponent = e.base, e.exp
        if exponent == sp.Rational(1, 2):
            return App("sqrt", self._term(base))
        if exponent.is_Rational and exponent < 0:
            return App(
                "div",
                ONE,
                self._term(base) if exponent == -1 else self._term(sp.Pow(base, -exponent, evaluate=False)),
            )
        if base is sp.E:
            return App("exp", self._term(exponent))
        return App("pow", self._term(base), self._term(exponent))

    def _binder(self, e: Any) -> Term:
        head = {"Integral": "integral", "Sum": "sum", "Product": "prod"}[type(e).__name__]
        body = self._term(e.function)
        for limit in e.limits:
            if len(limit) != 3:
                raise InputError(f"{e} has no bounds; an indefinite integral is not a number")
            variable, low, high = limit
            self._ranges.bind(variable, low, high)
            turned = head == "integral" and low.is_finite and high.is_finite and (low > high) is sp.true
            low, high = (high, low) if turned else (low, high)
            domain = self._interval(low, high) if head == "integral" else self._range(low, high)
            body = App(head, domain, bind(body, self._name(variable)))
            body = App("neg", body) if turned else body
        return body

    def _interval(self, low: Any, high: Any) -> Term:
        if low is sp.oo or high is sp.S.NegativeInfinity:
            raise InputError("an integral runs from minus infinity to infinity, not backwards")
        if low is sp.S.NegativeInfinity:
            return App("reals") if high is sp.oo else App("below", self._term(high))
        return (
            App("above", self._term(low))
            if high is sp.oo
            else App("interval", self._term(low), self._term(high))
        )

    def _range(self, low: Any, high: Any) -> Term:
        if low is sp.S.NegativeInfinity:
            return INTEGERS if high is sp.oo else self._no(low)
        if high is sp.oo:
            return App("from", self._term(low))
        self._ranges.require(low, high)
        return App("range", self._term(low), self._term(high))

    def _no(self, e: Any) -> Term:
        raise InputError(f"{e} cannot be an end of a sum here")

    def _derivative(self, e: Any) -> Term:
        body = self._term(e.expr)
        for variable, count in e.variable_count:
            if not isinstance(variable, sp.Symbol) or not count.is_Integer:
                raise InputError(f"{e} is not a derivative by a variable")
            name = self._name(variable)
            for _ in range(int(count)):
                body = App("deriv", bind(body, name), Var(name))
        return body

    def _cases(self, e: Any) -> Term:
        *pieces, last = e.args
        if last.cond != sp.true:
            raise InputError(f"{e} has no value where none of its conditions holds")
        result = self._term(last.expr)
        for piece in reversed(pieces):
            result = App("ite", self.proposition(piece.cond), self._term(piece.expr), result)
        return result


def _written(e: Any) -> Sequence[Any]:
    """The parts of a sum or product, nested ones taken in; in a sum those with a minus last."""
    parts: list[Any] = []
    for a in e.args:
        parts.extend(_written(a) if type(a) is type(e) else [a])
    return sorted(parts, key=_negative) if isinstance(e, sp.Add) else parts


def _is_pattern(e: Any) -> bool:
    """Whether `e` is an unspecified function of distinct symbols, `p(x, y)`."""
    unspecified = isinstance(e, sp.core.function.AppliedUndef) and len(set(e.args)) == len(e.args)
    return unspecified and all(isinstance(a, sp.Symbol) for a in e.args)


def _may_be_real(symbol: Any) -> bool:
    """Whether a symbol is declared real, or nothing is that complex numbers or infinity have."""
    if symbol.is_commutative is False or symbol.is_real is False:
        return False
    wider = symbol.is_complex or symbol.is_extended_real or symbol.is_infinite
    return bool(symbol.is_real) or not wider


def _negative(e: Any) -> bool:
    return bool(e.is_Rational and e < 0) or bool(e.is_Mul and e.args[0].is_Rational and e.args[0] < 0)


def _declaration(symbol: Any, x: Term) -> list[Term]:
    found: list[Term] = []
    if symbol.is_integer:
        found.append(App("in", x, NATURALS if symbol.is_nonnegative else INTEGERS))
    if symbol.is_positive:
        found.append(App("lt", ZERO, x))
    elif symbol.is_negative:
        found.append(App("lt", x, ZERO))
    elif symbol.is_nonnegative and not symbol.is_integer:
        found.append(App("le", ZERO, x))
    elif symbol.is_nonpositive:
        found.append(App("le", x, ZERO))
    elif symbol.is_nonzero:
        found.append(App("ne", x, ZERO))
    return found


__all__ = ["Lam", "Reader"]
