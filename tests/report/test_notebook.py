"""What Jupyter gets: text, HTML without a script, LaTeX without a command that a document chose."""

from __future__ import annotations

import pytest

from kld_proof.report.notebook import bundle
from tests.report import samples
from tests.report.test_forms import Page


@pytest.mark.parametrize("name", samples.all_reports())
def test_the_three_forms(name: str) -> None:
    report = samples.all_reports()[name]
    shown = report._repr_mimebundle_()
    assert set(shown) == {"text/plain", "text/html", "text/latex"}
    assert shown["text/plain"] == str(report)


def test_the_verdict_stands_beside_each_line() -> None:
    shown = bundle(samples.mixed())
    for word in ("proved", "refuted", "not proved", "unread"):
        assert rf"\text{{{word}}}" in shown["text/latex"]
        assert f"{word}</span>" in shown["text/html"]
    assert (
        shown["text/html"].count('<math display="block"') == 6
    )  # the second line goes on with nothing: both its sides are shown


@pytest.mark.parametrize("text", samples.HOSTILE)
def test_text_of_a_document_is_data(text: str) -> None:
    shown = bundle(samples.hostile(text))
    page = Page(shown["text/html"])
    assert not {"script", "img", "iframe", "a"} & set(page.elements)
    assert not [name for name in page.attributes if name.startswith("on")]
    assert r"\href" not in shown["text/latex"]
    assert shown["text/latex"].count("$$") == 2
    assert shown["text/latex"].count(r"\end{array}") == 1
