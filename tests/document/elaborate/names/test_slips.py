"""Slips are second readings, and only towards names that the page introduces."""

from __future__ import annotations

from kld_proof.kernel.term import show
from tests.document.elaborate.pages import claims, document, steps

LAWS = "Let $P: X \\sim N(\\mu_1, \\sigma_1^2)$ and $Q: X \\sim N(\\mu_2, \\sigma_2^2)$.\n\n"


def test_a_number_behind_a_name_is_tried_as_its_index() -> None:
    (step,) = steps(LAWS + "$$ (\\mu_1 - \\mu2)^2 = \\mu_1^2 - 2 \\mu_1 \\mu_2 + \\mu_2^2 $$")
    assert step.left is not None and "mul(mu, 2)" in show(step.left)
    ((left, _, message),) = step.rereadings
    assert show(left) == "pow(add(mu_1, neg(mu_2)), 2)"
    assert message == "`\\mu2` is read as `\\mu_2`"
    assert [f.message for f in step.slips] == [message]


def test_a_look_alike_is_tried() -> None:
    (step,) = steps(LAWS + "$$ (u_1 - u_2)^2 = (\\mu_1 - \\mu_2)^2 $$")
    assert len(step.rereadings) == 1 and len(step.slips) == 2
    assert {f.place.column for f in step.slips} == {5, 11}


def test_a_product_with_a_name_in_use_is_no_slip() -> None:
    (step,) = steps(LAWS + "$$ \\mu + \\mu2 = 3 \\mu + 0 \\mu_2 $$")
    assert step.rereadings == ()


def test_names_that_the_page_introduces_are_no_slips() -> None:
    (step,) = steps(LAWS + "Let $u_1 > 0$ and $u_2 > 0$.\n\n$$ u_1 u_2 = \\mu_1 \\mu_2 $$")
    assert step.rereadings == ()


def test_without_a_name_to_be_meant_there_is_no_slip() -> None:
    (step,) = steps("$$ u_1 + \\mu_1 = \\mu_1 + u_1 $$")
    assert step.rereadings == ()


def test_two_ways_to_write_a_mean_are_found() -> None:
    page = "Let $p(x) = e^{-x}$.\n\n$$ E_P[X] = E_p[X] $$"
    (finding,) = document(page).findings
    assert finding.message.startswith("`E_p` beside `E_P`") and finding.place.line == 3
    assert document("Let $p(x) = e^{-x}$.\n\n$$ E_p[X] = E_p[X] $$").findings == []


def test_the_first_reading_is_what_is_written() -> None:
    assert "u_2" in claims(LAWS + "$$ u_2 + 0 = \\mu_2 $$")[0]
