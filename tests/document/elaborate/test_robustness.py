"""Whatever a page holds, reading it gives a document: errors are steps that say why, never exceptions."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.document.elaborate.pages import document

PAGE = r"""
Let $X \sim \mathcal{N}(\mu, \sigma^2)$ and let $p(x)$ be its density, $a > 0$.

$$ \mathrm{Var}(X) = \int (x - \mathrm{E}(X))^2 p(x) dx = \sigma^2 $$

where $s = \ln \sigma^2$. For $\mu = 0$,

$$
\begin{aligned}
\mathrm{KL}[P \| Q] &= \sum_{i=1}^n x_i \cdot \frac{\partial}{\partial a} \ln f(a) \\
&\Rightarrow E_{x \sim q}[g(x)] = \begin{cases} 1 & a > 1 \\ 0 & \text{otherwise} \end{cases}
\end{aligned}
$$ <!-- expect: refuted -->
"""
SIGNS = ["=", "(", ")", "{", "}", "^", "_", "|", "&", "'", "$", "$$", "-->", "E", "X", "p(x)"]
COMMANDS = ["sim", "int", "sum_{i=1}^n", "frac", "Rightarrow", "lim", "pm", "mathcal{X}", "\\"]
PIECES = st.sampled_from([*SIGNS, *("\\" + c for c in COMMANDS), "<!-- kld_proof: let a = ", "\n"])
EDITS = st.lists(st.tuples(st.integers(0, len(PAGE)), st.integers(0, 3), PIECES), max_size=12)


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_a_damaged_page_is_read_without_an_exception(edits: list[tuple[int, int, str]]) -> None:
    text = PAGE
    for at, cut, piece in edits:
        text = text[:at] + piece + text[at + cut :]
    found = document(text)
    for derivation in found.derivations:
        for step in derivation.steps:
            assert (step.left is None or step.right is None) == bool(step.error)


def test_deep_nesting_is_an_error() -> None:
    for inner in (
        "(" * 300 + "x" + ")" * 300,
        "\\ln " * 500 + "x",
        "-" * 500 + "x",
        "\\sqrt{" * 300 + "x" + "}" * 300,
    ):
        (step,) = [s for d in document(f"$$ 1 + y = {inner} $$").derivations for s in d.steps]
        assert step.error


def test_a_differential_that_nothing_is_left_for_is_an_error_with_a_place() -> None:
    (step,) = document("$$ \\int \\lim dx = 1 $$").derivations[0].steps
    assert "'dx' is no known name" in step.error


@pytest.mark.parametrize("formula", ["&", "\\quad", "", "*", "|", "[", "E", "^", "="])
def test_a_formula_without_a_statement_is_read_without_an_exception(formula: str) -> None:
    words = f"Let ${formula}$ denote convolution, where ${formula}$ is the sum of $i$."
    page = f"{words}\n\n$$ i * j = \\delta_{{ij}} $$"
    assert document(page) is not None
