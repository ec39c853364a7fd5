"""Two values of one name: what the text supposes later takes the place of what it supposed before.

"Assuming $p = 1/2$ ..." and later "assuming $p \\neq 1/2$" are two cases, one after the other.  The first
ends where the second begins, and a finding names both lines.
"""

from __future__ import annotations

from kld_proof.document.elaborate.names.declared import Assumption, Declared
from kld_proof.document.model import Finding
from kld_proof.kernel.term import App, Num, Term, Var


def supersede(declared: Declared) -> None:
    """End each stated assumption about a name where a later one contradicts it by its form."""
    found = [a for a in declared.assumptions if a.source is not None and not a.premise.inferred]
    _in_one_sentence(found)
    stated = sorted((a for a in found if a.only is None), key=lambda a: a.first)
    for k, later in enumerate(stated):
        for earlier in stated[:k]:
            if later.first > earlier.first and earlier.until > later.first and _contradict(earlier, later):
                earlier.until = later.first
                declared.findings.append(_finding(earlier, later))


def _in_one_sentence(local: list[Assumption]) -> None:
    """Of two values for one formula the last is meant: "at $x = 1$ ..., but for $x \\ne 1$"."""
    ordered = sorted(
        (a for a in local if a.only is not None), key=lambda a: a.source.order if a.source else 0
    )
    for k, later in enumerate(ordered):
        for earlier in ordered[:k]:
            if later.only is not None and earlier.only == later.only and _contradict(earlier, later):
                earlier.outside |= {later.only}


def _finding(earlier: Assumption, later: Assumption) -> Finding:
    message = (
        f"${later.premise.text}$ takes the place of ${earlier.premise.text}$ in line "
        f"{earlier.premise.place.line}: both cannot hold"
    )
    return Finding(message, "assumption", later.premise.place)


def _contradict(a: Assumption, b: Assumption) -> bool:
    """Whether the two give one name different values, or give it one value and exclude that."""
    first, second = _value(a.premise.prop), _value(b.premise.prop)
    if first is None or second is None or first[1] != second[1] or "ne" == first[0] == second[0]:
        return False
    if first[0] == second[0]:
        return first[2] != second[2] and isinstance(first[2], Num) and isinstance(second[2], Num)
    return first[2] == second[2]


def _value(prop: Term | None) -> tuple[str, str, Term] | None:
    """The relation (eq or ne), the name and the value, of `x = c` and `x != c`."""
    if not isinstance(prop, App) or prop.head not in ("eq", "ne"):
        return None
    for name, value in (prop.args, prop.args[::-1]):
        if isinstance(name, Var):
            return prop.head, name.name, value
    return None
