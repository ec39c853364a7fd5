"""Numbers, groups, bars, fractions, roots: what a product is made of."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Binom,
    Div,
    Ellipsis,
    Name,
    Node,
    Number,
    Sqrt,
    Tuple,
)
from kld_proof.document.latex.brackets import SET_BEFORE
from kld_proof.document.latex.operators import OperatorReader
from kld_proof.document.latex.subscripts import exact
from kld_proof.record import replace

_FRACTIONS = table.words("frac dfrac tfrac cfrac nicefrac sfrac")
_BINOMS = table.words("binom dbinom tbinom")
_BRACES = table.words("underbrace overbrace")
_STRUCTURES = _FRACTIONS | _BINOMS | _BRACES | table.TRANSPARENT | {"sqrt", "nabla", "partial", "textcolor"}
ATOM_COMMANDS = (
    _STRUCTURES
    | table.SYMBOLS
    | table.FUNCTIONS
    | table.ELLIPSES
    | frozenset(table.ACCENTS)
    | frozenset(table.STYLES)
    | frozenset(table.BIG_OPERATORS)
)
_STARTS = table.words("num name ( [ \\{ langle lfloor lceil { begin")


class AtomReader(OperatorReader):
    """The rules for atoms."""

    def starts_factor(self) -> bool:
        """Whether a factor begins at the token at hand."""
        token = self.tok
        kind = token.kind
        if kind in _STARTS:
            return True
        if kind == "word":
            return token.text not in table.WORD_CONNECTIVES or token.text in self.symbols.words
        if kind == "cmd":
            if token.text in ("cup", "cap"):
                return self.peek().kind == "_"
            return token.text in ATOM_COMMANDS or self._underset_sign()
        if kind in ("|", "||", "."):
            return token.side == "left"
        return kind == "text" and self.is_text_name()

    def atom(self) -> Node:
        """The atom at hand."""
        token = self.tok
        kind = token.kind
        if kind == "word":
            if (self.in_numerator and self.is_d(self.at)) or self.lone_differential():
                return self.numerator_differential()
            return self.word()
        if kind == "num":
            return self.number()
        if kind == "name":
            if token.text in table.BIG_OPERATORS:
                return self.big()
            if token.text == "d" and token.side == "upright" and self.is_d(self.at):
                return self.numerator_differential()
            return self.named()
        if kind == "cmd":
            return self.command()
        if kind in ("(", "["):
            return self.group()
        if kind == "\\{":
            return self.curly(self.at > 0 and self.tokens[self.at - 1].text in SET_BEFORE)
        if kind == "{":
            body = self.braced(self.braces_body)
            if type(body) is Binom or (type(body) is Div and body.start == token.end):
                return replace(body, start=token.start, end=self.last_end)
            return body
        if kind == "text" and self.is_d(self.at):
            return self.numerator_differential()
        if kind == "text" and self.is_text_name():
            token.kind, token.side = "name", "upright"
            return self.named()
        return self.delimited()

    def command(self) -> Node:
        """The atom that a command begins."""
        token = self.tok
        name = token.text
        if name in table.SYMBOLS or name in table.ACCENTS or name in table.FUNCTIONS:
            if name == "nabla":
                return self.gradient()
            if name == "arg" and self.peek().text in ("max", "min"):
                self.advance()
                self.tok.text = "arg" + self.tok.text
                return self.big()
            return self.big() if name in table.BIG_OPERATORS else self.named()
        if name in table.BIG_OPERATORS or name in ("cup", "cap"):
            return self.big()
        if name in _FRACTIONS:
            return self.fraction()
        if name == "sqrt":
            return self.root()
        if name in _BINOMS:
            self.advance()
            top = self.argument()
            return Binom(top, self.argument(), start=token.start, end=self.last_end)
        if name in table.ELLIPSES:
            self.advance()
            return Ellipsis(start=token.start, end=token.end)
        if name in _BRACES:
            return self._labelled_brace()
        if name in table.TRANSPARENT:
            self.advance()
            return self.argument()
        if name in table.STYLES:
            return self.named()
        if name == "underset" and self._underset_sign():
            return self._underset()
        if name == "textcolor":
            self.advance(), self.argument()
            return self.argument()
        raise self.unexpected(f"\\{name} is not understood here")

    def argument(self) -> Node:
        """A TeX argument: a braced group, or one character or command."""
        token = self.tok
        if token.kind == "{":
            return self.braced(self.braces_body)
        if token.kind in ("num", "word"):
            self.split_token("argument")
            token = self.advance()
            if token.kind == "num":
                return Number(exact(token.text), start=token.start, end=token.end)
            return Name(token.text, token.text, start=token.start, end=token.end)
        if token.kind == "name" or (token.kind == "cmd" and token.text in table.SYMBOLS):
            self.advance()
            base = table.ALIASES.get(token.text, token.text)
            return Name(base, base, upright=token.side == "upright", start=token.start, end=token.end)
        if token.kind == "cmd" and token.text in ATOM_COMMANDS:
            self.deeper()
            node = self.command()
            self.depth -= 1
            return node
        raise self.unexpected("An argument in braces was expected")

    def braces_body(self) -> Node:
        """What stands in braces: an expression, `n \\choose k`, `a \\over b`, or a relation."""
        start = self.tok.start
        node = self.proposition()
        if self.tok.kind == "}":
            return node
        if self.is_command("choose"):
            self.advance()
            below = self.expression()
            if self.tok.kind == ",":  # a multinomial coefficient
                below = Tuple((below, *self._more_items()), "", start=below.start, end=self.last_end)
            return Binom(node, below, start=start, end=self.last_end)
        if self.is_command("over"):
            self.advance()
            return Div(node, self.expression(), "frac", start=start, end=self.last_end)
        if self.tok.kind in (",", ";"):
            items = [node, *self._more_items()]
            return Tuple(tuple(items), "", start=start, end=self.last_end)
        return node

    def fraction(self) -> Node:
        """A quotient or a derivative."""
        start = self.advance().start
        operator = self.derivative()
        if operator is not None:
            return operator
        top = self._numerator() if self.tok.kind == "{" else self.argument()
        bottom = self.argument()
        return Div(top, bottom, "frac", start=start, end=self.last_end)

    def _numerator(self) -> Node:
        """A numerator, in which the differential of the integral around it may stand."""
        waiting = self.integrals > 0
        self.advance()
        with self.brackets():
            self.in_numerator = waiting
            node = self.braces_body()
            found = self.found_differential
        self.expect("}", "The numerator holds more than was understood")
        self.found_differential = self.found_differential or (waiting and found)
        return node

    def root(self) -> Node:
        """A root with or without an index."""
        start = self.advance().start
        index = None
        if self.tok.kind == "[":
            self.advance()
            with self.brackets():
                index = self.expression()
            self.expect("]", "The index of the root holds more than was understood")
        return Sqrt(self.argument(), index, start=start, end=self.last_end)
