"""Claims of search.matrix.roots: the square of a root is put in, also while goals with it are under way."""

from __future__ import annotations

from kld_proof.verify import Markdown, verify

MODEL = "Let $V$ be an $n \\times n$ positive definite matrix, $y$ and $u$ vectors, and $W = V^{-1/2}$.\n\n"


def verdicts(formula: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(f"{MODEL}$$ {formula} $$")).steps()]


def test_quadratic_forms_by_roots() -> None:
    assert verdicts("(W y - W u)^T (W y - W u) = (y - u)^T V^{-1} (y - u)") == ["proved"]
    assert verdicts("W^T V W = I_n") == ["proved"]
    assert verdicts("(W y - W u)^T (W y - W u) = (y - u)^T V (y - u)") == ["not_proved"]


def test_a_goal_that_learns_of_a_root_on_its_way_is_still_answered() -> None:
    """Entries of a vector beside a quadratic form: the sum is worked out before the root is known."""
    formula = "(W y)^T (W y) = \\frac{1}{n} \\sum_{i=1}^{n} (W y)_i^2"
    (found,) = verify(Markdown(f"{MODEL}$$ {formula} $$")).steps()
    assert found.verdict == "not_proved" and "internal" not in found.message
    assert verdicts(formula.replace("\\frac{1}{n} ", "")) == ["proved"]
