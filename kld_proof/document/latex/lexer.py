"""Text to tokens: every character becomes part of a token, or space in front of one, or an error."""

from __future__ import annotations

import re

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.pattern import late
from kld_proof.record import record

MAX_BYTES, MAX_TOKENS, MAX_DIGITS, MAX_DEPTH = 20_000, 8_000, 400, 100

_PIECE = late(
    r"(?P<word>[A-Za-z]+)"
    r"|(?P<cmd>\\operatorname\*|\\[A-Za-z]+)"
    r"|(?P<space>[\s~]+|%[^\n]*(?:\n|$))"
    r"|(?P<switch>\{\s*\\(?:rm|bf|cal|it|sf|tt)\b\s*[A-Za-z0-9]+\s*\})"
    r"|(?P<grouped>[1-9]\d{0,2}(?:,\d{3})*,0\d\d(?!\d))"
    r"|(?P<power>(?:\d+(?:\.\d+)?|\.\d+)[eE][+-]?\d+)"
    r"|(?P<repeating>\d+\.\d*(?:\\(?:overline|bar|dot)\b|\(\d+\)))"
    r"|(?P<num>\d+(?:\.\d+)?|\.\d+)"
    r"|(?P<row>\\\\(?:\s*\[\s*-?[\d.]+\s*(?:pt|em|ex|mm|cm|in)\s*\])?)"
    r"|(?P<esc>\\.)"
    r"|(?P<sign>\|\||<=|>=|:=|=:|[-+*/=<>!,;:.|()\[\]{}^_&'])",
    re.DOTALL | re.ASCII,
)
_STYLED = late(
    r"\s*(?:\{\s*(?P<group>[A-Za-z0-9](?:[A-Za-z0-9 .\-]|\\,|\\ |\\;|\\_)*)\s*\}|(?P<one>[A-Za-z0-9])"
    r"|(?P<open>\{)?\s*\\(?P<command>[A-Za-z]+)(?(open)\s*\}))",
    re.ASCII,
)
_ENVIRONMENT = late(r"\s*\{\s*([A-Za-z]+)\*?\s*\}", re.ASCII)
_DELIMITER = late(r"\s*(\\[A-Za-z]+|\\.|\|\||[()\[\]|./<>⟨⟩])", re.ASCII)
_SWITCH = late(r"\{\s*\\(rm|bf|cal|it|sf|tt)\s*([A-Za-z0-9]+)", re.ASCII)
_TEXT = frozenset(("text", "textrm", "mbox", "textnormal", "textit", "textup"))

_SEVERAL = frozenset("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱᵀᵏᵐᵗˣ₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑᵢⱼₖₗₘₙₒₚᵣₛₜₓ½⅓⅔¼¾⅕⅛")
"""Characters that stand for several tokens (`typed`)."""

NOT_READ = {
    "power": r"{} may be a power of ten or have Euler's number in it: write 10^ or \cdot e.",
    "repeating": "A repeating decimal is not read: write it as a fraction.",
}


@record(slots=True)
class Token:
    """One token.  `kind` is its class, `text` its normal form, `gap` the width of the space before it.

    | kind | text |
    | num, word (letters in a row), text (running text) | as written |
    | name | the canonical base of a styled name; `side` is its style ("upright" or `bold` ...) |
    | cmd | the command without its backslash |
    | begin, end | the environment; for `array` without its columns |
    | row, eof, and each sign | the same |
    | delimiters, as in `notation.DELIMITERS` | as written; `side` is left, right, middle or "" |
    """

    kind: str
    text: str
    start: int
    end: int
    gap: int = 0
    side: str = ""


def tokenize(text: str) -> list[Token]:
    """The tokens of `text`, with an `eof` token at the end.  Raises `LatexError` at what is no LaTeX."""
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        raise LatexError(f"The formula is longer than {MAX_BYTES} bytes.", MAX_BYTES)
    tokens: list[Token] = []
    match, at, gap = _PIECE.match, 0, 0
    while at < len(text):
        piece = match(text, at)
        if piece is None:
            if text[at] in _SEVERAL:
                from kld_proof.document.latex.typed import typed

                tokens += typed(text, at, gap)
                at, gap = tokens[-1].end, 0
                continue
            token, at = _other(text, at, gap)
        else:
            kind, value = piece.lastgroup, piece.group()
            start, at = at, piece.end()
            if kind == "space":
                gap = max(gap, 1)
                continue
            if kind == "word":
                token = Token("word", value, start, at, gap)
            elif kind == "sign":
                token = Token(value, value, start, at, gap)
            elif kind == "switch":
                token = _switch(value, start, at, gap)
            elif kind == "grouped":
                readings = (value.replace(",", ""), value.replace(",", ", "))
                raise LatexError(
                    f"A comma between digits is ambiguous: it may mean {readings[0]} or {readings[1]}.",
                    start,
                    value,
                    readings,
                )
            elif kind == "power" or kind == "repeating":
                raise LatexError(NOT_READ[kind].format(value), start, value)
            elif kind == "num":
                token = _number(value, start, at, gap)
            elif kind == "row":
                token = Token("row", "\\\\", start, at, gap)
            else:
                token = _command(text, value, start, at, gap)
                at = token.end
                if token.kind == "gap":
                    gap = max(gap, token.gap)
                    continue
        gap = 0
        tokens.append(token)
        if len(tokens) > MAX_TOKENS:
            raise LatexError(f"The formula has more than {MAX_TOKENS} tokens.", token.start, token.text)
    tokens.append(Token("eof", "", len(text), len(text), gap))
    return tokens


def _switch(value: str, start: int, end: int, gap: int) -> Token:
    """`{\\rm word}`: the old way to style a name."""
    found = _SWITCH.match(value)
    assert found is not None
    style, word = table.STYLES[found.group(1)], found.group(2)
    base = f"{style}({word})" if style else word
    return Token("name", table.ALIASES.get(base, base), start, end, gap, style or "upright")


def _number(value: str, start: int, end: int, gap: int) -> Token:
    if len(value) > MAX_DIGITS:
        raise LatexError(f"A number has more than {MAX_DIGITS} digits.", start, value[:20])
    return Token("num", value, start, end, gap)


def _other(text: str, at: int, gap: int) -> tuple[Token, int]:
    char = text[at]
    name = table.UNICODE.get(char)
    if name is None and char in table.DELIMITERS:
        name = table.DELIMITERS[char]
    if name is not None:
        kind = "cmd" if name.isalpha() and name not in ("langle", "rangle") else name
        return Token(kind, name, at, at + 1, gap), at + 1
    known = (table.RELATIONS, table.TIMES, table.CONNECTIVES, table.BIG_OPERATORS)
    if any(char in signs for signs in known):
        return Token("cmd", char, at, at + 1, gap), at + 1
    if char == "\\":
        raise LatexError("A backslash stands at the end of the formula.", at, char)
    raise LatexError(f"The character {char!r} is not understood.", at, char)


def _command(text: str, value: str, start: int, at: int, gap: int) -> Token:
    """The token of a command; its kind is `gap` where the command leaves only space."""
    name = value[1:]
    if name in table.SPACES:
        return Token("gap", name, start, at, table.SPACES[name])
    if name in table.DROPPED:
        return Token("gap", name, start, _skip_arguments(text, at, table.DROPPED[name]), 1)
    if name in table.END_MARKS and not text[at:].strip(" \n.$"):
        return Token("gap", name, start, at, 1)
    if name in table.SIZES:
        return _delimiter(text, name, start, at, gap)
    if value in table.DELIMITERS:
        side = {"lvert": "left", "rvert": "right", "mid": "middle", "lVert": "left", "rVert": "right"}.get(
            name, ""
        )
        return Token(table.DELIMITERS[value], value, start, at, gap, side)
    if name in ("begin", "end"):
        return _environment(text, name, start, at, gap)
    if name in _TEXT:
        return _text(text, start, at, gap)
    if name in table.STYLES:
        return _styled(text, name, start, at, gap)
    if not name.isalpha():
        raise LatexError(f"The command {value!r} is not understood.", start, value)
    return Token("cmd", name, start, at, gap)


def _skip_arguments(text: str, at: int, count: int) -> int:
    for _ in range(count):
        while at < len(text) and text[at] in " *":
            at += 1
        at = _closing(text, at) if text[at : at + 1] == "{" else at + 1
    return min(at, len(text))


def _closing(text: str, at: int) -> int:
    """The offset after the brace that closes the one at `at`."""
    depth, i = 0, at
    while i < len(text):
        if text[i] == "\\":
            i += 1
        elif text[i] == "{":
            depth += 1
        elif text[i] == "}":
            depth -= 1
            if not depth:
                return i + 1
        i += 1
    raise LatexError("A brace is never closed.", at, "{")


def _delimiter(text: str, name: str, start: int, at: int, gap: int) -> Token:
    found = _DELIMITER.match(text, at)
    written = found.group(1) if found else ""
    if found is None or written not in table.DELIMITERS:
        raise LatexError(f"\\{name} is not followed by a bracket.", start, "\\" + name)
    return Token(table.DELIMITERS[written], written, start, found.end(), gap, table.SIZES[name])


def _environment(text: str, name: str, start: int, at: int, gap: int) -> Token:
    found = _ENVIRONMENT.match(text, at)
    if found is None:
        raise LatexError(f"\\{name} is not followed by the name of an environment.", start, "\\" + name)
    at = found.end()
    if name == "begin" and found.group(1) in ("array", "alignat", "alignedat", "subarray", "IEEEeqnarray"):
        while at < len(text) and text[at].isspace():
            at += 1
        at = _closing(text, at) if text[at : at + 1] == "{" else at
    return Token(name, found.group(1), start, at, gap)


def _text(text: str, start: int, at: int, gap: int) -> Token:
    while at < len(text) and text[at] == " ":
        at += 1
    if text[at : at + 1] != "{":
        return Token("text", text[at : at + 1], start, min(at + 1, len(text)), gap)
    end = _closing(text, at)
    return Token("text", " ".join(text[at + 1 : end - 1].split()), start, end, gap)


def _styled(text: str, name: str, start: int, at: int, gap: int) -> Token:
    """A styled name as one token; a style around anything else is left to the grammar."""
    found = _STYLED.match(text, at)
    style = table.STYLES[name]
    if found is None:
        return Token("cmd", name, start, at, gap)
    word = found.group("group") or found.group("one")
    if word is None:
        word = found.group("command")
        if word not in table.SYMBOLS and word not in table.BARE_FUNCTIONS and word not in ("max", "min"):
            return Token("cmd", name, start, at, gap)
    if " " in word or "\\" in word:
        word = re.sub(r"(?:\\[,; ]| )+", "", word).replace("\\_", "_")
    base = f"{style}({word})" if style else word
    return Token("name", table.ALIASES.get(base, base), start, found.end(), gap, style or "upright")
