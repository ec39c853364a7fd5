from __future__ import annotations

from kld_proof.document.blocks import Block, Code, Directive, Formula, Heading, Source
from kld_proof.document.model import Place
from kld_proof.document.tex import read_tex

PAPER = r"""\documentclass{article}
\newcommand{\x}{$$ not read $$}
\title{On laws}
\begin{document}
\section*{First}
Let $a > 0$. % a remark $$ hidden $$
% kld_proof: assume b > 0
\begin{align}
a &= b \\ % why
  &= 100\% c
\end{align}
\begin{verbatim}
$$ code $$
\end{verbatim}
And \verb|$$ x $$| so \[ c = d \]
\begin{theorem} Then $$ e = f $$ \end{theorem}
\end{document}
$$ after $$
"""


def read(text: str) -> tuple[str, list[Block]]:
    return read_tex(Source(text))


def test_the_body_of_a_paper_is_read_and_nothing_else() -> None:
    title, blocks = read(PAPER)
    formulas = [b for b in blocks if isinstance(b, Formula)]
    assert title == "On laws"
    assert [f.text for f in formulas] == [
        "\\begin{align}\na &= b \\\\ &= 100\\% c\n\\end{align}", "c = d", "e = f",
    ]  # fmt: skip
    assert formulas[0].place_of(formulas[0].text.index("100")) == Place(10, 6)
    assert [b.text for b in blocks if isinstance(b, Heading)] == ["First"]
    assert [b.text for b in blocks if isinstance(b, Code)] == ["\n$$ code $$\n"]
    assert [b.text for b in blocks if isinstance(b, Directive)] == ["assume b > 0"]


def test_a_fragment_without_a_preamble_is_read_whole() -> None:
    assert [b.text for b in read("$$ a = b $$")[1]] == ["a = b"]


def test_a_blank_line_ends_an_inline_formula() -> None:
    assert not any(isinstance(i, Formula) for b in read("$a\n\nb$")[1] for i in getattr(b, "items", ()))


def test_a_directive_beside_a_row_stays_beside_it() -> None:
    text = "Words % expect: proved\n\\begin{align}\na &= b \\\\ % expect: refuted\n&= c\n\\end{align}"
    found = [(type(b), b.place.line) for b in read(text)[1]]
    assert found[1:] == [(Directive, 1), (Formula, 2), (Directive, 3)]


def test_another_file_is_named_and_not_passed_over() -> None:
    _, blocks = read(
        "\\begin{document}\n\\input{proofs/first}\n\n$$ a = b $$\n%\\input{old}\n\\end{document}"
    )
    (named,) = [b for b in blocks if isinstance(b, Directive)]
    assert named.error.startswith("proofs/first is another file") and named.place.line == 2


def test_what_is_switched_off_is_no_text() -> None:
    _, blocks = read(r"A \iffalse $$ a = b $$ \fi $$ c = d $$ \iffalse $$ e = f $$ \else $$ g = h $$ \fi")
    assert [b.text for b in blocks if isinstance(b, Formula)] == ["c = d", "g = h"]
