"""What a derivation rests on: the definitions, laws, values and assumptions that its steps used."""

from __future__ import annotations

from kld_proof.document.display import latex
from kld_proof.document.elaborate.claims.chains import Chainer
from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.claims.sides import Side
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.names.declared import premise
from kld_proof.document.elaborate.terms.context import Context, ReadError
from kld_proof.document.latex import ast
from kld_proof.document.model import Premise, Step
from kld_proof.kernel.term import Term


def conditions_of(nodes: tuple[ast.Node, ...], chainer: Chainer, item: Item) -> tuple[list[Term], bool]:
    """The conditions written beside a statement, and whether all were understood."""
    props: list[Term] = []
    understood = True
    for node in nodes:
        try:
            stated = propositions(node, Context(chainer.words))
        except ReadError:
            understood = False
            continue
        props.extend(stated)
        chainer.stated.update((p, premise(item, node, p)) for p in stated)
    return props, understood


def premises_of(
    steps: list[Step], sides: list[Side], chainer: Chainer, defined: dict[str, Premise]
) -> list[Premise]:
    """Everything that the steps rest on: definitions that were put in, laws, assumptions."""
    used = {key for side in sides for key in side.context.used}
    found = [defined[key] for key in defined if key in used]
    said = {"".join(p.text.split()) for p in found}
    items = {id(side.item): side.item for side in sides}.values()
    last = max((item.order for item in items), default=0)
    for stated in {s.name: s for s in chainer.declared.laws if s.first <= last}.values():
        text = "".join(stated.premise.text.split())
        if "~" + stated.name in used and text not in said:
            said.add(text)
            found.append(stated.premise)
    found += [
        a.premise for a in chainer.declared.assumptions if a.gives_value and any(a.holds_at(i) for i in items)
    ]
    props = dict.fromkeys(p for step in steps for p in step.assumptions)
    ordered = reversed(chainer.declared.assumptions)
    known = sorted(ordered, key=lambda a: not a.premise.inferred)  # what is said wins, then what comes first
    here = [a for a in known if any(map(a.holds_at, items))]
    declared = chainer.stated | {a.premise.prop: a.premise for a in (*known, *here)}
    for prop in props:
        found.append(declared.get(prop) or Premise(latex(prop), prop, True))
    unique = {(p.text, p.place): p for p in reversed(found)}
    return list(reversed(unique.values()))
