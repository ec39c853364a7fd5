"""Proofs of the integrals of quadratics under the normal law; short, as every page about it replays them."""

from __future__ import annotations

from kld_proof.kernel.term import App, Lam, Term, Var, apply, bind
from kld_proof.library.statement import statement
from kld_proof.library.theorems.gaussian import NORMAL_QUADRATIC
from kld_proof.search.context import Context
from kld_proof.search.derivative import has_derivative
from kld_proof.search.goals import prove_goal
from kld_proof.search.normal_form.normalise import prove_equal
from kld_proof.search.scripts.gaussian import REALS, everywhere, function, need

EXPONENT = "lambda x: -((x - m)**2/(2*s**2))"
GAUSSIAN = "lambda x: exp(-((x - m)**2/(2*s**2)))"
SCALE = "sqrt(pi)/(s*sqrt(2*pi))"  # c, for which (c x)**2 = x**2/(2 s**2) and sqrt(pi)/c = s sqrt(2 pi)
SIGNS = ("0 < s", "0 < sqrt(pi)", "0 < sqrt(2*pi)", f"0 < {SCALE}")


def integrable_normal_quadratic(ctx: Context) -> int:
    """Scaling and shift of (P y**2 + Q y + R) exp(-y**2)."""
    b = ctx.builder
    signs = [need(prove_goal(ctx, statement(text))) for text in SIGNS]
    total = None
    for n, factor in enumerate(("C", "B/(SCALE)", "A/(SCALE)**2")):
        natural = need(prove_goal(ctx, statement(f"{n} in naturals")))
        moment = b.lemma("integrable_pow_mul_gaussian", {"n": statement(str(n))}, [natural])
        values = {"D": REALS, "c": statement(factor.replace("SCALE", SCALE)), "$f": _body(ctx, moment)}
        part = b.lemma("integrable_const_mul", values, [moment])
        if total is not None:
            values = {"D": REALS, "$f": _body(ctx, part), "$g": _body(ctx, total)}
            part = b.lemma("integrable_add", values, [part, total])
        total = part
    standard = need(total)
    values = {"$f": _body(ctx, standard), "c": statement(SCALE)}
    scaled = b.lemma("integrable_scale", values, [signs[-1], standard])
    target = function(f"lambda x: {NORMAL_QUADRATIC}")
    moved = bind(apply(target, statement("x + m")), "x")
    same = _scaled_is_moved(ctx, _body(ctx, scaled), moved)
    values = {"D": REALS, "$f": moved, "$g": _body(ctx, scaled)}
    line = b.lemma("integrable_congr", values, [same, scaled])
    return b.lemma("integrable_shift", {"$f": target, "c": Var("m")}, [line])


def _body(ctx: Context, line: int) -> Lam:
    """The function that the line says to be integrable."""
    f = ctx.builder.conclusion(line).args[1]
    assert type(f) is Lam
    return f


def _scaled_is_moved(ctx: Context, scaled: Lam, moved: Lam) -> int:
    """all(R, moved = scaled), which differ in how -x**2/(2 s**2) is written in their exponential."""
    b = ctx.builder
    inner, x, body = ctx.open(REALS, scaled)
    squares = [
        b.lemma("sq_sqrt", {"a": statement(a)}, [need(prove_goal(ctx, statement(f"0 <= {a}")))])
        for a in ("pi", "2*pi")
    ]
    written = statement(f"-(({SCALE})*{x})**2")
    apart = statement(f"-(sqrt(pi)**2*{x}**2/(s**2*sqrt(2*pi)**2))")
    first = need(inner.field(written, apart))
    second = b.add("rewrite", squares, apart)
    third = need(inner.field(b.right(second), apply(function(EXPONENT), App("add", Var(x), Var("m")))))
    exponents = b.chain(first, second, third)
    rewritten = b.add("rewrite", (exponents,), body)
    last = need(inner.field(apply(moved, Var(x)), b.right(rewritten)))
    equation = b.chain(last, b.add("symm", (rewritten,)))
    return b.add("generalize", (equation,), x, REALS)


def normal_quadratic(ctx: Context) -> int:
    """f = F' + (A s**2 + C) e for e = exp(-(x - m)**2/(2 s**2)) and F = -s**2 (A (x - m) + B) e."""
    b = ctx.builder
    below = need(prove_goal(ctx, statement("0 < s")))
    f, e = function(f"lambda x: {NORMAL_QUADRATIC}"), function(GAUSSIAN)
    known = {g: _integrable(ctx, below, g, *abc) for g, abc in _quadratics(e).items()}
    big, small = list(known)[:2]
    zero = _derivative_vanishes(ctx, big, small, known[small], known[big])
    values = {"D": REALS, "c": statement("A*s**2 + C"), "$f": e}
    rest = b.lemma("integrable_const_mul", values, [known[e]])
    pair = {"D": REALS, "$f": small, "$g": _body(ctx, rest)}
    added = b.lemma("integral_add", pair, [known[small], rest])
    whole = _integrand(b.conclusion(added).args[0])
    same = b.lemma("integral_congr", {"D": REALS, "$f": f, "$g": whole}, [everywhere(ctx, f, whole)])
    split = b.add("rewrite", (zero, b.lemma("integral_const_mul", values, [known[e]])), b.right(added))
    valued = b.add("rewrite", (_gaussian_value(ctx, e),), b.right(split))
    last = need(ctx.field(b.right(valued), statement("(A*s**2 + C)*(s*sqrt(2*pi))")))
    return b.chain(same, added, split, valued, last)


def _derivative_vanishes(ctx: Context, big: Lam, small: Lam, *integrables: int) -> int:
    """integral(R, small) = 0, where small is the derivative of big and both are integrable."""
    inner, x, _ = ctx.open(REALS, big)
    derived = need(has_derivative(inner, big, Var(x)))
    value = ctx.builder.conclusion(derived).args[2]
    exact = ctx.builder.add("replace", (derived, need(prove_equal(inner, value, apply(small, Var(x))))))
    every = ctx.builder.add("generalize", (exact,), x, REALS)
    return ctx.builder.lemma("integral_deriv_eq_zero", {"$F": big, "$f": small}, [every, *integrables])


def _integrand(integral: Term) -> Lam:
    assert type(integral) is App and type(integral.args[1]) is Lam
    return integral.args[1]


def _quadratics(e: Lam) -> dict[Lam, tuple[str, str, str]]:
    """F, F' and the exponential itself, with the coefficients that make them quadratics of the theorem."""
    return {
        function("lambda x: ((-(A*s**2))*x + (A*s**2*m - B*s**2))*exp(-((x - m)**2/(2*s**2)))"): (
            "0",
            "-A*s**2",
            "-B*s**2",
        ),
        function(f"lambda x: {NORMAL_QUADRATIC.replace('C', '-(A*s**2)')}"): ("A", "B", "-(A*s**2)"),
        e: ("0", "0", "1"),
    }


def _integrable(ctx: Context, below: int, f: Lam, a: str, b: str, c: str) -> int:
    """integrable(R, f), for an f that the theorem has at these coefficients."""
    values: dict[str, Term] = {"m": Var("m"), "s": Var("s")}
    values |= {name: statement(text) for name, text in zip("ABC", (a, b, c), strict=True)}
    known = ctx.builder.lemma("integrable_normal_quadratic", values, [below])
    g = _body(ctx, known)
    if f == g:
        return known
    same = {"D": REALS, "$f": f, "$g": g}
    return ctx.builder.lemma("integrable_congr", same, [everywhere(ctx, f, g), known])


def _gaussian_value(ctx: Context, e: Lam) -> int:
    """integral(R, e) = s sqrt(2 pi)."""
    b = ctx.builder
    signs = [need(prove_goal(ctx, statement(text))) for text in SIGNS]
    shift = b.lemma("integral_shift", {"$f": e, "c": Var("m")})
    moved = _integrand(b.right(shift))
    values = {"$f": function("lambda x: exp(-x**2)"), "c": statement(SCALE)}
    scale = b.lemma("integral_scale", values, [signs[-1]])
    scaled = _integrand(b.conclusion(scale).args[0])
    same = _scaled_is_moved(ctx, scaled, moved)
    equal = b.lemma("integral_congr", {"D": REALS, "$f": moved, "$g": scaled}, [same])
    valued = b.add("rewrite", (b.lemma("gaussian_integral", {}),), b.right(scale))
    return b.chain(shift, equal, scale, valued, need(ctx.field(b.right(valued), statement("s*sqrt(2*pi)"))))


SCRIPTS = {f.__name__: f for f in (integrable_normal_quadratic, normal_quadratic)}
