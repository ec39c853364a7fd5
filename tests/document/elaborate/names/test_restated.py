"""Nothing is read of a name that a later section gives as another integral without taking it up."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

PAGE = r"""# Exponential law

Let $b > 0$.

$$ Z(b) = \int_0^\infty e^{-b x} dx = \frac1b $$

# {title}

{words}

$$ Z(b) = \int_0^\infty {body} dx $$

$$ b Z(b) = 1 $$
"""


def verdicts(title: str, words: str, body: str) -> list[str]:
    page = PAGE.replace("{title}", title).replace("{words}", words).replace("{body}", body)
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("words", ["", "Here", "The normalisation reads", "We compute"])
def test_another_integral_may_be_another_thing(words: str) -> None:
    assert {"proved", "refuted"}.isdisjoint(verdicts("Gamma law", words, "x e^{-b x}")[1:])


def test_of_the_bare_name_too() -> None:
    bare = PAGE.replace("Z(b)", "Z").replace("{title}", "B").replace("{words}", "")
    page = bare.replace("{body}", "e^{-x}")
    assert {"proved", "refuted"}.isdisjoint(s.verdict for s in list(verify(Markdown(page)).steps())[1:])


def test_words_that_take_it_up_make_a_claim() -> None:
    assert verdicts("Mistake", "Hence", "x e^{-b x}")[1] == "refuted"


def test_the_same_integral_is_the_same_thing() -> None:
    first, *rest = verdicts("Again", "", "e^{-b x}")
    assert first == "proved" and "unread" not in rest and "refuted" not in rest
