"""Proofs of the moments of exp(-a x**2)."""

from __future__ import annotations

from collections.abc import Callable

from kld_proof.kernel.term import App, Lam, Term, Var, apply
from kld_proof.library.statement import statement
from kld_proof.search.context import Context
from kld_proof.search.derivative import has_derivative
from kld_proof.search.goals import prove_goal
from kld_proof.search.normal_form.normalise import prove_equal

REALS = App("reals")


def need(line: int | None) -> int:
    """The line, which the script knows to exist."""
    if line is None:
        raise AssertionError("a step of the script failed")
    return line


def equal(ctx: Context, a: str | Term, b: str | Term) -> int:
    """A line a = b."""
    left, right = (statement(t) if isinstance(t, str) else t for t in (a, b))
    return need(prove_equal(ctx, left, right))


def everywhere(ctx: Context, f: Lam, g: Lam) -> int:
    """all(reals, f(x) = g(x))."""
    inner, x, body = ctx.open(REALS, f)
    return ctx.builder.add("generalize", (need(prove_equal(inner, body, apply(g, Var(x)))),), x, REALS)


def function(text: str) -> Lam:
    """The function that the text `lambda x: ...` denotes."""
    f = statement(text)
    assert type(f) is Lam
    return f


def integrable_gaussian_moment(ctx: Context) -> int:
    """Scaling of x**n exp(-x**2) by sqrt(a)."""
    b = ctx.builder
    base = b.lemma(
        "integrable_pow_mul_gaussian", {"n": Var("n")}, [need(prove_goal(ctx, statement("n in naturals")))]
    )
    root = need(prove_goal(ctx, statement("0 < sqrt(a)")))
    standard = b.conclusion(base).args[1]
    scaled = b.lemma("integrable_scale", {"$f": standard, "c": statement("sqrt(a)")}, [root, base])
    f = b.conclusion(scaled).args[1]
    c = statement("1/sqrt(a)**n")
    multiple = b.lemma("integrable_const_mul", {"D": REALS, "c": c, "$f": f}, [scaled])
    target = function("lambda x: x**n*exp(-(a*x**2))")
    g = b.conclusion(multiple).args[1]
    assert type(g) is Lam
    same = everywhere(ctx, target, g)
    return b.lemma("integrable_congr", {"D": REALS, "$f": target, "$g": g}, [same, multiple])


def gaussian_integral_scaled(ctx: Context) -> int:
    """The Gaussian integral at sqrt(a) x."""
    b = ctx.builder
    root = need(prove_goal(ctx, statement("0 < sqrt(a)")))
    standard = function("lambda x: exp(-x**2)")
    scaled = b.lemma("integral_scale", {"$f": standard, "c": statement("sqrt(a)")}, [root])
    left, right = b.conclusion(scaled).args
    assert type(left) is App and type(left.args[1]) is Lam
    target = function("lambda x: exp(-(a*x**2))")
    same = everywhere(ctx, target, left.args[1])
    first = b.lemma("integral_congr", {"D": REALS, "$f": target, "$g": left.args[1]}, [same])
    value = b.add("rewrite", (b.lemma("gaussian_integral", {}),), right)
    return b.chain(first, scaled, value, equal(ctx, b.right(value), "sqrt(pi/a)"))


def _integral_of_derivative(ctx: Context, big: Lam, small: Lam) -> int:
    """integral(reals, small) = 0, where small is the derivative of big and both are integrable."""
    b = ctx.builder
    inner, x, _ = ctx.open(REALS, big)
    derived = need(has_derivative(inner, big, Var(x)))
    value = b.conclusion(derived).args[2]
    proved = b.add("replace", (derived, need(prove_equal(inner, value, apply(small, Var(x))))))
    quantified = b.add("generalize", (proved,), x, REALS)
    premises = [quantified]
    for f in (small, big):
        premises.append(need(prove_goal(ctx, App("integrable", REALS, f))))
    return b.lemma("integral_deriv_eq_zero", {"$F": big, "$f": small}, premises)


def gaussian_recurrence(ctx: Context) -> int:
    """The derivative of x**(n+1) exp(-a x**2) integrates to 0."""
    b = ctx.builder
    big = function("lambda x: x**(n + 1)*exp(-(a*x**2))")
    low, high = function("lambda x: x**n*exp(-(a*x**2))"), function("lambda x: x**(n + 2)*exp(-(a*x**2))")
    for f, e in ((low, "n"), (high, "n + 2"), (big, "n + 1")):
        premises = [need(prove_goal(ctx, statement(p))) for p in ("0 < a", f"{e} in naturals")]
        line = b.lemma("integrable_gaussian_moment", {"a": Var("a"), "n": statement(e)}, premises)
        ctx.facts[App("integrable", REALS, f)] = line
    return _by_parts(ctx, big, low, high, "n + 1")


def gaussian_second_moment(ctx: Context) -> int:
    """The derivative of x exp(-a x**2) integrates to 0."""
    b = ctx.builder
    big, low = function("lambda x: x*exp(-(a*x**2))"), function("lambda x: exp(-(a*x**2))")
    parts = _by_parts(ctx, big, low, function("lambda x: x**2*exp(-(a*x**2))"), "1")
    known = b.lemma("gaussian_integral_scaled", {"a": Var("a")}, [need(prove_goal(ctx, statement("0 < a")))])
    value = b.add("rewrite", (known,), b.right(parts))
    return b.chain(parts, value, need(ctx.field(b.right(value), statement("sqrt(pi/a)/(2*a)"))))


def _by_parts(ctx: Context, big: Lam, low: Lam, high: Lam, factor: str) -> int:
    """integral(high) = factor/(2 a) integral(low), where factor low - 2 a high is the derivative of big."""
    b = ctx.builder
    first, second = statement(factor), statement("-2*a")
    values, integrables = [], []
    for c, f in ((first, low), (second, high)):
        line = ctx.facts[App("integrable", REALS, f)] = need(prove_goal(ctx, App("integrable", REALS, f)))
        values.append(b.lemma("integral_const_mul", {"D": REALS, "c": c, "$f": f}, [line]))
        integrables.append(b.lemma("integrable_const_mul", {"D": REALS, "c": c, "$f": f}, [line]))
    parts = [b.conclusion(i).args[1] for i in integrables]
    whole = b.lemma("integrable_add", {"D": REALS, "$f": parts[0], "$g": parts[1]}, integrables)
    small = b.conclusion(whole).args[1]
    assert type(small) is Lam
    ctx.facts[App("integrable", REALS, small)] = whole
    zero = _integral_of_derivative(ctx, big, small)
    split = b.lemma("integral_add", {"D": REALS, "$f": parts[0], "$g": parts[1]}, integrables)
    both = b.add("rewrite", values, b.right(split))
    sum_is_zero = b.chain(b.add("symm", (both,)), b.add("symm", (split,)), zero)
    low_value, high_value = App("integral", REALS, low), App("integral", REALS, high)
    # high = high + (first low + second high)/(2 a) = first/(2 a) low
    total = b.conclusion(sum_is_zero).args[0]
    padded = App("add", high_value, App("mul", statement("1/(2*a)"), total))
    result = App("mul", statement(f"({factor})/(2*a)"), low_value)
    to_result = need(ctx.field(padded, result))
    to_high = b.add("rewrite", (sum_is_zero,), padded)
    back = need(ctx.field(b.right(to_high), high_value))
    return b.chain(b.add("symm", (b.chain(to_high, back),)), to_result)


def gaussian_first_moment(ctx: Context) -> int:
    """The derivative of exp(-a x**2) integrates to 0."""
    b = ctx.builder
    big, linear = function("lambda x: exp(-(a*x**2))"), function("lambda x: x*exp(-(a*x**2))")
    known = need(prove_goal(ctx, App("integrable", REALS, linear)))
    values = {"D": REALS, "c": statement("-2*a"), "$f": linear}
    scaled_line = b.lemma("integrable_const_mul", values, [known])
    small = b.conclusion(scaled_line).args[1]
    assert type(small) is Lam
    ctx.facts[App("integrable", REALS, small)] = scaled_line
    zero = _integral_of_derivative(ctx, big, small)
    is_zero = b.chain(b.add("symm", (b.lemma("integral_const_mul", values, [known]),)), zero)
    scaled = App("mul", statement("1/(-2*a)"), b.conclusion(is_zero).args[0])
    expand = need(ctx.field(App("integral", REALS, linear), scaled))
    vanish = b.add("rewrite", (is_zero,), scaled)
    return b.chain(expand, vanish, need(ctx.field(b.right(vanish), statement("0"))))


def _by_induction(ctx: Context, target: str, base: Callable[[Context], int], start: str) -> int:
    """all k: I(start + 2 k) = target(k), from the base case and the recurrence."""
    b = ctx.builder
    claim = statement(target)
    assert type(claim) is App
    first = base(ctx)
    step_ctx = ctx.child(statement("k in naturals"), claim)
    n = statement(f"2*k + {start}") if start != "0" else statement("2*k")
    premises = [
        need(prove_goal(step_ctx, statement("0 < a"))),
        need(prove_goal(step_ctx, App("in", n, App("naturals")))),
    ]
    recurrence = b.lemma("gaussian_recurrence", {"a": Var("a"), "n": n}, premises)
    hypothesis = step_ctx.facts[claim]
    used = b.add("rewrite", (hypothesis,), b.right(recurrence))
    from kld_proof.kernel.term import substitute

    goal = substitute(claim, {"k": statement("k + 1")})
    assert type(goal) is App
    left, right = goal.args
    target_left = b.conclusion(recurrence).args[0]
    assert type(left) is App and type(target_left) is App
    f, g = left.args[1], target_left.args[1]
    assert type(f) is Lam and type(g) is Lam
    same = everywhere(step_ctx, f, g)
    start_line = b.lemma("integral_congr", {"D": REALS, "$f": f, "$g": g}, [same])
    end = equal(step_ctx, b.right(used), right)
    step = b.chain(start_line, recurrence, used, end)
    every = b.add("induction", (first, step), "k", claim)
    member = b.add("assume", (), statement("k in naturals"))
    return b.add("specialize", (every, member))


def gaussian_moment_even(ctx: Context) -> int:
    """Induction on k; the base is the Gaussian integral."""

    def base(ctx: Context) -> int:
        b = ctx.builder
        f, g = function("lambda x: x**(2*0)*exp(-(a*x**2))"), function("lambda x: exp(-(a*x**2))")
        first = b.lemma("integral_congr", {"D": REALS, "$f": f, "$g": g}, [everywhere(ctx, f, g)])
        value = b.lemma(
            "gaussian_integral_scaled", {"a": Var("a")}, [need(prove_goal(ctx, statement("0 < a")))]
        )
        target = statement("factorial(2*0)/(factorial(0)*4**0*a**0)*sqrt(pi/a)")
        return b.chain(first, value, equal(ctx, b.right(value), target))

    text = (
        "integral(reals, lambda x: x**(2*k)*exp(-(a*x**2)))"
        " == factorial(2*k)/(factorial(k)*4**k*a**k)*sqrt(pi/a)"
    )
    return _by_induction(ctx, text, base, "0")


def gaussian_moment_odd(ctx: Context) -> int:
    """Induction on k; the base is the first moment."""

    def base(ctx: Context) -> int:
        b = ctx.builder
        f, linear = function("lambda x: x**(2*0 + 1)*exp(-(a*x**2))"), function("lambda x: x*exp(-(a*x**2))")
        first = b.lemma("integral_congr", {"D": REALS, "$f": f, "$g": linear}, [everywhere(ctx, f, linear)])
        known = [need(prove_goal(ctx, statement("0 < a")))]
        return b.chain(first, b.lemma("gaussian_first_moment", {"a": Var("a")}, known))

    return _by_induction(ctx, "integral(reals, lambda x: x**(2*k + 1)*exp(-(a*x**2))) == 0", base, "1")


SCRIPTS = {
    f.__name__: f
    for f in (
        integrable_gaussian_moment, gaussian_integral_scaled, gaussian_first_moment,
        gaussian_second_moment, gaussian_recurrence, gaussian_moment_even, gaussian_moment_odd,
    )
}  # fmt: skip
