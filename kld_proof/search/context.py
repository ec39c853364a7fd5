"""What is assumed at one place of a proof, and arithmetic under those assumptions."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ZERO, App, Lam, Num, Term, Var, apply, names
from kld_proof.polynomial import Polynomial, TooLarge, total
from kld_proof.search.builder import Builder
from kld_proof.search.models.samples import Samples
from kld_proof.search.normal_form.cancel import reduced
from kld_proof.search.normal_form.canonical import WorkingRing


class Context:
    """Hypotheses with everything that was derived from them: facts, units of the ring, normal forms."""

    def __init__(self, builder: Builder, hypotheses: tuple[Term, ...], parent: Context | None = None) -> None:
        from kld_proof.search.facts import consequences

        self.builder = builder
        self.hypotheses = hypotheses
        self.parent = parent
        self.ring = WorkingRing()
        self.facts: dict[Term, int] = {}
        self.given: dict[Term, int] = {}  # the facts with which it began
        self.memo: dict[object, object] = {}
        self._denominators: dict[Term, tuple[int, ...]] = {}
        self._admitted: dict[Term, int | None] = {}
        self._samples: Samples | None = None
        self._quantified: tuple[int, list[tuple[App, int]]] = (0, [])
        inherited = parent is not None and hypotheses[: len(parent.hypotheses)] == parent.hypotheses
        if parent is not None and inherited:
            self.facts.update(parent.given)
        for h in hypotheses[len(parent.hypotheses) if parent is not None and inherited else 0 :]:
            for fact, line in consequences(builder, h):
                self.facts.setdefault(fact, line)
        self.given = dict(self.facts)

    def child(self, *extra: Term) -> Context:
        """The context with further hypotheses."""
        key = ("child", extra)
        if key not in self.memo:
            self.memo[key] = new = Context(self.builder, (*self.hypotheses, *extra), self)
            for h in extra:
                if type(h) is App and h.head == "in" and type(h.args[0]) is Var:
                    new._place_terms(h.args[0])
        found = self.memo[key]
        assert isinstance(found, Context)
        return found

    def quantified(self) -> list[tuple[App, int]]:
        """The facts all(D, P), each with its line."""
        if self._quantified[0] != len(self.facts):  # facts are added, never changed
            found = [(f, i) for f, i in self.facts.items() if type(f) is App and f.head == "all"]
            self._quantified = len(self.facts), found
        return self._quantified[1]

    def without(self, hypothesis: Term) -> Context:
        """The context with one hypothesis less."""
        key = ("without", hypothesis)
        if key not in self.memo:
            rest = tuple(h for h in self.hypotheses if h != hypothesis)
            self.memo[key] = Context(self.builder, rest, self)
        found = self.memo[key]
        assert isinstance(found, Context)
        return found

    def fresh(self, *terms: Term) -> str:
        """A variable free neither in the hypotheses nor in `terms`; the judge's choice where possible."""
        used = set[str]().union(*map(names, (*self.hypotheses, *terms)))
        return next(v for i in range(len(used) + 1) if (v := f"_{i}") not in used)

    def open(self, domain: Term, function: Term) -> tuple[Context, str, Term]:
        """A context in which a fresh variable is in `domain`, and the body of `function` there."""
        x = self.fresh(domain, function)
        return self.child(App("in", Var(x), domain)), x, apply(function, Var(x))

    def _place_terms(self, x: Var) -> None:
        """Adds what hypotheses all(D, k -> a(k) in S) and all(D, k -> a(k) < b) say at `x`, if x is in D.

        Of all(D, k -> all(E, j -> a(k, j) in S)) the rest is kept for the next variable, and taken at those
        that are open already.
        """
        for every, line in list(self.quantified()):
            if _places(every):
                self._place(every, line, x)
        self.given = dict(self.facts)

    def _place(self, every: App, line: int, x: Var) -> None:
        from kld_proof.search.facts import of_membership
        from kld_proof.search.sign import member

        inside = member(self, x, every.args[0])
        if inside is None:
            return
        placed = self.builder.add("specialize", (line, inside))
        fact = self.builder.conclusion(placed)
        if fact in self.facts:
            return
        self.facts[fact] = placed
        if type(fact) is App and fact.head == "all":
            for h in self.hypotheses:
                if type(h) is App and h.head == "in" and type(h.args[0]) is Var and h.args[1] == fact.args[0]:
                    self._place(fact, placed, h.args[0])
            return
        if type(fact) is App and fact.head == "in":
            for other, i in of_membership(self.builder, placed):
                self.facts.setdefault(other, i)

    def reject(self, relation: str, a: Term, b: Term) -> bool:
        """Whether `a relation b` fails somewhere inside the hypotheses: then looking for a proof is vain."""
        return self.samples().reject(relation, a, b)

    def samples(self) -> Samples:
        """Points inside the hypotheses."""
        if self._samples is None:
            if self.parent is not None and self.hypotheses[:-1] == self.parent.hypotheses:
                self._samples = self.parent.samples().child(self.hypotheses[-1])
            else:
                self._samples = Samples(self.hypotheses)
        return self._samples

    # Arithmetic ------------------------------------------------------------------------------

    def denominators(self, t: Term) -> tuple[int, ...]:
        """Lines that show denominators of `t` to be nonzero, as far as that can be shown."""
        found = self._denominators.get(t)
        if found is None:
            groups = [self.denominators(part) for part in arithmetic_parts(t)]
            groups += [self.nonzero_lines(d) for d in own_denominators(t)]
            filled = [group for group in groups if group]
            lines = filled[0] if len(filled) == 1 else dict.fromkeys(chain.from_iterable(filled))
            found = self._denominators[t] = tuple(lines)
        return found

    def nonzero_lines(self, d: Term) -> tuple[int, ...]:
        """Lines d_i != 0 (or 0 < d_i) from which the ring can invert `d`; the ring is told of them."""
        if type(d) is Num:
            return ()
        if (type(d) is App and d.head in ("mul", "neg")) or (
            type(d) is App and d.head == "pow" and type(d.args[1]) is Num
        ):
            parts = d.args[:1] if d.head == "pow" else d.args
            lines = [self.nonzero_lines(a) for a in parts]
            return tuple(dict.fromkeys(i for group in lines for i in group))
        if d not in self._admitted:
            from kld_proof.search.sign import nonzero

            self._admitted[d] = None
            self.denominators(d)
            with self.builder.every_means():
                line = self._admitted[d] = nonzero(self, d)
            if line is not None:
                self._admit(d)
        line = self._admitted[d]
        return () if line is None else (line,)

    def _admit(self, d: Term) -> None:
        """Tells the ring that `d` is not zero, and what it is a multiple of."""
        self.ring.admit([d])
        if type(d) is App and d.head == "add":
            for factor in self.ring.common_factors(d):
                self.nonzero_lines(factor)
            rest = self.ring.primitive(d)
            if rest is not None:
                self.nonzero_lines(rest)

    def polynomial(self, t: Term) -> Polynomial:
        """`t` as a polynomial over generators, inverting what is known to be nonzero.  Raises TooLarge."""
        self.denominators(t)
        return self.ring.polynomial(t)

    def same(self, a: Term, b: Term) -> bool:
        """Whether a and b agree as rational functions."""
        if a == b:
            return True
        try:
            pa, pb = self.polynomial(a), self.polynomial(b)
            pa = self.ring.polynomial(a)
            return self.ring.is_zero(total([pa, {m: -c for m, c in pb.items()}]))
        except TooLarge:
            return False

    def field(self, a: Term, b: Term) -> int | None:
        """A line a = b by the field rule, or None."""
        if a == b:
            return self.builder.add("refl", (), a)
        return self.regrouped(a, b) if self.same(a, b) else None

    def regrouped(self, a: Term, b: Term) -> int | None:
        """The same for a `b` that was made of the polynomial of `a`: the kernel alone compares them."""
        if a == b:
            return self.builder.add("refl", (), a)
        premises = dict.fromkeys((*self.denominators(a), *self.denominators(b)))
        try:
            return self.builder.add("field", premises, a, b)
        except (KernelError, TooLarge):
            return None

    def canonical(self, t: Term) -> Term:
        """The arithmetic of `t` in a fixed order (its generators as they stand)."""
        try:
            p = self.polynomial(t)
            return self.ring.canonical(reduced(self.ring, p))
        except TooLarge:
            return t

    def transport(self, line: int, target: Term) -> int | None:
        """From a proved R(a, b), the line for `target` = R(c, d) where a = c, b = d as rational functions."""
        source = self.builder.conclusion(line)
        if source == target:
            return line
        if type(target) is not App or target.head != source.head:
            return None
        equations = []
        for a, b in zip(source.args, target.args, strict=True):
            if a != b:
                equation = self.field(a, b)
                if equation is None:
                    return None
                equations.append(equation)
        result = self.builder.add("replace", (line, *equations))
        return result if self.builder.conclusion(result) == target else None


def arithmetic_parts(t: Term) -> tuple[Term, ...]:
    """The arguments through which the ring reads `t`."""
    if type(t) is App:
        if t.head in ("add", "mul", "neg", "div"):
            return t.args
        if t.head == "pow" and type(t.args[1]) is Num and t.args[1].value.denominator == 1:
            return t.args[:1]
    return ()


def own_denominators(t: Term) -> Iterator[Term]:
    """What the outermost operation of `t` divides by."""
    if type(t) is App and t.head == "div":
        yield t.args[1]
    elif type(t) is App and t.head == "pow" and type(t.args[1]) is Num and t.args[1].value < 0:
        yield t.args[0]


def is_zero(t: Term) -> bool:
    return t == ZERO


def _places(every: App) -> bool:
    """Whether a proposition says for all numbers where the terms of a sequence lie, by a set or a bound.

    Signs, 0 < a(k), are found where they are needed (`quantified.instance_of`).
    """
    inner: Term = every
    while type(inner) is App and inner.head == "all" and type(inner.args[1]) is Lam:
        inner = inner.args[1].body
    if type(inner) is not App:
        return False
    return inner.head == "in" or (inner.head in ("lt", "le") and inner.args[0] != ZERO)
