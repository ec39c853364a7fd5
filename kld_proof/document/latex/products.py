"""Products, quotients by a slash, powers, evaluations."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Apply,
    BigOp,
    Binary,
    Chain,
    Derivative,
    Div,
    Evaluation,
    Factorial,
    Group,
    Mul,
    Name,
    Neg,
    Node,
    Number,
    Power,
    Transpose,
    Tuple,
)
from kld_proof.document.latex.atoms import AtomReader
from kld_proof.record import fields, replace

MAX_CHAINED = 60


def _names(node: Node) -> Iterator[Name]:
    """The names in a node, functions of applications apart."""
    if type(node) is Name:
        yield node
        return
    for f in fields(node):
        if type(node) is Apply and f.name == "function":
            continue
        pending = [getattr(node, f.name)]
        while pending:
            value = pending.pop()
            if isinstance(value, tuple):
                pending.extend(value)
            elif isinstance(value, Node):
                yield from _names(value)


class ProductReader(AtomReader):
    """The rules between atoms and sums."""

    def product(self) -> Node:
        """Factors side by side or with signs between them, quotients by a slash."""
        self.deeper()
        factors = [self.factor()]
        signs: list[str] = []
        chained = 0
        while True:
            token = self.tok
            kind, text = token.kind, token.text
            if kind == "cmd" or kind == "*":
                if text in table.TIMES:
                    self.advance()
                    signs.append(table.TIMES[text])
                    factors.append(self.signed_factor())
                    continue
                if text in table.BINARY and not self.starts_factor():
                    chained += 1
                    factors, signs = [self._binary(factors, signs)], []
                    if chained > MAX_CHAINED:
                        raise self.unexpected("There are too many operations in a row")
                    continue
            if kind == "/":
                chained += 1
                if chained > MAX_CHAINED:
                    raise self.unexpected("There are too many quotients in a row")
                factors, signs = [self._slash(factors, signs)], []
                continue
            if self.integrals and self.at_differential():
                break
            if not self.starts_factor() or (token.gap == 3 and self._new_statement()):
                break
            if kind == "num" and not token.gap and type(factors[-1]) is Name and not self.in_subscript:
                spelt = factors[-1].name + token.text
                self.note("slip", f"{spelt} is read as a product.", factors[-1].start, token.end)
            if kind == "num" and type(factors[-1]) is Number:
                raise self.unexpected("Two numbers side by side are no product", token)
            signs.append("thin" if token.gap == 2 else "")
            factors.append(self.factor())
        self.depth -= 1
        self._check_mixed(factors, signs)
        return factors[0] if len(factors) == 1 else self.multiply(factors, signs)

    def _check_mixed(self, factors: list[Node], signs: list[str]) -> None:
        """`1 \\frac{1}{2}` alone is one and a half to some, and a half to others."""
        if len(factors) != 2 or signs != [""]:
            return
        whole, part = factors
        if type(whole) is not Number or type(part) is not Div or whole.value.denominator != 1:
            return
        top, bottom = part.numerator, part.denominator
        if type(top) is Number and type(bottom) is Number and top.value < bottom.value:
            at = next(t for t in self.tokens if t.start >= part.start)
            raise self.ambiguous("A number stands in front of a fraction", at, "a mixed number", "a product")

    def _new_statement(self) -> bool:
        """A wide gap ends a product outside brackets."""
        return self.inside == 0

    def multiply(self, factors: list[Node], signs: list[str]) -> Node:
        """A product node."""
        return Mul(tuple(factors), tuple(signs), start=factors[0].start, end=factors[-1].end)

    def signed_factor(self) -> Node:
        """A factor that may carry a minus sign: after `\\cdot` or a slash."""
        if self.tok.kind != "-":
            return self.factor()
        start = self.advance().start
        body = self.factor()
        return Neg(body, start=start, end=body.end)

    def _binary(self, factors: list[Node], signs: list[str]) -> Node:
        token = self.advance()
        op = table.BINARY[token.text]
        left = factors[0] if len(factors) == 1 else self.multiply(factors, signs)
        right = [self.signed_factor()]
        while self.starts_factor() and not (self.integrals and self.at_differential()) and self.tok.gap < 3:
            right.append(self.factor())
        side = right[0] if len(right) == 1 else self.multiply(right, [""] * (len(right) - 1))
        if op == "div":
            return Div(left, side, "slash", start=left.start, end=side.end)
        return Binary(op, left, side, start=left.start, end=side.end)

    def _slash(self, factors: list[Node], signs: list[str]) -> Node:
        """`a/b`, after which no name may follow directly: `a/b c` has two readings, `a/2c` mostly one."""
        slash = self.advance()
        below = self.signed_factor()
        left = factors[0] if len(factors) == 1 else self.multiply(factors, signs)
        style = "slash"
        if self._multiplied(left, below):
            below, style = self._whole_denominator(below, slash.start), "close"
        node = Div(left, below, style, start=left.start, end=below.end)
        follows = (
            self.starts_factor() and not (self.integrals and self.at_differential()) and self.tok.gap < 3
        )
        if follows and type(below) is not Group and self.tok.gap < 2:
            raise self.ambiguous("What follows the slash is ambiguous", self.tok, "(a/b) c", "a/(b c)")
        if follows:
            self.note("slash", "Only the factor after the slash is divided by.", slash.start, below.end)
        if self.tok.kind == "/":
            self.note("slash", "Slashes are read from the left: (a/b)/c.", left.start, below.end)
        elif self.tok.kind in ("+", "-"):
            self.note("slash", "The slash binds closer than the sign: (a/b) + c.", left.start, below.end)
        return node

    def _multiplied(self, left: Node, below: Node) -> bool:
        """Whether a name stands close behind the number below the slash, and letters above it: `x^2/2s`."""
        return type(below) is Number and type(left) is not Number and self._close_name()

    def _close_name(self) -> bool:
        """Whether a name follows without a space, but for the one that ends a command."""
        token, before = self.tok, self.tokens[self.at - 1]
        if token.gap > (before.kind == "cmd") or (self.integrals and self.at_differential()):
            return False
        named = token.text in table.SYMBOLS or token.text in table.ACCENTS
        return token.kind in ("word", "name") or (token.kind == "cmd" and named)

    def _whole_denominator(self, number: Node, start: int) -> Node:
        """The number and the names close behind it, which may have powers."""
        factors = [number]
        while self._close_name():
            factors.append(self.factor())
            inner = factors[-1].base if type(factors[-1]) is Power else factors[-1]
            if type(inner) is not Name:
                raise self.ambiguous("What follows the slash is ambiguous", self.tok, "(a/b) c", "a/(b c)")
        self.note("slash", "All that stands close behind the slash is divided by.", start, self.last_end)
        return self.multiply(factors, [""] * (len(factors) - 1))

    def factor(self) -> Node:
        """An atom with what stands behind it: powers, factorials, bounds of an evaluation."""
        start = self.tok.start
        self.deeper()
        node = self.atom()
        powers = 0
        while True:
            kind = self.tok.kind
            if kind == "^":
                powers += 1
                if powers > 1:
                    raise self.unexpected("There are two superscripts")
                node = self._raised(node, start)
            elif kind == "!":
                if self.peek().kind == "!":
                    raise self.unexpected("A double factorial is not understood")
                self.advance()
                node = self._factorial(node, start)
            elif kind == "_" and type(node) is Group and node.bracket == "[" and self._evaluates():
                node = self.evaluation(node, start)
            elif kind == "_":
                node = self._subscripted(node, start)
            elif kind == "'":
                node = self._primed(node, start)
            else:
                break
        self.depth -= 1
        return node

    def _primed(self, node: Node, start: int) -> Node:
        """`(x \\ln x)'`: the derivative by the one name in the brackets."""
        found = {n.name: n for n in _names(node) if n.name not in ("e", "pi")}
        if type(node) is not Group or node.bracket not in ("(", "[") or len(found) != 1:
            raise self.unexpected("A prime behind brackets is read only where they hold one name")
        order = 0
        while self.tok.kind == "'":
            order += len(self.tok.text)
            self.advance()
        (variable,) = found.values()
        self.note("prime", f"The prime is the derivative by {variable.name}.", start, self.last_end)
        return Derivative(node, ((variable, order),), start=start, end=self.last_end)

    def _factorial(self, node: Node, start: int) -> Node:
        """`body!`; behind the brackets of `\\ln (n - k)!` it belongs to what stands in them."""
        if type(node) is not Apply or node.function.name not in table.BARE_FUNCTIONS or node.bracket != "(":
            return Factorial(node, start=start, end=self.last_end)
        if node.power is not None or len(node.args) != 1:
            raise self.unexpected("A factorial behind a function is ambiguous")
        (inside,) = node.args
        bracketed = Group("(", inside, start=inside.start, end=inside.end)
        whole = Factorial(bracketed, start=inside.start, end=self.last_end)
        self.note("factorial", "The factorial is that of the function's argument.", start, self.last_end)
        return replace(node, args=(whole,), end=self.last_end)

    def _evaluates(self) -> bool:
        """Whether the subscript at hand, behind square brackets, is a bound: `[F]_a^b`, `[F]_{x=0}`."""
        first = self.at + 1
        last = self.closing(first) if self.tokens[first].kind == "{" else first
        inside = self.tokens[first : last + 1]
        letters = any(t.kind == "word" and len(t.text) > 1 for t in inside)
        bounded = self.tokens[min(last + 1, len(self.tokens) - 1)].kind == "^" and not letters
        return bounded or any(t.kind == "=" for t in inside)

    def _raised(self, node: Node, start: int) -> Node:
        self.advance()
        if self.tok.kind == "word":
            self.split_token("superscript")
        inner = self.peek() if self.tok.kind == "{" and self.peek(2).kind == "}" else self.tok
        if self.transposes(inner):
            self._skip_to(self.at + (2 if inner is not self.tok else 0))
            return Transpose(node, start=start, end=self.last_end)
        if type(node) is BigOp:
            raise self.unexpected("A power behind a sum or an integral needs brackets")
        return Power(node, self.exponent(), start=start, end=self.last_end)

    def _subscripted(self, node: Node, start: int) -> Node:
        """A subscript behind a name in braces belongs to it: `{b}_0`; behind brackets it is an index."""
        self.advance()
        subscript, text = self.subscript()
        plain = text.isascii() and text.isalnum()
        tail = "_" + (text if plain else "{" + text + "}")
        items = subscript.items if type(subscript) is Tuple else (subscript,)
        if type(node) is Name and not node.subscript:
            return Name(node.name + tail, node.base, items, start=start, end=self.last_end)
        if type(node) is Group or type(node) is Apply:
            if type(subscript) is Chain and self.tok.kind == "^":  # a family and its last index
                self.advance()
                items = (*items, self.argument())
            index = Name("index" + tail, "index", items, start=start, end=self.last_end)
            return Apply(index, (node,), (), "", start=start, end=self.last_end)
        raise self.unexpected("A subscript stands behind something that is no name")

    def evaluation(self, node: Node, start: int) -> Node:
        """The bounds of `F |_a^b`."""
        lower = upper = condition = None
        while self.tok.kind in ("_", "^"):
            if self.advance().kind == "^":
                upper = self.argument()
                continue
            lower = self.argument()
            if type(lower) is Chain:
                lower, condition = None, lower
        return Evaluation(node, lower, upper, condition, start=start, end=self.last_end)

    def evaluated_group(self) -> Node:
        """`\\left. F \\right|_a^b`."""
        start = self.advance().start
        with self.brackets():
            body = self.expression()
        if self.tok.kind != "|" or self.tok.side != "right":
            raise self.unexpected("\\left. needs a bar on the right")
        self.advance()
        return self.evaluation(body, start)
