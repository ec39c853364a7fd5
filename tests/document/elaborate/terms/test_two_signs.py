r"""A relation with `\pm` is two claims: upper signs together, lower signs together."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims


def verdicts(formula: str, before: str = "") -> list[str]:
    return [s.verdict for s in verify(Markdown(f"{before}\n\n$$ {formula} $$\n")).steps()]


@pytest.mark.parametrize(
    "formula",
    [
        r"(u \pm v)^2 = u^2 \pm 2 u v + v^2",
        r"u^3 \pm v^3 = (u \pm v)(u^2 \mp u v + v^2)",
        r"(u \pm v)^3 = u^3 \pm 3 u^2 v + 3 u v^2 \pm v^3",
        r"(u \pm v)^2 - (u \mp v)^2 = \pm 4 u v",
        r"\sin(u \pm v) = \sin u \cos v \pm \cos u \sin v",
        r"\cos(u \pm v) = \cos u \cos v \mp \sin u \sin v",
        r"(\pm u)^2 = u^2",
    ],
)
def test_both_claims_are_proved(formula: str) -> None:
    assert verdicts(formula) == ["proved", "proved"]


@pytest.mark.parametrize(
    "formula",
    [
        r"(u \pm v)^2 = u^2 \mp 2 u v + v^2",
        r"u^3 \pm v^3 = (u \pm v)(u^2 \pm u v + v^2)",
        r"\cos(u \pm v) = \cos u \cos v \pm \sin u \sin v",
    ],
)
def test_mixed_signs(formula: str) -> None:
    assert verdicts(formula) == ["refuted", "refuted"]


def test_one_wrong_branch() -> None:
    upper, lower = verdicts(r"\cos(u \pm v) = \cos u \cos v - \sin u \sin v")
    assert (upper, lower) == ("proved", "refuted")
    upper, lower = verdicts(r"(u \pm v)^2 = u^2 + 2 u v + v^2")
    assert (upper, lower) == ("proved", "refuted")


ROOTS = (
    r"x_{1,2} = \frac{-b \pm \sqrt{b^2 - 4 a c}}{2 a}"
    r" = -\frac{b}{2 a} \pm \sqrt{\frac{b^2}{4 a^2} - \frac{c}{a}}"
)


@pytest.mark.parametrize("name", ["x_{1,2}", "x_{1/2}"])
def test_a_name_for_two_values(name: str) -> None:
    formula, given = ROOTS.replace("x_{1,2}", name), "Let $a > 0$ and $b^2 > 4 a c$."
    assert verdicts(formula, given) == ["proved", "proved"]
    assert "proved" not in verdicts(formula.replace(r"\frac{c}{a}", r"\frac{c}{2 a}"), given)


def test_the_order_of_two_values_is_open() -> None:
    assert verdicts(r"x_{1,2} = u \pm v = v \pm u") == ["proved", "not_proved"]


def test_a_later_row_goes_on_with_its_own_branch() -> None:
    rows = r"x_{1,2} = u \pm v $$ and $$ x_{1,2} = \frac{2 u \pm 2 v}{2}"
    assert claims(f"$$ {rows} $$") == [
        "add(u, v) = div(add(mul(2, u), mul(2, v)), 2)",
        "add(u, neg(v)) = div(add(mul(2, u), neg(mul(2, v))), 2)",
    ]


@pytest.mark.parametrize(
    "formula",
    [
        r"L = 10 \pm 2 = 12",
        r"\cos t = \pm \sqrt{1 - \sin^2 t}",
        r"u \pm v = w",
        r"\frac{u \pm v}{2} = w",
        r"(u \pm v) + (w \pm z) = (u + w) \pm (v + z)",
        r"10 \pm 2 = 9 \pm 3",
    ],
)
def test_one_of_several_values_is_no_claim(formula: str) -> None:
    assert not {"proved", "refuted"} & set(verdicts(formula))
