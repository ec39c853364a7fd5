"""Which relation of a page defines a name, and what the definition is (docs/reading.md, rule 1).

Caveats: a definition is worked out when it is first used; one that is not understood makes every use
of its name an error.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping

from kld_proof.document.elaborate.claims import beside, hypotheses, remarks
from kld_proof.document.elaborate.claims.propositions import conjunction
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import identified, prose, sentences, wording
from kld_proof.document.elaborate.laws import functionals
from kld_proof.document.elaborate.laws.abstract import MUTUAL
from kld_proof.document.elaborate.names import shadows
from kld_proof.document.elaborate.names.heads import head_key
from kld_proof.document.elaborate.names.uses import applied_names, free_names, used_before
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary, lam
from kld_proof.document.elaborate.terms.matrices import either
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import ENTROPY, OPERATORS, SQUARE
from kld_proof.document.latex import ast
from kld_proof.kernel.term import ZERO, App, Term
from kld_proof.record import record

CONSTANTS = frozenset({"emptyset", "infty", "pi", "e", "Omega"})
INDICES = frozenset("ijklmnrst")  # letters that number things where they stand in a subscript
INTRODUCING = ("because", "where", "with")


@record
class Candidate:
    """A relation that could define `key`: its right side, and the parameters of a function."""

    key: str
    parameters: tuple[str, ...]
    head: ast.Node
    side: ast.Node
    item: Item
    chain: ast.Chain
    announced: bool
    outright: bool
    connective: str = ""
    conditions: tuple[ast.Node, ...] = ()


def candidates(page: Page, words: Vocabulary) -> list[Candidate]:
    """Every relation that could be a definition, in order."""
    found = []
    for item in formulas(page):
        for statement, chain in chains(item):
            if chain.first is None or chain.links[0].relation.op not in ("=", ":=", "=="):
                continue
            if tied(item, statement):
                continue
            if not item.display and not introduced(item, chain):
                continue
            if id(chain) in words.declarations or remarks.is_list(chain.links[0].side):
                continue
            if id(chain.links[0]) in hypotheses.hypothesised(item):
                continue
            key = head_key(chain.first, words)
            side = chain.links[0].side
            if key is None or _mentions(side, chain.first) or _is_model(side, key[0], words):
                continue
            if _is_law_of_entropies(chain.first, side, words):
                continue
            outright, announced = announced_by(item, statement, chain)
            found.append(
                Candidate(*key, chain.first, side, item, chain, announced, outright, statement.connective)
            )
            found[-1].conditions = ranges_of(page, item, chain, _own(chain.first, key[1]))
    return found


def _is_law_of_entropies(head: ast.Node, side: ast.Node, words: Vocabulary) -> bool:
    """Whether `H(X, Y) = H(X) + H(Y|X)` relates entropies that the densities of the page give."""
    node, informed = strip(head), ENTROPY | MUTUAL
    if not isinstance(node, ast.Apply) or node.function.name not in informed or len(node.args) < 2:
        return False
    below = [n for n in walk(side) if isinstance(n, ast.Apply | ast.BigOp | ast.Angle)]
    if not below or not all(isinstance(n, ast.Apply) and n.function.name in informed for n in below):
        return False
    try:
        return functionals.of_densities(node, Context(words)) is not None
    except ReadError:
        return False


def _own(head: ast.Node, parameters: tuple[str, ...]) -> tuple[str, ...]:
    """The arguments of a head before its bar: what a density is conditioned on does not limit it."""
    head = strip(head)
    if not isinstance(head, ast.Apply) or "|" not in head.separators:
        return parameters
    return parameters[: head.separators.index("|") + 1]


def announced_by(item: Item, statement: ast.Statement, chain: ast.Chain) -> tuple[bool, bool]:
    """Whether a relation is called a definition outright, and whether it is announced as one at all."""
    outright = chain.links[0].relation.op == ":=" or prose.by_definition(item.before)
    return outright, outright or statement.connective in INTRODUCING or prose.defines(item.before)


def introduced(item: Item, chain: ast.Chain) -> bool:
    """Whether the sentence gives an inline relation as a definition; "the gain is K = ..." does."""
    if prose.sets(item.before) or prose.defines(item.before):
        return True
    head = strip(chain.first) if chain.first is not None else None
    if isinstance(head, ast.Apply) and prose.studies(item.before):
        return True
    told = prose.presents(item.before) or prose.names_it(item.before)
    return isinstance(head, ast.Apply | ast.Name) and told


def ranges_of(page: Page, item: Item, chain: ast.Chain, parameters: tuple[str, ...]) -> tuple[ast.Node, ...]:
    """The conditions on its arguments under which a function is defined: `f(x) = 1/x` for x > 3."""
    assert item.tree is not None
    if not parameters:
        return ()
    statements = beside.joined(item, item.tree.statements)
    beside_it = [c for s in statements if any(n is chain for n in walk(s.body)) for c in s.conditions]
    for other in page.items[item.order + 1 :]:
        between = other.before[len(item.before) :] if not item.display else other.before
        follows = other.follows == (item.order if item.display else item.follows) and not other.display
        if not follows or other.tree is None or sentences.ends(between):
            break
        if re.search(r"(for|on|when|if|where|with|whenever|當|若)( all| every| each)?\W*$", between, re.I):
            beside_it += [s.body for s in other.tree.statements]
    chains_on = [c for c in map(strip, beside_it) if isinstance(c, ast.Chain) and c.first is not None]
    return tuple(c for c in chains_on if any(n.name in parameters for n in names_in(c)) and not _is_type(c))


def _is_type(chain: ast.Chain) -> bool:
    """Whether a condition only says that something is a real number or an integer."""
    side = strip(chain.links[0].side)
    return chain.links[0].relation.op == "in" and isinstance(side, ast.Name)


def _is_model(side: ast.Node, key: str, words: Vocabulary) -> bool:
    """Whether a vector is made of a random one, `y = X b + e`: that is how it arises, not what it means."""
    return key in words.matrices and any(n.name in words.random for n in names_in(side))


def _mentions(side: ast.Node, head: ast.Node) -> bool:
    head = strip(head)
    if isinstance(head, ast.Apply) and "||" in head.separators:
        return any(isinstance(n, ast.Apply) and n.function == head.function for n in walk(side))
    target: ast.Node = head.function if isinstance(head, ast.Apply) else head
    if isinstance(head, ast.Apply) and head.function.name in OPERATORS:
        return any(node == head for node in walk(side))
    return any(name == target for name in names_in(side))


def choose(page: Page, words: Vocabulary, introduced: Mapping[str, int]) -> dict[str, Candidate]:
    """For each name the relation that defines it."""
    by_key: dict[str, list[Candidate]] = {}
    for candidate in candidates(page, words):
        by_key.setdefault(candidate.key, []).append(candidate)
    chosen = {}
    for key, options in by_key.items():
        if key in words.definitions or _is_computed(options[0].head, by_key.keys(), words):
            continue
        option = best(options, page, words, introduced)
        if option is not None:
            chosen[key] = option
    return chosen


def best(
    options: list[Candidate], page: Page, words: Vocabulary, introduced: Mapping[str, int]
) -> Candidate | None:
    """The relation that introduces a name, of those that could."""
    for option in sorted(options, key=lambda c: _preference(c, options, page)):
        usable = _is_usable(option, words) and not _is_value(option, page)
        if usable and ("[" in option.key or _fresh(option, page, words, introduced)):
            return option
    return None


def _is_computed(head: ast.Node, keys: Collection[str], words: Vocabulary) -> bool:
    """Whether a divergence is between laws that the page gives: a relation says what it is equal to."""
    head = strip(head)
    if not isinstance(head, ast.Apply) or "||" not in head.separators:
        return False
    return all(_is_given(strip(a), keys, words) for a in head.args)


def _is_given(law: ast.Node, keys: Collection[str], words: Vocabulary) -> bool:
    name = law.function if isinstance(law, ast.Apply) else law
    if not isinstance(name, ast.Name):
        return False
    return name.name in words.laws or any(k.startswith((f"{name.name}()", f"{name.name}_{{")) for k in keys)


def _preference(candidate: Candidate, options: list[Candidate], page: Page) -> tuple[bool, bool, bool, int]:
    """Outright definitions first; what is stated before a proof last, if the proof has another relation."""
    part = candidate.item.part
    stated = any(part < proof <= other.item.part for other in options for proof in page.proofs)
    return not candidate.outright, stated, not candidate.announced, candidate.item.order


def _is_usable(candidate: Candidate, words: Vocabulary) -> bool:
    """Whether the relation looks like a definition, and not like one value, or one case in passing."""
    inside = {n.name for n in walk(candidate.side) if isinstance(n, ast.Name)}
    if not candidate.announced and any(p not in inside for p in candidate.parameters):
        return False
    if any(p in CONSTANTS or (p[:1].isupper() and p not in inside) for p in candidate.parameters):
        return False
    return candidate.item.display or bool(inside) or bool(candidate.parameters)


def _is_value(candidate: Candidate, page: Page) -> bool:
    """Whether the head is a value at one label, `p(m_1 | y) = ...` on a page that has `p(m_2 | y)` too."""
    head = strip(candidate.head)
    if not isinstance(head, ast.Apply):
        return False
    inside = {n.name for n in names_in(candidate.side)}
    bare = [a for a in map(strip, head.args) if isinstance(a, ast.Name) and a.name not in inside]
    labelled = {a.base or a.name: a.name for a in bare if a.subscript}
    return any(
        isinstance(a, ast.Name) and labelled.get(a.base or a.name, a.name) != a.name
        for item in (formulas(page) if labelled else ())
        for node in item.nodes
        if isinstance(node, ast.Apply) and node.function == head.function
        for a in map(strip, node.args)
    )


def _fresh(candidate: Candidate, page: Page, words: Vocabulary, introduced: Mapping[str, int]) -> bool:
    """Whether a name means nothing yet where it is defined, its uses as a head aside.

    The formula just before may use a bare name, where the definition explains it: "where s is ...".  An
    announced definition of a function holds for all formulas before it, and so does a sentence that says what
    a quantity is ("the sample mean is given by"), unless an equation for it stands before.
    """
    name = candidate.key.removesuffix("()").removesuffix(SQUARE)
    is_function = candidate.key.endswith("()")
    written = {name} if candidate.key.endswith(SQUARE) else {name, name + SQUARE}
    if is_function and candidate.announced:
        return True
    if introduced.get(name, candidate.item.order + 1) <= candidate.item.order and not is_function:
        return False
    told = (
        not is_function
        and name not in _varying(words)
        and identified.identifies(candidate.item.before, candidate.item.part in page.proofs)
    )
    if told and candidate.item.display and not _is_posed(candidate, page):
        return True
    if written & used_before(candidate.item, candidate.chain, words) and not _explains(candidate):
        return False
    explained = prose.explains(candidate.item.before) or _explains(candidate)
    last = max((i.order for i in formulas(page) if i.display and i.order < candidate.item.order), default=-1)
    for item in formulas(page):
        near = explained and item.order >= last
        if item.order < candidate.item.order and not near and _uses(item, written, is_function, words):
            return False
    return True


def _varying(words: Vocabulary) -> set[str]:
    """The names that functions are applied to, or that are integrated or summed over: variables."""
    return set().union(words.integrated, words.summed, words.bounds, *words.arguments.values())


def _is_posed(candidate: Candidate, page: Page) -> bool:
    """Whether a formula before it may be an equation for the name: then its value is a conclusion."""
    name = candidate.key.removesuffix(SQUARE)
    for item in formulas(page):
        if item.order >= candidate.item.order:
            return False
        for _, chain in chains(item) if item.display else ():
            posed = bool(wording.condition(item.before)) or _is_equation(chain)
            if posed and any(n.name == name for n in names_in(chain)):
                return True
    return False


def _is_equation(chain: ast.Chain) -> bool:
    """Whether a chain has the form of an equation to be solved: a side is a number."""
    sides = [strip(s) for s in (chain.first, *(link.side for link in chain.links)) if s is not None]
    return any(isinstance(s, ast.Number) for s in sides)


def _explains(candidate: Candidate) -> bool:
    """Whether a relation stands behind "where" in its formula: it may explain the statements before it."""
    return candidate.connective in INTRODUCING


def _uses(item: Item, written: set[str], is_function: bool, words: Vocabulary) -> bool:
    if not is_function:
        return not written.isdisjoint(free_names(item, words))
    return any(name.partition("_{")[0] in applied_names(item, words) for name in written)


def install(chosen: dict[str, Candidate], words: Vocabulary) -> None:
    """Put the chosen definitions into the vocabulary, each worked out at its first use."""
    for key, candidate in chosen.items():
        words.definitions[key] = _lazily(candidate, words)
        words.parameters[key] = candidate.parameters
        head = strip(candidate.head)
        if isinstance(head, ast.Apply) and any(isinstance(strip(a), ast.Power) for a in head.args):
            words.signatures[key] = tuple(map(strip, head.args))


def _lazily(candidate: Candidate, words: Vocabulary) -> Callable[[], Term]:
    cache: list[Term | ReadError] = []
    running: list[bool] = []

    def value() -> Term:
        if not cache:
            if running:
                raise ReadError(f"the definition of {shown(candidate.key)} goes round in a circle")
            running.append(True)
            try:
                cache.append(_elaborate(candidate, words))
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


def _elaborate(candidate: Candidate, words: Vocabulary) -> Term:
    context = Context(words)
    name = "" if _is_density(candidate) else candidate.key.removesuffix("()")
    return _function(candidate.parameters, candidate.side, context, candidate.conditions, name)


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
        body = _function(parameters[1:], side, context, conditions, name, (*bound, local))
    return lam(body, local)
