"""The form for the terminal."""

from __future__ import annotations

import re

import pytest

from kld_proof.report import forms
from kld_proof.report.terminal import Style, display_width
from kld_proof.report.words import compact
from tests.report import samples


def text(*results: samples.StepResult, width: int = 80) -> str:
    return forms.render("text", samples.report(*results), Style(width=width))


def test_a_chain_shows_each_side_once() -> None:
    first = samples.proved(left="A", right="B")
    second = samples.proved(left="B", right="C", line=13)
    lines = [line.strip() for line in text(first, second).splitlines()]
    assert lines.count("B") == 0
    assert [line for line in lines if line in ("12:3    A", "= B", "13:3      = C")] == [
        "12:3    A",
        "= B",
        "13:3      = C",
    ]


def test_a_break_in_the_chain_shows_the_new_left_side() -> None:
    output = text(samples.proved(left="A", right="B"), samples.proved(left="D", right="E", line=14))
    assert "14:3    D" in output


def test_what_proved_it_and_what_was_assumed() -> None:
    output = text(samples.proved())
    assert "proved by linearity of the integral; the laws of ln (4 ms)" in output
    assert "assuming sigma_1 > 0" in output


def test_a_counterexample_stands_with_its_enclosures() -> None:
    output = " ".join(text(samples.refuted()).split())
    assert "refuted: the right side is larger by 1/2" in output
    assert "at x = 1/2 the left side is [1.00 +/- 1e-30] and the right side is [1.50 +/- 1e-30]" in output
    assert "repair: proved if 3 is read as 2" in output


@pytest.mark.parametrize(
    ("enclosure", "shown"),
    [
        ("2.00000000000000", "2"),
        ("-0.500000000", "-0.5"),
        ("0", "0"),
        ("10", "10"),
        ("100.000", "100"),
        ("1.0500", "1.05"),
        ("1e10", "1e10"),
    ],
)
def test_an_exact_value_is_shown_without_zeros(enclosure: str, shown: str) -> None:
    result = samples.StepResult(samples.step(), "refuted", enclosures=(enclosure, "[1.50 +/- 1e-30]"))
    assert f"the left side is {shown} and the right side is [1.50 +/- 1e-30]" in " ".join(
        text(result).split()
    )


def test_what_was_read_is_shown_where_it_differs() -> None:
    same = samples.step(as_read="x+x = 2  x")
    other = samples.step(as_read=r"x + x = 2 \cdot x")
    assert "read as" not in text(samples.StepResult(same, "proved"))
    assert r"read as x + x = 2 \cdot x" in text(samples.StepResult(other, "proved"))


def test_what_we_printed_is_shown_with_fewer_letters() -> None:
    printed = r"\left( \sigma_{1} \right)^{2} + \sigma_{10}"
    assert compact(printed) == r"(\sigma_1)^2 + \sigma_{10}"
    result = samples.StepResult(samples.step(as_read=printed), "proved", assumptions=(r"0 < \sigma_{1}",))
    output = text(result)
    assert r"read as (\sigma_1)^2 + \sigma_{10}" in output
    assert r"assuming 0 < \sigma_1" in output


@pytest.mark.parametrize("width", [40, 60, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for report in samples.all_reports().values():
        for line in forms.render("text", report, Style(width=width)).splitlines():
            assert display_width(line) <= width


def test_an_unread_formula_is_shown_once_and_not_at_full_length() -> None:
    whole = samples.Step(None, "=", None, (), "(" * 10000, "", error="too deep")
    lines = text(samples.StepResult(whole, "unread")).splitlines()
    assert len(lines) < 60
    assert "(10000 characters)" in " ".join(lines)
    assert not [line for line in lines if line.strip() == "="]


def test_an_expectation_that_fails_is_said() -> None:
    output = text(samples.StepResult(samples.step(expect="refuted"), "proved"))
    assert "expected refuted" in output
    assert "expected" not in text(samples.StepResult(samples.step(expect="proved"), "proved"))


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (samples.EMPTY, "Nothing was checked: no relation was found."),
        (samples.report(samples.proved()), "The relation is proved."),
        (samples.report(samples.proved(), samples.proved()), "Every relation is proved."),
        (samples.mixed(), "3 of 4 relations are not established."),
    ],
)
def test_the_last_line_is_the_conclusion(report: samples.Report, sentence: str) -> None:
    assert forms.render("text", report).splitlines()[-1] == sentence


def test_colour_marks_the_verdict_alone() -> None:
    coloured = forms.render("text", samples.mixed(), Style(colour=True))
    assert "\x1b[1;31mrefuted\x1b[0m" in coloured
    plain = forms.render("text", samples.mixed(), Style())
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == plain
