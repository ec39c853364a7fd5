"""Fenced Python in a page, under `<!-- kld_proof: code equals NAME with logvar = ln(sigma**2) -->`.

In place of the name of a formula stands `above`, for the right side of the display formula above, or LaTeX.
`code_derivations` makes a step `code = formula` of each such block, for the same pipeline that judges the
page's formulas: `error` says what was not read, `note` what was summed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from kld_proof.code import claims, wording
from kld_proof.code.check import find_formula
from kld_proof.code.formulas import Formula
from kld_proof.code.let import read_let
from kld_proof.code.match import positive
from kld_proof.code.outcome import CodeReport
from kld_proof.code.printing import in_python
from kld_proof.code.question import Question
from kld_proof.code.source import Source, Unread
from kld_proof.document.blocks import Block, Code, Directive
from kld_proof.document.blocks import Formula as Display
from kld_proof.document.model import Derivation, Document, Place, Step
from kld_proof.errors import InputError
from kld_proof.kernel.term import App, Num, Term, Var, names
from kld_proof.record import field, record
from kld_proof.report.model import StepResult

PYTHON = ("python", "py", "python3", "ipython3", "{code-cell}", "code-cell")


def add_code_steps(document: Document, blocks: Iterable[Block]) -> None:
    """Add to the document the steps of its code blocks; a formula that code is compared with is used."""
    above = Above("", [])
    document.derivations.extend(code_derivations(blocks, above))
    document.findings[:] = [
        f for f in document.findings if f.kind != "unused" or (f.place.cell, f.place.line) not in above.used
    ]


@record
class Above:
    """The display formula above a directive, and the page up to there, which may suppose something of it.

    `place` is where that formula stands, `used` are the places of those that code was compared with.
    """

    latex: str
    page: list[Block]
    place: Place = Place()
    used: set[tuple[int | None, int]] = field(default_factory=set)


def code_derivations(blocks: Iterable[Block], above: Above | None = None) -> Iterator[Derivation]:
    """A derivation of one step for every Python block that stands under a `code equals` directive."""
    waiting: Directive | None = None
    above = Above("", []) if above is None else above
    for block in blocks:
        above.page.append(block)
        if isinstance(block, Display) and block.display:
            above.latex, above.place = block.text, block.place_of(0)
        if isinstance(block, Directive) and block.kind == "kld_proof" and block.text.split()[:1] == ["code"]:
            if waiting is not None:
                yield _unread(waiting, "no fenced Python block stands under this directive")
            waiting = block
        elif isinstance(block, Code) and waiting is not None:
            if parse_name(waiting.text) == "above":
                above.used.add((above.place.cell, above.place.line))
            yield _derivation(waiting, block, above)
            waiting = None
    if waiting is not None:
        yield _unread(waiting, "no fenced Python block stands under this directive")


def _unread(directive: Directive, message: str) -> Derivation:
    step = Step(None, "=", None, left_text=directive.text.strip(), place=directive.place, error=message)
    return Derivation("code", [step], place=directive.place)


def _derivation(directive: Directive, block: Code, above: Above) -> Derivation:
    if block.language.lower() not in PYTHON:
        return _unread(
            directive, f"the block under this directive is not Python but {block.language or 'plain'}"
        )
    try:
        step = code_step(directive.text, block.text, block.place, above)
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


def code_step(directive: str, text: str, place: Place, above: Above | None = None) -> Step:
    """The step that the code `text` equals what the directive names; raises Unread or InputError."""
    name, lets = parse_directive(directive)
    formula = find_formula(name) if name.isidentifier() and name != "above" else written(name, above)
    source = Source(text, "the code", max(place.line, 1))
    terms = {n: read_let(t, formula) for n, t in lets.items()}
    question = Question(
        source, "", formula, terms, frozenset(), None, _no_judge, CodeReport("the code", formula)
    )
    code = question.read()
    pair = question.pair(code, question.meanings(code))
    right, note = pair.formula, ""
    if code.clamped or (code.stated and not claims.satisfiable(pair)):
        raise InputError("a clamp acts on more than an argument: where it bites the code is not the formula")
    fit = claims.affine(pair)
    if fit is not None:
        reductions = wording.Reductions(code, fit[0], latent_only=False)
        note = (reductions.clause + wording.clamp_clause(code.stated)).strip(", ")
        if fit == (claims.ONE_TIMES, None) and not reductions.right:
            raise InputError(f"each element is the formula, but the code is{reductions.clause.lstrip(',')}")
        power = fit[0].size_power("size of axis 0")
        if reductions.right and power:
            right = App("mul", App("pow", Var("size of axis 0"), Num(power)), right)
    rows = [row.strip() for row in text.split("\n") if row.strip()]
    return Step(
        pair.code, "=", right, pair.assumptions, rows[-1], formula.name, in_python(code.term), place, note
    )


def _no_judge(step: Step) -> StepResult:
    return StepResult(step, "not_proved")


def written(latex: str, above: Above | None = None) -> Formula:
    """The formula that the directive spells in LaTeX, or the right side of the one above.

    Names that begin with mu are means, with sigma positive scales; other names are matched as they are.  What
    the page supposes of the names of the formula above is supposed of them here too.
    """
    page = above.page if above is not None and latex == "above" else []
    if latex == "above":
        latex = (above.latex if above is not None else "").rpartition("=")[2].strip(" .,")
    term = _read_latex(latex)
    roles: dict[str, tuple[str, int]] = {}
    for position, name in enumerate(sorted(names(term))):
        law = 2 if name.endswith("_2") else 1
        kind = "scale" if name.startswith("sigma") else "mean" if name.startswith("mu") else "point"
        roles[name] = (kind, position if kind == "point" else law)
    scales = tuple(positive(Var(n)) for n, (kind, _) in roles.items() if kind == "scale")
    supposed = tuple(p for p in _supposed(page, latex, names(term)) if p not in scales) if page else ()
    return Formula("the formula", latex, "the formula", roles, term, None, (*scales, *supposed))


def _supposed(page: list[Block], latex: str, inside: frozenset[str]) -> Iterator[Term]:
    """What a page supposes at its end of the names of a formula: bounds by numbers and by one another."""
    steps = _steps([*page, *_claim(latex)])
    for prop in steps[-1].assumptions if steps else ():
        if not isinstance(prop, App) or prop.head not in ("lt", "le", "ne"):
            continue
        if names(prop) <= inside and all(isinstance(a, Var | Num) for a in prop.args):
            yield prop


def _claim(latex: str) -> list[Block]:
    from kld_proof.document.blocks import Source as Text
    from kld_proof.document.markdown import read_markdown

    return read_markdown(Text(f"$$\n{latex} = {latex}\n$$\n"))[1]


def _steps(blocks: list[Block]) -> list[Step]:
    from kld_proof.document.elaborate import elaborate

    return [s for d in elaborate(blocks, "", "").derivations for s in d.steps]


def _read_latex(latex: str) -> Term:
    steps = _steps(_claim(latex))
    if len(steps) != 1 or steps[0].left is None or steps[0].left != steps[0].right:
        reason = steps[0].error if steps else ""
        raise InputError(
            f"the formula is not understood: {latex or 'there is none'}" + f" ({reason})" * bool(reason)
        )
    return steps[0].left


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
    for equation in rest.split(",") if separator else ():
        key, equals, expression = equation.partition("=")
        if not equals or not key.strip() or not expression.strip():
            raise InputError(f"write `with name = expression`, not `with {equation.strip()}`")
        lets[key.strip()] = expression.strip()
    return name.strip(), lets
