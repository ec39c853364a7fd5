"""What a section alone says of the kind of each name: declared by words and relations, or seen from its use.

Main statements: `kinds_in(items, page, known)` gives the kind of each name of which the section says one;
`conflict` tells whether two kinds cannot be one name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.names.scan import scan
from kld_proof.document.elaborate.names.topics.uses import applied, connected, numbers, parameters
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import ELEMENTARY, LOGARITHMS, OPERATORS, PROBABILITY
from kld_proof.document.latex import ast
from kld_proof.record import record, replace

RESERVED = OPERATORS | ELEMENTARY.keys() | LOGARITHMS | PROBABILITY - {"P", "p"} | {"pi", "e", "n"}
"""Names that have a meaning of their own."""
_WORDS = {
    "matrix": "a matrix or vector",
    "event": "an event",
    "random": "a random variable",
    "function": "a function",
    "number": "a number",
}


@record(frozen=True)
class Kind:
    """A kind of things; `declared` if the text says so, not only a use; `size` is that of a matrix.

    A number may be the `argument` of a function or have a value, or be just `connected` with numbers by sums.
    """

    kind: str
    declared: bool = False
    size: ast.Node | None = None
    argument: bool = False
    connected: bool = False

    @property
    def rank(self) -> int:
        """How well it is known; the lower, the better."""
        return 3 if self.connected else 0 if self.declared else 1 if self.argument else 2

    @property
    def word(self) -> str:
        """What a finding calls it."""
        return _WORDS[self.kind]

    def is_like(self, other: Kind) -> bool:
        """Whether one name can be both."""
        same = self.size is None or other.size is None or self.size == other.size
        return self.kind == other.kind and same

    def with_(self, other: Kind) -> Kind:
        """What both say."""
        argument, connected = self.argument or other.argument, self.connected and other.connected
        return replace(
            self,
            declared=self.declared or other.declared,
            size=self.size or other.size,
            argument=argument,
            connected=connected,
        )


def conflict(a: Kind, b: Kind) -> bool:
    """Whether two kinds cannot be one name.

    A function or a random variable that only stands among numbers may be its value there; the argument of a
    function, or what is given a value, is no random variable.
    """
    if a.kind == b.kind:
        return not a.is_like(b)
    kinds = {a.kind: a, b.kind: b}
    if "matrix" in kinds or "event" in kinds:
        return True
    if "number" in kinds:
        number = kinds["number"]
        return number.declared or (number.argument and "random" in kinds)
    return all(k.declared for k in kinds.values())


def kinds_in(items: Sequence[Item], page: Page, known: Vocabulary) -> dict[str, Kind]:
    """The kind of each name of which these formulas and the words beside them say one."""
    found: dict[str, Kind] = {}
    alone = Page(items=list(items), language=page.language)
    special = bool(known.matrices or known.random)
    words = scan(alone) if special else known  # else there are none in the section either
    declared, own = supposed(items), parameters(items) | _fixed(items, known.random)
    shown = numbers(items, declared)
    found |= {n: Kind("number", connected=True) for n in connected(items, declared | own | shown)}
    found |= {n: Kind("number", argument=n in own) for n in shown | own}
    heads, called = applied(items)
    found |= {n: Kind("function") for n in called if n not in declared}
    found |= {n: Kind("number", True) for n in declared}
    found |= {n: Kind("function", True) for n in heads}
    drawn = {n for i in formulas(alone) for n in _drawn(i)}
    found |= {n: Kind("random", n in drawn) for n in words.random | drawn if n not in words.functions}
    found |= {n: Kind("event", True) for i in formulas(alone) for n in _events(i)}
    sizes = {n: side for i in formulas(alone) for n, side in _sizes(i)}
    found |= {n: Kind("matrix", n in sizes, sizes.get(n)) for n in words.matrices}
    return {n: kind for n, kind in found.items() if n not in RESERVED}


def supposed(items: Sequence[Item]) -> set[str]:
    """The names that sentences of a section suppose to be numbers."""
    return {n for i in items if i.tree is not None for n in _declared(i)}


def let_be_numbers(items: Sequence[Item]) -> set[str]:
    """The names that "let" supposes to be numbers: no condition on what they are already."""
    let = [i for i in items if i.tree is not None and sentences.supposal(i.before, i.after).lets]
    return {n for i in let for n in {*_declared(i)} & {*_subjects(i)}}


def _subjects(item: Item) -> Iterator[str]:
    """The names of which a formula speaks: those before its first relation, or behind a number there."""
    assert item.tree is not None
    for statement in item.tree.statements:
        body = strip(statement.body)
        first = body.first if isinstance(body, ast.Chain) else body
        behind = isinstance(body, ast.Chain) and isinstance(first, ast.Number)
        side = body.links[0].side if isinstance(body, ast.Chain) and behind else first
        yield from (n.name for n in _names(side))


def given_values(items: Sequence[Item]) -> set[str]:
    """The bare names to which a sentence of a section gives a value, as in "let $a = b + 1$"."""
    given = [i for i in items if i.tree is not None and not i.display and prose.sets(i.before)]
    heads = (c.first for i in given for _, c in chains(i) if c.links[0].relation.op in ("=", ":="))
    return {n.name for head in heads if isinstance(head, ast.Name) for n in (head,)}


def _fixed(items: Sequence[Item], random: AbstractSet[str]) -> set[str]:
    """The small letters to which a section gives a value in which nothing is random."""
    small = {n for n in given_values(items) if n[:1].islower()}
    told = [c for i in items if i.tree is not None and small for _, c in chains(i)]
    made = [c for c in told if not random.isdisjoint(n.name for n in names_in(c.links[0].side))]
    return small - {c.first.name for c in made if isinstance(c.first, ast.Name)}


def letters(items: Sequence[Item]) -> set[str]:
    """The bare names that sentences of a section introduce: "let $\\lambda$ be an eigenvalue"."""
    inline = [i for i in items if i.tree is not None and not i.display]
    said = [i for i in inline if (s := sentences.supposal(i.before, i.after)).holds and not s.local]
    return {n.name for i in said if i.tree is not None for s in i.tree.statements for n in _names(s.body)}


_LIST = r"(?:[\s,]*(?:and|or|,)?\s*\0)*"
_SCALARS = (
    r"(?:numbers?|integers?|scalars?|constants?|reals|probabilit(?:y|ies)|angles?|temperatures?|lengths?|"
    r"mass(?:es)?|prices?|times?|rates?|amounts?|principal|radius|radii|heights?|widths?|areas?|volumes?|"
    r"pressures?|distances?|energy|energies|costs?|wages?|ages?|speeds?|concentrations?|frequency|frequencies|"
    r"resistances?|voltages?|currents?|stress|strain|modulus|capacity|thickness)"
)
_NUMERIC = r"(?:strictly\s+)?(?:positive|negative|non-?negative|real|natural|whole|rational)"
_ARE = Cue(
    rf"^{_LIST}[\s,]*(?:be|is|are|denotes?)\s+(?:an?\s+|any\s+|two\s+|some\s+|the\s+|fixed\s+|arbitrary\s+)*"
    rf"(?:{_NUMERIC}[\s,]*(?:and\s+)?|(?!matri|vector|random)[a-z]+\s+){{0,3}}{_SCALARS}\b"
    r"(?!\s+(?:matri|vectors?|functions?|distribution|densit|measure|space|series))|"
    rf"^{_LIST}[\s,]*(?:be|is|are)\s+(?:strictly\s+)?(?:positive|non-?negative|real)\s*(?:[.,;:]|$)",
    re.I,
)
_NOUN = Cue(rf"\b(?:{_SCALARS}|scalar\s+\w+)\s+(?:\0{_LIST}[\s,]*(?:and|or|,)?\s*)?$", re.I)
_EVENT = Cue(rf"\bevents?\s+(?:\0{_LIST}[\s,]*(?:and|or|,)?\s*)?$", re.I)
_ORDER = frozenset({"<", "<=", ">", ">="})
_NOT_NUMBERS = Cue(r"[A-Z]|(?:[fghuv]|phi|psi|varphi)$")
"""Letters of which an order says little: a matrix may be positive definite, a function positive."""
_SETS = frozenset({"bb(R)", "bb(N)", "bb(Z)", "bb(Q)"})


def _declared(item: Item) -> Iterator[str]:
    """The names of which a sentence supposes that they are numbers: by an order, a set of numbers, a noun."""
    assert item.tree is not None
    if item.display:
        return
    said = sentences.supposal(item.before, item.after)
    bare = [s.body for s in item.tree.statements if not isinstance(strip(s.body), ast.Chain)]
    noun = _NOUN.search(prose.last_sentence(item.before)) is not None
    if noun or (said.holds and _ARE.match(item.after)):
        yield from (n.name for body in bare for n in _names(body))
    alone = sentences.alone(item.before, item.after) or sentences.apposed(item.before, item.after)
    if said.denied or not ((said.holds and not said.local) or alone):
        return
    for _, chain in chains(item):
        sides = [chain.first, *(link.side for link in chain.links)]
        named = (n for s in sides if s is not None for n in _names(s))
        bounds = [strip(s) for s in sides if isinstance(s, ast.Number)]
        if all(link.relation.op in _ORDER for link in chain.links):
            yield from (n.name for n in named if noun or len(bounds) > 1 or not _NOT_NUMBERS.match(n.base))
        elif chain.links[0].relation.op == "!=" and any(b.value for b in bounds if isinstance(b, ast.Number)):
            yield from (n.name for n in named)
        elif chain.links[0].relation.op == "in" and _is_of_numbers(chain.links[0].side):
            yield from (n.name for n in _names(chain.first))


def _is_of_numbers(side: ast.Node) -> bool:
    """Whether a set is one of numbers: the reals, an interval, a list of numbers."""
    side = strip(side)
    if isinstance(side, ast.Set):
        return all(isinstance(strip(i), ast.Number | ast.Ellipsis | ast.Name) for i in side.items)
    return isinstance(side, ast.Interval) or (isinstance(side, ast.Name) and side.base in _SETS)


def _names(side: ast.Node | None) -> Iterator[ast.Name]:
    """The bare names of a side: itself, or the items of a list."""
    side = strip(side) if side is not None else side
    for part in side.items if isinstance(side, ast.Tuple) else (side,):
        part = strip(part) if part is not None else part
        if isinstance(part, ast.Name):
            yield part


def _drawn(item: Item) -> Iterator[str]:
    """The names of which `~` gives a law."""
    for _, chain in chains(item):
        if chain.links[0].relation.op == "~":
            yield from (n.name for n in _names(chain.first))


def _sizes(item: Item) -> Iterator[tuple[str, ast.Node]]:
    r"""The names with the set of matrices `\mathbb{R}^{n \times p}` that they are said to be in."""
    for _, chain in chains(item):
        side = strip(chain.links[0].side)
        if chain.links[0].relation.op == "in" and isinstance(side, ast.Power):
            yield from ((n.name, side) for n in _names(chain.first))


def _events(item: Item) -> Iterator[str]:
    """The capital letters that are joined or met under a probability, or that words call events."""
    for node in item.nodes.of(ast.Apply):
        if node.function.name in PROBABILITY:
            joined = [n for a in node.args for n in _operands(strip(a))]
            yield from (n.name for n in joined if n.name[:1].isupper())
    assert item.tree is not None
    if not item.display and _EVENT.search(prose.last_sentence(item.before)):
        yield from (n.name for s in item.tree.statements for n in _names(s.body))


def _operands(node: ast.Node) -> Iterator[ast.Name]:
    """The names in unions and intersections."""
    if isinstance(node, ast.Binary) and node.op in ("cup", "cap", "setminus"):
        for side in map(strip, (node.left, node.right)):
            if isinstance(side, ast.Name):
                yield side
            yield from _operands(side)
