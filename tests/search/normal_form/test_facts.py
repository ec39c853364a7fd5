"""What is known of a sum as it was written is known of the sum expanded."""

from __future__ import annotations

from kld_proof.kernel.term import ZERO, App, show
from kld_proof.search.builder import Builder
from kld_proof.search.context import Context
from kld_proof.search.limits import DEFAULT
from kld_proof.search.normal_form.facts import has_binder, normal_facts
from kld_proof.verify import Markdown, verify

SPREAD = "\\sum_{i=1}^n (x_i - m)^2"
EXPANDED = "\\sum_{i=1}^n x_i^2 - 2 m \\sum_{i=1}^n x_i + n m^2"


def verdict(page: str) -> str:
    return list(verify(Markdown(page)).steps())[-1].verdict


def test_a_denominator_is_known_in_its_expanded_form() -> None:
    page = f"Let $n > 0$ be a natural number and suppose that ${SPREAD} \\neq 0$.\n\n"
    assert verdict(page + f"$$ \\frac{{a}}{{{EXPANDED}}} = \\frac{{a}}{{{SPREAD}}} $$") == "proved"
    assert verdict(page + f"$$ \\frac{{a}}{{{EXPANDED} + 1}} = \\frac{{a}}{{{SPREAD} + 1}} $$") != "proved"


def test_a_fact_without_binders_is_left_alone() -> None:
    fact = App("ne", App("add"), ZERO)
    assert not has_binder(fact)
    assert normal_facts(Context(Builder(DEFAULT), (fact,))) == [], show(fact)
