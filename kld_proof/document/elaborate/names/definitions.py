"""Which relation of a page defines a name (docs/reading.md, rule 1): the candidate that introduces it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import identified, prose, sentences, wording
from kld_proof.document.elaborate.names import known_laws, likelihood, noise
from kld_proof.document.elaborate.names.candidates import (
    INTRODUCING,
    Candidate,
    candidates,
    is_recurrence,
)
from kld_proof.document.elaborate.names.uses import applied_names, free_names, used_before
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import ENTROPY, SQUARE, is_accented
from kld_proof.document.latex import ast

HATS = ("hat(", "widehat(")
CONSTANTS = frozenset({"emptyset", "infty", "pi", "e", "Omega"})


def choose(page: Page, words: Vocabulary, introduced: Mapping[str, int]) -> dict[str, Candidate]:
    """For each name the relation that defines it."""
    by_key: dict[str, list[Candidate]] = {}
    for candidate in candidates(page, words):
        by_key.setdefault(candidate.key, []).append(candidate)
    noisy = noise.models(page, words)
    chosen, recurring = {}, _recurring(page, words) if words.indexed else {}
    for key, options in by_key.items():
        options = [c for c in options if not c.inner] or options
        if key in words.definitions or _is_computed(options[0].head, by_key.keys(), words):
            continue
        if key in words.quantiles:
            continue  # `p = 1 - e^{-b x}` is to be solved for x
        if _is_rate(key, by_key.keys()) or key.removesuffix("()") in words.recurrent:
            continue
        option = best(options, page, words, introduced)
        if option is None or known_laws.claims_density(option, words) or _is_model(option, words):
            continue
        if id(option.chain) in noisy:
            continue
        if option.announced or option.item.order <= recurring.get(key, option.item.order):
            chosen[key] = option
    return {key: c for key, c in chosen.items() if not _turns_back(c, chosen)}


def _turns_back(candidate: Candidate, chosen: Mapping[str, Candidate]) -> bool:
    """Whether a display says of a name what an earlier definition, made of this name, makes of it: a claim.

    So `b = s/(1 + s)` is one behind `s = b/(1 - b)`.
    """
    if not candidate.item.display or candidate.announced:
        return False
    own, inside = _letter_of(candidate.key), _letters_in(candidate.side)
    return any(
        other.item.order < candidate.item.order
        and _letter_of(key) in inside
        and own in _letters_in(other.side)
        for key, other in chosen.items()
    )


def _letter_of(key: str) -> str:
    return key.removesuffix("()").removesuffix(SQUARE)


def _letters_in(side: ast.Node) -> set[str]:
    """The names in a side, those of functions and of sequences without what they are applied to."""
    nodes = (n.function if isinstance(n, ast.Apply) else n for n in walk(side))
    return {name for n in nodes if isinstance(n, ast.Name) for name in (n.name, n.base)}


def _is_model(candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a relation in a display says how a random vector arises: it defines nothing."""
    head = strip(candidate.head)
    if not candidate.item.display or not isinstance(head, ast.Name):
        return False
    if not words.vectors or head.name not in words.matrices:
        return False
    from kld_proof.document.elaborate.laws import arises

    return arises.is_noisy(candidate.side, head, words)


def _recurring(page: Page, words: Vocabulary) -> dict[str, int]:
    """From which formula on a sequence is given by its terms before: a form for all terms is then claimed."""
    found: dict[str, int] = {}
    for item in formulas(page):
        for _, chain in chains(item):
            head = strip(chain.first) if chain.first is not None else None
            if isinstance(head, ast.Name) and is_recurrence(chain, words):
                found.setdefault(head.base + "()", item.order)
    return found


def best(
    options: list[Candidate], page: Page, words: Vocabulary, introduced: Mapping[str, int]
) -> Candidate | None:
    """The relation that introduces a name, of those that could."""
    for option in sorted(options, key=lambda c: _preference(c, options, page)):
        usable = _is_usable(option, page, words) or likelihood.defines(option, page, words)
        if not usable or _is_value(option, page) or _is_asked_for(option) or _is_sought(option, page):
            continue
        if "[" in option.key or _fresh(option, page, words, introduced):
            return option
        if "|" in option.key and likelihood.states_law(option, page):
            return option
    return None


_ASKED = Cue(r"\b(?:solve|solving|find)\b[^.]*?\bfor\s+\0\W*$|\bfind\s+\0\W*$", re.I)


def _is_asked_for(candidate: Candidate) -> bool:
    """Whether the text asks for a name right before: "solve for $x$" gives no value, and a claim follows."""
    head, before = strip(candidate.head), candidate.item.before
    return candidate.item.display and isinstance(head, ast.Name) and bool(_ASKED.search(before))


def _is_sought(candidate: Candidate, page: Page) -> bool:
    """Whether "setting the derivative to zero gives" what an argument of a function of the page is there."""
    head, before = strip(candidate.head), candidate.item.before
    if not candidate.item.display or not isinstance(head, ast.Name) or "(" in head.name or head.label:
        return False
    if not prose.gives(before) or not wording.condition(before).startswith("zero"):
        return False
    return any(head in map(strip, n.args) for i in formulas(page) for n in i.nodes.of(ast.Apply))


def _is_rate(key: str, keys: Collection[str]) -> bool:
    r"""Whether a name is the rate of change of another one that is defined: `\dot V` beside `V = x^2`."""
    return key.startswith(("dot(", "ddot(")) and key[key.index("(") + 1 : -1] in keys


def _is_computed(head: ast.Node, keys: Collection[str], words: Vocabulary) -> bool:
    """Whether a divergence is between laws that the page gives: a relation says what it is equal to.

    So it does for the entropy of a normal law that is written out.
    """
    head = strip(head)
    if not isinstance(head, ast.Apply):
        return False
    if head.function.name in ENTROPY and len(head.args) == 1:
        return _is_normal(strip(head.args[0]))
    return "||" in head.separators and all(_is_given(strip(a), keys, words) for a in head.args)


def _is_given(law: ast.Node, keys: Collection[str], words: Vocabulary) -> bool:
    if _is_normal(law):
        return True
    name = law.function if isinstance(law, ast.Apply) else law
    if not isinstance(name, ast.Name):
        return False
    given = name.name in words.laws or name.name in words.normals
    return given or any(k.startswith((f"{name.name}()", f"{name.name}_{{")) for k in keys)


def _is_normal(law: ast.Node) -> bool:
    return isinstance(law, ast.Apply) and law.function.name in ("N", "cal(N)") and len(law.args) == 2


def _preference(candidate: Candidate, options: list[Candidate], page: Page) -> tuple[bool, bool, bool, int]:
    """Outright definitions first; what is stated before a proof last, if the proof has another relation."""
    part = candidate.item.part
    stated = any(part < proof <= other.item.part for other in options for proof in page.proofs)
    return not candidate.outright, stated, not candidate.announced, candidate.item.order


def _is_usable(candidate: Candidate, page: Page, words: Vocabulary) -> bool:
    """Whether the relation looks like a definition, and not like one value, or one case in passing."""
    inside = {n.name for n in walk(candidate.side) if isinstance(n, ast.Name)}
    unused = {p for p in candidate.parameters if p not in inside}
    told = candidate.announced or _is_given_law(candidate, unused, words)
    if unused and not told and not _is_labelled(candidate, page):
        return False
    if candidate.key.startswith("Q_") and any(isinstance(n, ast.Chain) for n in walk(candidate.side)):
        return False  # the smallest x with F(x) = p: that says what a quantile is, and is no value
    if any(p in CONSTANTS or (p[:1].isupper() and p not in inside) for p in candidate.parameters):
        return False
    written = isinstance(strip(candidate.side), ast.Matrix)
    return candidate.item.display or bool(inside) or bool(candidate.parameters) or written


def _is_labelled(candidate: Candidate, page: Page) -> bool:
    r"""Whether the argument of a head is a label: `\mathrm{MLL}(m)` of the one model m, which is no number.

    The page applies a function of several letters to nothing else, and m stands only where such functions do.
    """
    head = strip(candidate.head)
    label = strip(head.args[0]) if isinstance(head, ast.Apply) and len(head.args) == 1 else None
    if not isinstance(head, ast.Apply) or not isinstance(label, ast.Name) or not head.function.upright:
        return False
    for item in formulas(page):
        applied = [n for n in item.nodes.of(ast.Apply) if len(n.function.name) > 1]
        if any(n.function == head.function and [*map(strip, n.args)] != [label] for n in applied):
            return False
        named = [s for s in item.tree.statements if s.label == label or s.body == label] if item.tree else []
        places = sum([*map(strip, n.args)] == [label] for n in applied) + len(named)
        if sum(n == label for n in item.nodes.of(ast.Name)) > places:
            return False
    return len(head.function.name) > 1


def _is_given_law(candidate: Candidate, unused: set[str], words: Vocabulary) -> bool:
    """Whether `q(z|x) = \\mathcal{N}(z; m, s^2)` gives a density, which may depend on x by its parameters.

    Beside another density of this letter that has both z and x it may be a conclusion, as a posterior is.
    """
    head, side = strip(candidate.head), strip(candidate.side)
    if not isinstance(head, ast.Apply) or not isinstance(side, ast.Apply) or "|" not in head.separators:
        return False
    first, bar = strip(head.args[0]), head.separators.index("|") + 1
    behind = {a.name for a in map(strip, head.args[bar:]) if isinstance(a, ast.Name)}
    if (
        bar != 1
        or not unused <= behind
        or side.separators[:1] not in ((";",), ("|",))
        or side.args[0] != first
    ):
        return False
    assert isinstance(first, ast.Name)
    forms = words.forms.get(head.function.name, {}).values()
    both = [
        f for f in forms if first in f.args and {a.name for a in f.args if isinstance(a, ast.Name)} & unused
    ]
    return all(f.args == head.args and f.separators == head.separators for f in both)


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
        for node in item.nodes.of(ast.Apply)
        if node.function == head.function
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
    if candidate.inner:
        before = (i for i in formulas(page) if i.order < candidate.item.order)
        return not any(_uses(i, written, True, words) for i in before)
    if is_function and (candidate.announced or likelihood.defines(candidate, page, words)):
        return True
    since, order = introduced.get(name, candidate.item.order + 1), candidate.item.order
    if (
        since <= order
        and not is_function
        and not (since == order and sentences.sign_of(candidate.item.after))
    ):
        return False
    told = (
        (not is_function or _is_labelled(candidate, page))
        and name not in _varying(words)
        and identified.identifies(candidate.item.before, candidate.item.part in page.proofs)
    )
    if told and candidate.item.display and not _is_posed(candidate, page) and not _turns_round(candidate):
        return True
    if not is_function and name not in _varying(words) and not _turns_round(candidate):
        if candidate.item.display and identified.denotes(candidate.item.before):
            return True
        if not candidate.item.display and identified.counts(candidate.item.before):
            return True
    if isinstance(strip(candidate.side), ast.Matrix) and wording.partitions(candidate.item.before):
        return True
    explaining = _explains(candidate) or _is_appended(candidate) or _is_listed(candidate)
    if written & used_before(candidate.item, candidate.chain, is_function) and not explaining:
        return False
    explained = prose.explains(candidate.item.before) or _explains(candidate)
    explained = explained or (name not in _varying(words) and _is_behind(candidate))
    if _is_estimate(candidate, words):
        return True
    last = max((i.order for i in formulas(page) if i.display and i.order < candidate.item.order), default=-1)
    inside = candidate.item.before, candidate.item.display
    if not explained and (inline := prose.explained_inline(*inside)):
        explained, last = True, candidate.item.order - inline
    for item in formulas(page):
        near = (explained and item.order >= last) or _is_of_another_estimate(item, candidate)
        if item.order < candidate.item.order and not near and _uses(item, written, is_function, words):
            return False
    return True


def _is_estimate(candidate: Candidate, words: Vocabulary) -> bool:
    """Whether a display solves for an estimate, `\\hat b = (X^T X)^{-1} X^T y`, that is posed before.

    The equations that pose it are then claims about it.  So are those for what is made of another estimate:
    fitted values `\\hat y = X \\hat b`, residuals `\\hat e = y - X \\hat b`.
    """
    if candidate.key not in words.matrices or not candidate.item.display:
        return False
    head = strip(candidate.head)
    marked = isinstance(head, ast.Name) and (head.label == "*" or head.base.startswith(HATS))
    inverses = (
        n for n in walk(candidate.side) if isinstance(n, ast.Power) and isinstance(n.exponent, ast.Neg)
    )
    others = (n for n in names_in(candidate.side) if n.base.startswith(HATS) and n != head)
    return marked and (any(True for _ in inverses) or any(n.name in words.matrices for n in others))


def _is_of_another_estimate(item: Item, candidate: Candidate) -> bool:
    """Whether a formula says what another estimate is by this one: `\\hat a = y - \\hat b x`."""
    head, found = strip(candidate.head), chains(item)
    if not isinstance(head, ast.Name) or not is_accented(head.name) or len(found) != 1:
        return False
    ((_, chain),) = found
    other = strip(chain.first) if chain.first is not None else None
    if not isinstance(other, ast.Name) or not is_accented(other.name) or other.name == head.name:
        return False
    inside = any(n.name == other.name for n in names_in(candidate.side))
    return chain.links[0].relation.op in ("=", ":=") and item.display and not inside


def _turns_round(candidate: Candidate) -> bool:
    """Whether an earlier row of the same formula says what it is in terms of this name."""
    inside, earlier = {n.name for n in names_in(candidate.side)}, set[str]()
    for _, chain in chains(candidate.item):
        if chain is candidate.chain:
            break
        head = strip(chain.first) if chain.first is not None else None
        name = candidate.key.removesuffix(SQUARE)
        if isinstance(head, ast.Name) and any(n.name == name for k in chain.links for n in names_in(k.side)):
            earlier.add(head.name)
    return bool(inside & earlier)


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


_BEHIND = Cue(r"\0\s*,?\s*(?:with|where|and where)\s*$", re.I)


def _is_behind(candidate: Candidate) -> bool:
    """Whether an inline relation explains the formula right before it: "$h = f(z)$ with $z = w x$"."""
    return not candidate.item.display and bool(_BEHIND.search(candidate.item.before))


def _is_appended(candidate: Candidate) -> bool:
    """Whether a row says at its end what a name with an accent is: `..., \\quad \\bar x = ...`."""
    head = strip(candidate.head)
    accented = isinstance(head, ast.Name) and is_accented(head.name)
    return accented and not candidate.connective and not _turns_round(candidate)


def _is_listed(candidate: Candidate) -> bool:
    """Whether a row defines one name after the other: `p = s(z), \\quad z = w x + b, \\quad s(z) = \\ldots`.

    Every relation before it has a name, or a function applied to names, on its left side, another one each.
    """
    heads: list[ast.Node] = []
    for _, chain in chains(candidate.item):
        head = strip(chain.first) if chain.first is not None else None
        named = isinstance(head, ast.Name) or (
            isinstance(head, ast.Apply) and all(isinstance(strip(a), ast.Name) for a in head.args)
        )
        if head is None or not named or len(chain.links) > 1 or chain.links[0].relation.op not in ("=", ":="):
            return False
        heads.append(head.function if isinstance(head, ast.Apply) else head)
        if chain is candidate.chain:
            break
    between = candidate.item.block.text[: candidate.chain.start]
    apart = "\\\\" not in between and not candidate.connective.strip("and")
    return apart and len({*heads}) == len(heads) > 1 and not _turns_round(candidate)


def _uses(item: Item, written: set[str], is_function: bool, words: Vocabulary) -> bool:
    if not is_function:
        return not written.isdisjoint(free_names(item, words))
    return any(name.partition("_{")[0] in applied_names(item, words) for name in written)
