"""German and French prose supposes, denies and concludes as English prose does."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.language.foreign import english, language_of
from tests.document.elaborate.pages import assumed, steps

SUPPOSING = [
    "Sei $x > 0$. Dann gilt",
    "Es sei $x > 0$.",
    "Für alle $x > 0$ gilt",
    "Sei $x$ eine positive Zahl und sei $n$ eine natürliche Zahl.",
    "Wir nehmen an, dass $x > 0$ ist.",
    "Falls $x > 0$, so ist",
    "Soit $x > 0$. Alors",
    "Soit $x$ un réel strictement positif et soit $n$ un entier naturel. Alors",
    "Pour tout $x > 0$, on a",
    "On suppose que $x > 0$.",
    "Si $x > 0$, on a",
]
SILENT = [
    "Also ist $x > 0$. Dann gilt",
    "Es sei denn, $x > 0$ ist",
    "Wir nehmen nicht an, dass $x > 0$ ist.",
    "Entweder ist $x > 0$ oder $x < 0$ und",
    "Sei $x > 0$ oder $x < 0$.",
    "Für $x > 0$ oder $y > 0$ gilt",
    "Es ist falsch, dass für $x > 0$ gilt",
    "On a $2x > 0$, soit $x > 0$. Alors",
    "Soit $x > 0$, soit $x < 0$. Alors",
    "Si $x > 0$ alors le résultat est clair. Maintenant, on a",
    "Falls $x > 0$, dann ist nichts zu zeigen. Nun gilt",
    "On ne suppose pas que $x > 0$.",
    "À moins que $x > 0$, on a",
    "Il est faux que pour $x > 0$ on a",
    "Pour $x > 0$ ou $y > 0$ on a",
]


@pytest.mark.parametrize("sentence", SUPPOSING)
def test_what_is_supposed_is_assumed(sentence: str) -> None:
    (step,) = steps(f"{sentence}\n\n$$ \\ln x^2 = 2 \\ln x $$")
    assert "lt(0, x)" in assumed(step)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_denied_or_concluded_is_not(sentence: str) -> None:
    (step,) = steps(f"{sentence}\n\n$$ \\ln x^2 = 2 \\ln x $$")
    assert "lt(0, x)" not in assumed(step)


def test_the_language_is_that_of_most_words() -> None:
    assert language_of("Es sei x eine Zahl, und es gilt") == "de"
    assert language_of("Soit x un réel. On a alors") == "fr"
    assert language_of("Let x be the sum; MIT and die are words of this text") == ""


def test_formulas_stay_where_they_are() -> None:
    assert english("Sei \0 und \0. Dann gilt", "de") == "Let \0 and \0. Then holds"
    assert english("Soit \0 un entier naturel, pour tout \0", "fr") == "Let \0 be a natural number, for \0"
