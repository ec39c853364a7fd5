"""Headings, premises and messages of the HTML report: once, folded where many, formulas apart from words."""

from __future__ import annotations

from kld_proof import Markdown, verify
from kld_proof.report.markup import MANY, report_markup, sentence

TWO = "# One\n\nLet $x > 0$.\n\n$$ x = x + 0 $$\n\nNext.\n\n$$ 2 x = x + x $$\n"


def test_a_heading_stands_above_the_first_derivation_below_it_alone() -> None:
    page = "\n".join(report_markup(verify(Markdown(TWO))))
    assert page.count("<h3>One</h3>") == 1 and page.count("<li>given") >= 1


def test_many_premises_are_folded() -> None:
    letters = "abcghkmqrstuvw"[: MANY + 1]
    given = ", ".join(f"${x} > 0$" for x in letters)
    page = f"Let {given}.\n\n$$ {' + '.join(letters)} = {' + '.join(reversed(letters))} $$\n"
    assert f"<summary>{MANY + 1} premises</summary>" in "\n".join(report_markup(verify(Markdown(page))))


def test_formulas_in_a_message_are_code_and_escaped() -> None:
    assert sentence("proved if $0 < x$ is assumed") == (
        'proved if <code dir="ltr">0 &lt; x</code> is assumed'
    )
    assert sentence("costs 5$ <b>") == "costs 5$ &lt;b&gt;"
