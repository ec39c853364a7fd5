"""What sentences suppose: inequalities, memberships, and what names are said to be."""

from __future__ import annotations

import re
from itertools import combinations

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.claims.bare import is_bare
from kld_proof.document.elaborate.claims.propositions import propositions
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import ranged, sentences, voice
from kld_proof.document.elaborate.language.prose import FORMULA, last_sentence
from kld_proof.document.elaborate.language.sentences import Supposal
from kld_proof.document.elaborate.names.declared import (
    Assumption,
    Declared,
    is_freed,
    premise,
    scope_of,
    shown,
    text_of,
)
from kld_proof.document.elaborate.relations import chains, tied
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding, Premise
from kld_proof.kernel.term import App, Num, Term, Var, bind, names
from kld_proof.library.distributions import Law
from kld_proof.record import replace

_SUPPOSING = Cue(r"\b(?:suppose|assume)\b|假設|設", re.I)
_CONTRASTING = Cue(r"^[\s,;]*(?:while|whereas|but|though|yet)\b", re.I)
SETS = {"bb(N)": "naturals", "bb(Z)": "integers", "bb(R)": "reals"}
NO_NUMBERS = ("$`", "$mat_")
INEQUALITIES = frozenset({"<", "<=", ">", ">=", "!=", "in"})


def _is_labelled(before: str, after: str) -> bool:
    from kld_proof.document.elaborate.language import labels

    return labels.conditioned(before, after)


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
    weak = _weak(declared) & {a.premise.prop for a in stated}
    for inferred in [a for a in declared.assumptions if a.premise.inferred]:
        prop = inferred.premise.prop
        assert isinstance(prop, App)
        if prop.head == "lt" and App("le", *prop.args) in weak:
            declared.assumptions = [a for a in declared.assumptions if a is not inferred]
        against = [App(head, *reversed(prop.args)) for head in ("lt", "le")] if prop.head == "lt" else []
        for other in (a for a in stated if a.premise.prop in against and a.first not in inferred.outside):
            message = f"${other.premise.text}$ contradicts ${inferred.premise.text}$, which a law needs"
            declared.findings.append(Finding(message, "assumption", other.premise.place))
            declared.assumptions = [a for a in declared.assumptions if a is not inferred]


def _weak(declared: Declared) -> set[Term | None]:
    """The strict conditions of laws that have a law at their edges too, `0 < p` of coins, as weak ones."""
    strict = {c for s in declared.laws if s.law.closed for c in s.law.conditions}
    strict -= {c for s in declared.laws if not s.law.closed for c in s.law.conditions}
    return {App("le", *c.args) for c in strict if isinstance(c, App) and c.head == "lt"}


def _is_support(prop: App, law: Law) -> bool:
    ends = law.support.args if isinstance(law.support, App) else ()
    return any(end in prop.args for end in ends) or law.discrete


def declare_assumptions(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Inequalities and memberships that the text introduces."""
    for item in formulas(page):
        said = sentences.supposal(item.before, item.after) if not item.display else Supposal()
        if item.display and sentences.announces(item.before):
            said = Supposal("announced")
        if said.lets or is_freed(item):
            end_earlier(item, declared)
        _kinds(item, said, page, words, declared)
        for statement, chain in chains(item):
            ops = {link.relation.op for link in chain.links}
            if not ops <= INEQUALITIES or chain.first is None or tied(item, statement):
                continue
            if id(chain) in words.declarations:
                continue
            if statement.connective in ("implies", "therefore", "iff", "or"):
                continue
            explained = item.display and statement.connective in ("where", "with") and _plain(chain, words)
            bare = not item.display and is_bare(chain) and not said.denied
            around = (item.before, item.after)
            opens = item.display and is_bare(chain) and _opens(item, page)
            told = bare and (sentences.alone(*around) or sentences.apposed(*around) or _is_labelled(*around))
            told = told or opens or (bare and ranged.limits_definition(item, page))
            if (said.holds or told) and (ranged.is_range(item, page) or ranged.has_range(item, page)):
                declared.findings.append(_not_assumed(item, chain, "for which arguments a relation holds"))
            elif said.holds or explained or told:
                _assume(item, chain, words, declared, scope_of(item, page, said))
            elif said.denied:
                declared.findings.append(_not_assumed(item, chain, said.denied))
    end_cases(page, declared)
    restrict(words, declared)
    _contradicted(declared)
    for assumption in declared.assumptions:
        _end_contradicted(assumption, page)
    for section, order in page.retractions:
        for assumption in declared.assumptions:
            source = assumption.source
            if source is not None and source.section <= section and source.order < order:
                assumption.until = min(assumption.until, order)


def _end_contradicted(assumption: Assumption, page: Page) -> None:
    """End what is supposed where the text behind it, or behind the next formula, finds a contradiction."""
    source = assumption.source
    if source is None or source.display or not _SUPPOSING.search(last_sentence(source.before)):
        return
    for item in page.items[source.order : page.end_of(source.section)]:
        if (item is source or item.display) and sentences.contradicts(item.after):
            behind = (i.order for i in page.items[item.order + 1 :] if i.display)
            assumption.until = min(assumption.until, next(behind, 10**9))
            return
        if item is not source and item.display and _SUPPOSING.search(item.after):
            return


def _opens(item: Item, page: Page) -> bool:
    """Whether a section begins with a formula in a line of its own, `$x > 0$.`, and no word claims it."""
    first = next((i for i in page.items if i.display and i.section == item.section), item)
    inline = getattr(item.block, "environment", "") in ("$", "\\(")
    return inline and first is item and not re.search(r"[^\W_]", last_sentence(item.before))


def _not_assumed(item: Item, chain: ast.Chain, word: str) -> Finding:
    text = text_of(item, chain)
    return Finding(f"not taken as an assumption: ${text}$ (“{word}”)", "assumption", item.place(chain.start))


def end_cases(page: Page, declared: Declared) -> None:
    """What holds in one case ends where a sentence goes on to others: "more generally", "in all cases"."""
    cases = [a for a in declared.assumptions if a.is_case or a.only is not None]
    for item in page.items if cases else ():
        if not item.display or not voice.widens(item.before):
            continue
        behind = last_sentence(item.before).rpartition(FORMULA)[2]
        here = bool(_CONTRASTING.match(behind)) and voice.widens(behind)
        first = item.order - (0 if here else last_sentence(item.before).count(FORMULA))
        for assumption in cases:
            if assumption.source is None or assumption.source.order >= first:
                continue
            if assumption.only is None:
                assumption.until = min(assumption.until, item.order)
            elif here and assumption.only == item.order:
                assumption.outside |= {item.order}


def end_earlier(item: Item, declared: Declared) -> None:
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
    if item.nodes.of(ast.Ellipsis):
        from kld_proof.document.elaborate.language import numbered_lists

        if numbered_lists.declare(item, said, page, words, declared):
            return
    for statement in item.tree.statements:
        body, written, after = strip(statement.body), "", sentences.predicated(sentences.of_all(item.after))
        apposed = after.startswith(" be ") and not item.after.startswith(" be ")
        whole: ast.Chain | None = None
        if isinstance(body, ast.Chain) and body.first is not None:
            side = strip(body.links[0].side)
            if body.links[0].relation.op == "in" and isinstance(side, ast.Name):
                written = SETS.get(side.name, "")
            whole, body, after = body, strip(body.first), after if apposed else item.after
        kind = written or sentences.kind_of(after) or sentences.kind_before(item.before)
        heads = body.items if isinstance(body, ast.Tuple) else (body,)
        if whole is not None and not written and (apposed or sentences.kind_before(item.before)):
            heads = (*heads, *(link.side for link in whole.links))  # "for integers $m \\ne n$": both are
        if whole is None and sentences.are_distinct(after):
            _distinct(item, said, heads, page, words, declared)
        for head in map(strip, heads):
            if not isinstance(head, ast.Name):
                continue
            _sign(item, said, head, after, page, words, declared)
            if not kind:
                continue
            if words.said.get(head.name) not in ("integers", "reals"):
                words.said[head.name] = kind
            if kind != "reals" and not written and said.holds:
                prop = App("in", Var(head.name), App(kind))
                stated = Premise(
                    f"{text_of(item, head)} \\in {shown(App(kind))}", prop, False, item.place(head.start)
                )
                declared.assumptions.append(replace(scope_of(item, page, said), premise=stated))


def _distinct(
    item: Item, said: Supposal, heads: tuple[ast.Node, ...], page: Page, words: Vocabulary, declared: Declared
) -> None:
    """`Let $m, n$ be distinct`, and "$m$ and $n$", assumes that no two of them are equal."""
    named = [h for h in map(strip, (*_listed_before(item, page), *heads)) if isinstance(h, ast.Name)]
    if item.display or not said.holds or any(h.name in words.random | words.matrices for h in named):
        return
    for first, second in combinations(named, 2):
        prop = App("ne", Var(first.name), Var(second.name))
        stated = Premise(shown(prop), prop, False, item.place(second.start))
        declared.assumptions.append(replace(scope_of(item, page, said), premise=stated))


def _listed_before(item: Item, page: Page) -> list[ast.Node]:
    """The other names of a list in the text, up to the last: the m of "let $m$ and $n$ be distinct"."""
    found: list[ast.Node] = []
    for earlier in page.items[: item.order]:
        near = not earlier.display and earlier.section == item.section and earlier.follows == item.follows
        if near and item.before.startswith(earlier.before) and earlier.tree is not None:
            between = item.before[len(earlier.before) :]
            if re.fullmatch(r"\s*\0(?:[\s,]|and\b|\0)*", between):
                found += [s.body for s in earlier.tree.statements]
    return found


def _sign(
    item: Item, said: Supposal, head: ast.Name, after: str, page: Page, words: Vocabulary, declared: Declared
) -> None:
    """`Let $c$ be positive` is an assumption; what else is said of a name keeps it from being free."""
    if item.display or head.name in words.random | words.matrices:
        return
    zero, sign = Num(0), sentences.sign_of(after)
    sign = sign or ("positive" if sentences.positive_before(item.before) else "")
    if not sign or not said.holds:
        if sentences.calls_more(after) or sentences.attributes(item.before):
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
    stated = Premise(shown(prop), prop, False, item.place(head.start))
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
    context, listed = Context(words), None
    if isinstance(strip(chain.first), ast.Tuple):
        from kld_proof.document.elaborate.language import numbered_lists

        listed = numbered_lists.members(chain, words)
    try:
        props = propositions(listed[0] if listed else chain, context)
    except ReadError:
        return
    if listed:
        props = [App("all", listed[2], bind(p, listed[1])) for p in props]
    if any(n.startswith(NO_NUMBERS) for p in props for n in names(p)):
        return
    declared.accepted.add(id(chain))
    if item.display:
        declared.consumed.add(id(chain))
    for prop in props:
        declared.assumptions.append(replace(scope, premise=premise(item, chain, prop), chain=chain))
