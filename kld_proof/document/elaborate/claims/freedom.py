"""Whether a counterexample of a step would mean anything: whether the page leaves its names free."""

from __future__ import annotations

from kld_proof.document.display import latex
from kld_proof.document.elaborate.claims.assumed import Assumed, is_equation
from kld_proof.document.elaborate.claims.refutability import (
    free_sequences,
    has_doubtful_power,
    has_values_alone,
    is_about_matrices,
    is_determined,
    is_exchange,
    is_hypothetical,
    is_identity,
    is_identity_of_matrices,
    is_stationary,
    is_value,
    not_known,
    transformed,
)
from kld_proof.document.elaborate.claims.sides import Side
from kld_proof.document.elaborate.claims.solving import is_linear, is_posed
from kld_proof.document.elaborate.claims.variables import free_variables
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.language import prose, settings, wording
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import App, Term, Var, names

READ_FULLY = frozenset(
    {"`I` is read as an identity matrix", "a matrix to the T is read as transposed"}
)  # notes beside which nothing is left open


class Freedom(Assumed):
    """Which steps may be refuted."""

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
        if (
            relation == "!="
            and not nameless
            and (not given or settings.is_exceptional(item.before, item.after))
        ):
            return False  # meant is that the two are not equal everywhere
        if settings.is_partial(item.before):
            return False
        if self.words.rough or settings.is_met(item.before) or (nameless and self.has_open_base(item)):
            return False
        return meaningful and not settings.is_approximate(item.before, item.after, item.block.text)

    def unknown(self, left: Side, right: Side, relation: str) -> tuple[str, ...]:
        """The names of a step that the page leaves open, as LaTeX: what a counterexample may not choose."""
        assert left.term is not None and right.term is not None
        pair, item = App("eq", left.term, right.term), right.item
        more = self.restricted_at(item) | self.mentioned.get(item.order, set())
        more |= left.context.partly | right.context.partly
        found = not_known(pair, relation, self.words, self.declared, more)
        return tuple(latex(Var(n.lstrip("$"))) for n in found if n not in self.sequences(left, right))

    def is_asserted(self, left: Side, right: Side, relation: str) -> bool:
        """Whether a relation that fails for all values is wrong, whatever the names in it mean.

        Not one that may be an equation to be solved, which may have no solution, nor one that is supposed to
        lead to a contradiction.
        """
        assert left.term is not None and right.term is not None
        item = right.item
        if relation == "!=" or self.unordered or item.products or has_doubtful_power(left.item, item):
            return False
        if self.words.rough or settings.is_met(item.before) or settings.is_partial(item.before):
            return False
        if settings.is_congruence(self.words.prose) or self.has_open_base(item):
            return False
        if settings.is_approximate(item.before, item.after, item.block.text):
            return False
        if self.speaks_of_another_law(left, right) or is_hypothetical(self.words.prose):
            return False
        if relation != "=":
            return True
        posed = left.is_head and (_is_for_one_name(left.term, right.term) or _may_be_solved(left, right))
        return not posed and not is_stationary(item, right.node, names(App("eq", left.term, right.term)))

    def has_open_base(self, item: Item) -> bool:
        r"""Whether a formula has a `\log` to which nothing gives a base: to base 10 or 2 it may hold."""
        written = "\\log" in item.block.text and "\\log_" not in item.block.text
        return written and (not self.words.stated_bases or item.natural)

    def is_free(
        self, left: Side, right: Side, relation: str, given: tuple[Term, ...], conditions: list[Term]
    ) -> bool:
        """Whether the names of a step may take any values that the assumptions allow."""
        if right.item.products:
            return False
        assert left.term is not None and right.term is not None
        if self.words.free and relation == "=" and is_about_matrices(left.term, right.term):
            return self.is_free_of_matrices(left, right, given)
        if left.context.open or right.context.open or _counts_alone(left, right):
            return False
        if (left.context.outcomes or right.context.outcomes) and not self.variables(left, right, given):
            return False
        item = right.item
        derived = self.solving.contains(item) or wording.follows(item.before)
        conditional = any(map(is_equation, given if derived else conditions))
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
        if relation == "=" and not conditional and left.is_head and is_posed(left.term, right.term):
            return False
        if relation == "=" and not conditional and is_stationary(item, right.node, names(pair)):
            return False
        points = settings.is_about_points(right.item.before, right.item.after)
        if relation == "=" and not conditional and not is_identity(left.term, right.term, points):
            return False
        if relation == "=" and self.page is not None and not left.is_head:
            place = item, right.node.start, self.declared.introduced
            if is_exchange(left.term, right.term, self.page, *place):
                return False
        free = self.solved_for if conditional or item.order in self.solving.until else set()
        restricted = (self.restricted_at(item) - free) | self.mentioned.get(right.item.order, set())
        restricted.update(*(told.names for told in self.behind.get(item.order, ()) if told.is_open(given)))
        return is_determined(
            pair, relation, self.words, self.declared, restricted, left.context.partly | right.context.partly
        )

    def restricted_at(self, item: Item) -> set[str]:
        """The names of which equations say something that holds in this section too."""
        return self.restricted - self.freed[item.order] if item.order in self.freed else self.restricted

    def is_free_of_matrices(self, left: Side, right: Side, given: tuple[Term, ...]) -> bool:
        """Whether a step looks like an identity of matrices that may be any that the assumptions allow."""
        assert left.term is not None and right.term is not None
        item = right.item
        solved = _may_be_solved(left, right) or any(map(is_equation, given))
        several = left.item is item and left.is_head and transformed(item, self.taken)
        if solved or several or item.order in self.solving.until or self.solving.contains(item):
            return False
        if any(isinstance(strip(s.node), ast.Name) for s in (left, right)):
            return False
        notes = {*left.context.notes, *right.context.notes}
        mentioned = self.mentioned.get(item.order, set()) - self.words.free
        restricted = self.restricted_at(item) | mentioned
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
        restricted = self.restricted_at(right.item) | self.mentioned.get(right.item.order, set())
        found = free_sequences(App("eq", left.term, right.term), self.words)
        return frozenset(n for n in found if n[1:] not in {r.partition("_")[0] for r in restricted})

    def variables(self, left: Side, right: Side, given: tuple[Term, ...]) -> frozenset[str]:
        """The function names of a step about means, if all are random variables that may be any."""
        if not (left.context.outcomes or right.context.outcomes):
            return frozenset()
        assert left.term is not None and right.term is not None
        restricted = self.restricted_at(right.item) | self.mentioned.get(right.item.order, set())
        return free_variables((left.term, right.term), given, restricted, self.words)

    def speaks_of_another_law(self, left: Side, right: Side) -> bool:
        """Whether the sentence before names families of laws, but not all that the step was read with."""
        said = prose.families(prose.last_sentence(right.item.before))
        used = {key[1:] for side in (left, right) for key in side.context.used if key.startswith("~")}
        meant = {self.words.laws[name].family for name in used if name in self.words.laws}
        return bool(said) and not meant <= said


def _counts_alone(left: Side, right: Side) -> bool:
    """Whether one side alone has the number of terms of a sum without bounds, which the other may call n."""
    counts = left.context.counts | right.context.counts
    if not counts:
        return False
    assert left.term is not None and right.term is not None
    return bool(counts & (names(left.term) ^ names(right.term)))


def _is_for_one_name(left: Term, right: Term) -> bool:
    """Whether an equation has one name, on one side alone or bare: `e^t = -1`, `c^2 + 1 = c`."""
    alone = not names(left) or not names(right) or type(left) is Var or type(right) is Var
    return alone and len(names(left) | names(right)) == 1


def _may_be_solved(left: Side, right: Side) -> bool:
    """Whether the relation may be an equation to be solved: for a bare variable, or announced as one."""
    bare = isinstance(strip(left.node), ast.Name) and isinstance(left.term, Var)
    zero = any(isinstance(strip(s.node), ast.Number) for s in (left, right))
    return bare or (zero and prose.solves(right.item.before))
