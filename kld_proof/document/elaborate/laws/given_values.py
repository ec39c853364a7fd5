"""Laws that the text gives for a value of another random variable: "given N = n, let M ~ Bin(n, p)".

Such a law is conditional: it says nothing of the variable alone.  The text supposes the value in an equation
next to the law, or ties a parameter of the law to the variable anywhere in the section: by an equation ("let
T = t be observed") or by words ("t is the value of T", "if T equals t").
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import prose
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.syntax import names_in, strip
from kld_proof.document.latex import ast

_SUPPOSED = Cue(
    r"\b(?:given(?:\s+that)?|if|when(?:ever)?|once|knowing(?:\s+that)?|suppos\w+(?:\s+that)?|for|on|provided(?:\s+that)?"
    r"|conditional(?:ly)?\s+(?:up)?on|condition(?:ing|ed)?\s+(?:up)?on)\W*$|(?:給定|若|當|在)\W*$",
    re.I,
)
_IS_VALUE_OF = Cue(
    r"^\W*(?:(?:is|be|was|are|denotes?|being|as)\s+)?(?:(?:the|a|an|some|its)\s+)?(?:\w+\s+)?"
    r"(?:values?|realisations?|realizations?|outcomes?|draws?|samples?|instances?|observations?)\s+"
    r"(?:(?:of|from|for|assumed by|taken by|drawn from)\s+)(?:(?:the|a)\s+)?"
    r"(?:(?:random\s+)?(?:variables?|parameters?)\s+)?$"
    r"|^\W*(?:(?:is|was|be)\s+)?(?:(?:drawn|sampled)\s+)?(?:from|as)\s+$",
    re.I,
)
_TAKES = Cue(
    r"^\W*(?:(?:has|have|had|was|is|be|been|turns?|turned|that)\s+){0,2}"
    r"(?:equals?|equal(?:led)?\s+to|takes?|took|taken|assumes?|attains?|observed|known|fixed|realised|realized|out|"
    r"has|is|was)\W*"
    r"(?:\s*(?:(?:on|to|be|equal|at|as|the|a|some|given|fixed|particular|observed|specific|values?)\s+)*)$"
    r"|^(?:等於|取值?|取值為)\s*$",
    re.I,
)


def conditional_on(page: Page, item: Item, chain: ast.Chain) -> str:
    """The value of another random variable for which the text gives a law, as it says it; "" for none."""
    others = _drawn(page) - ({n.name for n in names_in(chain.first)} if chain.first is not None else set())
    if not others:
        return ""
    return _supposed(page, item, others) or _tied(page, item, others, _parameters(chain))


def _supposed(page: Page, item: Item, others: set[str]) -> str:
    """An equation of another variable that is supposed next to the law."""
    behind = prose.first_sentence(item.after).count(prose.FORMULA)
    around = [i for i in page.items[: item.order] if i.follows == item.follows and i.section == item.section]
    for other in (*around, *page.items[item.order + 1 : item.order + 1 + behind]):
        if other.display or not _SUPPOSED.search(other.before):
            continue
        if any(head in others for head, _ in _equations(other)):
            return f"${other.block.text.strip()}$"
    return ""


def _tied(page: Page, item: Item, others: set[str], parameters: set[str]) -> str:
    """What the section says, anywhere, of a parameter that is the value of another variable."""
    here = [i for i in page.items if i.section == item.section and not i.display]
    for one in here:
        if any(head in others and value in parameters for head, value in _equations(one)):
            return f"${one.block.text.strip()}$"
        following = page.items[one.order + 1 : one.order + 2]
        left, right = _bare(one), _bare(following[0]) if following else ""
        words = one.after.partition(prose.FORMULA)[0]
        if (left in parameters and right in others and _IS_VALUE_OF.search(words)) or (
            left in others and right in parameters and _TAKES.search(words)
        ):
            return f"${one.block.text.strip()}$ {words.strip()} ${following[0].block.text.strip()}$"
    return ""


def _drawn(page: Page) -> set[str]:
    """The names that have a law, or that the text calls random variables."""
    found = {
        n.name
        for i in formulas(page)
        for _, c in chains(i)
        if c.links[0].relation.op == "~" and c.first is not None
        for n in names_in(c.first)
    }
    called = (_bare(i) for i in page.items if not i.display and prose.speaks_of_random(i.before, i.after))
    return found | {name for name in called if name.isupper() or name[:1].isupper()}


def _parameters(chain: ast.Chain) -> set[str]:
    return {n.name for link in chain.links for n in names_in(link.side)}


def _equations(item: Item) -> Iterator[tuple[str, str]]:
    """The names on both sides of the equations of an item; "" for a side that is no name."""
    if item.tree is None:
        return
    for _, chain in chains(item):
        if chain.first is not None and chain.links[0].relation.op == "=":
            yield _name(chain.first), _name(chain.links[0].side)


def _bare(item: Item) -> str:
    """The name that an item consists of; "" for any other."""
    statements = item.tree.statements if item.tree is not None else ()
    return _name(statements[0].body) if len(statements) == 1 else ""


def _name(node: ast.Node) -> str:
    bare = strip(node)
    return bare.name if isinstance(bare, ast.Name) else ""
