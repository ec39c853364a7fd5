"""Notation slips: `\\mu2` for `\\mu_2`, `u_2` for `\\mu_2`, `E_p` beside `E_P`.

A slip never changes the first reading of a formula: it is a second reading, or a finding.
"""

from __future__ import annotations

from collections import Counter

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.terms.syntax import names_in, rebuild
from kld_proof.document.elaborate.terms.vocabulary import EXPECTATION, swapped_case
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding, Place
from kld_proof.record import record

LOOKALIKES = {
    "u": ("mu",), "v": ("nu",), "n": ("eta",), "a": ("alpha",), "b": ("beta",), "w": ("omega",),
    "p": ("rho",), "s": ("sigma",), "o": ("sigma",), "l": ("lambda",), "t": ("tau",), "y": ("gamma",),
    "x": ("chi",),
    "e": ("epsilon",), "m": ("mu",), "theta": ("vartheta",), "phi": ("varphi",), "epsilon": ("varepsilon",),
}  # fmt: skip


@record(frozen=True)
class Slip:
    """A name, or a name times a number, that looks like another name."""

    written: ast.Node
    meant: ast.Name
    shown: str
    place: Place

    @property
    def finding(self) -> Finding:
        """What is reported where the repaired reading proves a step."""
        return Finding(self.message, "notation", self.place)

    @property
    def message(self) -> str:
        """The repair in words."""
        return f"`{self.shown}` is read as `{spelled(self.meant.name)}`"


def spelled(name: str) -> str:
    """A canonical name as LaTeX."""
    base, mark, index = name.partition("_")
    command = f"\\{base}" if len(base) > 1 and base.isalpha() else base
    return command + mark + (f"{{{index}}}" if len(index) > 1 else index)


@record(frozen=True)
class Use:
    """A name as it is first written in a display formula."""

    name: ast.Name
    item: Item

    @property
    def place(self) -> Place:
        """Where it is written."""
        return self.item.place(self.name.start)


def find(page: Page, anchored: set[str]) -> list[Slip]:
    """The slips of a page, each once.

    `anchored` are the names that a law, a definition or an assumption of the page mentions: what is
    meant must be one of them, and what is taken for a slip none.
    """
    counts: Counter[str] = Counter()
    uses: dict[str, Use] = {}
    products: dict[tuple[str, str], tuple[ast.Mul, Place]] = {}
    in_products: Counter[str] = Counter()
    for item in formulas(page):
        if not item.display:
            continue
        for statement in item.nodes.of(ast.Statement):
            for name in names_in(statement):
                counts[name.name] += 1
                if name.name not in uses:
                    uses[name.name] = Use(name, item)
        for node in item.nodes.of(ast.Mul):
            _products(item, node, products, in_products)
    slips = []
    for (base, digit), (mul, place) in products.items():
        meant = uses.get(f"{base}_{digit}")
        alone = counts[base] == in_products[base] and base not in anchored
        if meant is not None and alone and meant.name.name in anchored:
            slips.append(Slip(mul, meant.name, f"{spelled(base)}{digit}", place))
    return slips + _lookalikes(uses, anchored)


def _products(
    item: Item, node: ast.Mul, found: dict[tuple[str, str], tuple[ast.Mul, Place]], seen: Counter[str]
) -> None:
    for k, (a, b) in enumerate(zip(node.factors, node.factors[1:], strict=False)):
        sign = node.signs[k] if k < len(node.signs) else ""
        if isinstance(a, ast.Name) and isinstance(b, ast.Number) and not sign and not a.subscript:
            pair = ast.Mul((a, b), start=a.start, end=b.end)
            found.setdefault((a.name, str(b.value)), (pair, item.place(a.start)))
            seen[a.name] += 1


def _lookalikes(uses: dict[str, Use], anchored: set[str]) -> list[Slip]:
    """`u_2` where `\\mu_2` is anchored, if every `u` has such a partner and none is anchored."""
    slips: list[Slip] = []
    for base, candidates in LOOKALIKES.items():
        family = [u for u in uses.values() if (u.name.base or u.name.name) == base]
        for meant in candidates:
            partners = [uses.get(meant + u.name.name[len(base) :]) for u in family if u.name.subscript]
            known = [p.name for p in partners if p is not None and p.name.name in anchored]
            clear = len(known) == len(family) and not any(u.name.name in anchored for u in family)
            if family and clear:
                pairs = zip(family, known, strict=True)
                slips += [Slip(u.name, name, spelled(u.name.name), u.place) for u, name in pairs]
    return slips


def repaired(node: ast.Node, slips: list[Slip]) -> tuple[ast.Node, list[Slip]]:
    """The node with every slip repaired, and what was repaired."""
    used: list[Slip] = []
    if not slips:
        return node, used

    def change(at: ast.Node) -> ast.Node | None:
        for slip in slips:
            new = _repair(at, slip)
            if new is not None:
                if slip not in used:
                    used.append(slip)
                return rebuild(new, change) if isinstance(new, ast.Mul) else new
        return None

    return rebuild(node, change), used


def _repair(node: ast.Node, slip: Slip) -> ast.Node | None:
    if isinstance(slip.written, ast.Name):
        return slip.meant if node == slip.written else None
    assert isinstance(slip.written, ast.Mul)
    if not isinstance(node, ast.Mul):
        return None
    pattern = slip.written.factors
    for k in range(len(node.factors) - 1):
        if node.factors[k : k + 2] == pattern:
            rest = (*node.factors[:k], slip.meant, *node.factors[k + 2 :])
            return rest[0] if len(rest) == 1 else ast.Mul(rest, start=node.start, end=node.end)
    return None


def expectations(page: Page) -> list[Finding]:
    """`E_p` beside `E_P`: the same mean written in two ways."""
    uses: dict[str, list[tuple[Item, ast.Apply]]] = {}
    for item in formulas(page):
        for node in item.nodes.of(ast.Apply):
            if node.function.name in EXPECTATION and isinstance(node.subscript, ast.Name):
                uses.setdefault(node.subscript.name, []).append((item, node))
    found = []
    for name in uses:
        if name[0].islower() and swapped_case(name) in uses:
            item, node = uses[name][0]
            other = swapped_case(name)
            message = f"`E_{name}` beside `E_{other}`: both are read as the mean under the density {name}"
            found.append(Finding(message, "notation", item.place(node.start)))
    return found
