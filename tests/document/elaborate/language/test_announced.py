"""A function behind the colon of a sentence that claims nothing is defined there."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

PAGE = "SAID $u(t) = 20 t - 5 t^2$.\n\n$$ u'(t) = CLAIM $$"
ANNOUNCING = [
    "We model the height as follows:",
    "A ball is thrown upwards; its height after $t$ seconds:",
    "Here is the model that we use:",
]
CLAIMING = [
    "It follows that:",
    "We claim:",
    "The law of motion gives:",
    "Is this true:",
    "This is wrong:",
    "Integrating twice, we obtain the height:",
    "The answer:",
    "We do not use the following:",
]


def verdicts(said: str, claim: str) -> list[str]:
    page = PAGE.replace("SAID", said).replace("CLAIM", claim)
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("said", ANNOUNCING)
def test_announced(said: str) -> None:
    assert verdicts(said, "20 - 10 t") == ["proved"]
    assert verdicts(said, "20 - 5 t") == ["refuted"]


@pytest.mark.parametrize("said", CLAIMING)
def test_not_announced(said: str) -> None:
    assert verdicts(said, "20 - 10 t") == ["not_proved"]
