"""Pages with their verdicts: each step has the verdict of its folder, or the one announced beside it.

A new page needs no new test: it is put into `proved`, `refuted` or `not_proved`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from kld_proof.document.read import find_files
from kld_proof.verify import verify

HERE = Path(__file__).parent
PAGES = [
    pytest.param(page, id=f"{page.parent.name}/{page.name}")
    for page in find_files([HERE / "proved", HERE / "refuted", HERE / "not_proved"])
]


def surprises(page: Path) -> list[tuple[str, str, str]]:
    """Line and relation, verdict and message of every step whose verdict is not the expected one."""
    steps = list(verify(page).steps())
    assert steps, "no step was found"
    return [
        (f"line {s.place.line}: {s.left_text} {s.relation} {s.right_text}", result.verdict, result.message)
        for result in steps
        if (s := result.step) and result.verdict != (s.expect or page.parent.name)
    ]


@pytest.mark.parametrize("page", PAGES)
def test_every_step_has_the_verdict_that_is_announced(page: Path) -> None:
    assert surprises(page) == []


@pytest.mark.parametrize("page", PAGES)
def test_a_page_passes_exactly_if_all_of_it_is_proved(page: Path) -> None:
    assert verify(page).exit_status == (0 if page.parent.name == "proved" else 1)
