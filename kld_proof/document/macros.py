r"""Macros that a page defines for itself, put in where its formulas use them.

Main statements: `\newcommand`, `\renewcommand`, `\providecommand`, `\DeclareMathOperator`,
`\DeclarePairedDelimiter` and plain `\def` hold from where they stand to the end of the document.
`expand_blocks(blocks, macros)` gives the blocks with every formula written out; what a macro leaves stands
at the place of its call, its arguments at their own.

Caveats: a definition whose braces do not match, or with parameters that text delimits, defines nothing, so
that the formulas that use it are unread.  What is raised, lowered or divided stays one group, as in TeX:
`\def\v{s^2}` makes `\frac1\v` a quotient by the square.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from kld_proof.document.blocks import Block, Excerpt, Formula, Prose, join
from kld_proof.document.pattern import late
from kld_proof.record import record, replace

MAX_DEPTH, MAX_LENGTH = 20, 20_000

_DEFINITION = late(
    r"\\(?:(?P<new>(?:re|provide)?newcommand|providecommand)\s*\*?"
    r"|(?P<operator>DeclareMathOperator)\s*(?P<star>\*?)"
    r"|(?P<paired>DeclarePairedDelimiter)|(?P<def>def)(?=\s*\\))"
    r"\s*(?:\{\s*\\(?P<braced>[A-Za-z]+)\s*\}|\\(?P<name>[A-Za-z]+))"
)
_CALL = late(r"\\(?:(?P<name>[A-Za-z]+)|.)", re.DOTALL)
_ARGUMENT = late(r"\s*(?:(?P<open>\{)|(?P<one>\\[A-Za-z]+|\\.|[^\s{}\\]))", re.DOTALL)
_OPTIONAL = late(r"\s*\[([^\[\]{}]*(?:\{[^{}]*\}[^\[\]{}]*)*)\]")
_PARAMETER = late(r"#([1-9])")
_TAKEN = late(
    r"(?:[\^_]|\\(?:sqrt|hat|bar|tilde|widehat|widetilde|overline|vec|dot)"
    r"|\\[dtc]?(?:frac|binom)\s*(?:\{(?:[^{}]|\{[^{}]*\})*\}|[^{}\\]|\\[A-Za-z]+)?)\s*$"
)


@record(frozen=True)
class Macro:
    """`#1` in `body` is the first of `count` arguments; with `default` it is optional, in brackets."""

    body: str
    count: int = 0
    default: str | None = None
    starred: bool = False


class EndlessMacro(Exception):
    """A macro that calls itself, grows beyond all bounds, or lacks an argument."""


def expand_blocks(blocks: list[Block], macros: dict[str, Macro]) -> list[Block]:
    """The blocks with all macros written out; the definitions among them go from there into `macros`."""
    return [new for block in blocks for new in _block(block, macros)]


def define(text: str, macros: dict[str, Macro]) -> list[tuple[int, int]]:
    """Notes the definitions of a text; gives their spans."""
    spans: list[tuple[int, int]] = []
    for found in _DEFINITION.finditer(text):
        if spans and found.start() < spans[-1][1]:
            continue
        definition = _definition(text, found)
        if definition:
            name = found["braced"] or found["name"]
            macros[name] = definition[0]
            spans.append((found.start(), definition[1]))
    return spans


def _definition(text: str, found: re.Match[str]) -> tuple[Macro, int] | None:
    at = found.end()
    if found["operator"]:
        body = _group(text, at)
        return body and (Macro(rf"\operatorname{{{body[0]}}}"), body[1])
    if found["paired"]:
        left = _group(text, at)
        right = left and _group(text, left[1])
        return left and right and (Macro(rf"{left[0]} #1 {right[0]}", 1, starred=True), right[1])
    if found["def"]:
        parameters = re.compile(r"(?:#[1-9])*").match(text, at)
        assert parameters is not None
        body = _group(text, parameters.end())
        return body and (Macro(body[0], len(parameters[0]) // 2), body[1])
    number = re.compile(r"\s*\[\s*([0-9])\s*\]").match(text, at)
    default = _OPTIONAL.match(text, number.end()) if number else None
    last = default or number
    body = _group(text, last.end() if last else at)
    return body and (
        Macro(body[0], int(number[1]) if number else 0, default[1] if default else None),
        body[1],
    )


def _group(text: str, at: int) -> tuple[str, int] | None:
    """The text of the group in braces that begins at `at`, and where it ends."""
    begun = _ARGUMENT.match(text, at)
    if begun is None:
        return None
    if begun["one"]:
        return begun["one"], begun.end()
    depth = 0
    for brace in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, begun.start("open")):
        depth += {"{": 1, "}": -1}.get(brace[0], 0)
        if depth == 0 and brace[0] == "}":
            return text[begun.end() : brace.start()], brace.end()
    return None


def _block(block: Block, macros: dict[str, Macro]) -> list[Block]:
    if isinstance(block, Formula):
        formula = _formula(block, macros)
        return [formula] if formula else []
    if isinstance(block, Prose):
        items: list[Excerpt | Formula] = []
        for item in block.items:
            if isinstance(item, Formula):
                formula = _formula(item, macros)
                items += [formula] if formula else []
            else:
                items += _without(item, define(item.text, macros))
        return [replace(block, items=tuple(items))]
    return [block]


def _without(text: Excerpt, spans: list[tuple[int, int]]) -> list[Excerpt]:
    """What is left of a text without its definitions."""
    if not spans:
        return [text]
    edges = [0, *(edge for span in spans for edge in span), len(text)]
    parts = [text.cut(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True)]
    return [part for part in parts if part.text.strip()]


def _formula(formula: Formula, macros: dict[str, Macro]) -> Formula | None:
    """The formula written out; None if it only defines macros."""
    spans = define(formula.text, macros)
    if not spans and not macros:
        return formula
    rest = _without(formula.excerpt, spans)
    if not rest:
        return None
    excerpt = join(rest).strip() if spans else formula.excerpt
    try:
        return replace(formula, excerpt=expand(excerpt, macros)) if macros else formula
    except EndlessMacro as problem:
        return replace(formula, error=formula.error or str(problem))


def expand(text: Excerpt, macros: dict[str, Macro], depth: int = 0) -> Excerpt:
    r"""The text with its macros written out.  Raises `EndlessMacro` beyond the bounds."""
    pieces: list[tuple[str, int, bool]] = []
    done, called = 0, False
    for call in _CALL.finditer(text.text):
        macro = macros.get(call["name"] or "")
        if macro is None or call.start() < done:
            continue
        called = True
        before = text.cut(done, call.start())
        written, end = _written(text, call, macro)
        pieces += before.pieces()
        pieces += _grouped(written, text.text[: call.start()], text.text[end : end + 1])
        done = end
        if sum(len(piece[0]) for piece in pieces) > MAX_LENGTH or depth > MAX_DEPTH:
            raise EndlessMacro(f"the macro \\{call['name']} is written out without end")
    if not called:
        return text
    out = Excerpt.of(text.source, [*pieces, *text.cut(done, len(text)).pieces()], text.origin(0))
    return expand(out, macros, depth + 1)


def _grouped(written: Excerpt, before: str, behind: str) -> Iterable[tuple[str, int, bool]]:
    """What a call leaves: in braces where something takes it whole, apart from a letter behind it."""
    at = written.origin(0)
    if _TAKEN.search(before):
        return [("{", at, False), *written.pieces(), ("}", at, False)]
    gap = [(" ", at, False)] if behind.isalpha() and re.search(r"\\[A-Za-z]+$", written.text) else []
    return [*written.pieces(), *gap]


def _written(text: Excerpt, call: re.Match[str], macro: Macro) -> tuple[Excerpt, int]:
    """What one call stands for, and where the call ends."""
    at, end = text.origin(call.start()), call.end()
    if macro.starred and text.text[end : end + 1] == "*":
        end += 1
    given: list[Excerpt] = []
    if macro.default is not None:
        option = _OPTIONAL.match(text.text, end)
        default = Excerpt.of(text.source, [(macro.default, at, False)], at)
        given.append(text.cut(*option.span(1)) if option else default)
        end = option.end() if option else end
    while len(given) < macro.count:
        argument = _group(text.text, end)
        if argument is None:
            raise EndlessMacro(f"the macro \\{call['name']} lacks an argument")
        inside = argument[1] - (1 if text.text[argument[1] - 1] == "}" else 0)
        given.append(text.cut(inside - len(argument[0]), inside))
        end = argument[1]
    return _filled(text, macro.body, given, at), end


def _filled(text: Excerpt, body: str, given: list[Excerpt], at: int) -> Excerpt:
    pieces: list[tuple[str, int, bool]] = []
    done = 0
    for parameter in _PARAMETER.finditer(body):
        number = int(parameter[1])
        literal = body[done : parameter.start()]
        argument = given[number - 1].pieces() if number <= len(given) else []
        apart = re.search(r"\\[A-Za-z]+$", literal) and argument and argument[0][0][:1].isalpha()
        pieces += [(literal + (" " if apart else ""), at, False), *argument]
        done = parameter.end()
    return Excerpt.of(text.source, [p for p in [*pieces, (body[done:], at, False)] if p[0]], at)
