"""Laws and assumptions that a page declares, with their premises."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from itertools import pairwise

from kld_proof.document.elaborate import laws, prose, sentences, spoken, vetting, voice, wording
from kld_proof.document.elaborate.bare import is_bare
from kld_proof.document.elaborate.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.definitions import chains, implied, tied
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.propositions import comparison, propositions
from kld_proof.document.elaborate.readers import read
from kld_proof.document.elaborate.sentences import Supposal
from kld_proof.document.elaborate.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding, Premise
from kld_proof.kernel.term import App, Num, Term, Var, names
from kld_proof.library.distributions import Law
from kld_proof.record import record

SETS = {"bb(N)": "naturals", "bb(Z)": "integers", "bb(R)": "reals"}
NO_NUMBERS = ("$`", "$mat_")
INEQUALITIES = frozenset({"<", "<=", ">", ">=", "!=", "in"})


@record
class Assumption:
    """A proposition that holds from the formula `first` on and before `until`, inside of `within`.

    With `only` it holds for the formula of that order alone.
    """

    premise: Premise
    section: int
    first: int = 0
    only: int | None = None
    chain: ast.Chain | None = None
    gives_value: bool = False
    until: int = 10**9
    within: tuple[str, ...] = ()
    source: Item | None = None

    def holds_at(self, item: Item) -> bool:
        """Whether it is assumed for the steps of `item`."""
        if self.only is not None:
            return item.order == self.only
        inside = item.within[: len(self.within)] == self.within
        return inside and self.first <= item.order < self.until


@record(frozen=True)
class StatedLaw:
    """The law of `name`, from the formula `first` on; `section` is where it is stated."""

    section: int
    first: int
    name: str
    law: Law
    premise: Premise


@record
class Declared:
    """All laws and assumptions of a page; `consumed` formulas are premises and no steps."""

    laws: list[StatedLaw]
    assumptions: list[Assumption]
    consumed: set[int]
    introduced: set[str]
    accepted: set[int] = field(default_factory=set)
    findings: list[Finding] = field(default_factory=list)

    def laws_until(self, order: int) -> dict[str, Law]:
        """The law of each name at the formula of this order: the last that was stated before or for it."""
        return {stated.name: stated.law for stated in self.laws if stated.first <= order}


def text_of(item: Item, node: ast.Node) -> str:
    """The LaTeX of a node as it was written."""
    return " ".join(item.block.text[node.start : node.end].split())


def premise(item: Item, node: ast.Node, prop: Term | None = None) -> Premise:
    """A premise that stands in the text."""
    return Premise(text_of(item, node), prop, False, item.place(node.start))


def declare_laws(page: Page, words: Vocabulary) -> Declared:
    """Every law that is declared by `~`; two different ones for a name in one section cancel out."""
    declared = Declared([], [], set(), set())
    for item in formulas(page):
        for statement, chain in chains(item):
            if statement.connective in ("implies", "if") or (
                implied(item, statement) and _known(declared, chain)
            ):
                continue
            found = _laws(chain, words)
            if not found:
                _unknown_law(item, chain, words, declared)
            for name, law in found:
                words.declarations.add(id(chain))
                reason = vetting.objection(page, item, chain, law)
                if reason:
                    words.poisoned[name] = f"its law is not used: {reason}"
                    message = f"the law ${text_of(item, chain)}$ is not used: {reason}"
                    declared.findings.append(Finding(message, "law", item.place(chain.start)))
                    continue
                label = _label(item, chain)
                written = premise(item, chain)
                declared.laws.append(StatedLaw(item.section, _first(item), label or name, law, written))
    for item in formulas(page):
        said = spoken.spoken(page, item, words)
        if said is not None:
            name, law, text = said
            words.random.add(name)
            written = Premise(text, None, False, item.place(0))
            declared.laws.append(StatedLaw(item.section, _first(item), name, law, written))
    _cancel(declared, words)
    for stated in declared.laws:
        declared.introduced |= names(stated.law.density) | names(stated.law.support)
    words.laws.update(declared.laws_until(10**9))
    for law in (*words.laws.values(), *_mentioned(page, words)):
        for condition in law.conditions:
            infer(condition, declared)
    return declared


def _mentioned(page: Page, words: Vocabulary) -> Iterator[Law]:
    """The laws that the text names without a variable: `samples from \\mathcal{N}(\\mu, \\sigma^2)`."""
    for item in formulas(page):
        assert item.tree is not None
        for statement in item.tree.statements if not item.display else ():
            body = strip(statement.body)
            if isinstance(body, ast.Apply) and laws.spelling(body) is not None:
                try:
                    law = laws.law(body, Context(words))
                except (ReadError, ValueError):
                    continue
                if law is not None and not vetting.is_denied(item):
                    yield law


def _unknown_law(item: Item, chain: ast.Chain, words: Vocabulary, declared: Declared) -> None:
    """A law that is not known is reported; where it may have no mean, nothing is read of its variable."""
    head = strip(chain.first) if chain.first is not None else None
    if chain.links[0].relation.op != "~" or not isinstance(head, ast.Name):
        return
    side = chain.links[0].side
    if vetting.is_without_mean(side):
        words.poisoned[head.name] = "its law is not known and may have no mean"
    message = f"the law ${text_of(item, side)}$ is not known: nothing is used of it"
    declared.findings.append(Finding(message, "law", item.place(side.start)))


def restrict(words: Vocabulary, declared: Declared) -> None:
    """A random variable about which an inequality is assumed has not the law that it was given."""
    for assumption in declared.assumptions:
        prop, source = assumption.premise.prop, assumption.source
        if prop is None or source is None or not isinstance(prop, App) or prop.head not in ("lt", "le", "ne"):
            continue
        for stated in declared.laws:
            name = stated.name
            if Var(name) not in prop.args or _is_support(prop, stated.law):
                continue
            if stated.premise.place.line == source.place(0).line or name[:1].isupper():
                words.poisoned[name] = f"its law is not used: ${assumption.premise.text}$ restricts it"


def _contradicted(declared: Declared) -> None:
    """What is inferred gives way to what the text says, with a finding."""
    stated = [a for a in declared.assumptions if not a.premise.inferred]
    for inferred in [a for a in declared.assumptions if a.premise.inferred]:
        prop = inferred.premise.prop
        assert isinstance(prop, App)
        against = [App(head, *reversed(prop.args)) for head in ("lt", "le")] if prop.head == "lt" else []
        for other in (a for a in stated if a.premise.prop in against):
            message = f"${other.premise.text}$ contradicts ${inferred.premise.text}$, which a law needs"
            declared.findings.append(Finding(message, "assumption", other.premise.place))
            declared.assumptions = [a for a in declared.assumptions if a is not inferred]


def _is_support(prop: App, law: Law) -> bool:
    ends = law.support.args if isinstance(law.support, App) else ()
    return any(end in prop.args for end in ends) or law.discrete


def infer(prop: Term, declared: Declared) -> None:
    """Add an inferred assumption that holds on the whole page."""
    if all(a.premise.prop != prop for a in declared.assumptions):
        declared.assumptions.append(Assumption(Premise(_shown(prop), prop, True), 0))


def _known(declared: Declared, chain: ast.Chain) -> bool:
    first = strip(chain.first) if chain.first is not None else None
    return isinstance(first, ast.Name) and any(first.name == stated.name for stated in declared.laws)


def _label(item: Item, chain: ast.Chain) -> str | None:
    """The P of `P: X ~ law`."""
    found = re.search(r"([A-Z])\s*:(\s|\\[;,:!]|\\quad|~|&)*$", item.block.text[: chain.start])
    return found[1] if found else None


def _shown(prop: Term) -> str:
    from kld_proof.document.display import latex

    return latex(prop)


def _cancel(declared: Declared, words: Vocabulary) -> None:
    seen: dict[tuple[int, str], Law] = {}
    twice = set()
    for stated in declared.laws:
        if seen.setdefault((stated.section, stated.name), stated.law) != stated.law:
            twice.add(stated.name)
    for name in twice:
        words.poisoned[name] = "two laws are given for it"
    declared.laws = [stated for stated in declared.laws if stated.name not in twice]


def is_declaration(chain: ast.Chain) -> bool:
    """Whether a chain has the form of a declaration: `X ~ law`, `P = law`, `p(x) = law`."""
    head, link = chain.first, chain.links[0]
    if head is None or link.relation.op == "~":
        return head is not None
    head = strip(head)
    name = head.function if isinstance(head, ast.Apply) and len(head.args) == 1 else head
    if link.relation.op not in ("=", ":=", "==") or len(chain.links) > 1 or not isinstance(name, ast.Name):
        return False
    named = laws.spelling(link.side)
    if named is None or set(named[1].separators) - {","}:
        return False
    spelled_so = laws.families(named[0], len(named[1].args), Context(Vocabulary()))
    return bool(spelled_so) and (name.base or name.name).lower() in ("p", "q", "f", "g", "x", "y", "z")


def _laws(chain: ast.Chain, words: Vocabulary) -> list[tuple[str, Law]]:
    first = strip(chain.first) if chain.first is not None else None
    if first is None or not is_declaration(chain):
        return []
    if isinstance(first, ast.Apply):
        first = first.function
    sides = first.items if isinstance(first, ast.Tuple) else (first,)
    try:
        law = laws.law(chain.links[0].side, Context(words))
    except (ReadError, ValueError):
        return []
    if law is None:
        return []
    return [(side.name, law) for side in map(strip, sides) if isinstance(side, ast.Name)]


def declare_assumptions(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Inequalities and memberships that the text introduces."""
    for item in formulas(page):
        said = sentences.supposal(item.before, item.after) if not item.display else Supposal()
        if item.display and sentences.announces(item.before):
            said = Supposal("announced")
        if said.lets or _is_freed(item):
            _end_earlier(item, declared)
        _kinds(item, said, page, words, declared)
        for statement, chain in chains(item):
            ops = {link.relation.op for link in chain.links}
            if not ops <= INEQUALITIES or chain.first is None or tied(item, statement):
                continue
            if statement.connective in ("implies", "therefore", "iff", "or"):
                continue
            explained = item.display and statement.connective in ("where", "with") and _plain(chain, words)
            alone = not item.display and is_bare(chain) and sentences.alone(item.before, item.after)
            if said.holds or explained or alone:
                _assume(item, chain, words, declared, scope_of(item, page, said))
            elif said.denied:
                declared.findings.append(_not_assumed(item, chain, said.denied))
    restrict(words, declared)
    _contradicted(declared)
    for section, order in page.retractions:
        for assumption in declared.assumptions:
            source = assumption.source
            if source is not None and source.section <= section and source.order < order:
                assumption.until = min(assumption.until, order)


def _not_assumed(item: Item, chain: ast.Chain, word: str) -> Finding:
    text = text_of(item, chain)
    return Finding(f"not taken as an assumption: ${text}$ (“{word}”)", "assumption", item.place(chain.start))


def _first(item: Item) -> int:
    """The first formula for which holds what `item` states: the one before, where its sentence goes on."""
    if item.display or item.follows is None or not sentences.continues(item.before):
        return item.order
    return item.follows


def scope_of(item: Item, page: Page, said: Supposal) -> Assumption:
    """Where an assumption of `item` holds: from there to the end of its section, its theorem or list item."""
    behind = item.follows is not None and sentences.continues(item.before)
    first, only = _first(item), None
    if behind and (said.local or said.cue.lower() == "for"):
        only = first
    elif said.local:
        only = next((i.order for i in page.items if i.display and i.order > item.order), item.order)
    scope = Assumption(Premise(""), item.section, first, only)
    scope.until, scope.within, scope.source = page.end_of(item.section), item.within, item
    return scope


def _is_freed(item: Item) -> bool:
    """Whether the text says of bare names that they may be any numbers again: "for general x"."""
    assert item.tree is not None
    bare = (isinstance(strip(s.body), ast.Name | ast.Tuple) for s in item.tree.statements)
    return not item.display and all(bare) and voice.frees(item.before, item.after)


def _end_earlier(item: Item, declared: Declared) -> None:
    """`Let x ...` declares x anew: what earlier sentences assume of it holds no more."""
    assert item.tree is not None
    fresh: set[str] = set()
    for statement in item.tree.statements:
        body = strip(statement.body)
        head = strip(body.first) if isinstance(body, ast.Chain) and body.first is not None else body
        heads = head.items if isinstance(head, ast.Tuple) else (head,)
        fresh |= {n.name for n in map(strip, heads) if isinstance(n, ast.Name)}
    for assumption in declared.assumptions:
        source = assumption.source
        if source is None or source.order >= item.order or assumption.premise.prop is None:
            continue
        near = source.section == item.section and source.follows == item.follows
        near = near and item.before.startswith(source.before)
        together = near and sentences.same_sentence(item.before[len(source.before) :])
        if not together and names(assumption.premise.prop) & fresh:
            assumption.until = min(assumption.until, item.order)


def _kinds(item: Item, said: Supposal, page: Page, words: Vocabulary, declared: Declared) -> None:
    """What the text says that a name is: a natural number, an integer, or a real number."""
    assert item.tree is not None
    if not said.cue:
        return
    for statement in item.tree.statements:
        body, written = strip(statement.body), ""
        if isinstance(body, ast.Chain) and body.first is not None:
            side = strip(body.links[0].side)
            if body.links[0].relation.op == "in" and isinstance(side, ast.Name):
                written = SETS.get(side.name, "")
            body = strip(body.first)
        kind = written or sentences.kind_of(item.after)
        heads = body.items if isinstance(body, ast.Tuple) else (body,)
        for head in map(strip, heads):
            if not isinstance(head, ast.Name):
                continue
            _sign(item, said, head, page, words, declared)
            if not kind:
                continue
            if words.said.get(head.name) not in ("integers", "reals"):
                words.said[head.name] = kind
            if kind != "reals" and not written and said.holds:
                prop = App("in", Var(head.name), App(kind))
                stated = Premise(
                    f"{text_of(item, head)} \\in {_shown(App(kind))}", prop, False, item.place(head.start)
                )
                declared.assumptions.append(replace(scope_of(item, page, said), premise=stated))


def _sign(
    item: Item, said: Supposal, head: ast.Name, page: Page, words: Vocabulary, declared: Declared
) -> None:
    """`Let $c$ be positive` is an assumption; what else is said of a name keeps it from being free."""
    if item.display or head.name in words.random | words.matrices:
        return
    zero, sign = Num(0), sentences.sign_of(item.after)
    if not sign or not said.holds:
        if sentences.calls_more(item.after) or sentences.attributes(item.before):
            words.described.add(head.name)
        return
    try:
        name = read(head, Context(words))
    except ReadError:
        return
    prop = {
        "positive": App("lt", zero, name),
        "negative": App("lt", name, zero),
        "nonnegative": App("le", zero, name),
    }[sign]
    stated = Premise(_shown(prop), prop, False, item.place(head.start))
    declared.introduced.add(head.name)
    declared.assumptions.append(replace(scope_of(item, page, said), premise=stated))


def _plain(chain: ast.Chain, words: Vocabulary) -> bool:
    """Whether a display formula compares bare names with each other and with numbers."""
    sides = [chain.first, *(link.side for link in chain.links)]
    bare = [s for s in map(strip, filter(None, sides)) if isinstance(s, ast.Name)]
    allowed = all(
        isinstance(s, ast.Name | ast.Number | ast.Tuple | ast.Interval)
        for s in map(strip, filter(None, sides))
    )
    return allowed and bool(bare) and not any(n.name in words.definitions for n in bare)


def _assume(item: Item, chain: ast.Chain, words: Vocabulary, declared: Declared, scope: Assumption) -> None:
    assert chain.first is not None
    declared.introduced.update(n.name for n in names_in(chain.first))
    context = Context(words)
    try:
        props = propositions(chain, context)
    except ReadError:
        return
    if any(n.startswith(NO_NUMBERS) for p in props for n in names(p)):
        return
    declared.accepted.add(id(chain))
    if item.display:
        declared.consumed.add(id(chain))
    for prop in props:
        declared.assumptions.append(replace(scope, premise=premise(item, chain, prop), chain=chain))


def declare_conditions(page: Page, words: Vocabulary, declared: Declared, defining: set[int]) -> None:
    """Equations that give a value to names that are already in use: `a = 1`, `a = b = 1`."""
    for item in formulas(page):
        for statement, chain in chains(item):
            if id(chain) in defining or chain.first is None or tied(item, statement):
                continue
            sides = [chain.first, *(link.side for link in chain.links)]
            if not all(isinstance(strip(s), ast.Name) for s in sides[:-1]):
                continue
            if {link.relation.op for link in chain.links} - {"=", ":="} or (item.display and len(sides) > 2):
                continue
            if item.display and (prose.gives(item.before) or wording.condition(item.before)):
                continue
            if prose.sets(item.before) and not _is_denied(item):
                _condition(item, chain, sides, page, words, declared)


def _condition(
    item: Item, chain: ast.Chain, sides: list[ast.Node], page: Page, words: Vocabulary, declared: Declared
) -> None:
    context = Context(words)
    try:
        terms = [read(side, context) for side in sides]
    except ReadError:
        return
    if context.open or any(a == b for a, b in pairwise(terms)) or not names(terms[0]):
        return
    if any(isinstance(a, Var) and a.name in names(b) for a, b in pairwise(terms)):
        message = f"${text_of(item, chain)}$ goes round in a circle and is not assumed"
        declared.findings.append(Finding(message, "definition", item.place(chain.start)))
        return
    if item.display:
        declared.consumed.add(id(chain))
    following = next((i.order for i in page.items if i.display and i.order > item.order), None)
    only = None if prose.lasts(item.before) else following
    if only is None and not prose.lasts(item.before):
        return
    for a, b in pairwise(terms):
        stated = premise(item, chain, comparison(a, "=", b))
        scope = replace(scope_of(item, page, Supposal()), first=item.order, only=only)
        declared.assumptions.append(replace(scope, premise=stated, chain=chain, gives_value=True))


def _is_denied(item: Item) -> bool:
    words = prose.last_sentence(item.before) + " " + prose.first_sentence(item.after)
    return (not item.display and sentences.denies_text(words)) or prose.denies(item.before, item.after)
