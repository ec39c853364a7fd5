"""Which random variables the text calls independent given a third: "X and Y are independent given Z".

Main statement: `learn(page, words)` collects in `words.separated` where that is assumed, of which variables.
`laws.factorised` makes an equation between densities of it: p(x, y, z) = p(x, z) p(y, z) / p(z).
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item, Page
from kld_proof.document.elaborate.language import prose, sentences
from kld_proof.document.elaborate.names.declared import scope_of
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast

_GIVEN = Cue(
    r"\0\s*(?:,\s*)?(?:and\s+)?\0\s+(?:be|are)\s+(?:assumed\s+to\s+be\s+)?(?:conditionally\s+)?independent\s*,?\s*"
    r"(?:given|conditional(?:ly)?\s+on)\s*$"
    r"|\0\s+(?:be|is)\s+(?:conditionally\s+)?independent\s+of\s+\0\s*,?\s*(?:given|conditional(?:ly)?\s+on)\s*$",
    re.I,
)
_SAID_FIRST = Cue(r"\b(?:given|conditional(?:ly)?\s+on)\s+\0\s*,\s*\0\s*(?:,\s*)?and\s*$", re.I)
_ARE = Cue(r"\s*(?:are|be)\s+(?:conditionally\s+)?independent\b(?!\s*(?:of|from|given)\b)", re.I)


def learn(page: Page, words: Vocabulary) -> None:
    """Collect the assumptions "X and Y are independent given Z" with the formulas for which they hold."""
    inline = [i for i in page.items if not i.display]
    for at, item in enumerate(inline):
        names = [_bare(i) for i in inline[max(at - 2, 0) : at + 1]]
        if len(names) < 3 or not all(n and n in words.random for n in names):
            continue
        before = prose.last_sentence(item.before)
        if before.count(prose.FORMULA) < 2:
            continue
        if _GIVEN.search(before):
            x, y, z = names
        elif _SAID_FIRST.search(before) and _ARE.match(item.after):
            z, x, y = names
        else:
            continue
        said = sentences.supposal(item.before, item.after)
        if said.holds and len({x, y, z}) == 3:
            words.separated.append((scope_of(item, page, said), (x, y, z)))


def _bare(item: Item) -> str:
    """The one name that an inline formula is; "" for another formula."""
    statements = item.tree.statements if item.tree is not None else ()
    body = strip(statements[0].body) if len(statements) == 1 else None
    return body.name if isinstance(body, ast.Name) else ""
