"""Sums, products, limits, extrema and integrals: signs that bind a variable."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    BigOp,
    Group,
    Mul,
    Name,
    Neg,
    Node,
    Number,
)
from kld_proof.document.latex.bounds import BoundReader, Bounds
from kld_proof.document.latex.differentials import extract
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.walk import mentions
from kld_proof.record import replace

_EXTREMA = table.words("max min sup inf argmax argmin")
_SIGNS = {"iint": 2, "iiint": 3}


class BinderReader(BoundReader):
    """The rules for binding signs."""

    def big(self) -> Node:
        """The binding sign at hand with its bounds and its body."""
        token = self.advance()
        op = table.BIG_OPERATORS[token.text]
        if op in _EXTREMA and self.tok.kind in ("(", "[", "\\{"):
            name = Name(op, op, start=token.start, end=token.end)
            return self.applied(name, None, None)
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
            return self.applied(Name(op, op, start=token.start, end=token.end), None, None)
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
        """A product sign without the last factors that lack its variable, if a sign sets them off."""
        body = big.body
        if type(body) is not Mul or len(big.variables) != 1 or type(big.variables[0]) is not Name:
            return big
        inside = [mentions(f, big.variables[0].name) for f in body.factors]
        if not any(inside) or inside[-1]:
            return big
        last = len(inside) - 1 - inside[::-1].index(True)
        bracketed = last == 0 and type(body.factors[0]) is Group
        begun = _runs_over(body.factors[last + 1], big.variables[0].name)
        if not body.signs[last] and not bracketed and not begun:
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
                body, variables = extract(body)
        if len(variables) < count:
            raise self.unexpected("The integral has no differential")
        if not saved[0] and (len(variables) > count or self._more_differentials()):
            raise self.unexpected("There are more differentials than integral signs", token)
        self.integrals, self.in_numerator, self.found_differential = saved
        self.depth -= 1
        return BigOp(
            op,
            tuple(variables),
            body,
            found.lower,
            found.upper,
            _all_values(found.domain, variables),
            start=token.start,
            end=self.last_end,
        )

    def _more_differentials(self) -> bool:
        """Whether one more differential stands right behind the integral."""
        return self.tokens[self.at - 1].kind != "}" and self.tok.kind != "eof" and self.is_d(self.at)


def _all_values(domain: Node | None, variables: list[Node]) -> Node | None:
    r"""The set that an integral is over: `\int_x f(x) dx` is over `\mathcal{X}`, all values of x."""
    if type(domain) is not Name or variables != [domain]:
        return domain
    if len(domain.name) > 1 or not domain.name.islower():
        return domain
    values = f"cal({domain.name.upper()})"
    return Name(values, values, start=domain.start, end=domain.end)


def _runs_over(node: Node, index: str) -> bool:
    """Whether a sum or a product has this index of its own: it cannot stand inside of another one's."""
    node = node.factors[0] if type(node) is Mul else node
    return type(node) is BigOp and any(type(v) is Name and v.name == index for v in node.variables)


def _one(token: Token) -> Node:
    return Number(Fraction(1), start=token.start, end=token.start)
