"""Chains to steps: each side read once, each relation a claim under the assumptions it is connected with."""

from __future__ import annotations

from collections.abc import Sequence

from kld_proof.document.display import relation as shown
from kld_proof.document.elaborate.claims.assumed import is_equation
from kld_proof.document.elaborate.claims.freedom import Freedom
from kld_proof.document.elaborate.claims.propositions import RELATIONS, comparison
from kld_proof.document.elaborate.claims.sides import Side
from kld_proof.document.elaborate.names.shadows import captured, tied
from kld_proof.document.elaborate.names.slips import repaired
from kld_proof.document.elaborate.terms.arguments import Extent, other_extents
from kld_proof.document.elaborate.terms.domains import infinite
from kld_proof.document.latex import ast
from kld_proof.document.model import EITHER_ORDER, NOT_GOING_ON, Finding, Step
from kld_proof.kernel.term import Term, names
from kld_proof.record import replace

STANDS_FOR_VALUE = "stands for its value"  # the reading of a random variable outside a mean is a guess
Rereading = tuple[Term, Term, str]
HINTS = 4  # earlier rows that the proof of a row under an equation may pass through
NOT_CHECKED = {
    "~=": "an approximate equality is not checked",
    "to": "a limit is not checked",
}


class Chainer(Freedom):
    """Makes the steps of a page in order."""

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
        item, sides, op = right.item, (left, right), link.relation.op
        values = self.values_at(item)
        if values and op == "~=" and left.term is not None and right.term is not None:
            left, right = (self.specialised(s, values) for s in sides)
        written = (left, op, right)
        error, at = "", link.relation.start
        left, op, right = meant(*written)
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
        error = error or next(filter(None, (captured(s.node, s.term, values) for s in sides)), "")
        equations = self.equations_at(item)
        error = error or next(filter(None, (tied(s.node, s.term, equations) for s in sides)), "")
        if error or left.term is None or right.term is None:
            return Step(None, RELATIONS.get(op, op), None, error=error or "not understood", **base)  # type: ignore[arg-type]
        relation = RELATIONS[op]
        if values:
            left, right = (self.specialised(s, values) for s in (left, right))
        assert left.term is not None and right.term is not None
        rereadings, slips = self.rereading(*written)
        if written[1] == "~=":
            rereadings += cut_off(written[0], written[2])
        alone = ""
        if (
            instead is not None
            and not values
            and (other := pair(*meant(instead, *written[1:]), NOT_GOING_ON))
        ):
            rereadings += (other,)
            alone = instead.text
        given = self.assumptions(left, right, conditions)
        if self.words.integrated:
            rereadings += both_ways(left, op, right, given)
        hints = tuple(self.hints[-HINTS:]) if any(map(is_equation, given)) else ()
        self.hints.append(comparison(left.term, relation, right.term))
        refutable = (
            self.refutable(left, right, relation, given, conditions)
            and self.refutable_instead(instead, right, relation, given, conditions)
            and STANDS_FOR_VALUE not in str(base["note"])
        )
        return Step(
            left.term,
            relation,
            right.term,
            assumptions=given,
            hints=hints,
            as_read=shown(left.term, relation, right.term),
            rereadings=rereadings,
            slips=slips,
            refutable=refutable,
            unknown=() if refutable else self.unknown(left, right, relation),
            asserted=instead is None
            and self.is_asserted(left, right, relation)
            and STANDS_FOR_VALUE not in str(base["note"]),
            sequences=self.sequences(left, right),
            variables=self.variables(left, right, given),
            alone=alone,
            **base,  # type: ignore[arg-type]
        )

    def refutable_instead(
        self, head: Side | None, right: Side, relation: str, given: tuple[Term, ...], conditions: list[Term]
    ) -> bool:
        """Whether it could be refuted with a number as its left side that is the head of the row before too.

        In `0 = a` and `0 = b`, below it, a and b need not be equal everywhere.
        """
        if head is None or head.term is None or names(head.term):
            return True
        return self.refutable(head, right, relation, given, conditions)

    def rereading(
        self, left: Side, op: str, right: Side
    ) -> tuple[tuple[Rereading, ...], tuple[Finding, ...]]:
        """The step with its notation slips repaired, and what is to be reported then."""
        sides = (left, right)
        repairs = [repaired(side.node, self.slips) for side in sides]
        slips = list(dict.fromkeys(slip for _, used in repairs for slip in used))
        found = []
        if slips:
            found.append(self.reread(sides, op, repairs, "; ".join(s.message for s in slips)))
        for other, message in dict.fromkeys(e for side in sides for e in self.extents_of(side)):
            again = [other(node) for node, _ in repairs]
            if any(changed for _, changed in again):
                found.append(self.reread(sides, op, again, message))
        if self.euler:
            found.append(with_euler(left, op, right))
        return tuple(f for f in found if f is not None), tuple(s.finding for s in slips)

    def extents_of(self, side: Side) -> tuple[Extent, ...]:
        """The second readings of logarithms and slashes in the formula of a side."""
        order = side.item.order
        if order not in self.extents:
            self.extents[order] = other_extents(side.item.nodes)
        return self.extents[order]

    def reread(
        self, sides: tuple[Side, Side], op: str, changed: Sequence[tuple[ast.Node, object]], message: str
    ) -> Rereading | None:
        """The two sides from the changed nodes, where both are read."""
        left, right = (self.side(s.item, node, []) for s, (node, _) in zip(sides, changed, strict=True))
        return pair(*meant(left, op, right), message)


def meant(left: Side, op: str, right: Side) -> tuple[Side, str, Side]:
    """What is claimed: the sides and the relation as written, or others that say the same (`special`)."""
    if op == "~=" or (op == "=" and infinite(right.node)):
        from kld_proof.document.elaborate.claims.special import meaning

        return meaning(left, op, right) or (left, op, right)
    return left, op, right


def pair(left: Side, op: str, right: Side, message: str) -> Rereading | None:
    """Another reading of a step, where both its sides and the relation are read."""
    if op not in RELATIONS or left.term is None or right.term is None:
        return None
    return left.term, right.term, message


def with_euler(left: Side, op: str, right: Side) -> Rereading | None:
    """The step with Euler's constant for an unexplained letter."""
    from kld_proof.document.elaborate.names import euler

    a, b = (replace(s, term=euler.reread(s.term)) if s.term is not None else s for s in (left, right))
    changed = (a.term, b.term) != (left.term, right.term)
    return pair(*meant(a, op, b), euler.READING) if changed else None


def both_ways(left: Side, op: str, right: Side, given: Sequence[Term]) -> tuple[Rereading, ...]:
    """The step with integrals whose ends may be in either order, where nothing that is given orders them."""
    from kld_proof.document.elaborate.claims import oriented

    a, b = (replace(s, term=oriented.reread(s.term, given)) if s.term else s for s in (left, right))
    other = pair(a, op, b, EITHER_ORDER) if a.term is not left.term or b.term is not right.term else None
    return (other,) if other is not None else ()


def cut_off(left: Side, right: Side) -> tuple[Rereading, ...]:
    """The reading of an approximate equality as a decimal that is cut off and not rounded."""
    from kld_proof.document.elaborate.claims import special

    found = special.cut_off(left, right)
    other = pair(*found, special.CUT_OFF) if found is not None else None
    return (other,) if other is not None else ()
