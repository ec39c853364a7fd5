"""What a step may assume: what its names are connected with, and what is inferred for its sides."""

from __future__ import annotations

from kld_proof.document.elaborate.claims.refutability import (
    is_plain,
)
from kld_proof.document.elaborate.claims.sides import Side, Sides
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.language import existence
from kld_proof.document.elaborate.laws import joint
from kld_proof.document.elaborate.names.needed import without_implied
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.kernel.term import App, Term, Var, bind, names, substitute, subterms
from kld_proof.record import replace


class Assumed(Sides):
    """The assumptions of steps."""

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
        stated = [
            a for a in self.declared.assumptions if not (a.gives_value or a.premise.inferred or a.arises)
        ]
        props = [a.premise.prop for a in stated if a.holds_at(item)]
        return [p for p in props if p is not None and is_equation(p) and is_plain(p)]

    def specialised(self, side: Side, values: dict[str, Term]) -> Side:
        """A side at these values."""
        assert side.term is not None
        context = replace(side.context, inferred=[substitute(p, values) for p in side.context.inferred])
        return replace(side, term=substitute(side.term, values), context=context)

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
            and (not a.arises or a.arises in used)
            and not _is_put_in(a.premise.prop, values)
        ]
        if self.words.joint and any(isinstance(p, App) and p.head == "independent" for p in offered):
            from kld_proof.document.elaborate.laws import factorised

            needed += factorised.inferred((left.term, right.term), offered, self.words)
        if self.words.separated and self.words.joint:
            from kld_proof.document.elaborate.laws import factorised

            said_so = [three for scope, three in self.words.separated if scope.holds_at(right.item)]
            needed += factorised.separated((left.term, right.term), said_so, self.words)
        if "integra" in self.words.prose or "expectation" in self.words.prose:
            from kld_proof.document.elaborate.language import exchanged

            needed += exchanged.granted((left.term, right.term), self.words)
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
        chosen += [p for p in self.whole_indices(left.term, right.term, chosen) if p not in chosen]
        return tuple(without_implied(chosen))

    def whole_indices(self, left: Term, right: Term, chosen: list[Term]) -> list[Term]:
        """That free indices of sequences are integers, where something is assumed of all terms of one."""
        integers = App("integers")
        if not any(isinstance(p, App) and p.head == "all" and p.args[0] == integers for p in chosen):
            return []
        terms = [t for t in (*subterms(left), *subterms(right)) if isinstance(t, App) and t.head[:1] == "$"]
        places = (a for t in terms if t.head[1:] in self.words.indexed for a in t.args)
        return [
            App("in", a, integers) for a in dict.fromkeys(places) if isinstance(a, Var) and a.name[0] != "\0"
        ]

    def supports(self, used: frozenset[str]) -> list[Term]:
        """Names with laws of their own that stand as numbers are values that their laws allow."""
        laws = {
            n: self.words.laws[n].support for n in sorted(used & self.words.random) if n in self.words.laws
        }
        return [App("in", Var(n), support) for n, support in laws.items() if support != App("reals")]


def at_every_outcome(prop: Term, words: Vocabulary) -> Term | None:
    """What a relation between random variables without a law says: that it holds at every outcome."""
    random = {n for n in names(prop) if n in words.random and n not in words.laws.keys() | words.matrices}
    if not random or not isinstance(prop, App) or prop.head not in ("lt", "le", "eq"):
        return None
    outcome = "\0every"
    values: dict[str, Term] = {n: App("$" + n, Var(outcome)) for n in random}
    return App("all", App("space"), bind(substitute(prop, values), outcome))


def is_equation(prop: Term) -> bool:
    return isinstance(prop, App) and prop.head == "eq"


def _is_put_in(prop: Term, values: dict[str, Term]) -> bool:
    """Whether an assumption `name = value` was used up by putting the value in."""
    return isinstance(prop, App) and prop.head == "eq" and prop.args[0] in [Var(n) for n in values]
