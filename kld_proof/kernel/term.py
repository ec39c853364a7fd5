"""Terms and propositions: immutable trees with de Bruijn indices, so that alpha-equality is `==`.

Every term denotes a real number in every valuation: `1/0` is some unspecified real, the same one
wherever it is written.  Sets and propositions are terms as well, told apart by their heads; in a place
where a number is expected they denote some real about which no axiom says anything.  An `App` whose
head starts with `$` applies a function *variable*; the other heads are listed in docs/semantics.md.

Terms are interned: building a term again gives the same object, so `==` and `hash` are the built-in
ones.  Should two equal terms ever be two objects, they merely count as different, which proves less.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import lru_cache
from typing import Any

CACHED = 1 << 14
_interned: dict[Any, Any] = {}


class Term:
    """A term of the language.  `loose` counts the binders it still needs: 0 means closed."""

    __slots__ = ("loose",)
    loose: int

    def __repr__(self) -> str:
        return show(self)


def _intern(cls: type, key: Any, loose: int, **attributes: Any) -> Any:
    t = object.__new__(cls)
    for name, value in (("loose", loose), *attributes.items()):
        object.__setattr__(t, name, value)
    return _interned.setdefault(key, t)


class Var(Term):
    """A free variable."""

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str) -> Var:
        return _interned.get((cls, name)) or _intern(cls, (cls, name), 0, name=name)

    def __reduce__(self) -> Any:
        return Var, (self.name,)


class Bound(Term):
    """The variable of the `index`-th enclosing binder, counted from the inside and from 0."""

    __slots__ = ("index",)
    index: int

    def __new__(cls, index: int) -> Bound:
        return _interned.get((cls, index)) or _intern(cls, (cls, index), index + 1, index=index)

    def __reduce__(self) -> Any:
        return Bound, (self.index,)


class Num(Term):
    """An exact rational number."""

    __slots__ = ("value",)
    value: Fraction

    def __new__(cls, value: Fraction | int) -> Num:
        key = (cls, value.numerator, value.denominator)
        return _interned.get(key) or _intern(cls, key, 0, value=Fraction(value))

    def __reduce__(self) -> Any:
        return Num, (self.value,)


class App(Term):
    """A head applied to arguments; constants such as pi have none."""

    __slots__ = ("args", "head")
    head: str
    args: tuple[Term, ...]

    def __new__(cls, head: str, *args: Term) -> App:
        found = _interned.get((head, args))
        if found is None:
            loose = max([a.loose for a in args], default=0)
            found = _intern(cls, (head, args), loose, head=head, args=args)
        return found  # type: ignore[no-any-return]

    def __reduce__(self) -> Any:
        return App, (self.head, *self.args)


class Lam(Term):
    """A binder: `body` with `Bound(0)` for the bound variable; it stands only as an argument."""

    __slots__ = ("body",)
    body: Term

    def __new__(cls, body: Term) -> Lam:
        return _interned.get((cls, body)) or _intern(cls, (cls, body), max(0, body.loose - 1), body=body)

    def __reduce__(self) -> Any:
        return Lam, (self.body,)


ZERO, ONE = Num(0), Num(1)


def _walk(t: Term, depth: int, leaf: Any) -> Term:
    """`t` with every leaf under `depth` binders replaced by leaf(it, depth)."""
    if type(t) is App:
        return App(t.head, *[_walk(a, depth, leaf) for a in t.args]) if t.args else t
    return Lam(_walk(t.body, depth + 1, leaf)) if type(t) is Lam else leaf(t, depth)


def shift(t: Term, by: int) -> Term:
    """`t` with every loose index raised by `by`."""
    if not t.loose or not by:
        return t
    return _walk(t, 0, lambda b, d: Bound(b.index + by) if type(b) is Bound and b.index >= d else b)


@lru_cache(CACHED)
def apply(function: Term, argument: Term) -> Term:
    """The body of the `Lam` `function` at `argument` (beta reduction).  TypeError if it is no `Lam`."""
    if type(function) is not Lam:
        raise TypeError(f"{function} is not a function")
    return _put(function.body, argument, 0)


def _put(t: Term, argument: Term, depth: int) -> Term:
    if t.loose <= depth:
        return t
    if type(t) is App:
        return App(t.head, *[_put(a, argument, depth) for a in t.args])
    if type(t) is Lam:
        return Lam(_put(t.body, argument, depth + 1))
    assert type(t) is Bound
    return shift(argument, depth) if t.index == depth else Bound(t.index - 1)


@lru_cache(CACHED)
def bind(t: Term, name: str) -> Lam:
    """The function that sends the value of the variable `name` to `t`."""

    def leaf(b: Term, d: int) -> Term:
        if type(b) is Var and b.name == name:
            return Bound(d)
        return Bound(b.index + 1) if type(b) is Bound and b.index >= d else b

    return Lam(_walk(t, 0, leaf))


def substitute(t: Term, values: Mapping[str, Term], depth: int = 0) -> Term:
    """`t` with variables and function variables replaced at once, never capturing.

    A name without `$` stands for a term; a name with `$` for a `Lam` (nested for several arguments),
    applied to the arguments wherever the function variable stands.
    """
    if type(t) is Var:
        return shift(values[t.name], depth) if t.name in values else t
    if type(t) is Lam:
        return Lam(substitute(t.body, values, depth + 1))
    if type(t) is not App or not t.args and t.head not in values:
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
        stack.extend(reversed(node.args) if type(node) is App else (node.body,) if type(node) is Lam else ())


@lru_cache(CACHED)
def names(t: Term) -> frozenset[str]:
    """The free variables and function variables (those with `$`) of `t`."""
    variables = {s.name for s in subterms(t) if type(s) is Var}
    return frozenset(variables | {s.head for s in subterms(t) if type(s) is App and s.head[:1] == "$"})


def show(t: Term) -> str:
    """A plain, unambiguous rendering for failure sentences; documents are printed elsewhere."""
    if type(t) is App:
        return t.head + (f"({', '.join(map(show, t.args))})" if t.args else "")
    if type(t) is Lam:
        return f"(\\ {show(t.body)})"
    return f"#{t.index}" if type(t) is Bound else str(t.value) if type(t) is Num else str(getattr(t, "name", "?"))
