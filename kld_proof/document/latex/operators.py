"""Gradients, signs with something set below them, labelled braces."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Apply,
    Div,
    Group,
    Name,
    Node,
    Number,
    Transpose,
)
from kld_proof.document.latex.brackets import BracketReader


class OperatorReader(BracketReader):
    """The rules for operators that are commands."""

    def gradient(self) -> Node:
        """`\\nabla f`, with an optional subscript: the gradient of the one factor that follows.

        A number in front of others, or a row `x^\\top` in front of `A x`, is no function of its own: it is
        the gradient of the product.
        """
        token = self.advance()
        found = self.scripts("nabla")
        if not self.starts_factor():
            raise self.unexpected("\\nabla has nothing to act on")
        self.deeper()
        around, self.of_one = self.of_one, self.tok.text in ("ln", "log")
        factors = [self.factor()]
        self.of_one = around
        if self._leads(factors[0]):
            while self.starts_factor() and self.tok.gap < 3:
                factors.append(self.factor())
        body = factors[0] if len(factors) == 1 else self.multiply(factors, [""] * (len(factors) - 1))
        if len(factors) > 1:
            self.note("scope", "The gradient is that of the whole product.", body.start, body.end)
        self.depth -= 1
        name = Name("nabla", "nabla", start=token.start, end=token.end)
        return Apply(name, (body,), (), "", found.subscript, found.power, start=token.start, end=body.end)

    def _leads(self, node: Node) -> bool:
        """Whether a factor behind nabla only begins a product: a number, or a transposed vector."""
        if type(node) is Transpose:
            inner = node.body
            return type(inner) is Group or (type(inner) is Name and self.is_matrix(inner.name))
        parts = (node.numerator, node.denominator) if type(node) is Div else (node,)
        return all(type(p) is Number for p in parts)

    def _underset(self) -> Node:
        """A sign with its variable set below it."""
        self.advance()
        holder = self.at
        self._skip_to(self.closing(holder))
        braced = self.tok.kind == "{"
        if braced:
            self.advance()
        token = self.advance()
        if token.text == "arg":
            token = self.advance()
            token.text = "arg" + token.text
        if braced:
            self.expect("}")
        after = self.at
        self.at, self.tok = holder, self.tokens[holder]
        if token.text in table.SUBSCRIPTED:
            subscript = self.subscript()[0]
            self.at, self.tok = after, self.tokens[after]
            if self.tok.kind not in ("(", "[", "\\{"):
                raise self.unexpected(f"The argument of {token.text} needs brackets")
            name = Name(token.text, token.text, upright=True, start=token.start, end=token.end)
            return self.applied(name, subscript, None)
        if token.text not in table.BIG_OPERATORS:
            raise self.unexpected("A sign with a variable was expected", token)
        found = self.set_below(table.BIG_OPERATORS[token.text])
        self.at, self.tok = after, self.tokens[after]
        return self.bound_body(table.BIG_OPERATORS[token.text], token, found)

    def _underset_sign(self) -> bool:
        if self.tok.text != "underset" or self.peek().kind != "{":
            return False
        after = self.tokens[min(self.closing(self.at + 1) + 2, len(self.tokens) - 1)]
        return after.text in table.BIG_OPERATORS or after.text == "arg" or after.text in table.SUBSCRIPTED

    def _labelled_brace(self) -> Node:
        """`\\underbrace{a}_{label}` is a."""
        start = self.advance().start
        body = self.argument()
        if self.tok.kind in ("_", "^"):
            self.advance()
            end = self.closing(self.at) if self.tok.kind == "{" else self.at
            self.note("comment", "A label on a brace was left out.", start, self.tokens[end].end)
            self._skip_to(end)
        return body
