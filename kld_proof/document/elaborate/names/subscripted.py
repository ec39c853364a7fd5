"""Densities that carry their variables below: `f_{X|Y}(x|y)`, `f_{X,Y}(x, y)` and `f_X(x)` are one law's.

Main statement: `unite(page)` gives all densities of such a letter the notation `p(x|y)`, `p(x, y)`, `p(x)`,
in which the arguments alone say whose densities they are, so that the conditional ones are quotients.

It is read so on pages with a conditional density, if every density of the letter stands at the small letters
of its capitals, none is written out as a formula, and no variable has a law; else they stay functions apart.
"""

from __future__ import annotations

import re

from kld_proof.document.elaborate.items import Page, formulas, rewrite
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.latex import ast
from kld_proof.record import replace

LETTERS = ("p", "f", "P", "Pr", "bb(P)", "g")
GREEK = "Gamma|Delta|Theta|Lambda|Xi|Pi|Sigma|Phi|Psi|Omega"
_VARIABLE = re.compile(rf"{GREEK}|[A-Z]", re.ASCII)
_LABEL = re.compile(
    rf"(?:(?:{GREEK}|[A-Z])(?:_?\d)?[,\s]*)+(?:(?:\||\\[mv][a-z]+)\s*(?:(?:{GREEK}|[A-Z])(?:_?\d)?[,\s]*)+)?"
)
_BAR = re.compile(r"\||\\mid|\\vert")
DENSITY = "p"


def unite(page: Page) -> bool:
    """Write the densities of each such letter without their capitals; tells whether there are any."""
    found = [letter for letter in LETTERS if _is_family(page, letter)]
    if len(found) != 1 or _is_taken(page, DENSITY):
        return False
    _rename(page, found[0])
    return True


def _variables(name: ast.Name) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """The small letters of the capitals below a name, before and behind the bar."""
    _, below, label = name.name.partition("_")
    label = label.removeprefix("{").removesuffix("}")
    if not below or name.primes or not _LABEL.fullmatch(label):
        return None
    parts = [tuple(v.lower() for v in _VARIABLE.findall(part)) for part in _BAR.split(label)]
    return parts[0], parts[1] if len(parts) > 1 else ()


def _is_family(page: Page, letter: str) -> bool:
    """Whether the densities of a letter are those of one law, each at the letters of its capitals."""
    conditional = False
    for item in formulas(page):
        applied = [n for n in item.nodes.of(ast.Apply) if n.function.base == letter]
        own = [n for n in applied if _variables(n.function) is not None]
        if any(not _fits(n) for n in own):
            return False
        conditional = conditional or any("|" in n.separators for n in own)
        bare = [n for n in item.nodes.of(ast.Name) if n.base == letter and _variables(n) is not None]
        if len(bare) > len(own) or any(n.function.name == DENSITY for n in applied):
            return False
        for _, chain in chains(item):
            if _gives_law(chain, letter):
                return False
    return conditional


def _fits(node: ast.Apply) -> bool:
    """Whether a density stands at the small letters of the capitals below it."""
    found = _variables(node.function)
    assert found is not None
    first, given = found
    arguments = [strip(a) for a in node.args]
    letters = tuple(a.base or a.name for a in arguments if isinstance(a, ast.Name))
    signs = (*(",",) * (len(first) - 1), *(("|",) if given else ()), *(",",) * (len(given) - 1))
    return letters == (*first, *given) and tuple(node.separators) == signs and node.power is None


def _gives_law(chain: ast.Chain, letter: str) -> bool:
    """`X \\sim L`, or a density that is written out as a formula."""
    if chain.links[0].relation.op == "~":
        return True
    head = strip(chain.first) if chain.first is not None else None
    if not isinstance(head, ast.Apply) or head.function.base != letter:
        return False
    side = chain.links[0].side
    return all(n.base != letter for n in names_in(side)) and not any(
        isinstance(n, ast.Apply) and n.function.base == letter for n in walk(side)
    )


def _is_taken(page: Page, name: str) -> bool:
    """Whether a name stands on the page by itself."""
    return any(n.name == name for item in formulas(page) for n in item.nodes.of(ast.Name))


def _rename(page: Page, letter: str) -> None:
    plain = ast.Name(DENSITY, DENSITY)

    def renamed(node: ast.Node) -> ast.Node | None:
        if isinstance(node, ast.Apply) and node.function.base == letter and _variables(node.function):
            return replace(node, function=replace(plain, start=node.start, end=node.function.end))
        return None

    message = (
        f"the densities {letter} are those of one law: the capitals below say no more than the arguments"
    )
    for item in formulas(page):
        assert item.tree is not None
        places = [n for n in item.nodes.of(ast.Apply) if n.function.base == letter and _variables(n.function)]
        if not places:
            continue
        notes = tuple(ast.Note("name", message, n.start, n.end) for n in places[:1])
        rewrite(item, renamed, notes)
