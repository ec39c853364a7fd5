"""What the first reading of a formula says would change nothing changes nothing."""

from __future__ import annotations

import pytest

from kld_proof.document.latex.errors import LatexError
from kld_proof.document.latex.statements import read
from kld_proof.document.latex.symbols import Questions, SymbolTable

FORMULAS = (
    r"p(x, y) = p(x|y) p(y)",
    r"f(x) = g(x) + f(x + 1)",
    r"o(x, y) + 1",
    r"\mathrm{E}[X^2] = \int x^2 f(x) \, dx",
    r"X \sim \mathcal{N}(\mu, \sigma^2)",
    r"X \sim q(a b)",
    r"A^T (y - A b)^T P (y - A b)",
    r"q^{-1}(u) w(t + 1) = w t",
    r"tX + \ln(x) \Gamma(a, b) = h[x]",
    r"\operatorname{loss}(w) = a(b + c) + a",
)
FIELDS = {"function": "functions", "variable": "variables", "random": "random", "matrix": "matrices"}
KINDS = {**FIELDS, "seen": "seen"}


def outcome(text: str, table: object) -> object:
    try:
        return read(text, table)  # type: ignore[arg-type]
    except LatexError as error:
        return str(error), error.offset


@pytest.mark.parametrize("text", FORMULAS)
def test_an_idle_answer_gives_the_same_reading(text: str) -> None:
    questions = Questions()
    first = outcome(text, questions)
    for name, idle in questions.asked.items():
        for kind in idle:
            assert outcome(text, SymbolTable(**{KINDS[kind]: frozenset((name,))})) == first, (name, kind)


@pytest.mark.parametrize("text", FORMULAS)
def test_an_answer_that_changes_the_reading_is_not_idle(text: str) -> None:
    questions = Questions()
    first = outcome(text, questions)
    for name in {*questions.asked, "o", "f", "w", "a", "A", "X"}:
        for kind, field in KINDS.items():
            if outcome(text, SymbolTable(**{field: frozenset((name,))})) != first:
                assert kind not in questions.asked[name], (name, kind)


def test_some_answers_are_idle_and_some_are_not() -> None:
    questions = Questions()
    read(r"p(x, y) + w(t + 1) + \ln(x)", questions)
    assert questions.asked["p"] == {"function"}
    assert not questions.asked["w"]
