"""SymPy expressions are read as they are written; what means nothing over the reals is refused."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import mpmath  # type: ignore[import-untyped]
import pytest
import sympy as sp
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.document.from_sympy import Reader
from kld_proof.errors import InputError
from kld_proof.kernel.term import App, Num, Term
from tests.library import numeric
from tests.search.contexts import term

x, y = sp.symbols("x y", real=True)
a = sp.Symbol("a", positive=True)
k = sp.Symbol("k", integer=True)
f = sp.Function("f")

READ: list[tuple[Any, str]] = [
    (sp.Integer(3), "3"),
    (sp.Rational(1, 3), "1/3"),
    (sp.pi, "pi"),
    (sp.E, "exp(1)"),
    (x**2, "x**2"),
    (1 / x, "1/x"),
    (sp.exp(x), "exp(x)"),
    (sp.log(x), "ln(x)"),
    (sp.sqrt(x), "sqrt(x)"),
    (sp.Abs(x), "abs(x)"),
    (f(x, y), "f(x, y)"),
    (sp.Integral(x**2, (x, -sp.oo, sp.oo)), "integral(reals, lambda x: x**2)"),
    (sp.Integral(x, (x, 0, a)), "integral(interval(0, a), lambda x: x)"),
    (sp.Integral(x, (x, a, sp.oo)), "integral(above(a), lambda x: x)"),
    (sp.Integral(x, (x, -sp.oo, a)), "integral(below(a), lambda x: x)"),
    (sp.Integral(x, (x, 1, 0)), "-integral(interval(0, 1), lambda x: x)"),
    (sp.Sum(k, (k, 1, 0)), "sum(range(1, 0), lambda k: k)"),
    (sp.Sum(k, (k, 1, 5)), "sum(range(1, 5), lambda k: k)"),
    (sp.Sum(1 / k**2, (k, 1, sp.oo)), "sum(from_(1), lambda k: 1/k**2)"),
    (sp.Product(k, (k, 1, 5)), "prod(range(1, 5), lambda k: k)"),
    (sp.factorial(k), "factorial(k)"),
    (sp.Max(x, y), "max(x, y)"),
    (sp.Derivative(f(x), x), "deriv(lambda t: f(t), x)"),
    (sp.Piecewise((x, x < 0), (y, True)), "ite(x < 0, x, y)"),
]


@pytest.mark.parametrize(("expression", "text"), READ, ids=lambda v: str(v))
def test_an_expression_is_read(expression: Any, text: str) -> None:
    found = Reader().term(expression)
    assert isinstance(found, Term) and repr(found) in (repr(term(text)), repr(_literal(term(text))))


def _literal(t: Term) -> Term:
    """1/3 as the number that SymPy holds."""
    match t:
        case App(head="div", args=(Num(value=p), Num(value=q))):
            return Num(Fraction(p, q))
    return t


REFUSED: list[Any] = [
    sp.oo,
    sp.nan,
    sp.zoo,
    sp.I,
    x + sp.I,
    sp.Symbol("A", commutative=False),
    sp.Symbol("z", imaginary=True),
    sp.Symbol("z", complex=True),
    sp.Symbol("z", extended_real=True),
    sp.Symbol("z", infinite=True),
    sp.Sum(k, (k, 5, 2)),
    sp.Product(k, (k, 5, 3)),
    sp.Sum(k, (k, a, a - 3)),
    sp.Sum(k, (k, 1, k**2 - 5), (k, 1, 9)),
    sp.Integral(x, x),
    sp.Integral(x, (x, sp.oo, 0)),
    sp.Piecewise((x, x < 0)),
    sp.besselj(0, x),
    sp.Matrix([[x]]),
    sp.Symbol("two words"),
    "x",
    object(),
]


@pytest.mark.parametrize("expression", REFUSED, ids=lambda v: str(v)[:16])
def test_what_means_nothing_over_the_reals_is_refused(expression: Any) -> None:
    with pytest.raises((InputError, sp.SympifyError)) as caught:
        Reader().term(expression)
    assert str(caught.value)


def test_text_is_never_evaluated(tmp_path: Any) -> None:
    mark = tmp_path / "mark"
    with pytest.raises((InputError, sp.SympifyError)):
        Reader().term(f"__import__('pathlib').Path({str(mark)!r}).touch()")
    assert not mark.exists()


def test_two_symbols_of_one_name_are_not_mixed_up() -> None:
    reader = Reader()
    reader.term(sp.Symbol("s", positive=True))
    with pytest.raises(InputError, match="both named s"):
        reader.term(sp.Symbol("s", real=True))


def test_a_relation_that_sympy_evaluated_says_nothing() -> None:
    with pytest.raises(InputError, match="evaluated"):
        Reader().proposition(sp.Integer(1) < 2)
    with pytest.raises(InputError, match="no relation"):
        Reader().proposition(x + 1)


@pytest.mark.parametrize(
    ("relation", "text"),
    [(x < y, "x < y"), (x >= y, "y <= x"), (sp.Ne(x, 0), "x != 0"), (sp.Eq(x, y), "x == y")],
)
def test_a_relation_is_read(relation: Any, text: str) -> None:
    assert Reader().proposition(relation) == term(text)


def test_declarations_become_assumptions() -> None:
    reader = Reader()
    found = [
        p for _, p in reader.declared([reader.term(a + x + sp.Symbol("n", integer=True, nonnegative=True))])
    ]
    assert set(found) == {term("0 < a"), term("n in naturals")}


def test_a_definition_is_put_in_wherever_the_name_stands() -> None:
    reader = Reader()
    equation = reader.define(f(x), x**2 + y)
    assert equation in (term("f(x) == x**2 + y"), term("f(x) == y + x**2"))
    assert reader.term(f(a)) in (term("a**2 + y"), term("y + a**2"))


@pytest.mark.parametrize("applied", [f(x, x), f(2), f(x + 1), x, sp.log(x)])
def test_only_a_function_of_distinct_symbols_is_defined(applied: Any) -> None:
    with pytest.raises(InputError, match="distinct symbols"):
        Reader().define(applied, x)


def expressions() -> st.SearchStrategy[Any]:
    leaves = st.one_of(
        st.sampled_from([x, y, a]), st.integers(-4, 4).map(sp.Integer), st.just(sp.Rational(2, 3))
    )

    def extend(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
        return st.one_of(
            st.builds(lambda u, v: u + v, inner, inner),
            st.builds(lambda u, v: u * v, inner, inner),
            st.builds(lambda u, v: u - v, inner, inner),
            st.builds(lambda u, n: u**n, inner, st.integers(1, 3)),
            st.builds(lambda u: sp.exp(-(u**2)), inner),
            st.builds(lambda u: sp.Abs(u), inner),
            st.builds(lambda u: 1 / (1 + u**2), inner),
        )

    return st.recursive(leaves, extend, max_leaves=6)


@settings(max_examples=80, deadline=None)
@given(expressions())
def test_the_term_has_the_value_of_the_expression(expression: Any) -> None:
    """At a point, by SymPy's own numbers."""
    point = {"x": 0.7, "y": -1.3, "a": 2.1}
    expected = expression.evalf(
        25, subs={x: sp.Rational(7, 10), y: sp.Rational(-13, 10), a: sp.Rational(21, 10)}
    )
    found = numeric.value(Reader().term(expression), point)
    assert mpmath.almosteq(found, float(expected), 1e-7, 1e-7)


def required(*expressions: Any) -> set[str]:
    """What is inferred for a derivation with these expressions."""
    reader = Reader()
    return {repr(p) for _, p in reader.declared([reader.term(e) for e in expressions])}


def propositions(*texts: str) -> set[str]:
    """Propositions in the library's notation."""
    return {repr(term(text)) for text in texts}


def test_ends_in_the_wrong_order_mean_something_else_to_sympy() -> None:
    n, i, j = sp.symbols("n i j", integer=True)
    assert sp.Sum(1, (k, 5, 2)).doit() == -2
    assert required(sp.Sum(k, (k, 1, n))) == propositions("n in naturals")
    assert required(sp.Sum(k, (k, 3, n))) == propositions("0 <= n + -2", "n in integers")
    assert required(sp.Sum(k, (k, n, n + 4))) == propositions("n in integers")
    assert required(sp.Sum(i * j, (j, 1, i), (i, 1, 5))) == set()
    assert required(sp.Sum(i * j, (j, i, 5), (i, 1, 5))) == set()


def test_a_plain_symbol_that_ends_a_sum_is_an_integer() -> None:
    n = sp.Symbol("n")
    assert required(sp.Sum(k, (k, 1, n))) == propositions("n in naturals")
    assert not any("naturals" in p or "integers" in p for p in required(sp.Sum(k, (k, 1, a))))
