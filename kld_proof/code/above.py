"""The formula of a page that a directive names: `above`, the left side of an equation, or LaTeX.

It is read as the page reads it, with the page's definitions put in and under what the page supposes of its
names, as if it stood once more where the directive stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from kld_proof.document.blocks import Block, Source
from kld_proof.document.latex import ast
from kld_proof.document.latex.walk import free_names
from kld_proof.document.markdown import read_markdown
from kld_proof.document.model import Place, Premise, Step
from kld_proof.errors import InputError
from kld_proof.record import record

_ENVIRONMENT = re.compile(r"\\(begin|end)\s*\{[^{}]*\}")
_EQUAL = frozenset(["=", ":=", "=="])
Row = list["Equation"]


@record(frozen=True)
class Equation:
    """An equation of a formula: the LaTeX of its left and its last side, its name, and the names it uses."""

    head: str
    value: str
    name: str
    used: frozenset[str]
    place: Place


@record(frozen=True)
class Read:
    """A formula as the page reads it: a step with the formula on both sides, and what that rests on."""

    step: Step
    premises: tuple[Premise, ...]


def equation(page: Sequence[Block], wanted: str) -> Equation | None:
    """The equation that `wanted` names: `above`, or the left side of one, the last on the page; else None."""
    above: Row = []
    found = None
    for row, display in _rows(page):
        above = row if display else above
        found = next((e for e in row if e.head and _bare(e.head) == _bare(wanted)), found)
    if wanted != "above":
        return found
    heads = [e for e in above if not any(e.name and e.name in other.used for other in above if other != e)]
    if len(heads) > 1:
        listed = " or ".join(f"`{e.head}`" for e in heads if e.head)
        raise InputError(f"the formula above has several equations: say which, {listed}, in place of `above`")
    return heads[0] if heads else above[0] if above else None


def _rows(page: Sequence[Block]) -> Iterator[tuple[Row, bool]]:
    """The equations of each formula of the page, and whether it is a display formula."""
    from kld_proof.document import elaborate  # noqa: F401  (it registers the readers)
    from kld_proof.document.elaborate.items import collect
    from kld_proof.document.elaborate.page import Reader

    for item in Reader(collect(page), "", "").page.items:
        statements = item.tree.statements if item.tree is not None else ()
        row = [e for s in statements for e in _equations(item.block.text, s.body, item.place(0))]
        if item.tree is None and item.display:
            row = [Equation("", item.block.text.strip(), "", frozenset(), item.place(0))]
        if row:
            yield row, item.display


def _equations(text: str, body: ast.Node, place: Place) -> Iterator[Equation]:
    if not isinstance(body, ast.Chain):
        yield Equation("", _written(text, body), "", free_names(body), place)
    elif body.first is not None and body.links and all(x.relation.op in _EQUAL for x in body.links):
        head = body.first.function if isinstance(body.first, ast.Apply) else body.first
        name = head.name if isinstance(head, ast.Name) else ""
        used = frozenset().union(*[free_names(x.side) for x in body.links])
        yield Equation(_written(text, body.first), _written(text, body.links[-1].side), name, used, place)


def _bare(text: str) -> str:
    return re.sub(r"\s+|\\[,;!]", "", text)


def _written(text: str, node: ast.Node) -> str:
    """The LaTeX of a node on one line, with the ends of the environments that begin in it."""
    end = node.end
    while _depth(text[node.start : end]) > 0 and (closing := _ENVIRONMENT.search(text, end)):
        end = closing.end()
    return _one_line(text[node.start : end]).strip(" .,")


def _depth(text: str) -> int:
    return sum(1 if m[1] == "begin" else -1 for m in _ENVIRONMENT.finditer(text))


def _one_line(text: str) -> str:
    """The text without the line breaks and alignment marks that stand in no environment of its own."""
    parts, depth, start = [], 0, 0
    for sign in [*_ENVIRONMENT.finditer(text), None]:
        piece = text[start : sign.start() if sign else len(text)]
        parts.append(piece if depth else re.sub(r"\\\\|(?<!\\)&", " ", piece))
        if sign:
            parts.append(sign[0])
            depth, start = depth + (1 if sign[1] == "begin" else -1), sign.end()
    return " ".join("".join(parts).split())


def read(page: Sequence[Block], formulas: Sequence[str]) -> list[Read]:
    """What the page makes of each formula where the page ends; raises InputError for one that is not read."""
    from kld_proof.document.elaborate import elaborate

    claims = [rf"1 \cdot \left( {f} \right)" for f in formulas]
    text = "".join(f"$$\n{c} = {c}\n$$\n\n" for c in claims)
    document = elaborate([*page, *read_markdown(Source(text))[1]], "", "")
    steps = [(s, tuple(d.premises)) for d in document.derivations for s in d.steps][-len(claims) :]
    found = []
    for formula, claim, (step, premises) in zip(formulas, claims, steps, strict=False):
        if step.left is None or step.left != step.right or _bare(step.left_text) != _bare(claim):
            reason = f" ({step.error})" * bool(step.error)
            raise InputError(f"the formula is not understood: {formula or 'there is none'}{reason}")
        found.append(Read(step, premises))
    if len(found) < len(formulas):
        raise InputError(f"the formula is not understood: {formulas[len(found)]}")
    return found
