"""Fenced Python in a page, under `<!-- kld_proof: code equals NAME with logvar = ln(sigma**2) -->`.

In place of the name of a formula stands `above`, for the right side of the display formula above, the left
side of an equation of the page, or LaTeX.
`code_derivations` makes a step `code = formula` of each such block, for the same pipeline that judges the
page's formulas: `error` says what was not read, `note` what was summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kld_proof.code import claims, sequences, wording
from kld_proof.code.above import equation
from kld_proof.code.check import find_formula
from kld_proof.code.formulas import FORMULAS, Formula
from kld_proof.code.let import read_let
from kld_proof.code.outcome import CodeReport
from kld_proof.code.printing import in_python
from kld_proof.code.question import Question
from kld_proof.code.read import CodeFormula, is_chosen, is_size
from kld_proof.code.source import Source, Unread
from kld_proof.code.written import Written, meanings, written
from kld_proof.document.blocks import Block, Code, Directive
from kld_proof.document.model import Derivation, Document, Place, Premise, Step
from kld_proof.errors import InputError
from kld_proof.kernel.term import App, Num, Term, Var, names
from kld_proof.record import replace
from kld_proof.report.model import StepResult

PYTHON = ("python", "py", "python3", "ipython3", "{code-cell}", "code-cell")
Line = tuple[int | None, int]


def add_code_steps(document: Document, blocks: Iterable[Block]) -> None:
    """Add to the document the steps of its code blocks; a formula that code is compared with is used."""
    used: set[Line] = set()
    document.derivations.extend(code_derivations(blocks, used))
    document.findings[:] = [
        f for f in document.findings if f.kind != "unused" or (f.place.cell, f.place.line) not in used
    ]


def code_derivations(blocks: Iterable[Block], used: set[Line] | None = None) -> Iterator[Derivation]:
    """A derivation of one step for every Python block that stands under a `code equals` directive.

    `used` gathers where the formulas stand that code was compared with.
    """
    used = set() if used is None else used
    waiting: Directive | None = None
    page: list[Block] = []
    for block in blocks:
        page.append(block)
        if isinstance(block, Directive) and block.kind == "kld_proof" and block.text.split()[:1] == ["code"]:
            if waiting is not None:
                yield _unread(waiting, "no fenced Python block stands under this directive")
            waiting = block
        elif isinstance(block, Code) and waiting is not None:
            yield _derivation(waiting, block, page, used)
            waiting = None
    if waiting is not None:
        yield _unread(waiting, "no fenced Python block stands under this directive")


def _unread(directive: Directive, message: str) -> Derivation:
    step = Step(None, "=", None, left_text=directive.text.strip(), place=directive.place, error=message)
    return Derivation("code", [step], place=directive.place)


def _derivation(directive: Directive, block: Code, page: Sequence[Block], used: set[Line]) -> Derivation:
    if block.language.lower() not in PYTHON:
        return _unread(
            directive, f"the block under this directive is not Python but {block.language or 'plain'}"
        )
    try:
        step, premises = _claim(directive.text, block.text, block.place, page, used)
    except InputError as error:
        return _unread(directive, str(error))
    except Unread as error:
        line = max(error.line, block.place.line)
        place = Place(line, max(error.column, 1), block.place.cell)
        step = Step(None, "=", None, left_text=_line(block, line), place=place, error=error.message)
        premises = ()
    return Derivation("code", [step], list(premises), block.place)


def _line(block: Code, line: int) -> str:
    rows = block.text.split("\n")
    position = line - block.place.line
    return rows[position].strip() if 0 <= position < len(rows) else ""


def code_step(directive: str, text: str, place: Place, page: Sequence[Block] = ()) -> Step:
    """The step that the code `text` equals what the directive names; raises Unread or InputError."""
    return _claim(directive, text, place, page, set())[0]


def _claim(
    directive: str, text: str, place: Place, page: Sequence[Block], used: set[Line]
) -> tuple[Step, tuple[Premise, ...]]:
    """The step, and the premises that the page's formula brings; where this stands is added to `used`."""
    name, lets = parse_directive(directive)
    source = Source(text, "the code", max(place.line, 1))
    if name in FORMULAS or (name.isidentifier() and name != "above" and equation(page, name) is None):
        formula = find_formula(name)
        return _elementwise(source, formula, {n: read_let(t, formula) for n, t in lets.items()}, place), ()
    read = written(name, page)
    if read.place is not None:
        used.add((read.place.cell, read.place.line))
    terms = meanings(lets, read, page)
    step = (
        _indexed(source, read, terms, place)
        if read.known
        else _elementwise(source, read.formula, terms, place)
    )
    return replace(step, sequences=read.functions, refutable=step.refutable and read.refutable), read.premises


def _indexed(source: Source, read: Written, lets: Mapping[str, Term], place: Place) -> Step:
    """The claim about a formula with sequences."""
    sides = sequences.compare(source, read, lets)
    _refuse_clamps(sides.read)
    _all_matched(names(sides.code), names(sides.formula))
    note = (sides.note + wording.clamp_clause(sides.read.stated)).strip(", ")
    shown = in_python(sides.read.term)
    return Step(
        sides.code,
        "=",
        sides.formula,
        sides.assumptions,
        _last_row(source),
        read.formula.name,
        shown,
        place,
        note,
        refutable=not {n.removeprefix("$") for n in names(sides.code)} & _bare(sides.read.chosen),
    )


def _bare(functions: Iterable[str]) -> set[str]:
    return {n.removeprefix("$") for n in functions}


def _elementwise(source: Source, formula: Formula, lets: Mapping[str, Term], place: Place) -> Step:
    """The claim about a formula for each element, which the code may sum over the axes of its arrays."""
    question = Question(
        source, "", formula, lets, frozenset(), None, _no_judge, CodeReport("the code", formula)
    )
    code = question.read()
    meant = question.meanings(code)
    twice = question.guessed_twice(meant)
    if twice:
        raise InputError(f"{twice}: say which with `with name = expression`")
    pair = question.pair(code, meant)
    if formula.page:
        _all_matched(names(pair.code), names(pair.formula))
    right, note = pair.formula, ""
    if code.stated and not claims.satisfiable(pair):
        raise InputError(_CLAMPED)
    _refuse_clamps(code)
    fit = claims.affine(pair)
    if fit is not None:
        reductions = wording.Reductions(code, fit[0], latent_only=False)
        note = (reductions.clause + wording.clamp_clause(code.stated)).strip(", ")
        if fit == (claims.ONE_TIMES, None) and not reductions.right:
            raise InputError(f"each element is the formula, but the code is{reductions.clause.lstrip(',')}")
        power = fit[0].size_power("size of axis 0")
        if reductions.right and power:
            right = App("mul", App("pow", Var("size of axis 0"), Num(power)), right)
    shown = in_python(code.term)
    return Step(pair.code, "=", right, pair.assumptions, _last_row(source), formula.name, shown, place, note)


_CLAMPED = "a clamp acts on more than an argument: where it bites the code is not the formula"


def _refuse_clamps(code: CodeFormula) -> None:
    if code.clamped:
        raise InputError(_CLAMPED)


def _all_matched(code: frozenset[str], formula: frozenset[str]) -> None:
    """Refuse a comparison in which names of both sides have no partner: they may be the same things."""
    own = sorted(n for n in _bare(code - formula) if not is_size(n) and not is_chosen(n))
    rest = sorted(_bare(formula - code))
    if own and rest:
        raise InputError(
            f"`{own[0]}` of the code is no name of the formula, and `{rest[0]}` of the formula is none of "
            f"the code: say what is meant, as in `with {own[0]} = {rest[0]}`"
        )


def _last_row(source: Source) -> str:
    rows = [row.strip() for row in source.lines if row.strip()]
    return rows[-1] if rows else ""


def _no_judge(step: Step) -> StepResult:
    return StepResult(step, "not_proved")


def parse_name(text: str) -> str:
    """The word of a directive that says what code equals."""
    words = text.split()
    return words[2].rstrip(";") if len(words) > 2 else ""


def parse_directive(text: str) -> tuple[str, dict[str, str]]:
    """`code equals NAME with a = b, c = d` to the name and what it says of a and c."""
    words = text.strip().rstrip(";").split(maxsplit=2)
    if len(words) != 3 or words[:2] != ["code", "equals"]:
        raise InputError("write `code equals NAME`, and after it perhaps `with name = expression`")
    name, separator, rest = words[2].partition(" with ")
    lets = {}
    for said in _at_commas(rest) if separator else ():
        key, equals, expression = said.partition("=")
        if not equals or not key.strip() or not expression.strip():
            raise InputError(f"write `with name = expression`, not `with {said.strip()}`")
        lets[key.strip().strip("`$")] = expression.strip().strip("`$")
    return name.strip().strip("`$"), lets


def _at_commas(text: str) -> list[str]:
    """The parts between the commas that stand in no brackets."""
    parts, depth = [""], 0
    for sign in text:
        depth += (sign in "([{") - (sign in ")]}")
        if sign == "," and not depth:
            parts.append("")
        else:
            parts[-1] += sign
    return parts
