"""Arguments in brackets, and a power behind them."""

from __future__ import annotations

from kld_proof.document.latex import notation as table
from kld_proof.document.latex.ast import (
    Add,
    Apply,
    Empty,
    Group,
    Name,
    Node,
    Power,
)
from kld_proof.document.latex.bare import BareReader
from kld_proof.record import replace

_MEAN = frozenset(("E",))
_DIVERGENCE = frozenset(("D", "cal(D)", "bb(D)"))
"""Letters of a divergence where two bars stand between its arguments: `D(p \\| q)`."""


class ArgumentReader(BareReader):
    """The rules for `f(x, y)` once it is known to be an application."""

    def applied(self, name: Name, subscript: Node | None, power: Node | None) -> Node:
        bracket = self.tok.kind
        args, separators = self.arguments()
        end = self.last_end
        if separators == ("||",) and name.name in _DIVERGENCE:
            name = replace(name, name="D_KL")
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
        state = self.enter()
        while self.tok.kind != close:
            args.append(self._one_argument(close))
            separator = self._separator()
            if separator:
                separators.append(separator)
            elif self.tok.kind != close:
                raise self.unexpected("The arguments hold more than was understood")
        if separators and len(separators) == len(args):
            raise self.unexpected("An argument is missing")
        self.leave(state)
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
