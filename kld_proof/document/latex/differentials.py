"""`dx` in its spellings, at the end, in front or in a numerator."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.application import ApplicationReader
from kld_proof.document.latex.ast import (
    Differential,
    Div,
    Mul,
    Neg,
    Node,
    Number,
)
from kld_proof.record import replace


class DifferentialReader(ApplicationReader):
    """The rules for differentials."""

    def at_differential(self) -> bool:
        """Whether the token at hand is the d of a differential that an integral is waiting for."""
        return self.integrals > 0 and self.is_d(self.at)

    def lone_differential(self) -> bool:
        """Whether `dx` stands at hand behind a thin space, outside every integral."""
        return self.tok.gap == 2 and self.peek().gap == 0 and self.is_d(self.at)

    def is_d(self, at: int) -> bool:
        """Whether `dx` (in any spelling) stands at index `at`."""
        token = self.tokens[at]
        if token.kind == "word":
            text = token.text
            if text[0] != "d":
                return False
            if len(text) == 2 or (len(text) == 4 and text[2] == "d"):
                return text not in self.symbols.words
            after = self.tokens[at + 1]
            close = after.gap < 2 and after.text != "d" and self._name_at(at + 1)
            return len(text) == 1 and close and self.symbols.kind("d") in (None, "seen")
        if token.kind == "text" and token.text == "d":
            return self._name_at(at + 1)
        if token.kind == "name":
            if token.text != "d" or token.side != "upright":
                return False
            return self._name_at(at + 1) or self._power_at(at + 1) or self.tokens[at + 1].kind in ("(", "[")
        return token.kind == "cmd" and token.text in ("dd", "diff", "differential") and self._name_at(at + 1)

    def _name_at(self, at: int) -> bool:
        token = self.tokens[at]
        if token.kind == "cmd":
            return token.text in table.SYMBOLS or token.text in table.ACCENTS or token.text in table.STYLES
        return token.kind in ("word", "name")

    def _power_at(self, at: int) -> bool:
        """Whether `^n x` stands at index `at`, as in `d^n x`."""
        return self.tokens[at].kind == "^" and at + 2 < len(self.tokens) and self._name_at(at + 2)

    def differential(self) -> Node:
        """The variable of the differential at hand."""
        if self.tok.kind == "word" and len(self.tok.text) > 1:
            self.spell_out()
        self.advance()
        if self.tok.kind == "^":
            self.advance()
            self.exponent()
        if self.tok.kind in ("(", "["):
            self.note("differential", "The integral is over an expression.", self.tok.start, self.tok.end)
            return self.factor()
        return self._differential_name()

    def _differential_name(self) -> Node:
        if self.tok.kind == "word" and len(self.tok.text) > 1 and self.tok.text not in self.symbols.words:
            self.spell_out()
        return self.symbol()

    def numerator_differential(self) -> Node:
        """A differential that stands as a factor."""
        start = self.tok.start
        variable = self.differential()
        self.found_differential = self.in_numerator
        return Differential(variable, start=start, end=self.last_end)


def extract(body: Node) -> tuple[Node, list[Node]]:
    """The integrand without the differential in its numerator, and the variable of that differential."""
    if type(body) is Neg:
        inner, variables = extract(body.body)
        return replace(body, body=inner), variables
    if type(body) is Div:
        numerator, variables = extract(body.numerator)
        return replace(body, numerator=numerator), variables
    if type(body) is Differential:
        return Number(Fraction(1), start=body.start, end=body.start), [body.variable]
    if type(body) is not Mul:
        return body, []
    factors: list[Node] = []
    variables = []
    for factor in body.factors:
        if type(factor) is Differential:
            variables.append(factor.variable)
            continue
        if type(factor) is Div:
            factor, more = extract(factor)
            variables.extend(more)
        factors.append(factor)
    if not factors:
        return Number(Fraction(1), start=body.start, end=body.start), variables
    if len(factors) == 1:
        return factors[0], variables
    return replace(body, factors=tuple(factors), signs=("",) * (len(factors) - 1)), variables
