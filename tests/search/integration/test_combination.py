"""Bodies of binders are combinations of basic functions of the bound variable."""

from __future__ import annotations

from kld_proof.search.integration.combination import decompose
from tests.search.contexts import application, context, term

GAUSS = "exp(0 - x**2/2)"


def test_a_body_is_a_combination_of_functions_of_the_variable() -> None:
    ctx = context("0 < s")
    body = application(f"integral(reals, lambda x: (a*x + b)**2*{GAUSS}/s)").args[1]
    found = decompose(ctx, "integral", term("reals"), body)
    assert found is not None and len(found.parts) == 3
    every = ctx.builder.conclusion(found.line)
    assert every.head == "all" and every.args[0] == term("reals")
