"""docs/axioms.md lists what the library holds today."""

from __future__ import annotations

from tests.repository.axioms_page import PAGE, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run `python -m tests.repository.axioms_page`"


def test_every_axiom_names_its_source() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| `")]
    assert len(rows) > 50
    assert not [row for row in rows if row.endswith("|  |")]
