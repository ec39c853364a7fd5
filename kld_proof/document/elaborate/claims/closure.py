"""Claims that other steps of the page lead to: a theorem, and the chain of its proof.

Each such claim is given the way along the equations of other steps.  The search proves every equation on it
anew under the claim's own assumptions, so that no theorem rests on itself.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from kld_proof.document.model import Derivation, Step
from kld_proof.kernel.term import Term
from kld_proof.record import replace

LONGEST = 12


def close(derivations: Iterable[Derivation]) -> None:
    """Give every equation that a chain of at least two other equations leads to the way along these."""
    made = list(derivations)
    equations = [s for d in made for s in d.steps if _is_equation(s)]
    near: dict[Term, list[Step]] = {}
    for step in equations:
        near.setdefault(_left(step), []).append(step)
    for derivation in made:
        derivation.steps = [_with_way(s, near) if _is_equation(s) else s for s in derivation.steps]


def _with_way(step: Step, near: dict[Term, list[Step]]) -> Step:
    steps = _way(step, near)
    if len(steps) < 2:
        return step
    lines = sorted(s.place.line for s in steps)
    way = (_left(step), *(_right(s) for s in steps))
    return replace(step, through=way, through_lines=(lines[0], lines[-1]))


def _way(step: Step, near: dict[Term, list[Step]]) -> list[Step]:
    """The shortest way from the left to the right side along other steps, read from left to right."""
    goal = _right(step)
    pending: deque[tuple[Term, list[Step]]] = deque([(_left(step), [])])
    seen = {_left(step)}
    while pending:
        at, path = pending.popleft()
        if len(path) >= LONGEST:
            break
        for other in near.get(at, ()):
            to = _right(other)
            if to in seen or (at == _left(step) and to == goal):
                continue
            if to == goal:
                return [*path, other]
            seen.add(to)
            pending.append((to, [*path, other]))
    return []


def _is_equation(step: Step) -> bool:
    known = step.left is not None and step.right is not None
    return known and step.relation == "=" and step.left != step.right


def _left(step: Step) -> Term:
    assert step.left is not None
    return step.left


def _right(step: Step) -> Term:
    assert step.right is not None
    return step.right
