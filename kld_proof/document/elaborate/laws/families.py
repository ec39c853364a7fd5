"""Random variables that are numbered, `X_1, \\ldots, X_n`: which there are, and for which numbers.

Main statements: `learn(page, words)` remembers the families of a page, `family_of(node)` reads a list, and
`variables(base)` is the function of number and outcome that a family is.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.terms import dots
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.elaborate.terms.vocabulary import EXPECTATION, VARIANCE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, App, Bound, Lam, Term

NUMBERING = frozenset("ijklmnt")
SAMPLE = Cue(r"\biid\b|\b(simple )?random sample\b|identically distributed|獨立同分布|隨機樣本", re.I)


def learn(page: Page, words: Vocabulary) -> None:
    """The families that lists in the text name, where a member is random or the text calls them so.

    So are `X_1, ..., X_n` where the mean or the variance of their sum is taken.
    """
    for item in formulas(page):
        for base, end in _summed(item):
            _add(base, end, words)
        if item.display:
            continue
        assert item.tree is not None
        sentence = prose.last_sentence(item.before) + prose.FORMULA + prose.first_sentence(item.after)
        for statement in item.tree.statements:
            found = family_of(statement.body)
            if found is None and numbered(item) and statement.body is item.tree.statements[0].body:
                _learn_numbered(item, words)
            if found is None:
                continue
            base, last = found
            spoken = "random variable" in sentence or bool(SAMPLE.search(sentence))
            if base not in words.laws and (spoken or _is_random(base, words)):
                _add(base, last, words)
    if words.families and any(i.nodes.of(ast.Ellipsis) for i in formulas(page)):
        from kld_proof.document.elaborate.laws import family_sums

        family_sums.write_out(page, words)
    for item in formulas(page):
        for node in item.nodes.of(ast.Name):
            if node.base in words.families and node.subscript:
                words.random.add(node.name)


def _add(base: str, last: ast.Node | None, words: Vocabulary) -> None:
    domain = domain_of(last, words)
    if domain is not None and words.families.setdefault(base, domain) == domain:
        words.indexed.add(base)


def _summed(item: Item) -> Iterator[tuple[str, ast.Node]]:
    r"""The letter and the last number of `\mathrm{E}(X_1 + \ldots + X_n)`, where only the sum is numbered."""
    for node in item.nodes.of(ast.Apply):
        moment = node.function.name in EXPECTATION | VARIANCE and len(node.args) == 1
        body = strip(node.args[0]) if moment else node
        if isinstance(body, ast.Add) and any(isinstance(t, ast.Ellipsis) for t in body.terms):
            pattern = dots.pattern_of(body.terms)
            if pattern is not None and len(found := dots.bases(pattern)) == 1:
                yield min(found), pattern[1]


_TOGETHER = Cue(
    r"(?:^|\b(?:where|let|suppose|assume|with|and|that)\b)\s*(?:the\s+|all\s+)*"
    r"(?:(?:random variable|error|noise|innovation|shock|disturbance)s?\s+)?\0\s*(?:'?s\s+)?"
    r"(?:are|be|is)\s+(?:all\s+|mutually\s+|an?\s+)*"
    r"(?:iid|independent(?:ly)?(?:\s*,?\s*(?:and\s+)?identical(?:ly)?(?:\s+distributed)?)?)\b"
    r"(?!\s+(?:of|from)\b)",
    re.I,
)


def numbered(item: Item) -> ast.Name | None:
    """The name of which a sentence says that all of its kind are independent: "the $e_t$ are independent"."""
    if item.display or item.tree is None or len(item.tree.statements) != 1:
        return None
    name = strip(item.tree.statements[0].body)
    plain = isinstance(name, ast.Name) and len(name.subscript) == 1 and not (name.primes or name.label)
    if not plain or not isinstance(name, ast.Name) or not isinstance(name.subscript[0], ast.Name):
        return None
    if name.subscript[0].name not in NUMBERING:
        return None
    before = prose.last_sentence(item.before)
    whole = before + prose.FORMULA + prose.first_sentence(item.after)
    found = any(said.start() <= len(before) < said.end() for said in _TOGETHER.finditer(whole))
    return name if found else None


def _learn_numbered(item: Item, words: Vocabulary) -> None:
    """A family with all integers as its numbers: what is said of some may be said of all."""
    name = numbered(item)
    if name is None or name.base in words.laws or name.base in words.matrices:
        return
    if words.families.setdefault(name.base, App("integers")) == App("integers"):
        words.indexed.add(name.base)


def _is_random(base: str, words: Vocabulary) -> bool:
    return any(n == base or n.startswith(base + "_") for n in words.random)


def family_of(node: ast.Node) -> tuple[str, ast.Node | None] | None:
    """The letter and the last number of `X_1, \\ldots, X_n`; no number where the list has no end."""
    node = strip(node)
    if not isinstance(node, ast.Tuple | ast.Set) or len(node.items) < 3:
        return None
    items = list(map(strip, node.items))
    last: ast.Node | None = items.pop()
    if isinstance(last, ast.Ellipsis):
        last = None
    elif not items or not isinstance(items.pop(), ast.Ellipsis):
        return None
    names = [n for n in (*items, last) if isinstance(n, ast.Name) and len(n.subscript) == 1 and n.base]
    if len(names) != len(items) + (last is not None) or len({n.base for n in names}) != 1 or not items:
        return None
    numbers = [n.subscript[0].value for n in names[: len(items)] if isinstance(n.subscript[0], ast.Number)]
    if numbers != list(range(1, len(items) + 1)):
        return None
    return names[0].base, names[-1].subscript[0] if last is not None else None


def domain_of(last: ast.Node | None, words: Vocabulary) -> Term | None:
    """The set of the numbers 1, 2, ..., up to the last one."""
    if last is None:
        return App("from", ONE)
    if not isinstance(last, ast.Name | ast.Number) or any(n.name in words.random for n in names_in(last)):
        return None
    try:
        return App("range", ONE, read(last, Context(words)))
    except ReadError:
        return None


def variables(base: str) -> Lam:
    """The family as the function of the number and the outcome."""
    return Lam(Lam(App(f"${base}_{{/2}}", Bound(1), Bound(0))))
