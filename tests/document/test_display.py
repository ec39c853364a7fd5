"""Every term can be shown: in LaTeX, or in the kernel's notation where no reader makes such a term."""

from __future__ import annotations

import pytest

from kld_proof.document.display import latex, relation
from kld_proof.kernel.term import ONE, App, Bound, Lam, Num, Term, Var, show

X = Var("x")
ILL_FORMED = (
    App("div", X),
    App("pow", X),
    App("integral", App("reals"), X),
    App("integral", App("reals")),
    App("sum", App("range", ONE, X), ONE, ONE),
    App("deriv", X, X),
    App("expect", X),
    App("add", X, App("neg")),
)


@pytest.mark.parametrize("term", ILL_FORMED)
def test_a_term_that_no_reader_makes_is_shown_in_the_notation_of_the_kernel(term: Term) -> None:
    assert latex(term) == show(term)


def test_a_term_is_shown_as_latex_and_so_is_a_relation() -> None:
    integral = App("integral", App("reals"), Lam(App("pow", Bound(0), Num(2))))
    assert "\\int" in latex(integral) and latex(integral) == latex(integral)
    assert relation(X, "<=", ONE) == "x \\leq 1"


RANDOM, OTHER = (Lam(App(f, Bound(0))) for f in ("$X", "$Y"))
FAMILY = Lam(Lam(App("$X", Bound(1), Bound(0))))


@pytest.mark.parametrize(
    ("term", "said"),
    [
        (App("integrable_rv", RANDOM), r"\left[ X \right] \text{ exists}"),
        (App("integrable_rv", RANDOM, OTHER), r"X \mid Y \right] \text{ exists}"),
        (
            App("integrable", App("reals"), Lam(App("exp", Bound(0)))),
            r"\mathrm{d}x \text{ converges absolutely}",
        ),
        (
            App("summable", App("naturals"), Lam(App("pow", X, Bound(0)))),
            r"x^{k} \text{ converges absolutely}",
        ),
        (App("independent", RANDOM, OTHER), r"X \text{ and } Y \text{ are independent}"),
        (
            App("independent", App("naturals"), FAMILY),
            r"X_{k} \text{ are independent for } k \in",
        ),
    ],
)
def test_what_is_supposed_of_means_and_series_is_said_in_words(term: Term, said: str) -> None:
    assert said in latex(term) and "mathrm{in" not in latex(term)
