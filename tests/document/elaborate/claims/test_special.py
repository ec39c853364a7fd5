"""Infinite limits and decimals behind a sign of approximate equality."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims, steps


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\lim_{x \to \infty} x = \infty", "limit(above(0), (\\ atan(#0))) = div(pi, 2)"),
        (
            r"\lim_{x \to 0^+} \ln x = -\infty",
            "limit(interval(0, add(0, 1)), (\\ atan(ln(#0)))) = neg(div(pi, 2))",
        ),
    ],
)
def test_an_infinite_limit_is_one_of_the_inverse_tangent(written: str, read: str) -> None:
    assert claims(f"$$ {written} $$") == [read]


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"\sqrt 2 \approx 1.41", "abs(add(sqrt(2), neg(141/100))) <= 1/200"),
        (r"1.4 \approx \sqrt 2", "abs(add(sqrt(2), neg(7/5))) <= 1/20"),
        (r"-\sqrt 2 \approx -1.41", "abs(add(neg(sqrt(2)), neg(neg(141/100)))) <= 1/200"),
        (r"\pi s \approx 3.1 s", "abs(add(mul(pi, s), neg(mul(31/10, s)))) <= mul(1/62, abs(mul(31/10, s)))"),
    ],
)
def test_a_decimal_is_rounded(written: str, read: str) -> None:
    assert claims(f"$$ {written} $$") == [read]


@pytest.mark.parametrize(
    "written",
    [
        r"q \approx 3.2",  # q may be anything
        r"\sqrt 2 \approx 1",  # no decimals: how much is meant?
        r"e^x \approx 1 + x",
        r"2.5 q \approx 3.2",
        r"\sqrt 2 \approx 0.7 + 0.7",
    ],
)
def test_other_approximate_equalities_are_unread(written: str) -> None:
    (step,) = steps(f"$$ {written} $$")
    assert step.error == "an approximate equality is not checked"


@pytest.mark.parametrize(
    ("rounded", "cut_off", "wrong"),
    [
        (r"\pi \approx 3.142", r"\pi \approx 3.141", r"\pi \approx 3.143"),
        (r"-\frac18 \approx -0.13", r"-\frac18 \approx -0.12", r"-\frac18 \approx -0.11"),
        (r"0.7 \approx \ln 2", r"0.6 \approx \ln 2", r"0.8 \approx \ln 2"),
        (r"\frac12 \approx 0.5", r"\frac{19}{33} \approx 0.5", r"\frac12 \approx 0.4"),
    ],
)
def test_a_decimal_may_be_rounded_or_cut_off(rounded: str, cut_off: str, wrong: str) -> None:
    verdicts = [s.verdict for f in (rounded, cut_off, wrong) for s in verify(Markdown(f"$$ {f} $$")).steps()]
    assert verdicts == ["proved", "proved", "refuted"]


def test_a_multiple_is_rounded_or_cut_off() -> None:
    page = "Let $s > 0$.\n\n" + "\n\n".join(f"$$ \\pi s \\approx {d} s $$" for d in (3.142, 3.141, 3.143))
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved", "proved", "refuted"]


def test_the_value_of_a_name_is_rounded() -> None:
    page = "For $s = 2$ we have\n\n$$ \\sqrt{s} \\approx 1.41 $$"
    assert claims(page) == ["abs(add(sqrt(2), neg(141/100))) <= 1/200"]


def test_another_reading_of_a_side_is_an_approximate_equality_too() -> None:
    page = r"$$ \ln 2 \exp(1) \approx 99.5 $$"  # ln(2 exp(1)) is smaller, not near
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["refuted"]
