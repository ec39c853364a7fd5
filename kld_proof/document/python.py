"""Derivations that people write in Python, line by line, with SymPy expressions."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from kld_proof.document import model
from kld_proof.document.from_sympy import Reader
from kld_proof.errors import InputError
from kld_proof.kernel.term import Term

Side = tuple[Term, str]  # a side of a relation, and how it is shown


class Derivation:
    """A chain of SymPy expressions, each claimed equal to the one before.

    `assume` takes SymPy relations (`s > 0`); signs with which symbols were declared count as well.
    `define` maps applied functions to expressions, `{p(x): ...}`, put in wherever they stand.
    Raises InputError for an expression that has no meaning over the real numbers (docs/semantics.md).
    """

    def __init__(
        self,
        title: str = "",
        *lines: Any,
        assume: Iterable[Any] = (),
        define: Mapping[Any, Any] | None = None,
    ) -> None:
        self.title = title
        self._reader = Reader()
        self._assumed: list[Any] = []
        self._rows: list[tuple[str, Any, str, bool]] = []
        self._define = dict(define or {})
        self.assume(*assume)
        for line in lines:
            self.line(line)

    def assume(self, *relations: Any) -> Derivation:
        """Adds assumptions for all lines; a term of the kernel (a proposition) is taken as it is."""
        self._assumed.extend(relations)
        return self

    def start(self, expression: Any, note: str = "") -> Derivation:
        """Begins a new chain; the next line is compared with this one."""
        self._rows.append(("", expression, note, True))
        return self

    def line(self, expression: Any, relation: str = "=", note: str = "") -> Derivation:
        """Adds a line that stands in `relation` to the one before; the first one begins the chain."""
        if relation not in ("=", "!=", "<", "<=", ">", ">="):
            raise InputError(f"{relation!r} is not a relation: use =, !=, <, <=, > or >=")
        self._rows.append((relation, expression, note, not self._rows))
        return self

    def instance(self, values: Mapping[Any, Any], title: str = "") -> Derivation:
        """A derivation that begins with the first and the last line of this one at special values.

        Positive values that were put in are checked like everything else: nothing is taken over as proved.
        """
        import sympy

        def special(e: Any) -> Any:
            return e if isinstance(e, Term) else sympy.sympify(e, strict=True).xreplace(dict(values))

        assumed = [special(a) for a in self._assumed]
        if sympy.false in assumed:
            raise InputError("these values do not satisfy the assumptions of the derivation")
        kept = [a for a in assumed if a is not sympy.true]
        define = {name: special(value) for name, value in self._define.items()}
        result = Derivation(title or self.title, assume=kept, define=define)
        result.line(special(self._rows[0][1]))
        return result.line(special(self._rows[-1][1]), note="the general result at these values")

    def to_model(self) -> model.Derivation:
        """The derivation as steps of terms."""
        from kld_proof.document.display import latex

        defined = [self._reader.define(name, value) for name, value in self._define.items()]
        terms = [self._reader.term(row[1]) for row in self._rows]
        premises = [model.Premise(text, prop, False) for text, prop in map(self._premise, self._assumed)]
        premises += [model.Premise(latex(equation)) for equation in defined]
        inferred = self._reader.declared(terms)
        premises += [model.Premise(text, prop, True) for text, prop in inferred]
        assumptions = tuple(dict.fromkeys(p.prop for p in premises if p.prop is not None))
        sides = [(t, latex(t)) for t in terms]
        steps = [
            self._step(number, sides[number - 1], sides[number], assumptions)
            for number in range(1, len(terms))
            if not self._rows[number][3]
        ]
        return model.Derivation(self.title, steps, premises)

    def _step(self, number: int, left: Side, right: Side, assumptions: tuple[Term, ...]) -> model.Step:
        relation, _, note, _ = self._rows[number]
        return model.Step(
            left[0], relation, right[0], assumptions, left[1], right[1],
            f"{left[1]} {relation} {right[1]}", model.Place(number + 1), note,
        )  # fmt: skip

    def _premise(self, relation: Any) -> tuple[str, Term]:
        from kld_proof.document.display import latex

        prop = relation if isinstance(relation, Term) else self._reader.proposition(relation)
        return latex(prop), prop

    def verify(self) -> Any:
        """The report on this derivation."""
        from kld_proof.verify import verify

        return verify(self)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, str]:
        """The derivation with the verdict beside each line, for notebooks."""
        from kld_proof.report.notebook import bundle

        return bundle(self.verify())
