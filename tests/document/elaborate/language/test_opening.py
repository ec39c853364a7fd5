"""`$x > 0$.` in a line of its own that begins a section is a condition; behind words it is a claim."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

ROOT = "$$ \\sqrt{x^2} = x $$"


@pytest.mark.parametrize(
    ("page", "last"),
    [
        (f"## Roots\n\n$x > 0$.\n\n{ROOT}", "proved"),
        (f"Let us see.\n\n$x > 0$.\n\n{ROOT}", "proved"),
        (f"We claim that\n\n$x > 0$.\n\n{ROOT}", "not_proved"),
        (f"$$ x^2 = x x $$\n\n$x > 0$.\n\n{ROOT}", "not_proved"),
        (f"$$ x > 0 $$\n\n{ROOT}", "not_proved"),
        (f"## A\n\n$x > 0$.\n\n{ROOT}\n\n## Others\n\n{ROOT}", "not_proved"),
    ],
)
def test_the_first_formula_of_a_section(page: str, last: str) -> None:
    found = [s.verdict for s in verify(Markdown(page)).steps()][-1]
    assert (found == "proved") == (last == "proved")
