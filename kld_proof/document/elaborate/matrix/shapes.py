"""The shapes of terms: which sizes are equal because products, sums and traces are written.

Main statement: `Shapes.learn(t)` raises `Misfit` where the shapes in the term `t` do not fit together.
"""

from __future__ import annotations

from kld_proof.document.display import latex
from kld_proof.document.elaborate.matrix.parts import GRADIENT
from kld_proof.document.elaborate.matrix.sizes import Misfit, Size, Sizes, letter, plus, times
from kld_proof.document.elaborate.terms.heads import heads
from kld_proof.kernel.term import ONE, App, Lam, Num, Term, Var, apply, show

MATRICES = frozenset(
    f"mat_{operation}"
    for operation in "add neg mul scale transpose inverse zero identity grid expect inject sum ones".split()
) | {
    "mat_root",
    "mat_diagonal",
    "$mat_diagonal",
    "$mat_identity",
    "$mat_zeros",
    "$mat_block",
    "$mat_ones",
    "$mat_kron",
    "$mat_vec",
    "mat_kron",
    "mat_vec",
}
SQUARE = frozenset({"mat_trace", "mat_scalar", "mat_det", "$mat_det", "invertible", "positive_definite"})
"""What is said of square matrices and is no matrix."""


class Shapes(Sizes):
    """The sizes that terms have, by the operations in them."""

    def __init__(self, known: Shapes | None = None) -> None:
        super().__init__(known)
        self.blocks: dict[Term, tuple[list[Size], list[Size]]] = dict(known.blocks) if known else {}
        self.places: int = known.places if known else 0
        self.starts: dict[tuple[Term, ...], int] = dict(known.starts) if known else {}

    def learn(self, t: Term) -> tuple[Size, Size] | None:
        """The shape of a matrix (None for a number), what is in it included.  Raises Misfit."""
        self.starts[sides(t)] = self.places
        return self._shape(t)

    def _shape(self, t: Term) -> tuple[Size, Size] | None:
        if isinstance(t, Lam):
            self._shape(t.body)
            return None
        if not isinstance(t, App):
            return letter(t) if isinstance(t, Var) else None
        if t.head in MATRICES:
            return self._matrix(t)
        if t.head in SQUARE:
            self._number(t)
            return None
        if t.head == "eq" and any(isinstance(a, App) and a.head in MATRICES for a in t.args):
            return self._matrix(App("mat_add", *t.args))
        if is_over_columns(t):
            self._shape(self.opened(t)[1])
            return None
        if t.head == GRADIENT:
            self._shape(apply(*t.args))
            return self.of(t.args[1])
        for a in t.args:
            self._shape(a)
        return letter(t) if t.head.startswith("$") else None

    def opened(self, t: App) -> tuple[Var, Term]:
        """The variable of an integral over columns, with their number of rows, and the integrand there."""
        (n,), body = t.args[0].args, t.args[1]  # type: ignore[attr-defined]
        x = Var(f"\0{show(t)}")
        rows, columns = letter(x)
        own = isinstance(n, App) and n.head == "$mat_rows"
        self.unify(rows, self.of(n.args[0])[0] if own else n)
        self.unify(columns, ONE)
        return x, apply(body, x)

    def of(self, t: Term) -> tuple[Size, Size]:
        """The shape of what stands where a matrix is expected."""
        return self._shape(t) or letter(t)

    def _matrix(self, t: App) -> tuple[Size, Size]:
        match t.head, t.args:
            case "mat_mul", (a, b):
                (n, k), (j, m) = self.of(a), self.of(b)
                self._meet(k, j, t)
                return n, m
            case "mat_inject", (n, m):
                return plus(n, m), m
            case "mat_add", (a, b) if _has_blocks(t):
                (n, m), (i, j) = self.of(a), self.of(b)
                return self._larger(n, i), self._larger(m, j)
            case "mat_add", (a, b):
                (n, m), (i, j) = self.of(a), self.of(b)
                self._meet(n, i, t)
                self._meet(m, j, t)
                return n, m
            case "mat_transpose", (a,):
                n, m = self.of(a)
                return m, n
            case (("mat_inverse" | "mat_root"), (a,)):
                return self._square(a, t)
            case "mat_scale", (c, a):
                self._shape(c)
                return self.of(a)
            case "mat_neg", (a,):
                return self.of(a)
            case "mat_sum", (_, Lam(body=a)):
                return self.of(a)
            case "mat_expect", (Lam(body=a),):
                return self.of(a)
            case "mat_identity", (App(head="$mat_rows", args=(a,)),):
                n, _ = self.of(a)
                return n, n
            case "mat_identity", (App(head="$mat_columns", args=(a,)),):
                _, m = self.of(a)
                return m, m
            case "mat_identity", (n,):
                return n, n
            case "mat_diagonal", (App(args=(_, App(head="$mat_rows", args=(a,)))), _):
                n, _ = self.of(a)
                return n, n
            case "mat_diagonal", (App(args=(_, n)), _):
                return n, n
            case "$mat_zeros", (n, m):
                return n, m
            case "$mat_block", (Num(value=n), Num(value=m), *entries):
                return self._blocks(t, int(n), int(m), entries)
            case "$mat_kron", (a, b):
                (n, m), (p, q) = self.of(a), self.of(b)
                return self._times(n, p, ("rows", t)), self._times(m, q, ("columns", t))
            case "mat_kron", (p, q, a, b):
                (n, m), (j, k) = self.of(a), self.of(b)
                self._meet(p, j, t)
                self._meet(q, k, t)
                return self._times(n, p, ("rows", t)), self._times(m, q, ("columns", t))
            case "$mat_vec", (a,):
                return self._times(*self.of(a), ("rows", t)), ONE
            case "mat_vec", (n, a):
                return self._times(*self.of(a), ("rows", t)), ONE
            case "mat_ones", (n,):
                return n, ONE
            case "mat_grid", (n, m, *entries):
                for a in entries:
                    self._shape(a)
                return n, m
        self.places += 1  # an identity or zeros without a size: another one at every place
        n = ("place", self.places, 0)
        if t.head == "$mat_ones":
            return n, ONE
        return (n, n) if t.head in ("$mat_identity", "$mat_diagonal") else (n, ("place", self.places, 1))

    def _blocks(self, t: App, n: int, m: int, entries: list[Term]) -> tuple[Size, Size]:
        """The shape of a matrix of blocks: those beside each other have the same rows."""
        shapes = [self.of(e) for e in entries]
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

    def _times(self, a: Size, b: Size, otherwise: Size) -> Size:
        """The product of two sizes that are known; a size of its own where one is not."""
        n, m = self.value(a), self.value(b)
        if n is None or m is None:
            self.products[otherwise] = (a, b)
            return otherwise
        return times(n, m)

    def _larger(self, a: Size, b: Size) -> Size:
        """The size of a sum of blocks: that of the one that reaches further."""
        total, other = self.value(b), self.value(a)
        if isinstance(total, Num) and isinstance(other, Num):
            return b if total.value > other.value else a
        return b if isinstance(total, App) and total.head == "add" else a

    def _square(self, a: Term, t: Term) -> tuple[Size, Size]:
        n, m = self.of(a)
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


def sides(t: Term) -> tuple[Term, ...]:
    """The sides of an equation or a sum: by them it is known where its places begin."""
    return t.args if isinstance(t, App) and t.head in ("eq", "mat_add") else (t,)


def is_over_columns(t: App) -> bool:
    """Whether a term is an integral over columns."""
    return t.head == "integral" and isinstance(t.args[0], App) and t.args[0].head == "columns"


def _has_blocks(t: App) -> bool:
    """Whether a sum is made of blocks that were moved to their places."""
    return "mat_inject" in heads(t)


def _settled(sizes: list[Size]) -> Size:
    """One of several equal sizes: not that of a place, which belongs to one formula."""
    return next((s for s in sizes if not (isinstance(s, tuple) and s[0] == "place")), sizes[0])
