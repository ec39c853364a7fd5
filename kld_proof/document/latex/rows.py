"""A display formula to one flat run of tokens: environments opened, rows joined, brackets matched."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import Note
from kld_proof.document.latex.bars import resolve_bars
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import Token

_OPENERS = frozenset(table.CLOSERS)
_CLOSING = frozenset(table.CLOSERS.values())
_CONTINUING = table.words("+ / ) ]") | frozenset(table.TIMES)
_RELATION_COMMANDS = frozenset(table.RELATIONS) | {"overset", "underset", "stackrel", "not"}


def is_relation(token: Token) -> bool:
    """Whether `token` begins a relation sign."""
    if token.kind == "cmd":
        return token.text in _RELATION_COMMANDS
    return token.kind in table.RELATIONS


def flatten(tokens: list[Token]) -> tuple[list[Token], list[Note]]:
    """The tokens of a formula without its display environments, in which a `row` token separates claims.

    A row that goes on with the row before (it begins with an operator, or the row before ends with one, or a
    bracket is open) is joined to it; `&` is dropped where it aligns and becomes a `row`
    where it separates columns.  Raises `LatexError` at a bracket or environment without its partner.
    """
    kept = _match_brackets(_rejoin(_open_array(tokens)))
    notes: list[Note] = []
    rows = _rows(kept)
    flat: list[Token] = []
    for row, separator in rows:
        if not row or _says(row, notes):
            continue
        if flat and not _continues(flat, row, notes):
            flat.append(separator)
        flat.extend(_columns(row))
    flat.append(tokens[-1])
    return resolve_bars(flat), notes


def _says(row: list[Token], notes: list[Note]) -> bool:
    """Whether a row says in words what a name is, `n_i & - \\text{number of samples}`; it claims nothing."""
    if len(row) < 3 or any(map(is_relation, row)):
        return False
    at = next((i for i, t in enumerate(row) if t.kind == "text" and " " in t.text.strip()), 0)
    if at < 2 or row[at - 1].kind != "-":
        return False
    notes.append(Note("comment", f"The text {row[at].text!r} is not read.", row[0].start, row[-1].end))
    return True


def _open_array(tokens: list[Token]) -> list[Token]:
    """Without the `array` around a whole formula whose columns stand beside relations, as in `a &=& b`."""
    if tokens[0].kind != "begin" or tokens[0].text != "array":
        return tokens
    depth, aligned = 0, False
    for i, token in enumerate(tokens):
        depth += (token.kind == "begin") - (token.kind == "end")
        if depth == 1 and token.kind == "&":
            aligned = aligned or is_relation(tokens[i + 1])
        if not depth:
            outside = any(t.kind not in (",", ".", "eof") for t in tokens[i + 1 :])
            return tokens if outside or not aligned else tokens[1:i] + tokens[i + 1 :]
    return tokens


def _rejoin(tokens: list[Token]) -> list[Token]:
    """Without each `\\right.` at the end of a row and the `\\left.` that reopens the bracket further on."""
    pending: list[int] = []
    dropped: set[int] = set()
    for i, token in enumerate(tokens):
        if token.kind != "." or not token.side:
            continue
        if token.side == "right" and _ends_row(tokens, i + 1):
            pending.append(i)
        elif token.side == "left" and pending:
            dropped |= {i, pending.pop()}
    return [t for i, t in enumerate(tokens) if i not in dropped] if dropped else tokens


def _ends_row(tokens: list[Token], i: int) -> bool:
    """Whether only operators and further `\\right.` stand between index `i` and the end of the row."""
    while tokens[i].kind in ("+", "-") or tokens[i].side == "right" or _is_binary(tokens[i]):
        i += 1
    return tokens[i].kind in ("row", "&")


def _match_brackets(tokens: list[Token]) -> list[Token]:
    """All tokens but the display environments, and the rows and `&` inside brackets."""
    kept: list[Token] = []
    stack: list[Token] = []
    for i, token in enumerate(tokens):
        kind, side = token.kind, token.side
        if kind == "begin":
            stack.append(token)
            if token.text in table.DISPLAY_ENVIRONMENTS:
                continue
            if token.text not in table.GRIDS:
                raise LatexError(
                    f"The environment {token.text!r} is not understood.", token.start, token.text
                )
        elif kind == "end":
            _close_environment(stack, token)
            if token.text in table.DISPLAY_ENVIRONMENTS:
                continue
        elif kind in _OPENERS or (side == "left" and kind in ("|", "||", ".")):
            if kind == "{" and kept and kept[-1].text == "substack":
                token.side = "rows"
            stack.append(token)
            if len(stack) > 200:
                raise LatexError("Brackets are nested too deeply.", token.start, token.text)
        elif kind in _CLOSING or (side == "right" and kind in ("|", "||", ".")):
            if kind in ("|", "||") and not (stack and stack[-1].side == "left"):
                token.side = "big"
            elif (
                kind in ("|", "||")
                and stack
                and stack[-1].kind == "."
                and tokens[i + 1].kind not in ("_", "^")
            ):
                _discard(kept, stack.pop())
                token.side = "middle"
            else:
                _close_bracket(stack, token)
        elif kind in ("row", "&") and stack and stack[-1].text not in table.DISPLAY_ENVIRONMENTS:
            if stack[-1].kind != "begin" and stack[-1].side != "rows":
                continue
            token.side = "inner"
        kept.append(token)
    if stack:
        raise LatexError(f"{stack[-1].text!r} is never closed.", stack[-1].start, stack[-1].text)
    return kept


def _discard(tokens: list[Token], token: Token) -> None:
    """Take one token out, looking from the end."""
    at = len(tokens) - 1
    while tokens[at] is not token:
        at -= 1
    del tokens[at]


def _close_environment(stack: list[Token], token: Token) -> None:
    if not stack or stack[-1].kind != "begin" or stack[-1].text != token.text:
        raise LatexError(f"\\end{{{token.text}}} has no \\begin{{{token.text}}}.", token.start, token.text)
    stack.pop()


def _close_bracket(stack: list[Token], token: Token) -> None:
    opener = stack.pop() if stack else None
    braces = (opener is not None and opener.kind == "{", token.kind == "}")
    if opener is None or opener.kind == "begin" or braces[0] != braces[1]:
        place = opener if opener is not None and opener.kind == "{" else token
        word = "never closed" if place is opener else "never opened"
        raise LatexError(f"{place.text!r} is {word}.", place.start, place.text)


def _rows(tokens: list[Token]) -> list[tuple[list[Token], Token]]:
    """The rows outside grids, each with the row token in front of it."""
    rows: list[tuple[list[Token], Token]] = [([], tokens[0])]
    for token in tokens[:-1]:
        if token.kind == "row" and token.side != "inner":
            rows.append(([], token))
        else:
            rows[-1][0].append(token)
    return rows


def _continues(before: list[Token], row: list[Token], notes: list[Note]) -> bool:
    aligned = row[0].kind == "&"
    first = next((t for t in row if t.kind != "&"), None)
    if first is None:
        return True
    if is_relation(first):
        return False
    last = before[-1]
    if last.kind in table.TIMES or last.kind in "+-/" or is_relation(last) or _is_binary(last):
        return True
    if first.kind in _CONTINUING or _is_binary(first):
        return True
    alone = not any(is_relation(t) for t in _outermost(row))
    if first.kind == "-":
        if not alone and not aligned:
            return False
        if not alone:
            notes.append(
                Note("row", "A row that begins with - goes on with the row before.", first.start, first.end)
            )
        return True
    return False


def _is_binary(token: Token) -> bool:
    return token.kind == "cmd" and (
        token.text in table.TIMES or token.text in table.BINARY or token.text in table.PLUS_MINUS
    )


def _outermost(row: list[Token]) -> list[Token]:
    found: list[Token] = []
    depth = 0
    for token in row:
        if token.kind in _OPENERS or token.kind == "begin":
            depth += 1
        elif token.kind in _CLOSING or token.kind == "end":
            depth -= 1
        elif not depth:
            found.append(token)
    return found


def _columns(row: list[Token]) -> list[Token]:
    """`row` without its `&`; every second one becomes a `row` token unless it stands beside a relation."""
    if not any(t.kind == "&" for t in row):
        return row
    out: list[Token] = []
    count = 0
    for i, token in enumerate(row):
        if token.kind != "&" or token.side == "inner":
            out.append(token)
            continue
        count += 1
        beside = i + 1 == len(row) or is_relation(row[i + 1]) or row[i + 1].kind in ("+", "-", "&") or not out
        if count % 2 == 0 and not beside and not is_relation(out[-1]):
            out.append(Token("row", "&", token.start, token.end, 3))
    return out
