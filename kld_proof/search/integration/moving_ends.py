"""Derivatives of integrals whose ends move, by the fundamental theorem; the integrand stays as it is."""

from __future__ import annotations

from kld_proof.kernel.term import ONE, App, Lam, Num, Term, Var, apply, names
from kld_proof.search.context import Context
from kld_proof.search.known import instance
from kld_proof.search.sign import positive


def integral_derivative(ctx: Context, f: Lam, x: Term) -> int | None:
    """A line has_deriv(t -> integral(D(t), g), x, v), or None."""
    from kld_proof.search.derivative import has_derivative

    domain, integrand = f.body.args  # type: ignore[attr-defined]
    if type(domain) is not App or domain.head not in ("interval", "above", "below") or _moves(integrand):
        return None
    ends = [Lam(e) for e in domain.args]
    slopes = [has_derivative(ctx, e, x) for e in ends]
    values: dict[str, Term] = {"$f": apply(Lam(integrand), ONE), "x": x}
    for name, speed, end, line in zip(("$g", "$h"), ("u", "v"), ends, slopes, strict=False):
        if line is None:
            return None
        values |= {name: end, speed: ctx.builder.conclusion(line).args[2]}
    places = [apply(e, x) for e in ends]
    if domain.head == "above":
        return _first(ctx, "has_deriv_integral_above", [values | {"a": a} for a in _before(ctx, places[0])])
    if domain.head == "below":
        return instance(ctx, "has_deriv_integral_below", values | {"b": App("add", places[0], ONE)})
    values["b"] = App("add", places[1], ONE)
    if not _moves(domain.args[0]):
        upper = {**values, "$g": values["$h"], "u": values["v"], "a": places[0]}
        upper.pop("$h"), upper.pop("v")
        return instance(ctx, "has_deriv_integral_upper", upper)
    return _first(ctx, "has_deriv_integral_both", [values | {"a": a} for a in _before(ctx, places[0])])


def _moves(t: Term) -> bool:
    """Whether the variable of the derivative, the innermost bound one, is in t."""
    return "?" in names(apply(Lam(t), Var("?")))


def _before(ctx: Context, place: Term) -> list[Term]:
    """Where the integrand may be followed back to: half of a positive end, or one less."""
    less: list[Term] = [App("add", place, Num(-1))]
    return [App("div", place, Num(2)), *less] if positive(ctx, place) is not None else less


def _first(ctx: Context, name: str, choices: list[dict[str, Term]]) -> int | None:
    for values in choices:
        line = instance(ctx, name, values)
        if line is not None:
            return line
    return None
