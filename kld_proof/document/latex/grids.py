"""Matrices, cases and sets in curly brackets."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Cases,
    Ellipsis,
    Empty,
    Group,
    Logic,
    Matrix,
    Node,
    Set,
)
from kld_proof.document.latex.names import NameReader

_CONDITION_WORDS = table.words("if for for_all with where and otherwise")


class GridReader(NameReader):
    """The rules for grids."""

    def grid(self) -> Node:
        """The environment at hand: a matrix, or cases."""
        opener = self.advance()
        bracket = table.GRIDS[opener.text]
        with self.brackets():
            node = self._cases(opener.start) if bracket == "cases" else self._matrix(bracket, opener.start)
        self.expect("end", "The grid holds more than was understood")
        return node

    def _matrix(self, bracket: str, start: int) -> Node:
        rows: list[tuple[Node, ...]] = []
        cells: list[Node] = []
        cell: Node | None = None
        while self.tok.kind != "end":
            if self.tok.kind in ("&", "row"):
                cells.append(cell or Empty(start=self.tok.start, end=self.tok.start))
                cell = None
                if self.advance().kind == "row":
                    rows.append(tuple(cells))
                    cells = []
            elif self.tok.kind in (",", ".") and self.tok.side in ("", "inner"):
                self.advance()
            elif cell is not None:
                raise self.unexpected("A cell holds more than was understood")
            else:
                cell = self.proposition()
        if cell is not None:
            cells.append(cell)
        if cells:
            rows.append(tuple(cells))
        return Matrix(tuple(rows), bracket, start=start, end=self.last_end)

    def _cases(self, start: int) -> Node:
        branches: list[tuple[Node, Node | None]] = []
        while self.tok.kind != "end":
            if self.tok.kind == "row":
                self.advance()
                continue
            value = self.proposition()
            branches.append((value, self._condition()))
        if not branches:
            raise self.unexpected("There are no cases")
        return Cases(tuple(branches), start=start, end=self.last_end)

    def _condition(self) -> Node | None:
        """The condition of a branch up to the end of its row; None for "otherwise" or nothing."""
        parts: list[Node] = []
        start, otherwise = self.tok, False
        while self.tok.kind not in ("row", "end"):
            word = self.word_connective()
            if self.tok.kind in (",", ".", "&", ";") and self.tok.side in ("", "inner"):
                self.advance()
            elif word in _CONDITION_WORDS:
                otherwise = otherwise or word == "otherwise"
                self.advance()
            else:
                parts.append(self.proposition())
        if not parts:
            if not otherwise and self.tok.kind == "row":
                raise self.unexpected("A case has no condition", start)
            return None
        if len(parts) == 1:
            return parts[0]
        return Logic("and", tuple(parts), start=parts[0].start, end=parts[-1].end)

    def word_connective(self) -> str:
        """The connective that the token at hand is, or ""."""
        token = self.tok
        if token.kind == "text":
            return table.TEXT_CONNECTIVES.get(token.text.strip(" ,:.").lower(), "")
        if token.kind == "cmd":
            return table.CONNECTIVES.get(token.text, "")
        if token.kind == "word" and token.text in table.WORD_CONNECTIVES:
            return table.TEXT_CONNECTIVES[token.text]
        if token.kind == "name" and token.text in ("if", "otherwise", "and", "where", "or", "else"):
            return table.TEXT_CONNECTIVES[token.text]
        return ""

    def curly(self, is_set: bool) -> Node:
        """Curly brackets: cases in front of a grid, a set, or a group."""
        opener = self.advance()
        if self.tok.kind == "begin" and self.tok.text in table.GRIDS:
            return self._open_cases(opener.start)
        condition: Node | None = None
        items: list[Node] = []
        with self.brackets():
            while self.tok.kind != "\\}":
                if self.tok.kind == ",":
                    self.advance()
                elif self.tok.kind in (":", "|") and items and condition is None:
                    self.advance()
                    condition = self._conditions()
                elif condition is None:
                    items.append(self.proposition())
                else:
                    raise self.unexpected("The set holds more than was understood")
        self.advance()
        place = {"start": opener.start, "end": self.last_end}
        if len(items) == 1 and condition is None and not is_set and type(items[0]) is not Ellipsis:
            return Group("{", items[0], **place)
        return Set(tuple(items), condition, **place)

    def _conditions(self) -> Node:
        parts = [self.proposition()]
        while self.tok.kind == ",":
            self.advance()
            parts.append(self.proposition())
        if len(parts) == 1:
            return parts[0]
        return Logic("and", tuple(parts), start=parts[0].start, end=parts[-1].end)

    def _open_cases(self, start: int) -> Node:
        """`\\left\\{ grid \\right.`, or a matrix in curly brackets."""
        at = self.closing(self.at)
        closer = self.tokens[at + 1]
        self.advance()
        with self.brackets():
            node = self._cases(start) if closer.kind == "." else self._matrix("{", start)
        self.expect("end", "The cases hold more than was understood")
        self.advance()
        return node
