"""What is known of sums and integrals, said of their normal forms.

A hypothesis such as `sum (x_k - m)^2 != 0` is about a sum as it was written; a denominator is met with the
sum expanded.  Main statement: `normal_facts(ctx)`.
"""

from __future__ import annotations

from functools import lru_cache

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import CACHED, ZERO, App, Lam, Num, Term, subterms
from kld_proof.search.context import Context

AGAINST_ZERO = {"ne": "sub_ne_zero_of_ne", "lt": "sub_pos_of_lt", "le": "sub_nonneg_of_le"}


def normal_facts(ctx: Context) -> list[tuple[App, int]]:
    """Each fact `t != 0`, `0 < t` or `0 <= t` about a t with binders as one about the normal form of t.

    Those of the surrounding context are taken over: to normalise t opens contexts inside this one, in
    which the same facts hold, and so on without end.
    """
    found = ctx.memo.get("normal facts")
    if found is None:
        outer = ctx.parent if ctx.parent and {*ctx.parent.hypotheses} <= {*ctx.hypotheses} else None
        made = list(normal_facts(outer)) if outer else list[tuple[App, int]]()
        ctx.memo["normal facts"] = made  # what asks for them meanwhile does without
        for fact, line in list(ctx.facts.items()):
            if outer and fact in outer.facts:
                continue
            if type(fact) is App and fact.head in ("ne", "lt", "le") and has_binder(fact):
                normal = _normal(ctx, fact, line)
                if normal is not None:
                    made.append(normal)
        found = made
    assert isinstance(found, list)
    return found


@lru_cache(CACHED)
def has_binder(t: Term) -> bool:
    """Whether a sum, an integral or another binder stands in `t`, or a trace: what has a normal form."""
    parts = subterms(t)
    return any(type(s) is Lam or (type(s) is App and s.head in ("mat_trace", "mat_scalar")) for s in parts)


def _normal(ctx: Context, fact: App, line: int) -> tuple[App, int] | None:
    from kld_proof.search.normal_form.normalise import canonical_equation

    b, (low, high) = ctx.builder, fact.args
    if (high if fact.head == "ne" else low) != ZERO:
        line = b.lemma(AGAINST_ZERO[fact.head], {"a": low, "b": high}, [line])
    t = b.conclusion(line).args[0 if fact.head == "ne" else 1]
    way = canonical_equation(ctx, t)
    if way is None or type(b.right(way)) is Num:
        return None
    try:
        line = b.add("replace", (line, way))
    except KernelError:
        return None
    normal = b.conclusion(line)
    return (normal, line) if t not in normal.args else None
