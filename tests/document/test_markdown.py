from __future__ import annotations

import pytest

from kld_proof.document.blocks import Block, Code, Directive, Formula, Heading, Prose, Source
from kld_proof.document.markdown import read_markdown
from kld_proof.document.model import Place


def blocks(text: str) -> list[Block]:
    return read_markdown(Source(text))[1]


def formulas(text: str) -> list[Formula]:
    return [b for b in blocks(text) if isinstance(b, Formula)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('---\nlayout: x\ntitle: "A: b"\n---\n# C', "A: b"),
        ("---\ntitle: Plain  \n...\n# C", "Plain"),
        ("---\nauthor: x\n---\n# From the *heading* #\n# D", "From the *heading*"),
        ("words\n\nUnder\n=====", "Under"),
        ("words", ""),
        ("---\ntitle: x\n\nwords", ""),
    ],
)
def test_the_title_is_that_of_the_front_matter_or_the_first_heading(text: str, title: str) -> None:
    assert read_markdown(Source(text))[0] == title


def test_front_matter_is_no_prose_and_leaves_the_lines_as_they_are() -> None:
    assert blocks("---\ntitle: $$ a $$\n---\n\nwords")[0].place == Place(5, 1)


def test_text_between_two_rules_is_no_front_matter() -> None:
    assert [f.text for f in formulas("---\n$$ a $$\n---\n")] == ["a"]
    assert [f.text for f in formulas("---\nkey: words\nmore words and $$ a $$\n---\n")] == ["a"]
    assert formulas("---\nkey:\n  - $$ a $$\nlist:\n- b\n# c\n\nlong: >\n  d\n---\n") == []


def test_headings_have_a_level_and_keep_their_display_formulas() -> None:
    heading, formula = blocks("> ### On $$ a $$ ##")
    assert isinstance(heading, Heading) and (heading.level, heading.text) == (3, "On $$ a $$")
    assert (formula.text, formula.place) == ("a", Place(1, 13))


@pytest.mark.parametrize("row", ["= b", "- b", "+ b", "> b", "1. b", "* b", "# b", "---", "==="])
@pytest.mark.parametrize(
    "form", ["$$\na\n{}\n$$", "so $$ a\n{}\n$$ then", "\\[ a\n{} \\]", "- x $$ a\n  {} $$"]
)
def test_a_row_that_looks_like_markdown_stays_in_its_formula(form: str, row: str) -> None:
    (formula,) = formulas(form.format(row))
    assert formula.text.split("\n")[-1].strip() == row and not formula.error


def test_a_list_item_ends_a_formula_that_is_never_closed() -> None:
    first, second = formulas("- $$ a\n\n- $$ b $$")
    assert first.error and (second.text, second.error) == ("b", "")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("```python\n$$ a $$\n```", "python"),
        ("~~~\n$$ a $$\n~~~", ""),
        ("    $$ a $$", ""),
        ("```{code-cell} ipython3\n$$ a $$\n```", "ipython3"),
        ("```{.julia .numberLines}\n$$ a $$\n```", "julia"),
        ("- x\n\n  ```latex\n  $$ a $$\n  ```", "latex"),
        ("```mathematica\n$$ a $$\n```", "mathematica"),
    ],
)
def test_formulas_in_code_are_not_read(text: str, language: str) -> None:
    (code,) = [b for b in blocks(text) if not isinstance(b, Prose)]
    assert isinstance(code, Code) and (code.text, code.language) == ("$$ a $$", language)


def test_code_keeps_its_indentation_and_blank_lines() -> None:
    (code,) = blocks("```\ndef f():\n\n    return 1\n```")
    assert code.text == "def f():\n\n    return 1" and code.place_of(14) == Place(4, 5)


@pytest.mark.parametrize(
    "opening", ["```math", "``` math", "~~~math", "```{math}", ":::{math}", "::: {math}"]
)
def test_math_fences_are_display_formulas(opening: str) -> None:
    (formula,) = formulas(f"{opening}\na\n= b\n{opening[:3]}\n")
    assert (formula.text, formula.place, formula.environment) == ("a\n= b", Place(2, 1), "math")
    assert formula.display and not formula.error


@pytest.mark.parametrize("opening", ["```math", ":::{math}"])
def test_a_math_fence_that_is_never_closed_is_an_error(opening: str) -> None:
    (formula,) = formulas(f"{opening}\na = b")
    assert "never closed" in formula.error


def test_options_of_a_math_directive_are_no_part_of_it() -> None:
    (formula,) = formulas("```{math}\n:label: eq-one\n:nowrap:\n\n a\n```")
    assert (formula.text, formula.place) == ("a", Place(5, 2))
    assert formulas("```{math}\n:label: x\n```")[0].error == "the formula is empty"


def test_admonitions_are_read_and_other_directives_are_code() -> None:
    text = "````{prf:proof} of it\n:label: p\nWords\n```{math}\na\n```\n````\n"
    assert [(f.text, f.place) for f in formulas(text)] == [("a", Place(5, 1))]
    assert [type(b) for b in blocks("```{mermaid}\n$$ a $$\n```")] == [Code]


def test_formulas_in_html_blocks_are_read_and_comments_are_not() -> None:
    hidden = "<!-- $$ b\n\n$$ -->"
    text = (
        f"<details>\n<summary>On $x$</summary>\n$$ a $$\n</details>\n\n{hidden}\n<div>\n\n$$ c $$\n\n</div>"
    )
    assert [f.text for f in formulas(text)] == ["a", "c"]


def test_a_formula_on_the_line_after_a_picture_is_read() -> None:
    text = '<img src="https://latex.codecogs.com/svg.image?a">\n$$ b $$\n'
    assert [(f.text, f.place.line) for f in formulas(text)] == [("a", 1), ("b", 2)]


def test_directives_are_found_on_their_own_lines_and_beside_formulas() -> None:
    found = blocks("<!-- expect: refuted -->\n$$ a $$ <!-- expect: proved -->\n")
    assert [type(b) for b in found] == [Directive, Formula, Directive]


def test_an_escaped_bar_is_a_bar_in_tables_only() -> None:
    table = "| a | b |\n| --- | :-: |\n| $p(x\\|y)$ | $$ \\|z\\| $$ |"
    prose = next(b for b in blocks(table) if isinstance(b, Prose))
    assert [i.text for i in prose.items if isinstance(i, Formula)] == ["p(x|y)"]
    (formula,) = formulas(table)
    assert formula.text == "|z|" and formula.place == Place(3, 19)
    assert formulas("$$ \\|z\\| $$")[0].text == "\\|z\\|"


def test_places_are_true_behind_tabs_and_quote_marks() -> None:
    assert formulas("-\tx\n\n\t$$ a $$")[0].place == Place(3, 5)
    assert formulas(">\t> $$\n> > a\n> > $$")[0].place == Place(2, 5)
