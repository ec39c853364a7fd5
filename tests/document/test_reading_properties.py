"""What holds for every text: reading never crashes, places are true, and no delimited formula is lost."""

from __future__ import annotations

import re
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.document.blocks import Block, Code, Directive, Excerpt, Formula, Prose, Source
from kld_proof.document.markdown import read_markdown
from kld_proof.document.tex import read_tex
from kld_proof.errors import InputError

PAGE = r"""---
title: "On two laws"
---
# First part

Let $\sigma > 0$ and $`\mu`$ be real; tickets cost $5 and $6. Then $$ a = b
- c $$ and \( x = y \) as well as \[ u = v \].

- item

  $$
  p = q \\
  = r
  $$

> quote
> $$
> s = t
> $$

| f | g |
|---|---|
| $p(x\|y)$ | {math}`z` |

[^1]: note

    $$ e = f $$

\begin{align*}
a &= b \\
  &= c
\end{align*}

```math
m = n
```

```python
x = "$$ code $$"
```

:::{math}
:label: one
h = k
:::

<!-- kld_proof: assume \sigma > 0 --> <!-- a remark $$ hidden $$ -->
<p align="center"><img src="https://latex.codecogs.com/png.image?\dpi{110}&space;a&plus;b%3Dc" /></p>
![eq](https://latex.codecogs.com/svg.latex?w%20=%20\mu)
`$$ span $$` \$ 4
"""
PARTS = re.findall(r"\w+|\s+|[^\w\s]", PAGE)
SYMBOLS = (
    "$ $$ \\[ \\] \\( \\) ` ``` <!-- --> < > \\ \\begin{align} \\end{align} <img src= \" ' ![]( ) {math} | "
    "|---| = https://latex.codecogs.com/png.latex? %20 &space; ::: :::{math} <p> <pre> </pre> \0 \ufeff é 1 *"
)
LAYOUT = "\n,\n\n,\t,    ,> ,- ,1. ,\r\n,x = 1,word and word,# ,\x0b,\u2028,\n---\n,[^1]: "
SCRAPS = st.sampled_from(SYMBOLS.split(" ") + LAYOUT.split(","))


def excerpts(block: Block) -> list[Excerpt]:
    inner = [item.excerpt if isinstance(item, Formula) else item for item in getattr(block, "items", ())]
    return [block.excerpt, *inner]


def offset_of(source: Source, line: int, column: int) -> int:
    starts = [0, *(m.end() for m in re.finditer(r"\r\n?|\n", source.text))]
    return starts[line - 1] + column - 1


def check_places(source: Source, blocks: list[Block]) -> None:
    for block in blocks:
        for excerpt in excerpts(block):
            for offset, character in enumerate(excerpt.text):
                place = excerpt.place_of(offset)
                written = source.text[offset_of(source, place.line, place.column)]
                assert written == character or (character == "\n" and written == "\r") or written in "%&"


def read(text: str) -> tuple[Source, list[Block]]:
    source = Source(text)
    return source, read_markdown(source)[1]


@st.composite
def mutations(draw: st.DrawFn) -> str:
    """The page with a few places cut, doubled or filled with scraps."""
    parts = list(PARTS)
    for _ in range(draw(st.integers(1, 8))):
        where = draw(st.integers(0, len(parts) - 1))
        what = draw(st.sampled_from(["cut", "double", "fill", "end"]))
        if what == "cut":
            del parts[where : where + draw(st.integers(1, 20))]
        elif what == "double":
            parts[where:where] = parts[where : where + draw(st.integers(1, 20))]
        elif what == "fill":
            parts.insert(where, draw(SCRAPS))
        elif draw(st.booleans()):
            del parts[max(where, 1) :]
        parts = parts or ["x"]
    return "".join(parts)


@settings(max_examples=150, deadline=None)
@given(mutations())
def test_reading_a_mutated_page_never_crashes_and_keeps_every_place(text: str) -> None:
    check_places(*read(text))


@settings(max_examples=150, deadline=None)
@given(st.lists(SCRAPS, max_size=30).map("".join))
def test_reading_scraps_never_crashes_and_keeps_every_place(text: str) -> None:
    check_places(*read(text))
    source = Source(text)
    check_places(source, read_tex(source)[1])


@settings(max_examples=200, deadline=None)
@given(st.lists(SCRAPS, max_size=12).map("".join), st.sampled_from(["$$ %s $$", "\\[ %s \\]", "$$\n%s\n$$"]))
def test_a_display_formula_after_anything_is_read_or_an_error_stands_above_it(text: str, form: str) -> None:
    blocks = read(text + "\n\n" + form % "q_{9} = 1" + "\n")[1]
    read_there = any("q_{9} = 1" in b.text for b in blocks if isinstance(b, Formula | Code))
    assert read_there or any(isinstance(b, Formula) and b.error for b in blocks)


FORMS = [
    "$$ {} $$", "$$\n{}\n$$", "\\[ {} \\]", "\\[\n{}\n\\]", "```math\n{}\n```",
    "```{{math}}\n:label: k\n{}\n```",
    ":::{{math}}\n{}\n:::", "\\begin{{gather}}\n{}\n\\end{{gather}}", "words $$ {} $$ words",
    "words \\[ {}\n\\]",
    '<img src="https://latex.codecogs.com/svg.image?{}">', "![](https://latex.codecogs.com/gif.latex?{})",
    '<p align="center">\n$$ {} $$\n</p>',
]  # fmt: skip
CONTAINERS = ["{}", "> {}", "- {}", "1. {}", "[^1]: {}", "> - {}", "- > {}"]


def contained(text: str, container: str) -> str:
    """The text inside a quote, list item or footnote: each line with the prefix that it needs there."""
    width = 4 if container.startswith("[") else len(container) - 2
    rest = "".join(c if c == ">" else " " for c in container[:width].ljust(width))
    lines = text.split("\n")
    return "\n".join([container.format(lines[0]), *(rest + line for line in lines[1:])])


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from(FORMS), st.sampled_from(CONTAINERS)), min_size=1, max_size=8),
    st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_every_delimited_formula_arrives_in_order_and_in_its_place(
    forms: list[tuple[str, str]], newline: str
) -> None:
    marks = [f"q_{{{k}}}=1" for k in range(len(forms))]
    pieces = [contained(form.format(m), box) for m, (form, box) in zip(marks, forms, strict=True)]
    source, blocks = read("\n\n".join(pieces).replace("\n", newline) + newline)
    formulas = [b for b in blocks if isinstance(b, Formula)]
    assert [re.findall(r"q_\{\d+\}=1", f.text) for f in formulas] == [[m] for m in marks]
    assert all(f.display and not f.error for f in formulas)
    for formula, mark in zip(formulas, marks, strict=True):
        place = formula.place_of(formula.text.index(mark))
        assert offset_of(source, place.line, place.column) == source.text.index(mark)
    check_places(source, blocks)


@pytest.mark.parametrize(
    "unit",
    ["$", "$$ ", "\\[ ", "\\( ", "`", "``", "<a ", "<!-- ", "![](", "> ",
    "[^1]: ", "![a](", "- ", "\\begin{align} ", "<", "$x$ ",
    '<img src="https://latex.codecogs.com/svg.image?a%20=b">'],
)  # fmt: skip
@pytest.mark.parametrize("separator", ["", "\n"])
def test_long_texts_take_linear_time(unit: str, separator: str) -> None:
    start = time.perf_counter()
    try:
        read((unit + separator) * 8000)
    except InputError as error:
        assert "nested too deeply" in str(error)
    assert time.perf_counter() - start < 10


def test_the_page_itself_is_read_as_written() -> None:
    source, blocks = read(PAGE)
    shown = [b.text for b in blocks if isinstance(b, Formula)]
    assert shown == [
        "a = b\n- c", "u = v", "p = q \\\\\n= r", "s = t", "e = f",
        "\\begin{align*}\na &= b \\\\\n  &= c\n\\end{align*}", "m = n", "h = k", "a+b=c", "w = \\mu",
    ]  # fmt: skip
    inline = [i.text for b in blocks if isinstance(b, Prose) for i in b.items if isinstance(i, Formula)]
    assert inline == ["\\sigma > 0", "\\mu", "x = y", "p(x|y)", "z"]
    assert [b.text for b in blocks if isinstance(b, Directive)] == ["assume \\sigma > 0"]
    check_places(source, blocks)
