"""Characters that stand for several tokens: raised and lowered digits and letters, and fractions.

`x²` is read as `x^{2}`, `σ₁₂` as `\\sigma_{12}`, `½` as `\\frac{1}{2}`.
"""

from __future__ import annotations

from kld_proof.document.latex.lexer import Token

RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵏᵐᵗˣ", "0123456789+-=()niTkmtx", strict=True))
LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₗₘₙₒₚᵣₛₜₓ", "0123456789+-=()aeijklmnoprstx", strict=True))
FRACTIONS = {"½": "1/2", "⅓": "1/3", "⅔": "2/3", "¼": "1/4", "¾": "3/4", "⅕": "1/5", "⅛": "1/8"}


def typed(text: str, at: int, gap: int) -> list[Token]:
    """The tokens of the characters at hand that are of this kind; none where they are not."""
    char = text[at]
    if char in FRACTIONS:
        above, _, below = FRACTIONS[char].partition("/")
        parts = [
            ("cmd", "frac"),
            ("{", "{"),
            ("num", above),
            ("}", "}"),
            ("{", "{"),
            ("num", below),
            ("}", "}"),
        ]
        return [Token(kind, what, at, at + 1, gap if k == 0 else 0) for k, (kind, what) in enumerate(parts)]
    for sign, table in (("^", RAISED), ("_", LOWERED)):
        end = at
        while end < len(text) and text[end] in table:
            end += 1
        if end > at:
            return _script(sign, [table[c] for c in text[at:end]], at, end)
    return []


def _script(sign: str, written: list[str], at: int, end: int) -> list[Token]:
    """A script in braces; digits in a row are one number, and no space stands before it."""
    found = [Token(sign, sign, at, at + 1), Token("{", "{", at, at + 1)]
    for k, c in enumerate(written, at):
        last = found[-1]
        if c.isdigit() and last.kind == "num":
            found[-1] = Token("num", last.text + c, last.start, k + 1)
        else:
            kind = "num" if c.isdigit() else "word" if c.isalpha() else c
            found.append(Token(kind, c, k, k + 1))
    return [*found, Token("}", "}", end - 1, end)]
