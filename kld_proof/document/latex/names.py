"""Names: bases, decorations, subscripts, primes and labels; and what a superscript means."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import Group, Name, Node, Number, Tuple
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.spelling import DOT, NUMBERED, PLACE, VECTORIAL
from kld_proof.document.latex.subscripts import SubscriptReader, label_text
from kld_proof.document.latex.symbols import RAISED_T
from kld_proof.document.pattern import late

_LABEL_SIGNS = {"*": "*", "+": "+", "-": "-", "ast": "*", "star": "*", "dagger": "dagger", "circ": "circ"}
_TRANSPOSE = frozenset(("top", "intercal"))

MAX_PRIMES = 9
_NUMBER_ABOVE = late(r"\([i-nst](?:[+-]\d+)?\)")


class Scripts:
    """What stands below and above a name."""

    __slots__ = ("above", "label", "power", "primes", "subscript", "subtext", "transpose")

    def __init__(self) -> None:
        self.subtext = self.label = ""
        self.subscript: Node | None = None
        self.above: Node | None = None  # what stands in round brackets above, `x^{(i)}`: the number of a term
        self.primes = 0
        self.power: Node | None = None
        self.transpose = False


class NameReader(SubscriptReader):
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
                if found.primes > MAX_PRIMES:
                    raise self.unexpected("There are too many primes")
            elif kind == "^":
                if found.power is not None or found.label or found.transpose:
                    raise self.unexpected("A name has two superscripts")
                self.superscript(base, found)
            else:
                return found

    def superscript(self, base: str, found: Scripts) -> None:
        """What stands above a name: a power, a transposition, a prime or a label, into `found`."""
        self.advance()
        if self.tok.kind == "word":
            self.split_token("superscript")
        token = self.tok
        inner = self.peek() if token.kind == "{" and self.peek(2).kind == "}" else token
        sign = _LABEL_SIGNS.get(inner.text) if inner.kind in ("cmd", "*", "+", "-") else None
        if sign == "circ":
            raise self.unexpected("A degree or composition sign above is not understood")
        second = self.peek(2)
        if (
            token.kind == "{"
            and self.peek().kind == "*"
            and self.peek(3).kind == "}"
            and (self.transposes(second) or second.text == "T")
        ):
            found.label, found.transpose = "*", True
            self._skip_to(self.at + 3)
            return
        if inner.kind == "cmd" and inner.text == "prime":
            found.primes += 1
        elif sign:
            if inner is token and sign in "+-" and self._goes_on():
                raise self.unexpected("A superscript of several tokens needs braces")
            found.label = sign
        elif self.transposes(inner) or (inner.text == "T" and self.is_matrix(base)):
            found.transpose = True
        elif inner.kind == "text" or (inner.kind == "name" and inner.side == "upright" and inner.text != "e"):
            found.label = inner.text
        elif self._parenthesised(base):
            found.label = label_text(self.tokens[self.at + 1 : self.closing(self.at)])
            if _NUMBER_ABOVE.fullmatch(found.label):
                found.above = self.braced(self._subscript_body)
            else:
                self._skip_to(self.closing(self.at))
            return
        else:
            if inner.text == "T" and inner.kind == "word":
                self.note("power", f"{base}^T is read as a power, not as transposed.", token.start, token.end)
            found.power = self.exponent()
            return
        self._skip_to(self.at + (2 if inner is not token else 0))

    def _goes_on(self) -> bool:
        """Whether what stands behind a bare sign above may belong to it: `x^-1`, but not `p^- r`."""
        behind = self.peek()
        if behind.kind in ("word", "name", "cmd"):
            return not behind.gap
        return behind.kind in ("num", "(", "{")

    def _parenthesised(self, base: str) -> bool:
        """Whether the braces at hand hold one pair of round brackets, so that they make a label."""
        if self.tok.kind != "{" or self.peek().kind != "(" or base in ("e", ""):
            return False
        return self.closing(self.at + 1) + 1 == self.closing(self.at)

    def exponent(self) -> Node:
        """The exponent at hand."""
        self.split_token("superscript")
        return self.argument()

    def transposes(self, token: Token) -> bool:
        """Whether what stands above means "transposed": always, or wherever this page has a T above."""
        return is_transpose(token) or (token.text == "T" and self.symbols.kind(RAISED_T) == "matrix")

    def is_matrix(self, base: str) -> bool:
        """Whether a name is known to be a matrix or a vector."""
        return self.symbols.kind(base) == "matrix" or base.startswith(VECTORIAL)

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
        label = found.label
        if DOT in found.subtext:
            base += "_{" + "".join(c if c == DOT else PLACE for c in found.subtext) + "}"
        if found.above is not None and self.symbols.kind(base + NUMBERED) == "variable":
            number = found.above.body if type(found.above) is Group else found.above
            base, nodes, label = base + NUMBERED, (*nodes, number), ""
        return Name(name, base, nodes, found.primes, label, upright=upright, start=start, end=self.last_end)

    def base(self) -> tuple[str, bool]:
        """The base of the name at hand and whether it is upright; the token is consumed."""
        token = self.advance()
        if token.kind == "cmd" and (token.text in table.ACCENTS or token.text in table.STYLES):
            mark = table.ACCENTS.get(token.text) or table.STYLES[token.text]
            upright = not mark
            inner = self.argument()
            while type(inner) is Group:
                inner = inner.body
            if type(inner) is Number and inner.value.denominator == 1:
                return f"{mark}({inner.value})", False
            if type(inner) is not Name:
                raise self.unexpected(f"\\{token.text} over more than one name is not understood", token)
            return (inner.name, True) if upright else (f"{mark}({inner.name})", False)
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


def is_transpose(token: Token) -> bool:
    """Whether a token above a name can only mean "transposed"."""
    if token.kind == "cmd":
        return token.text in _TRANSPOSE
    return token.kind == "name" and token.text in ("T", "sf(T)")
