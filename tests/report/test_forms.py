"""What every form must do; a form that is added is tested here the moment its file exists."""

from __future__ import annotations

import json
import re
import unicodedata
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kld_proof.errors import InputError
from kld_proof.report import forms
from kld_proof.report.model import Report
from kld_proof.report.terminal import Style
from tests.report import samples

FORMS = forms.names()
REPORTS = samples.all_reports()


class Page(HTMLParser):
    """Collects the elements and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[str] = []
        self.attributes: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append(tag)
        self.attributes += [name for name, _ in attrs]


def check_syntax(form: str, output: str) -> None:
    """The output parses in its media type, and holds nothing active."""
    media = forms.load(form).MEDIA_TYPE
    if media.endswith("json"):
        json.loads(output)
    elif media.endswith("xml"):
        ElementTree.fromstring(output.encode())
    elif media == "text/html":
        page = Page(output)
        assert not {"script", "img", "iframe", "object", "link", "form", "a"} & set(page.elements)
        assert not [name for name in page.attributes if name.startswith("on")]


def check_inert(form: str, output: str) -> None:
    """No character that acts on a terminal, and no line that a CI runner obeys beyond the form's own."""
    bad = {c for c in output if c != "\n" and unicodedata.category(c) in ("Cc", "Cs", "Zl", "Zp")}
    assert not bad
    assert not {c for c in output if unicodedata.category(c) == "Cf"} - {"\u2061", "\u2062"}
    assert "##[" not in output
    commands = [line for line in output.split("\n") if line.lstrip().startswith("::")]
    allowed = re.compile(r"::(error|warning) file=[^:,]*(,line=\d+)?(,col=\d+)?,title=[^:,]*::")
    assert all(form == "github" and allowed.match(line) for line in commands)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", REPORTS)
def test_renders_every_kind_of_report(form: str, name: str) -> None:
    output = forms.render(form, REPORTS[name])
    assert output.endswith("\n")
    check_syntax(form, output)
    check_inert(form, output)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", samples.HOSTILE)
def test_text_of_a_document_is_data(form: str, text: str) -> None:
    output = forms.render(form, samples.hostile(text))
    output.encode("utf-8")
    check_syntax(form, output)
    check_inert(form, output)


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_data(text: str) -> None:
    for form in FORMS:
        output = forms.render(form, samples.hostile(text))
        check_syntax(form, output)
        check_inert(form, output)


@pytest.mark.parametrize("form", FORMS)
def test_tells_refuted_from_proved(form: str) -> None:
    """A form in which a refuted step looks like a proved one would be worse than none."""
    good, bad = samples.report(samples.proved()), samples.report(samples.refuted())
    assert "refuted" in forms.render(form, bad).replace("0 refuted", "").replace('"refuted": 0', "")
    assert forms.render(form, good) != forms.render(form, bad)


@pytest.mark.parametrize("form", FORMS)
def test_names_the_file_and_the_finding(form: str) -> None:
    output = forms.render(form, samples.mixed(strict=True))
    assert "notes.md" in output.replace("\\", "")
    assert "mu2 was read as" in output.replace("\\", "")


@pytest.mark.parametrize("form", FORMS)
def test_is_deterministic(form: str) -> None:
    assert forms.render(form, samples.mixed()) == forms.render(form, samples.mixed())


@pytest.mark.parametrize("form", set(FORMS) - {"text"})
def test_colour_is_for_the_terminal_form(form: str) -> None:
    report: Report = samples.mixed()
    assert forms.render(form, report, Style(colour=True)) == forms.render(form, report)


def test_an_unknown_form_is_one_sentence() -> None:
    with pytest.raises(InputError, match="there is no report form 'pdf'; the forms are "):
        forms.load("pdf")


def test_a_hidden_module_is_no_form() -> None:
    with pytest.raises(InputError):
        forms.load("__init__")
