"""Derivatives with a slash, `\\partial f/\\partial x` and `d/dx`, as the fractions that they are.

Main statement: `slashed(tokens, symbols)`.  A d (or a curly one) with a name behind it stands on both sides
of the slash; what is no such quotient stays as it is.
"""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.symbols import Symbols

LETTERS = table.GREEK | {"ell"}


def slashed(tokens: list[Token], symbols: Symbols) -> list[Token]:
    """The tokens, with `\\frac{\\partial f}{\\partial x}` for `\\partial f/\\partial x`."""
    done: list[Token] = []
    at = 0
    while at < len(tokens):
        slash = _above(tokens, at, symbols)
        end = _below(tokens, slash + 1, tokens[at].text == "partial", symbols) if slash else 0
        if not end:
            done.append(tokens[at])
            at += 1
            continue
        first, middle, last = tokens[at].start, tokens[slash].start, tokens[end - 1].end
        done += [Token("cmd", "frac", first, first, tokens[at].gap), Token("{", "{", first, first)]
        done += [*tokens[at:slash], Token("}", "}", middle, middle), Token("{", "{", middle, middle)]
        done += [*tokens[slash + 1 : end], Token("}", "}", last, last)]
        at = end
    return done


def _above(tokens: list[Token], at: int, symbols: Symbols) -> int:
    """The slash behind `d`, `d^2 f`, `\\partial f(x)` that stand at `at`; 0 where there is none."""
    glued = _is_d(tokens[at], symbols)
    if not glued:
        return 0
    at = _power(tokens, at + 1)
    if glued == 1 and tokens[at].kind != "/":
        if not _is_varied(tokens, at - 1):
            return 0
        at += 1
    at = _script(tokens, at)
    while tokens[at].kind == "'":
        at += 1
    if tokens[at].kind == "(":
        at = _closed(tokens, at, "(", ")")
    return at if at < len(tokens) and tokens[at].kind == "/" else 0


def _below(tokens: list[Token], at: int, partial: bool, symbols: Symbols) -> int:
    """Where `\\partial x \\partial y^2` ends, 0 where no such thing stands at `at`."""
    start = at
    while (glued := _is_d(tokens[at], symbols)) and (tokens[at].text == "partial") is partial:
        if glued == 1 and not _is_varied(tokens, at):
            break
        at = _power(tokens, _script(tokens, at + (1 if glued == 2 else 2)))
        if not partial or _above(tokens, at, symbols):
            break
    return at if at > start else 0


def _is_d(token: Token, symbols: Symbols) -> int:
    """1 for the sign of a differential, 2 for one in a word with its name, as in `dx`, else 0."""
    if token.kind == "cmd" and token.text == "partial":
        return 1
    if token.kind in ("name", "text") and token.text == "d":
        return 1
    if token.kind != "word" or token.text[0] != "d" or len(token.text) > 2:
        return 0
    known = symbols.kind("d") not in (None, "seen") or token.text in symbols.words
    return 0 if known else len(token.text)


def _is_varied(tokens: list[Token], at: int) -> bool:
    """Whether the name behind the sign at `at` belongs to it: a plain `d a` is a product."""
    plain = tokens[at].kind == "word" and tokens[at + 1].kind == "word"
    return _is_letter(tokens[at + 1]) and not (plain and tokens[at + 1].gap)


def _is_letter(token: Token) -> bool:
    """Whether a token is a name by itself."""
    if token.kind == "cmd":
        return token.text in LETTERS
    return token.kind == "name" or (token.kind == "word" and len(token.text) == 1)


def _script(tokens: list[Token], at: int) -> int:
    """Behind a subscript."""
    return _argument(tokens, at + 1) if tokens[at].kind == "_" else at


def _power(tokens: list[Token], at: int) -> int:
    """Behind an exponent."""
    return _argument(tokens, at + 1) if tokens[at].kind == "^" else at


def _argument(tokens: list[Token], at: int) -> int:
    return _closed(tokens, at, "{", "}") if tokens[at].kind == "{" else min(at + 1, len(tokens) - 1)


def _closed(tokens: list[Token], at: int, opener: str, closer: str) -> int:
    """Behind the bracket that closes the one at `at`; the end of the text where none does."""
    depth = 0
    for k in range(at, len(tokens)):
        depth += (tokens[k].kind == opener) - (tokens[k].kind == closer)
        if depth == 0:
            return k + 1
    return len(tokens) - 1
