"""`\\frac{d}{dx} f`, `\\frac{\\partial^2 f}{\\partial x \\partial y}`: fractions that are operators."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import Derivative, Mul, Name, Node, Number, Power
from kld_proof.document.latex.binders import BinderReader


class DerivativeReader(BinderReader):
    """The rule for derivatives."""

    def derivative(self) -> Node | None:
        """The derivative that the fraction at hand is (after `\\frac`), or None if it is a quotient."""
        if self.tok.kind != "{":
            return None
        close = self.closing(self.at)
        if self.tokens[close + 1].kind != "{" or not self._same_d(self.at + 1, close + 2):
            return None
        start = self.tokens[self.at - 1].start
        partial = self.peek().text == "partial"
        self.advance()
        self._take_d()
        order = self._order()
        with self.brackets():
            body = None if self.tok.kind == "}" else self.expression()
        self.expect("}", "The numerator holds more than was understood")
        variables = self._variables(order)
        if body is None:
            body = self._operand()
        return Derivative(body, variables, partial, start=start, end=self.last_end)

    def _same_d(self, top: int, bottom: int) -> bool:
        """Whether numerator and denominator both begin with the same kind of d, and below it a name."""
        if self.tokens[bottom].text == "partial":
            return self.tokens[top].text == "partial"
        first = self.tokens[top]
        above = (first.kind == "word" and first.text[0] == "d") or (
            first.kind == "name" and first.text == "d"
        )
        spaced = first.text == "d" == self.tokens[bottom].text and self._name_at(bottom + 1)
        if not above or not (self.is_d(bottom) or (spaced and self.tokens[bottom + 2].kind in ("}", "^"))):
            return False
        alone = first.text == "d" and self.tokens[top + 1].kind in ("}", "^")
        return alone or self.is_d(top) or first.kind == "name" or (first.text == "d" and self._free_d(top))

    def _free_d(self, top: int) -> bool:
        """Whether d is no name of the page, so that `d \\ln x` over `dx` is a derivative and no quotient."""
        if self.symbols.kind("d") is not None:
            raise self.ambiguous(
                "d is a name on this page", self.tokens[top], "a derivative", "a quotient of products with d"
            )
        return True

    def _take_d(self) -> None:
        if self.tok.kind == "word" and len(self.tok.text) > 1:
            self.spell_out()
        self.advance()

    def _order(self) -> int:
        if self.tok.kind != "^":
            return 1
        self.advance()
        token, node = self.tok, self.exponent()
        if type(node) is not Number or node.value.denominator != 1 or not 1 <= node.value <= 20:
            raise self.unexpected("The order of a derivative must be a number from 1 to 20", token)
        return int(node.value)

    def _variables(self, order: int) -> tuple[tuple[Node, int], ...]:
        brace = self.expect("{")
        pairs: list[tuple[Node, int]] = []
        while self.tok.kind != "}":
            if not (self.is_d(self.at) or self.tok.text == "partial"):
                raise self.unexpected("A differential was expected in the denominator")
            self._take_d()
            variable = self._square() if self.tok.kind == "(" else self._differential_name()
            pairs.append((variable, self._order()))
        self.advance()
        if order == 1 and len(pairs) == 1 and pairs[0][1] == 2 and self._is_parameter(pairs[0][0]):
            variable = pairs[0][0]
            pairs = [(Power(variable, Number(Fraction(2)), start=variable.start, end=variable.end), 1)]
        if sum(n for _, n in pairs) != order:
            raise self.unexpected("The orders above and below the derivative differ", brace)
        return tuple(pairs)

    def _square(self) -> Node:
        """The variable in `d(s^2)`, which may be the square of a name."""
        self.advance()
        with self.brackets():
            body = self.expression()
        self.expect(")", "The bracket behind the d is not closed")
        if type(body) is not Name and not (type(body) is Power and type(body.base) is Name):
            raise self.unexpected("A name or the square of one was expected behind the d")
        return body

    def _is_parameter(self, variable: Node) -> bool:
        """Whether the square of a name may be what a law has as its parameter: `\\sigma^2`, `s^2`."""
        base = variable.base or variable.name if type(variable) is Name else ""
        return base in table.GREEK or base == "s" or "(" in base

    def _operand(self) -> Node:
        """What an operator is applied to: one bracket, or the product that follows."""
        if not self.starts_factor():
            raise self.unexpected("The derivative has nothing to act on")
        first = self.tok
        self.deeper()
        if first.kind in ("(", "[", "\\{"):
            body = self.factor()
            if (self.starts_factor() and not self.at_differential()) or self.is_command(*table.TIMES):
                raise self.ambiguous(
                    "The operand of the derivative is ambiguous", self.tok, "(d/dx f) g", "d/dx (f g)"
                )
        else:
            body = self.product()
            if type(body) is Mul:
                self.note("scope", "The derivative acts on the whole product.", first.start, body.end)
        self.depth -= 1
        return body
