"""Proofs about order, most by distinguishing two cases."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.rules import negation
from kld_proof.kernel.term import ONE, App, Num, Term, Var
from kld_proof.library.lookup import read_lemma
from kld_proof.library.statement import statement
from kld_proof.library.theorems import theorem_table
from kld_proof.search.context import Context
from kld_proof.search.goals import prove_goal
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.scripts.gaussian import need
from kld_proof.search.sign import compare

A, B = Var("a"), Var("b")
Script = Callable[[Context], int]


def conclusion(name: str) -> Term:
    """What the theorem says."""
    return read_lemma(theorem_table()[name]).conclusion


def of_absolute_value(name: str) -> Script:
    """|a| is a or -a, and is never below 0."""

    def script(ctx: Context) -> int:
        b, goal, sign = ctx.builder, conclusion(name), statement("0 <= a")
        (bound,) = (h for h in ctx.hypotheses)
        lines = []
        for case, lemma in ((sign, "abs_of_nonneg"), (negation(sign), "abs_of_nonpos")):
            inner = ctx.child(case)
            known = inner.facts[case]
            if lemma == "abs_of_nonpos":
                known = b.lemma("le_of_lt", {"a": A, "b": Num(0)}, [known])
            value = b.lemma(lemma, {"a": A}, [known])
            used = b.add("replace", (inner.facts[bound], value))
            lines.append(need(prove_goal(inner.child(b.conclusion(used)), goal)))
            lines[-1] = _cut(b, lines[-1], used)
        return b.add("cases", lines, sign)

    return script


def _cut(b, line: int, fact: int) -> int:  # type: ignore[no-untyped-def]
    """The line without the hypothesis that `fact` shows: p or not p, and not p contradicts the fact."""
    p = b.conclusion(fact)
    goal = b.conclusion(line)
    opposite = b.add("assume", (), negation(p))
    low, high = p.args
    name = "absurd_lt"
    values = {"a": low, "b": high, "Q": goal}
    if p.head == "le":
        absurd = b.lemma(name, {"a": high, "b": low, "Q": goal}, [opposite, fact])
    else:
        absurd = b.lemma(name, values, [fact, opposite])
    return int(b.add("cases", (line, absurd), p))


def of_squares(name: str) -> Script:
    """Otherwise (a - b)(a + b) has the sign that contradicts a**2 - b**2."""

    def script(ctx: Context) -> int:
        b, goal = ctx.builder, conclusion(name)
        strict = name.startswith("lt")
        square = ctx.facts[statement("a**2 < b**2" if strict else "a**2 <= b**2")]
        inner = ctx.child(negation(goal))
        difference = App("mul", App("add", A, App("neg", B)), App("add", A, B))
        head = "le" if strict else "lt"
        sign = need(prove_goal(inner, App(head, Num(0), difference)))
        gap = statement("a**2 - b**2")
        moved = need(inner.transport(sign, App(head, Num(0), gap)))
        ends = {"a": statement("b**2"), "b": statement("a**2")}
        larger = b.lemma("le_of_sub_nonneg" if strict else "lt_of_sub_pos", ends, [moved])
        values = {"a": ends["b"], "b": ends["a"], "Q": goal} if strict else {**ends, "Q": goal}
        absurd = b.lemma("absurd_lt", values, [square, larger] if strict else [larger, square])
        return b.add("cases", (b.add("assume", (), goal), absurd), goal)

    return script


def of_exponentials(name: str) -> Script:
    """Otherwise the exponentials are in the opposite order, since exp grows."""

    def script(ctx: Context) -> int:
        b, goal = ctx.builder, conclusion(name)
        strict = name.startswith("lt")
        (known,) = (ctx.facts[h] for h in ctx.hypotheses)
        otherwise = b.add("assume", (), negation(goal))
        values: dict[str, Term] = {"a": App("exp", A), "b": App("exp", B)}
        lemma = "exp_le_exp" if strict else "exp_lt_exp"
        opposite = b.lemma(lemma, {"a": B, "b": A}, [otherwise])
        if not strict:
            known, opposite, values = opposite, known, {"a": values["b"], "b": values["a"]}
        absurd = b.lemma("absurd_lt", {**values, "Q": goal}, [known, opposite])
        return b.add("cases", (b.add("assume", (), goal), absurd), goal)

    return script


def exp_tangent_le(ctx: Context) -> int:
    """x - m <= exp(x - m) - 1, times exp(m) > 0."""
    b, shifted, slope = ctx.builder, statement("exp(x - m)"), statement("exp(m)")
    away = need(prove_goal(ctx, App("le", statement("1 + (x - m)"), shifted)))
    gap = b.lemma("sub_nonneg_of_le", {"a": statement("1 + (x - m)"), "b": shifted}, [away])
    sign = need(prove_goal(ctx, App("le", Num(0), slope)))
    above = b.lemma("mul_nonneg", {"a": slope, "b": b.conclusion(gap).args[1]}, [sign, gap])
    values = {"a": statement("exp(m)*(1 + (x - m))"), "b": statement("exp(x)")}
    difference = App("add", values["b"], App("neg", values["a"]))
    equal = need(prove_equal(ctx, b.conclusion(above).args[1], difference))
    return b.lemma("le_of_sub_nonneg", values, [b.add("replace", (above, equal))])


def ln_ne_zero(ctx: Context) -> int:
    """ln(a) < ln(1) = 0 where a < 1, else ln(a) > 0."""
    b, below = ctx.builder, statement("a < 1")
    first = ctx.child(below)
    low = b.lemma("ln_lt_ln", {"a": A, "b": ONE}, [ctx.facts[statement("0 < a")], first.facts[below]])
    zero = b.lemma("ln_one", {})
    low = b.lemma("ne_of_lt", {"a": App("ln", A), "b": Num(0)}, [b.add("replace", (low, zero))])
    second = ctx.child(negation(below))
    away = b.lemma("ne_symm", {"a": A, "b": ONE}, [ctx.facts[statement("a != 1")]])
    above = b.lemma("lt_of_le_of_ne", {"a": ONE, "b": A}, [second.facts[negation(below)], away])
    one = need(compare(ctx, "lt", Num(0), ONE))
    high = b.add("replace", (b.lemma("ln_lt_ln", {"a": ONE, "b": A}, [one, above]), zero))
    high = b.lemma("ne_of_gt", {"a": App("ln", A), "b": Num(0)}, [high])
    return b.add("cases", (low, high), below)


def on_the_circle(name: str) -> Script:
    """The square of either coordinate is at most 1**2."""

    def script(ctx: Context) -> int:
        b, goal = ctx.builder, conclusion(name)
        assert isinstance(goal, App)
        lower = name.startswith("neg")
        value = goal.args[1] if lower else goal.args[0]
        assert isinstance(value, App)
        side = App("neg", value) if lower else value
        rest = App("pow", App("cos" if value.head == "sin" else "sin", A), Num(2))
        square = App("pow", side, Num(2))
        line = b.lemma("sq_nonneg", {"a": rest.args[0]})
        gap = App("add", App("pow", ONE, Num(2)), App("neg", square))
        equal = need(prove_equal(ctx, rest, gap))
        line = b.lemma("le_of_sub_nonneg", {"a": square, "b": gap.args[0]}, [b.add("replace", (line, equal))])
        bound = b.lemma(
            "le_of_sq_le_sq", {"a": side, "b": ONE}, [need(compare(ctx, "le", Num(0), ONE)), line]
        )
        return _lower(ctx, value, bound) if lower else bound

    return script


def _lower(ctx: Context, value: Term, bound: int) -> int:
    """-1 <= v from -v <= 1."""
    b = ctx.builder
    gap = b.lemma("sub_nonneg_of_le", {"a": App("neg", value), "b": ONE}, [bound])
    other = App("add", value, App("neg", Num(-1)))
    moved = need(ctx.transport(gap, App("le", Num(0), other)))
    return b.lemma("le_of_sub_nonneg", {"a": Num(-1), "b": value}, [moved])


def sin_pos(ctx: Context) -> int:
    """sin(a) = cos(a - pi/2), and |a - pi/2| < pi/2."""
    b, shifted = ctx.builder, statement("a - pi/2")
    ends = [
        need(compare(ctx, "lt", statement("-(pi/2)"), shifted)),
        need(compare(ctx, "lt", shifted, statement("pi/2"))),
    ]
    line = b.lemma("cos_pos", {"a": shifted}, ends)
    return b.add("replace", (line, need(prove_equal(ctx, App("cos", shifted), App("sin", A)))))


def sqrt_mul(ctx: Context) -> int:
    """sqrt(a) sqrt(b) is not negative, and its square is a b."""
    b, root = ctx.builder, statement("sqrt(a)*sqrt(b)")
    sign = need(prove_goal(ctx, App("le", Num(0), root)))
    square = need(prove_equal(ctx, App("pow", root, Num(2)), statement("a*b")))
    return b.add("symm", (b.lemma("eq_sqrt_of_sq_eq", {"a": root, "b": statement("a*b")}, [sign, square]),))


def abs_neg(ctx: Context) -> int:
    """One of a and -a is not negative; both absolute values are that one."""
    b, lines, minus = ctx.builder, [], App("neg", A)
    for case in (statement("0 <= a"), negation(statement("0 <= a"))):
        inner = ctx.child(case)
        known = inner.facts[case]
        if case != statement("0 <= a"):
            known = b.lemma("le_of_lt", {"a": A, "b": Num(0)}, [known])
        names = ("abs_of_nonneg", "abs_of_nonpos")
        first, second = names if case == statement("0 <= a") else names[::-1]
        relation = ("le", minus, Num(0)) if second == "abs_of_nonpos" else ("le", Num(0), minus)
        other = b.lemma(second, {"a": minus}, [need(compare(inner, *relation))])
        one = b.lemma(first, {"a": A}, [known])
        same = need(inner.field(b.right(one), b.right(other)))
        lines.append(b.chain(one, same, b.add("symm", (other,))))
    return b.add("cases", lines, statement("0 <= a"))


def commutes(name: str) -> Script:
    """Both orders give the same of the two numbers."""

    def script(ctx: Context) -> int:
        b, lines, head = ctx.builder, [], name[:3]
        for case in (statement("a <= b"), negation(statement("a <= b"))):
            known = ctx.child(case).facts[case]
            low, high = (A, B) if case == statement("a <= b") else (B, A)
            if low == B:
                known = b.lemma("le_of_lt", {"a": B, "b": A}, [known])
            above, below = ("left", "right") if head == "max" else ("right", "left")
            falling = b.lemma(f"{head}_eq_{above}", {"a": high, "b": low}, [known])
            rising = b.lemma(f"{head}_eq_{below}", {"a": low, "b": high}, [known])
            one, other = (rising, falling) if low == A else (falling, rising)
            lines.append(b.chain(one, b.add("symm", (other,))))
        return b.add("cases", lines, statement("a <= b"))

    return script


SCRIPTS: dict[str, Script] = {
    "abs_neg": abs_neg,
    **{n: commutes(n) for n in ("max_comm", "min_comm")},
    **{
        n: of_absolute_value(n)
        for n in ("lt_of_abs_lt", "neg_lt_of_abs_lt", "le_of_abs_le", "neg_le_of_abs_le")
    },
    **{n: of_squares(n) for n in ("le_of_sq_le_sq", "lt_of_sq_lt_sq")},
    **{n: of_exponentials(n) for n in ("le_of_exp_le_exp", "lt_of_exp_lt_exp")},
    "exp_tangent_le": exp_tangent_le,
    "ln_ne_zero": ln_ne_zero,
    **{n: on_the_circle(n) for n in ("sin_le_one", "neg_one_le_sin", "cos_le_one", "neg_one_le_cos")},
    "sqrt_mul": sqrt_mul,
    "sin_pos": sin_pos,
}
