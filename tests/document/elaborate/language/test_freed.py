"""What is assumed of a name ends where the text lets it be any real number again."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdict(said: str, claim: str) -> str:
    page = f"Let $x > 0$.\n\n$$ \\sqrt{{x^2}} = x $$\n\n{said}\n\n$$ {claim} $$"
    first, *rest = verify(Markdown(page)).steps()
    assert first.verdict == "proved"
    return rest[-1].verdict


FREEING = [
    "In general, for real $x$,",
    "For real numbers $x$ we have",
    "For all $x \\in \\mathbb{R}$,",
    "In general, for $x \\in \\mathbb{R}$,",
]


@pytest.mark.parametrize("said", FREEING)
def test_freed(said: str) -> None:
    assert verdict(said, "\\sqrt[2]{x^2} = |x|") == "proved"
    assert verdict(said, "\\sqrt[2]{x^2} = x") != "proved"


@pytest.mark.parametrize("said", ["For real $y$,", "In general,", "For this real number $x$,"])
def test_not_freed(said: str) -> None:
    assert verdict(said, "\\sqrt[2]{x^2} = x") == "proved"


@pytest.mark.parametrize(
    "said",
    ["If $x$ is not positive, then", "When $x$ is zero or negative we get", "若 $x$ 不是正數，則"],
)
def test_another_sign_ends_what_was_assumed_and_refutes_nothing(said: str) -> None:
    assert verdict(said, "\\sqrt[2]{x^2} = x") == "not_proved"
    assert verdict(said, "\\sqrt[2]{x^2} = -x") == "not_proved"


def test_a_sign_that_is_recalled_ends_nothing() -> None:
    assert verdict("Since $x$ is not negative,", "\\sqrt[2]{x^2} = x") == "proved"
