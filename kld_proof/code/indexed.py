"""Sequences of a formula, `x_i` under a sum from 1 to n, as arrays of the code.

Each range `a..b` that the formula sums over is an axis of its own.  An array is the function variable of its
name, applied to the index of its axis (behind that of the batch, where the code names two axes), so that a
sum over the axis is the sum of the library, at any place of the code.  The batch stays as it is: one value
of its index, summed or averaged at the very end.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kld_proof.code.values import BATCH, index_name, size_name
from kld_proof.errors import InputError
from kld_proof.kernel.term import ONE, App, Bound, Lam, Term, Var, bind, names, substitute, subterms
from kld_proof.record import field, record

INDEX = "index of the element"
_LETTERS = frozenset("ijklmnst")
Range = tuple[Term, Term]


@record(frozen=True)
class Sequences:
    """The sequences of a formula with their ranges, one axis for each range, and its free index, if any."""

    ranges: Mapping[str, Range] = field(default_factory=dict)
    axes: tuple[Range, ...] = ()
    index: str = ""

    def axis(self, name: str) -> int:
        """The axis of a sequence: 1, 2, ...; 0 is the batch."""
        return 1 + self.axes.index(self.ranges[name])

    def sizes(self) -> dict[str, Term]:
        """The values of what the code calls the sizes of the axes."""
        return {size_name(k): _length(r) for k, r in enumerate(self.axes, 1)}


def _length(ends: Range) -> Term:
    first, last = ends
    return last if first == ONE else App("add", last, App("neg", first), ONE)


def sequences(formula: Term, functions: frozenset[str]) -> Sequences | None:
    """The sequences among the function variables of a formula; None if it has none."""
    used = {t.head for t in subterms(formula) if type(t) is App} & functions
    if not used:
        return None
    ranges: dict[str, Range] = {}
    for head, place in _uses(formula, used, ()):
        name = head[1:]
        if place is not None and ranges.setdefault(name, place) != place:
            raise InputError(f"the terms of `{name}` are summed over two ranges: no array has both")
    index = sorted(_free_indices(formula, used))
    if len(index) > 1:
        raise InputError(f"the formula has two free indices, {' and '.join(index)}")
    axes = tuple(dict.fromkeys(ranges.values()))
    rest = [h[1:] for h in used if h[1:] not in ranges]
    if rest:
        own = axes[0] if len(axes) == 1 else (ONE, Var(size_name(1 + len(axes))))
        axes = tuple(dict.fromkeys((*axes, own)))
        ranges |= dict.fromkeys(rest, own)
    return Sequences(ranges, axes, index[0] if index else "")


def _free_indices(term: Term, used: set[str]) -> set[str]:
    """The letters that stand as the index of a sequence and that nothing binds."""
    applied = [t.args[0] for t in subterms(term) if type(t) is App and t.head in used]
    return {a.name for a in applied if type(a) is Var} & _LETTERS


def _uses(t: Term, used: set[str], around: tuple[Range | None, ...]) -> Iterator[tuple[str, Range | None]]:
    """Each use of a sequence with the range that its index runs through, None for a free index."""
    if type(t) is Lam:
        yield from _uses(t.body, used, (None, *around))
        return
    if type(t) is not App:
        return
    if t.head in used:
        (*_, argument) = t.args
        if len(t.args) > 1 or not isinstance(argument, Bound | Var):
            raise InputError(f"the formula has `{t.head[1:]}` at another place than one index")
        place = around[argument.index] if type(argument) is Bound else None
        if type(argument) is Bound and place is None:
            raise InputError(f"the index of `{t.head[1:]}` runs through no range from one number to another")
        yield t.head, place
    if t.head in ("sum", "prod") and type(t.args[1]) is Lam and _is_range(t.args[0]):
        domain = t.args[0]
        assert type(domain) is App
        yield from _uses(t.args[1].body, used, ((domain.args[0], domain.args[1]), *around))
        return
    for part in t.args:
        yield from _uses(part, used, around)


def _is_range(t: Term) -> bool:
    """A range whose ends do not move with an index around it."""
    return type(t) is App and t.head == "range" and t.loose == 0


def lifted(term: Term, known: Sequences) -> Term:
    """What a name of the code stands for, with `INDEX` for the index that its sequences carry, if any."""
    inner = {n: App(f"${n}", Var(INDEX)) for n in known.ranges if n in names(term)}
    term = substitute(term, inner)
    letters = _free_indices(term, {f"${n}" for n in known.ranges})
    if len(letters) > 1:
        raise InputError("an expression of `with` has two indices")
    return substitute(term, {letter: Var(INDEX) for letter in letters})


def axis_of(term: Term, known: Sequences) -> int | None:
    """The axis along which the value of a name varies; None for a number."""
    if INDEX not in names(term):
        return None
    axes = {known.axis(n) for n in known.ranges if f"${n}" in names(term)}
    if len(axes) > 1:
        raise InputError("an expression of `with` has sequences of unlike ranges")
    return axes.pop()


def element(name: str, axis: int, batch: bool) -> Term:
    """The element of an array at the index of its axis."""
    places = [Var(index_name(BATCH))] if batch else []
    return App(f"${name}", *places, Var(index_name(axis)))


def function(term: Term, batch: bool) -> Lam:
    """The function that the array is: of its index, and of that of the batch, which no formula has."""
    own = bind(term, INDEX)
    return bind(own, index_name(BATCH)) if batch else own


def mixes_batch(term: Term, arrays: frozenset[str]) -> bool:
    """Does a sum over the batch stand inside of something else, so that no one example is compared?"""
    heads = {f"${n}" for n in arrays}
    return any(
        type(t) is App and t.head in heads and len(t.args) == 2 and t.args[0] != Var(index_name(BATCH))
        for t in subterms(term)
    )
