"""Signs by the outermost operation."""

from __future__ import annotations

from kld_proof.kernel.rules import NATURALS
from kld_proof.kernel.term import ZERO, App, Num, Term
from kld_proof.search.context import Context
from kld_proof.search.sign.membership import member
from kld_proof.search.sign.order import compare, decided, lemma, positive, sign_of
from kld_proof.search.sign.products import one_less, power_sign, product_sign, sum_sign


def by_structure(ctx: Context, head: str, t: Term) -> int | None:
    """The sign of what the library knows of the head of `t`."""
    b = ctx.builder
    if type(t) is Num:
        return decided(ctx, App(head, ZERO, t)) if t.value > 0 or (t.value == 0 and head == "le") else None
    if type(t) is not App:
        return None
    strict = head == "lt"
    match t.head, t.args:
        case "pi", ():
            return b.lemma("pi_pos", {}) if strict else None
        case "exp", (a,):
            return b.lemma("exp_pos", {"a": a}) if strict else None
        case "sqrt", (a,):
            return lemma(ctx, "sqrt_pos" if strict else "sqrt_nonneg", {"a": a}, [sign_of(ctx, head, a)])
        case "gamma", (a,):
            return lemma(ctx, "gamma_pos", {"a": a}, [positive(ctx, a)]) if strict else None
        case "factorial", (n,):
            return lemma(ctx, "factorial_pos", {"n": n}, [member(ctx, n, NATURALS)]) if strict else None
        case "beta", (a, d):
            if not strict:
                return None
            return lemma(ctx, "beta_pos", {"a": a, "b": d}, [positive(ctx, a), positive(ctx, d)])
        case "binom", (n, k):
            if not strict:
                return None
            lines = [member(ctx, n, NATURALS), member(ctx, k, NATURALS), compare(ctx, "le", k, n)]
            return lemma(ctx, "binom_pos", {"n": n, "k": k}, lines)
        case (("sin" | "cos"), (a,)):
            return _on_the_circle(ctx, t.head, a) if strict else None
        case "cosh", (a,):
            return b.lemma("cosh_pos", {"a": a}) if strict else None
        case (("integral" | "sum" | "expect" | "prod"), _):
            from kld_proof.search.order.mean_sign import binder_sign

            return binder_sign(ctx, head, t)
        case "pow", (a, e):
            return power_sign(ctx, head, a, e)
        case "div", (a, d):
            lines = [positive(ctx, d)]
            if lines[0] is not None:
                lines.insert(0, sign_of(ctx, head, a))
            return lemma(ctx, "div_pos" if strict else "div_nonneg", {"a": a, "b": d}, lines)
        case "mul", args if args:
            return product_sign(ctx, head, t)
        case "add", (Num(value=v), App(head="neg", args=(App(head="prod") as whole,))) if v == 1:
            return one_less(ctx, head, whole)
        case "add", args if args:
            return sum_sign(ctx, head, t)
        case (("mat_det" | "mat_trace" | "mat_scalar"), _):
            from kld_proof.search.matrix.signs import sign

            return sign(ctx, head, t)
        case "abs", (a,):
            return b.lemma("abs_nonneg", {"a": a}) if not strict else None
    return None


def _on_the_circle(ctx: Context, function: str, a: Term) -> int | None:
    """0 < sin(a) for 0 < a < pi, and 0 < cos(a) for -pi/2 < a < pi/2."""
    pi = App("pi")
    half = App("div", pi, Num(2))
    low, high = (ZERO, pi) if function == "sin" else (App("neg", half), half)
    lines = [compare(ctx, "lt", low, a)]
    if lines[0] is not None:
        lines.append(compare(ctx, "lt", a, high))
    return lemma(ctx, f"{function}_pos", {"a": a}, lines)
