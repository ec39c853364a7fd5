"""Numbers of rows and columns, and which of them are equal.

Main statements: `Sizes.unify(a, b)` raises `Misfit` where a and b have different values; `Sizes.term(a)` is a
size as a term; `letter(t)` is the shape of a matrix of which nothing but its name is known.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Iterable

from kld_proof.document.display import latex
from kld_proof.kernel.term import ONE, App, Bound, Num, Term, Var, show

Size = Hashable
"""A term, or what names a size that need not be known: of a letter, of a place, of a matrix of blocks."""


_UNDER = re.compile(r"\^\([A-Z]\)$")
"""How a random vector is marked that has the law with a label: it has the shape of its variable."""


class Misfit(ValueError):
    """Two sizes that have to be equal are different."""


class Sizes:
    """Classes of sizes that are equal; a class may have one value: a number or a term in counts."""

    def __init__(self, known: Sizes | None = None) -> None:
        self.parent: dict[Size, Size] = dict(known.parent) if known else {}
        self.values: dict[Size, Term] = dict(known.values) if known else {}
        self.fresh: dict[Size, Term] = dict(known.fresh) if known else {}
        self.sums: dict[Size, tuple[Size, Size]] = dict(known.sums) if known else {}
        self.products: dict[Size, tuple[Size, Size]] = dict(known.products) if known else {}

    def find(self, a: Size) -> Size:
        """The representative of the class of a."""
        while a in self.parent:
            a = self.parent[a]
        return a

    def value(self, a: Size) -> Term | None:
        """The value of a size, if it has one; a term is its own."""
        return a if isinstance(a, Term) else self.values.get(self.find(a))

    def unify(self, a: Size, b: Size) -> None:
        """a and b are equal.  Raises Misfit."""
        x, y = self.value(a), self.value(b)
        if x is not None and y is not None and x != y:
            raise Misfit(f"${latex(x)}$ and ${latex(y)}$")
        if isinstance(a, Term) and isinstance(b, Term):
            return
        if isinstance(a, Term):
            a, b = b, a
        a = self.find(a)
        if isinstance(b, Term):
            self.values[a] = b
            return
        b = self.find(b)
        if a == b:
            return
        if isinstance(b, tuple) and b[0] == "place":
            a, b = b, a  # what one formula leaves open takes the name that the page has for it
        self.parent[a] = b
        moved = self.values.pop(a, None)
        if moved is not None:
            self.values[b] = moved

    def term(self, a: Size) -> Term:
        """The size as a term; one of which nothing is known gets a name of its own."""
        found = self.value(a)
        if found is not None:
            return found
        root = self.find(a)
        for made, join in ((self.sums, plus), (self.products, times)):
            for whole, parts in made.items():
                if self.find(whole) == root and not self._is_part(root, parts):
                    self.values[root] = join(*map(self.term, parts))
                    return self.values[root]
        if root not in self.fresh:
            self.fresh[root] = Var(f"d_{len(self.fresh) + 1}")
        return self.fresh[root]

    def _is_part(self, root: Size, parts: Iterable[Size]) -> bool:
        """Whether a size is among the parts of its parts, as where n k = n: then nothing is known by them."""
        waiting, seen = [*parts], set[Size]()
        while waiting:
            part = waiting.pop()
            if isinstance(part, Term) or (at := self.find(part)) in seen:
                continue
            if at == root:
                return True
            seen.add(at)
            known = (*self.sums.items(), *self.products.items())
            waiting += [p for whole, pair in known if self.find(whole) == at for p in pair]
        return False


def plus(n: Term, m: Term) -> Term:
    """The sum of two sizes; a number where both are."""
    return Num(n.value + m.value) if isinstance(n, Num) and isinstance(m, Num) else App("add", n, m)


def times(n: Term, m: Term) -> Term:
    """The product of two sizes, its factors in a fixed order."""
    factors = [x for x in (n, m) if x != ONE]
    return App("mul", *sorted(factors, key=show)) if len(factors) > 1 else (*factors, ONE)[0]


def letter(t: Term) -> tuple[Size, Size]:
    """The shape of a matrix of which the term says nothing; a random one has it at every outcome."""
    if is_random_letter(t):
        assert isinstance(t, App)
        t = variable_of(t.head)
    return ("rows", t), ("columns", t)


def variable_of(head: str) -> Var:
    """The variable of a random matrix, which has its shape, also under a law with a label."""
    return Var(_UNDER.sub("", head[1:]))


def is_random_letter(t: Term) -> bool:
    """Whether `t` is a random matrix at the outcome of a mean around it."""
    at_outcome = isinstance(t, App) and len(t.args) == 1 and isinstance(t.args[0], Bound)
    return at_outcome and t.head[:1] == "$" and not t.head.startswith(("$`", "$mat_"))  # type: ignore[attr-defined]
