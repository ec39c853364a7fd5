"""Laws that a page declares, with their premises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import spoken
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.laws import vetting
from kld_proof.document.elaborate.names.declared import Declared, StatedLaw, first_of, infer, premise, text_of
from kld_proof.document.elaborate.relations import chains, implied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.elaborate.terms.vocabulary import PROBABILITY
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding, Premise
from kld_proof.kernel.term import names
from kld_proof.library.distributions import Law, family
from kld_proof.record import replace

if TYPE_CHECKING:
    from kld_proof.document.elaborate.language.spoken_mass import Found as Mass
    from kld_proof.document.elaborate.laws.written import Written


def declare_laws(page: Page, words: Vocabulary) -> Declared:
    """Every law that is declared by `~`; two different ones for a name in one section cancel out."""
    declared = Declared([], [], set(), set())
    densities = _densities(page, words)
    for item in formulas(page):
        for statement, chain in chains(item):
            if statement.connective in ("implies", "if") or (
                implied(item, statement) and _known(declared, chain)
            ):
                continue
            found = _laws(chain, words)
            if not found:
                _unknown_law(item, chain, words, declared, densities)
            for name, spelled in found:
                words.declarations.add(id(chain))
                law, told = _meant(
                    chain, spelled, _density_of(name, item, spelled, densities, page, words), words
                )
                reason = vetting.objection(page, item, chain, law or spelled, told)
                if law is None:
                    reason = reason or "its parameters can mean several things: write its density"
                if reason:
                    words.poisoned[name] = f"its law is not used: {reason}"
                    message = f"the law ${text_of(item, chain)}$ is not used: {reason}"
                    declared.findings.append(Finding(message, "law", item.place(chain.start)))
                    continue
                label = _label(item, chain)
                written = premise(item, chain)
                assert law is not None
                declared.laws.append(StatedLaw(item.section, first_of(item), label or name, law, written))
    called = _called(page, words)
    for item in formulas(page):
        said = spoken.spoken(page, item, words)
        if item.order in called:
            name, law, text = called[item.order]
            written = Premise(text, None, False, item.place(0))
            declared.laws.append(StatedLaw(item.section, item.order, name, law, written))
        if said is not None:
            name, law, text = said
            words.random.add(name)
            written = Premise(text, None, False, item.place(0))
            declared.laws.append(StatedLaw(item.section, first_of(item), name, law, written))
    if called:
        declared.laws.sort(key=lambda stated: stated.first)
    _written(densities, words, declared)
    _masses(page, words, declared)
    _taken(page, words, declared)
    _cancel(declared, words)
    for stated in declared.laws:
        declared.introduced |= names(stated.law.density) | names(stated.law.support)
    words.laws.update(declared.laws_until(10**9))
    for law in (*words.laws.values(), *_mentioned(page, words)):
        for condition in law.conditions:
            infer(condition, declared)
    return declared


def _called(page: Page, words: Vocabulary) -> dict[int, tuple[str, Law, str]]:
    """The densities that sentences call by a letter, by the formula of their law."""
    if " of " not in page.words or not re.search(r"densit(?:y|ies)|pdf", page.words):
        return {}
    from kld_proof.document.elaborate.language.called_density import called_density

    found = {i.order: called_density(page, i, words) for i in formulas(page) if not i.display}
    return {order: said for order, said in found.items() if said is not None}


def _densities(page: Page, words: Vocabulary) -> list[Written]:
    """The densities that the page writes out."""
    drawn = any("\\sim" in i.block.text for i in page.items)
    if not drawn and "density" not in page.words and "pdf" not in page.words:
        return []
    from kld_proof.document.elaborate.laws.written import written_densities

    return written_densities(page, words)


def _density_of(
    name: str, item: Item, law: Law, densities: list[Written], page: Page, words: Vocabulary
) -> Law | None:
    """The density or mass function that the page writes out for a variable in the section of its law."""
    if law.discrete:
        found = [m for i, _, n, m in _written_masses(page, words) if n == name and i.section == item.section]
    else:
        here = [w for w in densities if w.name == name and w.item.section == item.section]
        found = [w.law if w.given else replace(w.law, support=law.support) for w in here]
    return found[0] if len(found) == 1 else None


def _meant(chain: ast.Chain, law: Law, written: Law | None, words: Vocabulary) -> tuple[Law | None, bool]:
    """The law with the parameters that the page means, and whether its density tells it."""
    if written is None and not (law.family and family(law.family).others):
        return law, False
    from kld_proof.document.elaborate.laws.meant import meant

    return meant(_side(chain), law, written, Context(words))


def _written(densities: list[Written], words: Vocabulary, declared: Declared) -> None:
    """The laws that the page gives by a density alone."""
    known = {stated.name for stated in declared.laws} | words.poisoned.keys()
    for found in densities:
        if found.name not in known and found.given:
            words.declarations |= found.consumed
            words.random.add(found.name)
            stated = premise(found.item, found.chain)
            item = found.item
            declared.laws.append(StatedLaw(item.section, first_of(item), found.name, found.law, stated))


def _masses(page: Page, words: Vocabulary, declared: Declared) -> None:
    """The laws whose mass functions the text writes out, for the random variables without another law."""
    known = {stated.name for stated in declared.laws} | words.poisoned.keys()
    for item, chain, name, law in _written_masses(page, words):
        if name not in known:
            words.declarations.add(id(chain))
            words.random.add(name)
            written = premise(item, chain)
            declared.laws.append(StatedLaw(item.section, first_of(item), name, law, written))


def _written_masses(page: Page, words: Vocabulary) -> Iterator[Mass]:
    """The mass functions that the text writes out."""
    if any(_of_value(n) for item in formulas(page) for n in item.nodes):
        from kld_proof.document.elaborate.language.spoken_mass import stated_masses

        yield from stated_masses(page, words)


def _taken(page: Page, words: Vocabulary, declared: Declared) -> None:
    """The laws that are said value by value: "takes the value 1 with probability p and ..."."""
    if "with probability" not in page.words:
        return
    from kld_proof.document.elaborate.language.spoken_mass import taken_values

    for item in formulas(page):
        said = taken_values(page, item, words)
        if said is not None:
            name, law, text = said
            words.random.add(name)
            written = Premise(text, None, False, item.place(0))
            declared.laws.append(StatedLaw(item.section, first_of(item), name, law, written))


def _of_value(node: ast.Node) -> bool:
    """Whether a node is the probability of a relation."""
    return (
        isinstance(node, ast.Apply)
        and len(node.args) == 1
        and isinstance(node.args[0], ast.Chain)
        and node.function.name in PROBABILITY
    )


def _mentioned(page: Page, words: Vocabulary) -> Iterator[Law]:
    """The laws that the text names without a variable: `samples from \\mathcal{N}(\\mu, \\sigma^2)`."""
    for item in formulas(page):
        assert item.tree is not None
        for statement in item.tree.statements if not item.display else ():
            body = strip(statement.body)
            if (
                isinstance(body, ast.Apply)
                and laws.spelling(body) is not None
                and _speaks_of_laws(item, body)
            ):
                try:
                    law = laws.law(body, Context(words))
                except (ReadError, ValueError):
                    continue
                if law is not None and not vetting.is_denied(item):
                    yield law


def _speaks_of_laws(item: Item, body: ast.Apply) -> bool:
    """Whether a law may be meant, and no function, as in "$B(x, y)$ is the beta function"."""
    return not re.match(r"\W*(?:is|denotes|being|stands for)\b[^.]*\bfunction\b", item.after)


def _unknown_law(
    item: Item, chain: ast.Chain, words: Vocabulary, declared: Declared, densities: list[Written]
) -> None:
    """A law that is not known is reported; where it may have no mean, nothing is read of its variable.

    One whose density the page writes out in the section is known.
    """
    head = strip(chain.first) if chain.first is not None else None
    if chain.links[0].relation.op != "~" or not isinstance(head, ast.Name):
        return
    side = chain.links[0].side
    if any(w.given and w.name == head.name and w.item.section == item.section for w in densities):
        return
    if vetting.is_without_mean(side):
        words.poisoned[head.name] = "its law is not known and may have no mean"
    used = "its mean and covariance are used" if words.moments.get(head.name) else "nothing is used of it"
    message = f"the law ${text_of(item, side)}$ is not known: {used}"
    declared.findings.append(Finding(message, "law", item.place(side.start)))


def _known(declared: Declared, chain: ast.Chain) -> bool:
    first = strip(chain.first) if chain.first is not None else None
    return isinstance(first, ast.Name) and any(first.name == stated.name for stated in declared.laws)


def _label(item: Item, chain: ast.Chain) -> str | None:
    """The P of `P: X ~ law`."""
    found = re.search(r"([A-Z])\s*:(\s|\\[;,:!]|\\quad|~|&)*$", item.block.text[: chain.start])
    return found[1] if found else None


def _cancel(declared: Declared, words: Vocabulary) -> None:
    seen: dict[tuple[int, str], Law] = {}
    twice = set()
    for stated in declared.laws:
        if seen.setdefault((stated.section, stated.name), stated.law) != stated.law:
            twice.add(stated.name)
    for name in twice:
        words.poisoned[name] = "two laws are given for it"
    declared.laws = [stated for stated in declared.laws if stated.name not in twice]


def is_declaration(chain: ast.Chain) -> bool:
    """Whether a chain has the form of a declaration: `X ~ law`, `P = law`, `p(x) = law`."""
    head, link = chain.first, chain.links[0]
    if head is None or link.relation.op == "~":
        return head is not None
    head = strip(head)
    name = head.function if isinstance(head, ast.Apply) and len(head.args) == 1 else head
    if link.relation.op not in ("=", ":=", "==") or len(chain.links) > 1 or not isinstance(name, ast.Name):
        return False
    named = laws.spelling(link.side)
    if named is None or set(named[1].separators) - {","}:
        return False
    spelled_so = laws.families(named[0], len(named[1].args), Context(Vocabulary()))
    return bool(spelled_so) and (name.base or name.name).lower() in ("p", "q", "f", "g", "x", "y", "z")


def _side(chain: ast.Chain) -> ast.Node:
    """What stands for a law on the right of a declaration."""
    link = chain.links[0]
    return laws.applied(link.side) if link.relation.op == "~" else link.side


def _laws(chain: ast.Chain, words: Vocabulary) -> list[tuple[str, Law]]:
    first = strip(chain.first) if chain.first is not None else None
    if first is None or not is_declaration(chain):
        return []
    if isinstance(first, ast.Apply):
        first = first.function
    sides = first.items if isinstance(first, ast.Tuple) else (first,)
    try:
        law = laws.law(_side(chain), Context(words))
    except (ReadError, ValueError):
        return []
    if law is None:
        return []
    return [(side.name, law) for side in map(strip, sides) if isinstance(side, ast.Name)]
