"""What stands below and above a binding sign."""

from __future__ import annotations

from fractions import Fraction

from kld_proof.document.latex.ast import (
    Add,
    Chain,
    Link,
    Logic,
    Name,
    Neg,
    Node,
    Number,
    Relation,
    Tuple,
)
from kld_proof.document.latex.differentials import DifferentialReader
from kld_proof.record import replace

_SIDES = {"downarrow": ">", "uparrow": "<"}
_INDICES = frozenset("ijklmnrs")
_RUNNING = frozenset("ijkl")


def _beyond(variable: Node, relation: str, end: Node) -> Node:
    """That the variable of a limit lies on one side of what it approaches."""
    sign = Relation(relation, start=end.start, end=end.end)
    return Chain(
        variable, (Link(sign, end, start=end.start, end=end.end),), start=variable.start, end=end.end
    )


class Bounds:
    """What stands below and above a sign."""

    __slots__ = ("domain", "lower", "upper", "variables")

    def __init__(self) -> None:
        self.variables: tuple[Node, ...] = ()
        self.lower: Node | None = None
        self.upper: Node | None = None
        self.domain: Node | None = None


def _from_conditions(found: Bounds) -> None:
    """The range of an index with conditions: `n \\ge 0`, `n > 0`, `1 \\le i \\le n`, `0 \\le k < m`."""
    only = found.domain
    if found.variables or found.upper is not None or type(only) is not Chain or only.first is None:
        return
    if len(only.links) == 2:
        _between(found, only)
        return
    relation, side = only.links[0].relation.op, only.links[0].side
    index = type(only.first) is Name and only.first.name in _INDICES
    if len(only.links) == 1 and index and _is_whole(side) and relation in (">=", ">"):
        found.variables, found.domain = (only.first,), None
        found.lower = side if relation == ">=" else _next(side, 1)
        found.upper = Name("infty", "infty", start=side.start, end=side.end)


def _between(found: Bounds, chain: Chain) -> None:
    """The range of an index between a whole number and what is no index that may run as well."""
    (below, index), (above, high) = ((k.relation.op, k.side) for k in chain.links)
    low = chain.first
    if type(index) is not Name or index.name not in _INDICES or low is None or not _is_whole(low):
        return
    runs = type(high) is Name and high.name in _RUNNING
    if runs or not {below, above} <= {"<=", "<"}:
        return
    found.variables, found.domain = (index,), None
    found.lower = low if below == "<=" else _next(low, 1)
    found.upper = high if above == "<=" else _next(high, -1)


def _is_whole(node: Node) -> bool:
    return type(node) is Number and node.value.denominator == 1


def _next(node: Node, by: int) -> Node:
    """A number that is larger by `by`, or the sum."""
    if type(node) is Number:
        return replace(node, value=node.value + by)
    one = Number(Fraction(1), start=node.start, end=node.end)
    last = one if by > 0 else Neg(one, start=node.start, end=node.end)
    return Add((node, last), start=node.start, end=node.end)


class BoundReader(DifferentialReader):
    """The rules for bounds."""

    def bounds(self, op: str) -> Bounds:
        """The scripts of a binding sign."""
        found = Bounds()
        while self.tok.kind in ("_", "^"):
            if self.advance().kind == "^":
                found.upper = self.exponent()
            elif self.tok.kind == "{":
                self.braced(lambda: self._below(op, found))
            else:
                self.split_token("subscript")
                self._place(op, self.argument(), found)
        if op in ("sum", "prod"):
            _from_conditions(found)
        if op in ("int", "oint") and found.variables:
            if found.lower is None and found.domain is None:
                if found.upper is not None:
                    found.lower = found.variables[0]
                else:
                    found.domain = found.variables[0]
            found.variables = ()
        return found

    def set_below(self, op: str) -> Bounds:
        """The bounds in the braces at hand, which stand before their sign in `\\underset`."""
        found = Bounds()
        self.braced(lambda: self._below(op, found))
        return found

    def _below(self, op: str, found: Bounds) -> Node:
        """What stands in braces below a sign: propositions separated by commas or rows."""
        start = self.tok
        if self.is_command("substack"):
            self.advance()
            return self.braced(lambda: self._below(op, found))
        pending: list[Node] = []
        side = self._side_of_limit() if op == "lim" else ""
        while self.tok.kind not in ("}", "eof"):
            if self.tok.kind in (",", ";", "row", ":") or (
                self.tok.kind == "|" and self.tok.side == "middle"
            ):
                self.advance()
                continue
            node = self.proposition()
            if type(node) is Chain and pending and node.first is not None:
                first = Tuple((*pending, node.first), "", start=pending[0].start, end=node.first.end)
                node, pending = replace(node, first=first), []
            if type(node) is Chain or type(node) is Logic:
                self._place(op, node, found)
            else:
                pending.append(node)
        for node in pending:
            self._place(op, node, found)
        if side and found.lower is not None and found.domain is None:
            self._place(op, _beyond(found.variables[0], side, found.lower), found)
        return Number(Fraction(0), start=start.start, end=self.last_end)

    def _side_of_limit(self) -> str:
        """The relation of x to a in `x \\to a^+` and `x \\to a^{-}`; the sign is passed over."""
        end = self.at
        while self.tokens[end].kind not in ("}", ",", "row", "eof"):
            end = self.closing(end) + 1 if self.tokens[end].kind == "{" else end + 1
        kinds = [t.kind for t in self.tokens[self.at : end]]
        for sign, relation in (("+", ">"), ("-", "<")):
            for written in (["^", sign], ["^", "{", sign, "}"]):
                if kinds[-len(written) :] == written:
                    for token in self.tokens[end - len(written) : end]:
                        token.kind = ","
                    self.tok = self.tokens[self.at]
                    return relation
        return ""

    def _place(self, op: str, node: Node, found: Bounds) -> None:
        """Sort one thing that stands below into `found`."""
        if type(node) is Chain and len(node.links) == 1 and node.first is not None:
            relation, side = node.links[0].relation.op, node.links[0].side
            names = node.first.items if type(node.first) is Tuple else (node.first,)
            if op == "lim" and relation in _SIDES and type(node.first) is Name and not found.variables:
                found.variables, found.lower = names, side
                found.domain = _beyond(node.first, _SIDES[relation], side)
                return
            if relation in ("=", "to", "in") and all(type(n) is Name for n in names) and not found.variables:
                if relation == "in":
                    found.variables, found.domain = names, side
                    return
                if len(names) == 1 and (relation == "to") == (op == "lim"):
                    found.variables, found.lower = names, side
                    return
            if relation == "!=" and type(node.first) is Name and not found.variables:
                found.variables = names
        if type(node) is Chain or type(node) is Logic:
            if found.domain is None:
                found.domain = node
            else:
                found.domain = Logic("and", (found.domain, node), start=found.domain.start, end=node.end)
        elif type(node) is Name or op in ("int", "oint"):
            found.variables = (*found.variables, node)
        elif found.domain is None:
            found.domain = node
        else:
            raise self.unexpected("What stands below the sign is not understood")
