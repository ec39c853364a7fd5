"""`f'(x) = ... = 0` behind which the section says what x is: the zero is a condition, the rest is claimed."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify

GAIN = (
    "The error is $s(K) = (1-K)^2 a + K^2 r$ with $a > 0$, $r > 0$.\n\n"
    "$$ \\frac{ds}{dK} = %s = 0 $$\n\nThe gain is\n\n$$ %s $$"
)
RIGHT = "-2(1-K) a + 2 K r"


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


@pytest.mark.parametrize("name", ["K", "K^*", "\\hat K", "K_{\\mathrm{opt}}"])
def test_the_zero_is_a_condition_under_which_the_point_is_claimed(name: str) -> None:
    expected = ["proved"] if "opt" in name else ["proved", "proved"]
    found = verdicts(GAIN % (RIGHT, name + " = \\frac{a}{a+r}"))
    assert [v for v in found if v == "proved"] == expected and "refuted" not in found


@pytest.mark.parametrize("name", ["K", "K^*", "\\hat K"])
def test_a_wrong_point_is_not_proved(name: str) -> None:
    first, second = verdicts(GAIN % (RIGHT, name + " = \\frac{r}{a+r}"))
    assert first == "proved" and second in ("refuted", "not_proved")


def test_the_derivative_is_claimed() -> None:
    assert verdicts(GAIN % ("-2(1-K) a + K r", "K^* = \\frac{2a}{2a+r}"))[0] == "refuted"


def test_a_zero_that_nothing_is_said_of_stays_a_claim() -> None:
    page = "Let $f(x) = \\sin^2 x + \\cos^2 x$.\n\n$$ f'(x) = 2 \\sin x \\cos x - 2 \\cos x \\sin x = 0 $$"
    assert verdicts(page) == ["proved", "proved"]
    wrong = page.replace("- 2", "- 3") + "\n\n$$ y = 3 $$"
    assert "proved" not in verdicts(wrong)


def test_of_several_estimates_none_is_claimed_by_one_condition() -> None:
    page = (
        "Let $f(a, b) = (a - b)^2 + (a - 1)^2$.\n\n"
        "$$ \\frac{\\partial f}{\\partial a} = 2 (a - b) + 2 (a - 1) = 0 $$\n\n"
        "$$ \\frac{\\partial f}{\\partial b} = -2 (a - b) = 0 $$\n\nso\n\n"
        "$$ \\hat a = \\hat b $$\n\n$$ \\hat b = 1 $$"
    )
    found = list(verify(Markdown(page)).steps())
    assert [s.verdict for s in found[:2]] == ["proved", "proved"]
    assert all("where the derivative is 0" not in s.step.note for s in found)


RIDGE = (
    "With $X \\in \\mathbb{R}^{n \\times p}$, $y \\in \\mathbb{R}^n$, $b \\in \\mathbb{R}^p$,\n\n"
    "$$ J(b) = (y - X b)^T (y - X b) $$\n\n"
    "$$ \\nabla_b J = -2 X^T y + %s X^T X b = 0 \\implies \\hat b = (X^T X)^{-1} X^T y $$"
)


def test_the_zero_of_a_gradient_is_a_condition_too() -> None:
    assert verdicts(RIDGE % "2") == ["proved"]
    assert verdicts(RIDGE % "3")[0] != "proved"


LIKELIHOOD = (
    "Let $a > 0$ and let $s, n > 0$ be numbers.\n\n$$ \\ell(a) = s \\ln a - n a $$\n\n"
    "$$ \\frac{d\\ell}{da} = \\frac{s}{a} - n%s $$"
)
SAID = [
    "\n\nSetting this to zero gives\n\n",
    "\n\nSetting the derivative equal to zero and solving for $a$, we obtain\n\n",
    "\n\nwhich vanishes at\n\n",
    "\n\nSetting $\\ell'(a) = 0$ yields\n\n",
    "\n\nThen $\\frac{d\\ell}{da} = 0$ gives\n\n",
]


@pytest.mark.parametrize("said", SAID)
def test_a_zero_in_words_is_a_condition_too(said: str) -> None:
    assert verdicts(LIKELIHOOD % "" + said + r"$$ \hat a = \frac{s}{n} $$") == ["proved", "proved"]
    first, second = verdicts(LIKELIHOOD % "" + said + r"$$ \hat a = \frac{n}{s} $$")
    assert first == "proved" and second != "proved"


def test_words_that_set_nothing_to_zero_claim_nothing() -> None:
    said = "\n\nThe derivative is not set to zero here. Define\n\n"
    assert verdicts(LIKELIHOOD % "" + said + r"$$ \hat a = \frac{n}{s} $$") == ["proved"]


def test_the_solution_may_stand_behind_an_arrow() -> None:
    assert verdicts(LIKELIHOOD % r" = 0 \implies \hat a = \frac{s}{n} = \frac{2s}{2n}") == ["proved"] * 3
    found = verdicts(LIKELIHOOD % r" = 0 \implies \hat a = \frac{n}{s} = \frac{2n}{2s}")
    assert found[0] == found[2] == "proved" and found[1] != "proved"


TWO = (
    "Let $x_1, \\ldots, x_n$ be a random sample from $N(\\mu, \\sigma^2)$. The likelihood is\n\n"
    r"$$ L(\mu, \sigma^2) = \prod_{i=1}^n "
    r"\frac{1}{\sqrt{2\pi\sigma^2}} e^{-\frac{(x_i-\mu)^2}{2\sigma^2}}. $$"
    "\n\nThe partial derivatives\n\n"
    r"$$ \frac{\partial \ln L}{\partial \mu} = \frac{1}{\sigma^2} \sum_{i=1}^n (x_i - \mu), \qquad "
    r"\frac{\partial \ln L}{\partial \sigma^2} = -\frac{n}{2\sigma^2} + "
    r"\frac{1}{2\sigma^4}\sum_{i=1}^n (x_i-\mu)^2 $$"
    "\n\nvanish at\n\n"
    r"$$ \hat\mu = \frac1n \sum_{i=1}^n x_i, \qquad "
    r"\hat\sigma^2 = \frac{1}{n} \sum_{i=1}^n (x_i - \bar x)^2. $$"
)


def test_two_estimates_at_once() -> None:
    assert verdicts(TWO) == ["proved"] * 4


@pytest.mark.parametrize(
    ("written", "wrong"),
    [
        (r"\hat\sigma^2 = \frac{1}{n}", r"\hat\sigma^2 = \frac{1}{n-1}"),
        (r"\hat\mu = \frac1n", r"\hat\mu = \frac1{n+1}"),
        (r"(x_i - \bar x)^2. $$", r"(x_i - \mu)^2. $$"),
    ],
)
def test_two_estimates_one_of_them_wrong(written: str, wrong: str) -> None:
    assert written in TWO
    assert "proved" in verdicts(TWO) and verdicts(TWO.replace(written, wrong)) != ["proved"] * 4


def test_the_derivative_of_another_function_is_not_taken_for_it() -> None:
    own = (
        LIKELIHOOD % ""
        + "\n\nSetting the derivative of $\\ell$ to zero gives\n\n$$ \\hat a = \\frac{s}{n} $$"
    )
    assert verdicts(own) == ["proved", "proved"]
    assert verdicts(own.replace("of $\\ell$", "of $g$")) == ["proved"]


def test_what_stands_beside_may_be_unreadable() -> None:
    page = LIKELIHOOD % "" + "\n\nSetting $\\simmu = 0$ yields\n\n$$ \\hat a = \\frac{s}{n} $$"
    assert verdicts(page) == ["proved"]
