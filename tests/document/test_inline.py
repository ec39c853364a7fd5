from __future__ import annotations

import pytest

from kld_proof.document.blocks import Block, Directive, Formula, Prose, Source
from kld_proof.document.inline import scan, scan_tex


def blocks(text: str) -> list[Block]:
    return scan(Source(text).excerpt())


def inline(text: str) -> list[str]:
    return [i.text for b in blocks(text) if isinstance(b, Prose) for i in b.items if isinstance(i, Formula)]


def shown(text: str) -> list[str]:
    return [b.text for b in blocks(text) if isinstance(b, Formula)]


def test_prose_keeps_words_and_formulas_in_their_order() -> None:
    (prose,) = blocks("Let $a$ and \\(b\\) be real.")
    assert isinstance(prose, Prose)
    assert [item.text for item in prose.items] == ["Let ", "a", " and ", "b", " be real."]


def test_a_display_formula_divides_the_prose_around_it() -> None:
    before, formula, after = blocks("so $a$ $$ b $$ then $c$")
    assert (before.text, formula.text, after.text) == ("so $a$", "b", "then $c$")


def test_a_directive_stands_between_the_prose_around_it() -> None:
    kinds = [type(b) for b in blocks("one <!-- kld_proof: assume a > 0 --> two")]
    assert kinds == [Prose, Directive, Prose]


@pytest.mark.parametrize(
    "text",
    ["`$$ a $$`", "``$$ ` a $$``", "\\$\\$ a \\$\\$", "<!-- $$ a $$ -->",
    '<b title="$$ a $$">', "<code>$$ a $$</code>",
    "[x](https://example.com/$$a$$)", "<https://example.com/$$a$$>", "$5 or $6"],
)  # fmt: skip
def test_formulas_in_code_comments_attributes_and_links_are_not_read(text: str) -> None:
    assert shown(text) == [] == inline(text)


def test_backticks_that_nothing_closes_hide_nothing() -> None:
    assert shown("a ` b $$ c $$ and ``` d") == ["c"]


def test_roles_of_myst_are_inline_formulas() -> None:
    assert inline("is {math}`a+b` or {math}``c``") == ["a+b", "c"]
    assert inline("is {sub}`a`") == []


CODECOGS = "https://latex.codecogs.com/svg.image?"


def test_a_picture_is_a_display_formula_where_it_has_its_line_for_itself() -> None:
    assert shown(f"words\n![]({CODECOGS}a)\nwords") == ["a"]
    assert inline(f"with ![]({CODECOGS}a) in it") == ["a"]
    assert shown("words\n![](https://example.com/a.png)\nwords") == []


def test_the_url_of_a_picture_ends_at_its_own_parenthesis() -> None:
    assert shown(f"![x]({CODECOGS}f(x)=(1))") == ["f(x)=(1)"]
    assert shown(f'![x](<{CODECOGS}f(x)> "title")') == ["f(x)"]
    assert shown(f"![E[x\\]]](<{CODECOGS}E[x]>)") == ["E[x]"]
    assert shown(f"![a\nb]({CODECOGS}a%20b\n'title (b :-')") == ["a b"]
    assert shown(f"![x]({CODECOGS}\\\\frac {{a}} {{b}})") == ["\\frac {a} {b}"]
    assert shown(f"![[0,1)]({CODECOGS}(0))") == ["(0)"]
    assert shown(f"![x]({CODECOGS}\\left\\(x\\right\\))") == ["\\left(x\\right)"]
    (broken,) = [b for b in blocks(f"![x]({CODECOGS}f(x)=1") if isinstance(b, Formula)]
    assert "not closed" in broken.error


def test_a_picture_defined_apart_is_read_where_it_is_defined() -> None:
    assert shown(f"[one]: {CODECOGS}a=b") == ["a=b"]


def test_a_line_that_is_written_as_a_comment_is_not_read() -> None:
    assert shown("[//]: # ($$ a $$)\n[comment]: <> (see $$ b $$)\n$$ c $$ [x]: # ($$ d $$)") == ["c", "d"]


def test_tex_has_no_code_spans_and_no_tags() -> None:
    text = "`$a$' <b $c$"
    found = [b for b in scan_tex(Source(text).excerpt()) if isinstance(b, Prose)]
    assert [i.text for i in found[0].items if isinstance(i, Formula)] == ["a", "c"]


def test_a_tex_comment_beside_a_row_can_be_a_directive() -> None:
    formula, directive = blocks("$$ a = 50\\% \\\\ % expect: refuted\n= c % a remark\n$$")
    assert isinstance(directive, Directive) and (directive.kind, directive.text) == ("expect", "refuted")
    assert formula.text.endswith("a remark") and directive.place.line == 1
