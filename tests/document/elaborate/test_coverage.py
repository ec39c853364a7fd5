"""Every display formula leaves a trace; names that are no real numbers leave theirs unread."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims, document, steps

FORMULAS = [
    "x \\neq x",
    "KL(p \\| q) = KL(q \\| p)",
    "2 \\sim 3",
    "2 = \\underbrace{1 + 1}_{=3}",
    "0 < a < 1",
    "q = 3",
    "f(x) = x^2",
    "X \\sim N(0, 1)",
    "x^2 > 0 \\iff x > 0",
    "x = 1 \\Rightarrow x^2 = 1",
    "a \\text{ is fine}",
    "\\frac{1",
]


@pytest.mark.parametrize("formula", FORMULAS)
def test_every_display_formula_leaves_a_trace_in_its_lines(formula: str) -> None:
    found = document(f"Words.\n\n$$ {formula} $$\n\nWords.\n\n$$ 1 + 1 = 2 $$\n")
    lines = [s.place.line for d in found.derivations for s in d.steps]
    lines += [p.place.line for d in found.derivations for p in d.premises]
    lines += [f.place.line for f in found.findings]
    assert {3, 7} <= set(lines)


@pytest.mark.parametrize(
    "page",
    [
        "Let $x \\in \\mathbb{C}$.\n\n$$ |x|^2 = x^2 $$",
        "Let $x$ be a complex number.\n\n$$ x^2 \\geq 0 $$",
        "Let $e$ be the error.\n\n$$ \\ln e = 1 $$",
        "Let $\\pi$ be a policy.\n\n$$ \\pi + a = a + \\pi $$",
        "Let $\\pi(x) = x^2$.\n\n$$ \\pi = 9 $$",
    ],
)
def test_names_that_are_declared_as_something_else_are_not_read(page: str) -> None:
    assert claims(page)[0].startswith("unread")


def test_matrices_are_read_as_matrices() -> None:
    page = "Let $A$ and $B$ be matrices.\n\n$$ A B = B A $$"
    assert claims(page) == ["mat_mul(A, B) = mat_mul(B, A)"]


def test_real_names_and_the_constants_are_read() -> None:
    page = "Let $x$ be a real number.\n\n$$ x + e \\pi = e \\pi + x $$"
    assert claims(page) == ["add(x, mul(exp(1), pi)) = add(mul(exp(1), pi), x)"]


def test_what_a_definition_follows_from_is_claimed_itself() -> None:
    page = "$$ \\frac{d}{dt} (n \\ln t) = \\frac{7}{t} \\quad\\Rightarrow\\quad \\hat t = 3 $$"
    assert claims(page)[0] == "deriv((\\ mul(n, ln(#0))), t) = div(7, t)"


def test_a_relation_without_names_can_be_refuted_and_a_mistake_sets_no_value() -> None:
    assert all(s.refutable for s in steps("$$ 2 = 1 + 1,\\ 3 = 4 $$"))
    assert claims("The mistake is to set $x = 2$.\n\n$$ x + 3 = 5 $$") == ["add(x, 3) = 5"]
