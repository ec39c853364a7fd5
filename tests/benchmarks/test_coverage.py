"""docs/coverage.md says what the reader does today; checked where the pages that it speaks of are present."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest

from kld_proof.document.model import Step
from kld_proof.kernel.term import App, Num, Var, bind
from tests.benchmarks.coverage import (
    PAGE,
    Coverage,
    classify,
    corpus,
    is_plain,
    judgement,
    kind_of,
    measure_reading,
    ranked,
    table,
    with_reading,
)


@pytest.mark.skipif(not corpus(), reason="the pages of the coverage table are not here")
def test_the_table_of_what_was_met_is_current() -> None:
    coverage = Coverage()
    measure_reading(corpus(), coverage)
    now = table(coverage.read.items(), "what was met", "count")
    assert now in PAGE.read_text(encoding="utf-8"), "run `python -m tests.benchmarks.coverage --reading`"


def test_messages_that_differ_in_names_and_numbers_are_one_class() -> None:
    first = classify("`\\mu_1` is not known: declare it")
    assert first == classify("`x` is not known: write let") == "... is not known"
    assert classify("the sum over 3 terms \\alpha^{2} x_1 is open") == "the sum over ... terms ... is open"
    assert classify("") == "(no message)"
    missing = "the relation holds where both sides are defined; still missing: $x \\neq 0$"
    assert classify(missing) == "true where both sides are defined, but not shown: something is not zero"
    assert classify("one reason") != classify("another reason")


def test_classes_are_ranked_by_size_and_name_with_the_single_ones_last() -> None:
    counter = Counter({"b": 2, "a": 2, "c": 5, "d": 1, "e": 1})
    assert ranked(counter) == [("c", 5), ("a", 2), ("b", 2), ("others, once each", 2)]
    assert ranked(Counter()) == []


def test_a_step_is_of_the_kind_of_the_hardest_notation_in_it() -> None:
    x, half = Var("x"), Num(Fraction(1, 2))
    assert kind_of(Step(App("ln", x), "=", half)) == "algebra, ln, exp, powers"
    assert kind_of(Step(App("$f", x), "=", half)) == "algebra with unspecified functions"
    total = App("sum", App("range", Num(1), x), bind(App("gamma", x), "x"))
    assert kind_of(Step(x, "=", total)) == "sums and products"
    assert kind_of(Step(App("mat_trace", x), "=", total)) == "matrices"


def test_plain_steps_have_nothing_but_arithmetic_finite_sums_gaussian_integrals_and_means() -> None:
    x, n = Var("x"), Var("n")
    terms = bind(App("$y", Var("k")), "k")
    total = App("sum", App("range", Num(1), n), terms)
    assert is_plain(Step(App("ln", x), "=", total, sequences=frozenset({"$y"})))
    assert not is_plain(Step(App("ln", x), "=", total))
    assert not is_plain(Step(App("sum", App("naturals"), terms), "=", x, sequences=frozenset({"$y"})))
    bell, line = App("exp", App("neg", App("pow", x, Num(2)))), bind(x, "x")
    assert is_plain(Step(App("integral", App("reals"), bind(bell, "x")), "=", x))
    assert not is_plain(Step(App("integral", App("interval", Num(0), Num(1)), line), "=", x))
    mean = App("expect", bind(App("$X", Var("w")), "w"))
    assert is_plain(Step(mean, "=", x)) and not is_plain(Step(App("$f", x), "=", x))
    assert not is_plain(Step(App("gamma", x), "=", x))


def test_a_refuted_step_says_whose_error_it_is_once_somebody_has_looked() -> None:
    assert judgement("gam-dent.md, line 39, column 15").startswith("an error of the book")
    assert judgement("gam-dent.md, line 40, column 15") == "not looked at yet"


def test_the_first_table_is_made_anew_and_the_rest_of_the_page_stays() -> None:
    page = "# Page\n\n| what was met | count |\n| --- | ---: |\n| pages | 1 |\n\n| other | 7 |\n"
    new = with_reading(page, Coverage(read=Counter({"pages": 2, "steps": 3})))
    assert "| pages | 2 |\n| steps | 3 |\n\n| other | 7 |" in new
    assert "| pages | 1 |" not in new
