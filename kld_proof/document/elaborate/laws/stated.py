"""Laws that a page declares, with their premises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences, spoken
from kld_proof.document.elaborate.laws import named as laws
from kld_proof.document.elaborate.laws import vetting
from kld_proof.document.elaborate.names.declared import (
    Declared,
    StatedLaw,
    first_of,
    infer,
    part_of,
    premise,
    text_of,
)
from kld_proof.document.elaborate.relations import chains, implied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
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
    labelled: list[tuple[int, str]] = []
    densities = _densities(page, words)
    for item in formulas(page):
        for statement, chain in chains(item):
            if statement.connective in ("implies", "if") or (
                implied(item, statement) and _known(declared, chain)
            ):
                continue
            found = _laws(chain, words, page)
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
                    declared.denied.append((name, item.order))
                    message = f"the law ${text_of(item, chain)}$ is not used: {reason}"
                    declared.findings.append(Finding(message, "law", item.place(chain.start)))
                    continue
                label = _label(item, chain)
                labelled += [(first_of(item), name)] if label else []
                written = premise(item, chain)
                assert law is not None
                stated = StatedLaw(item.section, first_of(item), label or name, law, written, item.order)
                declared.laws.append(stated)
    called = _called(page, words)
    for item in formulas(page):
        said = spoken.spoken(page, item, words)
        if item.order in called:
            name, law, text = called[item.order]
            written = Premise(text, None, False, item.place(0))
            declared.laws.append(StatedLaw(item.section, item.order, name, law, written, item.order))
        if said is not None:
            name, law, text = said
            words.random.add(name)
            written = Premise(text, None, False, item.place(0))
            declared.laws.append(StatedLaw(item.section, first_of(item), name, law, written, item.order))
    _written(densities, page, words, declared)
    _masses(page, words, declared)
    _taken(page, words, declared)
    declared.laws.sort(key=lambda stated: stated.first)
    _cancel(page, declared, words)
    _release(page, declared)
    _end_before(labelled, declared)
    if declared.laws:
        from kld_proof.document.elaborate.laws import lasting

        lasting.end(page, declared)
    for stated in declared.laws:
        declared.introduced |= names(stated.law.density) | names(stated.law.support)
    words.laws.update({stated.name: stated.law for stated in declared.laws})
    _beside_laws(densities, words)
    for law in (*(stated.law for stated in declared.laws), *_mentioned(page, words)):
        for condition in law.conditions:
            infer(condition, declared)
    if any(";" in n.separators for i in formulas(page) for n in i.nodes.of(ast.Apply)):
        from kld_proof.document.elaborate.laws import priors

        priors.declare(page, words, declared)
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


def _is_known(name: str, item: Item, page: Page, words: Vocabulary, known: list[StatedLaw]) -> bool:
    """Whether a name has a law already; another section or example may suppose it to have a new one.

    So may a sentence that says that this one is new; two that are written out without such a word cancel.
    """
    stated = [s for s in known if s.name == name]
    others = [page.items[s.first] for s in stated]
    here = any((o.section, part_of(o)) == (item.section, part_of(item)) for o in others)
    drawn = any(s.law.family or "\\sim" in s.premise.text for s in stated)  # a density tells its parameters
    if stated and (_ANEW.search(prose.last_sentence(item.before)) or not drawn):
        here = False
        others = [o for o in others if (o.section, part_of(o)) != (item.section, part_of(item))]
    anew = _SUPPOSED.search(prose.last_sentence(item.before))
    return name in words.poisoned or here or bool(others and not anew)


def _written(densities: list[Written], page: Page, words: Vocabulary, declared: Declared) -> None:
    """The laws that the page gives by a density alone."""
    before = list(declared.laws)
    for found in densities:
        if found.given and not _is_known(found.name, found.item, page, words, before):
            words.declarations |= found.consumed
            words.random.add(found.name)
            stated = premise(found.item, found.chain)
            item = found.item
            law = StatedLaw(item.section, first_of(item), found.name, found.law, stated, item.order)
            declared.laws.append(law)


def _beside_laws(densities: list[Written], words: Vocabulary) -> None:
    """A density in a sentence beside its law, "with density $p(x) = ...$", tells the parameters only."""
    for found in densities:
        head = strip(found.chain.first) if found.chain.first is not None else None
        if isinstance(head, ast.Apply) and not found.item.display and found.name in words.laws:
            from kld_proof.document.elaborate.laws.densities import is_functional
            from kld_proof.document.elaborate.laws.meant import agree

            law = words.laws[found.name]
            same = agree(law, replace(found.law, support=law.support))
            if same and is_functional(head, Context(words)):
                words.declarations.add(id(found.chain))


def _masses(page: Page, words: Vocabulary, declared: Declared) -> None:
    """The laws whose mass functions the text writes out, for the random variables without another law."""
    before = list(declared.laws)
    for item, chain, name, law in _written_masses(page, words):
        if not _is_known(name, item, page, words, before):
            words.declarations.add(id(chain))
            words.random.add(name)
            written = premise(item, chain)
            declared.laws.append(StatedLaw(item.section, first_of(item), name, law, written, item.order))


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
            declared.laws.append(StatedLaw(item.section, first_of(item), name, law, written, item.order))


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
    if head is not None and chain.links[0].relation.op == "~" and not isinstance(head, ast.Name | ast.Given):
        inside = {n.name for n in names_in(head)}
        words.drawn |= inside if len(inside) == 1 else set()  # what `\\sigma^2 \\sim L` says of \\sigma
    if chain.links[0].relation.op != "~" or not isinstance(head, ast.Name):
        return
    side = chain.links[0].side
    if any(w.given and w.name == head.name and w.item.section == item.section for w in densities):
        return
    if vetting.is_without_mean(side):
        words.poisoned[head.name] = "its law is not known and may have no mean"
    moments = words.moments.get(head.name) or any(head.name == x for x, _ in words.normals.values())
    used = "its mean and covariance are used" if moments else "nothing is used of it"
    if isinstance(strip(side), ast.Apply):
        declared.unknown |= {n.name for n in names_in(side)}
    message = f"the law ${text_of(item, side)}$ is not known: {used}"
    declared.findings.append(Finding(message, "law", item.place(side.start)))


def _known(declared: Declared, chain: ast.Chain) -> bool:
    first = strip(chain.first) if chain.first is not None else None
    return isinstance(first, ast.Name) and any(first.name == stated.name for stated in declared.laws)


def _label(item: Item, chain: ast.Chain) -> str | None:
    """The P of `P: X ~ law`."""
    found = re.search(r"([A-Z])\s*:(\s|\\[;,:!]|\\quad|~|&)*$", item.block.text[: chain.start])
    return found[1] if found else None


_SUPPOSED = Cue(r"^\W*if\b|\b(?:let|suppose|assume|consider|now|later|here|this time|instead)\b", re.I)
_ANEW = Cue(
    r"^\W*(?:now|later|next|then again|finally)\b|\b(?:instead|this time|from (?:now|here) on)\b", re.I
)


def _cancel(page: Page, declared: Declared, words: Vocabulary) -> None:
    """Nothing is read of a name with two laws in one section or example, if no word says that one is new."""
    seen: dict[tuple[int, str, str], Law] = {}
    twice = set()
    for stated in sorted(declared.laws, key=lambda s: s.first):
        item = page.items[stated.first]
        place = stated.section, part_of(item), stated.name
        if _ANEW.search(prose.last_sentence(item.before)):
            seen[place] = stated.law
        elif seen.setdefault(place, stated.law) != stated.law:
            twice.add(stated.name)
    _end_with_items(page, declared)
    for name in twice:
        words.poisoned[name] = "two laws are given for it"
    declared.laws = [stated for stated in declared.laws if stated.name not in twice]


def _end_with_items(page: Page, declared: Declared) -> None:
    """Of several laws of a name in the items of a list each ends with its item."""
    place = [(s.name, page.items[s.first].section, part_of(page.items[s.first])) for s in declared.laws]
    for k, (name, section, part) in enumerate(place):
        if part.startswith("item") and any(p[:2] == (name, section) and p[2] != part for p in place):
            behind = (i.order for i in page.items[declared.laws[k].first :] if part not in i.within)
            declared.laws[k] = replace(declared.laws[k], until=next(behind, 10**9))


def _end_before(labelled: Iterable[tuple[int, str]], declared: Declared) -> None:
    """Where `P: X \\sim L` gives X several laws, the one before ends: E(X) says of none of them."""
    for order, name in labelled:
        declared.laws = [
            replace(s, until=min(s.until, order)) if s.name == name and s.first < order else s
            for s in declared.laws
        ]


def _release(page: Page, declared: Declared) -> None:
    """`Let $X$ be a random variable` in another section or example gives X no law: the one before ends."""
    places = {(s.name, page.items[s.first].section, part_of(page.items[s.first])) for s in declared.laws}
    known = {name for name, _, _ in places}
    for item in formulas(page) if known else ():
        anew = _bare(item) & known if not item.display else set[str]()
        anew = {n for n in anew if (n, item.section, part_of(item)) not in places}
        said = sentences.supposal(item.before, item.after) if anew else sentences.Supposal()
        if said.lets or (said.holds and not said.local):
            if not prose.speaks_of_random(item.before, item.after) or _TAKEN_UP.search(item.before):
                continue
            declared.laws = [
                replace(s, until=min(s.until, item.order)) if s.name in anew and s.first < item.order else s
                for s in declared.laws
            ]


_TAKEN_UP = Cue(r"\b(?:this|that|these|those|the|same|our|such)\s+(?:\w+\s+)?random\s+variables?\s*$", re.I)


def _bare(item: Item) -> set[str]:
    """The bare names that an inline formula consists of."""
    assert item.tree is not None
    bodies = [strip(s.body) for s in item.tree.statements]
    listed = [n for body in bodies for n in (body.items if isinstance(body, ast.Tuple) else (body,))]
    return {n.name for n in map(strip, listed) if isinstance(n, ast.Name)}


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


def _laws(chain: ast.Chain, words: Vocabulary, page: Page) -> list[tuple[str, Law]]:
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
    if isinstance(first, ast.Given):
        from kld_proof.document.elaborate.laws import marginal

        given = marginal.parametrised(chain, law, page)
        if given is not None:
            words.given[given.name] = marginal.conditions(chain)
            words.overloaded.add("p")
        return [(given.name, law)] if given is not None else []
    return [(side.name, law) for side in map(strip, sides) if isinstance(side, ast.Name)]
