"""One visit of a term: names for bound variables, brackets by precedence, and the shape of each head."""

from __future__ import annotations

from collections.abc import Callable
from html import escape

from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var
from kld_proof.report.mathml.identifiers import name_markup
from kld_proof.report.plain import visible

RELATION, SUM, NEGATION, BINDER, PRODUCT, POWER, ATOM = range(7)
RELATIONS = {"eq": "=", "ne": "≠", "lt": "<", "le": "≤", "in": "∈"}
_LEVELS = dict.fromkeys(RELATIONS, RELATION) | dict.fromkeys(("sum", "prod", "integral", "limit"), BINDER)
_LEVELS |= {
    "add": SUM,
    "ite": SUM,
    "neg": NEGATION,
    "mul": PRODUCT,
    "div": PRODUCT,
    "deriv": PRODUCT,
    "pow": POWER,
    "exp": POWER,
}
_NAMED = {"gamma": "Γ", "digamma": "ψ", "beta": "B", "atan": "arctan", "asin": "arcsin", "acos": "arccos"}
_NAMED |= {"sign": "sgn", "pi": "π", "euler_gamma": "γ", "reals": "ℝ", "naturals": "ℕ", "integers": "ℤ"}


class Printer:
    """`scope` names the bound variables from the inside out; `taken` are the free names of the formula."""

    def __init__(self, shapes: Shapes, taken: frozenset[str], scope: tuple[str, ...] = ()) -> None:
        self.shapes, self.taken, self.scope = shapes, taken, scope

    def at(self, term: Term, level: int) -> str:
        """`term`, in brackets where it binds less tightly than `level`."""
        inside = self.markup(term)
        return inside if level_of(term) >= level else brackets(inside)

    def markup(self, term: Term) -> str:
        """`term` without brackets around it."""
        if type(term) is Var:
            return name_markup(term.name)
        if type(term) is Bound:
            known = term.index < len(self.scope)
            return name_markup(self.scope[term.index]) if known else identifier(f"#{term.index}")
        if type(term) is Num:
            return _number(term)
        if type(term) is Lam:
            name, body = self.under(term, "xyztuv", SUM)
            return name + operator("↦") + body
        assert type(term) is App
        return self.shapes.get(term.head, _call)(self, term)

    def under(self, function: Term, preferred: str, level: int) -> tuple[str, str]:
        """The bound variable of `function` under a fresh name, and its body in brackets as `level` asks."""
        used = self.taken | set(self.scope)
        candidates = [*preferred, *(f"x_{i}" for i in range(len(used) + 1))]
        name = next(n for n in candidates if n not in used)
        body = function.body if type(function) is Lam else function
        return name_markup(name), Printer(self.shapes, self.taken, (name, *self.scope)).at(body, level)


Shapes = dict[str, Callable[[Printer, App], str]]


def level_of(term: Term) -> int:
    """How tightly the outermost part of the printed term binds."""
    if type(term) is Num:
        whole = ATOM if term.value.denominator == 1 else PRODUCT
        return whole if term.value >= 0 else NEGATION
    if type(term) is App:
        return _LEVELS.get(term.head, ATOM) if term.args else ATOM
    return SUM if type(term) is Lam else ATOM


def _number(term: Num) -> str:
    top, bottom = abs(term.value.numerator), term.value.denominator
    digits = f"<mn>{top}</mn>" if bottom == 1 else f"<mfrac><mn>{top}</mn><mn>{bottom}</mn></mfrac>"
    return digits if term.value >= 0 else f"<mrow>{operator('−')}{digits}</mrow>"


def _call(p: Printer, t: App) -> str:
    """`name(arguments)`: every head without a shape of its own, function variables included."""
    name = name_markup(t.head[1:]) if t.head.startswith("$") else identifier(_NAMED.get(t.head, t.head))
    if not t.args:
        return name
    return name + operator("\u2061") + brackets(operator(",").join(p.at(a, SUM) for a in t.args))


def row(inside: str) -> str:
    """One argument, whatever it is made of."""
    return f"<mrow>{inside}</mrow>"


def brackets(inside: str) -> str:
    """Round brackets that grow with what they hold."""
    return f"<mrow>{operator('(')}{inside}{operator(')')}</mrow>"


def operator(text: str) -> str:
    """A sign of ours; `text` never comes from a document unescaped."""
    return f"<mo>{escape(text)}</mo>"


def identifier(text: str) -> str:
    """A name that is set upright: a function, a constant, a set."""
    return f'<mi mathvariant="normal">{escape(visible(text))}</mi>'
