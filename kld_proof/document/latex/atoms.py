"""Numbers, groups, bars, fractions, roots: what a product is made of."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Abs,
    Angle,
    Apply,
    Binom,
    Div,
    Ellipsis,
    Group,
    Interval,
    Matrix,
    Name,
    Node,
    Norm,
    Number,
    Sqrt,
    Tuple,
)
from kld_proof.document.latex.derivatives import DerivativeReader
from kld_proof.document.latex.grids import GridReader

_FRACTIONS = frozenset("frac dfrac tfrac cfrac nicefrac sfrac".split())
_BINOMS = frozenset("binom dbinom tbinom".split())
_BRACES = frozenset("underbrace overbrace".split())
_FLOORS = {"lfloor": "floor", "lceil": "ceil"}
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
_STARTS = frozenset("num name ( [ \\{ langle lfloor lceil { begin".split())
_SET_BEFORE = frozenset("in notin subset subseteq cup cap setminus backslash supset ni".split())


class AtomReader(DerivativeReader, GridReader):
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

    def _underset_sign(self) -> bool:
        if self.tok.text != "underset" or self.peek().kind != "{":
            return False
        after = self.tokens[min(self.closing(self.at + 1) + 2, len(self.tokens) - 1)]
        return after.text in table.BIG_OPERATORS or after.text == "arg"

    def is_text_name(self) -> bool:
        """Whether running text is a name: one word, no connective."""
        text = self.tok.text
        return (
            text.replace("-", "").rstrip(".").isalnum()
            and text not in table.TEXT_CONNECTIVES
            and text.isascii()
        )

    def atom(self) -> Node:
        """The atom at hand."""
        token = self.tok
        kind = token.kind
        if kind == "word":
            if self.in_numerator and self.is_d(self.at):
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
            return self.curly(self.at > 0 and self.tokens[self.at - 1].text in _SET_BEFORE)
        if kind == "{":
            return self.braced(self.braces_body)
        if kind == "text" and self.is_text_name():
            token.kind, token.side = "name", "upright"
            return self.named()
        return self.delimited()

    def number(self) -> Node:
        """A number, or the name that a number with a subscript is: `1_n`, `0_{p}`."""
        token = self.advance()
        if self.tok.kind == "_":
            found = self.scripts(token.text)
            return self._with_power(self.name_of(token.text, found, token.start), found)
        return Number(Fraction(token.text), start=token.start, end=token.end)

    def word(self) -> Node:
        """Letters in a row: a known word, a function with its argument, or single letters if all are known."""
        token = self.tok
        text = token.text
        if len(text) == 1:
            return self.named()
        if text in self.symbols.words or text in table.WORDS or self.symbols.kind(text) is not None:
            return self.big() if text in table.BIG_OPERATORS else self.named()
        prefix = next((w for w in ("ln", "log", "exp") if text.startswith(w)), "")
        if prefix:
            rest = text[len(prefix) :]
            if len(rest) == 1 or rest in self.symbols.words:
                self.note("name", f"{text} is read as {prefix} {rest}.", token.start, token.end)
                self.split_word(len(prefix))
                return self.named()
        if self.integrals and text[-2] == "d" and self._all_lone(text[:-2]):
            self.split_word(len(text) - 2)
            if len(self.tok.text) == 1:
                return self.named()
            text = self.tok.text
        if self._all_lone(text):
            self.note("product", f"{text} is read as the product {' '.join(text)}.", token.start, token.end)
            self.spell_out()
            return self.named()
        raise self.unexpected(
            f"{text!r} is no known name, and its letters are not all known symbols: write \\mathrm{{{text}}} or put spaces"
        )

    def split_word(self, length: int) -> None:
        """Leave the first `length` letters of the word at hand as a token of their own."""
        token = self.tok
        first = type(token)("word", token.text[:length], token.start, token.start + length, token.gap)
        rest = type(token)("word", token.text[length:], token.start + length, token.end, 0)
        self.tokens[self.at : self.at + 1] = [first, rest]
        self.tok = first

    def _all_lone(self, text: str) -> bool:
        if self.lone is None:
            self.lone = frozenset(t.text for t in self.tokens if t.kind == "word" and len(t.text) == 1)
        return all(c in self.lone or c == "e" or self.symbols.kind(c) is not None for c in text)

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

    def gradient(self) -> Node:
        """`\\nabla f`, with an optional subscript: the gradient of the one factor that follows."""
        token = self.advance()
        found = self.scripts("nabla")
        if not self.starts_factor():
            raise self.unexpected("\\nabla has nothing to act on")
        self.deeper()
        body = self.factor()
        self.depth -= 1
        name = Name("nabla", "nabla", start=token.start, end=token.end)
        return Apply(name, (body,), (), "", found.subscript, found.power, start=token.start, end=body.end)

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
        if token.text not in table.BIG_OPERATORS:
            raise self.unexpected("A sign with a variable was expected", token)
        if braced:
            self.expect("}")
        after = self.at
        self.at, self.tok = holder, self.tokens[holder]
        found = self.set_below(table.BIG_OPERATORS[token.text])
        self.at, self.tok = after, self.tokens[after]
        return self.bound_body(table.BIG_OPERATORS[token.text], token, found)

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

    def argument(self) -> Node:
        """A TeX argument: a braced group, or one character or command."""
        token = self.tok
        if token.kind == "{":
            return self.braced(self.braces_body)
        if token.kind in ("num", "word"):
            self.split_token("argument")
            token = self.advance()
            if token.kind == "num":
                return Number(Fraction(token.text), start=token.start, end=token.end)
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
        if self.is_command("choose"):
            self.advance()
            return Binom(node, self.expression(), start=start, end=self.last_end)
        if self.is_command("over"):
            self.advance()
            return Div(node, self.expression(), "frac", start=start, end=self.last_end)
        if self.tok.kind in (",", ";"):
            items = [node, *self._more_items()]
            return Tuple(tuple(items), "", start=start, end=self.last_end)
        return node

    def _more_items(self) -> list[Node]:
        items: list[Node] = []
        while self.tok.kind in (",", ";"):
            self.advance()
            items.append(self.proposition())
        return items

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

    def group(self) -> Node:
        """Round or square brackets: a group, a tuple, an interval or a matrix."""
        opener = self.advance()
        with self.brackets():
            items = [self.proposition(), *self._more_items()]
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
                return self.tokens[i - 1].text in _SET_BEFORE
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
