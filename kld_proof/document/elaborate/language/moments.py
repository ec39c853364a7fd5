"""Means and variances in words: "let $X$ be a random variable with mean $\\mu$ and variance $\\sigma^2$".

Main statement: `declare` assumes E[X] and Var(X) of a random variable without a law, or of all members of a
family.  Only a clause right behind the name is read, up to the next other formula.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.display import latex
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.language.spoken import behind
from kld_proof.document.elaborate.laws import families
from kld_proof.document.elaborate.names.declared import Assumption, Declared, laws_at, scope_of
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.readers import read
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast
from kld_proof.document.model import Place, Premise
from kld_proof.kernel.term import App, Bound, Lam, Num, Term, Var, bind, names
from kld_proof.record import replace

_ADJECTIVES = (
    r"(?:(?:an?|the|its|their|common|finite|positive|non-?zero|and|known|unknown|same|population|true|"
    r"respective)\s+)*"
)
_KINDS = {
    "mean": r"means?|expected values?|expectations?",
    "variance": r"variances?",
    "deviation": r"standard deviations?",
}
_KIND = "|".join(f"(?P<{{0}}{kind}>{pattern})" for kind, pattern in _KINDS.items())
_FIRST, _SECOND = _KIND.replace("{0}", "first_"), _KIND.replace("{0}", "second_")
_SIZE = rf"[^.;:!?\0]*?\bof\s+size\s+(?P<size>{prose.FORMULA})"
_CLAUSE = Cue(
    rf"(?:{_SIZE})?[^.;:!?\0]*?\b(?:with|has|have|having|of)\s+{_ADJECTIVES}(?:{_FIRST})\s*{prose.FORMULA}"
    rf"(?:\s*,?\s*and\s+{_ADJECTIVES}(?:{_SECOND})\s*{prose.FORMULA})?",
    re.I,
)
_OTHER = Cue(
    r"\b(not|neither|conditional\w*|given|whose|sum|product|function|difference|estimat\w*|sample mean|"
    r"unless|if|(?<!identically )distributed)\b",
    re.I,
)
_CONDITIONAL = Cue(r"\bgiven\b|\bcondition(al|ally|ed|ing)\b|條件", re.I)
_FINITE = Cue(
    r"[^.;:!?]*?\b(?:with|has|have|having|of)\s+(?:an?\s+)?finite\s+"
    r"(?:(?P<mean>means?|expected values?|expectations?|first moments?)|variances?|second moments?)\b",
    re.I,
)
_ORDER = ("<", "<=", ">", ">=")
_INTRODUCED = Cue(r"\brandom variables?\s*$", re.I)


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Add the assumptions about means and variances that the text makes in words."""
    for item in page.items:
        with laws_at(item, page, declared, words):
            _declare(item, page, words, declared)


def _declare(item: Item, page: Page, words: Vocabulary, declared: Declared) -> None:
    variable = _variable(item, words)
    finite = _FINITE.match(item.after) if variable is not None else None
    if variable is not None and finite is not None and _states(item, finite[0]):
        scope = scope_of(item, page, sentences.supposal(item.before, item.after))
        kind = "mean" if finite["mean"] else "variance"
        declared.assumptions += _existing(variable, kind, words, scope)
    clause = _CLAUSE.match(item.after) if variable is not None else None
    if variable is None or clause is None or not _states(item, clause[0]):
        return
    found = behind(page, item, clause[0])[1 if clause["size"] else 0 :]
    values = [_value(other, words) for other in found]
    kinds = [k.partition("_")[2] for k, v in clause.groupdict().items() if v and k != "size"]
    if len(values) != len(kinds) or None in values or len(set(kinds)) != len(kinds):
        return
    if isinstance(variable, str) and any(_is_of_member(other, item) for other in found):
        return
    said = sentences.supposal(item.before, item.after)
    scope = scope_of(item, page, said)
    for kind, other, value in zip(kinds, found, values, strict=True):
        assert value is not None
        text = f"\\text{{{kind} of }} {item.block.text.strip()} \\text{{ is }} {other.block.text.strip()}"
        declared.assumptions += _assumed(variable, kind, value, words, scope, Premise(text))


def _variable(item: Item, words: Vocabulary) -> ast.Name | str | None:
    """The random variable, or the letter of the family, that an inline formula consists of."""
    if item.display or item.tree is None or len(item.tree.statements) != 1:
        return None
    body = strip(item.tree.statements[0].body)
    if isinstance(body, ast.Chain) and body.first is not None and body.links[0].relation.op in _ORDER:
        body = strip(body.first)  # "let $X \\ge 0$ be a random variable with mean $\\mu$"
    listed = families.family_of(body)
    if listed is not None:
        return listed[0] if listed[0] in words.families else None
    alone = families.numbered(item)
    if alone is not None and alone.base in words.families:
        return alone.base
    known = isinstance(body, ast.Name) and body.name in words.random
    known = known and body.name not in words.laws.keys() | words.matrices and body.name not in words.poisoned  # type: ignore[attr-defined]
    return body if known and isinstance(body, ast.Name) and body.base not in words.families else None


def _states(item: Item, clause: str) -> bool:
    """Whether the sentence introduces the variable so, and says nothing else of it on the way."""
    before = prose.last_sentence(item.before)
    said = sentences.supposal(item.before, item.after)
    whole = before + prose.first_sentence(item.after)
    if said.denied or _OTHER.search(clause) or sentences.denies_text(before) or _CONDITIONAL.search(whole):
        return False
    return (said.holds and not said.local) or bool(_INTRODUCED.search(before))


def _is_of_member(value: Item, item: Item) -> bool:
    """Whether a value carries the number of a member: the `\\mu_i` of "independent with mean $\\mu_i$"."""
    alone = families.numbered(item)
    letters = families.NUMBERING if alone is None else {n.name for s in alone.subscript for n in names_in(s)}
    inside = value.nodes.of(ast.Name)
    below = {m.name for n in inside for s in n.subscript for m in names_in(s)}
    return bool(below & letters) or (alone is not None and any(n.name in letters for n in inside))


def _value(item: Item, words: Vocabulary) -> Term | None:
    assert item.tree is not None
    body = strip(item.tree.statements[0].body)
    if isinstance(body, ast.Chain) and body.first is not None and body.links[0].relation.op in _ORDER:
        body = strip(body.first)  # "with variance $\\sigma^2 > 0$"
    if isinstance(body, ast.Chain | ast.Logic | ast.Tuple):
        return None
    try:
        value = read(body, Context(words))
    except ReadError:
        return None
    return None if any(n.startswith("$") for n in names(value)) else value


def _assumed(
    variable: ast.Name | str, kind: str, value: Term, words: Vocabulary, scope: Assumption, said: Premise
) -> list[Assumption]:
    """The moment, and that it exists, of one variable or of every member of a family."""
    place = scope.source.place(0) if scope.source is not None else said.place
    own, index, domain = _own(variable, words)
    mean = App("expect", own)
    centred = App("pow", App("add", own.body, App("neg", mean)), Num(2))
    equation = {
        "mean": App("eq", mean, value),
        "variance": App("eq", App("expect", Lam(centred)), value),
        "deviation": App("eq", App("expect", Lam(centred)), App("pow", value, Num(2))),
    }[kind]
    moment = _everywhere(equation, index, domain)
    found = [replace(scope, premise=Premise(said.text, moment, False, place))]
    found += _existing(variable, kind, words, scope)
    if kind == "deviation":
        sign = _everywhere(App("le", Num(0), value), index, domain)
        found.append(replace(scope, premise=Premise(latex(sign), sign, True, place)))
    return found


def _existing(variable: ast.Name | str, kind: str, words: Vocabulary, scope: Assumption) -> list[Assumption]:
    """That a variable, or each member of a family, has a mean, and a variance where that is the kind."""
    own, index, domain = _own(variable, words)
    exists = [App("integrable_rv", own)]
    if kind != "mean":
        exists.append(App("integrable_rv", Lam(App("pow", own.body, Num(2)))))
    place = scope.source.place(0) if scope.source is not None else Place()
    found = []
    for p in (_everywhere(p, index, domain) for p in exists):
        found.append(replace(scope, premise=Premise(latex(p), p, True, place)))
    return found


def _own(variable: ast.Name | str, words: Vocabulary) -> tuple[Lam, str, Term | None]:
    """A variable as a function of the outcome; of a family the member with an index, and the indices."""
    if not isinstance(variable, str):
        return Lam(App("$" + variable.name, Bound(0))), "", None
    family, index = families.variables(variable), "\0member"
    inner = family.body
    assert isinstance(inner, Lam) and isinstance(inner.body, App)
    return Lam(App(inner.body.head, Var(index), Bound(0))), index, words.families[variable]


def _everywhere(p: Term, index: str, domain: Term | None) -> Term:
    return p if domain is None or index not in names(p) else App("all", domain, bind(p, index))
