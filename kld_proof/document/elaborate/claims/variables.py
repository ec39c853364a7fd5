"""Random variables and events that may be any: then a counterexample may choose them.

Main statement: `free_variables(sides, given, restricted, words)`.  They have no law, the page says nothing of
them that was not read, and both sides of the step are about the same names: a law that was not read, or what
the text says of a parameter, would tie the names of one side to those of the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.kernel.term import App, Term, names

TOLD = Cue(
    r"zero[ -]mean|mean[ -]zero|zero expect|expectation zero|\bmean (?:of )?(?:zero|one|0|1)\b|unit variance"
    r"|standardi[sz]|cent(?:er|re)d|centring|symmetr|\bnoise|\berrors?\b|residual|innovation|disturbance"
    r"|unbiased|martingale|markov|stationar|almost sure|with probability (?:one|zero|1|0)|degenerate|orthogon"
    r"|perfectly|linear(?:ly)? (?:depend|relat)|disjoint|exclusive|exhaust|partition|subset"
    r"|contained|complement|impossible event|sure event|null (?:set|event)|implies that|deterministic|satisf"
    r"|such that|estimator|stable|exchangeab|random walk|random sum|stopp"
    r"|\bpositive(?:ly)? (?:depend|correl)|same (?:law|distribution)"
    r"|\bfollow(?:s|ing)? an? |\bfollows? the |(?<!identically )\bdistributed|drawn from|sampled from"
    r"|generated (?:by|from)|\bobeys?\b",
    re.IGNORECASE,
)
"""Words with which a page may say something of its random variables that is not known here."""
TOGETHER = Cue(
    r"independen|correlat|identical|i\.\s?i\.\s?d|\biid\b|product measure|factori[sz]", re.IGNORECASE
)
"""Words with which it may say something of several of them."""
FOREIGN = Cue(
    r"[\u0400-\u1cff\u3040-\u9fff\uac00-\ud7af]"
    r"|\b(?:und|der|sei|seien|est|soit|soient|une|que|para|con|una|che|della|och|het|een|nie|jest)\b"
)
"""Signs of a text that is not in English, which may say any of that in words that are not known here."""


def free_variables(
    sides: tuple[Term, Term], given: Sequence[Term], restricted: Collection[str], words: Vocabulary
) -> frozenset[str]:
    """The function names of a step about means, if all of them are random variables that may be any."""
    left, right = ({n for n in names(t) if not n.startswith("$mat_")} for t in sides)
    functions = frozenset(n for n in left if n.startswith("$"))
    if left != right or not functions or not _are_free(functions, restricted, words):
        return frozenset()
    several = len(functions) > 1 or any("_{/" in n for n in functions)
    read = any(type(a) is App and a.head == "independent" for a in given)
    return frozenset() if several and not read and TOGETHER.search(words.prose) else functions


def _are_free(functions: frozenset[str], restricted: Collection[str], words: Vocabulary) -> bool:
    """Whether they are random variables or events of which nothing is said but what is assumed."""
    bases = {n[1:].partition("_{/")[0] for n in functions}
    told = words.laws.keys() | words.transforms.keys() | words.moments.keys() | words.described
    told |= words.poisoned.keys() | words.drawn | words.depends.keys() | words.matrices | words.without_mean
    known = bases <= words.random | words.events | words.families.keys()
    silent = not TOLD.search(words.prose) and not FOREIGN.search(words.prose)
    return known and silent and not bases & (told | set(restricted))


__all__ = ["free_variables"]
