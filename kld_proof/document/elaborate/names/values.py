"""What a definition says: worked out when it is first used.

Caveats: one that is not understood makes every use of its name an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial

from kld_proof.document.elaborate.claims.propositions import conjunction
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.names import shadows
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary, lam
from kld_proof.document.elaborate.terms.matrices.reading import either
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term

INDICES = frozenset("ijklmnrst")  # letters that number things where they stand in a subscript


def install(chosen: dict[str, Candidate], words: Vocabulary) -> None:
    """Put the chosen definitions into the vocabulary, each worked out at its first use."""
    sections = {key: candidate.item.section for key, candidate in chosen.items()}
    for key, candidate in chosen.items():
        elsewhere = {k for k, section in sections.items() if section != sections[key]}
        words.definitions[key] = _lazily(candidate, words, elsewhere)
        words.reread[key] = partial(_lazily, candidate, elsewhere=elsewhere)
        words.parameters[key] = candidate.parameters
        head = strip(candidate.head)
        if isinstance(head, ast.Apply) and any(isinstance(strip(a), ast.Power) for a in head.args):
            words.signatures[key] = tuple(map(strip, head.args))


def _lazily(candidate: Candidate, words: Vocabulary, elsewhere: set[str]) -> Callable[[], Term]:
    cache: list[Term | ReadError] = []
    running: list[bool] = []

    def value() -> Term:
        if not cache:
            if running:
                raise ReadError(f"the definition of {shown(candidate.key)} goes round in a circle")
            running.append(True)
            try:
                cache.append(_elaborate(candidate, words, elsewhere))
            except ReadError as error:
                cache.append(
                    ReadError(f"the definition of {shown(candidate.key)} was not understood: {error}")
                )
            running.pop()
        if isinstance(cache[0], ReadError):
            raise ReadError(str(cache[0]))
        return cache[0]

    return value


def shown(key: str) -> str:
    """A key as a person writes it."""
    return key.removesuffix("()")


def _elaborate(candidate: Candidate, words: Vocabulary, elsewhere: set[str]) -> Term:
    if candidate.item.arithmetic:
        raise ReadError(f"the text speaks of “{candidate.item.arithmetic}”")
    context = Context(words)
    name = "" if _is_density(candidate) else candidate.key.removesuffix("()")
    around = words.products, words.elsewhere, words.natural
    words.products, words.elsewhere, words.natural = (
        candidate.item.products,
        elsewhere,
        candidate.item.natural,
    )
    try:
        return _function(candidate.parameters, candidate.side, context, candidate.conditions, name)
    finally:
        words.products, words.elsewhere, words.natural = around


def _is_density(candidate: Candidate) -> bool:
    """Whether a function with a range is a density, or the text gives 0 for it elsewhere."""
    words = prose.last_sentence(candidate.item.before) + " " + prose.first_sentence(candidate.item.after)
    named = candidate.key.partition("(")[0] in ("p", "q", "P", "Q", "f_X")
    return named or bool(re.search(r"densit|\bpdf\b|密度|\b(0|zero) (otherwise|elsewhere)", words))


def _function(
    parameters: tuple[str, ...],
    side: ast.Node,
    context: Context,
    conditions: tuple[ast.Node, ...] = (),
    name: str = "",
    bound: tuple[Term, ...] = (),
) -> Term:
    """The function with this body; where a condition fails it is 0, or the unspecified function `name`."""
    if not parameters:
        body = either(side, context)
        outside = App(f"${name}", *bound) if name else ZERO
        for condition in conditions:
            for prop in reversed(conjunction(condition, context)):
                body = App("ite", prop, body, outside)
        return body
    if parameters[0] in INDICES:
        shadows.check(ast.Name(parameters[0], start=side.start), side, context)
    with context.binder(parameters[:1], None) as local:
        context.parameters.add(local.name)
        body = _function(parameters[1:], side, context, conditions, name, (*bound, local))
    return lam(body, local)
