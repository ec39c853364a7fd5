r"""What the text calls a name that is no real number, and constants to which it gives another meaning.

Main statement: `poison(page, words)` leaves unread every formula with a complex number, an operator, a group
element and the like, or with an `e`, a `\pi` or a `\Gamma` that the page uses as a name.  A name that the
reader knows as a matrix or a random variable keeps its own rules.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast

CONSTANTS = frozenset({"e", "pi", "Gamma", "psi"})
_THINGS = (
    r"complex(?:-valued)?(?=\s+(?:numbers?|variables?|scalars?|constants?)|\s*(?:[.,;:]|$|and\b))|imaginary|"
    r"quaternions?|matri(?:x|ces)|vectors?|polic(?:y|ies)|operators?|graphs?|groups?|modul(?:e|us|o)|"
    r"linear maps?|endomorphisms?|transformations?|rotations?|reflections?|permutations?|"
    r"projections?(?!\s+(?:of|on|onto)\b)|projectors?|"
    r"(?:semi)?(?:rings?|groups?)|monoids?|(?:finite|skew) fields?|tensors?|spinors?|"
    r"(?:(?:infinite|transfinite) )?(?:ordinals?|cardinals?)|hamiltonians?|"
    r"(?:grassmann|boolean|dual|p-adic|hyperreal|surreal|fuzzy|interval) (?:numbers?|variables?|units?)|"
    r"(?<!other )words?(?!\s+(?:of caution|count|length|about))|strings?(?!\s+of length)|lists?(?!\s+of)|"
    r"(?:formal |regular )?languages?(?!\s+of)|points on (?:an?|the) (?:elliptic )?curve|jacobians|hessians|"
    r"regular (?:expressions?|languages?)|(?:data|function|product) types|"
    r"(?:binary |equivalence )?relations(?=\s+on\b|\s*[.,;:]|$)|(?:homo|endo|auto|iso)?morphisms?|functors?|"
    r"braids?|knots?|ideals?|observables?|intervals|(?:closed |compact )?interval(?=\s*(?:[.,;:]|$|and\b))|"
    r"(?:vector|hilbert|banach|normed|metric|inner product|tangent|fock) spaces?|"
    r"(?:propositions?|predicates?|booleans?|bits?)(?=\s*[.,;:]|$|\s+and\b)|"
    r"(?:lie |clifford |associative |operator |division |c\*-)?algebras?|fields? (?:with|of) (?:\w+|\0) "
    r"elements|"
    r"fields? of characteristic|(?<=\ba )field(?=\s*(?:[.,;:]|$|and\b|with\b))|"
    r"(?:elements?|members?) of (?:a|an|the|some|any) (?:[\w-]+\s+)?"
    r"(?:group|ring|algebra|monoid|semigroup|field|vector space|lattice)"
)
_CHINESE = "複數|矩陣|方陣|向量|算子|群|環|四元數|排列|集合|字串|張量"
_LIST = r"(?:[\s,]*(?:and|or|,)?\s*\0)*"
_CALLED = Cue(
    rf"^\s*{_LIST}[\s,]*(?:be|is|are|denotes?|stands? for|\\in)\s+(?:both\s+|all\s+)?"
    rf"(?:an?\s+|any\s+|some\s+|the\s+|arbitrary\s+|two\s+)*(?:(?!not?\b|"
    rf"neither\b)[\w-]+\s+){{0,2}}?({_THINGS})(?![\w-])"
    rf"|^\s*(?:為|是)(?:任意|一個)?({_CHINESE})",
    re.I,
)
_CALLING = Cue(
    rf"\b(?P<one>{_THINGS})\s+$|\b(?P<many>{_THINGS})\s+\0{_LIST}[\s,]*(?:and|or|,)?\s*$|({_CHINESE})\s*$",
    re.I,
)
_SET = Cue(
    rf"^\s*{_LIST}[\s,]*(?:be|is|are|denotes?)\s+(?:both\s+)?(?:an?\s+|two\s+|any\s+)?"
    r"(?:(?:finite|non-?empty|disjoint|arbitrary|countable)\s+){0,2}(?:(?:sub)?sets?|events?)\b(?!\s+to\b)",
    re.I,
)
_SETS = Cue(
    r"\b(?:the|a|any|of|all|for|two|finite|infinite|disjoint|non-?empty|arbitrary|"
    r"countable)\s+(?:sub)?sets?\s+"
    r"(?:\0(?:[\s,]*(?:and|or|,)?\s*\0)*[\s,]*(?:and|or|,)?\s*)?$",
    re.I,
)
_DENIED = Cue(r"\b(not|no longer|neither|never)\b", re.I)

_TELLS = Cue(
    rf"^\s*(?:[<>=].*)?{_LIST}[\s,]*(?:be|is|are|denotes?|stands? for)\s+"
    r"(?!the (?:base|circle|constant|number|ratio|usual|exponential|limit)|an? (?:constant|number)|"
    r"(?:about|approximately|not|irrational|transcendental|defined|equal|between|given|known|close)\b|"
    r"(?:less|greater)\b)\w|^\s*(?:為|是)",
    re.I,
)
_CONSTANT = Cue(
    r"\b(euler|napier|archimed|base of (?:the )?(?:natural )?log|circumference|irrational|transcendental|"
    r"mathematical constant|(?:di)?gamma function|2\.718|3\.14)",
    re.I,
)
_NOUN = Cue(r"\b(?:the|an?|each|every|any|some|all|this|prior|its)\s+(?:[\w-]+\s+)?([A-Za-z-]{3,})\s+$", re.I)
_USUAL = Cue(
    r"^(constants?|numbers?|base|angles?|factors?|values?|period|powers?|limit|multiples?|functions?|"
    r"euler'?s?|"
    r"argument|digits?|and|than|between|over|with|from|near|where|that|for|have|gives?|times|by|interval|"
    r"irrational|function|gamma|digamma|letter|symbol|into|about|under|without|contains?)$",
    re.I,
)
_COMPLEX = Cue(
    r"\\mathbb\s*\{?\s*c\b|\bcomplex[\s-]+(plane|analysis|variable|number|valued|conjugat|exponential|"
    r"function|roots?)|\b(?:is|are|be) complex\b(?!\s+(?:systems?|models?|tasks?|problems?))|\broots? of "
    r"unity\b|"
    r"\bkomplexe|\bnombres? complexes?\b|\bn[uú]meros? complejos?\b|\bnumer\w complessi?\b|"
    r"\b(holomorphic|imaginary (unit|part|number))\b|複數|複變",
    re.I,
)
_EIGENVALUE = Cue(r"\beigenvalues?\b|\broots of unity\b", re.I)
_REAL = Cue(r"\b(symmetric|hermitian|self-adjoint|covariance|positive|real|variance)\b", re.I)
_CHANGING = Cue(
    r"^\s*(?:denotes?|is|be|stands? for)\s+(?:an?\s+|some\s+|any\s+|"
    r"various\s+)?(?:[\w-]+\s+)*?constants?\b[^.;]*"
    r"\b(?:chang\w+|var(?:y|ies|ying)|differ\w*|line to line|not (?:necessarily )?the same|each time)\b",
    re.I,
)
_NUMBERS = frozenset({"bb(R)", "bb(Q)", "bb(Z)", "bb(N)"})
_NO_REALS = frozenset({"bb(C)", "bb(H)", "bb(F)", "bb(K)", "GL", "SL", "SO", "SU", "cal(H)", "cal(B)"})


def poison(page: Page, words: Vocabulary) -> None:
    """Mark the names of which the text says that they are no real numbers, or no longer a constant."""
    for item in formulas(page):
        assert item.tree is not None
        for statement in item.tree.statements:
            body = strip(statement.body)
            chain = body if isinstance(body, ast.Chain) and body.first is not None else None
            head = strip(chain.first) if chain is not None and chain.first is not None else body
            for name, applied in _heads(head):
                if not item.display and chain is None and _is_set(item):
                    words.sets.add(name.name)
                known = name.name in words.matrices | words.random
                kind = "" if known else _kind(item, chain, words)
                if kind:
                    words.poisoned.setdefault(
                        name.name, f"the text says “{kind}”, and only real numbers are read"
                    )
                if not item.display and chain is None and _CHANGING.match(item.after):
                    words.poisoned.setdefault(name.name, "the text lets this constant change its value")
                if name.name in words.laws and _is_fixed(item, chain):
                    words.poisoned[name.name] = "the text gives this random variable a value"
                written = applied and name.name == "pi" and "pi" in words.functions
                free = name.name in CONSTANTS and not (written and (chain is not None or _is_joint(head)))
                if free and _is_renamed(item, name.name, head, chain, applied):
                    key = name.name + "()" * written
                    words.poisoned[key] = "the text gives this constant another meaning"


def _is_joint(head: ast.Node) -> bool:
    """Whether several arguments stand in the brackets: `\\pi(a|s)`."""
    return isinstance(head, ast.Apply) and bool(head.separators)


def is_complex(text: str) -> bool:
    """Whether a page speaks of complex numbers, so that its names need not be real."""
    return bool(_COMPLEX.search(text)) or bool(_EIGENVALUE.search(text) and not _REAL.search(text))


def _heads(head: ast.Node) -> list[tuple[ast.Name, bool]]:
    """The names that stand alone, in a list, or before a bracket (then with True)."""
    if isinstance(head, ast.Mul) and isinstance(head.factors[-1], ast.Group):
        head = head.factors[0]
        return [(head, True)] if isinstance(head, ast.Name) else []
    items = head.items if isinstance(head, ast.Tuple) else (head,)
    found = [(n.function, True) if isinstance(n, ast.Apply) else (n, False) for n in map(strip, items)]
    return [(n, applied) for n, applied in found if isinstance(n, ast.Name)]


def _is_set(item: Item) -> bool:
    """Whether the words around a name call it a set."""
    return bool(_SET.match(item.after) or _SETS.search(prose.last_sentence(item.before)))


def _kind(item: Item, chain: ast.Chain | None, words: Vocabulary) -> str:
    """What kind of things a head is one of, by the words around it or the set that it belongs to."""
    if chain is not None:
        return _kind_of_set(chain, words)
    if item.display:
        return ""
    sentence = prose.last_sentence(item.before)
    found = _CALLED.match(item.after)
    if not found and not _DENIED.search(sentence):
        found = _CALLING.search(sentence)
        if found and found["many"] and not found["many"].endswith(("s", "ces")):
            found = None  # "the matrix X and n": the noun belongs to X alone
    return next(filter(None, found.groups()), "") if found else ""


def _kind_of_set(chain: ast.Chain, words: Vocabulary) -> str:
    """The name of a set whose elements are no real numbers: complex numbers, residues, a group."""
    link = chain.links[0]
    if link.relation.op != "in":
        return ""
    names = list(names_in(link.side))
    if not names:
        return ""
    name = names[0]
    if name.base in _NO_REALS or name.name in _NO_REALS:
        return "complex" if "C" in name.name else name.name
    if name.base in ("M", "Mat") and name.subscript:
        return "matrices"
    if (name.base or name.name) == "bb(Z)" and any(
        isinstance(s, ast.Number | ast.Name) for s in name.subscript
    ):
        return "residue classes"
    told = words.poisoned.get(name.name, "")
    return name.name if "only real numbers are read" in told else ""


def _is_fixed(item: Item, chain: ast.Chain | None) -> bool:
    """Whether "let X = 3" takes its law away from a random variable."""
    if chain is None or item.display or chain.links[0].relation.op not in ("=", ":="):
        return False
    closed = not any(True for _ in names_in(chain.links[0].side))
    return closed and sentences.supposal(item.before, item.after).lets


def _is_renamed(item: Item, name: str, head: ast.Node, chain: ast.Chain | None, applied: bool) -> bool:
    """Whether a formula around a constant uses its letter as a name."""
    before, after = prose.last_sentence(item.before), prose.first_sentence(item.after)
    if _CONSTANT.search(before + " " + after):
        return False
    if chain is not None and chain.links[0].relation.op == "in":
        side = strip(chain.links[0].side)
        return not (isinstance(side, ast.Name) and (side.base or side.name) in _NUMBERS)
    if chain is not None and chain.links[0].relation.op in ("=", ":=") and not applied:
        letters = {n.name for n in names_in(chain.links[0].side)}
        if letters - {"pi", "e", "infty", "lim", "n", "k"}:
            return True
    if item.display:
        return False
    said = sentences.supposal(item.before, item.after)
    listed = isinstance(head, ast.Tuple) and all(isinstance(strip(n), ast.Name) for n in head.items)
    if said.lets or (listed and chain is None):
        return True
    if applied:
        announced = prose.by_definition(item.before) or prose.sets(item.before)
        return name in ("e", "pi") and (announced or bool(_TELLS.match(item.after)))
    noun = _NOUN.search(before)
    return bool(_TELLS.match(item.after)) or bool(noun and not _USUAL.match(noun[1]))
