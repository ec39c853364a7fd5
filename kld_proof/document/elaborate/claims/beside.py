"""What stands beside the statements of one formula: conditions for a row, and words that deny it."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.claims import bare
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.language import sentences, settings, unclaimed
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.record import replace

EQUALITIES = ("=", ":=", "==", "~")
DENYING = {
    "unless": "unless",
    "only_if": "only if",
    "exists": "for some",
    "but_not": "but not",
    "otherwise": "otherwise",
}


def joined(item: Item, statements: tuple[ast.Statement, ...]) -> tuple[ast.Statement, ...]:
    """The statements, a bare inequality behind one of them in its row being its condition."""
    done: list[ast.Statement] = []
    for statement in statements:
        if done and _is_condition(item, done, statement):
            conditions = (*done[-1].conditions, strip(statement.body), *statement.conditions)
            done[-1] = replace(done[-1], conditions=conditions)
        else:
            done.append(statement)
    return tuple(done)


def _is_condition(item: Item, done: list[ast.Statement], statement: ast.Statement) -> bool:
    last, body = done[-1], strip(statement.body)
    if not isinstance(body, ast.Chain) or body.links[0].relation.op in EQUALITIES or body.first is None:
        return False
    if statement.connective == "and":
        return bool(last.conditions)
    between = item.block.text[last.end : statement.start]
    apart = statement.connective or "\\\\" in between or "\\cr" in between
    if apart or not isinstance(strip(last.body), ast.Chain):
        return False
    return bool(last.conditions) or isinstance(statement.body, ast.Group) or bare.is_bare(body)


def denied(item: Item) -> tuple[str, int]:
    """Why nothing in a formula is claimed, and where that is said; empty if it is claimed."""
    assert item.tree is not None
    reason = unclaimed.reason(item.before, item.after)
    if reason:
        return reason, 0
    if sentences.opposes(item.before):
        return "the text supposes the opposite of what it said before", 0
    arithmetic = item.arithmetic or settings.arithmetic(item.before, item.after)
    if arithmetic:
        return f"the text speaks of “{arithmetic}”, and only real arithmetic is read", 0
    for note in item.tree.notes:
        words = item.block.text[note.start : note.end]
        if note.kind == "comment" and "\\text" in words and sentences.denies_text(words):
            return "the words beside this formula deny something and are not understood", note.start
    return "", 0


def denied_beside(statement: ast.Statement) -> tuple[str, int]:
    """Why one statement is not claimed: a condition with "unless" and the like."""
    for condition in statement.conditions:
        if isinstance(condition, ast.Logic) and condition.op in DENYING:
            return f"“{DENYING[condition.op]}” beside a formula is not read", condition.start
    return "", 0


def unread_labels(item: Item) -> Iterator[int]:
    """Where a label on a brace states a relation that was left out."""
    assert item.tree is not None
    for note in item.tree.notes:
        if note.kind == "comment" and note.message.startswith("A label on a brace"):
            label = item.block.text[note.start : note.end]
            if any(
                sign in label for sign in ("=", "<", ">", "\\le", "\\ge", "\\ne", "\\approx", "\\sim", "\\in")
            ):
                yield note.start
