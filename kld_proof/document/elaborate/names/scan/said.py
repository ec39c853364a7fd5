"""What the words beside an inline formula call its names: random, matrices, functions, described."""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.language import matrices, noise, prose, sentences
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast


def of_item(item: Item, words: Vocabulary) -> None:
    """What the words beside an inline formula call it."""
    if item.display or item.tree is None:
        return
    bodies = [s.body for s in item.tree.statements]
    bare = {n.name for body in bodies for n in ([body] if isinstance(body, ast.Name) else [])}
    capitals = {n for n in bare if n[:1].isupper() or n in words.random}
    if capitals and prose.speaks_of_random(item.before, item.after):
        words.random.update(capitals)
    if capitals and prose.speaks_of_random_vector(item.before, item.after):
        words.matrices.update(capitals)
    if capitals and prose.speaks_of_parts(item.before):
        words.matrices.update(capitals)
    words.functions.update(_called_functions(item, bodies))
    small = bare - capitals
    lists = [n for body in bodies if isinstance(body, ast.Tuple) for n in body.items]
    listed = {n.name for n in lists if isinstance(n, ast.Name)}
    if (bare or listed) and sentences.depends(item.after):
        words.dependent.update(bare | listed)
        words.noise.update(bare | listed)  # of a random variable, perhaps
    if (bare or listed) and noise.is_noise(item.before, item.after):
        words.noise.update(bare | listed)
    few = set() if any(isinstance(n, ast.Ellipsis) for n in lists) else listed
    if (small or few) and prose.describes(item.after):
        words.described |= small | few
    if (bare or listed) and matrices.called(item):
        words.matrices.update(bare | listed)
    letters = {n for n in capitals | listed if len(n.partition("_")[0]) == 1 and n[0].isupper()} - {
        "F",
        "G",
        "T",
    }
    if letters and matrices.regular(item):
        words.matrices.update(letters - words.functions)
    if bare and prose.speaks_of_matrix(item.before):
        words.matrices.update(bare)


def _called_functions(item: Item, bodies: list[ast.Node]) -> Iterator[str]:
    """`w(t)` alone in running text is an application, and "let u be a function" says what u is."""
    for body in bodies:
        if isinstance(body, ast.Mul) and len(body.factors) == 2 and not any(body.signs):
            head, argument = body.factors
            round_ = isinstance(argument, ast.Group) and argument.bracket == "("
            if isinstance(head, ast.Name) and round_ and isinstance(strip(argument), ast.Name | ast.Tuple):
                yield head.name
        elif isinstance(body, ast.Name) and sentences.is_function(item.after):
            yield body.name
