"""The report on one piece of code: the verdict, what was read, what was guessed, and the evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from fractions import Fraction
from typing import Any

from kld_proof.code.claims import Comparison
from kld_proof.code.formulas import Formula
from kld_proof.code.match import SCALES, Meaning
from kld_proof.code.printing import exact, in_python
from kld_proof.code.read import CodeFormula, is_size
from kld_proof.code.values import size_name
from kld_proof.kernel.term import App, Num, Term, substitute
from kld_proof.report.model import StepResult

_MAKERS = {
    "torch": "torch.tensor({})",
    "numpy": "np.array({})",
    "tensorflow": "tf.constant({})",
    "jax": "jnp.array({})",
    "keras": "keras.ops.convert_to_tensor({})",
}
REAL = "the claim is about real numbers: 0.5 is 1/2, and rounding is left out"


@dataclass
class CodeReport:
    """What was found about the code `target` compared with `formula`.

    `verdict` is `proved` (the code is the formula), `refuted`, `not_proved` or `unread`; `headline` says
    it in one sentence; `ok` and `exit_status` are what a test or a CI job wants.  `counterexample` gives
    the arguments exact values, `code_value` and `formula_value` what comes out there.
    """

    target: str
    formula: Formula
    verdict: str = ""
    headline: str = ""
    ok: bool = False
    as_read: str = ""
    reductions: str = ""
    matches: list[str] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    findings: list[str] = field(default_factory=list)
    factor: str = ""
    constant: str = ""
    minimiser: str = ""
    counterexample: dict[str, str] = field(default_factory=dict)
    call: str = ""
    code_value: str = ""
    formula_value: str = ""
    steps: list[StepResult] = field(default_factory=list)
    line: int = 0
    column: int = 0
    code: CodeFormula | None = None
    kinds: dict[str, str] = field(default_factory=dict)

    @property
    def exit_status(self) -> int:
        return 0 if self.ok else 1

    def __bool__(self) -> bool:
        return self.ok

    def fail(self, verdict: str, headline: str) -> None:
        self.verdict, self.headline, self.ok = verdict, headline, False

    def settle(self, headline: str, ok: bool, exact_match: bool) -> None:
        self.verdict, self.headline, self.ok = "proved" if exact_match else "refuted", headline, ok

    def reading(
        self, code: CodeFormula, meanings: Mapping[str, Meaning], lets: Mapping[str, Term], latent_only: bool
    ) -> None:
        """Note what was read and what each name was taken for."""
        self.line, self.code = code.line, code
        self.kinds = {name: meaning.kind for name, meaning in meanings.items()}
        self.as_read = _as_read(code)
        self.matches = []
        for name in (*code.arrays, *code.numbers):
            if name in lets:
                self.matches.append(f"`{name}` is {in_python(lets[name])}: as given")
            elif name in meanings:
                how = "a guess from its name" if meanings[name].guess else "as given"
                kind = meanings[name].kind
                positive = f", so {name} > 0" if kind in SCALES and SCALES[kind][2] else ""
                self.matches.append(f"`{name}` is {meanings[name].spoken(self.formula)}{positive}: {how}")
            elif name in code.numbers:
                self.matches.append(f"`{name}` is a number that the formula does not have")
        self.notes = [*code.notes]
        for prop in code.stated:
            assert type(prop) is App
            self.notes.append(f"stated by a clamp: {in_python(prop.args[0])} <= {in_python(prop.args[1])}")
        if code.summed:
            shape = ["latent"] * code.rank if latent_only else ["batch", *["latent"] * (code.rank - 1)]
            self.notes.append(f"the arguments are taken to have the axes ({', '.join(shape)})")

    def to_json(self) -> dict[str, Any]:
        """The report as plain data."""
        kept = {
            f.name: getattr(self, f.name)
            for f in fields(self)
            if f.name not in ("formula", "steps", "code", "kinds")
        }
        return {"formula": self.formula.name, **kept}

    def __str__(self) -> str:
        return "\n".join(self.rows())

    def rows(self) -> list[str]:
        """The report as lines of text."""
        mark = "ok" if self.ok else "FAIL"
        rows = [f"{self.target}: {self.headline}  [{self.verdict}, {mark}]"]
        rows.append(f"  formula: {self.formula.name} = {in_python(self.formula.closed_form)},")
        rows.append(f"    which is {self.formula.title}")
        if self.as_read:
            rows.append(f"  read as: {self.as_read}")
        rows += [f"  {line}" for line in (*self.matches, *self.notes)]
        if self.counterexample:
            at = ", ".join(f"{n} = {v}" for n, v in self.counterexample.items())
            rows.append(
                f"  at {at} the code gives {self.code_value} and the formula gives {self.formula_value}"
            )
            rows += [f"    {self.call}"] if self.call else []
        if self.minimiser:
            right = f"{self.factor} * formula" if self.factor else "formula"
            rows.append(
                f"  proved, for each element: code = {right}"
                + (f" + {self.constant}" if self.constant else "")
            )
            rows.append(f"  {self.minimiser}")
        rows += [f"  {line}" for line in self.findings]
        if self.verdict in ("proved", "refuted"):
            rows.append(f"  {REAL}")
        return rows


def _as_read(code: CodeFormula) -> str:
    text = in_python(code.term)
    if not code.summed:
        return text
    axes = "all axes" if len(code.summed) == code.rank else "axis " + ", ".join(map(str, sorted(code.summed)))
    return f"the sum over {axes} of {text}"


def pasteable(
    report: CodeReport, code: CodeFormula, pair: Comparison, result: StepResult, sizes: Mapping[str, Fraction]
) -> None:
    """Put the refuting point into the report, with the values there and a call to paste."""
    point = {n: Fraction(v) for n, v in result.counterexample.items()}
    missing = [n for n in pair.variables if n not in point and not is_size(n)]
    point |= {n: Fraction(1) for n in missing}
    widths = [sizes.get(size_name(a), Fraction(1)) for a in range(code.rank)]
    count = Num(1)
    for axis in code.summed:
        count = Num(count.value * widths[axis])
    put = {n: Num(v) for n, v in sizes.items()}
    values = {n: Fraction(v) for n, v in point.items()}
    sides = [App("mul", count, substitute(side, put)) for side in (pair.code, pair.formula)]
    for digits in (6, 12, 17):
        report.code_value, report.formula_value = [_value(side, values, digits) for side in sides]
        if report.code_value != report.formula_value:
            break
    shown = {n: values[n] for n in pair.arguments if n in values}
    shown |= {n: v for n, v in values.items() if n not in shown}
    report.counterexample = {n: str(v) for n, v in shown.items()}
    if any(v > 1 for v in sizes.values()):
        report.counterexample["latent size"] = str(max(sizes.values()))
    report.call = _call(code, values, widths) if not pair.values else ""


def _value(term: Term, values: Mapping[str, Fraction], digits: int) -> str:
    """The value of the term to that many digits, from a rigorous enclosure."""
    from kld_proof.enclosure import NotEnclosed, enclose

    try:
        ball = enclose(term, values, 128)
    except NotEnclosed:
        return "an undefined value"
    if ball.is_exact() and ball.is_integer():
        return str(int(float(ball.mid())))
    return f"{float(ball.mid()):.{digits}g}"


def _call(code: CodeFormula, values: Mapping[str, Fraction], widths: list[Fraction]) -> str:
    """A call of the function at the point, for the framework that the file imports."""
    if not code.call or not code.call.isidentifier():
        return ""
    wrap = _MAKERS.get(code.framework, "{}")
    arguments = []
    for name in (*code.arrays, *code.numbers):
        if not name.isidentifier() or name not in values:
            return ""
        value = values[name]
        text = exact(value) if "/" in exact(value) or "." in exact(value) else f"{value}.0"
        for width in reversed(widths) if code.summed and name in code.arrays else ():
            text = "[" + ", ".join([text] * int(width)) + "]"
        arguments.append(f"{name}=" + (wrap.format(text) if name in code.arrays else text))
    return f"{code.call}({', '.join(arguments)})"


__all__ = ["REAL", "CodeReport", "pasteable"]
