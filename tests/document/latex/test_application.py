"""Application or product, and the end of a bare argument."""

from __future__ import annotations

import pytest

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.statements import read
from kld_proof.document.latex.symbols import SymbolTable
from tests.document.elaborate.pages import steps

from .sketch import notes, reading


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p(x)", "p<x>"),
        ("-p(x)", "-p<x>"),
        ("p(x|z)p(z)", "p<x | z>*p<z>"),
        (r"p(x \mid z)", "p<x | z>"),
        (r"p(x;\mu,\sigma^2)", "p<x ; mu , sigma^2>"),
        ("u(a,b)", "u<a , b>"),
        ("p(1-p)", "p*(add<1, -p>)"),
        ("n p (1-p)", "n*p*(add<1, -p>)"),
        (r"\mu(1-\mu)", "mu*(add<1, -mu>)"),
        ("n(n-1)", "n*(add<n, -1>)"),
        ("f^{-1}(x)", "f^[-1]<x>"),
        ("f'(x)", "f'<x>"),
        ("f_X(x)", "f_X<x>"),
        (r"\mathcal{N}(x; \mu, \sigma^2)", "cal(N)<x ; mu , sigma^2>"),
        (r"X \sim \chi^2(k)", "X ~ chi^[2]<k>"),
        (r"\mathrm{Bern}(p)", "Bern<p>"),
        (r"P(X \le x, Y > 2)", "P<X <= x , Y > 2>"),
        (r"f(\cdot)", "f<empty<>>"),
        (r"D_{\mathrm{KL}}(p\,\|\,q)", "D_KL<p || q>"),
        (r"\mathrm{KL}[P\,||\,Q]", "KL<P || Q>"),
        (r"E_{x \sim p}[\ln p(x)]", "E_[x ~ p]<ln<p<x>>>"),
        (r"\mathbb{E}\left[X|Y\right]", "E<X | Y>"),
        (r"\left\langle f(x) \right\rangle_{p(x)}", "angle<f<x>; p<x>>"),
        (r"E[X]^2 - E(X)^2", "add<E<X>^2, -E<X>^2>"),
        (r"\exp\left[-x\right]", "exp<-x>"),
        (r"\max\{a, b\}", "max<a , b>"),
        (r"\nabla f(x)", "nabla<f<x>>"),
    ],
)
def test_names_before_brackets(text: str, expected: str) -> None:
    assert reading(text) == expected


def test_what_is_declared_decides() -> None:
    assert reading("a(x)", SymbolTable(variables=frozenset("a"))) == "a*(x)"
    assert reading("n(n-1)", SymbolTable(functions=frozenset("n"))) == "n<add<n, -1>>"
    assert reading("f(x)", SymbolTable(random=frozenset("f"))) == "f*(x)"


def test_a_power_of_a_centred_mean_stands_inside_with_a_note() -> None:
    text = r"E_p(X-\mu)^2"
    assert reading(text) == "E_[p]<(add<X, -mu>)^2>" and notes(text) == ["argument"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\ln 2\pi", "ln<2*pi>"),
        (r"\ln 2\pi\sigma^2", "ln<2*pi*sigma^2>"),
        (r"\sin \omega t", "sin<omega*t>"),
        (r"\frac12 ln2\pi - ln\sigma", "add<div<1, 2>*ln<2*pi>, -ln<sigma>>"),
        (r"\ln\frac{a}{b} + c", "add<ln<div<a, b>>, c>"),
        (r"\ln x \cdot y", "ln<x>*y"),
        (r"\sin x \cos x", "sin<x>*cos<x>"),
        (r"\log_2 x", "log_[2]<x>"),
        (r"\ln^2 x", "ln^[2]<x>"),
        (r"\ln |x|", "ln<abs<x>>"),
        (r"\ln(x) y", "ln<x>*y"),
        ("lnp(x) - lnq(x)", "add<ln<p<x>>, -ln<q<x>>>"),
        (r"\int p(x) \log p(x) \, dx", "int[x]<p<x>*log<p<x>>>"),
    ],
)
def test_the_end_of_a_bare_argument(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        r"\ln(x)^2",
        r"\ln a/b",
        r"\ln \lambda e^{\lambda}",
        r"\ln x y",
        r"\ln 2 e^x",
        r"\ln x (1+x)",
        r"\log p(x) q(x)",
        r"\log x f(x)",
        r"\exp{x} y",
        r"\mathrm{E} X",
        r"\ln",
        r"\ln + 1",
    ],
)
def test_two_common_readings_are_an_error(text: str) -> None:
    with pytest.raises(LatexError):
        read(text)


def test_an_ambiguity_shows_its_readings() -> None:
    with pytest.raises(LatexError) as caught:
        read(r"\ln(x)^2")
    assert caught.value.readings == ("(ln(a))^n", "ln(a^n)")
    assert (caught.value.offset, caught.value.token) == (6, "^")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\hat{p}(1-\hat{p})", "hat(p)*(add<1, -hat(p)>)"),
        (r"\hat{f}(x+1)", "hat(f)<add<x, 1>>"),
        ("p^x (1-p)^{1-x}", "p^x*(add<1, -p>)^add<1, -x>"),
        (r"D_{KL}(p, q) = \int p(x) \, dx", "D_KL<p , q> = int[x]<p<x>>"),
        (r"\mathcal{L}(q) = q(z)", "cal(L)<q> = q<z>"),
        ("a(b) + a", "add<a*(b), a>"),
        (r"\lambda(\mu_2 - \mu_1)", "lambda*(add<mu_2, -mu_1>)"),
        (r"M(\hat{t}_1)", "M<hat(t)_1>"),
        (r"M_X(a t)", "M_X<a*t>"),
        (r"\mu_X(a + t)", "mu_X*(add<a, t>)"),
        (r"\Sigma(A X) = \Sigma(X)", "Sigma<A*X> = Sigma<X>"),
        (r"\Sigma(a + X) = b", "Sigma*(add<a, X>) = b"),
        (r"\sigma^{-1}(x - \mu)", "sigma^-1*(add<x, -mu>)"),
        (r"\mathop{\mathbb{E}}_{x \sim p}[x]", "E_[x ~ p]<x>"),
        (r"\underset{x \sim p}{\mathbb{E}}[x]", "E_[x ~ p]<x>"),
        (r"\mathbf{1}\{x > 0\}", "bold(1)<x > 0>"),
        (r"A^\top E b", "transpose<A>*E*b"),
    ],
)
def test_what_else_the_formula_shows_decides(text: str, expected: str) -> None:
    assert reading(text) == expected


@pytest.mark.parametrize(
    "text", [r"\mathcal{L}\{f\} = s", r"\mathcal{L}\{1\}(s) = a", r"\mathcal{F}[f](w) = w"]
)
def test_a_transform_is_no_product(text: str) -> None:
    with pytest.raises(LatexError, match="transform"):
        read(text)


def test_a_functional_in_square_brackets_is_applied() -> None:
    assert reading(r"\mathcal{L}[q] = a") == "cal(L)<q> = a"


@pytest.mark.parametrize("text", [r"\mathcal{L}[f", r"\mathcal{L}\{", r"1 + \mathcal{F}["])
def test_an_open_bracket_behind_a_transform_is_an_error(text: str) -> None:
    with pytest.raises(LatexError):
        read(text)


@pytest.mark.parametrize("text", ["u'(0) + u'", "u''(0) + u''", "u'(t) + u'"])
def test_a_name_with_primes_may_be_a_derivative_before_a_place(text: str) -> None:
    (step,) = steps(f"$$ {text} = u' $$")
    assert "a derivative or a factor" in step.error


def test_a_name_with_primes_is_a_factor_before_a_sum() -> None:
    (step,) = steps("$$ a'(a + 1) = a' a + a' $$")
    assert not step.error
