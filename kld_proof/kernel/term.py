"""Terms and propositions: immutable trees with de Bruijn indices, interned, so that alpha-equality is `==`.

Every term denotes a real in every valuation: `1/0` is some unspecified real, the same one wherever it is
written.  Sets and propositions are terms as well, told apart by their heads; as numbers they are unspecified.
An `App` whose head starts with `$` applies a function *variable*; docs/semantics.md lists the other heads.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from functools import lru_cache, reduce
from typing import Any, TypeVar, cast

CACHED = 1 << 14
_terms: dict[Any, Any] = {}  # of an App, by its head, a table by its arguments
T = TypeVar("T")


class Term:
    """A term of the language.  `loose` counts the binders it still needs: 0 means closed."""

    __slots__ = ("loose",)
    loose: int

    def __repr__(self) -> str:
        return show(self)

    def __reduce__(self) -> Any:
        parts = [getattr(self, name) for name in type(self).__slots__]
        return type(self), tuple(parts) if type(self) is not App else (parts[0], *parts[1])


def _intern(cls: type[T], key: Any, **parts: Any) -> T:
    t = object.__new__(cls)
    for name, value in parts.items():
        setattr(t, name, value)
    return cast(T, _terms.setdefault(key, t))


class Var(Term):
    """A free variable."""

    __slots__ = ("name",)
    name: str

    def __new__(cls, name: str) -> Var:
        return _terms.get((cls, name)) or _intern(cls, (cls, name), loose=0, name=name)


class Bound(Term):
    """The variable of the `index`-th enclosing binder, counted from the inside and from 0."""

    __slots__ = ("index",)
    index: int

    def __new__(cls, index: int) -> Bound:
        return _terms.get((cls, index)) or _intern(cls, (cls, index), loose=index + 1, index=index)


class Num(Term):
    """An exact rational number."""

    __slots__ = ("value",)
    value: Fraction

    def __new__(cls, value: Fraction | int) -> Num:
        key = (cls, value.numerator, value.denominator)
        return _terms.get(key) or _intern(cls, key, loose=0, value=Fraction(value))


class App(Term):
    """A head applied to arguments; constants such as pi have none."""

    __slots__ = ("head", "args")  # noqa: RUF023  (the order of the constructor)
    head: str
    args: tuple[Term, ...]

    def __new__(cls, head: str, *args: Term) -> App:
        table: dict[tuple[Term, ...], App] = _terms.get(head) or _terms.setdefault(head, {})
        if args not in table:
            t = object.__new__(cls)
            t.loose, t.head, t.args = max([a.loose for a in args], default=0), head, args
            table.setdefault(args, t)
        return table[args]


class Lam(Term):
    """A binder: `body` with `Bound(0)` for the bound variable; it stands only as an argument."""

    __slots__ = ("body",)
    body: Term

    def __new__(cls, body: Term) -> Lam:
        return _terms.get((cls, body)) or _intern(cls, (cls, body), loose=max(0, body.loose - 1), body=body)


ZERO, ONE = Num(0), Num(1)


def _walk(t: Term, depth: int, leaf: Callable[[Term, int], Term], every: bool = False) -> Term:
    """`t` with every leaf x under d binders replaced by leaf(x, d); if not `every`, only loose ones."""
    if t.loose <= depth and not every:
        return t
    if type(t) is App:
        return App(t.head, *[_walk(a, depth, leaf, every) for a in t.args])
    return Lam(_walk(t.body, depth + 1, leaf, every)) if type(t) is Lam else leaf(t, depth)


def shift(t: Term, by: int) -> Term:
    """`t` with every loose index raised by `by`."""
    return _walk(t, 0, lambda x, d: Bound(x.index + by) if type(x) is Bound else x) if by else t


@lru_cache(CACHED)
def apply(function: Term, argument: Term) -> Term:
    """The body of the `Lam` `function` at `argument` (beta reduction).  TypeError if it is no `Lam`."""

    def leaf(x: Term, d: int) -> Term:
        assert type(x) is Bound
        return shift(argument, d) if x.index == d else Bound(x.index - 1)

    if type(function) is not Lam:
        raise TypeError(f"{function} is not a function")
    return _walk(function.body, 0, leaf)


@lru_cache(CACHED)
def bind(t: Term, name: str) -> Lam:
    """The function that sends the value of the variable `name` to `t`."""
    x = Var(name)
    return Lam(_walk(shift(t, 1), 0, lambda y, d: Bound(d) if y == x else y, every=True))


def substitute(t: Term, values: Mapping[str, Term], depth: int = 0) -> Term:
    """`t` with variables and function variables replaced at once, never capturing.

    A name without `$` stands for a term, one with `$` for a `Lam` (nested for several arguments).
    """
    if type(t) is Var:
        return shift(values[t.name], depth) if t.name in values else t
    if type(t) is Lam:
        return Lam(substitute(t.body, values, depth + 1))
    if type(t) is not App:
        return t
    args = [substitute(a, values, depth) for a in t.args]
    if t.head not in values or not t.head.startswith("$"):
        return App(t.head, *args)
    return reduce(apply, args, shift(values[t.head], depth))


def subterms(t: Term) -> Iterator[Term]:
    """`t` and everything below it, outermost first."""
    stack = [t]
    while stack:
        node = stack.pop()
        yield node
        stack += node.args[::-1] if type(node) is App else (node.body,) if type(node) is Lam else ()


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
    return f"#{t.index}" if type(t) is Bound else str(getattr(t, "name", None) or getattr(t, "value", "?"))
