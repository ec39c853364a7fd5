"""Probabilities of events, of relations of random variables, and what is assumed of events."""

import pytest

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import claims, document

EVENTS = "Let $A$ and $B$ be events.\n\n"
VARIABLE = (
    "Let $T$ be a random variable with mean $m$ and variance $v$, and let $c > 0$, where $a \\leq b$.\n\n"
)
FOLLOWS = [
    EVENTS + "$$ P(A \\cup B) = P(A) + P(B) - P(A \\cap B) $$",
    EVENTS + "$$ P(A \\cap B) \\geq P(A) + P(B) - 1 $$",
    EVENTS + "$$ P(A) = P(A \\cap B) + P(A \\setminus B) $$",
    EVENTS + "$$ P(\\bar{A}) = 1 - P(A) $$",
    EVENTS + "$$ P(A^\\mathrm{c}) = 1 - P(A) $$",
    EVENTS + "$$ P(A^\\mathrm{c}) = 1 - P(A) $$\n\nwhere $A^\\mathrm{c} = \\Omega \\setminus A$.",
    EVENTS + "$$ P(\\Omega \\setminus B) = 1 - P(B) $$",
    EVENTS + "$$ P(B) = P(A \\cap B) + P(A^\\mathrm{c} \\cap B) $$",
    EVENTS + "$$ P(A \\cup B) \\leq P(A) + P(B) $$",
    EVENTS + "$$ P(A|B) P(B) = P(B|A) P(A) $$",
    EVENTS + "$$ P(A) = P(A|B) P(B) + P(A|B^c) P(B^c) $$",
    EVENTS + "$$ P(A \\cap (A \\cup B)) = P(A) $$",
    EVENTS + "$$ P(\\emptyset) = 0 $$",
    EVENTS + "$$ A \\subseteq B \\quad \\Rightarrow \\quad P(A) \\leq P(B) $$",
    EVENTS + "$$ A \\cap B = \\emptyset \\quad \\Rightarrow \\quad P(A \\cup B) = P(A) + P(B) $$",
    EVENTS.replace("be events", "be independent events") + "$$ P(A \\cap B) = P(A) P(B) $$",
    VARIABLE + "$$ P(T > t) = 1 - P(T \\leq t) $$",
    VARIABLE + "$$ P(a < T \\leq b) = P(T \\leq b) - P(T \\leq a) $$",
    VARIABLE + "$$ P(|T - m| \\geq c) \\leq \\frac{v}{c^2} $$",
    VARIABLE + "$$ P(|T - m| < c) \\geq 1 - \\frac{v}{c^2} $$",
]
FAILS = [
    EVENTS + "$$ P(B) = P(A \\cap B) + P(A^\\mathrm{c} \\cup B) $$",
    EVENTS + "$$ P(A^\\mathrm{c}) = 1 - P(A) $$\n\nwhere $A^\\mathrm{c} = B \\setminus A$.",
    EVENTS + "$$ P(A^\\mathrm{t}) = 1 - P(A) $$",
    EVENTS + "$$ P(A) = P(A \\cap B) + P(B \\setminus A) $$",
    EVENTS + "$$ P(A) \\leq P(B) $$",
    EVENTS + "$$ A \\subseteq B \\quad \\Rightarrow \\quad P(B) \\leq P(A) $$",
    EVENTS.replace("be events", "be events that are not independent") + "$$ P(A \\cap B) = P(A) P(B) $$",
    VARIABLE + "$$ P(T \\geq t) = 1 - P(T \\leq t) $$",
    VARIABLE.replace("a \\leq b", "a \\leq 2") + "$$ P(a < T \\leq b) = P(T \\leq b) - P(T \\leq a) $$",
    VARIABLE + "$$ P(|T - m| \\geq c) \\leq \\frac{v}{c} $$",
    VARIABLE + "$$ P(|T| \\geq c) \\leq \\frac{v}{c^2} $$",
    VARIABLE + "$$ P(T \\geq c) \\leq \\frac{m}{c} $$",
]
FAILS_FOR_SOME = [
    EVENTS + "$$ P(A^\\mathrm{c}) = P(A) $$",
    EVENTS + "$$ P(A \\cup B) = P(A) + P(B) $$",
    EVENTS + "$$ P(A \\cap B) = P(A) P(B) $$",
    EVENTS + "$$ P(A|B) = P(B|A) $$",
    EVENTS + "$$ P(A \\cup (A \\cap B)) = P(A \\cap B) $$",
]


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("page", FOLLOWS)
def test_follows(page: str) -> None:
    assert verdicts(page) == ["proved"]


@pytest.mark.parametrize("page", FAILS)
def test_does_not_follow(page: str) -> None:
    assert verdicts(page) == ["not_proved"]


@pytest.mark.parametrize("page", FAILS_FOR_SOME)
def test_what_fails_for_some_events_is_refuted(page: str) -> None:
    assert verdicts(page) == ["refuted"]


def test_a_condition_has_positive_probability() -> None:
    (made,) = document(f"{EVENTS}$$ P(A|B) = P(A|B) $$").derivations
    assert any(p.inferred and p.text.startswith("0 <") for p in made.premises)


def test_densities_at_values_are_no_events() -> None:
    page = "Let $X$ and $Y$ be random variables.\n\n$$ \\Pr(X=x, Y=y) = \\Pr(X=x|Y=y) \\Pr(Y=y) $$"
    assert not any("expect" in c for c in claims(page))


def test_the_probability_of_an_event_is_not_refuted_where_the_variable_takes_no_value() -> None:
    law = "Let $X \\sim \\mathcal{U}(0, 1)$ and $Y = X^2$.\n\n$$ \\mathrm{E}[Y] = \\frac13 $$\n\n"
    page = law + "$$ P(Y \\le y) = \\sqrt{y} $$\n\n$$ P(Y \\le \\tfrac14) = \\tfrac14 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved", "not_proved", "refuted"]


def test_a_condition_is_possible_in_the_rows_that_go_on() -> None:
    page = EVENTS + "$$ P(A|B) = \\frac{P(A \\cap B)}{P(B)} = \\frac{P(B|A) P(A)}{P(B)} $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved", "proved"]
    wrong = page.replace("P(B|A) P(A)", "P(B|A) P(B)")
    assert [s.verdict for s in verify(Markdown(wrong)).steps()] == ["proved", "refuted"]


def test_the_upper_tail_of_a_continuous_law_is_an_integral() -> None:
    page = "Let $X \\sim \\mathrm{Exp}(2)$ and $t > 0$.\n\n$$ P(X > t) = e^{-2t} $$\n"
    assert claims(page) == ["integral(above(t), (\\ mul(2, exp(neg(mul(2, #0)))))) = exp(neg(mul(2, t)))"]


def test_parts_of_discrete_laws_are_means_of_indicators() -> None:
    page = "Let $N \\sim \\mathrm{Poiss}(m)$.\n\n$$ P(N \\geq 1) = 1 - e^{-m} $$\n"
    (claim,) = claims(page)
    assert "add(1, neg(ite(lt(#0, 1), 1, 0)))" in claim
