"""Short ways to write terms in tests."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.kernel.term import App, Lam, Num, Term, Var, bind

Number = int | Fraction | str


def term(a: Term | Number) -> Term:
    """A term as it is; a number, or text such as `1/2`, as a numeral."""
    return a if isinstance(a, Term) else Num(Fraction(a))


def app(head: str, *args: Term | Number) -> App:
    return App(head, *[term(a) for a in args])


def add(*args: Term | Number) -> App:
    return app("add", *args)


def mul(*args: Term | Number) -> App:
    return app("mul", *args)


def sub(a: Term | Number, b: Term | Number) -> App:
    return app("add", a, app("neg", b))


def neg(a: Term | Number) -> App:
    return app("neg", a)


def div(a: Term | Number, b: Term | Number) -> App:
    return app("div", a, b)


def power(a: Term | Number, e: Term | Number) -> App:
    return app("pow", a, e)


def over(head: str, domain: Term, name: str, body: Term | Number) -> App:
    """The binder `head` over `domain` with `name` for the bound variable."""
    function: Lam = bind(term(body), name)
    return App(head, domain, function)


def positive(*names: str) -> list[Term]:
    return [app("lt", 0, Var(n)) for n in names]
