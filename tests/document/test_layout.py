from __future__ import annotations

import pytest

from kld_proof.document.blocks import Formula, Prose, Source
from kld_proof.document.inline import scan

IMG = '<img src="https://latex.codecogs.com/svg.image?a=b">'
MARK = "![x](https://latex.codecogs.com/svg.image?a=b)"
MANY = '<img src="https://latex.codecogs.com/svg.image?a=b\\\\=c">'
BROKEN = '<img src="https://latex.codecogs.com/svg.image?%FF">'


def displayed(text: str) -> list[bool]:
    """Of every picture in the text, whether it is displayed."""
    blocks = scan(Source(text).excerpt())
    formulas = [b for b in blocks if isinstance(b, Formula)]
    inline = [i for b in blocks if isinstance(b, Prose) for i in b.items if isinstance(i, Formula)]
    return [True] * len(formulas) + [False for i in inline if i.environment == "image"]


@pytest.mark.parametrize(
    "text",
    [
        IMG,
        f"words\n{IMG}  \nwords",
        f"words\n  {MARK}, (3).\nwords",
        f'<p align="center"><a href="x?a>b">{IMG}</a>&nbsp;</p>',
        f"words<br>{IMG}<br/>words",
        f"<p>words</p><p>{IMG}</p>words",
        f"[{MARK}](https://example.com/x)",
        "[one]: https://latex.codecogs.com/svg.image?a=b",
        f"where {MANY} holds",
        f"where {BROKEN} holds",
        f"{IMG} <!-- expect: proved -->",
    ],
)
def test_a_picture_with_its_line_to_itself_is_displayed(text: str) -> None:
    assert displayed(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        f"where {IMG} holds",
        f"{MARK} 是",
        f"<b>words</b> {IMG}",
        f"| name | {IMG} | x |",
        f"$x$ and {IMG}",
        f"`x` {IMG}",
    ],
)
def test_a_picture_beside_words_or_formulas_is_part_of_the_sentence(text: str) -> None:
    assert displayed(text) == [False]


def test_pictures_in_a_row_are_all_displayed() -> None:
    assert displayed(f"{IMG} {MARK}{IMG}\n") == [True, True, True]


@pytest.mark.parametrize(
    "text",
    [
        "$a = b$",
        "\\(a = b\\).",
        "{math}`a = b`",
        "so:\n$a = b$,\nwords",
        "words  \n$a = b$",
        "<p>words</p>$`a = b`$<br>words",
        "so $`\\begin{aligned} a &= b \\\\ &= c \\end{aligned}`$ holds",
    ],
)
def test_an_inline_formula_is_displayed_where_a_new_line_was_meant_for_it(text: str) -> None:
    assert [b.display for b in scan(Source(text).excerpt()) if isinstance(b, Formula)] == [True]


@pytest.mark.parametrize(
    "text",
    [
        "hence the words\n$a = b$\nwrap",
        "words $a = b$",
        "| $a$ | $b$ |",
        "with $\\begin{pmatrix} a \\\\ b \\end{pmatrix}$ in it",
        "where\n$a = b$.",
    ],
)
def test_an_inline_formula_is_part_of_the_sentence_elsewhere(text: str) -> None:
    assert not any(isinstance(b, Formula) for b in scan(Source(text).excerpt()))


def test_lines_of_formulas_are_all_displayed() -> None:
    assert len([b for b in scan(Source("so:\n$a = b$\n$= c$\n").excerpt()) if isinstance(b, Formula)]) == 2
