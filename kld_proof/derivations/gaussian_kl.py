"""The KL divergence of two normal laws, from its definition to the line of training code.

P = N(mu_1, sigma_1^2) has the density p and Q = N(mu_2, sigma_2^2) the density q.  Sources: Kullback,
Information Theory and Statistics, 9.1; Kingma and Welling, Auto-Encoding Variational Bayes, appendix B.
"""

from __future__ import annotations

from typing import Any

import sympy as sp

from kld_proof.document.python import Derivation

x = sp.Symbol("x", real=True)
mu, mu_1, mu_2, log_var = sp.symbols("mu mu_1 mu_2 log_var", real=True)
sigma, sigma_1, sigma_2 = sp.symbols("sigma sigma_1 sigma_2", positive=True)
p, q = sp.Function("p"), sp.Function("q")
HALF = sp.Rational(1, 2)


def normal_density(m: Any, s: Any) -> Any:
    """The density of N(m, s^2) at x."""
    return sp.exp(-((x - m) ** 2) / (2 * s**2)) / (sp.sqrt(2 * sp.pi) * s)


def expectation(g: Any) -> Any:
    """E_P of g(X): the integral of p(x) g(x)."""
    return sp.Integral(p(x) * g, (x, -sp.oo, sp.oo))


def z(m: Any, s: Any) -> Any:
    """The square of the standardised variable."""
    return ((x - m) / s) ** 2


with sp.evaluate(False):  # as written; SymPy would load much of itself to rearrange the lines
    DENSITIES = {p(x): normal_density(mu_1, sigma_1), q(x): normal_density(mu_2, sigma_2)}
    RATIO = sp.log(sigma_2 / sigma_1)
    SECOND, FIRST = (x - mu_2) ** 2, (x - mu_1) ** 2
    CLOSED = RATIO + (sigma_1**2 + (mu_1 - mu_2) ** 2) / (2 * sigma_2**2) - HALF


def definition() -> Derivation:
    """The divergence for densities that are only names: positive functions for which it exists."""
    from kld_proof.library.statement import statement

    d = Derivation("The divergence of two densities")
    d.assume(
        *(statement(f"all(reals, lambda x: 0 < {f}(x))", ("$p", "$q")) for f in "pq"),
        statement("integrable(reals, lambda x: p(x)*ln(p(x)/q(x)))", ("$p", "$q")),
    )
    d.line(sp.Integral(p(x) * sp.log(p(x) / q(x)), (x, -sp.oo, sp.oo)))
    return d.line(sp.Integral((sp.log(p(x)) - sp.log(q(x))) * p(x), (x, -sp.oo, sp.oo)))


def general() -> Derivation:
    """From the integral to the closed form for two normal laws."""
    log_p = -HALF * sp.log(2 * sp.pi) - sp.log(sigma_1) - HALF * z(mu_1, sigma_1)
    log_q = -HALF * sp.log(2 * sp.pi) - sp.log(sigma_2) - HALF * z(mu_2, sigma_2)
    collected = RATIO + HALF * (z(mu_2, sigma_2) - z(mu_1, sigma_1))
    d = Derivation("The divergence of two normal laws", define=DENSITIES)
    d.line(sp.Integral(p(x) * sp.log(p(x) / q(x)), (x, -sp.oo, sp.oo)))
    d.line(sp.Integral((sp.log(p(x)) - sp.log(q(x))) * p(x), (x, -sp.oo, sp.oo)))
    d.line(expectation(log_p - log_q), note="the densities put in")
    d.line(expectation(collected), note="collected")
    d.line(RATIO + expectation(SECOND) / (2 * sigma_2**2) - expectation(FIRST) / (2 * sigma_1**2))
    d.line(RATIO + expectation(SECOND) / (2 * sigma_2**2) - HALF)
    return d.line(CLOSED)


def second_moment() -> Derivation:
    """The trick: mu_1 is added and subtracted inside the square."""
    d = Derivation("The second moment about another point", define=DENSITIES)
    gap = mu_1 - mu_2
    d.line(expectation(SECOND))
    d.line(expectation(((x - mu_1) + gap) ** 2))
    d.line(expectation(FIRST) + 2 * gap * expectation(x - mu_1) + gap**2)
    return d.line(sigma_1**2 + gap**2)


def standard_form(m: Any, s: Any) -> Any:
    """-(1/2)(ln s^2 + 1 - m^2 - s^2), in this shape."""
    return _halved(sp.log(s**2), m, s**2)


def code_line(m: Any, v: Any) -> Any:
    """The line of training code: -0.5 * (log_var + 1 - mu**2 - exp(log_var))."""
    return _halved(v, m, sp.exp(v))


def _halved(log_variance: Any, m: Any, variance: Any) -> Any:
    with sp.evaluate(False):
        return -HALF * (log_variance + 1 - m**2 - variance)


def standard(result: Derivation) -> Derivation:
    """The general result at mu_2 = 0, sigma_2 = 1, as it stands in the training code."""
    d = result.instance({mu_1: mu, sigma_1: sigma, mu_2: 0, sigma_2: 1}, "Against the standard normal law")
    return d.line(standard_form(mu, sigma))


def training_code(result: Derivation) -> Derivation:
    """The same with log_var = ln(sigma^2)."""
    d = result.instance({sigma: sp.exp(log_var / 2)}, "The line of training code")
    return d.line(code_line(mu, log_var))


def minimum() -> Derivation:
    """Neither the divergence nor the code's line is negative, and both are 0 at mu = 0, sigma = 1."""
    d = Derivation("Never negative, and zero at the standard normal law")
    d.line(standard_form(mu, sigma)).line(0, ">=")
    d.start(standard_form(sp.Integer(0), sp.Integer(1))).line(0)
    d.start(code_line(mu, log_var)).line(0, ">=")
    return d.start(code_line(sp.Integer(0), sp.Integer(0))).line(0)


def uniqueness() -> list[Derivation]:
    """Where they are 0, mu = 0 and sigma = 1: the two have the same minimiser, and only one."""
    divergence = Derivation(
        "Zero only there: the divergence", assume=[sp.Eq(standard_form(mu, sigma), 0, evaluate=False)]
    )
    divergence.line(mu).line(0).start(sigma).line(1)
    code = Derivation(
        "Zero only there: the line of code", assume=[sp.Eq(code_line(mu, log_var), 0, evaluate=False)]
    )
    code.line(mu).line(0).start(log_var).line(0)
    return [divergence, code]


def derivations() -> list[Derivation]:
    """All parts, in the order in which they build on each other."""
    with sp.evaluate(False):
        closed = general()
        special = standard(closed)
        return [
            *(definition(), closed, second_moment(), special, training_code(special), minimum()),
            *uniqueness(),
        ]
