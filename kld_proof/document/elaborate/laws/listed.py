"""The law of total probability over listed values: `p(y) = p(y|m_1) p(m_1) + p(y|m_2) p(m_2)`.

Where a page has the values m_1, m_2, ... of a variable under its densities, and a claim all of them beside
the marginal p(y), these are taken to be all values there are, and that is listed as inferred.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from kld_proof.document.cue import Cue
from kld_proof.kernel.term import App, Term, Var, subterms

FURTHER = Cue(
    r"\b(?:three|four|five|several|many|further|among|at least|neither|not exhaustive)\b"
    r"|\bother (?:models?|hypothes[ei]s|class(?:es)?|values?)\b"
)
EQUAL = Cue(
    r"\b(?:models?|hypothes[ei]s|class(?:es)?) (?:are|have) (?:equally (?:likely|probable)|equal prior)"
    r"|\bequal prior probabilit|\bequally (?:likely|probable) a ?-?priori|\bsame prior probabilit"
)
UNEQUAL = Cue(r"\b(?:not|un)\W?(?:equal|the same prior)|\bunless\b|\bif and only if\b")


def totals(
    terms: Sequence[Term],
    letters: Mapping[str, tuple[str, tuple[str, ...]]],
    values: Mapping[str, set[str]],
    prose: str,
) -> Iterator[Term]:
    """The marginals that are sums over the listed values.

    `letters` are the family and the variables of each density, `values` the labelled values of each variable.
    """
    known = {v: names for v, names in values.items() if len(names) > 1 and all(map(_is_numbered, names))}
    if not known or FURTHER.search(prose):
        return
    atoms = dict.fromkeys(s for t in terms for s in subterms(t) if isinstance(s, App) and s.head in letters)
    if EQUAL.search(prose) and not UNEQUAL.search(prose):
        yield from _equal(list(atoms), letters, known)
    for marginal in atoms:
        family, rest = letters[marginal.head]
        for joint in atoms:
            kind, variables = letters[joint.head]
            more = [k for k, v in enumerate(variables) if v not in rest]
            if kind != family or len(more) != 1 or tuple(v for v in variables if v in rest) != rest:
                continue
            k = more[0]
            if (*joint.args[:k], *joint.args[k + 1 :]) != marginal.args:
                continue
            names = sorted(known.get(variables[k], ()))
            parts = [App(joint.head, *joint.args[:k], Var(n), *joint.args[k + 1 :]) for n in names]
            if parts and all(p in atoms for p in parts):
                yield App("eq", marginal, App("add", *parts))


def _equal(
    atoms: list[App], letters: Mapping[str, tuple[str, tuple[str, ...]]], known: Mapping[str, set[str]]
) -> Iterator[Term]:
    """That the listed values of a variable have the same prior probability, as the text says."""
    priors = [a for a in atoms if len(letters[a.head][1]) == 1 and _is_listed(a, letters, known)]
    for first, second in pairwise(priors):
        if first.head == second.head:
            yield App("eq", first, second)


def _is_listed(
    a: App, letters: Mapping[str, tuple[str, tuple[str, ...]]], known: Mapping[str, set[str]]
) -> bool:
    (value,) = a.args
    return isinstance(value, Var) and value.name in known.get(letters[a.head][1][0], set())


def _is_numbered(name: str) -> bool:
    return name.rpartition("_")[2].isdigit()
