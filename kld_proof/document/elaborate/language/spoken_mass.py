"""Mass functions that the text gives: "with $P(X = k) = 1/6$ for $k = 1, \\ldots, 6$", value by value too.

Main statement: `stated_masses(page, words)` gives each random variable without a law its mass function, where
the text introduces it so.  The mean of g(X) is then the sum of the masses times g; that their sum is 1
is assumed where names stand in them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from itertools import pairwise

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims.remarks import index_range
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.laws import vetting
from kld_proof.document.elaborate.laws.total import of_total_one
from kld_proof.document.elaborate.terms import domains
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary, lam
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import PROBABILITY
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ONE, ZERO, App, Bound, Lam, Num, Term
from kld_proof.library.distributions import Law
from kld_proof.record import replace

MAX_VALUES = 12
_GIVES = Cue(
    r"\b(with|has|have|having|let|suppose|assume|where|given by|mass function|pmf|distribution|variable|if)\b"
    r"[^.\0]*(\0[^.\0]*)*$",
    re.I,
)
_IF = Cue(r"\W*if\s*", re.I)
_SHARE = r"(?:the\s+)?(?:values?\s+)?\0\s+with\s+probability\s+\0"
_TAKES = Cue(
    rf"\s*(?:takes?|assumes?|is|be|equals?)\s+(?:on\s+)?{_SHARE}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+){_SHARE})+"
    r"(?=\s*(?:[.,;:]|$))",
    re.I,
)
_UNDER = Cue(r"\b(if|given|unless|condition\w*|provided|when(?:ever)?|under|otherwise)\b", re.I)
"""Words behind the masses that make them those under a condition."""
_FOR = Cue(r"^\s*,?\s*(?:for|where)\s+(?:all\s+|each\s+)?\0")
Found = tuple[Item, ast.Chain, str, Law]


def stated_masses(page: Page, words: Vocabulary) -> Iterator[Found]:
    """The formulas that give mass functions: the item, the chain, the random variable and its law."""
    for group in _groups(page):
        item, chains = group[0][0], [c for _, c in group]
        heads = {event[0].name for c in chains if (event := _event(c)) is not None}
        if len(heads) != 1 or heads & words.laws.keys():
            continue
        try:
            law = _law(page, item, chains, words)
        except ReadError:
            continue
        if law is not None:
            yield from ((i, chain, min(heads), law) for i, chain in group)


def taken_values(page: Page, item: Item, words: Vocabulary) -> tuple[str, Law, str] | None:
    """The law of "X takes the value F with probability F and F with probability F"."""
    from kld_proof.document.elaborate.language.spoken import behind, shown, states, variable

    name, clause = variable(item), _TAKES.match(item.after)
    # "with probability" changes other laws (docs/reading.md), and makes this one
    plain = replace(item, after=re.sub("with probability", "with", item.after))
    if name is None or clause is None or not states(plain) or _UNDER.search(prose.first_sentence(item.after)):
        return None
    mentioned = behind(page, item, clause[0])
    bodies = [strip(i.tree.statements[0].body) for i in mentioned if i.tree is not None]
    if len(bodies) != clause[0].count(prose.FORMULA) or any(isinstance(b, ast.Chain) for b in bodies):
        return None
    try:
        law = _of_values(page, bodies[::2], bodies[1::2], words)
    except ReadError:
        return None
    return None if law is None else (name, law, shown(name, clause[0], mentioned))


def _groups(page: Page) -> list[list[tuple[Item, ast.Chain]]]:
    """The relations that give masses, those of one display formula or of one sentence together."""
    found: dict[tuple[int, str], list[tuple[Item, ast.Chain]]] = {}
    for item in formulas(page):
        chains = [c for c in _relations(item) if _event(c) is not None]
        if chains and _introduces(item):
            sentence = prose.last_sentence(item.before) + prose.FORMULA + prose.first_sentence(item.after)
            key = (item.order, "") if item.display else (-item.section, sentence)
            found.setdefault(key, []).extend((item, c) for c in chains)
    return list(found.values())


def _relations(item: Item) -> list[ast.Chain]:
    assert item.tree is not None
    bodies = [strip(s.body) for s in item.tree.statements]
    return [b for b in bodies if isinstance(b, ast.Chain) and len(b.links) == 1]


def _event(chain: ast.Chain) -> tuple[ast.Name, ast.Node] | None:
    """The X and the value of `P(X = k) = ...`, where the right side has no probabilities in it."""
    head = strip(chain.first) if chain.first is not None else None
    if (
        chain.links[0].relation.op not in ("=", ":=")
        or not isinstance(head, ast.Apply)
        or len(head.args) != 1
    ):
        return None
    event = strip(head.args[0])
    if head.function.name not in PROBABILITY or not isinstance(event, ast.Chain) or len(event.links) != 1:
        return None
    variable = strip(event.first) if event.first is not None else None
    if event.links[0].relation.op != "=" or not isinstance(variable, ast.Name) or variable.subscript:
        return None
    side = chain.links[0].side
    if not variable.name[:1].isupper() or any(isinstance(n, ast.Cases | ast.Chain) for n in walk(side)):
        return None
    probabilities = (n for n in walk(side) if isinstance(n, ast.Apply) and n.function.name in PROBABILITY)
    return None if any(probabilities) else (variable, strip(event.links[0].side))


def _introduces(item: Item) -> bool:
    """Whether the sentence gives the masses, rather than concludes or denies them."""
    before = prose.last_sentence(item.before)
    said = sentences.supposal(item.before, item.after)
    local = said.local and not _IF.fullmatch(before)  # "If P(X = k) = ..., then" is about this X
    if vetting.is_denied(item) or prose.concludes(item.before) or local or sentences.denies_text(before):
        return False
    return bool(_GIVES.search(before)) and not _UNDER.search(prose.first_sentence(item.after))


def _law(page: Page, item: Item, chains: list[ast.Chain], words: Vocabulary) -> Law | None:
    heads = [_event(c) for c in chains]
    values = [h[1] for h in heads if h is not None]
    if len(chains) == 1 and isinstance(values[0], ast.Name):
        return _by_formula(page, item, chains[0], values[0], words)
    return _of_values(page, values, [c.links[0].side for c in chains], words)


def _of_values(page: Page, values: list[ast.Node], masses: list[ast.Node], words: Vocabulary) -> Law | None:
    """The law of a variable with these integers as its values."""
    numbers = [read(v, Context(words)) for v in values]
    whole = [v for n in numbers if (v := _integer(n)) is not None]
    if len(whole) != len(numbers) or len(set(whole)) != len(whole) or len(whole) < 2:
        return None
    low, high = min(whole), max(whole)
    if high - low > MAX_VALUES:
        return None
    mass: Term = ZERO
    for value, share in zip(whole, masses, strict=True):
        mass = App("ite", App("eq", Bound(0), Num(value)), read(share, Context(words)), mass)
    return of_total_one(page, App("range", Num(low), Num(high)), Lam(mass), discrete=True)


def _integer(t: Term) -> Fraction | None:
    """The integer that a term is, also behind a minus sign."""
    if isinstance(t, App) and t.head == "neg":
        inner = _integer(t.args[0])
        return None if inner is None else -inner
    return t.value if isinstance(t, Num) and t.value.denominator == 1 else None


def _by_formula(page: Page, item: Item, chain: ast.Chain, k: ast.Name, words: Vocabulary) -> Law | None:
    """`P(X = k) = f(k)` with the values of k behind it."""
    if any(n.name in words.random for n in names_in(chain.links[0].side)) or not k.name[:1].islower():
        return None
    support = next((d for node in _ranges(page, item) if (d := _support(node, k, words)) is not None), None)
    if support is None:
        return None
    context = Context(words)
    with context.binder((k.name,), support) as local:
        mass = read(chain.links[0].side, context)
    return of_total_one(page, support, lam(mass, local), discrete=True)


def _ranges(page: Page, item: Item) -> Iterator[ast.Node]:
    """What may say which values k takes: the conditions of the formula, and "for F" right behind it."""
    assert item.tree is not None
    for statement in item.tree.statements:
        yield from statement.conditions
        yield statement.body
    following = page.items[item.order + 1 : item.order + 2]
    if _FOR.match(item.after) and following and following[0].tree is not None and not following[0].display:
        yield following[0].tree.statements[0].body


def _from_a_name(side: ast.Node, words: Vocabulary) -> Term | None:
    """The integers from r on, of `r, r + 1, \\ldots`."""
    items = [strip(i) for i in side.items] if isinstance(side, ast.Tuple | ast.Set) else []
    if len(items) != 3 or not isinstance(items[0], ast.Name) or not isinstance(items[2], ast.Ellipsis):
        return None
    following = items[1].terms if isinstance(items[1], ast.Add) else ()
    if tuple(map(strip, following)) != (items[0], ast.Number(Fraction(1))):
        return None
    return App("from", read(items[0], Context(words)))


def _support(node: ast.Node, k: ast.Name, words: Vocabulary) -> Term | None:
    """The integers that `k = 1, \\ldots, n`, `k = 0, 1, \\ldots` or `k \\in \\{1, 2, 3\\}` says."""
    node = strip(node)
    if (
        not isinstance(node, ast.Chain)
        or len(node.links) != 1
        or node.first is None
        or strip(node.first) != k
    ):
        return None
    ranges = [p for p in index_range(node, Context(words)) if isinstance(p, App)]
    if ranges:
        return ranges[0].args[1]
    link, side = node.links[0], strip(node.links[0].side)
    begun = _from_a_name(side, words) if link.relation.op in ("=", "in") else None
    if begun is not None:
        return begun
    items = [strip(i) for i in side.items] if isinstance(side, ast.Tuple | ast.Set) else []
    numbers = [i.value for i in items if isinstance(i, ast.Number) and i.value.denominator == 1]
    consecutive = all(b - a == 1 for a, b in pairwise(numbers))
    if numbers and consecutive and link.relation.op in ("=", "in"):
        if len(numbers) == len(items) - 1 and isinstance(items[-1], ast.Ellipsis) and len(numbers) > 1:
            return App("naturals") if numbers[0] == 0 else App("from", Num(numbers[0]))
        if len(numbers) == len(items) > 1:
            return App("range", Num(numbers[0]), Num(numbers[-1]))
    if link.relation.op != "in" or not isinstance(side, ast.Name):
        return None
    found = domains.of_set(side, Context(words))
    return {"bb(N)": App("from", ONE)}.get(side.name, found) if found != App("reals") else None
