"""Normal laws of torch.distributions, TensorFlow Probability and their kin, and divergences of them."""

from __future__ import annotations

from dataclasses import replace

from kld_proof.code import arguments as arg
from kld_proof.code.arithmetic import combine, elementwise, negate, reduce
from kld_proof.code.formulas import FORMULAS
from kld_proof.code.values import ELEMENTS, Misfit, Normal, Tensor, Value
from kld_proof.kernel.term import App, Num, substitute

_PACKAGES = (
    "torch.distributions",
    "tensorflow_probability.distributions",
    "tensorflow_probability.substrates.jax.distributions",
    "numpyro.distributions",
    "pyro.distributions",
    "distrax",
)
NORMAL = {f"{p}.Normal" for p in _PACKAGES} | {"torch.distributions.normal.Normal"}
DIAGONAL = {f"{p}.MultivariateNormalDiag" for p in _PACKAGES}
INDEPENDENT = {f"{p}.Independent" for p in _PACKAGES} | {"torch.distributions.independent.Independent"}
DIVERGENCE = {f"{p}.kl_divergence" for p in _PACKAGES} | {"torch.distributions.kl.kl_divergence"}


def call(name: str, given: list[Value], keywords: arg.Keywords) -> Value | None:
    """The value of a function of a distributions package, or None if `name` is none of them."""
    if name in NORMAL:
        mean, scale, _ = arg.bind(given, keywords, "loc", "scale", "validate_args")
        return Normal(arg.tensor(mean), arg.tensor(scale))
    if name in DIAGONAL:
        mean, scale, _ = arg.bind(given, keywords, "loc", "scale_diag", "validate_args")
        return Normal(arg.tensor(mean), arg.tensor(scale), 1)
    if name in INDEPENDENT:
        law, count = arg.bind(given, keywords, "base_distribution distribution", "reinterpreted_batch_ndims")
        return replace(normal(law), event=normal(law).event + arg.integer(count))
    if name in DIVERGENCE:
        first, second = arg.bind(given, keywords, "p distribution_a", "q distribution_b")
        return divergence(normal(first), normal(second))
    return None


def normal(value: Value | None) -> Normal:
    """`value` as a normal law."""
    if isinstance(value, Normal):
        return value
    raise Misfit("a divergence of laws that are not read as normal laws")


def divergence(p: Normal, q: Normal) -> Tensor:
    """KL(p||q), summed over the event axes."""
    if p.event != q.event:
        raise Misfit("a divergence of laws with unlike event axes")
    formula = FORMULAS["gaussian_kl"]
    arguments = (p.mean, p.scale, q.mean, q.scale)
    values = dict(zip(formula.symbols, [a.term for a in arguments], strict=True))
    each = combine({ELEMENTS: substitute(formula.closed_form, values)}, *arguments)
    return reduce(each, range(-p.event, 0), mean=False, keepdim=False) if p.event else each


METHODS = ("kl_divergence", "log_prob", "entropy")


def method(law: Normal, name: str, given: list[Value], keywords: arg.Keywords) -> Tensor:
    """What a method of a normal law gives: one of `METHODS`, summed over the event axes."""
    if name == "kl_divergence":
        return divergence(law, normal(given[0] if given else None))
    if name == "log_prob":
        (at,) = (arg.tensor(v) for v in arg.bind(given, keywords, "value x"))
        return negate(_closed("gaussian_nll", law, at, law.mean, law.scale))
    arg.bind(given, keywords)
    return _closed("gaussian_entropy", law, law.scale)


def _closed(name: str, law: Normal, *arguments: Tensor) -> Tensor:
    formula = FORMULAS[name]
    values = dict(zip(formula.symbols, [a.term for a in arguments], strict=True))
    each = combine({ELEMENTS: substitute(formula.closed_form, values)}, *arguments, law.mean, law.scale)
    return reduce(each, range(-law.event, 0), mean=False, keepdim=False) if law.event else each


def attribute(law: Normal, name: str) -> Value:
    """An attribute of a normal law."""
    if name in ("loc", "mean", "mode"):
        return law.mean
    if name in ("scale", "stddev", "scale_diag"):
        return law.scale
    if name == "variance":
        return elementwise(lambda s: App("pow", s, Num(2)), law.scale)
    raise Misfit(f"the attribute `{name}` of a normal law is not understood")
