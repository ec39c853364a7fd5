"""Where the argument of a function without brackets ends."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Apply,
    Name,
    Node,
    Number,
    Power,
)
from kld_proof.document.latex.names import NameReader

_LOGARITHMS = frozenset(("ln", "log", "lg", "exp"))


class BareReader(NameReader):
    """The rules for `\\ln 2 \\pi` and the like."""

    of_one = False
    """Whether a gradient acts on the logarithm at hand: in `\\nabla \\log f(a) b` it ends before b."""

    def _bare(self, name: Name, subscript: Node | None, power: Node | None) -> Node:
        """A function without brackets: its argument is the run of numbers, names and roots that follows."""
        first = self.tok
        self.deeper()
        factors = [self.argument() if first.kind == "{" else self.factor()]
        if first.kind == "{" and self.starts_factor() and self.tok.gap < 2 and not self.at_differential():
            raise self.ambiguous(
                f"The end of the argument of {name.name} is ambiguous",
                self.tok,
                f"{name.name}(a b)",
                f"{name.name}(a) b",
            )
        while self._argument_goes_on(factors, name):
            token, exponential = self.tok, self._at_exponential(factors)
            factors.append(self.factor())
            if name.base in _LOGARITHMS and not (exponential or _is_coefficient_like(factors)):
                raise self.ambiguous(
                    f"The end of the argument of {name.name} is ambiguous",
                    token,
                    f"{name.name}(a b)",
                    f"{name.name}(a) b",
                )
        self.depth -= 1
        body = factors[0] if len(factors) == 1 else self.multiply(factors, [""] * (len(factors) - 1))
        if len(factors) > 1:
            self.note(
                "argument", f"The argument of {name.name} is {len(factors)} factors.", first.start, body.end
            )
        if self.tok.text in table.TIMES:
            self.note("argument", f"The argument of {name.name} ends before the sign.", first.start, body.end)
        if self.tok.kind == "/":
            raise self.ambiguous(
                f"The quotient after {name.name} is ambiguous",
                self.tok,
                f"{name.name}(a/b)",
                f"({name.name} a)/b",
            )
        return Apply(name, (body,), (), "", subscript, power, start=name.start, end=self.last_end)

    def multiply(self, factors: list[Node], signs: list[str]) -> Node:
        """A product node: see `grammar.Grammar`."""
        raise NotImplementedError

    def _argument_goes_on(self, factors: list[Node], name: Name) -> bool:
        """Whether the factor at hand belongs to a bare argument; raises where both readings are common."""
        token = self.tok
        if not self.starts_factor() or self.at_differential() or token.gap == 3 or self.lone_differential():
            return False
        if name.base in _LOGARITHMS - {"exp"} and self._at_exponential(factors):
            return type(factors[-1]) is not Apply
        if token.text in table.FUNCTIONS or token.text in table.BIG_OPERATORS or token.kind == "begin":
            return False
        last = factors[-1]
        if all(_is_short(f) for f in factors):
            if token.kind in ("num", "word", "name") or (token.kind == "cmd" and token.text not in ("left",)):
                return not self._call_follows(name)
            raise self.ambiguous(
                f"The end of the argument of {name.name} is ambiguous",
                token,
                f"{name.name}(a (b))",
                f"{name.name}(a) (b)",
            )
        if type(last) is Apply and self.of_one and name.base in ("ln", "log"):
            return False
        if type(last) is Apply:
            raise self.ambiguous(
                f"The end of the argument of {name.name} is ambiguous",
                token,
                f"{name.name}(f(a) b)",
                f"{name.name}(f(a)) b",
            )
        self.note(
            "argument", f"The argument of {name.name} ends after one factor.", factors[0].start, last.end
        )
        return False

    def _at_exponential(self, factors: list[Node]) -> bool:
        """Whether `\\exp` or `e^` is at hand: `\\log \\frac{a}{b} \\exp(c)` is the logarithm of a product."""
        token = self.tok
        if all(map(_is_short, factors)):  # \ln 2 e^x has two common readings
            return False
        if token.kind == "cmd":
            return token.text == "exp"
        return token.text == "e" and self.peek().kind == "^"

    def _call_follows(self, name: Name) -> bool:
        """Whether a name with brackets is at hand: it would be a factor, or part of the argument."""
        after = self.peek()
        if self.tok.kind in ("word", "name", "cmd") and after.kind == "(":
            raise self.ambiguous(
                f"The end of the argument of {name.name} is ambiguous",
                self.tok,
                f"{name.name}(a f(b))",
                f"{name.name}(a) f(b)",
            )
        return False


def _is_coefficient_like(factors: list[Node]) -> bool:
    """A number and then names with numbers as powers, as in `2 \\pi \\sigma^2`."""
    powers = all(type(f) is not Power or type(f.exponent) is Number for f in factors)
    return powers and type(factors[0]) is Number


def _is_short(node: Node) -> bool:
    """A number or a name, perhaps with a power: what runs together in `\\ln 2 \\pi \\sigma^2`."""
    if type(node) is Power:
        node = node.base
    return type(node) in (Number, Name)
