"""Is `f(x)` an application or a product, and where does the argument of `\\ln` end?"""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.arguments import ArgumentReader
from kld_proof.document.latex.ast import (
    Name,
    Neg,
    Node,
    Power,
    Transpose,
)
from kld_proof.document.latex.cursor import CLOSING, OPENERS
from kld_proof.document.latex.evidence import bare_names, called_names, name_at
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.names import Scripts
from kld_proof.document.latex.rows import is_relation

_ARGUMENT_OPENERS = frozenset(("(", "[", "\\{"))
_LANDAU = table.words("o O cal(O) cal(o)")
_FUNCTION, _NO_KIND = frozenset(("function",)), frozenset[str]()
_ALL_KINDS = frozenset(("function", "variable", "random", "matrix", "seen"))
_BEGINNING = frozenset("+-({[,&")
_NEEDS_BRACKETS = table.FUNCTIONS - table.BARE_FUNCTIONS - {"Gamma", "digamma", "mode", "median"}


class ApplicationReader(ArgumentReader):
    """The rules for names in front of brackets and for functions without brackets."""

    def named(self) -> Node:
        """A name at hand with everything that belongs to it: scripts, arguments, power."""
        token = self.tok
        base, upright = self.base()
        found = self.scripts(base)
        if base in table.SUBSCRIPTED and (found.subscript is not None) and self._operator_follows():
            subscript, found.subscript, found.subtext = found.subscript, None, ""
        else:
            subscript = None
        name = self.name_of(base, found, token.start, upright or token.kind == "cmd")
        opens = self.tok.kind in _ARGUMENT_OPENERS and self.tok.gap < 3
        if opens and not found.transpose and self.applies(name, found, token):
            return self.applied(name, subscript, found.power)
        if base in table.BARE_FUNCTIONS and not found.label and self._bare_follows():
            return self._bare(name, subscript, found.power)
        if subscript is not None:
            return self._bare(name, subscript, found.power)
        if (
            base in _NEEDS_BRACKETS
            and token.kind != "word"
            and self.starts_factor()
            and not self.at_differential()
        ):
            raise self.unexpected(f"The argument of {base} needs brackets")
        if base == "E" and token.kind == "word" and self._mean_of_a_name():
            raise self.ambiguous("E beside a name is ambiguous", token, "E[X]", "the product of E and X")
        if base in table.BARE_FUNCTIONS and not found.label:
            raise self.unexpected(f"{base} has no argument")
        if name.name == "pi" and self.symbols.kind("pi") == "function":
            before = self.tokens[self.tokens.index(token) - 1]
            if before.kind != "num":
                raise self.ambiguous("pi is a function on this page", token, "its value", "the constant")
        return self._with_power(name, found)

    def _mean_of_a_name(self) -> bool:
        """Whether a name follows an E that is not known to be a variable or a matrix."""
        if self._after_transpose() or self.symbols.kind("E") not in (None, "seen"):
            return False
        return self.tok.kind in ("word", "cmd") and self.starts_name()

    def _with_power(self, name: Name, found: Scripts) -> Node:
        node: Node = name
        if found.power is not None:
            node = Power(node, found.power, start=name.start, end=self.last_end)
        if found.transpose:
            node = Transpose(node, start=name.start, end=self.last_end)
        return node

    def _operator_follows(self) -> bool:
        return self.tok.kind in _ARGUMENT_OPENERS or self._bare_follows()

    def _bare_follows(self) -> bool:
        return self.starts_factor()

    def applies(self, name: Name, found: Scripts, token: Token) -> bool:
        """Whether the bracket at hand holds the arguments of `name`."""
        if (name.base in table.FUNCTIONS or name.name in table.FUNCTIONS) and name.base not in _LANDAU:
            return True
        kind = self.symbols.kind(name.name, _ALL_KINDS) or self.symbols.kind(name.base, _ALL_KINDS)
        before, idle = len(self.notes), _NO_KIND
        try:
            applied = self._is_applied(name, kind, found, token)
            if applied and self.tok.kind == "(" and len(self.notes) == before and name.base not in _LANDAU:
                idle = _FUNCTION  # it is applied, without a note, whether it is known or not
        finally:
            self.symbols.kind(name.name, idle), self.symbols.kind(name.base, idle)
        return applied

    def _is_applied(self, name: Name, kind: str | None, found: Scripts, token: Token) -> bool:
        known = kind == "function" or name.base in table.FUNCTIONS or name.name in table.FUNCTIONS
        if name.base in _LANDAU and self.tok.kind == "(" and not self.tok.gap and kind in (None, "seen"):
            raise self.unexpected("A term of some order, such as o(1), is no number", token)
        if name.base in ("bb(1)", "bold(1)"):
            return True
        if (
            name.base.startswith(table.LAW_STYLES)
            and self.tok.kind in ("[", "\\{")
            and kind in (None, "seen")
        ):
            return self._transforms(token)
        if self.tok.kind != "(":
            return known or name.base in table.SQUARE_APPLIED or name.name in table.SQUARE_APPLIED
        if known or (kind is None and name.upright and len(name.base) > 1 and token.kind == "name"):
            return True
        if kind in ("variable", "random", "matrix") or name.base in ("infty", "e"):
            return False
        if name.base == "pi" and not name.subscript:
            return self._applies_pi(name, token)
        if self._after_sim(token) or self._sure_arguments() or name.base.startswith(table.LAW_STYLES):
            return True
        inverse = type(found.power) is Neg
        if (found.power is not None and not inverse) or self._after_transpose():
            return False
        if inverse and name.base not in table.FUNCTION_LETTERS:
            self.note("product", f"The power of {name.name} is read as a factor.", name.start, name.end)
            return False
        return self._by_convention(name)

    def _transforms(self, token: Token) -> bool:
        """A transform or a functional, `\\mathcal{L}\\{f\\}`, is no product; at a point it is not read."""
        behind = self.tokens[min(self.closing(self.at) + 1, len(self.tokens) - 1)]  # the bracket may be open
        if behind.kind == "(" or self.tok.kind == "\\{":
            raise self.unexpected("A transform of a function is not read yet", token)
        return True

    def _applies_pi(self, name: Name, token: Token) -> bool:
        """Whether pi is no constant: in `\\pi(a|s)`, `\\pi'(q)`, at the head `\\pi(q) = ...`, and alone.

        Elsewhere `\\pi(n)` and `\\pi(10)` at the beginning of a term are a strange way to write a product.
        """
        if name.primes or self._sure_arguments():
            return True
        close, (argument, after) = self.closing(self.at), name_at(self.tokens, self.at + 1)
        number = self.peek().kind == "num" and close == self.at + 2
        if not number and (not argument or after != close):
            return False
        behind, before = self.tokens[close + 1], self.tokens[self.tokens.index(token) - 1]
        heads = token is self.tokens[0] or before.kind == "row"
        ends = behind.kind in ("eof", "=", ":=") or behind.text in ("propto", "equiv")
        if heads and ends and not number:
            return True
        begins = heads or before.kind in _BEGINNING or is_relation(before)
        if begins and behind.kind != "^":
            raise self.ambiguous("pi before a bracket is ambiguous", token, "its value", "the constant")
        return False

    def _by_convention(self, name: Name) -> bool:
        close = self.closing(self.at)
        argument, after = name_at(self.tokens, self.at + 1)
        number = self.peek().kind == "num" and close == self.at + 2
        simple = number or (argument != "" and after == close)
        used = name.name in self._bare_names()
        usual = _plain(name.base) in table.FUNCTION_LETTERS or _of_a_variable(name)
        if used and not simple and name.name in ("f", "g", "h"):
            raise self.ambiguous(
                f"{name.name} in front of a bracket is ambiguous", self.tok, "a function", "a factor"
            )
        if not simple and (used or not (usual or name.name in self._called_names())):
            return False
        if used and not usual and simple and name.primes:
            raise self.ambiguous(
                f"{name.name} in front of a bracket is ambiguous", self.tok, "a derivative", "a factor"
            )
        if used and not usual:
            self.note("product", f"{name.name}(...) is read as a product.", name.start, name.end)
            return False
        if used or not (simple and usual):
            self.note("application", f"{name.name}(...) is {name.name} applied.", name.start, name.end)
        return True

    def _after_sim(self, token: Token) -> bool:
        """Whether the name that begins at `token` is the law in `X ~ law(...)`."""
        i = self.at - 1
        while i > 0 and self.tokens[i].start > token.start:
            i -= 1
        while i > 0 and self.tokens[i - 1].kind in ("{", "}") and self.tokens[i - 1].start < token.start:
            i -= 1
        return i > 0 and self.tokens[i - 1].text == "sim"

    def _after_transpose(self) -> bool:
        """Whether the name at hand follows a transposed factor: `(y - X b)^T P (y - X b)`."""
        for i in range(self.at - 1, -1, -1):
            token = self.tokens[i]
            if self.transposes(token):
                return True
            symbol = token.kind == "cmd" and (token.text in table.SYMBOLS or token.text in table.ACCENTS)
            if not symbol and token.kind not in ("word", "name", "_", "num", "}", "{"):
                return False
        return False

    def _sure_arguments(self) -> bool:
        """Whether the brackets at hand hold what only arguments do: , ; | a relation, nothing, a dot."""
        close = self.closing(self.at)
        inner = self.tokens[self.at + 1 : close]
        if not inner or (len(inner) == 1 and inner[0].text == "cdot"):
            return True
        depth = 0
        for token in inner:
            if token.kind in OPENERS or (token.kind == "|" and token.side == "left"):
                depth += 1
            elif token.kind in CLOSING or (token.kind == "|" and token.side == "right"):
                depth -= 1
            elif depth == 0 and (
                token.kind in (",", ";")
                or is_relation(token)
                or (token.kind in ("|", "||") and token.side == "middle")
            ):
                return True
        return False

    def _called_names(self) -> frozenset[str]:
        """The names that stand somewhere in the formula before a single name in brackets."""
        if self.called is None:
            self.called = called_names(self.tokens)
        return self.called

    def _bare_names(self) -> frozenset[str]:
        """The names that stand somewhere in the formula without a bracket behind them."""
        if self.bare is None:
            self.bare = bare_names(self.tokens)
        return self.bare


def _of_a_variable(name: Name) -> bool:
    """Whether a name is a capital with a capital below, as the functions of a random variable are: `M_X`."""
    sub = name.subscript[0] if len(name.subscript) == 1 else None
    return (
        len(name.base) == 1
        and name.base.isupper()
        and type(sub) is Name
        and len(sub.name) == 1
        and sub.name.isupper()
    )


def _plain(base: str) -> str:
    """A base without its accents: p for `hat(p)`."""
    mark, _, inner = base.partition("(")
    while mark in table.ACCENTS and inner.endswith(")"):
        base = inner[:-1]
        mark, _, inner = base.partition("(")
    return base
