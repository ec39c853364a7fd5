"""Which random variables the text calls independent: "let X and Y be independent", `X \\perp Y`.

Main statement: `declare` adds an assumption independent(X, Y) for each pair, and independent(D, X) for a list
`X_1, \\ldots, X_n` (a random sample, "iid") with the numbers D.  A sentence that denies or
conditions it ("not independent", "dependent", "conditionally independent", "independent variable") says
nothing, and where the page denies the independence of two variables anywhere, none is assumed of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.laws import families
from kld_proof.document.elaborate.names.declared import Declared, scope_of
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Premise
from kld_proof.kernel.term import App, Bound, Lam, Num, Term

SAID = Cue(r"\bindependent(ly)?\b|\biid\b|\brandom sample\b|獨立|隨機樣本", re.I)
NOT_SAID = Cue(
    r"\b(in|inter)?dependent variable|\blinear(ly)? independent|\bconditional(ly)? (independent|on)\b|"
    r"\bcondition(ed|ing) on\b|\bexchangeable\b|"
    r"\bindependent of the\b|\bgiven\b|"
    r"\bindependent(ly)?\s*,?\s*(if|when(ever)?|only|under|provided|as long as|or|but|with respect)\b|"
    r"線性獨立|條件獨立|自變數",
    re.I,
)
FROM = Cue(r"\bindependent(ly)?\s+(of|from)\b(?!\s+(each|one\s+an)\s*other\b)", re.I)
PART_OF = Cue(r"\b(?!independent|pair|list|sequence|set|family)[a-z]+\s+of\s+(both\s+)?$", re.I)
IDENTICAL = Cue(r"independent(ly)?\s*(,|and|, and)\s*identical(ly)?( distributed)?", re.I)
FILLERS = Cue(
    r"\b(and|or|be|being|are|is|were|a|an|simple|two|three|both|mutually|pairwise|stochastically|"
    r"statistically|random|variables?|"
    r"real-valued|real|discrete|continuous|which|that|with finite variances?|with finite means?)\b|[\0,，、]|"
    r"是|為|和|與|且|互相|兩個|隨機變數",
    re.I,
)
LISTED = Cue(r"\0\s*[,，、]")
SAID_OF = Cue(
    r"\0[^\0]*\b(be|being|are|is|were)\s+((an?|two|three|all|both|also|mutually|pairwise|stochastically|"
    r"statistically)\s+)*independent(ly)?$",
    re.I,
)
ONE_LIST = Cue(r"(?:[\s,，、\0]|\b(?:and|or|both)\b|[和與且])*[^\0]*")
"""What stands between a name and "independent": the rest of its list, then words without another name."""
REASON = Cue(
    r"(?:and\s+|but\s+)?(?:since|because|as)\s+(?:both\s+|the variables\s+)?[\0\s,]*(?:and\s*\0\s*)?"
    r"(?:are|being)\s+(?:mutually\s+|stochastically\s+|statistically\s+)?independent\b.*"
    r"|[\0\s,]*(?:and\s*\0\s*)?are\s+(?:mutually\s+|stochastically\s+|statistically\s+)?independent,?\s+(?:so|hence|therefore|thus)\b.*",
    re.I | re.S,
)
"""Sentences that give the independence of names, and of nothing else, as the reason of what follows."""
NOT_A_FACT = Cue(
    r"\b(?:if|would|could|might|may|approximately|nearly|almost|assumed? not|conditional)\b", re.I
)
DENIED = Cue(r"\b(not|n't|never|neither|dependent|dependence|need not)\b|不獨立|並非獨立|相依", re.I)


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Add the assumptions of independence that the text makes, each where its sentence holds."""
    told: dict[str, list[tuple[Item, str]]] = {}
    denied: set[frozenset[str]] = set()
    for item in page.items:
        if item.display or item.tree is None:
            continue
        names = _random_names(item, words)
        sentence = prose.last_sentence(item.before) + prose.FORMULA + prose.first_sentence(item.after)
        if names and (is_linked(item) or DENIED.search(sentence)):
            told.setdefault(sentence.strip(), []).extend((item, n) for n in names)
    supposed = []
    for sentence, mentions in told.items():
        pairs = {frozenset(p) for p in combinations(dict.fromkeys(n for _, n in mentions), 2)}
        if FROM.search(sentence) and not DENIED.search(sentence):
            pairs &= _across(sentence, mentions)
        if DENIED.search(sentence):
            denied |= pairs
        elif not NOT_SAID.search(sentence):
            supposed.append((mentions[0][0], pairs))
    for item, base in _families(page, words):
        said = sentences.supposal(item.before, item.after)
        if said.holds and not any(n.startswith(base) for pair in denied for n in pair):
            scope = scope_of(item, page, said)
            sentence = prose.last_sentence(item.before) + prose.FORMULA + prose.first_sentence(item.after)
            same = [Num(1)] if families.SAMPLE.search(sentence) else []
            prop = App("independent", words.families[base], families.variables(base), *same)
            said_so = "independent and identically distributed" if same else "independent"
            written = f"{item.block.text.strip()} \\text{{ {said_so}}}"
            scope.premise = Premise(written, prop, False, item.place(0))
            declared.assumptions.append(scope)
    for item, pairs in supposed:
        said = sentences.supposal(item.before, item.after)
        if not said.holds and not (pairs - denied and _is_reason(item, said)):
            continue
        for pair in sorted(map(sorted, pairs - denied)):
            scope = scope_of(item, page, said)
            prop = App("independent", *map(_variable, pair))
            text = f"{pair[0]}, {pair[1]} \\text{{ independent}}"
            scope.premise = Premise(text, prop, False, item.place(0))
            declared.assumptions.append(scope)


def _is_reason(item: Item, said: sentences.Supposal) -> bool:
    """Whether the sentence gives independence as a reason: "since X and Y are independent", "are ..., so"."""
    if said.cue or said.denied or sentences.denies_text(prose.last_sentence(item.before)):
        return False
    before = re.split(r"\.\s", prose.last_sentence(item.before))[-1]  # a sentence may begin with a formula
    whole = before + prose.FORMULA + prose.first_sentence(item.after)
    return bool(REASON.fullmatch(whole.strip())) and not NOT_A_FACT.search(whole)


def _across(sentence: str, mentions: list[tuple[Item, str]]) -> set[frozenset[str]]:
    """The pairs of "X and Y are independent of Z", one from either side; none of several such clauses."""
    found = list(FROM.finditer(sentence))
    if len(found) != 1:
        return set()
    sides: tuple[set[str], set[str]] = (set(), set())
    for item, name in mentions:
        sides[len(prose.last_sentence(item.before)) > found[0].start()].add(name)
    return {frozenset((a, b)) for a in sides[0] for b in sides[1]}


def _families(page: Page, words: Vocabulary) -> Iterator[tuple[Item, str]]:
    """The lists `X_1, \\ldots, X_n` that the text calls independent, all of them together."""
    found: list[tuple[Item, str]] = []
    denied: set[str] = set()
    for item in page.items:
        if item.display or item.tree is None or len(item.tree.statements) != 1:
            continue
        listed = families.family_of(item.tree.statements[0].body)
        if listed is None and (alone := families.numbered(item)) is not None:
            listed = alone.base, None
        if listed is None or listed[0] not in words.families:
            continue
        sentence = prose.last_sentence(item.before) + prose.FORMULA + prose.first_sentence(item.after)
        if DENIED.search(sentence):
            denied.add(listed[0])
        elif is_linked(item) and not NOT_SAID.search(sentence) and not _is_of_others(sentence):
            found.append((item, listed[0]))
    return ((item, base) for item, base in found if base not in denied)


def _is_of_others(sentence: str) -> bool:
    """Whether "independent" is said of a list and something else, or of the pairs in it alone."""
    return bool(FROM.search(sentence)) or "pairwise" in sentence


def is_linked(item: Item) -> bool:
    """Whether "independent" is said of this formula: only names and fillers, or no comma, stand between."""
    before, after = (
        IDENTICAL.sub("independent", t)
        for t in (prose.last_sentence(item.before), prose.first_sentence(item.after))
    )
    behind, ahead = list(SAID.finditer(before)), SAID.search(after)
    if behind and not re.search(r"[,;:，；]", LISTED.sub("", before[behind[-1].end() :])):
        # what "X and Y be independent events and Z" says, it says of the names before it
        return not SAID_OF.search(before[: behind[-1].end()]) or bool(FROM.search(before))
    # "the increments of X and Y be independent" says nothing of X and Y themselves
    part = PART_OF.search(re.sub(r"\0[\s,]*(and\s+)?$", "", before))
    if ahead is None or part or not ONE_LIST.fullmatch(after[: ahead.start()]):
        return False
    return not FILLERS.sub("", after[: ahead.start()]).strip()


def _random_names(item: Item, words: Vocabulary) -> list[str]:
    """The random variables that an inline formula names, bare or in a list."""
    assert item.tree is not None
    found: list[ast.Node] = []
    for statement in item.tree.statements:
        body = strip(statement.body)
        found.extend(map(strip, body.items) if isinstance(body, ast.Tuple) else [body])
    names = [n for n in found if isinstance(n, ast.Name) and n.name in words.random]
    return [n.name for n in names if not (n.subscript and n.base in words.indexed)]


def _variable(name: str) -> Term:
    return Lam(App("$" + name, Bound(0)))
