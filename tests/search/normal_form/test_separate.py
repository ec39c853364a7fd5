"""Claims of search.separate: one exponential a summand, with the bound variable in its exponent."""

from __future__ import annotations

from kld_proof.kernel.term import App, Term, names, subterms
from kld_proof.search.normal_form.separate import separate_exponentials
from tests.search.contexts import context, term


def exponentials(t: Term) -> list[App]:
    return [s for s in dict.fromkeys(subterms(t)) if type(s) is App and s.head == "exp"]


def test_the_part_without_the_variable_is_split_off() -> None:
    ctx, t = context(), term("x*exp(0 - x**2 + a)*exp(b*x)")
    form, line = separate_exponentials(ctx, "x", t, None)
    assert line is not None and ctx.builder.conclusion(line).args == (t, form)
    inside = [e for e in exponentials(form) if "x" in names(e)]
    assert len(inside) == 1 and "a" not in names(inside[0])
    assert ctx.same(inside[0].args[0], term("b*x - x**2"))


def test_each_summand_keeps_its_own() -> None:
    ctx, t = context(), term("exp(x)*exp(2*x) + exp(x)**2")
    form, _ = separate_exponentials(ctx, "x", t, None)
    found = exponentials(form)
    assert len(found) == 2
    assert any(ctx.same(e.args[0], term("3*x")) for e in found)
    assert any(ctx.same(e.args[0], term("2*x")) for e in found)


def test_what_is_separate_is_left_alone() -> None:
    ctx, t = context(), term("x*exp(0 - x**2) + exp(a)*exp(b)")
    assert separate_exponentials(ctx, "x", t, None) == (t, None)
    assert separate_exponentials(ctx, "", t, None)[1] is not None  # here every exponent counts
