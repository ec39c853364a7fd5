"""Partial derivatives by one term of a sequence: `\\partial/\\partial z_i` beside the whole sequence z.

The term z(i) varies and the others are held fixed: at every other index the sequence stays what it is.  So
the derivative is that of t -> f(z'), where `z'(k)` is t if k = i and else z(k).  A sequence that is defined,
`z_i = w x_i + b`, is varied as if it were not, and its definition put in afterwards.

Main statement: `derived(body, variable, inner, point, context)`.
"""

from __future__ import annotations

from kld_proof.document.elaborate.names import shadows
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, lam
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.vocabulary import is_accented
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, apply, names, subterms


def is_of_term(variable: ast.Name, point: Term, context: Context) -> bool:
    """Whether the variable of a derivative is a term of a sequence that nothing defines."""
    base = variable.base or variable.name
    own = isinstance(point, App) and point.head == f"${base}" and bool(point.args)
    return own and bool(variable.subscript) and base in context.words.indexed and not variable.primes


def derived(body: ast.Node, variable: ast.Name, inner: Term | None, point: Term, context: Context) -> Term:
    """The derivative at `point`, which is z(i), of what is written, or of the derivative `inner` of it."""
    assert isinstance(point, App)
    with context.binder(("\0term",), None) as local:
        context.points[local.name] = point
        if inner is None:
            shadows.check(variable, body, context)
        whole = read(shadows.applied(body, context), context) if inner is None else inner
    if any(n.startswith("$`") for n in names(whole)):
        raise ReadError(
            f"what {variable.name} is a term of may stand in notation that is kept", variable.start
        )
    _check_statistics(variable, whole, context)
    shadows.check_dependent(variable, whole, context, varies=True)
    shadows.check_labels(variable, whole)
    _place(whole, point, context)
    varied = _varied(whole, point, local)
    shadows.check_law(variable, varied, local.name, context, varies=True)
    return App("deriv", lam(varied, local), point)


def put_in(t: Term, head: str, value: Term) -> Term:
    """`t` with the sequence that `value` defines for the one of this head, which was varied without it."""
    if isinstance(t, Lam):
        return Lam(put_in(t.body, head, value))  # what is put in has no loose variables
    if not isinstance(t, App):
        return t
    arguments = [put_in(a, head, value) for a in t.args]
    if t.head != head:
        return App(t.head, *arguments)
    for argument in arguments:
        assert isinstance(value, Lam)
        value = apply(value, argument)
    return value


def _check_statistics(variable: ast.Name, whole: Term, context: Context) -> None:
    """An error where a name may depend on the sequence and nothing says how."""
    from kld_proof.document.elaborate.terms.binders import has_no_sibling

    for name in sorted(names(whole)):
        if is_accented(name.removeprefix("$")) and name not in context.bound:
            raise Unknown(f"nothing says whether {name} depends on {variable.name}", variable.start)
    has_no_sibling(variable, whole, context)


def _varied(t: Term, point: App, local: Var) -> Term:
    """`t` with the sequence that has the value `local` at the indices of `point`."""
    if isinstance(t, Lam):
        return Lam(_varied(t.body, point, local))
    if not isinstance(t, App):
        return t
    own = App(t.head, *[_varied(a, point, local) for a in t.args])
    if own.head != point.head or len(own.args) != len(point.args):
        return own
    value: Term = local
    for here, place in zip(own.args, point.args, strict=True):
        if here == place:
            continue
        if isinstance(here, Num) and isinstance(place, Num):
            return own
        value = App("ite", App("eq", here, place), value, own)
    return value


def _is_outside(index: Term, numbers: Term) -> bool:
    """Whether a number stands before the first number of a range: the 0 of `s_0` beside a sum from 1 on."""
    first = numbers.args[0] if isinstance(numbers, App) and numbers.head in ("range", "from") else None
    return isinstance(first, Num) and isinstance(index, Num) and index.value < first.value


def _place(whole: Term, point: App, context: Context) -> None:
    """Assume that the index is one of those that a sum over the whole sequence runs through."""
    for s in subterms(whole):
        if not isinstance(s, App) or s.head not in ("sum", "prod") or not isinstance(s.args[1], Lam):
            continue
        terms = [u for u in subterms(s.args[1].body) if isinstance(u, App) and u.head == point.head]
        for k, index in enumerate(point.args):
            bound = isinstance(index, Var) and index.name.startswith("\0")
            runs = any(len(u.args) == len(point.args) and u.args[k] == Bound(0) for u in terms)
            if runs and not bound and not s.args[0].loose and not _is_outside(index, s.args[0]):
                context.assume_along(App("in", index, s.args[0]))
