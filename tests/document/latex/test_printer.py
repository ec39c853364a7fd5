"""Terms to LaTeX and back: reading what was printed gives the same term."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from kld_proof.document.latex import ast
from kld_proof.document.latex.printer import latex
from kld_proof.document.latex.spelling import latex_name
from kld_proof.document.latex.statements import read
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, bind

from .elaborated import normal, reread

FUNCTIONS = frozenset({"p", "q", "f"})
NAMES = [
    "x",
    "y",
    "n",
    "k",
    "T",
    "e_1",
    "mu_1",
    "sigma_q",
    "hat(mu)",
    "theta^(t)",
    "log_var",
    "y_ij",
    "x'",
    "bold(x)",
    "kl",
    "p_0",
    "d",
    "E",
]
x, y, mu, two = Var("x"), Var("y"), Var("mu_1"), Num(2)


@pytest.mark.parametrize(
    ("term", "text"),
    [
        (App("add", x, App("neg", y), two), "x - y + 2"),
        (App("mul", two, x, App("add", x, y)), r"2 x \cdot \left( x + y \right)"),
        (App("mul", x, two), r"x \cdot 2"),
        (App("div", x, App("pow", mu, two)), r"\frac{x}{\mu_{1}^{2}}"),
        (Num(Fraction(-1, 2)), r"-\frac{1}{2}"),
        (App("pow", App("neg", x), two), r"\left( -x \right)^{2}"),
        (App("mul", x, App("neg", y)), r"x \cdot \left( -y \right)"),
        (App("ln", App("mul", two, App("pi"))), r"\ln\left( 2 \pi \right)"),
        (App("pow", App("ln", x), two), r"\left( \ln\left( x \right) \right)^{2}"),
        (App("le", x, y), r"x \leq y"),
        (App("in", x, App("reals")), r"x \in \mathbb{R}"),
        (
            App("integral", App("reals"), Lam(App("mul", App("$p", Bound(0)), Bound(0)))),
            r"\int_{-\infty}^{\infty} p\left( x \right) \cdot x \, \mathrm{d}x",
        ),
        (
            App("sum", App("range", Num(1), Var("n")), Lam(App("pow", Bound(0), two))),
            r"\sum_{k = 1}^{n} k^{2}",
        ),
        (
            App("expect", Lam(App("pow", App("add", App("$X", Bound(0)), App("neg", mu)), two))),
            r"\mathrm{E}\left[ \left( X - \mu_{1} \right)^{2} \right]",
        ),
        (
            App("deriv", Lam(App("exp", Bound(0))), x),
            r"\frac{\mathrm{d}}{\mathrm{d}x} \left( \exp\left( x \right) \right)",
        ),
    ],
)
def test_terms_in_the_writers_order(term: Term, text: str) -> None:
    assert latex(term) == text


def test_bound_names_avoid_the_free_ones() -> None:
    term = App("integral", App("reals"), Lam(App("mul", x, Bound(0))))
    assert latex(term) == r"\int_{-\infty}^{\infty} x y \, \mathrm{d}y"
    assert reread(latex(term), FUNCTIONS) == term


@pytest.mark.parametrize(
    "name", [*NAMES, "n_{•j}", "cal(X)", "bb(R)", "x_{i+1}", "x^*", "x^new", "1_n", "SS_tot", "x1"]
)
def test_names_read_back(name: str) -> None:
    (statement,) = read(latex_name(name)).statements
    assert isinstance(statement.body, ast.Name) and statement.body.name == name


def _closed(children: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
    def app(head: str, *parts: st.SearchStrategy[Term]) -> st.SearchStrategy[Term]:
        return st.tuples(*parts).map(lambda args: App(head, *args))

    several = st.lists(children, min_size=2, max_size=3)
    bound = st.sampled_from(["x", "k"])
    body = st.tuples(children, bound).map(lambda pair: bind(*pair))
    one = st.sampled_from(
        [
            "neg",
            "exp",
            "ln",
            "sqrt",
            "abs",
            "factorial",
            "sin",
            "gamma",
            "digamma",
            "floor",
            "$p",
            "$f",
            "asin",
        ]
    )
    reals = st.one_of(
        st.just(App("reals")),
        app("interval", children, children),
        app("above", children),
        app("below", children),
    )
    integers = st.one_of(app("range", children, children), app("from", children))
    relation = st.tuples(st.sampled_from(["eq", "ne", "lt", "le"]), children, children).map(lambda t: App(*t))
    return st.one_of(
        several.map(lambda args: App("add", *args)),
        several.map(lambda args: App("mul", *args)),
        app("div", children, children),
        app("pow", children, children),
        app("binom", children, children),
        app("beta", children, children),
        app("max", children, children),
        app("$q", children, children),
        st.tuples(one, children).map(lambda t: App(*t)),
        st.tuples(relation, children, children).map(lambda t: App("ite", *t)),
        st.tuples(reals, body).map(lambda t: App("integral", *t)),
        st.tuples(st.sampled_from(["sum", "prod"]), integers, body).map(lambda t: App(*t)),
        st.tuples(body, children).map(lambda t: App("deriv", *t)),
    )


LEAVES = st.one_of(
    # E beside a name is refused as ambiguous: a mean, or a product
    st.sampled_from([n for n in NAMES if n != "E"]).map(Var),
    st.integers(-3, 12).map(Num),
    st.fractions(min_value=-2, max_value=2, max_denominator=7).map(Num),
    st.just(App("pi")),
)
TERMS = st.recursive(LEAVES, _closed, max_leaves=12)


def test_a_power_t_does_not_transpose() -> None:
    power = App("pow", Var("bold(x)"), Var("T"))
    assert latex(power) == r"\mathbf{x}^{{T}}" and reread(latex(power), FUNCTIONS) == power
    assert latex(App("pow", Var("x"), Var("T"))) == "x^{T}"


@settings(max_examples=500, deadline=None)
@example(App("pow", Var("bold(x)"), Var("T")))
@given(TERMS)
def test_print_then_read_gives_the_same_term(term: Term) -> None:
    assert normal(reread(latex(term), FUNCTIONS)) == normal(term)


@settings(max_examples=100, deadline=None)
@given(TERMS, TERMS)
def test_relations_round_trip(left: Term, right: Term) -> None:
    claim = App("lt", left, right)
    assert normal(reread(latex(claim), FUNCTIONS)) == normal(claim)
