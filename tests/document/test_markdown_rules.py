from __future__ import annotations

import pytest

from kld_proof.document.formula_lines import MAX_FORMULA
from kld_proof.document.markdown_rules import MAX_DEPTH, parser
from kld_proof.errors import InputError


def structure(text: str) -> list[tuple[str, list[int] | None]]:
    """The tokens that open or stand for themselves, with their lines."""
    return [(t.type, t.map) for t in parser().parse(text) if t.nesting >= 0 and t.type != "text"]


def test_a_display_formula_takes_its_lines_and_no_more() -> None:
    assert structure("a\nb $$ c\n- d $$ e\nf") == [
        ("paragraph_open", [0, 1]), ("inline", [0, 1]), ("display", [1, 3]),
        ("paragraph_open", [3, 4]), ("inline", [3, 4]),
    ]  # fmt: skip


def test_formulas_that_share_a_line_stay_together() -> None:
    assert ("display", [0, 3]) in structure("$$ a\n$$ and $$ b\n$$")


@pytest.mark.parametrize(
    "text", ["$$ a $$\n- b", "`$$`\n- b", "\\$\\$ a\n- b", "$$ a\n- b", "<!-- $$ -->\n- b $$"]
)
def test_a_line_that_closes_what_it_opens_ends_as_markdown_ends_it(text: str) -> None:
    found = structure(text)
    assert not any(kind == "display" for kind, _ in found)
    assert any(kind == "bullet_list_open" for kind, _ in found)


def test_a_formula_longer_than_the_cap_is_not_kept_together() -> None:
    long = "$$ a\n" + "- b\n" * MAX_FORMULA + "$$"
    assert not any(kind == "display" for kind, _ in structure(long))


def test_a_footnote_holds_its_indented_lines() -> None:
    found = structure("[^1]: note\n\n    - item\n\n        deep\n\nafter\n\n    code")
    assert [kind for kind, _ in found].count("code_block") == 1
    assert ("bullet_list_open", [2, 6]) in found


def test_link_definitions_are_text() -> None:
    assert structure("[a]: https://example.com") == [("paragraph_open", [0, 1]), ("inline", [0, 1])]


@pytest.mark.parametrize("mark", ["> ", "- "])
def test_text_nested_too_deeply_is_refused_and_not_left_out(mark: str) -> None:
    structure(mark * 20 + "a")
    with pytest.raises(InputError, match="line 1: lists and quotes are nested too deeply"):
        structure(mark * (MAX_DEPTH + 1) + "a")
