"""The language of the library's statements: what it says, and that nothing else is read at all."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Var
from kld_proof.library.statement import statement

a, b, c = Var("a"), Var("b"), Var("c")


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("-3", Num(-3)),
        ("a - b + c", App("add", a, App("neg", b), c)),
        ("a - (b + c)", App("add", a, App("neg", App("add", b, c)))),
        ("a*b*c", App("mul", a, b, c)),
        ("a/b/c", App("div", App("div", a, b), c)),
        ("-a**2", App("neg", App("pow", a, Num(2)))),
        ("(-a)**2", App("pow", App("neg", a), Num(2))),
        ("a**b**c", App("pow", a, App("pow", b, c))),
        ("a > b", App("lt", b, a)),
        ("a >= b", App("le", b, a)),
        ("a != b", App("ne", a, b)),
        ("a in naturals", App("in", a, App("naturals"))),
        ("a in from_(b)", App("in", a, App("from", b))),
        ("lambda x: x + a", Lam(App("add", Bound(0), a))),
        ("lambda x, y: x", Lam(Lam(Bound(1)))),
        ("lambda x: lambda x: x", Lam(Lam(Bound(0)))),
        ("exp(1)*pi", App("mul", App("exp", ONE), App("pi"))),
    ],
)
def test_what_a_statement_says(text: str, meaning: object) -> None:
    assert statement(text) == meaning


def test_function_variables() -> None:
    assert statement("f(a)", ("$f",)) == App("$f", a)
    assert statement("f", ("$f",)) == Lam(App("$f", Bound(0)))
    assert statement("f") == Var("f")
    assert statement("lambda f: f", ("$f",)) == Lam(Bound(0))


@pytest.mark.parametrize(
    "text",
    [
        "f(a, b=1)",
        "f(*a)",
        "f(a)(b)",
        "a.b",
        "a.b(c)",
        "a[b]",
        "[a]",
        "lambda: a",
        "lambda *x: a",
        "lambda **x: a",
        "lambda x=1: x",
        "lambda x, /: x",
        "lambda *, x: x",
        "True",
        "None",
        "1.5",
        "'a'",
        "a < b < c",
        "a is b",
        "a not in b",
        "a and b",
        "not a",
        "a if b else c",
        "a // b",
        "a % b",
        "a @ b",
        "~a",
        "+a",
        "(x := a)",
        "a,",
    ],
)
def test_nothing_else_is_read(text: str) -> None:
    with pytest.raises(ValueError, match="not in the language of statements"):
        statement(text)


@pytest.mark.parametrize("text", ["a b", "a = b", "import os", "", "f("])
def test_what_is_no_expression_is_an_error(text: str) -> None:
    with pytest.raises(SyntaxError):
        statement(text)
