"""Derivatives and continuity of real functions at a point."""

from kld_proof.library.axioms import axiom

RUDIN = "Rudin, Principles of Mathematical Analysis, 5.3-5.5"
CONT = "Rudin, Principles of Mathematical Analysis, 4.7-4.9"
RULES = "rules of differentiation"

AXIOMS = [
    axiom("deriv_of_has_deriv", "$f x v", "has_deriv(f, x, v)", "deriv(f, x) == v", RUDIN, RULES),
    axiom("differentiable_of_has_deriv", "$f x v", "has_deriv(f, x, v)", "differentiable(f, x)", RUDIN),
    axiom("has_deriv_of_differentiable", "$f x", "differentiable(f, x)", "has_deriv(f, x, deriv(f, x))", RUDIN),
    axiom(
        "has_deriv_comp", "$f $g x u v", "has_deriv(g, x, u); has_deriv(f, g(x), v)",
        "has_deriv(lambda t: f(g(t)), x, v*u)", RUDIN, RULES,
    ),
    axiom(
        "has_deriv_congr", "$f $g x v", "all(reals, lambda t: f(t) == g(t)); has_deriv(g, x, v)",
        "has_deriv(f, x, v)", RUDIN,
    ),
    axiom("has_deriv_const", "c x", "", "has_deriv(lambda t: c, x, 0)", RUDIN),
    axiom("has_deriv_id", "x", "", "has_deriv(lambda t: t, x, 1)", RUDIN),
    axiom(
        "has_deriv_add", "$f $g x u v", "has_deriv(f, x, u); has_deriv(g, x, v)",
        "has_deriv(lambda t: f(t) + g(t), x, u + v)", RUDIN,
    ),
    axiom("has_deriv_neg", "$f x u", "has_deriv(f, x, u)", "has_deriv(lambda t: -f(t), x, -u)", RUDIN),
    axiom(
        "has_deriv_mul", "$f $g x u v", "has_deriv(f, x, u); has_deriv(g, x, v)",
        "has_deriv(lambda t: f(t)*g(t), x, u*g(x) + f(x)*v)", RUDIN,
    ),
    axiom(
        "has_deriv_div", "$f $g x u v", "has_deriv(f, x, u); has_deriv(g, x, v); g(x) != 0",
        "has_deriv(lambda t: f(t)/g(t), x, (u*g(x) - f(x)*v)/g(x)**2)", RUDIN,
    ),
    axiom(
        "has_deriv_pow", "$f x u n", "has_deriv(f, x, u); n in integers; 1 <= n",
        "has_deriv(lambda t: f(t)**n, x, n*f(x)**(n - 1)*u)", RUDIN,
    ),
    axiom(
        "has_deriv_rpow", "$f x u e", "has_deriv(f, x, u); 0 < f(x)",
        "has_deriv(lambda t: f(t)**e, x, e*f(x)**(e - 1)*u)", "DLMF 4.7.12",
    ),
    axiom(
        "has_deriv_exp", "$f x u", "has_deriv(f, x, u)",
        "has_deriv(lambda t: exp(f(t)), x, exp(f(x))*u)", "DLMF 4.7.7",
    ),
    axiom(
        "has_deriv_ln", "$f x u", "has_deriv(f, x, u); 0 < f(x)", "has_deriv(lambda t: ln(f(t)), x, u/f(x))",
        "DLMF 4.7.1",
    ),
    axiom(
        "has_deriv_sqrt", "$f x u", "has_deriv(f, x, u); 0 < f(x)",
        "has_deriv(lambda t: sqrt(f(t)), x, u/(2*sqrt(f(x))))", "DLMF 4.7.12",
    ),
    axiom(
        "has_deriv_sin", "$f x u", "has_deriv(f, x, u)", "has_deriv(lambda t: sin(f(t)), x, cos(f(x))*u)",
        "DLMF 4.20.1",
    ),
    axiom(
        "has_deriv_cos", "$f x u", "has_deriv(f, x, u)", "has_deriv(lambda t: cos(f(t)), x, -sin(f(x))*u)",
        "DLMF 4.20.2",
    ),
    axiom("continuous_of_has_deriv", "$f x v", "has_deriv(f, x, v)", "continuous_at(f, x)", CONT),
]  # fmt: skip
