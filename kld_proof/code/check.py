"""The question itself: is this code the formula?"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping

from kld_proof.code.claims import Judge
from kld_proof.code.formulas import FORMULAS, Formula
from kld_proof.code.let import read_let
from kld_proof.code.outcome import CodeReport
from kld_proof.code.question import Question
from kld_proof.code.source import Source, Unread, read_source
from kld_proof.document.model import Step
from kld_proof.errors import InputError
from kld_proof.report.model import StepResult

UP_TO = ("factor", "constant", "clamp")


def verify_code(
    code: str | Callable[..., object],
    equals: str | Formula,
    let: Mapping[str, str] | None = None,
    up_to: Iterable[str] = (),
    target: str = "",
    axes: Iterable[str] | None = None,
    judge: Judge | None = None,
    path: str = "",
    first_line: int = 1,
) -> CodeReport:
    """Compare `code`, Python source or a function (whose source is read, not called), with a formula.

    `let` says what names mean, as expressions over the formula's symbols.  `up_to` may hold `factor`,
    `constant` and `clamp`.  `target` is a function, a line or lines of the source.  `axes` names the
    arguments' axes, `("latent",)` or `("batch", "latent")`, which is the default.
    """
    if not isinstance(code, str):
        code, target = _source_of(code)
    return check_source(Source(code, path, first_line), target, equals, let or {}, up_to, axes, judge)


def verify_file(
    path: str, target: str, equals: str | Formula, let: Mapping[str, str] | None = None,
    up_to: Iterable[str] = (), axes: Iterable[str] | None = None, judge: Judge | None = None,
) -> CodeReport:  # fmt: skip
    """The same for a function, a line or lines of a file."""
    return check_source(read_source(path), target, equals, let or {}, up_to, axes, judge)


def _source_of(function: Callable[..., object]) -> tuple[str, str]:
    """The text of the file in which the function stands, with the imports, and the function as a target."""
    try:
        lines, start = inspect.findsource(function)
    except (OSError, TypeError):
        raise InputError("the source of this object cannot be found") from None
    name = getattr(function, "__name__", "")
    if not name.isidentifier():
        raise InputError("this function has no name: give its source as text")
    return "".join(lines), f"{name}@{start + 1}"


def check_source(
    source: Source,
    target: str,
    equals: str | Formula,
    let: Mapping[str, str],
    up_to: Iterable[str],
    axes: Iterable[str] | None,
    judge: Judge | None,
    registry: bool = False,
) -> CodeReport:
    """The report on one target of a source; `registry` says that `register_kl` decorates and adds nothing."""
    formula = find_formula(equals)
    up_to = set(up_to)
    if not up_to <= set(UP_TO):
        raise InputError(f"--up-to takes {', '.join(UP_TO)}, not {min(up_to - set(UP_TO))}")
    lets = {name: read_let(text, formula) for name, text in let.items()}
    name = target.partition("@")[0]
    report = CodeReport(f"{source.path}:{name}".lstrip(":") if target else source.path or "the code", formula)
    question = Question(
        source,
        target,
        formula,
        lets,
        frozenset(up_to),
        _axes(axes),
        guarded(judge or _default_judge()),
        report,
        registry,
    )
    try:
        question.answer()
    except Unread as error:
        report.fail("unread", f"unread: {error}")
        report.line, report.column = error.line, error.column
        if target and not target[0].isdigit():
            report.findings.append(
                f"one line of it can be asked about alone: {source.path or 'FILE.py'}:LINE"
            )
    return report


def guarded(judge: Judge) -> Judge:
    """The judge, for which a step that it cannot digest is not proved."""

    def judged(step: Step) -> StepResult:
        try:
            return judge(step)
        except Exception as error:  # a crash of the search may lose a proof, and must not lose the report
            return StepResult(step, "not_proved", message=f"the search gave up: {error}")

    return judged


def _default_judge() -> Judge:
    from kld_proof.verdict import verify_step

    return verify_step


def find_formula(equals: str | Formula) -> Formula:
    """The formula of that name; raises `InputError` for one that is not shipped."""
    if isinstance(equals, Formula):
        return equals
    if equals not in FORMULAS:
        raise InputError(f"there is no formula `{equals}`; there are {', '.join(FORMULAS)}")
    return FORMULAS[equals]


def _axes(axes: Iterable[str] | None) -> tuple[str, ...] | None:
    if axes is None:
        return None
    names = tuple(axes)
    if not names or set(names) - {"batch", "latent"} or "batch" in names[1:] or "latent" not in names:
        raise InputError("--axes takes `latent`, `batch,latent` or `batch,latent,latent`")
    return names
