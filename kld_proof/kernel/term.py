"""Terms and propositions: immutable trees with de Bruijn indices, so that alpha-equality is `==`.

Every term denotes a real number (or a set, or a proposition, by its head) in every valuation: `1/0`
is some unspecified real, the same one wherever it is written.  A proposition is a term whose head is
a relation.  An `App` whose head starts with `$` applies a function *variable*; any other head is a
constant of the language, listed in docs/semantics.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction


class Term:
    """A term of the language.  `loose` counts the binders it still needs: 0 means closed."""

    __slots__ = ("_hash", "loose")
    _hash: int
    loose: int

    def __hash__(self) -> int:
        return self._hash

    def __repr__(self) -> str:
        return show(self)


class Var(Term):
    """A free real variable."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name, self.loose, self._hash = name, 0, hash(("var", name))

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is Var and self.name == other.name)

    __hash__ = Term.__hash__


class Bound(Term):
    """The variable of the `index`-th enclosing binder, counted from the inside and from 0."""

    __slots__ = ("index",)

    def __init__(self, index: int) -> None:
        self.index, self.loose, self._hash = index, index + 1, hash(("bound", index))

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is Bound and self.index == other.index)

    __hash__ = Term.__hash__


class Num(Term):
    """An exact rational number."""

    __slots__ = ("value",)

    def __init__(self, value: Fraction | int) -> None:
        self.value, self.loose = Fraction(value), 0
        self._hash = hash(("num", self.value))

    def __eq__(self, other: object) -> bool:
        return self is other or (type(other) is Num and self.value == other.value)

    __hash__ = Term.__hash__


class App(Term):
    """A head applied to arguments; constants such as pi have none."""

    __slots__ = ("args", "head")

    def __init__(self, head: str, *args: Term) -> None:
        self.head, self.args = head, args
        self.loose = max([a.loose for a in args], default=0)
        self._hash = hash((head, args))

    def __eq__(self, other: object) -> bool:
        return self is other or (
            type(other) is App
            and self._hash == other._hash
            and self.head == other.head
            and self.args == other.args
        )

    __hash__ = Term.__hash__


class Lam(Term):
    """A binder: `body` with `Bound(0)` for the bound variable; it stands only as an argument."""

    __slots__ = ("body",)

    def __init__(self, body: Term) -> None:
        self.body, self.loose = body, max(0, body.loose - 1)
        self._hash = hash(("lam", body))

    def __eq__(self, other: object) -> bool:
        return self is other or (
            type(other) is Lam and self._hash == other._hash and self.body == other.body
        )

    __hash__ = Term.__hash__


ZERO, ONE = Num(0), Num(1)


def shift(t: Term, by: int, cutoff: int = 0) -> Term:
    """`t` with every loose index from `cutoff` on raised by `by`."""
    if t.loose <= cutoff:
        return t
    if type(t) is Bound:
        return Bound(t.index + by)
    if type(t) is Lam:
        return Lam(shift(t.body, by, cutoff + 1))
    assert type(t) is App
    return App(t.head, *[shift(a, by, cutoff) for a in t.args])


def apply(function: Term, argument: Term) -> Term:
    """The body of the `Lam` `function` at `argument` (beta reduction)."""
    assert type(function) is Lam
    return _put(function.body, argument, 0)


def _put(t: Term, argument: Term, depth: int) -> Term:
    if t.loose <= depth:
        return t
    if type(t) is Bound:
        return shift(argument, depth) if t.index == depth else Bound(t.index - 1)
    if type(t) is Lam:
        return Lam(_put(t.body, argument, depth + 1))
    assert type(t) is App
    return App(t.head, *[_put(a, argument, depth) for a in t.args])


def bind(t: Term, name: str) -> Lam:
    """The function that sends the value of the variable `name` to `t`."""
    return Lam(_capture(t, name, 0))


def _capture(t: Term, name: str, depth: int) -> Term:
    if type(t) is Var:
        return Bound(depth) if t.name == name else t
    if type(t) is Bound:
        return Bound(t.index + 1) if t.index >= depth else t
    if type(t) is Lam:
        return Lam(_capture(t.body, name, depth + 1))
    if type(t) is App:
        return App(t.head, *[_capture(a, name, depth) for a in t.args])
    return t


def substitute(t: Term, values: Mapping[str, Term], depth: int = 0) -> Term:
    """`t` with variables and function variables replaced at once, never capturing.

    A name without `$` stands for a term; a name with `$` for a `Lam` (nested for several arguments),
    applied to the arguments wherever the function variable stands.
    """
    if type(t) is Var:
        return shift(values[t.name], depth) if t.name in values else t
    if type(t) is Lam:
        return Lam(substitute(t.body, values, depth + 1))
    if type(t) is not App:
        return t
    args = [substitute(a, values, depth) for a in t.args]
    if t.head not in values:
        return App(t.head, *args)
    function = shift(values[t.head], depth)
    for a in args:
        function = apply(function, a)
    return function


def subterms(t: Term) -> Iterator[Term]:
    """`t` and everything below it, outermost first."""
    stack = [t]
    while stack:
        node = stack.pop()
        yield node
        if type(node) is App:
            stack.extend(reversed(node.args))
        elif type(node) is Lam:
            stack.append(node.body)


def names(t: Term) -> frozenset[str]:
    """The free variables and function variables (those with `$`) of `t`."""
    return frozenset(
        s.name if type(s) is Var else s.head  # type: ignore[union-attr]
        for s in subterms(t)
        if type(s) is Var or (type(s) is App and s.head.startswith("$"))
    )


def show(t: Term) -> str:
    """A plain, unambiguous rendering for failure sentences; documents are printed elsewhere."""
    if type(t) is Var:
        return t.name
    if type(t) is Bound:
        return f"#{t.index}"
    if type(t) is Num:
        return str(t.value)
    if type(t) is Lam:
        return f"(\\ {show(t.body)})"
    assert type(t) is App
    return t.head + (f"({', '.join(show(a) for a in t.args)})" if t.args else "")
