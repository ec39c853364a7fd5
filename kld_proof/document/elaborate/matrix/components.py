r"""The terms of a sequence `y_i` beside a vector y of the same letter are its entries.

Main statement: `components(left, right, sizes, words)` gives the sizes with those of the vectors whose
entries are summed, and the equations y(k) = the k-th entry of y, for every row k.
"""

from __future__ import annotations

from collections.abc import Iterator

from kld_proof.document.elaborate.matrix.dimensions import Dimensions
from kld_proof.document.elaborate.matrix.fitting import equal, shape
from kld_proof.document.elaborate.matrix.parts import is_matrix
from kld_proof.document.elaborate.terms.context import Context, ReadError, Vocabulary
from kld_proof.kernel.term import ONE, App, Bound, Lam, Term, Var, subterms


def components(
    left: Term, right: Term, sizes: Dimensions, words: Vocabulary
) -> tuple[Dimensions, list[Term]]:
    """The sizes, and what is inferred of the sequences that are written like vectors."""
    both = App("eq", left, right)
    found = dict.fromkeys(s.head for s in subterms(both) if isinstance(s, App) and _is_term(s, words))
    stated: list[Term] = []
    for head in found:
        name = head[1:]
        if is_family(both, head):
            continue
        value = _value(name, words)
        if value is None:
            continue
        rows, columns = shape(value, sizes)
        for end in _ends(both, head):
            sizes = equal(sizes, (rows, end))
        if sizes.value(columns) != ONE or sizes.value(rows) is None or not _stands(value, both):
            continue
        entry = App("mat_entry", value, Bound(0), ONE)
        stated.append(
            App("all", App("range", ONE, sizes.term(rows)), Lam(App("eq", App(head, Bound(0)), entry)))
        )
    return sizes, stated


def _stands(value: Term, both: Term) -> bool:
    """Whether a vector stands in a step and not only the number of its rows; a definition may do so."""
    if not isinstance(value, Var):
        return True
    pending = [both]
    while pending:
        t = pending.pop()
        if t == value:
            return True
        if isinstance(t, Lam):
            pending.append(t.body)
        elif isinstance(t, App) and t.head != "$mat_rows":
            pending += t.args
    return False


def entries_of(p: Term) -> str | None:
    """The sequence whose terms a proposition says to be entries of a matrix."""
    match p:
        case App(head="all", args=(_, Lam(body=App(head="eq", args=(App(head=f), App(head="mat_entry")))))):
            return f
    return None


def _is_term(t: App, words: Vocabulary) -> bool:
    """Whether `t` is a term of a sequence whose letter is that of a vector."""
    name = t.head[1:]
    known = t.head[:1] == "$" and len(t.args) == 1 and name in words.indexed and name not in words.families
    return known and any(v not in words.vectors for v in _vectors(name, words))


def _vectors(name: str, words: Vocabulary) -> list[str]:
    """The vectors whose entries may have the name: x, a bold x, one with an arrow."""
    spelled = (name, f"bold({name})", f"vec({name})")
    return [v for v in spelled if v in words.matrices or v in words.definitions]


def is_family(both: Term, head: str) -> bool:
    """Whether the terms of a sequence stand where matrices do."""
    return any(
        isinstance(a, App) and a.head == head
        for s in subterms(both)
        if isinstance(s, App) and s.head.removeprefix("$").startswith("mat_")
        for a in (s.args[1:] if s.head == "mat_scale" else s.args)
    )


def _ends(both: Term, head: str) -> Iterator[Var]:
    """The last numbers of the sums from 1 in which terms of the sequence stand."""
    for s in subterms(both):
        match s:
            case App(head="sum", args=(App(head="range", args=(first, Var() as last)), Lam(body=body))):
                if first == ONE and App(head, Bound(0)) in subterms(body):
                    yield last


def _value(name: str, words: Vocabulary) -> Term | None:
    """What the vector is, or its name."""
    vector = _vectors(name, words)[0]
    try:
        value = Context(words).value_of(vector, 0)
    except ReadError:
        return None
    if value is None:
        return Var(vector) if vector in words.matrices else None
    return value if is_matrix(value) or isinstance(value, Var) else None
