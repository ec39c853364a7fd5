"""What a later section defines means nothing yet where a section has ended before."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

FIRST = "## Any function\n\n$$ 2 g(x) - g(x) = g(x) $$\n\n$$ CLAIM $$\n\n"
SECOND = "Define $$ g(x) = x^2. $$ Then\n\n$$ g(x + 1) = x^2 + 2x + 1 $$"


def verdicts(claim: str, heading: str) -> list[str]:
    page = FIRST.replace("CLAIM", claim) + heading + "\n\n" + SECOND
    return [s.verdict for s in verify(Markdown(page)).steps()]


def test_a_later_section_defines_nothing_for_an_earlier_one() -> None:
    assert verdicts("g(2) + g(2) = 2 g(2)", "## A square") == ["proved"] * 3
    assert verdicts("g(2) = 4", "## A square") == ["proved", "not_proved", "proved"]


def test_nothing_is_refuted_of_what_a_later_section_defines() -> None:
    assert verdicts("g(2) = 5", "## A square") == ["proved", "not_proved", "proved"]
    page = "## A\n\n$$ c^2 + 1 = c $$\n\n## B\n\nLet $c = 3$.\n\n$$ c^2 = 9 $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["not_proved", "proved"]


@pytest.mark.parametrize("heading", ["## Notation", "## Appendix", "### An example", "## Definitions used"])
def test_a_part_of_the_section_and_a_list_of_symbols_define_for_it(heading: str) -> None:
    assert verdicts("g(2) = 4", heading) == ["proved"] * 3
    assert verdicts("g(2) = 5", heading) == ["proved", "refuted", "proved"]


VARYING = "## A\n\n$$ CLAIM $$\n\n## B\n\nDefine $$ g(x) = m x^2. $$ Then\n\n$$ g(2) = 4 m $$"


@pytest.mark.parametrize(
    "claim",
    [
        "\\frac{\\partial}{\\partial m} (m g(x)) = g(x)",
        "\\int_0^1 g(2) dm = g(2)",
    ],
)
def test_what_the_formula_binds_is_not_taken_out_of_a_later_definition(claim: str) -> None:
    first, *_ = verify(Markdown(VARYING.replace("CLAIM", claim))).steps()
    assert first.verdict != "proved"


def test_a_formula_above_all_headings_is_not_refuted_by_what_a_section_defines() -> None:
    page = "$$ f(2) = 4 $$\n\n# Later\n\nLet $f(x) = x^3$.\n\n$$ f(2) = 4 $$"
    found = [s.verdict for s in verify(Markdown(page)).steps()]
    assert found[0] not in ("proved", "refuted") and found[1] == "refuted"
