"""Expressions and propositions: sums, products, powers, relations."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Add,
    Apply,
    BigOp,
    Binary,
    Chain,
    Evaluation,
    Given,
    Group,
    Link,
    Logic,
    Mul,
    Name,
    Neg,
    Node,
    Relation,
    Tuple,
)
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.products import MAX_CHAINED, ProductReader
from kld_proof.document.latex.rows import is_relation
from kld_proof.document.latex.subscripts import label_text
from kld_proof.document.latex.walk import free_names

_SIGNS = frozenset(("+", "-", "cmd"))


def _is_value(node: Node) -> bool:
    """Whether a side of a logical sign is no statement; `u \\wedge v = w` relates a product to w."""
    while isinstance(node, Group):
        node = node.body
    return not isinstance(node, Chain | Logic)


class Grammar(ProductReader):
    """The rules between atoms and statements."""

    def proposition(self) -> Node:
        """An expression or a chain of relations; inside brackets several of them joined by and/or."""
        start = self.tok.start
        if self.tok.kind == "cmd" and self.tok.text in ("neg", "lnot"):
            self.advance()
            self.deeper()
            body = self.proposition()
            self.depth -= 1
            return Logic("not", (body,), start=start, end=body.end)
        node = self.chain()
        while (op := self._logic()) != "":
            parts, sign = [node], self.tok
            while self._logic() == op and len(parts) < MAX_CHAINED:
                self.advance()
                parts.append(self.chain())
            if sign.kind == "cmd" and any(map(_is_value, parts)) and not all(map(_is_value, parts)):
                raise self.unexpected(f"\\{sign.text} between what is no statement is not understood", sign)
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
            if not is_relation(self.tok) or self.tok.text == "not":
                raise self.unexpected("A relation was expected after \\not")
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
            return _with_condition(node, condition, self.last_end)
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
                terms.append(self._signed(type(terms[0]) is Evaluation))
            node = self._sum(self._widen(terms), start)
        for _ in range(MAX_CHAINED):
            if self.tok.kind == "cmd" and self.tok.text in table.PLUS_MINUS:
                op = self.advance().text
                node = Binary(op, node, self.product(), start=start, end=self.last_end)
            elif self.tok.kind in ("+", "-") and type(node) is Binary and not self.found_differential:
                minus = self.advance().kind == "-"
                term = self.product()
                right = Neg(term, start=term.start, end=term.end) if minus else term
                node = Add((node, right), start=start, end=self.last_end)
            else:
                break
        self.depth -= 1
        return node

    def _signed(self, may_be_evaluated: bool = True) -> Node:
        """A product behind any number of signs; a bar after a later term of a sum has two ranges."""
        signs: list[Token] = []
        while self.tok.kind in _SIGNS and (self.tok.kind != "cmd" or self.tok.text in ("pm", "mp")):
            signs.append(self.advance())
            if len(signs) > MAX_CHAINED:
                raise self.unexpected("There are too many signs in a row")
        start = self.tok.start
        node = self.product()
        if self.tok.kind == "|" and self.tok.side == "eval":
            if not may_be_evaluated:
                raise self.ambiguous("The range of the bar is ambiguous", self.tok, "(a + b)|", "a + (b|)")
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
        later: list[frozenset[str]] = []
        for i, term in enumerate(terms[:-1]):
            big = _last_binder(term)
            if big is None or big.op in ("int", "oint"):
                continue
            names = [v.name for v in big.variables if type(v) is Name]
            later = later or [free_names(t) for t in terms]
            used = [j for j in range(i + 1, len(terms)) if not later[j].isdisjoint(names)]
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


def _with_condition(body: Node, condition: Node, end: int) -> Node:
    """`y | a, b`; in `y | a, b ~ L` the relation that the last condition begins is one of the whole."""
    last = condition.items[-1] if type(condition) is Tuple else None
    if type(condition) is not Tuple or type(last) is not Chain or last.first is None:
        return Given(body, condition, start=body.start, end=end)
    items = (*condition.items[:-1], last.first)
    conditions = Tuple(items, "", start=condition.start, end=last.first.end)
    whole = Given(body, conditions, start=body.start, end=last.first.end)
    return Chain(whole, last.links, start=body.start, end=last.end)


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
