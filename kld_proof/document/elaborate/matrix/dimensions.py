"""Numbers of rows and columns: which ones are equal because products, sums and traces are written.

Main statement: `Dimensions.learn(t)` raises `Misfit` where the shapes in the term `t` do not fit together;
`Dimensions.resolved(t)` is `t` with the sizes of its identity matrices and determinants.
"""

from __future__ import annotations

from collections.abc import Hashable

from kld_proof.document.display import latex
from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, apply, subterms

Size = Hashable
SIZED = ("$mat_det", "$mat_rows", "$mat_columns")
SAME = ("mat_add", "mat_neg")
MATRICES = frozenset(
    f"mat_{h}"
    for h in (
        "add",
        "neg",
        "mul",
        "scale",
        "transpose",
        "inverse",
        "zero",
        "identity",
        "grid",
        "expect",
        "inject",
    )
) | {"$mat_identity", "$mat_block"}


class Misfit(ValueError):
    """Two sizes that have to be equal are different."""


class Dimensions:
    """Classes of sizes that are equal; a class may have one value: a number or a term in counts."""

    def __init__(self, known: Dimensions | None = None) -> None:
        self.parent: dict[Size, Size] = dict(known.parent) if known else {}
        self.values: dict[Size, Term] = dict(known.values) if known else {}
        self.fresh: dict[Size, Term] = dict(known.fresh) if known else {}
        self.sums: dict[Size, tuple[Size, Size]] = dict(known.sums) if known else {}
        self.blocks: dict[Term, tuple[list[Size], list[Size]]] = dict(known.blocks) if known else {}
        self.places: int = known.places if known else 0
        self.starts: dict[tuple[Term, ...], int] = dict(known.starts) if known else {}

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
        for whole, parts in self.sums.items():
            if self.find(whole) == root:
                self.values[root] = App("add", *map(self.term, parts))
                return self.values[root]
        if root not in self.fresh:
            self.fresh[root] = Var(f"d_{len(self.fresh) + 1}")
        return self.fresh[root]

    def learn(self, t: Term) -> tuple[Size, Size] | None:
        """The shape of a matrix (None for a number), what is in it included.  Raises Misfit."""
        self.starts[_parts(t)] = self.places
        return self._shape(t)

    def _shape(self, t: Term) -> tuple[Size, Size] | None:
        if isinstance(t, Lam):
            self._shape(t.body)
            return None
        if not isinstance(t, App):
            return letter(t) if isinstance(t, Var) else None
        if t.head in MATRICES:
            return self._matrix(t)
        if t.head in ("mat_trace", "mat_scalar", "mat_det", "$mat_det", "invertible", "positive_definite"):
            self._number(t)
            return None
        if t.head == "eq" and any(isinstance(a, App) and a.head in MATRICES for a in t.args):
            return self._matrix(App("mat_add", *t.args))
        if t.head == "$mat_grad":
            self._shape(apply(*t.args))
            return self._of(t.args[1])
        for a in t.args:
            self._shape(a)
        return letter(t) if t.head.startswith("$") else None

    def _of(self, t: Term) -> tuple[Size, Size]:
        return self._shape(t) or letter(t)

    def _matrix(self, t: App) -> tuple[Size, Size]:
        match t.head, t.args:
            case "mat_mul", (a, b):
                (n, k), (j, m) = self._of(a), self._of(b)
                self._meet(k, j, t)
                return n, m
            case "mat_inject", (n, m):
                return App("add", n, m), m
            case "mat_add", (a, b) if _has_blocks(t):
                (n, m), (i, j) = self._of(a), self._of(b)
                return self._larger(n, i), self._larger(m, j)
            case "mat_add", (a, b):
                (n, m), (i, j) = self._of(a), self._of(b)
                self._meet(n, i, t)
                self._meet(m, j, t)
                return n, m
            case "mat_transpose", (a,):
                n, m = self._of(a)
                return m, n
            case "mat_inverse", (a,):
                return self._square(a, t)
            case "mat_scale", (c, a):
                self._shape(c)
                return self._of(a)
            case "mat_neg", (a,):
                return self._of(a)
            case "mat_expect", (Lam(body=a),):
                return self._of(a)
            case "mat_identity", (App(head="$mat_rows", args=(a,)),):
                n, _ = self._of(a)
                return n, n
            case "mat_identity", (n,):
                return n, n
            case "$mat_block", (Num(value=n), Num(value=m), *entries):
                return self._blocks(t, int(n), int(m), entries)
            case "mat_grid", (n, m, *entries):
                for a in entries:
                    self._shape(a)
                return n, m
        self.places += 1  # an identity or zeros without a size: another one at every place
        n = ("place", self.places, 0)
        return (n, n) if t.head == "$mat_identity" else (n, ("place", self.places, 1))

    def _blocks(self, t: App, n: int, m: int, entries: list[Term]) -> tuple[Size, Size]:
        """The shape of a matrix of blocks: those beside each other have the same rows."""
        shapes = [self._of(e) for e in entries]
        rows = [shapes[i * m][0] for i in range(n)]
        columns = [shapes[j][1] for j in range(m)]
        for k, (a, b) in enumerate(shapes):
            self._meet(rows[k // m], a, t)
            self._meet(columns[k % m], b, t)
        rows = [_settled([shapes[i * m + j][0] for j in range(m)]) for i in range(n)]
        columns = [_settled([shapes[i * m + j][1] for i in range(n)]) for j in range(m)]
        self.blocks[t] = rows, columns
        whole = []
        for kind, parts in (("rows", rows), ("columns", columns)):
            if len(parts) == 2:
                self.sums[kind, t] = (parts[0], parts[1])
            whole.append((kind, t) if len(parts) == 2 else parts[0])
        return whole[0], whole[1]

    def _larger(self, a: Size, b: Size) -> Size:
        """The size of a sum of blocks: that of the one that reaches further."""
        total = self.value(b)
        return b if isinstance(total, App) and total.head == "add" else a

    def _square(self, a: Term, t: Term) -> tuple[Size, Size]:
        n, m = self._of(a)
        self._meet(n, m, t)
        return n, m

    def _number(self, t: App) -> None:
        a = t.args[0] if t.head in ("invertible", "positive_definite") else t.args[-1]
        n, _ = self._square(a, t)
        if t.head == "mat_scalar":
            self._meet(n, ONE, t)
        elif t.head == "mat_det":
            self._meet(n, t.args[0], t)

    def _meet(self, a: Size, b: Size, t: Term) -> None:
        try:
            self.unify(a, b)
        except Misfit as sizes:
            raise Misfit(f"the shapes in ${latex(t)}$ do not fit: {sizes} would have to be equal") from None

    def resolved(self, t: Term) -> Term:
        """`t`, which was learnt, with the sizes of its identities and determinants."""
        before, self.places = self.places, self.starts.get(_parts(t), self.places)
        found = self._resolved(t)
        self.places = max(before, self.places)
        return found

    def _resolved(self, t: Term) -> Term:
        if isinstance(t, Lam):
            return Lam(self._resolved(t.body))
        if not isinstance(t, App):
            return t
        if t.head == "mat_zero":
            self.places += 1
            return t
        if t.head == "$mat_identity":
            self.places += 1
            return App("mat_identity", self.term(("place", self.places, 0)))
        args = [self._resolved(a) for a in t.args]
        if t.head == "$mat_block":
            return self._written(args[2:], *self.blocks[t])
        if t.head in SIZED and t.args[0] in self.blocks:
            n, m = letter(t.args[0])
            sized = self.term(n if t.head != "$mat_columns" else m)
            return App("mat_det", sized, args[0]) if t.head == "$mat_det" else sized
        if t.head in SIZED:
            n, m = Dimensions(self)._of(args[0])
            if t.head == "$mat_det":
                return App("mat_det", self.term(n), args[0])
            return self.term(n if t.head == "$mat_rows" else m)
        return App(t.head, *args)

    def _written(self, entries: list[Term], rows: list[Size], columns: list[Size]) -> Term:
        """A matrix of blocks as their sum, each moved to its place."""
        down = App("mat_inject", *map(self.term, rows)) if len(rows) == 2 else None
        right = App("mat_inject", *map(self.term, columns)) if len(columns) == 2 else None
        found: Term | None = None
        for k, entry in enumerate(entries):
            i, j = divmod(k, len(columns))
            moved = App("mat_mul", down, entry) if i and down is not None else entry
            moved = App("mat_mul", moved, App("mat_transpose", right)) if j and right is not None else moved
            found = moved if found is None else App("mat_add", found, moved)
        assert found is not None
        return found


def _parts(t: Term) -> tuple[Term, ...]:
    """The sides of an equation or a sum: by them it is known where its places begin."""
    return t.args if isinstance(t, App) and t.head in ("eq", "mat_add") else (t,)


def _has_blocks(t: App) -> bool:
    """Whether a sum is made of blocks that were moved to their places."""
    return any(isinstance(s, App) and s.head == "mat_inject" for s in subterms(t))


def _settled(sizes: list[Size]) -> Size:
    """One of several equal sizes: not that of a place, which belongs to one formula."""
    return next((s for s in sizes if not (isinstance(s, tuple) and s[0] == "place")), sizes[0])


def letter(t: Term) -> tuple[Size, Size]:
    """The shape of a matrix of which the term says nothing; a random one has it at every outcome."""
    if is_random_letter(t):
        assert isinstance(t, App)
        t = Var(t.head[1:])
    return ("rows", t), ("columns", t)


def is_random_letter(t: Term) -> bool:
    """Whether `t` is a random matrix at the outcome of a mean around it."""
    at_outcome = isinstance(t, App) and len(t.args) == 1 and isinstance(t.args[0], Bound)
    return at_outcome and t.head[:1] == "$" and not t.head.startswith(("$`", "$mat_"))  # type: ignore[attr-defined]
