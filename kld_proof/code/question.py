"""One piece of code and one formula: read, match the names, prove, and say what was found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from kld_proof.code import claims, wording
from kld_proof.code.claims import ONE_TIMES, Comparison, Judge, Monomial
from kld_proof.code.formulas import Formula
from kld_proof.code.let import numbers_of, recognise
from kld_proof.code.match import SCALES, WEIGHTS, Meaning, convention, says_p_and_q, swapped
from kld_proof.code.outcome import CodeReport, pasteable
from kld_proof.code.printing import in_python
from kld_proof.code.read import CodeFormula, read_code
from kld_proof.code.source import Source, Unread
from kld_proof.code.suggest import suggestions
from kld_proof.document.model import Step
from kld_proof.kernel.term import ONE, Num, Term, names


def formula_is_proved(formula: Formula, judge: Judge) -> bool:
    """Is the closed form proved to be the definition (an integral)?"""
    if formula.definition is None:
        return True
    step = Step(formula.definition, "=", formula.closed_form, formula.assumptions)
    return judge(step).verdict == "proved"


@dataclass
class Question:
    """Is the code at `target` the formula?  `answer` fills the report.

    `lets` are terms over the formula's symbols, `accepted` holds what --up-to names, `axes` the declared
    axes of the arguments; `registry` says that `register_kl` decorates and adds nothing.
    """

    source: Source
    target: str
    formula: Formula
    lets: Mapping[str, Term]
    accepted: frozenset[str]
    axes: tuple[str, ...] | None
    judge: Judge
    report: CodeReport
    registry: bool = False
    remarks: list[str] = field(default_factory=list)
    alike: bool = False

    def __post_init__(self) -> None:
        self.latent_only = self.axes is not None and "batch" not in self.axes
        self.spelled = {n: m for n, t in self.lets.items() if (m := recognise(t, self.formula))}

    def answer(self) -> None:
        code = self.read()
        meanings = self.meanings(code)
        twice = self.guessed_twice(meanings)
        if twice and (without := self.without_absent()) is not None:
            code, meanings, twice = without, self.meanings(without), ""
        self.describe(code, meanings)
        if twice:
            self.report.fail("not_proved", f"not proved: {twice}; say which with --let")
            return
        if self.settle(code, meanings):
            return
        if says_p_and_q(meanings) and self.settle(code, swapped(meanings)):
            self.describe(code, swapped(meanings))
            self.report.notes.append("the laws are taken in the order p, q, which makes the code right")
            return
        self.disagree(code, meanings)

    # -- reading ---------------------------------------------------------------------------------

    def without_absent(self) -> CodeFormula | None:
        """The code with None for the arguments that have this default, if each name means something else."""
        try:
            code = self.read(absent=True)
        except Unread:
            return None
        return None if self.guessed_twice(self.meanings(code)) else code

    def read(self, absent: bool = False) -> CodeFormula:
        """The code, read under the first choice of arrays that gives a reading.

        By convention the names that the formula has a place for are arrays; if such names are missing,
        any name is; and if the second law stands outside of a sum, its names are numbers.
        """
        errors = []
        for is_array in (self.by_convention, self.any_name, self.first_law_only):
            try:
                code = read_code(
                    self.source,
                    self.target,
                    is_array,
                    numbers_of(self.lets),
                    self.rank,
                    self.registry,
                    self.by_convention,
                    exact=self.formula.has_choices,
                    explained=self.lets,
                    is_positive=self.is_positive,
                    absent=absent,
                )
            except Unread as error:
                errors.append(error)
                continue
            if is_array == self.by_convention and self.misses_names(code):
                continue
            if is_array == self.first_law_only:
                prior = [n for n in code.numbers if convention(n, self.formula)]
                self.remarks += [f"`{n}` is taken as a number, not as an array" for n in prior]
            return code
        raise errors[0]

    def misses_names(self, code: CodeFormula) -> bool:
        """Are symbols of the formula without a name, and names of the code without a meaning?"""
        covered = {m.symbol(self.formula) for m in self.meanings(code).values()}
        unknown = [n for n in code.numbers if n.rpartition(".")[2] not in WEIGHTS]
        return bool(unknown) and len(covered) < len(self.formula.roles) and not self.lets

    @property
    def rank(self) -> int | None:
        return len(self.axes) if self.axes else None

    def by_convention(self, name: str) -> bool:
        if name in self.lets:
            return name not in numbers_of(self.lets)
        return convention(name, self.formula) is not None

    def is_positive(self, name: str) -> bool:
        """Does the name mean a scale that is positive, as the formula supposes?"""
        meaning = self.spelled.get(name) or (None if name in self.lets else convention(name, self.formula))
        return meaning is not None and meaning.kind in SCALES and SCALES[meaning.kind][2]

    def any_name(self, name: str) -> bool:
        return self.by_convention(name) or name.rpartition(".")[2] not in WEIGHTS

    def first_law_only(self, name: str) -> bool:
        meaning = self.spelled.get(name) or convention(name, self.formula)
        return name in self.lets or (meaning is not None and meaning.law != 2)

    def meanings(self, code: CodeFormula) -> dict[str, Meaning]:
        found = {}
        for name in (*code.arrays, *code.numbers):
            meaning = self.spelled.get(name) or (
                None if name in self.lets else convention(name, self.formula)
            )
            if meaning:
                found[name] = meaning
        return found

    @property
    def substituted(self) -> dict[str, Term]:
        return {n: t for n, t in self.lets.items() if n not in self.spelled}

    def guessed_twice(self, meanings: Mapping[str, Meaning]) -> str:
        """A sentence about two names that are guessed to mean the same, or the empty string."""
        seen: dict[Meaning, str] = {}
        for name, meaning in meanings.items():
            if meaning.guess and meaning in seen:
                what = meaning.spoken(self.formula)
                return f"`{seen[meaning]}` and `{name}` both look like {what}"
            seen[meaning] = name
        return ""

    def describe(self, code: CodeFormula, meanings: Mapping[str, Meaning]) -> None:
        self.report.reading(code, meanings, self.substituted, self.latent_only)
        self.report.notes += self.remarks

    # -- verdicts --------------------------------------------------------------------------------

    def pair(
        self, code: CodeFormula, meanings: Mapping[str, Meaning], fixed: Mapping[str, Term] | None = None
    ) -> Comparison:
        """Code and formula side by side; `fixed` gives symbols of the formula a value, as lets may."""
        values = {n: t for n, t in self.lets.items() if n in self.formula.symbols and type(t) is Num}
        return claims.compare(code, self.formula, meanings, self.substituted, {**values, **(fixed or {})})

    def settle(self, code: CodeFormula, meanings: Mapping[str, Meaning]) -> bool:
        """Is the code the formula up to a factor and a constant?  Then the report says so, proved."""
        pair = self.pair(code, meanings)
        fit = claims.affine(pair)
        if fit is None:
            return False
        result = claims.prove_affine(pair, *fit, self.judge)
        self.report.steps.append(result)
        if result.verdict == "proved":
            self.say(code, pair, *fit)
            return True
        self.alike = fit == (ONE_TIMES, None)
        return False

    def say(self, code: CodeFormula, pair: Comparison, factor: Monomial, constant: Monomial | None) -> None:
        """The verdict on `code = factor * formula + constant`, which was proved."""
        reductions = wording.Reductions(code, factor, self.latent_only)
        plain = factor.coefficient == 1 and factor.constant == ONE and not factor.numbers
        text = "equals " + wording.multiple(factor, self.formula.noun)
        text += wording.constant_clause(constant, bool(code.summed)) + reductions.clause
        text += wording.clamp_clause(code.stated)
        positive = factor.coefficient > 0
        exact_match = plain and reductions.right and constant is None
        ok_factor = (plain and reductions.right) or ("factor" in self.accepted and positive)
        ok_constant = constant is None or "constant" in self.accepted
        if not formula_is_proved(self.formula, self.judge):
            self.report.fail(
                "not_proved", f"not proved: the closed form of {self.formula.name} is not the integral"
            )
            return
        if code.stated and not claims.satisfiable(pair):
            self.report.fail(
                "not_proved", "not proved: no values were found that the clamps leave as they are"
            )
            return
        if code.clamped and "clamp" not in self.accepted:
            self.report.fail(
                "not_proved",
                f"not proved: a clamp acts on `{in_python(code.clamped[0])}`, which is no argument; where it "
                "bites the code is not the formula (accept it with --up-to clamp)",
            )
            return
        self.report.findings += [
            f"warning: no gradient flows through {what}: the value is as said, and does not train"
            for what in code.untrained
        ]
        self.report.settle(text, ok_factor and ok_constant, exact_match)
        self.report.factor = "" if factor == ONE_TIMES else in_python(factor.term)
        self.report.constant = "" if constant is None else in_python(constant.term)
        if not exact_match:
            self.report.minimiser = wording.minimiser(factor, True)
            self.counterexample(code, pair)

    def disagree(self, code: CodeFormula, meanings: Mapping[str, Meaning]) -> None:
        """The code is no multiple of the formula: refute it, and look for a reading that makes it right."""
        if not meanings and code.arrays:
            self.report.fail(
                "not_proved", "not proved: no name of the code is matched to a symbol of the formula"
            )
        elif left_over := self.left_over(code, meanings):
            self.report.fail("not_proved", f"not proved: {left_over}")
        elif not self.counterexample(code, self.pair(code, meanings)):
            kind = "looks like the formula, and no proof was found" if self.alike else "is not known to be it"
            self.report.fail("not_proved", f"not proved: the code {kind}")
        self.report.findings += suggestions(self, code, meanings)

    def left_over(self, code: CodeFormula, meanings: Mapping[str, Meaning]) -> str:
        """A sentence about a symbol without a name beside a name without a meaning, or the empty string.

        A value of the one says nothing about the other, so no point would tell the two sides apart.
        """
        covered = {m.symbol(self.formula) for m in meanings.values()}.union(*map(names, self.lets.values()))
        symbols = [s for s in self.formula.roles if s not in covered]
        loose = [n for n in (*code.arrays, *code.numbers) if n not in meanings and n not in self.lets]
        loose = [n for n in loose if n.rpartition(".")[2] not in WEIGHTS]
        if not symbols or not loose:
            return ""
        return f"no name of the code is matched to `{symbols[0]}`; say what `{loose[0]}` is with --let"

    def counterexample(self, code: CodeFormula, pair: Comparison) -> bool:
        """Values of the arguments at which code and formula certainly differ."""
        result, sizes = claims.refute(pair, self.judge, not self.latent_only)
        if result.verdict != "refuted":
            return False
        self.report.steps.append(result)
        pasteable(self.report, code, pair, result, sizes)
        if self.report.verdict == "":
            self.report.fail("refuted", f"is not {self.formula.noun}")
        return True
