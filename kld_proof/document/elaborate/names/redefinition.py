"""`Let f(x) = x^2` and later `Let f(x) = x^3`: from the second definition on, the name is another one.

So it is without such words where `L(a) = \\ldots` begins a formula and, after the section has ended,
`L(b) = \\ldots` with another letter begins one: the likelihood of the next example is another function.
With the same letter the second one has to be introduced ("consider", "the function is"), or the two sections
are examples, or numbered; in what is said to be concluded, recalled or summed up it is a claim.  What
sections that have ended say of a name is in `elsewhere`.

Implementation: the name is renamed in the syntax trees of all later formulas, before any of them is read.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, call_by, formulas
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.prose import FORMULA, last_sentence
from kld_proof.document.elaborate.names.declared import CASES
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import names_in, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import OPERATORS
from kld_proof.document.latex import ast
from kld_proof.document.model import Finding

if TYPE_CHECKING:
    from kld_proof.document.elaborate.names.elsewhere import Elsewhere

_CUE = Cue(
    r"\b(let|(re-?)?defin\w*|set|put|choose|take)\b"
    r"(\s+(us|now|again|instead|the|a|function|by|to be|anew))*\W*$"
    r"|(令|設|取|定義|改為)\W*$",
    re.I,
)
_DENSITY = Cue(
    r"\b(?:density|densities|pdf|pmf|(?:mass|probability|distribution)\s+function|cdf)(?:\s+functions?)?"
    r"(?:\s+of\s+\0)?(?:\s+(?:given\s+by|is|be|now|then|instead|again|equal\s+to))*[\s,:]*$",
    re.I,
)
_BEING = Cue(r"\b(?:is|are|be|has the form|given by|reads)(?:\s+(?:now|then|instead|given by))*\W*$", re.I)
_INSTEAD = Cue(r"\binstead\b")
_NEW = Cue(r"\b(?:now|later|next|instead|this time|let|suppose|consider)\b", re.I)
LAWS = frozenset({"p", "q", "P", "Q", "Pr"})


_INTRODUCING = Cue(
    r"\b(?:consider|suppose|assume|given|take|look at|turn to|we have an?|(?:the|our|a|an|another|new|"
    r"second|next)\s+"
    r"(?:\w+\s+){0,3}(?:is|be)(?:\s+given\s+by)?)\b[^.]*$|考慮|給定",
    re.I,
)
TAKING_UP = Cue(
    r"\b(?:again|recall\w*|thus|hence|so|therefore|then|we (?:have|get|obtain|find|found)|follows?|"
    r"summar\w*|above|"
    r"earlier|before|previous\w*|indeed|in other words|equals?|becomes?|result\w*|simplif\w*|same|shown?|"
    r"prov\w+)\b",
    re.I,
)
_NUMBER = Cue(r"\d+(?:\.\d+)*|\b[IVX]{1,4}\b|\b[A-H]\b")


CASE = Cue(
    r"^\W*(?:(?:now|next|similarly|likewise|finally|and)\W+)*for\s+(?:the (?:function|case)\s+)?\0\W*$", re.I
)


class Begun(NamedTuple):
    """A formula f(letters) = side that begins a display, where it stands and where its section has ended."""

    letters: tuple[str, ...]
    end: int
    side: ast.Node
    title: str
    within: tuple[str, ...]
    listed: str = ""


def rename(page: Page) -> list[Finding]:
    """Give a name that is defined anew another name from there on; a finding says so for each."""
    findings: list[Finding] = []
    sides: dict[str, ast.Node] = {}
    meant: dict[str, tuple[str, int]] = {}
    begun: dict[str, Begun] = {}
    other = _elsewhere(page)
    for item in list(formulas(page)):
        defined = _defined(item)
        introduced = _begun(page, item, begun, sides, bool(defined))
        if other is not None:
            introduced = introduced or other.begun(item, sides)
            other.tell(item)
        for name, side in defined or introduced:
            written = strip(side)
            if any(n.name == name != "pi" for n in names_in(side)) or _applies(side, name):
                message = f"this definition of {name} goes round in a circle and is not used"
                findings.append(Finding(message, "definition", item.place(side.start)))
                continue
            if name in sides and sides[name] != written:
                if defined and _may_claim(item):
                    continue
                plain, number = meant.get(name, (name, 1))
                new = f"{plain}^({number + 1})"
                meant[new] = plain, number + 1
                rename_from(page, item, name, new)
                if other is not None:
                    other.rename(name, new)
                if name in begun:
                    begun[new] = begun[name]
                name = new
                message = f"{plain} is defined anew here: the definition before holds no more"
                findings.append(Finding(message, "definition", item.place(side.start)))
            sides[name] = written
    return findings


def _elsewhere(page: Page) -> Elsewhere | None:
    """What formulas began with; nothing where a page has no sections and cases and gives no name twice."""
    cases = any(CASE.search(last_sentence(i.before) + FORMULA) for i in page.items)
    if len(page.levels) < 2 and not cases and not _gives_twice(page):
        return None
    from kld_proof.document.elaborate.names.elsewhere import Elsewhere

    return Elsewhere(page)


def _gives_twice(page: Page) -> bool:
    """Whether two formulas begin with the same name, or with functions of the same name."""
    seen: set[str] = set()
    for item in formulas(page):
        head = next((strip(c.first) for _, c in chains(item)[:1] if c.first is not None), None)
        name = head.function if isinstance(head, ast.Apply) else head
        if isinstance(name, ast.Name):
            if name.name in seen:
                return True
            seen.add(name.name)
    return False


def _defined(item: Item) -> list[tuple[str, ast.Node]]:
    """The names that a formula defines outright, with their right sides."""
    assert item.tree is not None
    if not chains(item):
        return []
    before = last_sentence(item.before)
    cued = bool(_CUE.search(before)) or _is_given_anew(item, before)
    if cued and not item.display and sentences.supposal(item.before, item.after).denied:
        cued = bool(re.search(r"redefin|instead|drop", before, re.I))
    found = []
    for k, statement in enumerate(item.tree.statements):
        body = strip(statement.body)
        if not isinstance(body, ast.Chain) or body.first is None:
            continue
        if statement.connective not in ("", "and", "where"):
            continue
        head, link = strip(body.first), body.links[0]
        if not (link.relation.op == ":=" or (cued and k == 0 and link.relation.op == "=")):
            continue
        name = head.function if isinstance(head, ast.Apply) else head
        if not isinstance(name, ast.Name) or name.name in OPERATORS or name.name in LAWS or name.primes:
            continue
        if name.subscript and not _CUE.search(before):  # the law of X says what f_X is
            continue
        if isinstance(head, ast.Apply) and not all(isinstance(strip(a), ast.Name) for a in head.args):
            continue
        found.append((name.name, link.side))
    return found


def _is_given_anew(item: Item, before: str) -> bool:
    """Whether the words before a formula give a density, or suppose that a function is this."""
    said = sentences.supposal(item.before, item.after)
    plain = _INSTEAD.sub("", before)
    if sentences.denies_text(plain) or said.denied.lower() not in ("", "instead"):
        return False
    if TAKING_UP.search(before):
        return False
    return bool(_DENSITY.search(before) or (_BEING.search(before) and said.cue))


def _may_claim(item: Item) -> bool:
    """Whether a display formula that gives a density may claim what it is: no word says that it is new."""
    before = last_sentence(item.before)
    outright = any(c.links[0].relation.op == ":=" for _, c in chains(item))
    return item.display and not (outright or _CUE.search(before) or _NEW.search(before))


def _begun(
    page: Page, item: Item, begun: dict[str, Begun], sides: dict[str, ast.Node], is_defined: bool
) -> list[tuple[str, ast.Node]]:
    """The function that a formula begins with, where a section that has ended had another one of its name."""
    assert item.tree is not None
    body = strip(item.tree.statements[0].body) if item.tree.statements else None
    if not isinstance(body, ast.Chain) or body.first is None or body.links[0].relation.op != "=":
        return []
    head, side = strip(body.first), body.links[0].side
    if not isinstance(head, ast.Apply) or not isinstance(head.function, ast.Name) or head.function.primes:
        return []
    name = head.function.name
    letters = tuple(n.name for a in head.args if isinstance(n := strip(a), ast.Name))
    if name in OPERATORS or name in LAWS or not letters or len(letters) != len(head.args):
        return []
    title, before = page.titles.get(item.section, ""), begun.get(name)
    here = Begun(letters, page.end_of(item.section), strip(side), title, item.within, _listed(item, page))
    if not item.display and not (is_defined or _is_introduced(item) or _is_example(item) or here.listed):
        return []
    if (
        before is not None
        and before.letters != letters
        and not _is_function_of(letters, here.side, item, page)
    ):
        return []  # a value, or a claim about one point
    begun[name] = here
    if before is None or not _is_over(before, item):
        return []
    if before.letters == letters and not _is_anew(before, here, item):
        return []
    concludes = not _is_introduced(item) or TAKING_UP.search(last_sentence(item.before))
    if before.letters != letters and not item.display and not here.listed and concludes:
        return []
    sides.setdefault(name, before.side)
    return [(name, side)]


def _is_function_of(letters: tuple[str, ...], side: ast.Node, item: Item, page: Page) -> bool:
    """Whether a side is made of these letters, to which nothing gives a value: no `g(s) = s` with `s = 2`."""
    inside = {n.name for n in names_in(side)}
    if isinstance(side, ast.Name | ast.Number) or not inside.issuperset(letters):
        return False
    earlier = (i for i in page.items if i.order <= item.order and i.tree is not None)
    heads = (c.first for i in earlier for _, c in chains(i) if c.links[0].relation.op in ("=", ":="))
    return not any(isinstance(h, ast.Name) and h.name in letters for h in heads)


def _is_over(before: Begun, item: Item) -> bool:
    """Whether the section, or the example, of an earlier formula has ended."""
    inside = item.within[: len(before.within)] == before.within
    return item.order >= before.end or (
        not inside and bool(before.listed or before.within[0].startswith(CASES))
    )


def _is_anew(before: Begun, here: Begun, item: Item) -> bool:
    """Whether a second formula for a function of the same letter defines another one."""
    if TAKING_UP.search(last_sentence(item.before)):
        return False
    title = _NUMBER.sub("", here.title)
    numbered = here.title != before.title and title == _NUMBER.sub("", before.title) != ""
    return (
        numbered
        or _is_introduced(item)
        or bool(before.listed and here.listed)
        or (_is_example(item) and before.within[:1] != here.within[:1])
    )


def _is_introduced(item: Item) -> bool:
    return bool(_INTRODUCING.search(last_sentence(item.before)))


def _listed(item: Item, page: Page) -> str:
    """The list item that a formula begins: with no word before it, below a list that is no chain of steps."""
    within = item.within[-1] if item.within and item.within[-1].startswith("item") else ""
    first = next((i for i in page.items if within in i.within), None) if within else None
    if first is not item or re.search(r"\w", last_sentence(item.before).rpartition("\n")[2]):
        return ""
    return within if not TAKING_UP.search(_above(item, page)) else ""


def _above(item: Item, page: Page) -> str:
    """The text before the list that a formula stands in."""
    depth = len(item.within) - 1
    same = [i for i in page.items[: item.order + 1] if i.section == item.section and len(i.within) > depth]
    while len(same) > 1 and same[-1].order - same[-2].order > 1:
        same = same[-1:]
    return same[0].before if same else ""


def _is_example(item: Item) -> bool:
    return bool(item.within) and item.within[0].startswith(CASES)


def _applies(side: ast.Node, name: str) -> bool:
    return any(isinstance(n, ast.Apply) and n.function.name == name for n in walk(side))


def rename_from(page: Page, first: Item, old: str, new: str) -> None:
    """Give a name another one in all formulas from `first` on."""

    for item in page.items:
        if item.order >= first.order and item.tree is not None:
            call_by(item, {old: new})
