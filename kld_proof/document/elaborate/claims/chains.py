"""Chains to steps: each side read once, each relation a claim under the assumptions it is connected with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kld_proof.document.display import relation as shown
from kld_proof.document.elaborate.claims import special
from kld_proof.document.elaborate.claims.propositions import RELATIONS, comparison
from kld_proof.document.elaborate.claims.refutability import (
    free_sequences,
    has_values_alone,
    is_about_matrices,
    is_determined,
    is_identity,
    is_identity_of_matrices,
    is_plain,
    is_value,
    transformed,
)
from kld_proof.document.elaborate.claims.solving import Solving, is_linear
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.language import existence, prose, settings, wording
from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.names.declared import Declared, text_of
from kld_proof.document.elaborate.names.needed import without_implied
from kld_proof.document.elaborate.names.shadows import captured, tied
from kld_proof.document.elaborate.names.slips import Slip, repaired
from kld_proof.document.elaborate.terms.arguments import (
    LENGTHENED,
    SHORTENED,
    has_bare_logarithm,
    lengthened,
    shortened,
)
from kld_proof.document.elaborate.terms.context import Context, ReadError, Unknown, Vocabulary
from kld_proof.document.elaborate.terms.domains import infer_whole, infinite
from kld_proof.document.elaborate.terms.matrices import either
from kld_proof.document.elaborate.terms.quotation import quoted
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.model import NOT_GOING_ON, Finding, Premise, Step
from kld_proof.kernel.term import App, Lam, Term, Var, bind, names, substitute
from kld_proof.record import field, record, replace

STANDS_FOR_VALUE = "stands for its value"  # the reading of a random variable outside a mean is a guess
READ_FULLY = frozenset(
    {"`I` is read as an identity matrix", "a matrix to the T is read as transposed"}
)  # notes beside which nothing is left open
HINTS = 4  # earlier rows that the proof of a row under an equation may pass through
NOT_CHECKED = {
    "~=": "an approximate equality is not checked",
    "to": "a limit is not checked",
}


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
class Chainer:
    """Makes the steps of a page in order; `tails` remembers how far each head has come in its part."""

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
    logarithms: dict[int, bool] = field(default_factory=dict)
    by: str = ""

    def side(self, item: Item, node: ast.Node, conditions: list[Term]) -> Side:
        """Read one side, or its derivative where the chain is about antiderivatives."""
        if not self.by:
            return self._side(item, node)
        from kld_proof.document.elaborate.claims import antiderivatives

        side = self._side(item, antiderivatives.differentiated(node, self.by))
        side.context.note(
            f"the integrals have no bounds: the derivatives of both sides by {self.by} are compared"
        )
        side.node, side.by = node, self.by
        return side

    def _side(self, item: Item, node: ast.Node) -> Side:
        context = Context(self.words, item.nodes)
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

    def tail(self, item: Item, head: ast.Node) -> Side | None:
        """The last side of the chain that began with `head` in the same part of the page."""
        return next((s for h, s in self.tails.get(item.part, []) if h == strip(head)), None)

    def remember(self, item: Item, head: ast.Node | None, side: Side, equal: Side | None = None) -> None:
        """Let a later formula go on from `side`, and one with the same head from `equal`, if there is one."""
        self.last[item.part] = side
        if head is not None and equal is not None and not self.special(item):
            known = [(h, s) for h, s in self.tails.get(item.part, []) if h != strip(head)]
            self.tails[item.part] = [(strip(head), equal), *known]

    def special(self, item: Item) -> bool:
        """Whether something is assumed, or at least said, for this formula alone."""
        only = any(a.only == item.order for a in self.declared.assumptions)
        return only or bool(self.mentioned.get(item.order))

    def step(
        self,
        left: Side,
        link: ast.Link,
        right: Side,
        conditions: list[Term],
        note: str = "",
        instead: Side | None = None,
    ) -> Step:
        """`left` and `right` are in the relation of `link`; `instead` could be meant for `left`."""
        item, op = right.item, link.relation.op
        error, at = "", link.relation.start
        meant = special.meaning(left, op, right)
        if meant is not None:
            left, op, right = meant
        if op not in RELATIONS:
            error = NOT_CHECKED.get(op, f"the relation {op} is not checked")
        for side in (left, right):
            if side.error and not error:
                error, at = side.error, side.error_offset if side.item is item else at
        place = item.place(at if error else link.relation.start or link.side.start)
        base = {
            "left_text": left.text,
            "right_text": right.text,
            "place": place,
            "note": "; ".join(
                dict.fromkeys(n for n in (note, *left.context.notes, *right.context.notes) if n)
            ),
        }
        values = self.values_at(item)
        error = error or next(filter(None, (captured(s.node, s.term, values) for s in (left, right))), "")
        equations = self.equations_at(item)
        error = error or next(filter(None, (tied(s.node, s.term, equations) for s in (left, right))), "")
        if error or left.term is None or right.term is None:
            return Step(None, RELATIONS.get(op, op), None, error=error or "not understood", **base)  # type: ignore[arg-type]
        relation = RELATIONS[op]
        if values:
            left, right = (self.specialised(s, values) for s in (left, right))
        assert left.term is not None and right.term is not None
        rereadings, slips = self.rereading(left, right)
        alone = ""
        if instead is not None and instead.term is not None and not values:
            rereadings += ((instead.term, right.term, NOT_GOING_ON),)
            alone = instead.text
        given = self.assumptions(left, right, conditions)
        hints = tuple(self.hints[-HINTS:]) if any(map(_is_equation, given)) else ()
        self.hints.append(comparison(left.term, relation, right.term))
        return Step(
            left.term,
            relation,
            right.term,
            assumptions=given,
            hints=hints,
            as_read=shown(left.term, relation, right.term),
            rereadings=rereadings,
            slips=slips,
            refutable=self.refutable(left, right, relation, given, conditions)
            and STANDS_FOR_VALUE not in str(base["note"]),
            sequences=self.sequences(left, right),
            alone=alone,
            **base,  # type: ignore[arg-type]
        )

    def values_at(self, item: Item) -> dict[str, Term]:
        """The values that the text gives to names for this formula: `for a = 1`."""
        values: dict[str, Term] = {}
        for assumption in self.declared.assumptions:
            prop = assumption.premise.prop
            if assumption.gives_value and assumption.holds_at(item) and isinstance(prop, App):
                name, value = prop.args
                if isinstance(name, Var) and not names(value) & {name.name, *values}:
                    values = {n: substitute(v, {name.name: value}) for n, v in values.items()}
                    values[name.name] = value
        return values

    def equations_at(self, item: Item) -> list[Term]:
        """The equations between numbers that the text assumes for this formula."""
        stated = [a for a in self.declared.assumptions if not (a.gives_value or a.premise.inferred)]
        props = [a.premise.prop for a in stated if a.holds_at(item)]
        return [p for p in props if p is not None and _is_equation(p) and is_plain(p)]

    def specialised(self, side: Side, values: dict[str, Term]) -> Side:
        """A side at these values."""
        assert side.term is not None
        context = replace(side.context, inferred=[substitute(p, values) for p in side.context.inferred])
        return replace(side, term=substitute(side.term, values), context=context)

    def refutable(
        self, left: Side, right: Side, relation: str, given: tuple[Term, ...], conditions: list[Term]
    ) -> bool:
        """Whether a counterexample would mean anything; one without names does, unless meant roughly."""
        assert left.term is not None and right.term is not None
        item = right.item
        nameless = not names(left.term) | names(right.term)
        meaningful = nameless or self.is_free(left, right, relation, given, conditions)
        if "\\equiv" in item.block.text and settings.is_congruence(self.words.prose):
            return False
        return meaningful and not settings.is_approximate(item.before, item.after, item.block.text)

    def is_free(
        self, left: Side, right: Side, relation: str, given: tuple[Term, ...], conditions: list[Term]
    ) -> bool:
        """Whether the names of a step may take any values that the assumptions allow."""
        if right.item.products:
            return False
        assert left.term is not None and right.term is not None
        if self.words.free and relation == "=" and is_about_matrices(left.term, right.term):
            return self.is_free_of_matrices(left, right, given)
        if left.context.open or right.context.open:
            return False
        assert left.term is not None and right.term is not None
        item = right.item
        derived = self.solving.contains(item) or wording.follows(item.before)
        conditional = any(map(_is_equation, given if derived else conditions))
        if conditional:
            if not self.has_one_solution(left, right, given):
                return False
        elif _may_be_solved(left, right) or (
            left.item is right.item
            and left.is_head
            and transformed(left.item, self.taken)
            and not (has_values_alone(left.item, self.taken) and is_value(left.term, right.term))
        ):
            return False
        if self.speaks_of_another_law(left, right):
            return False
        pair = App("eq", left.term, right.term)
        points = settings.is_about_points(right.item.before, right.item.after)
        if relation == "=" and not conditional and not is_identity(left.term, right.term, points):
            return False
        free = self.solved_for if conditional or item.order in self.solving.until else set()
        restricted = (self.restricted - free) | self.mentioned.get(right.item.order, set())
        return is_determined(
            pair, relation, self.words, self.declared, restricted, left.context.partly | right.context.partly
        )

    def is_free_of_matrices(self, left: Side, right: Side, given: tuple[Term, ...]) -> bool:
        """Whether a step looks like an identity of matrices that may be any that the assumptions allow."""
        assert left.term is not None and right.term is not None
        item = right.item
        solved = _may_be_solved(left, right) or any(map(_is_equation, given))
        several = left.item is item and left.is_head and transformed(item, self.taken)
        if solved or several or item.order in self.solving.until or self.solving.contains(item):
            return False
        if any(isinstance(strip(s.node), ast.Name) for s in (left, right)):
            return False
        notes = {*left.context.notes, *right.context.notes}
        mentioned = self.mentioned.get(item.order, set()) - self.words.free
        restricted = self.restricted | mentioned
        return notes <= READ_FULLY and is_identity_of_matrices(
            left.term, right.term, self.words, self.declared, restricted
        )

    def has_one_solution(self, left: Side, right: Side, given: tuple[Term, ...]) -> bool:
        """Whether each equation being solved leaves one value for the name that the step is about.

        Otherwise the text may mean one solution of several.
        """
        assert left.term is not None and right.term is not None
        used = {left.term.name} if isinstance(left.term, Var) else names(left.term) | names(right.term)
        about = [(p, used & names(p) or names(p)) for p in given if p in self.solved]
        return all(any(is_linear(p, name) for name in wanted) for p, wanted in about)

    def sequences(self, left: Side, right: Side) -> frozenset[str]:
        """The function names of the step that are sequences of any numbers: a counterexample may choose them.

        What is claimed to be a number, as in a sum that is 1, may be a condition on the sequence.
        """
        if any(isinstance(strip(s.node), ast.Number) for s in (left, right)):
            return frozenset()
        assert left.term is not None and right.term is not None
        restricted = self.restricted | self.mentioned.get(right.item.order, set())
        found = free_sequences(App("eq", left.term, right.term), self.words)
        return frozenset(n for n in found if n[1:] not in {r.partition("_")[0] for r in restricted})

    def speaks_of_another_law(self, left: Side, right: Side) -> bool:
        """Whether the sentence before names families of laws, but not all that the step was read with."""
        said = prose.families(prose.last_sentence(right.item.before))
        used = {key[1:] for side in (left, right) for key in side.context.used if key.startswith("~")}
        meant = {self.words.laws[name].family for name in used if name in self.words.laws}
        return bool(said) and not meant <= said

    def assumptions(self, left: Side, right: Side, conditions: list[Term]) -> tuple[Term, ...]:
        """The assumptions that the names of a step are connected with, and those inferred for its sides."""
        assert left.term is not None and right.term is not None
        used = names(left.term) | names(right.term)
        whole = [p for p in self.whole.get(right.item.section, []) if names(p) <= used]
        masses = [
            *joint.inferred((left.term, right.term, *right.context.lasting), self.words),
            *self.supports(used),
        ]
        values = self.values_at(right.item)
        taken = sorted(left.context.used | right.context.used)
        meant = [substitute(p, values) for key in taken for p in self.needed.get(key, ())]
        needed = [*left.context.inferred, *right.context.inferred, *masses, *whole, *filter(names, meant)]
        needed = [p for p in needed if not existence.is_denied(p, self.words)]
        offered = [
            substitute(a.premise.prop, values)
            for a in self.declared.assumptions
            if a.premise.prop is not None
            and a.holds_at(right.item)
            and not _is_put_in(a.premise.prop, values)
        ]
        chosen = list(dict.fromkeys(needed))
        known = names(left.term) | names(right.term)
        for prop in chosen:
            known |= names(prop)
        said = [p for p in (*conditions, *offered) if p is not None]
        pointwise = (at_every_outcome(p, self.words) for p in said)
        pool = [p for p in (*said, *pointwise) if p is not None and p not in chosen]
        found = True
        while found:
            found = False
            for prop in list(pool):
                own = frozenset(n for n in names(prop) if not n.startswith("$mat_"))  # no sizes to be found
                if own & known or not own:
                    pool.remove(prop)
                    if prop not in chosen:
                        chosen.append(prop)
                    known |= own
                    found = True
        return tuple(without_implied(chosen))

    def supports(self, used: frozenset[str]) -> list[Term]:
        """Names with laws of their own that stand as numbers are values that their laws allow."""
        laws = {
            n: self.words.laws[n].support for n in sorted(used & self.words.random) if n in self.words.laws
        }
        return [App("in", Var(n), support) for n, support in laws.items() if support != App("reals")]

    def rereading(
        self, left: Side, right: Side
    ) -> tuple[tuple[tuple[Term, Term, str], ...], tuple[Finding, ...]]:
        """The step with its notation slips repaired, and what is to be reported then."""
        sides = (left, right)
        repairs = [repaired(side.node, self.slips) for side in sides]
        slips = list(dict.fromkeys(slip for _, used in repairs for slip in used))
        found = []
        if slips:
            found.append(self.reread(sides, repairs, "; ".join(s.message for s in slips)))
        logarithms = any(map(self.has_logarithm, sides))
        for other, message in ((lengthened, LENGTHENED), (shortened, SHORTENED)) if logarithms else ():
            again = [other(node) for node, _ in repairs]
            if any(changed for _, changed in again):
                found.append(self.reread(sides, again, message))
        return tuple(f for f in found if f is not None), tuple(s.finding for s in slips)

    def has_logarithm(self, side: Side) -> bool:
        """Whether the formula of a side has a logarithm without brackets."""
        order = side.item.order
        if order not in self.logarithms:
            self.logarithms[order] = has_bare_logarithm(side.item.nodes)
        return self.logarithms[order]

    def reread(
        self, sides: tuple[Side, Side], changed: Sequence[tuple[ast.Node, object]], message: str
    ) -> tuple[Term, Term, str] | None:
        """The two sides from the changed nodes, where both are read."""
        left, right = (self.side(s.item, node, []) for s, (node, _) in zip(sides, changed, strict=True))
        return (left.term, right.term, message) if left.term is not None and right.term is not None else None


def at_every_outcome(prop: Term, words: Vocabulary) -> Term | None:
    """What a relation between random variables without a law says: that it holds at every outcome."""
    random = {n for n in names(prop) if n in words.random and n not in words.laws.keys() | words.matrices}
    if not random or not isinstance(prop, App) or prop.head not in ("lt", "le", "eq"):
        return None
    outcome = "\0every"
    values: dict[str, Term] = {n: App("$" + n, Var(outcome)) for n in random}
    return App("all", App("space"), bind(substitute(prop, values), outcome))


def _is_equation(prop: Term) -> bool:
    return isinstance(prop, App) and prop.head == "eq"


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


def _is_put_in(prop: Term, values: dict[str, Term]) -> bool:
    """Whether an assumption `name = value` was used up by putting the value in."""
    return isinstance(prop, App) and prop.head == "eq" and prop.args[0] in [Var(n) for n in values]


def _may_be_solved(left: Side, right: Side) -> bool:
    """Whether the relation may be an equation to be solved: for a bare variable, or announced as one."""
    bare = isinstance(strip(left.node), ast.Name) and isinstance(left.term, Var)
    zero = any(isinstance(strip(s.node), ast.Number) for s in (left, right))
    return bare or (zero and prose.solves(right.item.before))
