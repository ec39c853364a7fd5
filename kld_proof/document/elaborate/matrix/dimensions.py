"""Terms with the sizes of their identity matrices, determinants and blocks.

Main statement: `Dimensions.resolved(t)` is `t`, which was learnt, with these sizes.
"""

from __future__ import annotations

from kld_proof.document.elaborate.matrix.shapes import Shapes, is_over_columns, sides
from kld_proof.document.elaborate.matrix.sizes import Size, letter
from kld_proof.kernel.term import ONE, App, Lam, Term, bind

SIZED = ("$mat_det", "$mat_rows", "$mat_columns")


class Dimensions(Shapes):
    """Shapes, and the terms that are written with them."""

    def resolved(self, t: Term) -> Term:
        """`t`, which was learnt, with the sizes of its identities and determinants."""
        before, self.places = self.places, self.starts.get(sides(t), self.places)
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
        if t.head == "$mat_zeros":
            return App("mat_zero")
        if t.head in ("$mat_identity", "$mat_ones"):
            self.places += 1
            return App(t.head[1:], self.term(("place", self.places, 0)))
        if t.head == "$mat_diagonal":
            self.places += 1
            return App("mat_diagonal", App("range", ONE, self.term(("place", self.places, 0))), *t.args)
        if is_over_columns(t):
            x, body = self.opened(t)
            return App("integral", self._resolved(t.args[0]), bind(self._resolved(body), x.name))
        args = [self._resolved(a) for a in t.args]
        if t.head == "$mat_block":
            return self._written(args[2:], *self.blocks[t])
        if t.head in ("$mat_kron", "$mat_vec"):
            sizes = Dimensions(self).of(args[-1])
            return App(t.head[1:], *map(self.term, sizes if t.head == "$mat_kron" else sizes[:1]), *args)
        if t.head in SIZED:
            n, m = letter(t.args[0]) if t.args[0] in self.blocks else Dimensions(self).of(args[0])
            size = self.term(m if t.head == "$mat_columns" else n)
            return App("mat_det", size, args[0]) if t.head == "$mat_det" else size
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
