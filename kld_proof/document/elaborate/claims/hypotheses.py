"""Hypotheses that are tested, models that are compared: `H_0: \\mu = \\mu_0` is neither claimed nor assumed.

Such a relation is listed as a premise that is not checked.  Of a chain the last link is the hypothesis, the
other ones lead to it: `H_0: c^T \\beta = \\beta_1 = 0`.

Main statement: `hypothesised(item)`.
"""

from __future__ import annotations

import re

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.items import Item
from kld_proof.document.elaborate.language.prose import last_sentence
from kld_proof.document.elaborate.terms.syntax import strip
from kld_proof.document.latex import ast

REASON = "a hypothesis"
LETTERS = frozenset({"H", "M", "m", "cal(H)", "cal(M)", "bb(H)"})
_ROW = Cue(r"\\\\|\\cr\b|\\newline")
_NAMED = Cue(
    r"\b(?:null|alternative|working|research)[ -]hypothes[ie]s\b(?:\]\([^)]*\)|[*_\]])*"
    r"(?:\s+(?:that|of|is|are|reads|given by|that all|for|which)\b[^,;:]*)?[\s:,]*$",
    re.I,
)


def hypothesised(item: Item) -> frozenset[int]:
    """The links of a formula that state hypotheses or what holds in one of several models."""
    assert item.tree is not None
    found: list[int] = []
    labelled, named = False, item.display and bool(_NAMED.search(last_sentence(item.before)))
    end = 0
    for statement in item.tree.statements:
        apart = _ROW.search(item.block.text[end : statement.body.start])
        if statement.label is not None or (apart and statement.connective not in ("iff", "and")):
            labelled = statement.label is not None and _is_label(statement.label)
        end = statement.body.end
        body = strip(statement.body)
        for chain in body.parts if isinstance(body, ast.Logic) else (body,):
            chain = strip(chain)
            if isinstance(chain, ast.Chain) and (labelled or (named and _is_simple(chain))):
                found += [id(link) for link in chain.links[-1:] if link.relation.op not in ("~", "in")]
    return frozenset(found)


def _is_label(label: ast.Node) -> bool:
    label = strip(label)
    return isinstance(label, ast.Name) and bool(label.subscript) and (label.base or label.name) in LETTERS


def _is_simple(chain: ast.Chain) -> bool:
    """Whether the last link of a chain compares names and numbers, as a hypothesis does."""
    before = chain.links[-2].side if len(chain.links) > 1 else chain.first
    sides = [strip(s) for s in (before, chain.links[-1].side) if s is not None]
    return len(sides) == 2 and all(isinstance(s, ast.Name | ast.Number) for s in sides)
