"""First reading of a page: what kind of thing each name is, from how it is used.

Main statements: `scan(page)` is the vocabulary, `symbols(words)` what the parser wants to know of it.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Page, formulas
from kld_proof.document.elaborate.language import kinds, logarithms, settings
from kld_proof.document.elaborate.laws.joint import DENSITIES
from kld_proof.document.elaborate.names.scan import indices, matrices, said
from kld_proof.document.elaborate.names.scan.uses import GAMMAS, LEARN, OWN, own_functions
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in
from kld_proof.document.elaborate.terms.vocabulary import OPERATORS
from kld_proof.document.latex import ast
from kld_proof.document.latex.symbols import RAISED_T, READ, SymbolTable
from kld_proof.document.latex.words import INITIALS, SPELLED, UNIT_WORDS
from kld_proof.kernel.term import App, Num

OVERLOADABLE = frozenset({"p", "q", "P", "Pr", "pi"})
_LONE = Cue(r"(?<![A-Za-z\\])([abcf-zA-Z]|[a-z][a-z])(?![A-Za-z])")
_MIXED = Cue(r"(?<![A-Za-z\\])(?:[a-ce-z]{1,2}[A-Z]{1,2}|[A-Z]{2}[a-z])(?![A-Za-z])")
_CAPITALS = Cue(r"(?<![A-Za-z\\{])[A-Z]{2,4}(?![A-Za-z])")
_STEP = Cue(r"_\s*\{\s*[i-nst]\s*[+-]\s*\d")
_ENTROPIES = Cue(r"entrop|\binformation\b|熵", re.I)
_GAMMAS = Cue(r"\b(?:di|poly|tri)?gamma\b", re.I)
_VARIANCES = Cue(
    r"varian[cz]|\brandom|zufäll|zufalls|aléatoire|stochastic|變異|方差|隨機"
    r"|\bi\.?i\.?d\b|distributed|\bdispersion",
    re.I,
)
_NATS, _BITS = Cue(r"\bnats\b|\bb\s*=\s*e\b"), Cue(r"\bbits\b|\bb\s*=\s*2\b")

MIXED = (ast.Mul, ast.Add, ast.Chain, ast.Apply, ast.Matrix)
"""The kinds of nodes that can make matrices of the names beside matrices."""


def scan(page: Page) -> Vocabulary:
    """The vocabulary of a page that was parsed; laws and definitions are still empty."""
    words = Vocabulary(prose=page.words)
    chains = (n for item in formulas(page) for n in item.nodes.of(ast.Chain))
    words.own = {name for chain in chains for name in own_functions(chain)} - _of_variables(page)
    words.own |= _plain_letter(page, words) | _value_function(page, words)
    if words.own & GAMMAS and _GAMMAS.search(words.prose):
        words.own -= GAMMAS
    if any(not i.display and settings.may_rename(i.block.text) for i in page.items):
        from kld_proof.document.elaborate.language import renamed

        words.own |= renamed.own(page)
    mixed: list[ast.Node] = []  # sums, products and chains, in their order
    for item in formulas(page):
        for node in item.nodes:
            kind = type(node)
            if kind in LEARN:
                LEARN[kind](node, words)
            if kind in MIXED:
                mixed.append(node)
        indices.of_item(item, item.nodes.kinds, words)
        said.of_item(item, words)
    words.variables.discard("pi")  # bare it is the constant
    _unparsed_letters(page, words)
    indices.of_schemes(formulas(page), words)
    indices.spread([n for n in mixed if isinstance(n, ast.Chain)], words)
    if any(_STEP.search(i.block.text) for i in page.items):
        from kld_proof.document.elaborate.names import recurrences

        recurrences.find(page, words)
    words.is_complex = kinds.is_complex(words.prose)
    _overloaded(page, words)
    _logarithms(words)
    if words.functions:
        from kld_proof.document.elaborate.names.scan.valued import valued

        words.valued = valued(page, words)
    values = {x for x in words.random if x.islower() and x.upper() in words.random and len(x) == 1}
    words.random -= values - drawn(page, values) if values else values
    if words.matrices:
        matrices.of_lists(page, words)
    matrices.spread(mixed, words)
    words.transposing = matrices.transposing(page, words)
    if any(")}" in item.block.text and "^{(" in item.block.text for item in page.items):
        from kld_proof.document.elaborate.names.scan import numbered

        words.numbered = numbered.above(page, words)
    words.spelled = _spelled(page)
    return words


def _spelled(page: Page) -> set[str]:
    """Capitals in a row that are the initials of words of the text: PV beside "the present value"."""
    runs = {r for i in page.items if i.display for r in _CAPITALS.findall(i.block.text)}
    return {r for r in runs if re.search(r"\b" + r"\w*[\s-]+".join(r.lower()) + r"\w", page.words)}


def _plain_letter(page: Page, words: Vocabulary) -> set[str]:
    """The letter h, where it is applied to numbers alone and no word speaks of entropies."""
    applied = [n for i in formulas(page) for n in i.nodes.of(ast.Apply) if n.function.name == "h"]
    if not applied or _ENTROPIES.search(words.prose):
        return set()
    arguments = [n for a in applied for n in a.args]
    others = {n.function.name for i in formulas(page) for n in i.nodes.of(ast.Apply)}
    numbers = all(n.name == n.name.lower() and n.name not in others for a in arguments for n in names_in(a))
    plain = all(len(a.args) == 1 and a.bracket == "(" for a in applied)
    return {"h"} if numbers and plain else set()


def _value_function(page: Page, words: Vocabulary) -> set[str]:
    """The letter V, where it is applied to small letters of which nothing says that they are random."""
    calls = [n for i in formulas(page) for n in i.nodes.of(ast.Apply)]
    applied = [n for n in calls if n.function.name == "V"]
    if not applied or _VARIANCES.search(words.prose) or _of_variables(page) & {"V"}:
        return set()
    inside = {n.name for a in applied for s in a.args for n in names_in(s)}
    means = [n for n in calls if n.function.name in OPERATORS - OWN or n.function.name == "E"]
    random = {n.name for a in means for s in a.args for n in names_in(s)}
    numbers = all(n == n.lower() for n in inside) and not inside & random
    return {"V"} if numbers and all(a.bracket == "(" for a in applied) else set()


def drawn(page: Page, small: set[str]) -> set[str]:
    """The small letters that have a law where the page gives their capitals none: variables of their own."""
    laws: dict[str, set[int]] = {}
    for item in formulas(page) if small else ():
        for node in item.nodes.of(ast.Chain):
            if node.links[0].relation.op == "~" and isinstance(node.first, ast.Name):
                laws.setdefault(node.first.name, set()).add(item.section)
    return {x for x in small if laws.get(x, set()) - laws.get(x.upper(), set())}


def _of_variables(page: Page) -> set[str]:
    """The letters of functionals that are applied to random variables: H and h to a capital, V to X ~ ..."""
    applied = [n for i in formulas(page) for n in i.nodes.of(ast.Apply) if n.function.name in OWN]
    relations = [n for i in formulas(page) for n in i.nodes.of(ast.Chain)] if applied else []
    drawn = [n.first for n in relations if n.links[0].relation.op == "~"]
    random = {n.name for n in drawn if isinstance(n, ast.Name)}
    letters = {(n.function.name, a.name) for n in applied for a in n.args if isinstance(a, ast.Name)}
    return {f for f, a in letters if a in random or (f in ("H", "h", "E") and a.isupper())}


def symbols(words: Vocabulary) -> SymbolTable:
    """The vocabulary as the parser wants it."""
    numbers = (words.bounded - words.forms.keys() - words.random - words.matrices) | words.valued
    return SymbolTable(
        functions=frozenset(words.functions - words.variables - numbers),
        variables=frozenset(numbers | words.numbered),
        random=frozenset(words.random - words.functions),
        matrices=frozenset(words.matrices - words.functions | _multiplied(words))
        | ({RAISED_T} if words.transposing else set()),
        words=frozenset(SPELLED + w for w in words.spelled),
        seen=frozenset(words.bases | {READ}),
    )


def _multiplied(words: Vocabulary) -> set[str]:
    """The matrices in capitals that stand in sums and products, so that a bracket behind one is a factor."""
    both = words.matrices & words.functions & words.variables
    return {n for n in both if n[:1].isupper() and len(n.partition("_")[0]) == 1}


def _unparsed_letters(page: Page, words: Vocabulary) -> None:
    """The letters of formulas that could not be parsed yet: alone, or beside a known one in a pair."""
    for item in page.items:
        if item.tree is None and not item.skip:
            found = set(_LONE.findall(item.block.text))
            words.bases |= {c for c in found if len(c) == 1}
            pairs = {p for p in found if len(p) == 2 and p[0] != "d" and set(p) & words.bases}
            words.bases |= {c for p in pairs if p not in UNIT_WORDS for c in p}
            words.bases |= {c for run in _MIXED.findall(item.block.text) if run not in INITIALS for c in run}


def _logarithms(words: Vocabulary) -> None:
    """What the text says the base b of the logarithms is."""
    units = logarithms.units(words.prose)
    words.stated_bases = logarithms.stated(words.prose) or units
    words.entropy_bases |= units
    words.entropy_bases |= words.stated_bases
    if _NATS.search(words.prose):
        words.log_base = App("exp", Num(1))
    elif _BITS.search(words.prose):
        words.log_base = Num(2)


def _overloaded(page: Page, words: Vocabulary) -> None:
    """The densities that stand for several: with arguments of different letters, or joint ones."""
    several = {n for n in words.functions if n in OVERLOADABLE or n.partition("_")[0] in DENSITIES}
    if not several:
        return
    joint = {
        node.function.name
        for item in formulas(page)
        for node in item.nodes.of(ast.Apply)
        if set(node.separators) & {",", "|"} and ";" not in node.separators
    }
    words.overloaded |= {n for n in several if n in joint or len(words.arguments.get(n, ())) > 1}
    _parametrised(page, several & words.overloaded, words)


def _parametrised(page: Page, densities: set[str], words: Vocabulary) -> None:
    """The parameters of densities: what stands behind a semicolon, `p(x; \\theta)`, and nowhere else."""
    behind, before = dict[str, set[str]](), dict[str, set[str]]()
    for item in formulas(page) if densities else ():
        for node in item.nodes.of(ast.Apply):
            name, signs = node.function.name, node.separators
            if name in densities and "||" not in signs:
                at = signs.index(";") + 1 if ";" in signs else len(node.args)
                for k, a in enumerate(node.args):
                    found = {n.base or n.name for n in names_in(a)}
                    (behind if k >= at else before).setdefault(name, set()).update(found)
    words.parametrised = {n: letters - before.get(n, set()) for n, letters in behind.items()}


__all__ = ["scan", "symbols"]
