"""Operators of probability: mean, variance, covariance, entropy, divergence, and those of the page."""

from __future__ import annotations

from kld_proof.document.elaborate.laws import abstract, joint
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.laws.densities import law_function
from kld_proof.document.elaborate.laws.expectation import mean
from kld_proof.document.elaborate.laws.given import given_law
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, Vocabulary, lam
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import (
    CORRELATION,
    COVARIANCE,
    DEVIATION,
    DIVERGENCE,
    ENTROPY,
    EXPECTATION,
    VARIANCE,
)
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Num, Term, apply, names
from kld_proof.library.distributions import Law

MOMENTS = EXPECTATION | VARIANCE | DEVIATION | COVARIANCE | CORRELATION


def functional(node: ast.Apply, context: Context) -> Term:
    """The value of an operator of probability; a functional of unknown laws is a value of its own."""
    name = node.function.name
    if name in MOMENTS and "|" in node.separators:
        from kld_proof.document.elaborate.laws import conditional, told

        moment = told.moment(node, context) if context.words.given else None
        moment = conditional.moment(node, context) if moment is None else moment
        if moment is not None:
            return moment
    if name in EXPECTATION:
        given = abstract.conditional_mean(node, context) if len(node.args) == 2 else None
        if given is not None:
            return given
        return mean(_joined(node), _subscript(node), context)
    if name in VARIANCE | DEVIATION:
        variance = _variance(node, context)
        return App("sqrt", variance) if name in DEVIATION else variance
    if name in COVARIANCE | CORRELATION:
        return _covariance(node, context)
    defined = context.value_of(functional_label(node), node.start)
    try:
        value = defined if defined is not None else of_law(node, context)
    except Unknown:
        value = of_densities(node, context)
        if value is None:
            raise
    return value if value is not None else label_value(node, context)


def of_densities(node: ast.Apply, context: Context) -> Term | None:
    """The value of an entropy or a divergence of unspecified densities, to the page's base; else None."""
    name, value = node.function.name, None
    if name in DIVERGENCE and len(node.args) == 2:
        value = abstract.divergence(node, context)
    elif name in ENTROPY or name in abstract.MUTUAL:
        value = abstract.cross_entropy(node, context) if name in ENTROPY else None
        value = abstract.information(node, context) if value is None else value
    return None if value is None else _scaled(value, context)


def label_value(node: ast.Apply, context: Context) -> Term:
    """The value that the page gives a functional; an error where it gives none."""
    label = functional_label(node)
    value = context.value_of(label, node.start)
    if value is None:
        value = of_densities(node, context)
    if value is None:
        raise Unknown(f"nothing is known of {label}: neither the law nor a definition", node.start)
    return value


def of_law(node: ast.Apply, context: Context) -> Term | None:
    """The value of a functional of known laws, else None."""
    name = node.function.name
    if name in DIVERGENCE:
        return _divergence(node, context)
    if name in ENTROPY:
        return _entropy(node, context)
    return law_function(node, context)


def functional_label(node: ast.Apply) -> str:
    """A name for a functional at its arguments, the same however it is spaced or bracketed.

    A bar is no comma: H(X|Y) is not H(X, Y).  Only between the laws of a divergence all signs are the same.
    """
    signs = ["" if s in (",", ";") or node.function.name in DIVERGENCE else s for s in node.separators]
    parts = [_shown(strip(a)) for a in node.args]
    rest = "".join(f"|{sign}{part}" for sign, part in zip(signs, parts[1:], strict=False))
    return f"{node.function.name}[{parts[0] if parts else ''}{rest}]"


def _shown(node: ast.Node) -> str:
    if isinstance(node, ast.Name):
        return node.name
    if isinstance(node, ast.Apply):
        return functional_label(node)
    return repr(node)


def is_label(node: ast.Apply, words: Vocabulary) -> bool:
    """Whether `node` is a functional that only the page can explain, such as `\\mathrm{median}(X)`."""
    arguments = [strip(a) for a in node.args]
    names = [a.name for a in arguments if isinstance(a, ast.Name)]
    base = (node.function.base or node.function.name).removesuffix("^{-1}")
    if len(base) == 1 and base != "I":
        return False
    return len(names) == len(arguments) > 0 and all(n in words.random and n[:1].isupper() for n in names)


def _subscript(node: ast.Apply) -> ast.Node | None:
    return node.subscript or (node.function.subscript[0] if node.function.subscript else None)


def _joined(node: ast.Apply) -> ast.Node:
    if len(node.args) != 1:
        raise Unknown("a conditional expectation is not read yet", node.start)
    return node.args[0]


def _variance(node: ast.Apply, context: Context) -> Term:
    body = _joined(node)
    centred = ast.Add((body, ast.Neg(_mean_of(body, node))), start=node.start)
    square = ast.Power(ast.Group("(", centred), ast.Number(Num(2).value), start=node.start)
    return mean(square, _subscript(node), context)


def _mean_of(body: ast.Node, node: ast.Apply) -> ast.Apply:
    return ast.Apply(ast.Name("E"), (body,), subscript=_subscript(node), start=node.start)


def _covariance(node: ast.Apply, context: Context) -> Term:
    if len(node.args) != 2 or node.separators != (",",):
        raise Unknown("a covariance has two arguments", node.start)
    if node.function.name in CORRELATION:
        deviations = [App("sqrt", _variance(_replaced(node, "Var", (a,)), context)) for a in node.args]
        covariance = _covariance(_replaced(node, "Cov", node.args), context)
        for deviation in deviations:
            if not any(n.startswith("\0") for n in names(deviation)):
                context.assume_along(App("lt", Num(0), deviation.args[0]))
        return App("div", covariance, App("mul", *deviations))
    x, y = node.args
    if any(n.base in context.words.families for a in node.args for n in names_in(a)):
        mean(
            ast.Mul((x, y), start=node.start), _subscript(node), context
        )  # it exists, as the covariance does
    factors = tuple(ast.Group("(", ast.Add((a, ast.Neg(_mean_of(a, node))))) for a in (x, y))
    return mean(ast.Mul(factors, start=node.start), _subscript(node), context)


def bias(node: ast.Apply, context: Context) -> Term | None:
    """E[estimate] - what it estimates, for `\\mathrm{Bias}(\\hat\\theta)`; None for what wears no accent."""
    estimate = strip(node.args[0]) if node.args else None
    if not isinstance(estimate, ast.Name) or len(node.args) > 2:
        return None
    accent, _, inner = estimate.name.partition("(")
    if accent not in ("hat", "tilde") or not inner.endswith(")") or node.separators not in ((), (",",)):
        return None
    meant = ast.Name(inner[:-1], inner[:-1], start=estimate.start, end=estimate.end)
    context.note("the bias is the mean less what is estimated")
    truth = read(node.args[1] if len(node.args) == 2 else meant, context)
    return App("add", mean(estimate, None, context), App("neg", truth))


def _replaced(node: ast.Apply, name: str, args: tuple[ast.Node, ...]) -> ast.Apply:
    return ast.Apply(ast.Name(name), args, node.separators[: len(args) - 1], start=node.start)


def _entropy(node: ast.Apply, context: Context) -> Term | None:
    argument = strip(_joined(node)) if len(node.args) == 1 else None
    law = _known_law(argument, context) if argument is not None else None
    if law is None:
        return None
    with context.binder((), law.support) as local:
        density = laws.at(law, local, context)
        joint.infer_positive(density, context)
    body = lam(App("mul", density, _log(density, context)), local)
    if context.open or context.outcomes:
        context.assume(App("summable" if law.discrete else "integrable", law.support, body))
    return App("neg", App("sum" if law.discrete else "integral", law.support, body))


def _known_law(node: ast.Node | None, context: Context) -> Law | None:
    if node is None:
        return None
    if isinstance(node, ast.Apply):
        written = laws.law(node, context)
        if written is not None:
            return written
        given = given_law(node, context)
        if given is not None:
            return given
        inner = strip(node.args[0]) if len(node.args) == 1 else None
        capital = isinstance(inner, ast.Name) and inner.name.isupper()
        return laws.named(node.function.name, context, node.start) if capital or inner is not None else None
    if not isinstance(node, ast.Name):
        return None
    return given_law(node, context) or laws.named(node.name, context, node.start)


def _divergence(node: ast.Apply, context: Context) -> Term | None:
    if len(node.args) != 2:
        raise Unknown("a divergence is between two laws", node.start)
    p, q = (_known_law(strip(a), context) for a in node.args)
    if p is None or q is None:
        return None
    if p.discrete != q.discrete:
        raise ReadError("a divergence between a discrete and a continuous law", node.start)
    _contained(p, q, node, context)
    with context.binder((), p.support) as local:
        first = laws.at(p, local, context)
        other = apply(q.density, local)
        for density in (first, other):
            joint.infer_positive(density, context)
        second = App("ln", App("div", first, other))
    integrand = lam(App("mul", first, _scaled(second, context)), local)
    if context.open or context.outcomes:
        context.assume(App("summable" if p.discrete else "integrable", p.support, integrand))
    return App("sum" if p.discrete else "integral", p.support, integrand)


def _log(value: Term, context: Context) -> Term:
    return _scaled(App("ln", value), context)


def _scaled(logarithm: Term, context: Context) -> Term:
    """A natural logarithm turned into one to the base that the page takes its logarithms to."""
    bases = context.words.entropy_bases
    if not bases or bases == {"e"} or (bases <= {"e", "b"} and context.words.log_base == App("exp", Num(1))):
        return logarithm
    if bases == {"2"} or (bases <= {"2", "b"} and context.words.log_base == Num(2)):
        context.note("entropy and divergence are in bits, because the page takes binary logarithms")
        return App("div", logarithm, App("ln", Num(2)))
    raise ReadError("the base of the logarithm in the entropy is not clear")


def _contained(p: Law, q: Law, node: ast.Apply, context: Context) -> None:
    """The divergence is finite only where the support of the first law is part of the second's."""
    inner, outer = p.support, q.support
    if inner == outer or outer == App("reals"):
        return
    assert isinstance(inner, App) and isinstance(outer, App)
    if inner.head != outer.head or inner.head not in ("interval", "range"):
        raise ReadError("the supports of the two laws differ", node.start)
    context.note("the divergence is finite only where the first support lies inside the second")
    context.assume(App("le", outer.args[0], inner.args[0]))
    context.assume(App("le", inner.args[1], outer.args[1]))
