"""Notation slips: `\\mu2` for `\\mu_2`, `u_2` for `\\mu_2`, `E_p` beside `E_P`.

A slip never changes the first reading of a formula: it is a second reading, or a finding.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.syntax import names_in, rebuild, walk
from kld_proof.document.elaborate.vocabulary import EXPECTATION, swapped_case
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding

LOOKALIKES = {
    "u": ("mu",), "v": ("nu",), "n": ("eta",), "a": ("alpha",), "b": ("beta",), "w": ("omega",), "p": ("rho",),
    "s": ("sigma",), "o": ("sigma",), "l": ("lambda",), "t": ("tau",), "y": ("gamma",), "x": ("chi",), "e": ("epsilon",),
    "m": ("mu",), "theta": ("vartheta",), "phi": ("varphi",), "epsilon": ("varepsilon",),
}  # fmt: skip


@dataclass(frozen=True)
class Slip:
    """A name, or a name times a number, that looks like another name."""

    written: ast.Node
    meant: ast.Name
    shown: str

    @property
    def message(self) -> str:
        return f"`{self.shown}` is read as `{spelled(self.meant.name)}`"


def spelled(name: str) -> str:
    """A canonical name as LaTeX."""
    base, mark, index = name.partition("_")
    command = f"\\{base}" if len(base) > 1 and base.isalpha() else base
    return command + mark + (f"{{{index}}}" if len(index) > 1 else index)


def find(page: Page, introduced: set[str]) -> list[Slip]:
    """The slips of a page, each once."""
    counts: Counter[str] = Counter()
    samples: dict[str, ast.Name] = {}
    products: dict[tuple[str, str], tuple[ast.Mul, ast.Name]] = {}
    in_products: Counter[str] = Counter()
    for node in _nodes(page):
        for name in names_in(node) if isinstance(node, ast.Statement) else ():
            counts[name.name] += 1
            samples.setdefault(name.name, name)
        if isinstance(node, ast.Mul):
            _products(node, products, in_products)
    slips = []
    for (base, digit), (mul, _) in products.items():
        meant = samples.get(f"{base}_{digit}")
        if meant is not None and counts[base] == in_products[base] and base not in introduced:
            slips.append(Slip(mul, meant, f"{spelled(base)}{digit}"))
    return slips + _lookalikes(counts, samples, introduced)


def _nodes(page: Page) -> list[ast.Node]:
    return [
        n
        for item in formulas(page)
        if item.display and item.tree
        for s in item.tree.statements
        for n in walk(s)
    ]


def _products(
    node: ast.Mul, products: dict[tuple[str, str], tuple[ast.Mul, ast.Name]], seen: Counter[str]
) -> None:
    for k, (a, b) in enumerate(zip(node.factors, node.factors[1:], strict=False)):
        sign = node.signs[k] if k < len(node.signs) else ""
        if isinstance(a, ast.Name) and isinstance(b, ast.Number) and not sign and not a.subscript:
            pair = ast.Mul((a, b), start=a.start, end=b.end)
            products.setdefault((a.name, str(b.value)), (pair, a))
            seen[a.name] += 1


def _lookalikes(counts: Counter[str], samples: dict[str, ast.Name], introduced: set[str]) -> list[Slip]:
    """`u_2` where `\\mu_2` is a name, and no `u` is ever introduced or used without such a partner."""
    slips = []
    for base, candidates in LOOKALIKES.items():
        family = [n for n in samples.values() if (n.base or n.name) == base]
        for meant in candidates:
            pairs = [(n, samples.get(meant + n.name[len(base) :])) for n in family if n.subscript]
            if not pairs or len(pairs) < len(family) or any(n.name in introduced for n in family):
                continue
            for name, partner in pairs:
                if partner is not None and all(p is not None for _, p in pairs) and counts[partner.name] >= 1:
                    slips.append(Slip(name, partner, spelled(name.name)))
    return slips


def repaired(node: ast.Node, slips: list[Slip]) -> tuple[ast.Node, list[str]]:
    """The node with every slip repaired, and what was repaired."""
    messages: list[str] = []

    def change(at: ast.Node) -> ast.Node | None:
        for slip in slips:
            new = _repair(at, slip)
            if new is not None:
                if slip.message not in messages:
                    messages.append(slip.message)
                return rebuild(new, change) if isinstance(new, ast.Mul) else new
        return None

    return rebuild(node, change), messages


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
    uses: dict[str, list[tuple[Item, ast.Node]]] = {}
    for item in formulas(page):
        assert item.tree is not None
        for statement in item.tree.statements:
            for node in walk(statement):
                if (
                    isinstance(node, ast.Apply)
                    and node.function.name in EXPECTATION
                    and isinstance(node.subscript, ast.Name)
                ):
                    uses.setdefault(node.subscript.name, []).append((item, node))
    found = []
    for name in uses:
        if name[0].islower() and swapped_case(name) in uses:
            item, node = uses[name][0]
            message = f"`E_{name}` beside `E_{swapped_case(name)}`: both are read as the mean under the density {name}"
            found.append(Finding(message, "notation", item.place(node.start)))
    return found
