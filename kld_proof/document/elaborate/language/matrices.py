"""What the text says of matrices: "let A and B be symmetric matrices", "where the matrix V is invertible".

Main statements: `called(item)` tells whether an inline formula is said to be a matrix or a vector;
`declare(page, words, declared)` adds what is said of their properties to the assumptions, from there to the
end of the section.  What a sentence denies or asks is not assumed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from kld_proof.document.cue import Cue
from kld_proof.document.display import latex
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language.prose import first_sentence, last_sentence
from kld_proof.document.elaborate.names.declared import Declared, first_of
from kld_proof.document.elaborate.names.needed import inferred_at
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast
from kld_proof.document.pattern import late
from kld_proof.kernel.term import ONE, App, Term, Var
from kld_proof.record import replace

_LIST = r"(?:[\s,]*(?:and|or|,)?\s*\0)*"
_WORD = r"(?!of\b|for\b|in\b|to\b|that\b|whose\b|not?\b|neither\b|if\b|which\b)[\w-]++"
_BE = rf"^\s*{_LIST}[\s,]*(?:be|is|are|denotes?|denote)\s+"
_APPOSED = rf"^\s*{_LIST}[\s,]*(?:(?:be|is|are|denotes?|denote)\s+|(?=an?\s))"
_CALLED = Cue(
    rf"{_APPOSED}(?P<words>(?:(?:\0|{_WORD})[\s,]+){{0,7}}?)(?:matri(?:x|ces)|vectors?)\b(?!\s+(?:space|field|"
    rf"bundle))",
    re.I,
)
_END = r"\s*(?:[.;:,]|$|\b(?:then|with|such|so|we)\b|\band\s+(?:\0|let\b))"
_IS = Cue(rf"{_BE}(?P<words>(?:{_WORD}[\s,]*){{1,5}}?){_END}", re.I)
_BEFORE = Cue(
    rf"(?P<words>(?:{_WORD}\s+){{0,4}})(?:matri(?:x|ces))\s*(?:\0{_LIST}[\s,]*(?:and|or|,)?\s*)?$", re.I
)
_QUALITY = (
    r"(?:invertible|regular|non-?singular|positive[- ]definite|symmetric|idempotent|orthogonal|square|real|"
    r"diagonal)"
)
_SEVERAL = rf"{_QUALITY}(?:[\s,]+(?:and\s+)?{_QUALITY}){{0,3}}"
_BARE = Cue(rf"^\s*(?P<words>{_SEVERAL}){_END}", re.I)
_COLUMNS = Cue(
    rf"^\s*{_LIST}[\s,]*(?:(?:be|is|are|ha(?:s|ve)|having|with|of)\s+){{1,2}}"
    rf"(?P<words>full\s+column\s+rank|(?:linearly\s+)?independent\s+columns|orthonormal\s+columns){_END}",
    re.I,
)
_WITH = Cue(r"\b(?:with|for|let|assum\w+|suppos\w+|given|where)\s*$", re.I)
_ADJECTIVES = Cue(
    rf"\b(?:with|for|let|assum\w+|suppos\w+|given|where)\s+(?:an?\s+|all\s+|any\s+)?(?P<words>{_SEVERAL})\s*$",
    re.I,
)
_FACT = Cue(r"\b(?:since|because|as)\s*$", re.I)
_DENIED = Cue(
    r"\b(not|never|neither|without|unless|whether|only|contradiction|show|prove|proves?|claim\w*|want|see|"
    r"follows?|"
    r"hence|thus|therefore|conclude\w*|impl(?:y|ies)|so|verify|check|because|need|example|false|wrong)\b|\?",
    re.I,
)
_SUPPOSED = Cue(r"\b(let|assume|assuming|suppose|where|with|given|for|if|when|whenever|provided)\b", re.I)
_LINK = late(r"\]\([^)]*\)|[\[*_]")
_THINGS = r"vectors?|data|coefficients?|parameters?|variables?"
_DIMENSIONAL = Cue(rf"^-?\s*dimensional\s+(?:[\w-]+\s+){{0,4}}(?:{_THINGS})\s*$", re.I)
_NOUN = Cue(rf"^\s+(?:[\w-]+\s+){{0,4}}(?:matri(?:x|ces)|{_THINGS}|across \w+)\s*$", re.I)
_INSIDE = Cue(
    r"^(?:[\s,]*(?:be|is|are)?\s*(?:an?\s+)?(?:\w+\s+){0,3}(?:vectors?|matri(?:x|ces)|points?))?\s*\b(?:in|of)\s*$",
    re.I,
)
_SIZED = Cue(
    r"^[\s,]*(?:be|is|are|denotes?)?\s*(?:an?\s+|the\s+)?(?:(?!not?\b|in\b|of\b)[\w-]+\s+){0,5}$", re.I
)
_MATRIX = Cue(r"^[\s-]*(?:[\w-]+\s+){0,4}(?:matri(?:x|ces)|vectors?)\b", re.I)
_OF_DIMENSION = Cue(r"^\s*-?\s*dimensional\s+(?:[\w-]+\s+){0,4}(?:vectors?|variables?)\b", re.I)
_LISTING = Cue(r"^[\s,]*(?:and)?\s*$", re.I)
_OTHER = Cue(r"\b(complex|hermitian|unitary|quaternion\w*|boolean|formal|abstract)\b", re.I)
_CONDITION = Cue(r"\b(if|when|whenever|provided)\b", re.I)


def _sized(head: str) -> Callable[[Term], Term]:
    return lambda a: App(head, a, App("$mat_rows", a))


QUALITIES: dict[str, Callable[[Term], Term]] = {
    r"\b(invertible|regular|nonsingular|non-singular)\b": _sized("invertible"),
    r"\bpositive[- ]definite\b": _sized("positive_definite"),
    r"\bfull\s+column\s+rank\b|\bindependent\s+columns\b": lambda a: App(
        "invertible", App("mat_mul", App("mat_transpose", a), a), App("$mat_columns", a)
    ),
    r"\borthonormal\s+columns\b": lambda a: App(
        "eq", App("mat_mul", App("mat_transpose", a), a), App("mat_identity", App("$mat_columns", a))
    ),
    r"(?<![\w-])symmetric\b": lambda a: App("symmetric", a),
    r"\b(?<!non-)idempotent\b": lambda a: App("eq", App("mat_mul", a, a), a),
    r"(?<![\w-])orthogonal\b": lambda a: App(
        "eq", App("mat_mul", App("mat_transpose", a), a), App("mat_identity", App("$mat_rows", a))
    ),
}
"""Words for a property of a matrix, and the property."""


def called(item: Item) -> bool:
    """Whether the words behind an inline name call it a matrix or a vector of real numbers."""
    found = _CALLED.match(item.after)
    return found is not None and not _OTHER.search(found["words"]) and not re.search(r"\bnot\b", found[0])


def regular(item: Item) -> bool:
    """Whether a sentence supposes that what an inline formula names has an inverse, as matrices do."""
    found = _IS.match(item.after)
    told = found is not None and re.search(
        r"\b(?:invertible|non-?singular|positive[- ]definite)\b", found["words"], re.I
    )
    return bool(told) and bool(_SUPPOSED.search(last_sentence(item.before))) and not _denied(item)


def _said(item: Item) -> str:
    """The words that say what the names of an inline formula are like."""
    sentence = last_sentence(item.before)
    supposed = _SUPPOSED.search(sentence) or _FACT.search(sentence)
    after = (
        _COLUMNS.match(item.after) or _CALLED.match(item.after) or _IS.match(item.after) if supposed else None
    )
    bare = _BARE.match(item.after) if _WITH.search(sentence) else None
    found = (after or bare, _BEFORE.search(sentence) or _ADJECTIVES.search(sentence))
    return " ".join(m["words"] for m in found if m)


def _denied(item: Item) -> bool:
    """Whether the sentence denies, claims or asks; "since A is symmetric" says what is known."""
    before, after = last_sentence(item.before), first_sentence(item.after)
    if _FACT.search(before):
        return re.search(r"\b(?:not|never|neither)\b", after) is not None
    return _DENIED.search(f"{before} {after}") is not None


def declare(page: Page, words: Vocabulary, declared: Declared) -> None:
    """Assume the properties that the text gives to matrices."""
    for item in page.items:
        if item.display or item.tree is None or not words.matrices:
            continue
        told = _said(item)
        if not told or _denied(item):
            continue
        for said in _matrices(item, words):
            for pattern, quality in QUALITIES.items():
                if re.search(pattern, told, re.I):
                    stated = inferred_at(quality(said), item, 0, page)
                    prop = stated.premise.prop
                    assert prop is not None
                    text = f"{latex(said)} \\text{{ {_word(pattern, told)}}}"
                    premise = replace(stated.premise, inferred=False, text=text)
                    only = _next(page, item) if _CONDITION.search(last_sentence(item.before)) else None
                    stated = replace(stated, premise=premise, first=first_of(item), only=only)
                    declared.assumptions.append(stated)


def _matrices(item: Item, words: Vocabulary) -> list[Term]:
    """The names of matrices of an inline formula, or the matrix that it is."""
    named: list[Term] = [Var(n.name) for n in _names(item) if n.name in words.matrices]
    assert item.tree is not None
    body = strip(item.tree.statements[0].body) if len(item.tree.statements) == 1 else None
    if named or body is None or isinstance(body, ast.Chain | ast.Tuple | ast.Name):
        return named
    from kld_proof.document.elaborate.terms.matrices.kinds import is_matrix
    from kld_proof.document.elaborate.terms.matrices.reading import matrix

    context = Context(words, item.nodes)
    try:
        return [matrix(body, context)] if is_matrix(body, context) else []
    except ReadError:
        return []


def _next(page: Page, item: Item) -> int:
    """The next display formula: what "if" introduces holds for it alone."""
    return next((i.order for i in page.items if i.display and i.order > item.order), item.order)


def told_shapes(page: Page, words: Vocabulary) -> Iterator[tuple[str, tuple[ast.Node, ast.Node | Term]]]:
    """The sizes that words give to names: "the $n \\times p$ matrix $X$", "an $n$-dimensional vector $y$"."""
    for item, following in pairwise(page.items):
        if item.display or following.display or item.tree is None or following.tree is None:
            continue
        sizes = _sizes(item)
        names = _names(following)
        if sizes is None or len(names) != 1 or names[0].name not in words.matrices:
            continue
        between = _LINK.sub("", item.after.partition("\0")[0])
        pattern = _DIMENSIONAL if sizes[1] == ONE and not _is_times(item) else _NOUN
        if "\0" in item.after and pattern.match(between):
            yield names[0].name, sizes


def of_spaces(page: Page, words: Vocabulary) -> Iterator[tuple[str, ast.Power]]:
    """The names that words put in a space: "the vectors $x$ and $y$ in $\\mathbb{R}^n$"."""
    for listed, between, following in _listed(page):
        space = _body(following) if _is_single(following) else None
        if isinstance(space, ast.Power) and space.base == ast.Name("bb(R)") and _INSIDE.match(between):
            yield from ((n, space) for n in listed if n in words.matrices)


def of_sizes(page: Page, words: Vocabulary) -> Iterator[tuple[str, tuple[ast.Node, ast.Node | Term]]]:
    """The sizes behind names: "let $A$ and $B$ be $n \\times p$ matrices", "a $k$-dimensional vector"."""
    for listed, between, following in _listed(page):
        if _is_single(following) and _SIZED.match(between):
            sizes, behind = _sizes(following), _LINK.sub("", following.after)
            if sizes is not None and (_MATRIX if _is_times(following) else _OF_DIMENSION).match(behind):
                yield from ((n, sizes) for n in listed if n in words.matrices)


def _listed(page: Page) -> Iterator[tuple[list[str], str, Item]]:
    """The names in a row of inline formulas, the words behind them, and the formula that follows."""
    listed: list[str] = []
    for item, following in pairwise(page.items):
        if item.display or following.display or item.tree is None or following.tree is None:
            listed = []
            continue
        between = following.before.rpartition("\0")[2] if "\0" in following.before else "."
        listed = [*listed, *(n.name for n in (*_names(item), *_drawn(item)))]
        yield listed, between, following
        if not _LISTING.fullmatch(between):
            listed = []


def _is_single(item: Item) -> bool:
    return item.tree is not None and len(item.tree.statements) == 1


def _drawn(item: Item) -> list[ast.Name]:
    """The name whose law an inline formula gives."""
    body = _body(item)
    head = strip(body.first) if isinstance(body, ast.Chain) and body.first is not None else None
    drawn = isinstance(body, ast.Chain) and body.links[0].relation.op == "~"
    return [head] if drawn and isinstance(head, ast.Name) else []


def _is_times(item: Item) -> bool:
    return isinstance(_body(item), ast.Mul)


def _body(item: Item) -> ast.Node:
    assert item.tree is not None
    return strip(item.tree.statements[0].body)


def _sizes(item: Item) -> tuple[ast.Node, ast.Node | Term] | None:
    """The factors of `n \\times p`; n and 1 for a bare name."""
    body = _body(item)
    if isinstance(body, ast.Mul) and body.signs == ("times",):
        return body.factors[0], body.factors[1]
    return (body, ONE) if isinstance(body, ast.Name) else None


def _word(pattern: str, told: str) -> str:
    found = re.search(pattern, told, re.I)
    return found[0] if found else ""


def _names(item: Item) -> list[ast.Name]:
    """The bare names of an inline formula, alone, in a list or before a set."""
    assert item.tree is not None
    found: list[ast.Name] = []
    for statement in item.tree.statements:
        body = strip(statement.body)
        named = isinstance(body, ast.Chain) and body.links[0].relation.op in ("in", "=", ":=")
        if named and isinstance(body, ast.Chain) and body.first is not None:
            body = strip(body.first)
        heads = body.items if isinstance(body, ast.Tuple) else (body,)
        found += [n for n in map(strip, heads) if isinstance(n, ast.Name)]
    return found
