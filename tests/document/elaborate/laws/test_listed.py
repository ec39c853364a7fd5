"""Listed values of a variable are all there are, where a claim has them all beside the marginal."""

from __future__ import annotations

import pytest

from kld_proof.kernel.term import show
from tests.document.elaborate.pages import assumed, steps

TOTAL = "eq($p_{y}(y), add($p_{m,y}(m_1, y), $p_{m,y}(m_2, y)))"
POSTERIOR = "$$ p(m_1|y) = \\frac{p(y|m_1) p(m_1)}{p(y|m_1) p(m_1) + p(y|m_2) p(m_2)} $$"


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        (POSTERIOR, True),
        (POSTERIOR + "\n\n$$ p(m_3|y) = 1 - p(m_1|y) - p(m_2|y) $$", False),  # another value on the page
        (POSTERIOR + "\n\n$$ p(m_i) = p(m_i) $$", False),
        ("There are other models.\n\n" + POSTERIOR, False),
        ("$$ p(m_1|y) p(y) = p(y|m_1) p(m_1) $$", False),
    ],
)
def test_total_probability(text: str, inferred: bool) -> None:
    assert any(TOTAL in assumed(s) for s in steps(text)) == inferred


def test_probabilities_of_events_in_denominators_are_positive() -> None:
    claim = "\\frac{P(A|B)}{P(A^c|B)} = \\frac{P(A \\cap B)}{P(A^c \\cap B)}"
    (step,) = steps(f"Let $A$, $B$ be events.\n\n$$ {claim} $$")
    outside = "add(1, neg(ite(lt(0, $A(#0)), 1, 0)))"
    assert any(f"expect((\\ mul({outside}" in a for a in assumed(step) if a.startswith("lt(0"))


EQUAL = "eq($p_{m}(m_1), $p_{m}(m_2))"
ODDS = "$$ \\frac{p(m_1|y)}{p(m_2|y)} = \\frac{p(y|m_1)}{p(y|m_2)} $$"


@pytest.mark.parametrize(
    ("text", "inferred"),
    [
        ("Both models are equally likely a priori.", True),
        ("We take equal prior probabilities.", True),
        ("The models are not equally likely a priori.", False),
        ("The models have prior probabilities.", False),
    ],
)
def test_equal_prior_probabilities(text: str, inferred: bool) -> None:
    assert any(EQUAL in assumed(s) for s in steps(f"{text}\n\n{ODDS}")) == inferred


def test_bayes_factors_by_their_words() -> None:
    """They have their usual meaning, where nothing else defines them."""
    claim = "$$ \\mathrm{BF}_{12} p(y|m_2) = p(y|m_1) $$"
    (known,) = steps(f"The Bayes factor of two models:\n\n{claim}")
    (unknown,) = steps(f"The factor of two models:\n\n{claim}")
    assert "BF" not in show(known.left) and "BF" in show(unknown.left)  # type: ignore[arg-type]
