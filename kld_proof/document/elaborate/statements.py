"""Statements of a formula to claims: which of them are claimed, and under which of the others."""

from __future__ import annotations

from kld_proof.document.elaborate.accounts import Accounts
from kld_proof.document.elaborate.claims import (
    beside,
    hypotheses,
    implications,
    remarks,
)
from kld_proof.document.elaborate.claims.premises import conditions_of
from kld_proof.document.elaborate.claims.sides import Side
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.language import (
    prose,
)
from kld_proof.document.elaborate.names import declared as declarations
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.terms.context import Context
from kld_proof.document.elaborate.terms.syntax import strip, walk
from kld_proof.document.latex import ast
from kld_proof.document.model import Derivation
from kld_proof.kernel.term import Term
from kld_proof.record import replace


class StatementReader(Accounts):
    """The claims of a formula, one relation chain after the other."""

    def statements(self, item: Item, statements: tuple[ast.Statement, ...]) -> None:
        """The claims of all statements; those from which the next row follows are its assumptions."""
        statements = beside.joined(item, statements)
        ranges = [p for s in statements for p in remarks.index_range(s.body, Context(self.words))]
        equivalent = remarks.equivalents(statements, item.block.text)
        groups = implications.groups(item, statements)
        concluded = {groups[k] for k, s in enumerate(statements) if self.is_concluded(s)}
        if not self.solving.goes_on(item):
            self.chainer.hints.clear()
        supposed, known = list(ranges), True
        above: list[Term] = []
        rearranged = implications.is_rearranged(item, statements, self.defining | self.solving.links)
        for k, statement in enumerate(statements):
            reason, at = beside.denied_beside(statement)
            if reason:
                self.unread(item, reason, at)
                continue
            if k in equivalent:
                implications.equivalence(self, item, statements[k - 1], statement, ranges)
                above += conditions_of((statement.body,), self.chainer, item)[0]
            if {k, k + 1} & equivalent:
                continue
            if above and groups[k] == k and implications.goes_on(statement, self.defining):
                if implications.follows(self, item, statement, above, ranges):
                    continue
            elif rearranged and k == 0:
                above += conditions_of((statement.body,), self.chainer, item)[0]
            conditions, understood = conditions_of(statement.conditions, self.chainer, item)
            if groups[k] not in concluded and (k == 0 or groups[k] != groups[k - 1]):
                supposed, known = list(ranges), True
            following = next((g for g in groups[k + 1 :] if g != groups[k]), None)
            if following in concluded and _is_relation(statement.body):
                props, read = conditions_of((statement.body,), self.chainer, item)
                known = known and read
                if groups[k] not in concluded:
                    supposed += implications.with_needs([*props, *conditions])
                    continue
            given = [*conditions, *(supposed if groups[k] in concluded else ranges)]
            self.body(item, strip(statement.body), given, understood and known)

    def is_concluded(self, statement: ast.Statement) -> bool:
        """Whether a statement is said to follow from the one before; a definition alone is not claimed."""
        body = strip(statement.body)
        defines = id(body) in self.defining and isinstance(body, ast.Chain) and len(body.links) == 1
        return statement.connective == "implies" and not defines and id(body) not in self.solving.sought

    def body(self, item: Item, body: ast.Node, conditions: list[Term], understood: bool) -> None:
        """A chain, several of them, or an expression that the next rows go on from."""
        self.chainer.by = ""
        if isinstance(body, ast.Signs):
            for sign, branch in zip(ast.SIGNS_READ, body.parts, strict=True):
                self.chainer.signs, self.chainer.unordered = sign, body.unordered
                self.body(item, branch, conditions, understood)
            self.chainer.signs, self.chainer.unordered = "", False
        elif isinstance(body, ast.Logic) and body.op == "and":
            for part in body.parts:
                self.body(item, strip(part), conditions, understood)
        elif isinstance(body, ast.Chain):
            self.chain(item, body, conditions, understood)
        elif isinstance(body, ast.Logic):
            self.remark(item, self.begin(item), body, remarks.UNCHECKED.get(body.op, "a statement"))
            self.current = None
        else:
            self.chainer.remember(item, None, self.chainer.side(item, body, conditions))
            self.current = None

    def chain(self, item: Item, chain: ast.Chain, conditions: list[Term], understood: bool) -> None:
        """The steps of a relation chain."""
        links = list(chain.links)
        if id(chain) in self.declared.consumed | self.words.declarations:
            return
        if (
            remarks.index_range(chain, Context(self.words))
            or remarks.reason(chain.first, links[0]) == "a list"
        ):
            self.remark(item, self.current or self.begin(item), chain, "a list")
            return
        self.chainer.by, named = self.antiderivative(item, chain)
        if chain.first is None:
            left, made, note = self.continued(item)
            if left is None:
                self.unread(item, "a row that begins with a relation, and nothing to go on from", chain.start)
                return
        else:
            left, made, note = self.head(item, chain, conditions)
        if self.words.quantiles and chain.first is not None and not note:
            from kld_proof.document.elaborate.claims import inverted

            left = inverted.probability(self, item, chain) or left
        named = named and not note
        self.chainer.by = self.chainer.by or left.by
        if self.chainer.by != left.by and not named:
            self.unread(item, "an integral without bounds is known up to a constant only", chain.start)
            return
        name = self.random_head(item, chain)
        if name:
            made = made or self.begin(item)
            self.remark(
                item, made, replace(chain, links=chain.links[:1]), "what a random variable stands for"
            )
            left, links = self.chainer.side(item, links[0].side, conditions), links[1:]
            self.meanings[name] = left
            self.chainer.restricted.add(name)
        instead = self.chainer.side(item, chain.first, conditions) if chain.first and note else None
        if id(chain) in self.defining and id(chain) in self.solving.sought:
            made = made or self.begin(item)
            self.stationary(item, chain, made, conditions)
        if id(chain) in self.inverting:
            made = made or self.begin(item)
            self.inverse(item, links[0], made, self.inverting[id(chain)])
        if id(chain) in self.defining or named:
            left, links = self.chainer.side(item, links[0].side, conditions), links[1:]
        if not item.block.text.islower() or "\\times" in item.block.text:
            reason = self.exchanges(left, links)
            if reason:
                self.unread(item, reason, chain.start)
                return
        equal, head = (left, left) if not conditions else (None, left)
        read = not left.error
        for link in links:
            right = self.chainer.side(item, link.side, conditions)
            right.context.goes_on_from(left.context)
            if id(link) in self.defining:
                if id(link) in self.inverting:
                    made = made or self.begin(item)
                    self.inverse(item, link, made, self.inverting[id(link)])
                left, equal = right, None
                continue
            if id(link) in self.solving.links | self.solving.squares.keys():
                made = made or self.begin(item)
                if implications.suppose(self, item, (left, link, right), made):
                    left, equal = right, None
                    continue
            supposed = id(link) in hypotheses.hypothesised(item)
            reason = hypotheses.REASON if supposed else remarks.reason(left.node, link)
            if reason:
                made = made or self.begin(item)
                between = ast.Group("(", link.side, start=min(left.node.start, link.start), end=link.side.end)
                self.remark(item, made, between if left.item is item else link, reason)
                left, equal = right, None
                continue
            if not understood:
                right.context.open = True
                note = "; ".join(filter(None, (note, "a condition beside the formula was not read")))
            if made is None:
                made = self.begin(item)
            made.steps.append(self.chainer.step(left, link, right, conditions, note, instead))
            instead = None
            self.sides.setdefault(id(made), []).extend((left, right))
            read = read and not right.error
            if equal is left and link.relation.op in ("=", ":=", "=="):
                equal = right
            left, note = right, ""
        self.chainer.remember(
            item, chain.first, left, None if not read or (equal is head and made is not None) else equal
        )
        self.current = made

    def stationary(self, item: Item, chain: ast.Chain, made: Derivation, conditions: list[Term]) -> None:
        """The step that where the derivative is 0 the name is what `x^*`, or `\\hat x`, is defined as."""
        from kld_proof.document.elaborate.claims import solutions

        claimed = solutions.claim(self, item, chain, conditions)
        if claimed is not None:
            left, right, given, note = claimed
            made.steps.append(self.chainer.step(left, chain.links[0], right, given, note))
            self.sides.setdefault(id(made), []).extend((left, right))

    def inverse(self, item: Item, link: ast.Link, made: Derivation, candidate: Candidate) -> None:
        """The step that what defines an inverse function inverts."""
        from kld_proof.document.elaborate.claims import inverted

        claimed = inverted.claim(self, item, candidate)
        if claimed is None:
            return
        left, right, conditions, note = claimed
        made.steps.append(self.chainer.step(left, link, right, conditions, note))
        self.sides.setdefault(id(made), []).extend((left, right))

    def exchanges(self, left: Side, links: list[ast.Link]) -> str:
        """Why nothing is claimed of a chain that only exchanges capital letters; empty if it says more."""
        from kld_proof.document.elaborate.terms import commuting

        known = self.words.matrices | self.words.random | self.declared.introduced | self.words.said.keys()
        known |= self.words.definitions.keys() | self.words.described
        letters = commuting.exchanged([left.node, *(link.side for link in links)]) - known
        if len(letters) < 2:
            return ""
        return f"this only exchanges {', '.join(sorted(letters))}, and nothing says that these are numbers"

    def antiderivative(self, item: Item, chain: ast.Chain) -> tuple[str, bool]:
        """The variable of a chain about antiderivatives, and whether its head is a name for one."""
        if not any(n.is_indefinite for n in item.nodes.of(ast.BigOp)):
            return "", False
        from kld_proof.document.elaborate.claims import antiderivatives

        return antiderivatives.variable(chain, item.nodes), bool(
            antiderivatives.variable_of_head(item, chain)
        )

    def random_head(self, item: Item, chain: ast.Chain) -> str:
        """The random variable of which a chain says first what it is; "" where it concludes."""
        head = strip(chain.first) if chain.first is not None else None
        if (
            not isinstance(head, ast.Name)
            or head.name not in self.words.random - self.words.definitions.keys()
        ):
            return ""
        if not head.name[:1].isupper() and head.name not in self.distributed:
            return ""  # the x of a mean over x
        known = head.name in self.meanings or head.name in self.words.matrices or id(chain) in self.defining
        link = chain.links[0]
        if known or not item.display or link.relation.op not in ("=", ":=") or prose.concludes(item.before):
            return ""
        return "" if any(n == head for n in walk(link.side)) else head.name

    def continued(self, item: Item) -> tuple[Side | None, Derivation | None, str]:
        """Where a formula that begins with a relation goes on from."""
        left = self.chainer.last.get(item.part)
        return left, self.current, "goes on with the formula before" if left else ""

    def head(
        self, item: Item, chain: ast.Chain, conditions: list[Term]
    ) -> tuple[Side, Derivation | None, str]:
        """The first side of a chain, or the last side of the chain that began with the same head."""
        assert chain.first is not None
        tail = self.chainer.tail(item, chain.first, conditions)
        if tail is not None and strip(tail.node) == strip(chain.links[0].side):
            tail = None  # the same claim again: going on would make it trivial
        if (
            tail is not None
            and id(chain) not in self.defining
            and chain.links[0].relation.op == "="
            and not tail.error
        ):
            text = declarations.text_of(item, chain.first)
            return tail, None, f"goes on with the chain that began with {text}"
        meant = self.meanings.get(getattr(strip(chain.first), "name", ""))
        if meant is not None and not meant.error and id(chain) not in self.defining:
            text = declarations.text_of(item, chain.first)
            return meant, None, f"{text} stands for {meant.text}"
        side = self.chainer.side(item, chain.first, conditions)
        side.is_head = True
        return side, None, ""


def _is_relation(body: ast.Node) -> bool:
    return isinstance(body, ast.Chain) and body.links[0].relation.op not in ("~", "in")
