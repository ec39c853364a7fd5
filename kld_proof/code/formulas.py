"""The named formulas that code is compared with: a definition, its closed form, and what is assumed.

Every closed form is a claim like any other: `verify_step` proves `definition = closed_form` under the
assumptions, with a certificate.
Sources: T. M. Cover and J. A. Thomas, Elements of Information Theory, 2nd ed. 2006, chapter 8;
D. P. Kingma and M. Welling, Auto-Encoding Variational Bayes, 2014, appendix B.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var, bind, substitute, subterms

TWO, HALF = Num(2), Num(Fraction(1, 2))


@dataclass(frozen=True)
class Formula:
    """`definition = closed_form` for all real `symbols` that satisfy `assumptions`.

    `roles` gives each symbol its kind, `mean`, `scale` or `point`, and the number of the law that it belongs
    to (1 or 2; 0 for a point).  `noun` names the quantity in sentences.  `definition` is None where
    the closed form is the definition.  `page` says that the formula stands on a page with the page's names.
    """

    name: str
    title: str
    noun: str
    roles: dict[str, tuple[str, int]]
    closed_form: Term
    definition: Term | None = None
    assumptions: tuple[Term, ...] = ()
    page: bool = False

    @property
    def has_choices(self) -> bool:
        """Does it take minima, maxima or cases, so that a clamp in the code is a part of the formula?"""
        return self.page and any(
            type(t) is App and t.head in ("min", "max", "ite") for t in subterms(self.closed_form)
        )

    @property
    def symbols(self) -> tuple[str, ...]:
        return tuple(self.roles)


def square(a: Term) -> Term:
    return App("pow", a, TWO)


def minus(a: Term, b: Term) -> Term:
    return App("add", a, App("neg", b))


def normal_density(x: Term, mean: Term, scale: Term) -> Term:
    """The density of N(mean, scale^2) at x."""
    standard = App("div", minus(x, mean), scale)
    normaliser = App("mul", scale, App("sqrt", App("mul", TWO, App("pi"))))
    return App("div", App("exp", App("neg", App("div", square(standard), TWO))), normaliser)


def _over_reals(body: Term) -> Term:
    return App("integral", App("reals"), bind(body, "x"))


X, MU, SIGMA = Var("x"), Var("mu"), Var("sigma")
MU_1, SIGMA_1, MU_2, SIGMA_2 = Var("mu_1"), Var("sigma_1"), Var("mu_2"), Var("sigma_2")
_P, _Q = normal_density(X, MU_1, SIGMA_1), normal_density(X, MU_2, SIGMA_2)
_ONE_LAW = {"mu": ("mean", 1), "sigma": ("scale", 1)}
_TWO_LAWS = {"mu_1": ("mean", 1), "sigma_1": ("scale", 1), "mu_2": ("mean", 2), "sigma_2": ("scale", 2)}

_KL = _over_reals(App("mul", _P, App("ln", App("div", _P, _Q))))
_KL_CLOSED = App(
    "add",
    App("ln", App("div", SIGMA_2, SIGMA_1)),
    App("div", App("add", square(SIGMA_1), square(minus(MU_1, MU_2))), App("mul", TWO, square(SIGMA_2))),
    App("neg", HALF),
)
_STANDARD = {"mu_1": MU, "sigma_1": SIGMA, "mu_2": ZERO, "sigma_2": ONE}
_DENSITY = normal_density(X, MU, SIGMA)
_LOG_2PI = App("ln", App("mul", TWO, App("pi")))

_ALL = [
    Formula(
        "gaussian_kl_standard",
        "KL( N(mu, sigma^2) || N(0, 1) )",
        "the divergence",
        _ONE_LAW,
        App(
            "mul",
            App("neg", HALF),
            App("add", ONE, App("ln", square(SIGMA)), App("neg", square(MU)), App("neg", square(SIGMA))),
        ),
        substitute(_KL, _STANDARD),
        (App("lt", ZERO, SIGMA),),
    ),
    Formula(
        "gaussian_kl",
        "KL( N(mu_1, sigma_1^2) || N(mu_2, sigma_2^2) )",
        "the divergence",
        _TWO_LAWS,
        _KL_CLOSED,
        _KL,
        (App("lt", ZERO, SIGMA_1), App("lt", ZERO, SIGMA_2)),
    ),
    Formula(
        "gaussian_entropy",
        "the differential entropy of N(mu, sigma^2)",
        "the entropy",
        {"sigma": ("scale", 1)},
        App("add", HALF, App("mul", HALF, _LOG_2PI), App("ln", SIGMA)),
        substitute(_over_reals(App("neg", App("mul", _DENSITY, App("ln", _DENSITY)))), {"mu": ZERO}),
        (App("lt", ZERO, SIGMA),),
    ),
    Formula(
        "gaussian_nll",
        "minus the log-density of N(mu, sigma^2) at x",
        "the negative log-likelihood",
        {"x": ("point", 0), **_ONE_LAW},
        App(
            "add",
            App("mul", HALF, _LOG_2PI),
            App("ln", SIGMA),
            App("div", square(minus(X, MU)), App("mul", TWO, square(SIGMA))),
        ),
        App("neg", App("ln", _DENSITY)),
        (App("lt", ZERO, SIGMA),),
    ),
]
FORMULAS: dict[str, Formula] = {formula.name: formula for formula in _ALL}
