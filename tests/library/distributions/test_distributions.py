"""Every family, as data: its density has mass 1, and the claimed moments are those of the density."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from fractions import Fraction
from typing import Any

import mpmath
import pytest

from kld_proof.kernel.term import App, Bound, Num, Term, Var, apply, names, show
from kld_proof.library.distributions import NAMES, Distribution, all_distributions, spelled

FAMILIES = [
    d for family in all_distributions() for d in dict.fromkeys((family, family.by_root, *family.others)) if d
]
SAMPLES = {
    "p": "1/3",
    "n": "5",
    "l": "7/4",
    "k": "5",
    "mu": "-1/3",
    "v": "3/5",
    "s": "3/4",
    "a": "2",
    "b": "7",
    "m": "2/3",
    "N": "12",
    "K": "4",
    "r": "3",
    "g": "5/4",
}
SHAPES = {"Weibull": "3/2", "Pareto": "5", "Erlang": "3"}
"""The samples of k and a where those above make the integrals hard for floating point."""
WITHOUT_MOMENTS = ("beta prime", "Cauchy", "F", "inverse gamma", "Pareto", "Student")
"""Families that have no mean or no variance at some parameters: none is claimed."""
UNARY: dict[str, Callable[[Any], Any]] = {
    "neg": lambda a: -a,
    "exp": mpmath.exp,
    "ln": mpmath.log,
    "sqrt": mpmath.sqrt,
    "abs": abs,
    "gamma": mpmath.gamma,
    "factorial": mpmath.factorial,
}
BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "div": lambda a, b: a / b,
    "pow": lambda a, b: a**b,
    "beta": mpmath.beta,
    "binom": mpmath.binomial,
}


def value(t: Term, at: dict[str, Fraction]) -> Any:
    """A floating-point value: enough to tell a law's moments from wrong ones."""
    if isinstance(t, Num):
        return mpmath.mpf(t.value.numerator) / t.value.denominator
    if isinstance(t, Var):
        return at[t.name] if isinstance(at[t.name], mpmath.mpf) else value(Num(at[t.name]), at)
    assert isinstance(t, App), show(t)
    arguments = [value(a, at) for a in t.args]
    if t.head in ("add", "mul"):
        return mpmath.fsum(arguments) if t.head == "add" else mpmath.fprod(arguments)
    if t.head in ("pi", "euler_gamma"):
        return mpmath.pi if t.head == "pi" else mpmath.euler
    return UNARY[t.head](*arguments) if t.head in UNARY else BINARY[t.head](*arguments)


def samples(family: Distribution) -> dict[str, Any]:
    """The parameters at which a family is tried."""
    at: dict[str, Any] = {name: Fraction(text) for name, text in SAMPLES.items()}
    special = Fraction(SHAPES.get(family.name, SAMPLES["k"]))
    return at | {"k": special} | ({"a": special} if family.name == "Pareto" else {})


def mean_of(family: Distribution, function: Callable[[Any], Any]) -> Any:
    """The mean of `function` under the law at the sample parameters."""
    at = samples(family)
    law = family.law(tuple(Var(name) for name in family.parameters))

    def weighted(point: Any) -> Any:
        density = value(apply(law.density, Var("point")), at | {"point": mpmath.mpf(point)})
        return density * function(point)

    ends = [value(a, at) for a in law.support.args]  # type: ignore[attr-defined]
    low = {"naturals": 0, "reals": -mpmath.inf}.get(law.support.head) if not ends else ends[0]  # type: ignore[attr-defined]
    high = ends[1] if len(ends) == 2 else mpmath.inf
    if family.name == "Gumbel":  # exp(exp(-x)) is too large for the sums of quadrature further down
        return mpmath.quad(weighted, [-12, 0, 1, mpmath.inf])
    if law.discrete:
        return mpmath.nsum(weighted, [low, high])
    middle = [mpmath.mpf(0), mpmath.mpf(1)] if not ends else []
    return mpmath.quad(weighted, [low, *middle, high] if high != mpmath.inf or middle else [low, 1, 5, high])


@pytest.mark.parametrize("family", FAMILIES, ids=lambda d: f"{d.name}-{d.parameters[-1]}")
def test_the_density_has_mass_one_and_the_claimed_moments(family: Distribution) -> None:
    at = samples(family)
    assert mpmath.almosteq(mean_of(family, lambda x: mpmath.mpf(1)), 1, 1e-6)
    if family.mean is None or family.variance is None:
        assert family.name in WITHOUT_MOMENTS
        return
    mean, variance = value(family.mean, at), value(family.variance, at)
    assert mpmath.almosteq(mean_of(family, lambda x: x), mean, 1e-6)
    assert mpmath.almosteq(mean_of(family, lambda x: (x - mean) ** 2), variance, 1e-6)


@pytest.mark.parametrize("family", [d for d in FAMILIES if d.closed], ids=lambda d: d.name)
def test_a_closed_family_has_a_law_at_each_edge(family: Distribution) -> None:
    """Mass 1 and the claimed mean where 0 < p or p < 1 is an equation: all of it in the first few points."""
    at = samples(family)
    edges = [c.args for c in family.conditions if isinstance(c, App) and c.head == "lt"]
    assert edges and family.discrete
    for a, b in edges:
        name, edge = (a, b) if isinstance(a, Var) else (b, a)
        assert isinstance(name, Var) and isinstance(edge, Num) and family.mean is not None
        there = at | {name.name: edge.value}
        points = range(6 if "n" in names(family.density) else 2)
        masses = [value(family.density, there | {"x": Fraction(k)}) for k in points]
        assert sum(masses) == 1
        assert sum(k * m for k, m in enumerate(masses)) == value(family.mean, there)


@pytest.mark.parametrize("family", FAMILIES, ids=lambda d: f"{d.name}-{d.parameters[-1]}")
def test_a_family_names_only_its_parameters(family: Distribution) -> None:
    law = family.law(tuple(Var(name) for name in family.parameters))
    allowed = frozenset(family.parameters)
    for term in (law.density, law.support, family.mean, family.variance, *law.conditions):
        assert term is None or names(term) <= allowed
    assert law.density.loose == 0 and NAMES[family.name].spellings


@pytest.mark.parametrize(
    ("name", "inside", "outside"),
    [
        ("exponential", "3/2", "2"), ("gamma", "6", "7"), ("chi-squared", "1/4", "1/2"),
        ("Laplace", "1/8", "1/7"),
        ("geometric", "1/3", "1/2"), ("log-normal", "-1", "1/100"),
    ],
)  # fmt: skip
def test_where_the_mean_of_an_exponential_exists(name: str, inside: str, outside: str) -> None:
    """The samples are on the two sides of the last t; everywhere else there is no condition."""
    (family,) = (d for d in all_distributions() if d.name == name)
    for text, expected in ((inside, True), (outside, False)):
        at: dict[str, Any] = {n: Fraction(v) for n, v in (SAMPLES | {"t": text}).items()}
        sides = [tuple(value(a, at) for a in c.args) for c in family.generating if isinstance(c, App)]
        heads = [c.head for c in family.generating if isinstance(c, App)]
        found = [a < b or (a == b and h == "le") for (a, b), h in zip(sides, heads, strict=True)]
        assert found and all(found) is expected


def test_a_square_is_read_by_its_root_and_a_bare_variance_is_not() -> None:
    (normal,) = spelled("N")
    squared = normal.law((Var("m"), App("pow", Var("s"), Num(2))))
    assert squared.conditions == (App("lt", Num(0), Var("s")),)
    bare = normal.law((Var("m"), Var("w")))
    assert bare.conditions == (App("lt", Num(0), Var("w")),)
    assert App("sqrt", Var("w")) not in [squared.density] and squared.density != bare.density


def test_conditions_on_numbers_are_decided() -> None:
    (normal,) = spelled("N")
    assert normal.law((Num(0), Num(1))).conditions == ()
    assert normal.law((Num(0), Num(-1))).conditions == (App("lt", Num(0), Num(-1)),)


def test_a_wrong_number_of_parameters_is_refused() -> None:
    (normal,) = spelled("N")
    with pytest.raises(ValueError, match="2 parameters"):
        normal.law((Var("m"),))


def test_a_density_never_captures_a_parameter_called_x() -> None:
    (normal,) = spelled("N")
    law = normal.law((Var("x"), Num(1)))
    assert "x" in names(law.density)
    assert names(apply(law.density, Bound(0))) == {"x"}


def test_a_wrong_claim_is_noticed() -> None:
    (poisson,) = spelled("Poiss")
    wrong = replace(poisson, variance=App("pow", Var("l"), Num(2)))
    with pytest.raises(AssertionError):
        test_the_density_has_mass_one_and_the_claimed_moments(wrong)
