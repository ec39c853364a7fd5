"""Expressions and propositions: sums, products, powers, relations."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Add,
    Apply,
    BigOp,
    Binary,
    Chain,
    Div,
    Evaluation,
    Factorial,
    Given,
    Group,
    Link,
    Logic,
    Mul,
    Name,
    Neg,
    Node,
    Power,
    Relation,
    Transpose,
    Tuple,
)
from kld_proof.document.latex.atoms import AtomReader
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.names import is_transpose, label_text, mentions
from kld_proof.document.latex.rows import is_relation

MAX_CHAINED = 60


class Grammar(AtomReader):
    """The rules between atoms and statements."""

    def proposition(self) -> Node:
        """An expression or a chain of relations; inside brackets several of them joined by and/or."""
        start = self.tok.start
        if self.is_command("neg", "lnot"):
            self.advance()
            self.deeper()
            body = self.proposition()
            self.depth -= 1
            return Logic("not", (body,), start=start, end=body.end)
        node = self.chain()
        while (op := self._logic()) != "":
            parts = [node]
            while self._logic() == op and len(parts) < MAX_CHAINED:
                self.advance()
                parts.append(self.chain())
            node = Logic(op, tuple(parts), start=start, end=self.last_end)
        return node

    def _logic(self) -> str:
        if self.tok.kind == "cmd" and self.tok.text in table.LOGIC:
            return table.LOGIC[self.tok.text]
        if self.inside:
            word = self.word_connective()
            return word if word in ("and", "or", "implies", "iff") else ""
        return ""

    def chain(self) -> Node:
        """`a = b = c`, or a lone expression, perhaps with a condition behind a bar."""
        start = self.tok.start
        first = None if is_relation(self.tok) and not self.starts_factor() else self.given()
        links = self.links()
        if not links and first is not None:
            return first
        return Chain(first, links, start=start, end=self.last_end)

    def links(self) -> tuple[Link, ...]:
        """The relations at hand, each with its right side."""
        links: list[Link] = []
        while is_relation(self.tok) and not self.starts_factor():
            start = self.tok.start
            relation = self.relation()
            side = self.given()
            links.append(Link(relation, side, start=start, end=self.last_end))
        return tuple(links)

    def relation(self) -> Relation:
        """The relation sign at hand, with what stands above it."""
        token = self.advance()
        text = token.text
        over = ""
        if text in ("overset", "underset", "stackrel"):
            close = self.closing(self.at) if self.tok.kind == "{" else self.at
            over = label_text(self.tokens[self.at + 1 : close] if close > self.at else [self.tok])
            self._skip_to(close)
            braced = self.tok.kind == "{"
            if braced:
                self.advance()
            if not is_relation(self.tok):
                raise self.unexpected("A relation was expected below the text")
            inner = self.relation()
            if braced:
                self.expect("}")
            return Relation(inner.op, over or inner.over, start=token.start, end=self.last_end)
        if text == "not":
            inner = self.relation()
            if inner.op not in table.NEGATED:
                raise self.unexpected("\\not stands before a sign that it cannot negate", token)
            return Relation(table.NEGATED[inner.op], start=token.start, end=self.last_end)
        if text == "xrightarrow":
            self.argument()
        return Relation(table.RELATIONS[text], over, start=token.start, end=self.last_end)

    def given(self) -> Node:
        """An expression, or two with a bar between them where no application claims the bar."""
        node = self.expression()
        if self.tok.kind == "|" and self.tok.side == "middle" and not self.inside:
            self.advance()
            condition = self.expression()
            if self.tok.kind == ",":
                condition = Tuple(
                    (condition, *self._more_items()), "", start=condition.start, end=self.last_end
                )
            return Given(node, condition, start=node.start, end=self.last_end)
        return node

    def expression(self) -> Node:
        """A sum of products with signs."""
        self.deeper()
        start = self.tok.start
        node = self._signed()
        if self.tok.kind in ("+", "-"):
            terms = [node]
            while self.tok.kind in ("+", "-") and not self.found_differential:
                if self.tok.kind == "+":
                    self.advance()
                sign = self.tok
                terms.append(self._signed())
                if type(terms[-1]) is Evaluation and type(terms[0]) is not Evaluation:
                    raise self.ambiguous("The range of the bar is ambiguous", sign, "(a + b)|", "a + (b|)")
            node = self._sum(self._widen(terms), start)
        for _ in range(MAX_CHAINED):
            if self.tok.kind == "cmd" and self.tok.text in table.PLUS_MINUS:
                op = self.advance().text
                node = Binary(op, node, self.product(), start=start, end=self.last_end)
            elif self.tok.kind in ("+", "-") and type(node) is Binary and not self.found_differential:
                sign = self.advance().kind
                term = self.product()
                right = Neg(term, start=term.start, end=term.end) if sign == "-" else term
                node = Add((node, right), start=start, end=self.last_end)
            else:
                break
        self.depth -= 1
        return node

    def _signed(self) -> Node:
        """A product behind any number of signs."""
        signs: list[Token] = []
        while self.tok.kind in ("+", "-") or self.is_command("pm", "mp"):
            signs.append(self.advance())
            if len(signs) > MAX_CHAINED:
                raise self.unexpected("There are too many signs in a row")
        start = self.tok.start
        node = self.product()
        if self.tok.kind == "|" and self.tok.side == "eval":
            self.advance()
            node = self.evaluation(node, start)
        for sign in reversed(signs):
            if sign.kind == "-":
                node = Neg(node, start=sign.start, end=node.end)
            elif sign.kind == "cmd":
                node = Apply(Name(sign.text, sign.text), (node,), (), "", start=sign.start, end=node.end)
        return node

    def _sum(self, terms: list[Node], start: int) -> Node:
        return terms[0] if len(terms) == 1 else Add(tuple(terms), start=start, end=terms[-1].end)

    def _widen(self, terms: list[Node]) -> list[Node]:
        """The terms of a sum, with later terms that use a sum's index taken into that sum, and a note."""
        for i, term in enumerate(terms[:-1]):
            big = _last_binder(term)
            if big is None or big.op in ("int", "oint"):
                continue
            names = [v.name for v in big.variables if type(v) is Name]
            used = [j for j in range(i + 1, len(terms)) if any(mentions(terms[j], n) for n in names)]
            if used:
                return self._widened(terms, i, used[-1], big, names)
        return terms

    def _widened(self, terms: list[Node], i: int, last: int, big: BigOp, names: list[str]) -> list[Node]:
        sign, where = ("sum", f"the index {' '.join(names)} is used after the {big.op}")
        if type(terms[i]) is not BigOp or any(self.symbols.kind(n) in ("variable", "random") for n in names):
            place = Token(sign, big.op, big.start, big.end)
            raise self.ambiguous(
                f"The scope of the {big.op} is ambiguous", place, "all terms inside", "one term inside"
            )
        body = Add((big.body, *terms[i + 1 : last + 1]), start=big.body.start, end=terms[last].end)
        wide = BigOp(
            big.op, big.variables, body, big.lower, big.upper, big.domain, start=big.start, end=body.end
        )
        self.note("scope", f"The {big.op} was widened: {where}.", big.start, body.end)
        return [*terms[:i], wide, *terms[last + 1 :]]

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
            if kind == "num" and not token.gap and type(factors[-1]) is Name:
                spelt = factors[-1].name + token.text
                self.note("slip", f"{spelt} is read as a product.", factors[-1].start, token.end)
            signs.append("thin" if token.gap == 2 else "")
            factors.append(self.factor())
        self.depth -= 1
        return factors[0] if len(factors) == 1 else self.multiply(factors, signs)

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
        """`a/b`, after which no name may follow directly: `a/b c` has two readings."""
        slash = self.advance()
        below = self.signed_factor()
        left = factors[0] if len(factors) == 1 else self.multiply(factors, signs)
        node = Div(left, below, "slash", start=left.start, end=below.end)
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
                node = Factorial(node, start=start, end=self.last_end)
            elif kind == "_" and type(node) is Group and node.bracket == "[":
                node = self.evaluation(node, start)
            elif kind == "_":
                node = self._subscripted(node, start)
            elif kind == "'":
                raise self.unexpected("A prime behind brackets is not understood")
            else:
                break
        self.depth -= 1
        return node

    def _raised(self, node: Node, start: int) -> Node:
        self.advance()
        inner = self.peek() if self.tok.kind == "{" and self.peek(2).kind == "}" else self.tok
        if is_transpose(inner):
            self._skip_to(self.at + (2 if inner is not self.tok else 0))
            return Transpose(node, start=start, end=self.last_end)
        if type(node) is BigOp:
            raise self.unexpected("A power behind a sum or an integral needs brackets")
        return Power(node, self.exponent(), start=start, end=self.last_end)

    def _subscripted(self, node: Node, start: int) -> Node:
        """A subscript behind a name in braces is part of the name: `{b}_0`; behind brackets it is an index."""
        self.advance()
        subscript, text = self.subscript()
        plain = text.isascii() and text.isalnum()
        tail = "_" + (text if plain else "{" + text + "}")
        items = subscript.items if type(subscript) is Tuple else (subscript,)
        if type(node) is Name and not node.subscript:
            return Name(node.name + tail, node.base, items, start=start, end=self.last_end)
        if type(node) is Group:
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


def _last_binder(term: Node) -> BigOp | None:
    """The binder that a term ends with."""
    while True:
        if type(term) is BigOp:
            return term
        if type(term) is Neg:
            term = term.body
        elif type(term) is Mul:
            term = term.factors[-1]
        else:
            return None
