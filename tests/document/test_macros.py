"""Macros of a page: put in with their arguments, each character in its place; endless ones are errors."""

from __future__ import annotations

import json

import pytest

from kld_proof.document.blocks import Formula, Prose, Source
from kld_proof.document.macros import EndlessMacro, Macro, define, expand
from kld_proof.document.markdown import read_markdown
from kld_proof.document.model import Place
from kld_proof.document.notebook import read_notebook
from kld_proof.document.tex import read_tex


def expanded(definitions: str, text: str) -> str:
    macros: dict[str, Macro] = {}
    define(definitions, macros)
    return expand(Source(text).excerpt(), macros).text


@pytest.mark.parametrize(
    ("definition", "text", "meaning"),
    [
        (r"\newcommand{\E}{\mathbb{E}}", r"\E[X]", r"\mathbb{E}[X]"),
        (r"\newcommand\E{\mathbb{E}}", r"\Ex + \E", r"\Ex + \mathbb{E}"),
        (r"\DeclareMathOperator{\Var}{Var}", r"\Var(X)", r"\operatorname{Var}(X)"),
        (r"\DeclareMathOperator*{\argmin}{arg\,min}", r"\argmin", r"\operatorname{arg\,min}"),
        (r"\DeclarePairedDelimiter{\abs}{\|}{\|}", r"\abs*{x} + \abs z", r"\| x \| + \| z \|"),
        (r"\def\norm#1{\|#1\|}", r"\norm{a} \norm b", r"\|a\| \|b\|"),
        (r"\newcommand{\ex}[2][p]{\mathbb{E}_{#1}#2}", r"\ex{x}\ex[q]{y}", r"\mathbb{E}_{p}x\mathbb{E}_{q}y"),
        (r"\newcommand{\v}{s^2} \newcommand{\w}{\v + 1}", r"x = \w", "x = s^2 + 1"),
        (r"\newcommand{\v}{s^2}", r"\frac{1}\v + \frac1\v + a^\v", r"\frac{1}{s^2} + \frac1{s^2} + a^{s^2}"),
        (r"\newcommand{\g}[1]{\gamma#1}", r"\g x", r"\gamma x"),
        (r"\newcommand{\a}{\alpha}", r"a \\\a", r"a \\\alpha"),
    ],
)  # fmt: skip
def test_a_macro_stands_for_its_body(definition: str, text: str, meaning: str) -> None:
    assert expanded(definition, text) == meaning


@pytest.mark.parametrize("definition", [r"\newcommand{\a}{\a + \a}", r"\def\a{\b}\def\b{\a}"])
def test_an_endless_macro_is_an_error(definition: str) -> None:
    with pytest.raises(EndlessMacro, match="without end"):
        expanded(definition, r"\a")


def test_a_missing_argument_is_an_error() -> None:
    with pytest.raises(EndlessMacro, match="lacks an argument"):
        expanded(r"\newcommand{\half}[1]{\frac{#1}{2}}", r"\half")


def test_a_definition_without_its_end_defines_nothing() -> None:
    assert expanded(r"\newcommand{\a}{x", r"\a") == r"\a"


def test_what_a_macro_leaves_stands_at_its_call_and_arguments_at_their_own_place() -> None:
    _, blocks = read_markdown(Source("$\\newcommand{\\sq}[1]{{#1}^2}$\n\n$$\na = \\sq{bc} + d\n$$\n"))
    formula = next(b for b in blocks if isinstance(b, Formula))
    assert formula.text == "a = {bc}^2 + d"
    assert formula.place_of(formula.text.index("bc")) == Place(4, 9)
    assert formula.place_of(formula.text.index("d")) == Place(4, 15)


def test_a_formula_of_definitions_alone_is_no_formula() -> None:
    _, blocks = read_markdown(Source("$$\\newcommand{\\R}{\\mathbb{R}}$$\n\nLet $x \\in \\R$.\n"))
    assert not any(isinstance(b, Formula) for b in blocks)
    prose = next(b for b in blocks if isinstance(b, Prose))
    assert [i.text for i in prose.items if isinstance(i, Formula)] == ["x \\in \\mathbb{R}"]


def test_a_macro_holds_from_its_definition_on() -> None:
    _, blocks = read_markdown(Source("$$\\v$$\n\n$$\\def\\v{a} \\v$$\n\n$$\\renewcommand{\\v}{b} \\v$$\n"))
    assert [b.text for b in blocks if isinstance(b, Formula)] == ["\\v", "a", "b"]


def test_the_preamble_of_a_paper_defines_and_its_comments_do_not() -> None:
    preamble = "\\newcommand{\\s}{\\sigma}\n% \\newcommand{\\s}{\\tau}\n"
    _, blocks = read_tex(Source(preamble + "\\begin{document}\n\\[\\s\\]\n\\end{document}"))
    assert [b.text for b in blocks if isinstance(b, Formula)] == ["\\sigma"]


def test_the_cells_of_a_notebook_share_macros() -> None:
    cells = [{"cell_type": "markdown", "source": text} for text in ("$\\def\\v{a}$", "$$\\v = \\v$$")]
    _, blocks = read_notebook(json.dumps({"cells": cells}), "n.ipynb")
    assert [b.text for b in blocks if isinstance(b, Formula)] == ["a = a"]
