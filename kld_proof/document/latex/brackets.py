"""Groups, tuples, intervals, bars and angle brackets."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Abs,
    Angle,
    Apply,
    Group,
    Interval,
    Matrix,
    Name,
    Node,
    Norm,
    Tuple,
)
from kld_proof.document.latex.grids import GridReader
from kld_proof.document.latex.words import WordReader

_FLOORS = {"lfloor": "floor", "lceil": "ceil"}
SET_BEFORE = table.words("in notin subset subseteq cup cap setminus backslash supset ni")


class BracketReader(WordReader, GridReader):
    """The rules for brackets."""

    def _more_items(self) -> list[Node]:
        items: list[Node] = []
        while self.tok.kind in (",", ";"):
            self.advance()
            items.append(self.proposition())
        return items

    def group(self) -> Node:
        """Round or square brackets: a group, a tuple, an interval or a matrix."""
        opener = self.advance()
        state = self.enter()
        items = [self.proposition(), *self._more_items()]
        self.leave(state)
        closer = self.tok
        if closer.kind not in (")", "]"):
            raise self.unexpected("The brackets hold more than was understood")
        self.advance()
        start, end = opener.start, closer.end
        matching = closer.kind == table.CLOSERS[opener.kind]
        if len(items) == 2 and (opener.kind == "[" or not matching or self._after_in(opener.start)):
            return Interval(items[0], items[1], opener.kind == "[", closer.kind == "]", start=start, end=end)
        if not matching:
            raise self.unexpected(f"{opener.text!r} is closed by another bracket", closer)
        if len(items) > 1:
            return Tuple(tuple(items), opener.kind, start=start, end=end)
        if type(items[0]) is Matrix and not items[0].bracket:
            return Matrix(items[0].rows, opener.kind, start=start, end=end)
        return Group(opener.kind, items[0], start=start, end=end)

    def _after_in(self, start: int) -> bool:
        for i in range(self.at - 1, 0, -1):
            if self.tokens[i].start == start:
                return self.tokens[i - 1].text in SET_BEFORE
        return False

    def delimited(self) -> Node:
        """Bars, angle brackets, floor and ceiling."""
        token = self.tok
        if token.kind in ("|", "||") and token.side == "left":
            return self._barred()
        if token.kind == "langle":
            return self._angle()
        if token.kind in _FLOORS:
            self.advance()
            with self.brackets():
                body = self.expression()
            self.expect(table.CLOSERS[token.kind])
            name = Name(_FLOORS[token.kind], _FLOORS[token.kind], start=token.start, end=token.end)
            return Apply(name, (body,), (), token.kind, start=token.start, end=self.last_end)
        if token.kind == "." and token.side == "left":
            return self.evaluated_group()
        if token.kind == "begin":
            return self.grid()
        raise self.unexpected("A number, a name or a bracket was expected")

    def _barred(self) -> Node:
        opener = self.advance()
        with self.brackets():
            body = self.proposition()
        if self.tok.kind != opener.kind or self.tok.side != "right":
            raise self.unexpected("The bars hold more than was understood")
        self.advance()
        if opener.kind == "|":
            return Abs(body, start=opener.start, end=self.last_end)
        subscript = None
        if self.tok.kind == "_":
            self.advance()
            subscript = self.subscript()[0]
        return Norm(body, subscript, start=opener.start, end=self.last_end)

    def _angle(self) -> Node:
        opener = self.advance()
        with self.brackets():
            items = [self.proposition(), *self._more_items()]
        self.expect("rangle", "The angle brackets hold more than was understood")
        body = (
            items[0] if len(items) == 1 else Tuple(tuple(items), "", start=items[0].start, end=items[-1].end)
        )
        subscript = None
        if self.tok.kind == "_":
            self.advance()
            subscript = self.subscript()[0]
        return Angle(body, subscript, start=opener.start, end=self.last_end)

    def evaluated_group(self) -> Node:
        """`\\left. F \\right|_a^b`: see `grammar.Grammar`."""
        raise NotImplementedError
