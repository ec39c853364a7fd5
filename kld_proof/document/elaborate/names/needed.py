"""Assumptions that definitions bring with them: what they need to have a meaning (docs/reading.md).

Such an assumption is inferred.  It gives way, with a finding, to a statement of the text that it contradicts.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.display import latex
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.declared import Assumption, Declared, text_of
from kld_proof.document.elaborate.names.needs import needs, needs_of_terms
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, walk
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding, Premise
from kld_proof.kernel.term import App, Lam, Term, names
from kld_proof.record import replace


def declare_needs(
    page: Page, words: Vocabulary, declared: Declared, chosen: dict[str, Candidate]
) -> dict[str, list[Term]]:
    """Assume what each definition needs, from it to the end of its section; gives it by the key as well."""
    found: dict[str, list[Term]] = {}
    for key, candidate in chosen.items():
        try:
            value = words.definitions[key]()
            wanted = [*_of_laws(candidate, words), *needs(value)]
            if isinstance(candidate.head, ast.Name) and isinstance(value, Lam):
                wanted += needs_of_terms(value)
        except ReadError:
            continue
        item = candidate.item
        found[key] = [p for p in wanted if not contradicted(p, item, candidate.head.start, declared)]
        declared.assumptions += [inferred_at(p, item, candidate.head.start, page) for p in found[key]]
    sequences = {key for key in found if isinstance(chosen[key].head, ast.Name) and chosen[key].parameters}
    return {key: [*props, *_of_sequences(key, chosen, found, sequences)] for key, props in found.items()}


def _of_sequences(
    key: str, chosen: dict[str, Candidate], found: dict[str, list[Term]], sequences: set[str]
) -> Iterator[Term]:
    """What the sequences need of which a definition is made: below a sum nothing else says so."""
    seen, todo = {key}, [key] if sequences else []
    while todo:
        for name in names_in(chosen[todo.pop()].side):
            inner = f"{name.base}()" if name.subscript else name.name
            if inner in found and inner not in seen:
                seen.add(inner)
                todo.append(inner)
                yield from found[inner] if inner in sequences else ()


def _of_laws(candidate: Candidate, words: Vocabulary) -> Iterator[Term]:
    """What the parameters of a law have to satisfy where its density defines something: `Gam(x; a, b)`."""
    from kld_proof.document.elaborate.laws import named as laws

    for node in walk(candidate.side):
        if isinstance(node, ast.Apply) and node.separators[:1] == (";",):
            context = Context(words)
            try:
                law = laws.law(replace(node, args=node.args[1:], separators=node.separators[1:]), context)
            except ReadError:  # that of a vector, beside others
                continue
            bound = {v.name for n in walk(candidate.side) for v in _bound_by(n)} | {*candidate.parameters}
            yield from (p for p in (law.conditions if law else ()) if names(p).isdisjoint(bound))


def _bound_by(node: ast.Node) -> list[ast.Name]:
    return [v for v in node.variables if isinstance(v, ast.Name)] if isinstance(node, ast.BigOp) else []


def inferred_at(prop: Term, item: Item, offset: int, page: Page) -> Assumption:
    """An inferred assumption that holds from the formula `item` to the end of its section."""
    stated = Premise(latex(prop), prop, True, item.place(offset))
    scope = Assumption(stated, item.section, item.order)
    return replace(scope, until=page.end_of(item.section), within=item.within, source=item)


def contradicted(prop: Term, item: Item, offset: int, declared: Declared) -> bool:
    """Whether the text says the opposite of `prop`; then a finding says so."""
    for other in declared.assumptions:
        if other.premise.prop in opposites(prop) and not other.premise.inferred:
            said = f"${other.premise.text}$ contradicts ${latex(prop)}$, which ${text_of_line(item)}$ needs"
            declared.findings.append(Finding(said, "assumption", item.place(offset)))
            return True
    return False


def text_of_line(item: Item) -> str:
    """The formula as it was written, in one line."""
    assert item.tree is not None
    return text_of(item, item.tree.statements[0])


def opposites(prop: Term) -> list[Term]:
    """The propositions that contradict a condition by their form alone."""
    if not isinstance(prop, App):
        return []
    a, b = prop.args
    if prop.head == "ne":
        return [App("eq", a, b), App("eq", b, a)]
    if prop.head == "le":
        return [App("lt", b, a)]
    return [App("lt", b, a), App("le", b, a), App("eq", a, b), App("eq", b, a)]


def without_implied(props: list[Term]) -> list[Term]:
    """The propositions, those about zero left out that another one contains by its form alone."""
    strict = {p for p in props if isinstance(p, App) and p.head == "lt"}

    def implied(p: Term) -> bool:
        if not isinstance(p, App):
            return False
        if p.head == "ne":
            return App("lt", *p.args) in strict or App("lt", *reversed(p.args)) in strict
        return p.head == "le" and App("lt", *p.args) in strict

    return [p for p in props if not implied(p)]
