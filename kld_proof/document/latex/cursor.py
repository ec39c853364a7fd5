"""The state of a reading: the token at hand, the notes, the depth; and the grammar's forward references."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import Name, Node, Note
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import MAX_DEPTH, Token
from kld_proof.document.latex.symbols import Symbols

OPENERS = frozenset(table.CLOSERS) | {"begin"}
CLOSING = frozenset(table.CLOSERS.values()) | {"end"}


class Cursor:
    """A position in a list of tokens that ends with `eof`."""

    def __init__(self, tokens: list[Token], symbols: Symbols) -> None:
        self.tokens = tokens
        self.symbols = symbols
        self.at = 0
        self.tok = tokens[0]
        self.notes: list[Note] = []
        self.noted: set[tuple[str, str]] = set()
        self.depth = 0
        self.inside = 0  # brackets that are open: words between statements become logic there
        self.integrals = 0  # integral signs whose differential is still to come in these brackets
        self.in_subscript = False
        self.in_numerator = False  # a numerator may hold the differential of the integral around it
        self.found_differential = False
        self.bare: frozenset[str] | None = None
        self.called: frozenset[str] | None = None
        self.lone: frozenset[str] | None = None

    def advance(self) -> Token:
        """The token at hand; the next one is at hand afterwards."""
        token = self.tok
        if token.kind != "eof":
            self.at += 1
            self.tok = self.tokens[self.at]
        return token

    def peek(self, ahead: int = 1) -> Token:
        """The token `ahead` places further on."""
        return self.tokens[min(self.at + ahead, len(self.tokens) - 1)]

    @property
    def last_end(self) -> int:
        """Where the token before the one at hand ends."""
        return self.tokens[self.at - 1].end if self.at else 0

    def is_command(self, *names: str) -> bool:
        """Whether the token at hand is one of these commands."""
        return self.tok.kind == "cmd" and self.tok.text in names

    def expect(self, kind: str, what: str = "") -> Token:
        """The token at hand, which must be of `kind`."""
        if self.tok.kind != kind:
            raise self.unexpected(what or f"{kind!r} was expected here")
        return self.advance()

    def unexpected(self, message: str, token: Token | None = None) -> LatexError:
        """An error at `token`, or at the token at hand, that quotes it."""
        token = token or self.tok
        if token.kind == "eof":
            return LatexError(f"{message}, but the formula ends.", token.start, "")
        return LatexError(f"{message}, at {token.text!r}.", token.start, token.text)

    def ambiguous(self, message: str, token: Token, *readings: str) -> LatexError:
        """An error that shows the readings."""
        return LatexError(
            f"{message}: it may mean {' or '.join(readings)}.", token.start, token.text, readings
        )

    def note(self, kind: str, message: str, start: int, end: int) -> None:
        """Record a reading that followed a rule, once for each message."""
        if (kind, message) not in self.noted:
            self.noted.add((kind, message))
            self.notes.append(Note(kind, message, start, end))

    def deeper(self) -> None:
        """Count one level of nesting; the caller counts it off again."""
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self.unexpected(f"The formula is nested more than {MAX_DEPTH} deep")

    @contextmanager
    def brackets(self) -> Iterator[None]:
        """Inside brackets integrals start afresh, and words between propositions are connectives."""
        state = self.enter()
        yield
        self.leave(state)

    def enter(self) -> tuple[int, bool, bool]:
        """Go into brackets; gives the state for `leave`.  An error ends the whole reading."""
        saved = self.integrals, self.in_numerator, self.found_differential
        self.integrals, self.in_numerator, self.found_differential = 0, False, False
        self.inside += 1
        self.deeper()
        return saved

    def leave(self, state: tuple[int, bool, bool]) -> None:
        """Go out of the brackets."""
        self.depth -= 1
        self.inside -= 1
        self.integrals, self.in_numerator, self.found_differential = state

    def closing(self, at: int) -> int:
        """The index of the token that closes the bracket or brace at index `at`."""
        depth = 0
        for i in range(at, len(self.tokens)):
            kind = self.tokens[i].kind
            if kind in OPENERS:
                depth += 1
            elif kind in CLOSING:
                depth -= 1
                if not depth:
                    return i
        return len(self.tokens) - 1

    # The rules of the grammar that others call before they are defined.

    def proposition(self) -> Node:
        """Relations between expressions, joined by and/or: see `grammar.Grammar`."""
        raise NotImplementedError

    def expression(self) -> Node:
        """A sum: see `grammar.Grammar`."""
        raise NotImplementedError

    def product(self) -> Node:
        """A product: see `grammar.Grammar`."""
        raise NotImplementedError

    def factor(self) -> Node:
        """An atom with its exponents, factorials and arguments: see `grammar.Grammar`."""
        raise NotImplementedError

    def starts_factor(self) -> bool:
        """Whether a factor begins at the token at hand."""
        raise NotImplementedError

    def at_differential(self) -> bool:
        """Whether the token at hand is the d of `dx`."""
        raise NotImplementedError

    def lone_differential(self) -> bool:
        """Whether a differential stands at hand that belongs to no integral."""
        raise NotImplementedError

    def argument(self) -> Node:
        """A TeX argument: a braced group or a single token."""
        raise NotImplementedError

    def symbol(self) -> Name:
        """A name with its subscripts, never applied, never raised to a power."""
        raise NotImplementedError
