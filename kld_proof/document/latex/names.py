"""Names: bases, decorations, subscripts, primes and labels; and what a superscript means."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import BigOp, Group, Mul, Name, Node, Number, Tuple
from kld_proof.document.latex.cursor import Cursor
from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.lexer import Token

_LABEL_SIGNS = {"*": "*", "+": "+", "-": "-", "ast": "*", "star": "*", "dagger": "dagger", "circ": "circ"}
_TRANSPOSE = frozenset(("top", "intercal"))
_LABEL_KINDS = frozenset(("{", "num", "word", "name", "text", ",", "*", "+", "-", "(", ")"))
_LABEL_COMMANDS = table.GREEK | {"bullet", "cdot", "ast", "star", "circ"}


class Scripts:
    """What stands below and above a name."""

    __slots__ = ("label", "power", "primes", "subscript", "subtext", "transpose")

    def __init__(self) -> None:
        self.subtext = self.label = ""
        self.subscript: Node | None = None
        self.primes = 0
        self.power: Node | None = None
        self.transpose = False


class NameReader(Cursor):
    """The rules for names."""

    def scripts(self, base: str) -> Scripts:
        """The subscript, primes and superscript at hand, in any order, each at most once."""
        found = Scripts()
        while True:
            kind = self.tok.kind
            if kind == "_":
                if found.subtext:
                    raise self.unexpected("A name has two subscripts")
                self.advance()
                found.subscript, found.subtext = self.subscript()
            elif kind == "'":
                self.advance()
                found.primes += 1
            elif kind == "^":
                if found.power is not None or found.label or found.transpose:
                    raise self.unexpected("A name has two superscripts")
                self.superscript(base, found)
            else:
                return found

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
        if token.kind != "{":
            node = self.argument()
            return node, label_text(self.tokens[self.at - 1 : self.at])
        first = self.at
        state = (self.depth, self.inside, self.integrals, self.in_numerator, self.found_differential)
        try:
            node = self.braced(self._subscript_body)
        except LatexError:
            last = self.closing(first)
            if not all(t.kind in _LABEL_KINDS or t.text in _LABEL_COMMANDS for t in self.tokens[first:last]):
                raise
            self.depth, self.inside, self.integrals, self.in_numerator, self.found_differential = state
            self._skip_to(last)
            node = Tuple((), "", start=token.start, end=self.last_end)
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

    def _leaf(self, token: Token) -> Node:
        if token.kind == "num":
            return Number(Fraction(token.text), start=token.start, end=token.end)
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
        if token.kind == "num" and place != "argument":
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

    def superscript(self, base: str, found: Scripts) -> None:
        """What stands above a name: a power, a transposition, a prime or a label, into `found`."""
        self.advance()
        token = self.tok
        inner = self.peek() if token.kind == "{" and self.peek(2).kind == "}" else token
        sign = _LABEL_SIGNS.get(inner.text) if inner.kind in ("cmd", "*", "+", "-") else None
        if sign == "circ":
            raise self.unexpected("A degree or composition sign above is not understood")
        if inner.kind == "cmd" and inner.text == "prime":
            found.primes += 1
        elif sign:
            if (
                inner is token
                and sign in "+-"
                and self.peek().kind in ("num", "word", "name", "cmd", "(", "{")
            ):
                raise self.unexpected("A superscript of several tokens needs braces")
            found.label = sign
        elif is_transpose(inner) or (inner.text == "T" and self.is_matrix(base)):
            found.transpose = True
        elif inner.kind == "text" or (inner.kind == "name" and inner.side == "upright" and inner.text != "e"):
            found.label = inner.text
        elif self._parenthesised(base):
            found.label = label_text(self.tokens[self.at + 1 : self.closing(self.at)])
            self._skip_to(self.closing(self.at))
            return
        else:
            if inner.text == "T" and inner.kind == "word":
                self.note("power", f"{base}^T is read as a power, not as transposed.", token.start, token.end)
            found.power = self.exponent()
            return
        self._skip_to(self.at + (2 if inner is not token else 0))

    def _parenthesised(self, base: str) -> bool:
        """Whether the braces at hand hold one pair of round brackets, so that they make a label."""
        if self.tok.kind != "{" or self.peek().kind != "(" or base in ("e", ""):
            return False
        return self.closing(self.at + 1) + 1 == self.closing(self.at)

    def _skip_to(self, last: int) -> None:
        self.at = last
        self.tok = self.tokens[last]
        self.advance()

    def exponent(self) -> Node:
        """The exponent at hand."""
        self.split_token("superscript")
        return self.argument()

    def is_matrix(self, base: str) -> bool:
        """Whether a name is known to be a matrix or a vector."""
        return self.symbols.kind(base) == "matrix" or base.startswith(("bold(", "vec("))

    def name_of(self, base: str, found: Scripts, start: int, upright: bool = False) -> Name:
        """The canonical name of a base with its scripts (the power left out)."""
        name = base + "'" * found.primes
        if found.subtext:
            plain = found.subtext.isascii() and found.subtext.isalnum()
            name += "_" + (found.subtext if plain else "{" + found.subtext + "}")
        if found.label:
            plain = found.label.startswith("(") or found.label.isalnum() or len(found.label) == 1
            name += "^" + (found.label if plain else "{" + found.label + "}")
        nodes: tuple[Node, ...] = ()
        if found.subscript is not None:
            node = found.subscript
            nodes = node.items if type(node) is Tuple else (node,)
        return Name(
            name, base, nodes, found.primes, found.label, upright=upright, start=start, end=self.last_end
        )

    def base(self) -> tuple[str, bool]:
        """The base of the name at hand and whether it is upright; the token is consumed."""
        token = self.advance()
        if token.kind == "cmd" and (token.text in table.ACCENTS or token.text in table.STYLES):
            mark = table.ACCENTS.get(token.text) or table.STYLES[token.text]
            inner = self.argument()
            while type(inner) is Group:
                inner = inner.body
            if type(inner) is Number and inner.value.denominator == 1:
                return f"{mark}({inner.value})", False
            if type(inner) is not Name:
                raise self.unexpected(f"\\{token.text} over more than one name is not understood", token)
            return f"{mark}({inner.name})", False
        base = token.text
        return table.ALIASES.get(base, base), token.kind == "name" and token.side == "upright"

    def symbol(self) -> Name:
        """A name with its subscripts; a power after it is left where it is."""
        start = self.tok.start
        if not self.starts_name():
            raise self.unexpected("A name was expected")
        base, upright = self.base()
        found = Scripts()
        while self.tok.kind in ("_", "'"):
            if self.tok.kind == "'":
                self.advance()
                found.primes += 1
            else:
                self.advance()
                found.subscript, found.subtext = self.subscript()
        return self.name_of(base, found, start, upright)

    def starts_name(self) -> bool:
        """Whether a name stands at hand."""
        token = self.tok
        if token.kind == "cmd":
            return token.text in table.SYMBOLS or token.text in table.ACCENTS or token.text in table.STYLES
        return token.kind in ("word", "name")

    def braced(self, rule: Callable[[], Node]) -> Node:
        """`{ ... }` around whatever `rule` reads."""
        self.advance()
        with self.brackets():
            node = rule()
        self.expect("}", "The braces hold more than was understood")
        return node


def _is_leaf(node: Node) -> bool:
    return type(node) is Name or type(node) is Number


def is_transpose(token: Token) -> bool:
    """Whether a token above a name can only mean "transposed"."""
    if token.kind == "cmd":
        return token.text in _TRANSPOSE
    return token.kind == "name" and token.text in ("T", "sf(T)")


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


def mentions(node: Node, name: str) -> bool:
    """Whether `name` occurs free in `node`, as a name or in a subscript."""
    stack: list[object] = [node]
    while stack:
        item = stack.pop()
        if type(item) is Name:
            if item.name == name or item.base == name:
                return True
            stack.extend(item.subscript)
        elif type(item) is BigOp and any(type(v) is Name and v.name == name for v in item.variables):
            stack.extend((item.lower, item.upper))
        elif isinstance(item, Node):
            stack.extend(getattr(item, field) for field in item.__match_args__)
        elif type(item) is tuple:
            stack.extend(item)
    return False
