"""The argument of a logarithm without brackets: the longer one is a second reading."""

from __future__ import annotations

from kld_proof import Markdown, verify
from tests.document.elaborate.pages import steps

DENSITY = "\\log \\frac{1}{s} g(x)"


def verdict(text: str, positive: str = "s") -> tuple[str, str]:
    """The verdict on the one step of a page, and what is said."""
    (result,) = verify(Markdown(f"Let ${positive} > 0$.\n\n$$ {text} $$")).steps()
    return result.verdict, result.message


def test_the_longer_argument_is_tried_second() -> None:
    (step,) = steps(f"$$ {DENSITY} = y $$")
    ((_, _, message),) = step.rereadings
    assert message == "the argument of the logarithm goes on to the end of its product"


def test_a_sign_ends_the_argument() -> None:
    (step,) = steps("$$ \\log \\frac{1}{s} \\cdot x = y $$")
    assert step.rereadings == ()


def test_brackets_end_the_argument() -> None:
    (step,) = steps("$$ \\log \\left(\\frac{1}{s}\\right) x = y $$")
    assert step.rereadings == ()


def test_the_longer_argument_proves_and_is_reported() -> None:
    page = f"Let $s > 0$ and $g(x) = e^{{x}}$.\n\n$$ {DENSITY} = -\\log s + x $$"
    (result,) = verify(Markdown(page)).steps()
    assert result.verdict == "proved"
    assert "under this reading: the argument of the logarithm" in result.message
    assert result.step.as_read.startswith("\\ln\\left( \\frac{1}{s} \\exp")


def test_the_shorter_argument_comes_first() -> None:
    assert verdict("\\log \\frac{1}{s} x = -x \\log s") == ("proved", "")


def test_what_fails_in_both_readings_is_refuted() -> None:
    assert verdict("\\log \\frac{1}{s} x^2 = -\\log s - x^2")[0] == "refuted"


def test_what_may_hold_in_the_longer_reading_is_not_refuted() -> None:
    told = verdict("\\log \\frac{1}{s} f(x) = -\\log s + \\log f(x)")
    assert told[0] == "not_proved"


def test_an_exponential_belongs_to_the_argument() -> None:
    (step,) = steps("$$ \\log \\frac{1}{s} e^{-x} = y $$")
    assert step.as_read.startswith("\\ln\\left( \\frac{1}{s}")
    ((_, _, message),) = step.rereadings
    assert message == "the argument of the logarithm ends before the exponential"


def test_a_product_with_an_exponential_is_the_second_reading() -> None:
    assert verdict("\\log \\frac{1}{s} \\exp(x) = -\\exp(x) \\log s")[0] == "proved"
    assert verdict("\\log \\frac{1}{s} \\exp(x) = x - \\log s") == ("proved", "")
    assert verdict("\\log \\frac{1}{s} \\exp(x) = 2 x - \\log s")[0] == "refuted"


def test_what_stands_close_behind_a_slash_may_be_meant_to_stand_beside_it() -> None:
    assert verdict("x^2/2s = \\frac{x^2}{2 s}") == ("proved", "")
    told = verdict("x^2/2s = \\frac{x^2 s}{2}")
    assert told == ("proved", "proved under this reading: only the number behind the slash is divided by")
    assert verdict("x^2/2s = \\frac{x^2 s}{3}")[0] == "refuted"


def test_a_sign_between_fractions_leaves_both_readings() -> None:
    page = "\\log \\frac{a}{b} \\cdot \\frac{b}{c} = RIGHT"
    assert verdict(page.replace("RIGHT", "\\log a - \\log c"), "a, b, c")[0] == "proved"
    assert verdict(page.replace("RIGHT", "\\frac{b}{c} (\\log a - \\log b)"), "a, b, c") == ("proved", "")
    assert verdict(page.replace("RIGHT", "\\log a + \\log c"), "a, b, c")[0] == "refuted"


def test_a_product_of_what_lacks_its_index_may_end_at_a_sign() -> None:
    page = "Let $c > 0$ and $n \\in \\mathbb{N}$.\n\n$$ \\prod_{i=1}^n c \\cdot d = "
    (outside,) = verify(Markdown(page + "c^n d $$")).steps()
    assert (outside.verdict, outside.message.endswith("behind the multiplication sign")) == ("proved", True)
    (inside,) = verify(Markdown(page + "(c d)^n $$")).steps()
    assert (inside.verdict, inside.message) == ("proved", "")
    (wrong,) = verify(Markdown(page + "c^{n+1} d $$")).steps()
    assert wrong.verdict == "refuted"
    (whole,) = verify(Markdown(page.replace("\\cdot", "") + "c^n d $$")).steps()
    assert whole.verdict != "proved"
