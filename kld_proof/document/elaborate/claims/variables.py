"""Random variables and events that may be any: then a counterexample may choose them.

Main statement: `free_variables(sides, given, restricted, words)`.  They have no law, all words of the page
are such as say nothing of them that was not read, and both sides are about the same names: a law that was not
read, or what the text says of a parameter, would tie the names of one side to those of the other.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from kld_proof.document.cue import Cue
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.kernel.term import App, Lam, Term, names

_LINKING = frozenset(
    "let suppose assume consider given where with and or be is are a an the of on for in to by we have that "
    "then so hence thus therefore as now any arbitrary every each all two three both".split()
)
"""Words between formulas."""
_INTRODUCING = frozenset(
    "random variable variables event events real valued probability space defined square integrable "
    "independent identically distributed pairwise mutually iid i d sample population size from law "
    "distribution".split()
)
"""Words of a sentence about random variables that says nothing of them but what is read."""
_CONSTANT = frozenset(
    "constant constants number numbers nonzero positive natural integer integers some".split()
)
"""Words that may stand beside other names."""
_DERIVING = frozenset(
    "get obtain find which gives yields this using from it follows holds claim theorem lemma proposition "
    "proof corollary example formula identity rule definition linearity additivity homogeneity expanding "
    "multiplying out variance variances covariance covariances sum difference product linear combination "
    "first next finally also moreover because since write show prove note step scaling translation addition "
    "inclusion exclusion bayes bound boole rule rules mean means moments properties slip mistake".split()
)
"""Words, in sentences without a formula, with which a text goes from one formula to the next."""
_BARE = Cue(r"(?:[a-z]|\\(?:bar|ldots|dots|cdots|quad|text|mathrm|mathbf|\s|,|;)|[\s{},_\d])*")
"""A name or a list of names."""
_DEFINED = Cue(
    r"(?:(?P<letter>[a-z])|\\bar\s*\{?\s*(?P<bar>[a-z])\s*\}?)\s*:?=(?P<side>(?:[^=<>_]|_\{[^{}]*\}|_)*)"
)
"""What says which function of the others a new variable is."""
_OF_OTHERS = Cue(r"\s*(?:[a-z]|\\(?!ge|le|ne|in\b|sub|sup|perp|sim|equiv|propto)[a-z]+)[^|~]*")
"""A formula that is not the rest of a sentence about something else: "both are $> 0$"."""
_FORMULA = Cue(r"\$[^$]*\$|\\\(.*?\\\)", re.DOTALL)
_PHRASES = Cue(
    r"\bfinite (?:second )?(?:variance|moment|covariance)s?\b(?!\s*[$\\])"
    r"|\b(?:linearity|definition|additivity) of (?:the )?(?:expectation|expected value|mean)s?\b"
    r"|\b(?:sample|arithmetic) means?\b|\blaw of (?:the )?total (?:expectation|probability|variance)\b",
)
"""Phrases that say nothing of single variables, though their words may."""
_MEANS = Cue(
    r"\bwith (?:common |the same |finite |unknown )*(?:mean|expectation|expected value) \$[^$]*\$"
    r"(?: and (?:common |the same |finite |unknown )*(?:variance|standard deviation) \$[^$]*\$)?"
)
"""What is assumed of the means and variances of all variables, where it was read."""
TOGETHER = Cue(
    r"independen|correlat|identical|i\.\s?i\.\s?d|\biid\b|product measure|factori[sz]", re.IGNORECASE
)
"""Words with which it may say something of several of them."""


def free_variables(
    sides: tuple[Term, Term], given: Sequence[Term], restricted: Collection[str], words: Vocabulary
) -> frozenset[str]:
    """The function names of a step about means, if all of them are random variables that may be any."""
    left, right = ({n for n in names(t) if not n.startswith("$mat_")} for t in sides)
    functions = frozenset(n for n in left | right if n.startswith("$"))
    moments = _moments(functions, given)
    same = left == right or (left ^ right <= moments and not left >= functions <= right)
    prose = _MEANS.pattern.sub(" ", words.prose) if moments else words.prose
    if not same or not functions or not _are_free(functions, restricted, words, prose):
        return frozenset()
    several = len(functions) > 1 or any("_{/" in n for n in functions)
    read = any(type(a) is App and a.head == "independent" for a in given)
    return frozenset() if several and not read and TOGETHER.search(words.prose) else functions


def _moments(functions: Collection[str], given: Sequence[Term]) -> set[str]:
    """The random variables and the names in what is assumed of their means and variances, for families."""
    about = [names(a) for a in given if type(a) is App and a.head == "all" and _is_equation(a.args[1])]
    found = set[str]().union(*(a for a in about if not a.isdisjoint(functions)))
    return found if set(functions) <= found else set()


def _is_equation(body: Term) -> bool:
    return type(body) is Lam and type(body.body) is App and body.body.head == "eq"


def _are_free(functions: frozenset[str], restricted: Collection[str], words: Vocabulary, prose: str) -> bool:
    """Whether they are random variables or events of which nothing is said but what is assumed."""
    bases = {n[1:].partition("_{/")[0] for n in functions}
    told = words.laws.keys() | words.transforms.keys() | words.moments.keys() | words.described
    told |= (
        words.poisoned.keys()
        | words.drawn
        | words.sampled
        | words.depends.keys()
        | words.matrices
        | words.without_mean
    )
    known = bases <= words.random | words.events | words.families.keys()
    return known and not bases & (told | set(restricted)) and _is_understood(prose, bases)


def _is_understood(prose: str, bases: Collection[str]) -> bool:
    """Whether a text has no words but those that introduce variables, and go from formula to formula.

    A sentence in other words may say anything of the variables, also where it names none: "they never meet".
    """
    letters = {b.lower() for b in bases}
    made = [m.group("letter", "bar") for f in _formulas(prose) if (m := _made_of(f, letters))]
    if len(set(made)) < len(made):
        return False
    new = {letter for letter, _ in made if letter}
    return all(_says_nothing(s, letters, new) for s in re.split(r"[.;!?:]\s|\n\s*\n", prose + " "))


def _says_nothing(sentence: str, letters: set[str], new: set[str]) -> bool:
    """Whether a sentence says nothing of the variables, and of `new` ones that are made of them."""
    formulas = [f for f in _formulas(sentence) if not _made_of(f, letters)]
    about = any(b in f for f in formulas for b in letters | new)
    if not all((_BARE if about else _OF_OTHERS).fullmatch(f) for f in formulas):
        return False
    left = _FORMULA.pattern.sub(" ", _PHRASES.pattern.sub(" ", sentence))
    known = _LINKING | _INTRODUCING
    if not about:
        known |= _CONSTANT if formulas else _DERIVING
    return not re.search(r"\d", left) and set(re.findall(r"[^\W\d_]+", left)) <= known


def _formulas(text: str) -> list[str]:
    return [f[1:-1] if f[0] == "$" else f[2:-2] for f in _FORMULA.pattern.findall(text)]


def _made_of(formula: str, letters: Collection[str]) -> re.Match[str] | None:
    """What a formula defines, if that is made of the variables and none of them: the z of `z = x + y`."""
    found = _DEFINED.fullmatch(formula)
    if found is None or found["letter"] in letters:
        return None
    return found if any(b in found["side"] for b in letters) else None


__all__ = ["free_variables"]
