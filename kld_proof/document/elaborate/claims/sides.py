"""Sides of relations, each read once, and how far the chains have come."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kld_proof.document.elaborate.claims.solving import Solving
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.names.declared import Declared, case_of, text_of
from kld_proof.document.elaborate.names.slips import Slip
from kld_proof.document.elaborate.terms.arguments import Extent
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, Vocabulary
from kld_proof.document.elaborate.terms.domains import infer_whole, infinite
from kld_proof.document.elaborate.terms.matrices.reading import either
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Premise
from kld_proof.kernel.term import App, Lam, Term, Var, names
from kld_proof.record import field, record

if TYPE_CHECKING:
    from kld_proof.document.elaborate.claims.behind import Told


@record
class Side:
    """One side of a relation: what it says, and what had to be assumed and noted for it."""

    item: Item
    node: ast.Node
    term: Term | None
    context: Context
    error: str = ""
    error_offset: int = 0
    is_head: bool = False
    by: str = ""  # the variable by which both sides are differentiated

    @property
    def text(self) -> str:
        return text_of(self.item, self.node)


@record
class Sides:
    """Reads the sides of a page in order; `tails` remembers how far each head has come in its part."""

    words: Vocabulary
    declared: Declared
    slips: list[Slip]
    restricted: set[str] = field(default_factory=set)
    mentioned: dict[int, set[str]] = field(default_factory=dict)
    taken: set[int] = field(default_factory=set)
    tails: dict[int, list[tuple[ast.Node, Side]]] = field(default_factory=dict)
    last: dict[int, Side] = field(default_factory=dict)
    whole: dict[int, list[Term]] = field(default_factory=dict)
    stated: dict[Term, Premise] = field(default_factory=dict)
    needed: dict[str, list[Term]] = field(default_factory=dict)
    solving: Solving = field(default_factory=Solving)
    solved: set[Term] = field(default_factory=set)
    solved_for: set[str] = field(default_factory=set)
    hints: list[Term] = field(default_factory=list)
    extents: dict[int, tuple[Extent, ...]] = field(default_factory=dict)
    by: str = ""
    signs: str = ""  # which signs of a formula with `\\pm` are read
    unordered: bool = False  # nothing says which of its two values is the first
    behind: dict[int, list[Told]] = field(default_factory=dict)
    euler: bool = False  # nothing says what `\\gamma` is
    freed: dict[int, frozenset[str]] = field(default_factory=dict)
    page: Page | None = None

    def side(self, item: Item, node: ast.Node, conditions: list[Term]) -> Side:
        """Read one side, or its derivative where the chain is about antiderivatives."""
        if not self.by:
            return self._side(item, node, conditions)
        from kld_proof.document.elaborate.claims import antiderivatives

        side = self._side(item, antiderivatives.differentiated(node, self.by), conditions)
        side.context.note(
            f"the integrals have no bounds: the derivatives of both sides by {self.by} are compared"
        )
        side.node, side.by = node, self.by
        return side

    def _side(self, item: Item, node: ast.Node, conditions: list[Term]) -> Side:
        context = Context(self.words, item.nodes, supposed=self.supposed(item, conditions))
        if self.signs:
            context.note(self.signs)
            context.open = self.unordered
        assert item.tree is not None
        for note in item.tree.notes:
            if node.start <= note.start < node.end:
                context.note(note.message)
                context.open = context.open or (note.kind == "power" and "T" not in self.declared.introduced)
        try:
            if infinite(node) and not isinstance(strip(node), ast.Add):
                return Side(item, node, quoted(node, context), context)
            term = either(node, context)
            infer_whole(term, context)
            for prop in joint.positive_in(term, self.words):
                context.assume(prop)
            if not context.used.isdisjoint(self.words.definitions) and any(n[0] == "$" for n in names(term)):
                from kld_proof.document.elaborate.laws import convergent

                for prop in convergent.converging_in(term):  # definitions bring in what exists as well
                    context.assume(prop)
            self.whole.setdefault(item.section, []).extend(p for p in context.inferred if _is_kind(p))
            return Side(item, node, term, context)
        except Unknown as unknown:
            if isinstance(node, ast.Chain | ast.Logic | ast.Empty):
                return Side(item, node, None, context, str(unknown), unknown.offset or node.start)
            return Side(item, node, quoted(node, context), context)
        except ReadError as error:
            message = located(str(error), item, error.offset)
            return Side(item, node, None, context, message, error.offset or node.start)
        except RecursionError:
            return Side(item, node, None, context, "the formula is nested too deeply", node.start)

    def supposed(self, item: Item, conditions: list[Term]) -> tuple[Term, ...]:
        """The inequalities that the text, or the formula itself, assumes for it, where laws are known."""
        if not self.words.laws:
            return ()
        stated = [a for a in self.declared.assumptions if not a.premise.inferred and a.holds_at(item)]
        said = (*(a.premise.prop for a in stated), *conditions)
        return tuple(p for p in said if p is not None and _is_inequality(p))

    def tail(self, item: Item, head: ast.Node, conditions: list[Term]) -> Side | None:
        """The last side of the chain that began with `head` in the same part of the page, or example.

        Not one that was read with what the text supposes not to be so now, nor with a law that holds no more.
        """
        before = (s for h, s in self.tails.get(item.part, []) if h == strip(head))
        found = next((s for s in before if case_of(s.item) == case_of(item)), None)
        if found is None or self.has_lost_laws(found.item, item):
            return None
        if not found.context.lasting:
            return found
        supposed = self.supposed(item, conditions)
        return None if any(_excludes(p, q) for p in supposed for q in found.context.lasting) else found

    def has_lost_laws(self, earlier: Item, item: Item) -> bool:
        """Whether a law that was used for an earlier formula is not the one for this formula."""
        if not self.declared.laws:
            return False
        suspended = self.declared.suspended
        if suspended.get(earlier.order) != suspended.get(item.order):
            return True
        now = self.declared.laws_until(item.order)
        return any(now.get(n) is not law for n, law in self.declared.laws_until(earlier.order).items())

    def remember(self, item: Item, head: ast.Node | None, side: Side, equal: Side | None = None) -> None:
        """Let a later formula go on from `side`, and one with the same head from `equal`, if there is one."""
        self.last[item.part] = side
        if head is not None and equal is not None and not self.special(item):
            known = [(h, s) for h, s in self.tails.get(item.part, []) if h != strip(head)]
            self.tails[item.part] = [(strip(head), equal), *known]

    def special(self, item: Item) -> bool:
        """Whether something is assumed, or at least said, for this formula alone."""
        only = any(a.only == item.order for a in self.declared.assumptions)
        return only or bool(self.mentioned.get(item.order)) or sentences.is_cased(item.before)


def _is_inequality(prop: Term) -> bool:
    return isinstance(prop, App) and prop.head in ("lt", "le")


def _excludes(supposed: Term, inferred: Term) -> bool:
    """Whether `x < a` is supposed where `a <= x`, or that x lies beyond a, was inferred."""
    if not isinstance(supposed, App) or not isinstance(inferred, App):
        return False
    if inferred.head in ("lt", "le"):
        strict = "lt" in (supposed.head, inferred.head)
        return strict and supposed.args == inferred.args[::-1]
    if inferred.head != "in":
        return False
    from kld_proof.document.elaborate.laws.piecewise import puts_beyond

    return puts_beyond(supposed, *inferred.args)


def _is_kind(prop: Term) -> bool:
    """Whether a proposition says that a bare name, or each term of a sequence, is natural or an integer."""
    while isinstance(prop, App) and prop.head == "all" and isinstance(prop.args[1], Lam):
        prop = prop.args[1].body
    if not isinstance(prop, App) or prop.head != "in":
        return False
    value, domain = prop.args
    named = isinstance(value, Var) or (isinstance(value, App) and value.head.startswith("$"))
    return named and domain in (App("naturals"), App("integers"))


def located(message: str, item: Item, offset: int) -> str:
    """The message with the token that it is about, unless it is about another formula."""
    if not offset or "definition of" in message or "law of" in message:
        return message
    token = re.match(r"\\?[A-Za-z]+|\\.|\S", item.block.text[offset:])
    return f"{message}, at {token[0]!r}" if token and token[0] not in message else message
