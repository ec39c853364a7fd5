r"""The number of rows that the constant of a normal law shows: `(2\pi)^n |S|`, `\frac n2 \ln(2\pi)`.

Main statement: `with_exponents(sizes, left, right)` gives a size that nothing else on the page tells the
name to whose power the sides have 2 pi, or that one side has above a base where the other has this size.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.fitting import equal, shape
from kld_proof.document.elaborate.matrix.sizes import Size
from kld_proof.document.elaborate.terms.heads import heads
from kld_proof.kernel.term import App, Num, Term, Var, subterms

PI = App("pi")
MEASURED = frozenset({"$mat_det", "$mat_rows"})


def with_exponents(sizes: Dimensions, left: Term, right: Term) -> Dimensions:
    """`sizes` with those that powers of one base, and the constant of a normal law, tell of the rows."""
    for pair in ((left, right), (right, left)) * 2:  # one factor of a power may tell the other one
        for size, name in _matched(sizes, *pair):
            sizes = equal(sizes, (size, name))
    unknown = {sizes.find(n) for n in _rows(sizes, left, right) if sizes.value(n) is None}
    told = {n for side in (left, right) for n in _powers_of_circle(side)}
    if len(unknown) == 1 and len(told) == 1:
        return equal(sizes, (unknown.pop(), told.pop()))
    return sizes


def _matched(sizes: Dimensions, one: Term, other: Term) -> Iterator[tuple[Size, Var]]:
    """`B^{rows of X}` on one side, and B to the power of one name alone on the other side."""
    for base, exponent in _powers(one):
        others = {e for b, e in _powers(other) if b == base}
        own = [_size(sizes, f) for f in _factors(exponent)]
        if len(others) != 1 or None in own:
            continue
        names = _factors(others.pop())
        known = [sizes.value(n) for n in own]
        left = [n for n in names if n not in known]
        open_ = [n for n, value in zip(own, known, strict=True) if value is None]
        if len(names) == len(own) and len(open_) == len(left) == 1 and isinstance(left[0], Var):
            yield open_[0], left[0]


def _factors(exponent: Term) -> tuple[Term, ...]:
    return exponent.args if isinstance(exponent, App) and exponent.head == "mul" else (exponent,)


def _size(sizes: Dimensions, t: Term) -> Size | None:
    """The size that `$mat_rows` or `$mat_columns` denotes."""
    if not isinstance(t, App) or t.head not in ("$mat_rows", "$mat_columns"):
        return None
    return shape(t.args[0], sizes)[t.head == "$mat_columns"]


def _powers(t: Term) -> Iterator[tuple[Term, App | Var]]:
    """Bases and exponents of the powers in a term whose exponents are a name or a size."""
    for s in subterms(t) if "pow" in heads(t) else ():
        if isinstance(s, App) and s.head == "pow" and not s.loose and isinstance(s.args[1], App | Var):
            yield s.args[0], s.args[1]


def _rows(sizes: Dimensions, left: Term, right: Term) -> Iterator[Size]:
    """The rows of what stands under determinants, or has a normal density, outside of sums and means."""
    for t in (left, right):
        for s in subterms(t) if not heads(t).isdisjoint(MEASURED) else ():
            if isinstance(s, App) and s.head in MEASURED and not s.loose:
                yield shape(s.args[-1], sizes)[0]


def _powers_of_circle(t: Term) -> Iterator[Var]:
    r"""The names n of `(2\pi)^n`, `(2\pi e)^{n/2}`, `\frac{n}{2} \ln(2\pi)` and `n (\ln(2\pi) + 1)`.

    A name that is multiplied with another one tells nothing: `\frac{N d}{2} \ln(2\pi)`.
    """
    for s in subterms(t) if PI.head in heads(t) else ():
        if not isinstance(s, App) or s.loose:
            continue
        if s.head == "pow" and _has_circle(s.args[0]):
            name = _single([s.args[1]])
        elif s.head == "mul" and any(map(_has_logarithm, s.args)):
            name = _single([f for f in s.args if not _has_logarithm(f)])
        else:
            continue
        if name is not None:
            yield name


def _has_circle(t: Term) -> bool:
    return PI.head in heads(t)


def _has_logarithm(t: Term) -> bool:
    """Whether a logarithm of a multiple of pi is a term of `t`."""
    if not isinstance(t, App):
        return False
    if t.head == "ln":
        return _has_circle(t.args[0]) and not any(isinstance(s, Var) for s in subterms(t.args[0]))
    return t.head in ("add", "neg") and any(map(_has_logarithm, t.args))


def _single(factors: list[Term]) -> Var | None:
    """The one name in a product of it and numbers."""
    names = list[Var]()
    while factors:
        f = factors.pop()
        if isinstance(f, Var):
            names.append(f)
        elif isinstance(f, App) and f.head in ("mul", "neg", "div"):
            factors += f.args if f.head != "div" or isinstance(f.args[1], Num) else ()
            if f.head == "div" and not isinstance(f.args[1], Num):
                return None
        elif not isinstance(f, Num):
            return None
    return names[0] if len(names) == 1 else None
