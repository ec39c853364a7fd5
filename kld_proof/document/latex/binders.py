"""Sums, products, limits, extrema and integrals: signs that bind a variable."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.application import ApplicationReader
from kld_proof.document.latex.ast import (
    BigOp,
    Chain,
    Differential,
    Div,
    Logic,
    Mul,
    Name,
    Neg,
    Node,
    Number,
    Tuple,
)
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.names import mentions

_EXTREMA = frozenset("max min sup inf argmax argmin".split())
_SIGNS = {"iint": 2, "iiint": 3}


class Bounds:
    """What stands below and above a sign."""

    __slots__ = ("domain", "lower", "upper", "variables")

    def __init__(self) -> None:
        self.variables: tuple[Node, ...] = ()
        self.lower: Node | None = None
        self.upper: Node | None = None
        self.domain: Node | None = None


class BinderReader(ApplicationReader):
    """The rules for binding signs."""

    def big(self) -> Node:
        """The binding sign at hand with its bounds and its body."""
        token = self.advance()
        op = table.BIG_OPERATORS[token.text]
        if op in _EXTREMA and self.tok.kind in ("(", "[", "\\{"):
            name = Name(op, op, start=token.start, end=token.end)
            return self._applied(name, None, None)
        found = self.bounds(op)
        return self.bound_body(op, token, found)

    def bound_body(self, op: str, token: Token, found: Bounds) -> Node:
        """The body of a sign whose bounds were read."""
        if op in ("int", "oint"):
            return self.integral(op, token, found, _SIGNS.get(token.text, 1))
        if (
            op in _EXTREMA
            and self.tok.kind in ("(", "[", "\\{")
            and not found.variables
            and found.domain is None
        ):
            return self._applied(Name(op, op, start=token.start, end=token.end), None, None)
        self.deeper()
        sign = self.advance() if self.tok.kind == "-" else None
        if not self.starts_factor():
            raise self.unexpected(f"\\{token.text} has no body")
        body = self.product()
        self.depth -= 1
        if sign is not None:
            body = Neg(body, start=sign.start, end=body.end)
        big = BigOp(
            op, found.variables, body, found.lower, found.upper, found.domain, start=token.start, end=body.end
        )
        return self._end_product(big) if op == "prod" else big

    def _end_product(self, big: BigOp) -> Node:
        """A product sign without the last factors that do not mention its variable, if a sign sets them off."""
        body = big.body
        if type(body) is not Mul or len(big.variables) != 1 or type(big.variables[0]) is not Name:
            return big
        inside = [mentions(f, big.variables[0].name) for f in body.factors]
        if not any(inside) or inside[-1]:
            return big
        last = len(inside) - 1 - inside[::-1].index(True)
        if not body.signs[last]:
            place = Token("sign", big.op, big.start, big.end)
            raise self.ambiguous(
                "The end of the product is ambiguous",
                place,
                "all factors multiplied",
                "the last factor outside",
            )
        kept = body.factors[: last + 1]
        inner = kept[0] if last == 0 else self.multiply(list(kept), list(body.signs[:last]))
        short = replace(big, body=inner, end=inner.end)
        self.note(
            "scope", "The product sign ends before the factors without its index.", big.start, inner.end
        )
        return self.multiply([short, *body.factors[last + 1 :]], list(body.signs[last:]))

    def bounds(self, op: str) -> Bounds:
        """The scripts of a binding sign."""
        found = Bounds()
        while self.tok.kind in ("_", "^"):
            if self.advance().kind == "^":
                found.upper = self.exponent()
            elif self.tok.kind == "{":
                self.braced(lambda: self._below(op, found))
            else:
                self.split_token("subscript")
                self._place(op, self.argument(), found)
        if op in ("int", "oint") and found.variables:
            if found.lower is None and found.domain is None:
                if found.upper is not None:
                    found.lower = found.variables[0]
                else:
                    found.domain = found.variables[0]
            found.variables = ()
        return found

    def set_below(self, op: str) -> Bounds:
        """The bounds in the braces at hand, which stand before their sign in `\\underset`."""
        found = Bounds()
        self.braced(lambda: self._below(op, found))
        return found

    def _below(self, op: str, found: Bounds) -> Node:
        """What stands in braces below a sign: propositions separated by commas or rows."""
        start = self.tok
        if self.is_command("substack"):
            self.advance()
            return self.braced(lambda: self._below(op, found))
        pending: list[Node] = []
        while self.tok.kind not in ("}", "eof"):
            if self.tok.kind in (",", ";", "row", ":", "|"):
                self.advance()
                continue
            node = self.proposition()
            if type(node) is Chain and pending and node.first is not None:
                first = Tuple((*pending, node.first), "", start=pending[0].start, end=node.first.end)
                node, pending = replace(node, first=first), []
            if type(node) is Chain or type(node) is Logic:
                self._place(op, node, found)
            else:
                pending.append(node)
        for node in pending:
            self._place(op, node, found)
        return Number(Fraction(0), start=start.start, end=self.last_end)

    def _place(self, op: str, node: Node, found: Bounds) -> None:
        """Sort one thing that stands below into `found`."""
        if type(node) is Chain and len(node.links) == 1 and node.first is not None:
            relation, side = node.links[0].relation.op, node.links[0].side
            names = node.first.items if type(node.first) is Tuple else (node.first,)
            if relation in ("=", "to", "in") and all(type(n) is Name for n in names) and not found.variables:
                if relation == "in":
                    found.variables, found.domain = names, side
                    return
                if len(names) == 1 and (relation == "to") == (op == "lim"):
                    found.variables, found.lower = names, side
                    return
            if relation == "!=" and type(node.first) is Name and not found.variables:
                found.variables = names
        if type(node) is Chain or type(node) is Logic:
            if found.domain is None:
                found.domain = node
            else:
                found.domain = Logic("and", (found.domain, node), start=found.domain.start, end=node.end)
        elif type(node) is Name or op in ("int", "oint"):
            found.variables = (*found.variables, node)
        elif found.domain is None:
            found.domain = node
        else:
            raise self.unexpected("What stands below the sign is not understood")

    def integral(self, op: str, token: Token, found: Bounds, count: int) -> Node:
        """An integral up to its differential, which may stand in front, at the end or in a numerator."""
        self.deeper()
        saved = self.integrals, self.in_numerator, self.found_differential
        self.integrals, self.in_numerator, self.found_differential = self.integrals + 1, False, False
        variables: list[Node] = []
        if self.at_differential():
            self.note("differential", "The differential stands in front.", self.tok.start, self.tok.end)
            while self.at_differential() and len(variables) < count:
                variables.append(self.differential())
            self.integrals = saved[0]
            body = self.product() if self.starts_factor() else _one(self.tok)
        elif not self.starts_factor() and self.tok.kind not in ("-", "+"):
            raise self.unexpected(f"\\{token.text} has no body")
        else:
            body = self.expression()
            while self.at_differential() and len(variables) < count:
                variables.append(self.differential())
            if not variables and self.found_differential:
                body, variables = _extract(body)
        if len(variables) < count:
            raise self.unexpected("The integral has no differential")
        self.integrals, self.in_numerator, self.found_differential = saved
        self.depth -= 1
        return BigOp(
            op,
            tuple(variables),
            body,
            found.lower,
            found.upper,
            found.domain,
            start=token.start,
            end=self.last_end,
        )

    def at_differential(self) -> bool:
        """Whether the token at hand is the d of a differential that an integral is waiting for."""
        return self.integrals > 0 and self.is_d(self.at)

    def is_d(self, at: int) -> bool:
        """Whether `dx` (in any spelling) stands at index `at`."""
        token = self.tokens[at]
        if token.kind == "word":
            text = token.text
            if text[0] != "d":
                return False
            if len(text) == 2 or (len(text) == 4 and text[2] == "d"):
                return text not in self.symbols.words
            return len(text) == 1 and self._name_at(at + 1) and self.symbols.kind("d") in (None, "seen")
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


def _one(token: Token) -> Node:
    return Number(Fraction(1), start=token.start, end=token.start)


def _extract(body: Node) -> tuple[Node, list[Node]]:
    """The integrand without the differential in its numerator, and the variable of that differential."""
    if type(body) is Neg:
        inner, variables = _extract(body.body)
        return replace(body, body=inner), variables
    if type(body) is Div:
        numerator, variables = _extract(body.numerator)
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
            factor, more = _extract(factor)
            variables.extend(more)
        factors.append(factor)
    if not factors:
        return Number(Fraction(1), start=body.start, end=body.start), variables
    if len(factors) == 1:
        return factors[0], variables
    return replace(body, factors=tuple(factors), signs=("",) * (len(factors) - 1)), variables
