"""What a context knows: hypotheses, their consequences, and arithmetic under them."""

from __future__ import annotations

from tests.search.contexts import closes, context, term


def test_membership_gives_bounds() -> None:
    ctx = context("k in range(1, n)", "x in interval(a, b)")
    assert {term("1 <= k"), term("k <= n"), term("a < x"), term("x < b")} <= set(ctx.facts)
    assert term("k in integers") not in ctx.facts or ctx.builder.sequents[ctx.facts[term("k in integers")]]


def test_a_child_knows_more_and_its_parent_does_not() -> None:
    ctx = context("0 < a")
    child = ctx.child(term("0 < b"))
    assert term("0 < b") in child.facts and term("0 < b") not in ctx.facts
    assert ctx.child(term("0 < b")) is child


def test_a_fresh_variable_is_free_nowhere() -> None:
    ctx = context("0 < _0")
    assert ctx.fresh() == "_1"
    assert ctx.fresh(term("_1 + _2")) == "_3"


def test_equality_as_rational_functions() -> None:
    assert context().same(term("(a + b)**2"), term("a**2 + 2*a*b + b**2"))
    assert not context().same(term("(a + b)**2"), term("a**2 + b**2"))
    assert context("0 < a").same(term("a/a"), term("1"))
    assert not context().same(term("a/a"), term("1"))
    assert context().field(term("a/a"), term("1")) is None


def test_transport_moves_a_relation_along_equal_arguments() -> None:
    ctx = context("0 < a*b")
    assert ctx.transport(ctx.facts[term("0 < a*b")], term("0 < b*a")) is not None
    assert ctx.transport(ctx.facts[term("0 < a*b")], term("0 < a")) is None
    assert ctx.transport(ctx.facts[term("0 < a*b")], term("0 <= b*a")) is None


def test_the_canonical_form_forgets_the_order() -> None:
    ctx = context()
    assert ctx.canonical(term("a*b + c")) == ctx.canonical(term("c + b*a"))
    assert ctx.canonical(term("a*b + c")) != ctx.canonical(term("c - b*a"))


def test_the_terms_of_a_sequence_lie_where_a_hypothesis_says() -> None:
    given = ("n in naturals", "all(range(1, n), lambda k: f(k) in naturals)")
    assert closes("0 < prod(range(1, n), lambda k: factorial(f(k)))", *given)
    assert closes("0 <= sum(range(1, n), lambda k: f(k))", *given)
    assert not closes("0 < prod(range(0, n), lambda k: factorial(f(k)))", *given)
    assert not closes("0 < sum(range(1, n), lambda k: f(k))", *given)


def test_a_regrouped_term_is_compared_by_the_kernel() -> None:
    ctx = context("0 < b")
    line = ctx.regrouped(term("(a + 1)*b/b"), term("a + 1"))
    assert line is not None and ctx.builder.conclusion(line) == term("(a + 1)*b/b == a + 1")
    assert ctx.regrouped(term("(a + 1)*b/b"), term("a + 2")) is None
    assert context().regrouped(term("(a + 1)*b/b"), term("a + 1")) is None


def test_what_bounds_every_term_bounds_the_one_at_hand() -> None:
    bound = "all(integers, lambda k: f(k) < 1)"
    assert closes("all(range(1, n), lambda k: 0 < 1 - f(k))", bound)
    assert not closes("all(range(1, n), lambda k: 0 < 1/2 - f(k))", bound)
    assert not closes("all(range(1, n), lambda k: 0 < 1 - f(k + 1/2))", bound)
