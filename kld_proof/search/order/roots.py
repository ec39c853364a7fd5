"""Signs of v - x**2 where x lies beside the roots of v, as where an integral was split at these."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, Num, Term, Var
from kld_proof.polynomial import TooLarge
from kld_proof.search.context import Context
from kld_proof.search.normal_form.normalise import canonical_form, prove_equal
from kld_proof.search.sign import nonnegative, positive

SPLIT = ("interval", "above", "below")


def by_roots(ctx: Context, head: str, t: Term) -> int | None:
    """0 < t or 0 <= t for t = c (r - x) (r + x), where r is the root of what x**2 is compared with."""
    for x in _placed(ctx):
        try:
            found = _square(ctx, x, t)
        except TooLarge:
            continue
        if found is not None:
            c, v = found
            root = App("sqrt", v)
            for r in dict.fromkeys((root, canonical_form(ctx, root))):
                line = _product(ctx, head, c, x, r, t)
                if line is not None:
                    return line
    return None


def _placed(ctx: Context) -> list[Var]:
    """The variables of integration that lie in intervals."""
    facts = (f for f in ctx.facts if type(f) is App and f.head == "in" and type(f.args[0]) is Var)
    return [f.args[0] for f in facts if _is_split(f.args[1])]  # type: ignore[misc]


def _is_split(domain: Term) -> bool:
    return type(domain) is App and domain.head in SPLIT


def _square(ctx: Context, x: Var, t: Term) -> tuple[Term, Term] | None:
    """c and v with t = c (v - x**2), where v is not negative."""
    p, g = dict(ctx.polynomial(t)), ctx.ring.generator(x)
    factor = {tuple(q for q in m if q[0] != g): -p.pop(m) for m in list(p) if dict(m).get(g) == 2}
    if not factor or not p or any(g in dict(m) for m in (*p, *factor)):
        return None
    c = ctx.ring.canonical(factor)
    v = ctx.canonical(App("div", ctx.ring.canonical(p), c))
    return None if type(v) is Num or nonnegative(ctx, v) is None else (c, v)


def _product(ctx: Context, head: str, c: Term, x: Var, root: Term, t: Term) -> int | None:
    b, strict = ctx.builder, head == "lt"
    prove = positive if strict else nonnegative
    lemma = "mul_pos" if strict else "mul_nonneg"
    near, far = App("add", root, App("neg", x)), App("add", root, x)
    for one, two, three in ((c, near, far), (_minus(c), _minus(near), far), (_minus(c), near, _minus(far))):
        lines = [prove(ctx, f) for f in (one, two, three)]
        if None in lines:
            continue
        inner = b.lemma(lemma, {"a": two, "b": three}, [i for i in lines[1:] if i is not None])
        assert lines[0] is not None
        whole = b.lemma(lemma, {"a": one, "b": App("mul", two, three)}, [lines[0], inner])
        same = prove_equal(ctx, b.conclusion(whole).args[1], t)
        if same is not None:
            found = b.add("replace", (whole, same))
            return found if b.conclusion(found) == App(head, ZERO, t) else None
    return None


def _minus(t: Term) -> Term:
    return App("neg", t)


__all__ = ["by_roots"]
