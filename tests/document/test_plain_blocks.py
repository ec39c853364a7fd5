"""Plain pages have the tokens that markdown-it finds, and what is not plain is left to it."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.document.markdown_rules import tokens_of
from kld_proof.document.plain_blocks import plain_tokens

PLAIN = (
    "One line\nand another one.\n\nA second paragraph\n",
    "# A heading #\ntext\n## Another\n\n#\n####### none\n#none\n# # ##\n",
    "We have\n$$\na\n= b\n- c\n$$\nand go on.\n",
    "\\begin{align}\na &= b\n\n&= c\n\\end{align}\n\ntext\n",
    "```python\n# code\n- x\n\n```\ntext\n~~~~ math\na = b\n~~~\n~~~~\n",
    "```\nnever closed\n",
    "a `` ``` b `` c\n``` not a fence ` here\n",
    "<!-- kld_proof: assume x > 0 -->\ntext <!-- more\n<!-- of it\n\n- x\n--> and\n\nthe rest\n",
    "text\n    indented text\n",
    "$$ never closed\n\nSome words are here.\n\n$$ a = b $$\n",
    "*emphasis* and _so on_\n-1 is a number\n+1 too\n1.5 of them\n",
    "   three blanks\n  # heading\n",
    "trailing blanks  \nand more \t \n\n \t \n",
    "\n",
    "",
)
NOT_PLAIN = (
    "- a list\n",
    "text\n* a list\n",
    "1. a list\n",
    "12) a list\n",
    "> a quote\n",
    "text\n>quote\n",
    "    code\n",
    "\tcode\n",
    "a heading\n===\n",
    "a heading\n-\n",
    "text\n\n---\n",
    "* * *\n",
    "<div>\n",
    "text\n<b>\n",
    "[^1]: a footnote\n",
    ":::{math}\na\n:::\n",
    " ```\ncode\n ```\n",
    "> $$\n> a\n> $$\n",
    "text\n- $$\n  a\n  $$\n",
)


def shown(tokens: list[Any]) -> list[tuple[Any, ...]]:
    """What `markdown.py` reads of the tokens."""
    kinds = {"heading_open", "fence", "code_block", "inline", "html_block", "display"}
    return [
        (t.type, t.content, tuple(t.map), t.tag if t.type == "heading_open" else "")
        + ((t.info, t.markup) if t.type == "fence" else ())
        for t in tokens
        if t.type in kinds
    ]


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text_has_the_tokens_of_markdown_it(text: str) -> None:
    found = plain_tokens(text + "\n")
    assert found is not None and shown(found) == shown(tokens_of(text + "\n"))


@pytest.mark.parametrize("text", NOT_PLAIN)
def test_other_text_is_left_to_markdown_it(text: str) -> None:
    assert plain_tokens(text) is None


LINES = st.sampled_from(
    (
        "|text|  text |   text|    text|\ttext| \ttext|# h|## h ##|#|#h|   # h|    # h|$$|$$ a|a $$|$$ a $$"
        "|\\[|\\]|\\begin{align}|\\end{align}|a &= b \\\\|= b|=|==|- b|-b|-|--|---|* b|*b*|**|+ b|+|1. b|1.5"
        "|12)|> q|>|```|````|``` math|``` a`b|   ```|    ```|~~~|~~~ x|~~~~ |```\t|<!-- c -->|<!--|-->"
        "|  <!-- c|<div>|</div>|<a@b.c>|[^1]: f|[a]: b|[a]|:::{math}|:::|____|_ _ _|_x_|a | b| |\t|some words"
        "|\u200b|$5 and $6|\\(|\\) b|x $y$ z|<|<a>|> $$|- $$|1. \\[ a|<b> $$|# $$|    $$|[^1]: $$|-- $$"
    ).split("|")
)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, max_size=9))
def test_whatever_the_lines_are_the_answer_is_none_or_that_of_markdown_it(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    found = plain_tokens(text)
    assert found is None or shown(found) == shown(tokens_of(text))
