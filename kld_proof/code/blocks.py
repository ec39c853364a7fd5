"""Fenced Python in a page, under `<!-- kld_proof: code equals NAME; let logvar = ln(sigma**2) -->`.

`code_derivations` makes a step `code = formula` of each such block, for the same pipeline that judges the
page's formulas: `error` says what was not read, `note` what was summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kld_proof.code import claims, wording
from kld_proof.code.check import find_formula
from kld_proof.code.let import read_let
from kld_proof.code.outcome import CodeReport
from kld_proof.code.printing import in_python
from kld_proof.code.question import Question
from kld_proof.code.source import Source, Unread
from kld_proof.document.blocks import Block, Code, Directive
from kld_proof.document.model import Derivation, Place, Step
from kld_proof.errors import InputError
from kld_proof.kernel.term import App, Num, Var
from kld_proof.report.model import StepResult

PYTHON = ("python", "py", "python3", "ipython3", "{code-cell}", "code-cell")


def code_derivations(blocks: Iterable[Block]) -> Iterator[Derivation]:
    """A derivation of one step for every Python block that stands under a `code equals` directive."""
    waiting: Directive | None = None
    for block in blocks:
        if isinstance(block, Directive) and block.kind == "kld_proof" and block.text.split()[:1] == ["code"]:
            if waiting is not None:
                yield _unread(waiting, "no fenced Python block stands under this directive")
            waiting = block
        elif isinstance(block, Code) and waiting is not None:
            yield _derivation(waiting, block)
            waiting = None
    if waiting is not None:
        yield _unread(waiting, "no fenced Python block stands under this directive")


def _unread(directive: Directive, message: str) -> Derivation:
    step = Step(None, "=", None, left_text=directive.text.strip(), place=directive.place, error=message)
    return Derivation("code", [step], place=directive.place)


def _derivation(directive: Directive, block: Code) -> Derivation:
    if block.language.lower() not in PYTHON:
        return _unread(
            directive, f"the block under this directive is not Python but {block.language or 'plain'}"
        )
    try:
        step = code_step(directive.text, block.text, block.place)
    except InputError as error:
        return _unread(directive, str(error))
    except Unread as error:
        line = max(error.line, block.place.line)
        place = Place(line, max(error.column, 1), block.place.cell)
        step = Step(None, "=", None, left_text=_line(block, line), place=place, error=error.message)
    return Derivation("code", [step], place=block.place)


def _line(block: Code, line: int) -> str:
    rows = block.text.split("\n")
    position = line - block.place.line
    return rows[position].strip() if 0 <= position < len(rows) else ""


def code_step(directive: str, text: str, place: Place) -> Step:
    """The step that the code `text` equals what the directive names; raises Unread or InputError."""
    name, lets = parse_directive(directive)
    formula = find_formula(name)
    source = Source(text, "the code", max(place.line, 1))
    terms = {n: read_let(t, formula) for n, t in lets.items()}
    question = Question(
        source, "", formula, terms, frozenset(), None, _no_judge, CodeReport("the code", formula)
    )
    code = question.read()
    pair = question.pair(code, question.meanings(code))
    right, note = pair.formula, ""
    fit = claims.affine(pair)
    if fit is not None:
        reductions = wording.Reductions(code, fit[0], latent_only=False)
        note = reductions.clause.strip(", ")
        power = fit[0].size_power("size of axis 0")
        if reductions.right and power:
            right = App("mul", App("pow", Var("size of axis 0"), Num(power)), right)
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    return Step(
        pair.code, "=", right, pair.assumptions, rows[-1], formula.name, in_python(code.term), place, note
    )


def _no_judge(step: Step) -> StepResult:
    return StepResult(step, "not_proved")


def parse_directive(text: str) -> tuple[str, dict[str, str]]:
    """`code equals NAME; let a = b, c = d` to the name and the lets."""
    first, *rest = [clause.strip() for clause in text.split(";")]
    words = first.split()
    if len(words) != 3 or words[:2] != ["code", "equals"]:
        raise InputError("write `code equals NAME`, and after a semicolon `let name = expression`")
    lets = {}
    for clause in rest:
        if not clause:
            continue
        keyword, _, equation = clause.partition(" ")
        name, separator, expression = equation.partition("=")
        if keyword != "let" or not separator:
            raise InputError(f"this is not understood: {clause}")
        lets[name.strip()] = expression.strip()
    return words[2], lets
