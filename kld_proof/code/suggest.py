"""What would make wrong code right: another reading of a name, a small number left out, a fixed symbol.

Each suggestion was proved before it is made.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import permutations, product
from typing import TYPE_CHECKING

from kld_proof.code import claims, wording
from kld_proof.code.match import SCALES, Meaning, other_readings
from kld_proof.code.printing import exact, in_python
from kld_proof.code.read import CodeFormula
from kld_proof.kernel.term import ONE, ZERO, Term

if TYPE_CHECKING:
    from kld_proof.code.question import Question

Meanings = Mapping[str, Meaning]


def suggestions(question: Question, code: CodeFormula, meanings: Meanings) -> list[str]:
    """The first that holds: a reading of the names, a value of a symbol without a name, no tiny number."""
    for changed, clause in _readings(question, code, meanings):
        if agrees(question, code, changed):
            new = {n: m for n, m in changed.items() if m != meanings.get(n)}
            lets = [f"--let {n}='{in_python(m.term(question.formula))}'" for n, m in new.items()]
            return [f"right if {clause}", "if that is what is meant, say so: " + " ".join(lets)]
    fixed = _standard(question, meanings)
    if fixed and agrees(question, code, meanings, fixed):
        values = [f"{n} is {in_python(t)}" for n, t in fixed.items()]
        lets = [f"--let {n}={in_python(t)}" for n, t in fixed.items()]
        return [f"right if {' and '.join(values)}", "if that is what is meant, say so: " + " ".join(lets)]
    term, tiny = claims.without_tiny(code.term)
    if tiny and agrees(question, replace(code, term=term), meanings):
        return [f"right if {' and '.join(dict.fromkeys(exact(t) for t in tiny))} is read as 0"]
    return []


def _standard(question: Question, meanings: Meanings) -> dict[str, Term]:
    """Mean 0 and scale 1 for the symbols that no name of the code stands for."""
    covered = {m.symbol(question.formula) for m in meanings.values()}
    roles = {s: kind for s, (kind, _) in question.formula.roles.items() if s not in covered}
    return {s: ONE if kind == "scale" else ZERO for s, kind in roles.items() if kind in ("scale", "mean")}


def _readings(
    question: Question, code: CodeFormula, meanings: Meanings
) -> Iterator[tuple[dict[str, Meaning], str]]:
    yield from other_readings(meanings)
    formula = question.formula
    unmatched = [n for n in code.arrays if n not in meanings and n not in question.lets]
    covered = {m.symbol(formula) for m in meanings.values()}
    roles_left = [role for s, role in formula.roles.items() if s not in covered]
    if not unmatched or len(unmatched) > min(4, len(roles_left)):
        return
    for roles in permutations(roles_left, len(unmatched)):
        for kinds in product(*[SCALES if r[0] == "scale" else (r[0],) for r in roles]):
            new = {n: Meaning(k, r[1]) for n, k, r in zip(unmatched, kinds, roles, strict=True)}
            clause = " and ".join(f"`{n}` is read as {m.spoken(formula)}" for n, m in new.items())
            yield {**meanings, **new}, clause


def agrees(
    question: Question, code: CodeFormula, meanings: Meanings, fixed: Mapping[str, Term] | None = None
) -> bool:
    """Is the code the formula, in a right reduction, under these meanings?"""
    pair = question.pair(code, meanings, fixed)
    fit = claims.affine(pair)
    if fit is None or fit[1] is not None or fit[0].coefficient != 1 or fit[0].numbers:
        return False
    if not wording.Reductions(code, fit[0], question.latent_only).right:
        return False
    return claims.prove_affine(pair, fit[0], None, question.judge).verdict == "proved"
