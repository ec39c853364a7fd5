"""Vertical bars: which open or close an absolute value or a norm, which separate, which evaluate."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import Token

_OPENING = frozenset(table.CLOSERS) | {"begin"}
_CLOSING = frozenset(table.CLOSERS.values()) | {"end"}
_MARKS = frozenset({"*", "+", "-", "\\ast", "\\star", "ast", "star"})
_PREFIX_AFTER = table.words("+ - * / = < > <= >= := =: , ; : row & ^ _ begin text") | frozenset(table.TIMES)
_PREFIX_COMMANDS = (
    frozenset(table.RELATIONS)
    | frozenset(table.TIMES)
    | frozenset(table.BINARY)
    | frozenset(table.BIG_OPERATORS)
    | frozenset(table.CONNECTIVES)
    | frozenset(table.PLUS_MINUS)
    | table.BARE_FUNCTIONS
)


def resolve_bars(tokens: list[Token]) -> list[Token]:
    """The tokens with `side` of every bar set: left, right, middle or eval.

    Within one pair of brackets, a bar where an operand must begin opens; a bar after an operand closes the
    open one; with none open it separates if the bars that remain pair up, and opens if they do not.  A bar
    after an operand with a subscript of its own, and none open, evaluates.
    """
    if not any(t.kind in ("|", "||") for t in tokens):
        return tokens
    counts = _remaining(tokens)
    out: list[Token] = []
    open_bars: list[list[Token]] = [[]]
    for i, token in enumerate(tokens):
        if token.kind in ("|", "||"):
            out.extend(_decide(token, tokens, i, out, open_bars, counts.get(i, 0)))
            continue
        if token.kind in _OPENING or (token.kind == "." and token.side == "left"):
            open_bars.append([])
        elif token.kind in _CLOSING or (token.kind == "." and token.side == "right"):
            _all_closed(open_bars.pop())
        elif token.kind == "eof":
            _all_closed(open_bars[0])
        out.append(token)
    return out


def _all_closed(bars: list[Token]) -> None:
    if bars:
        raise LatexError("A vertical bar is never closed.", bars[-1].start, bars[-1].text)


def _remaining(tokens: list[Token]) -> dict[int, int]:
    """For each undecided bar, how many undecided bars of its kind follow in the same brackets."""
    levels: list[dict[str, int]] = [{"|": 0, "||": 0}]
    counts: dict[int, int] = {}
    for i in range(len(tokens) - 1, -1, -1):
        token = tokens[i]
        if token.kind in _CLOSING:
            levels.append({"|": 0, "||": 0})
        elif token.kind in _OPENING and len(levels) > 1:
            levels.pop()
        elif token.kind in ("|", "||") and token.side in ("", "big"):
            counts[i] = levels[-1][token.kind]
            levels[-1][token.kind] += 1
        elif token.kind == "row":
            levels[-1] = {"|": 0, "||": 0}
    return counts


def _decide(
    token: Token, tokens: list[Token], i: int, out: list[Token], open_bars: list[list[Token]], remaining: int
) -> list[Token]:
    bars = open_bars[-1]
    if token.side == "left":
        open_bars.append([])
        return [token]
    if token.side == "right":
        _all_closed(open_bars.pop())
        return [token]
    if token.side == "middle":
        return [token]
    if not out or (_expects_operand(out[-1]) and not _is_mark(out)):
        token.side = "left"
        bars.append(token)
    elif bars and bars[-1].kind == token.kind:
        token.side = "right"
        bars.pop()
    elif bars and token.kind == "||":
        return _split(token, bars)
    elif tokens[i + 1].kind == "_":
        token.side = "eval"
    elif remaining % 2 == 0:
        token.side = "middle"
    else:
        token.side = "left"
        bars.append(token)
    return [token]


def _split(token: Token, bars: list[Token]) -> list[Token]:
    """`||` in `|a||b|`: one bar that closes and one that opens."""
    middle = token.start + 1
    first = Token("|", "|", token.start, middle, token.gap, "right")
    second = Token("|", "|", middle, token.end, 0, "left")
    bars[-1] = second
    return [first, second]


def _is_mark(out: list[Token]) -> bool:
    """Whether the last token is a sign that marks the name before it: `x^* | y`, `x_+ | y`."""
    return len(out) > 1 and out[-1].text in _MARKS and out[-2].kind in ("^", "_")


def _expects_operand(token: Token) -> bool:
    if token.kind == "cmd":
        return token.text in _PREFIX_COMMANDS
    if token.kind in ("|", "||"):
        return token.side in ("left", "middle")
    return token.kind in _PREFIX_AFTER or token.kind in _OPENING
