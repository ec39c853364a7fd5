"""Is `f(x)` an application or a product, and where does the argument of `\\ln` end?"""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Add,
    Apply,
    Empty,
    Group,
    Name,
    Neg,
    Node,
    Number,
    Power,
    Transpose,
)
from kld_proof.document.latex.cursor import CLOSING, OPENERS
from kld_proof.document.latex.lexer import Token
from kld_proof.document.latex.names import NameReader, Scripts
from kld_proof.document.latex.rows import is_relation

_ARGUMENT_OPENERS = frozenset(("(", "[", "\\{"))
_MEAN = frozenset(("E",))
_NEEDS_BRACKETS = table.FUNCTIONS - table.BARE_FUNCTIONS - {"Gamma", "digamma", "mode", "median", "arg"}


class ApplicationReader(NameReader):
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
        if self.tok.kind in _ARGUMENT_OPENERS and not found.transpose and self.applies(name, found, token):
            return self._applied(name, subscript, found.power)
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
        return self._with_power(name, found)

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
        kind = self.symbols.kind(name.name) or self.symbols.kind(name.base)
        known = name.base in table.FUNCTIONS or name.name in table.FUNCTIONS or kind == "function"
        if self.tok.kind != "(":
            return known or name.base in table.SQUARE_APPLIED or name.name in table.SQUARE_APPLIED
        if known or (kind is None and name.upright and len(name.base) > 1 and token.kind == "name"):
            return True
        if kind in ("variable", "random", "matrix") or name.base in ("pi", "infty", "e"):
            return False
        if self._after_sim(token) or self._sure_arguments() or name.base.startswith(table.LAW_STYLES):
            return True
        inverse = type(found.power) is Neg
        if (found.power is not None and not inverse) or self._after_transpose():
            return False
        return self._by_convention(name)

    def _by_convention(self, name: Name) -> bool:
        close = self.closing(self.at)
        simple = close == self.at + 2 or (close > self.at + 2 and self.tokens[self.at + 2].kind in ("_", "'"))
        used = name.name in self._bare_names()
        if used or (name.base not in table.FUNCTION_LETTERS and not simple):
            if used and simple and name.base in table.FUNCTION_LETTERS:
                self.note(
                    "product",
                    f"{name.name}(...) is a product: {name.name} stands alone too.",
                    name.start,
                    name.end,
                )
            return False
        if not (simple and name.base in table.FUNCTION_LETTERS):
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
        i = self.at - 1
        while (
            i >= 0
            and self.tokens[i].start > 0
            and self.tokens[i].kind in ("word", "name", "_", "num", "}", "{")
        ):
            if self.tokens[i].text == "T" and self.tokens[i].kind == "name":
                return True
            i -= 1
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

    def _bare_names(self) -> frozenset[str]:
        """The names that stand somewhere in the formula without a bracket behind them."""
        if self.bare is None:
            self.bare = bare_names(self.tokens)
        return self.bare

    def _applied(self, name: Name, subscript: Node | None, power: Node | None) -> Node:
        bracket = self.tok.kind
        args, separators = self.arguments()
        end = self.last_end
        node: Node = Apply(
            name, args, separators, bracket.lstrip("\\"), subscript, power, start=name.start, end=end
        )
        if self.tok.kind != "^" or bracket != "(" or len(args) != 1:
            return node
        return self._power_of_application(name, subscript, power, args[0], node)

    def _power_of_application(
        self, name: Name, subscript: Node | None, power: Node | None, argument: Node, node: Node
    ) -> Node:
        if name.name in _MEAN:
            if type(argument) is not Add:
                return node
            body = Group("(", argument, start=argument.start - 1, end=argument.end + 1)
            self.advance()
            squared = Power(body, self.exponent(), start=body.start, end=self.last_end)
            self.note(
                "argument",
                "The power is read inside the expectation: E(...)^n is E[(...)^n].",
                name.start,
                self.last_end,
            )
            return Apply(name, (squared,), (), "", subscript, power, start=name.start, end=self.last_end)
        if name.name in ("ln", "log", "lg") and power is None:
            raise self.ambiguous(
                f"The power after \\{name.name}(...) is ambiguous",
                self.tok,
                f"({name.name}(a))^n",
                f"{name.name}(a^n)",
            )
        return node

    def arguments(self) -> tuple[tuple[Node, ...], tuple[str, ...]]:
        """The bracketed arguments at hand with the separators between them."""
        close = table.CLOSERS[self.advance().kind]
        args: list[Node] = []
        separators: list[str] = []
        with self.brackets():
            while self.tok.kind != close:
                args.append(self._one_argument(close))
                separator = self._separator()
                if separator:
                    separators.append(separator)
                elif self.tok.kind != close:
                    raise self.unexpected("The arguments hold more than was understood")
            if separators and len(separators) == len(args):
                raise self.unexpected("An argument is missing")
        self.advance()
        return tuple(args), tuple(separators)

    def _one_argument(self, close: str) -> Node:
        token, after = self.tok, self.peek()
        if (
            token.kind == "cmd"
            and token.text in ("cdot", "bullet")
            and (after.kind in (close, ",", ";", "|", "||"))
        ):
            self.advance()
            return Empty(start=token.start, end=token.end)
        return self.proposition()

    def _separator(self) -> str:
        token = self.tok
        if token.kind in (",", ";", ":") or (token.kind in ("|", "||") and token.side == "middle"):
            self.advance()
            return token.kind
        return ""

    def _bare(self, name: Name, subscript: Node | None, power: Node | None) -> Node:
        """A function without brackets: its argument is the run of numbers, names and roots that follows."""
        first = self.tok
        self.deeper()
        if first.kind == "{" and name.base in table.FUNCTIONS:
            factors = [self.argument()]
        else:
            factors = [self.factor()]
        if first.kind == "{" and self.starts_factor() and self.tok.gap < 2 and not self.at_differential():
            raise self.ambiguous(
                f"The end of the argument of {name.name} is ambiguous",
                self.tok,
                f"{name.name}(a b)",
                f"{name.name}(a) b",
            )
        while self._argument_goes_on(factors, name):
            factors.append(self.factor())
        self.depth -= 1
        body = factors[0] if len(factors) == 1 else self.multiply(factors, [""] * (len(factors) - 1))
        if len(factors) > 1:
            self.note(
                "argument", f"The argument of {name.name} is {len(factors)} factors.", first.start, body.end
            )
        if self.tok.kind == "/":
            raise self.ambiguous(
                f"The quotient after {name.name} is ambiguous",
                self.tok,
                f"{name.name}(a/b)",
                f"({name.name} a)/b",
            )
        return Apply(name, (body,), (), "", subscript, power, start=name.start, end=self.last_end)

    def multiply(self, factors: list[Node], signs: list[str]) -> Node:
        """A product node: see `grammar.Grammar`."""
        raise NotImplementedError

    def _argument_goes_on(self, factors: list[Node], name: Name) -> bool:
        """Whether the factor at hand still belongs to a bare argument; raises where both readings are common."""
        token = self.tok
        if not self.starts_factor() or self.at_differential() or token.gap == 3:
            return False
        if token.text in table.FUNCTIONS or token.text in table.BIG_OPERATORS or token.kind == "begin":
            return False
        last = factors[-1]
        if all(_is_short(f) for f in factors):
            if token.kind in ("num", "word", "name") or (token.kind == "cmd" and token.text not in ("left",)):
                return not self._call_follows(name)
            raise self.ambiguous(
                f"The end of the argument of {name.name} is ambiguous",
                token,
                f"{name.name}(a (b))",
                f"{name.name}(a) (b)",
            )
        if type(last) is Apply:
            raise self.ambiguous(
                f"The end of the argument of {name.name} is ambiguous",
                token,
                f"{name.name}(f(a) b)",
                f"{name.name}(f(a)) b",
            )
        self.note(
            "argument", f"The argument of {name.name} ends after one factor.", factors[0].start, last.end
        )
        return False

    def _call_follows(self, name: Name) -> bool:
        """Whether a name with brackets is at hand: it would be a factor, or part of the argument."""
        after = self.peek()
        if self.tok.kind in ("word", "name", "cmd") and after.kind == "(":
            raise self.ambiguous(
                f"The end of the argument of {name.name} is ambiguous",
                self.tok,
                f"{name.name}(a f(b))",
                f"{name.name}(a) f(b)",
            )
        return False


def _is_short(node: Node) -> bool:
    """A number or a name, perhaps with a power: what runs together in `\\ln 2 \\pi \\sigma^2`."""
    if type(node) is Power:
        node = node.base
    return type(node) in (Number, Name)


def bare_names(tokens: list[Token]) -> frozenset[str]:
    """Names (with a plain subscript) that occur outside subscripts with no bracket and no double bar beside them."""
    found: set[str] = set()
    i, last = 0, len(tokens) - 1
    while i < last:
        token = tokens[i]
        if token.kind == "_":
            i = _after_script(tokens, i + 1)
            continue
        named = token.kind == "name" or (token.kind == "word" and len(token.text) == 1)
        if named or (token.kind == "cmd" and token.text in table.SYMBOLS):
            key, after = token.text, i + 1
            while after < last and tokens[after].kind in ("_", "'"):
                end = after + 1 if tokens[after].kind == "'" else _after_script(tokens, after + 1)
                key += _script_text(tokens[after:end])
                after = end
            if tokens[after].kind == "^" and tokens[_after_script(tokens, after + 1)].kind == "(":
                i = after
                continue
            beside = {tokens[after].kind, tokens[i - 1].kind if i else ""}
            if (
                not beside & {"||"}
                and tokens[after].kind not in ("(", "[")
                and not _argument_of_functional(tokens, i)
            ):
                found.add(key)
            i = after
            continue
        i += 1
    return frozenset(found)


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
    return i > 0 and tokens[i - 1].text in table.SQUARE_APPLIED


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
