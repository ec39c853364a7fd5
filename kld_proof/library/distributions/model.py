"""What is known of a family of probability laws, as data, and short names to write its terms with.

A law has parameters with conditions, a support (an open interval or a range of integers, see
docs/semantics.md) and, on it, a density or a mass function.  Mean and variance are *claims*: nothing
may use them before they are proved; the tests check them numerically.
"""

from __future__ import annotations

from collections.abc import Mapping

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, bind, substitute
from kld_proof.record import record

REALS, NATURALS, INTEGERS = App("reals"), App("naturals"), App("integers")
PI = App("pi")
TWO = Num(2)


def v(name: str) -> Term:
    return Var(name)


def add(*terms: Term) -> Term:
    return App("add", *terms)


def sub(a: Term, b: Term) -> Term:
    return App("add", a, neg(b))


def neg(a: Term) -> Term:
    return App("neg", a)


def mul(*terms: Term) -> Term:
    return App("mul", *terms)


def div(a: Term, b: Term) -> Term:
    return App("div", a, b)


def power(a: Term, e: Term | int) -> Term:
    return App("pow", a, Num(e) if isinstance(e, int) else e)


def exp(a: Term) -> Term:
    return App("exp", a)


def ln(a: Term) -> Term:
    return App("ln", a)


def sqrt(a: Term) -> Term:
    return App("sqrt", a)


def lt(a: Term, b: Term) -> Term:
    return App("lt", a, b)


def le(a: Term, b: Term) -> Term:
    return App("le", a, b)


def member(a: Term, domain: Term) -> Term:
    return App("in", a, domain)


def positive(name: str) -> Term:
    return lt(Num(0), Var(name))


@record(frozen=True)
class Law:
    """One probability law: a family at given parameters.

    `density` is a `Lam`, the density on `support` if `discrete` is false and else the mass function
    there; outside the support it is 0 whatever the `Lam` says.  `conditions` are what the parameters
    must satisfy, `generating` those on t (each a `Lam`) under which the mean of exp(t X) exists.
    """

    family: str
    support: Term
    density: Term
    discrete: bool = False
    conditions: tuple[Term, ...] = ()
    parameters: tuple[Term, ...] = ()
    generating: tuple[Term, ...] = ()
    mean: Term | None = None
    variance: Term | None = None
    closed: bool = False
    roles: tuple[tuple[str, ...], ...] = ()


@record(frozen=True)
class Distribution:
    """A family of laws.  `density` is a term in the variable `x` and the parameters' names.

    `by_root` is a second way to write the same family, chosen where the last argument is written as a square:
    its parameters end in the root.  `convention` says which of the usual parametrisations this is.
    `generating` are the conditions on `t` under which exp(t X) has a mean; none where it always has one.
    `others` are families of other parameters that people spell in the same way: a density or mass function
    that a page writes out tells which is meant, or the letters of the parameters, if these are `letters`.
    Where `usual` is false, nothing else does.  If `closed`, there is a law of the same form where a strict
    inequality of the conditions is an equation.  `letters` are empty for a parameter of any letter; `roles`
    are what a text may call the parameters, where they are not those of the family.
    """

    name: str
    parameters: tuple[str, ...]
    conditions: tuple[Term, ...]
    support: Term
    density: Term
    mean: Term | None
    variance: Term | None
    discrete: bool = False
    convention: str = ""
    by_root: Distribution | None = None
    generating: tuple[Term, ...] = ()
    others: tuple[Distribution, ...] = ()
    usual: bool = True
    letters: tuple[tuple[str, ...], ...] = ()
    closed: bool = False
    roles: tuple[tuple[str, ...], ...] = ()

    def law(self, arguments: tuple[Term, ...]) -> Law:
        """The law at `arguments`, one for each parameter; raises ValueError for another number of them."""
        if len(arguments) != len(self.parameters):
            raise ValueError(f"the {self.name} distribution has {len(self.parameters)} parameters")
        root = square_root(arguments[-1]) if self.by_root else None
        if self.by_root and root is not None:
            return self.by_root.law((*arguments[:-1], root))
        values = dict(zip(self.parameters, arguments, strict=True))
        conditions = tuple(turned(substitute(c, values)) for c in self.conditions)
        return Law(
            self.name,
            substitute(self.support, values),
            substitute(bind(self.density, "x"), values),
            self.discrete,
            tuple(c for c in conditions if not holds(c)),
            arguments,
            tuple(substitute(bind(c, "t"), values) for c in self.generating),
            *self.moments(arguments),
            self.closed,
            self.roles,
        )

    def moments(self, arguments: tuple[Term, ...]) -> tuple[Term | None, Term | None]:
        """The claimed mean and variance at `arguments`."""
        values: Mapping[str, Term] = dict(zip(self.parameters, arguments, strict=True))
        return (
            None if self.mean is None else substitute(self.mean, values),
            None if self.variance is None else substitute(self.variance, values),
        )


def square_root(t: Term) -> Term | None:
    """The `s` of a term written as `s^2`, or of the number 1."""
    if t == ONE:
        return t
    if isinstance(t, App) and t.head == "pow" and t.args[1] == TWO:
        return t.args[0]
    return None


def turned(condition: Term) -> Term:
    """`0 < t` for the same condition on a reciprocal, `0 < t^{-1}` or `0 < 1/t`."""
    if not isinstance(condition, App) or condition.head != "lt" or condition.args[0] != ZERO:
        return condition
    match condition.args[1]:
        case App(head="pow", args=(t, Num(value=e))) if e == -1:
            return turned(App("lt", ZERO, t))
        case App(head="div", args=(Num(value=v), t)) if v > 0:
            return turned(App("lt", ZERO, t))
    return condition


def holds(condition: Term) -> bool:
    """Whether a condition compares two numbers, and rightly."""
    if isinstance(condition, App) and all(isinstance(a, Num) for a in condition.args):
        values = [a.value for a in condition.args if isinstance(a, Num)]
        if condition.head == "lt":
            return values[0] < values[1]
        if condition.head == "le":
            return values[0] <= values[1]
    if isinstance(condition, App) and condition.head == "in" and isinstance(condition.args[0], Num):
        value = condition.args[0].value
        return value.denominator == 1 and (condition.args[1] == INTEGERS or value >= 0)
    return False
