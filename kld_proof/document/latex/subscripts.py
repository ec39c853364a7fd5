"""Subscripts, and tokens that TeX takes one character at a time."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import lru_cache

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import Mul, Name, Node, Number, Tuple
from kld_proof.document.latex.cursor import Cursor
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.spelling import DOT

_LABEL_KINDS = frozenset(("{", "num", "word", "name", "text", ",", "*", "+", "-", "(", ")", "|", "_"))
_INDEX_LETTERS = frozenset("ghijklmnrst")
_LABEL_COMMANDS = table.GREEK | {"bullet", "cdot", "ast", "star", "circ"}


class SubscriptReader(Cursor):
    """The rules for subscripts."""

    def subscript(self) -> tuple[Node, str]:
        """A subscript as a node and as canonical text."""
        token = self.tok
        if token.kind in ("num", "word", "name"):
            if token.kind != "name":
                self.split_token("subscript")
            token = self.advance()
            node = self._leaf(token)
            return node, token.text
        if token.kind == "{" and self.peek(2).kind == "}":
            inner = self.peek()
            if inner.kind in ("num", "name", "text") or (inner.kind == "word" and len(inner.text) == 1):
                self.advance(), self.advance(), self.advance()
                return self._leaf(inner), inner.text
        if token.kind in ("*", "+"):
            self.advance()
            return Tuple((), "", start=token.start, end=token.end), token.text
        if token.kind != "{":
            node = self.argument()
            return node, label_text(self.tokens[self.at - 1 : self.at])
        dotted = self._dotted()
        if dotted is not None:
            return dotted
        first = self.at
        state = (self.depth, self.inside, self.integrals, self.in_numerator, self.found_differential)
        outside, self.in_subscript = self.in_subscript, True
        try:
            node = self.braced(self._subscript_body)
        except LatexError:
            last = self.closing(first)
            if not all(t.kind in _LABEL_KINDS or t.text in _LABEL_COMMANDS for t in self.tokens[first:last]):
                raise
            self.depth, self.inside, self.integrals, self.in_numerator, self.found_differential = state
            self._skip_to(last)
            node = Tuple((), "", start=token.start, end=self.last_end)
        self.in_subscript = outside
        return node, label_text(self.tokens[first + 1 : self.at - 1])

    def _subscript_body(self) -> Node:
        """Indices separated by commas, letters in a row one by one, words, relations."""
        start, items = self.tok.start, []
        while self.tok.kind not in ("}", "eof"):
            if self.tok.kind == "word":
                token = self.tok
                if (
                    len(token.text) > 1
                    and token.text not in self.symbols.words
                    and token.text not in table.WORDS
                ):
                    self.spell_out()
            elif self.tok.kind == "text":
                token = self.advance()
                items.append(self._leaf(token))
                continue
            if self.tok.kind in (",", ";", ":", "row", "."):
                self.advance()
                continue
            items.append(self.proposition())
        flat: list[Node] = []
        for item in items:
            flat.extend(item.factors if type(item) is Mul and all(map(_is_leaf, item.factors)) else [item])
        return flat[0] if len(flat) == 1 else Tuple(tuple(flat), "", start=start, end=self.last_end)

    def _dotted(self) -> tuple[Node, str] | None:
        """Indices of which some are summed or averaged over, `i \\bullet`, `.j`, `+k`; None for others."""
        last = self.closing(self.at)
        inside = self.tokens[self.at + 1 : last]
        marks = [t for t in inside if _is_dot(t)]
        if not marks:
            return None
        others = [t for t in inside if not _is_dot(t) and t.kind != ","]
        bullets = any(t.text == "bullet" for t in marks)
        if not all(_is_index(t, bullets) for t in others):
            return None
        if any(t.kind == "+" for t in marks) and (not others or marks not in (inside[:1], inside[-1:])):
            return None  # `x_{i+1}`, `R_{++}`
        start, leaves = self.tok.start, []
        for t in others:
            letters = t.text if t.kind == "word" else [t.text]
            leaves += [
                self._leaf(t) if len(t.text) == 1 else Name(c, c, start=t.start, end=t.end) for c in letters
            ]
        self._skip_to(last)
        text = "".join(DOT if _is_dot(t) else t.text for t in inside if t.kind != ",")
        return Tuple(tuple(leaves), "", start=start, end=self.last_end), text

    def _leaf(self, token: Token) -> Node:
        if token.kind == "num":
            return Number(exact(token.text), start=token.start, end=token.end)
        return Name(token.text, token.text, start=token.start, end=token.end)

    def spell_out(self) -> None:
        """Replace the letters in a row at hand by single letters."""
        token = self.tok
        letters = [
            Token("word", c, token.start + k, token.start + k + 1, token.gap if k == 0 else 0)
            for k, c in enumerate(token.text)
        ]
        self.tokens[self.at : self.at + 1] = letters
        self.tok = letters[0]

    def split_token(self, place: str) -> None:
        """Leave one character at hand, as TeX does: `x^2y` is x^2 y; digits in a row are refused."""
        token = self.tok
        if len(token.text) == 1 or token.kind not in ("num", "word"):
            return
        if token.kind == "num" and (place != "argument" or "." in token.text):
            raise self.ambiguous(
                f"A {place} of several digits needs braces",
                token,
                f"{{{token.text}}}",
                f"{{{token.text[0]}}} {token.text[1:]}",
            )
        first = Token(token.kind, token.text[0], token.start, token.start + 1, token.gap)
        rest = Token(token.kind, token.text[1:], token.start + 1, token.end, 0)
        self.tokens[self.at : self.at + 1] = [first, rest]
        self.tok = first

    def _skip_to(self, last: int) -> None:
        self.at = last
        self.tok = self.tokens[last]
        self.advance()

    def braced(self, rule: Callable[[], Node]) -> Node:
        """`{ ... }` around whatever `rule` reads."""
        self.advance()
        state = self.enter()
        node = rule()
        self.leave(state)
        self.expect("}", "The braces hold more than was understood")
        return node


@lru_cache(256)
def exact(digits: str) -> Fraction:
    """The number that digits stand for; `0.5` is 1/2."""
    return Fraction(digits)


def _is_dot(token: Token) -> bool:
    return token.kind in (".", "+") or (token.kind == "cmd" and token.text in ("bullet", "cdot"))


def _is_index(token: Token, bullets: bool) -> bool:
    """Whether a token is an index, or several letters that are: beside a plain dot no abbreviation."""
    if token.kind == "word":
        return (bullets and len(token.text) < 4) or all(c in _INDEX_LETTERS for c in token.text)
    return token.kind == "num" and token.text.isdigit()


def _is_leaf(node: Node) -> bool:
    return type(node) is Name or type(node) is Number


def label_text(tokens: list[Token]) -> str:
    """The canonical text of a subscript or label: letters and digits joined, words set apart by a space."""
    parts: list[str] = []
    for token in tokens:
        text = token.text
        if token.kind in ("{", "}") or not text:
            continue
        wordy = token.kind in ("cmd", "name", "text") and len(text) > 1
        if parts and (wordy or len(parts[-1]) > 1) and parts[-1][-1].isalnum() and text[0].isalnum():
            parts.append(" ")
        parts.append(text)
    return "".join(parts)
