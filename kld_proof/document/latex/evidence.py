"""What a formula shows about its names: which stand without brackets."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.lexer import Token


def bare_names(tokens: list[Token]) -> frozenset[str]:
    """Names that occur outside subscripts with no bracket and no double bar beside them."""
    found: set[str] = set()
    i, last = 0, len(tokens) - 1
    while i < last:
        if tokens[i].kind == "_":
            i = _after_script(tokens, i + 1)
            continue
        key, after = name_at(tokens, i)
        if key and not _applied(tokens, i, after) and not _argument_of_functional(tokens, i):
            found.add(key)
        i = max(after, i + 1)
    return frozenset(found)


def called_names(tokens: list[Token]) -> frozenset[str]:
    """Names that occur with a single name in round brackets behind them: `f(x)`."""
    found: set[str] = set()
    for i in range(len(tokens) - 1):
        key, after = name_at(tokens, i)
        if key and tokens[after].kind == "(":
            argument, end = name_at(tokens, after + 1)
            if argument and tokens[end].kind == ")":
                found.add(key)
    return frozenset(found)


def name_at(tokens: list[Token], i: int) -> tuple[str, int]:
    """The canonical name that begins at index `i` and the index after it; "" where none begins."""
    token = tokens[i]
    key, after = token.text, i + 1
    if token.kind == "cmd" and token.text in table.ACCENTS:
        after = _after_script(tokens, i + 1)
        inner = [t.text for t in tokens[i + 1 : after] if t.kind in ("word", "name", "cmd")]
        key = f"{table.ACCENTS[token.text]}({inner[0]})" if len(inner) == 1 else ""
    elif token.kind != "name" and not (token.kind == "word" and len(token.text) == 1):
        key = key if token.kind == "cmd" and token.text in table.SYMBOLS else ""
    while key and tokens[after].kind in ("_", "'"):
        end = after + 1 if tokens[after].kind == "'" else _after_script(tokens, after + 1)
        key += _script_text(tokens[after:end])
        after = end
    return key, after


def _applied(tokens: list[Token], i: int, after: int) -> bool:
    """Whether a bracket (perhaps behind a power) or a double bar stands beside the name at `i`."""
    if tokens[after].kind == "^":
        return tokens[_after_script(tokens, after + 1)].kind == "("
    return tokens[after].kind in ("(", "[", "||") or (i > 0 and tokens[i - 1].kind == "||")


def _argument_of_functional(tokens: list[Token], i: int) -> bool:
    """Whether the name at `i` is a direct argument of E, H, KL and the like: `H(p, q)`, `X ~ p`."""
    before = tokens[i - 1] if i else tokens[i]
    return before.text in ("sim",) or (
        before.kind in ("(", "[", ",")
        and tokens[i + 1].kind in (")", "]", ",", "|")
        and i > 1
        and _functional(tokens, i)
    )


def _functional(tokens: list[Token], i: int) -> bool:
    while i >= 0 and tokens[i].kind not in ("(", "["):
        i -= 1
    i -= 1
    if i > 1 and tokens[i].kind == "}":
        while i > 0 and tokens[i].kind != "_":
            i -= 1
    elif i > 1 and tokens[i - 1].kind == "_":
        i -= 1
    return i >= 0 and tokens[i - (tokens[i].kind == "_")].text in table.SQUARE_APPLIED


def _after_script(tokens: list[Token], i: int) -> int:
    if tokens[i].kind != "{":
        return min(i + 1, len(tokens) - 1)
    depth = 0
    for j in range(i, len(tokens)):
        depth += (tokens[j].kind == "{") - (tokens[j].kind == "}")
        if not depth:
            return min(j + 1, len(tokens) - 1)
    return len(tokens) - 1


def _script_text(tokens: list[Token]) -> str:
    text = "".join(t.text for t in tokens if t.kind not in ("{", "}"))
    return text if text[1:].isalnum() or text == "'" else text[:1] + "{" + text[1:] + "}"
