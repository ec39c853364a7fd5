"""What an unread formula defines means nothing elsewhere, however its head is dressed."""

from __future__ import annotations

import pytest

from kld_proof import Markdown, verify

LATER = "\n\nHence\n\n$$ w + x - x = w $$\n"


def later(formula: str, before: str = "", after: str = LATER) -> tuple[str, str]:
    """Verdict and message of the last step of a page that begins with an unread formula."""
    (result,) = verify(Markdown(before + formula + after)).documents
    steps = [step for d in result.derivations for step in d.steps]
    assert steps[0].verdict == "unread"
    return steps[-1].verdict, steps[-1].message


@pytest.mark.parametrize(
    "head",
    [
        r"$$ w = \unheard{3} $$",
        r"$$ \tag{1} w = \unheard{3} $$",
        r"$$ \label{eq:w} \therefore w = \unheard{3} $$",
        "$$\n\\begin{aligned} w &= \\unheard{3} \\end{aligned}\n$$",
        "\\begin{align*}\n\\label{eq:w}\nw &= \\unheard{3}\n\\end{align*}",
    ],
)
def test_the_head_of_an_unread_definition_is_poisoned_also_behind_labels_and_in_rows(head: str) -> None:
    verdict, message = later(head)
    assert verdict == "unread" and "definition of w was not understood" in message


def test_other_names_are_not() -> None:
    assert later(r"$$ \tag{1} v = \unheard{3} $$")[0] == "proved"


def test_what_a_law_determines_is_not_defined_by_a_formula() -> None:
    law = r"Let $X \sim \mathcal{N}(m, s^2)$." + "\n\n"
    unread = "$$\n\\begin{aligned} F_X(x) &= \\unheard{3} \\end{aligned}\n$$"
    after = "\n\nHence\n\n$$ F_X(x) = \\int_{-\\infty}^x f_X(t) dt $$\n"
    assert later(unread, law, after)[0] == "proved"
    assert later(unread, "", after)[0] == "unread"
