"""What people call the families of laws: the words of a text, and what stands before the parameters.

A family is a file beside this one, named after it (`module_of`), which is imported when a page needs it.
"""

from __future__ import annotations

from kld_proof.record import record

Words = tuple[str, ...]


@record(frozen=True)
class Names:
    """The words that name a family in a text, and its spellings in formulas."""

    words: Words
    spellings: Words


NAMES: dict[str, Names] = {
    "Bernoulli": Names(("Bernoulli",), ("Bern", "Bernoulli", "Ber", "B")),
    "beta": Names(("beta",), ("Bet", "Beta", "Be")),
    "beta prime": Names(("beta prime",), ("BetaPrime", "beta'")),
    "binomial": Names(("binomial",), ("Bin", "Binomial", "Binom", "B")),
    "Cauchy": Names(("Cauchy",), ("Cauchy",)),
    "chi": Names((), ("chi", "Chi")),
    "chi-squared": Names(("chi-squared", "chi-square"), ("chi^2", "ChiSquared")),
    "discrete uniform": Names(("discrete uniform",), ("U", "DU", "DUnif", "DiscreteUniform")),
    "Erlang": Names(("Erlang",), ("Erlang",)),
    "exponential": Names(("exponential",), ("Exp", "Exponential", "Expo")),
    "F": Names(("F-distribution", "F distribution"), ("F", "Fisher")),
    "gamma": Names(("gamma",), ("Gam", "Gamma", "Ga", "G")),
    "geometric": Names(("geometric",), ("Geom", "Geo", "Geometric")),
    "Gumbel": Names(("Gumbel",), ("Gumbel",)),
    "half-normal": Names(("half-normal",), ("HalfNormal", "Half-Normal", "HN")),
    "hypergeometric": Names(
        ("hypergeometric",), ("Hypergeometric", "HyperGeometric", "Hypergeom", "HypGeom", "Hyp", "HG")
    ),
    "inverse gamma": Names(
        ("inverse gamma", "inverse-gamma"),
        ("InvGamma", "Inv-Gamma", "InvGam", "InverseGamma", "Inverse-Gamma", "Gamma^-1"),
    ),
    "Kumaraswamy": Names(("Kumaraswamy",), ("Kumaraswamy", "Kuma")),
    "Laplace": Names(("Laplace",), ("Laplace", "Lap")),
    "log-normal": Names(("log-normal", "lognormal"), ("lnN", "LogNormal", "Lognormal", "LogN", "LN")),
    "logistic": Names(("logistic distribution", "logistic law"), ("Logistic",)),
    "Maxwell": Names(("Maxwell",), ("Maxwell", "MB", "MaxwellBoltzmann")),
    "negative binomial": Names(
        ("negative binomial",), ("NB", "NegBin", "NBin", "NegBinom", "NegativeBinomial")
    ),
    "normal": Names(("normal", "Gaussian"), ("N", "Normal", "Norm", "Gaussian", "Gauss")),
    "Pareto": Names(("Pareto",), ("Pareto", "Par")),
    "Poisson": Names(("Poisson",), ("Poiss", "Poisson", "Pois", "Poi", "Po")),
    "Rayleigh": Names(("Rayleigh",), ("Rayleigh", "Ray")),
    "Student": Names(("Student", "t-distribution"), ("t", "Student", "St")),
    "uniform": Names(("continuous uniform", "uniform"), ("U", "Uniform", "Unif")),
    "Wald": Names(("Wald", "inverse Gaussian", "inverse-Gaussian"), ("Wald", "IG", "InvGauss")),
    "Weibull": Names(("Weibull",), ("Weibull", "Weib", "Wei")),
}


def module_of(family: str) -> str:
    """The name of the file of a family."""
    return family.lower().replace(" ", "_").replace("-", "_")
