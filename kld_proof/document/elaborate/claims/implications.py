"""What holds under a condition: rows behind a condition, implications and equivalences.

`A \\Rightarrow B` claims B under A, `A \\Leftrightarrow B` both directions.  No side of either is claimed by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import TYPE_CHECKING

from kld_proof.document.elaborate.claims import remarks
from kld_proof.document.elaborate.claims.premises import conditions_of
from kld_proof.document.elaborate.claims.propositions import RELATIONS, comparison
from kld_proof.document.elaborate.claims.sides import Side
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.language import wording
from kld_proof.document.elaborate.language.supposed import needed_with
from kld_proof.document.elaborate.names import declared as declarations
from kld_proof.document.elaborate.names.declared import Assumption
from kld_proof.document.elaborate.names.needs import needs
from kld_proof.document.elaborate.terms import sequences
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Derivation
from kld_proof.kernel.term import Term
from kld_proof.record import replace

if TYPE_CHECKING:
    from kld_proof.document.elaborate.statements import StatementReader

ABOVE, BELOW = 3, "under the equations above it"
TO_THE_RIGHT, TO_THE_LEFT = "the direction from left to right", "the direction from right to left"


def suppose(
    reader: StatementReader, item: Item, sides: tuple[Side, ast.Link, Side], made: Derivation
) -> bool:
    """Assume a link of a chain from here on, as a premise of `made`; tells whether it was understood."""
    left, link, right = sides
    if left.term is None or right.term is None or left.error or right.error:
        return False
    prop = comparison(left.term, RELATIONS[link.relation.op], right.term)
    whole = ast.Group("(", link.side, start=min(left.node.start, link.start), end=link.side.end)
    stated = declarations.premise(item, whole if left.item is item else link, prop)
    stated = replace(stated, text=" ".join(stated.text.replace("&", " ").split()))
    scope = Assumption(stated, item.section, item.order, source=item)
    until = reader.solving.squares.get(id(link)) or reader.solving.until[item.order]
    scope = replace(scope, until=until, within=item.within)
    if id(link) in reader.solving.squares:
        scope = sequences.quantified(scope, reader.page, reader.words, reader.declared)
    reader.declared.assumptions += [scope, *needed_with(prop, scope)]
    reader.given.setdefault(id(made), []).append(stated)
    if id(link) in reader.solving.links and item.order not in reader.solving.posed:
        reader.chainer.solved.add(prop)
    return True


def groups(item: Item, statements: tuple[ast.Statement, ...]) -> list[int]:
    """For each statement the number of its row group: statements of one row that "and" or a comma joins."""
    found: list[int] = []
    for k, statement in enumerate(statements):
        joined = False
        if k and statement.connective in ("", "and"):
            between = item.block.text[statements[k - 1].body.end : statement.body.start]
            joined = not re.search(r"\\\\|\\cr\b|\\newline", between)
        found.append(found[-1] if joined else k)
    return found


def equivalence(
    reader: StatementReader, item: Item, first: ast.Statement, second: ast.Statement, ranges: list[Term]
) -> None:
    """Both directions of an equivalence, or a remark where one side is no claim that can be read."""
    pair = [strip(first.body), strip(second.body)]
    conditions = conditions_of((*first.conditions, *second.conditions), reader.chainer, item)
    read = [conditions_of((body,), reader.chainer, item) for body in pair]
    if not conditions[1] or not all(known and props for props, known in read) or not all(map(_claimed, pair)):
        for body in pair:
            made = reader.current or reader.begin(item)
            reader.remark(item, made, body, remarks.UNCHECKED["iff"])
        return
    ways = ((read[0][0], pair[1], TO_THE_RIGHT), (read[1][0], pair[0], TO_THE_LEFT))
    for props, body, note in ways:
        implied(reader, item, body, [*props, *conditions[0], *ranges], note)


def goes_on(statement: ast.Statement, defining: Collection[int]) -> bool:
    """Whether a row below an equivalence goes on with solving: an equation, without a word before it."""
    body = strip(statement.body)
    if not isinstance(body, ast.Chain) or statement.connective or id(body) in defining:
        return False
    return body.first is not None and all(link.relation.op == "=" for link in body.links)


def is_rearranged(item: Item, statements: tuple[ast.Statement, ...], taken: Collection[int]) -> bool:
    """Whether the rows of a formula are one equation that is rearranged, by the words and by their heads."""
    if not wording.rearranges(item.before) or not item.display:
        return False
    bodies = [strip(s.body) for s in statements]
    if any(id(n) in taken for body in bodies for n in (body, *getattr(body, "links", ()))):
        return False
    heads = [strip(b.first) for b in bodies if isinstance(b, ast.Chain) and b.first is not None]
    return len(heads) == len(bodies) > 1 and heads[0] != heads[1] and goes_on(statements[0], taken)


def follows(
    reader: StatementReader, item: Item, statement: ast.Statement, above: list[Term], ranges: list[Term]
) -> bool:
    """The steps of such a row, claimed under the equations above it; then it is one of these itself.

    False where the row is not understood.
    """
    props, understood = conditions_of((statement.body, *statement.conditions), reader.chainer, item)
    if not understood:
        return False
    reader.chainer.solved.update(above)  # each may have other solutions than the one that is meant
    implied(reader, item, strip(statement.body), [*above[-ABOVE:], *ranges], BELOW)
    above += props
    return True


def _claimed(body: ast.Node) -> bool:
    if isinstance(body, ast.Logic) and body.op == "and":
        return all(_claimed(strip(part)) for part in body.parts)
    return (
        isinstance(body, ast.Chain)
        and body.first is not None
        and all(link.relation.op in RELATIONS for link in body.links)
        and not any(isinstance(strip(s), ast.Tuple) for s in (body.first, *(k.side for k in body.links)))
    )


def implied(reader: StatementReader, item: Item, body: ast.Node, supposed: list[Term], note: str) -> None:
    """The steps of a statement that is claimed under conditions and begins a derivation of its own."""
    if isinstance(body, ast.Logic):
        for part in body.parts:
            implied(reader, item, strip(part), supposed, note)
        return
    assert isinstance(body, ast.Chain) and body.first is not None
    made, conditions = reader.begin(item), with_needs(supposed)
    left = reader.chainer.side(item, body.first, conditions)
    for link in body.links:
        right = reader.chainer.side(item, link.side, conditions)
        made.steps.append(reader.chainer.step(left, link, right, conditions, note))
        reader.sides.setdefault(id(made), []).extend((left, right))
        left = right


def with_needs(conditions: list[Term]) -> list[Term]:
    """Conditions with what they need to have a meaning."""
    return list(dict.fromkeys([*conditions, *(n for p in conditions for n in needs(p))]))
