"""The base of a logarithm that is written without one."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.language.logarithms import stated
from kld_proof.verify import Markdown, verify
from tests.document.elaborate.pages import claims

CLAIM = "\n\n$$ \\log x = 1 $$"


@pytest.mark.parametrize(
    ("sentence", "base"),
    [
        ("All logarithms are to base 10.", "10"),
        ("Here $\\log$ is the binary logarithm.", "2"),
        ("Logs are base 2.", "2"),
        ("Below log is taken to base two.", "2"),
        ("where $\\log$ denotes the decimal logarithm", "10"),
        ("We write $\\log = \\log_2$.", "2"),
        ("Put $\\log x = \\log_{10} x$.", "10"),
        ("Information is measured in bits, and the logarithm accordingly.", "2"),
        ("對數以 2 為底。", "2"),
    ],
)
def test_the_text_gives_the_base(sentence: str, base: str) -> None:
    assert stated(sentence.lower()) == {base}
    assert claims(sentence + CLAIM) == [f"div(ln(x), ln({base})) = 1"]
    assert claims(CLAIM + "\n\n" + sentence) == [f"div(ln(x), ln({base})) = 1"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We take the natural logarithm.",
        "Here $\\log = \\ln$.",
        "$\\log_2$ is the binary logarithm.",
        "The base of the triangle is 2 and its log cabin is old.",
    ],
)
def test_else_it_is_natural(sentence: str) -> None:
    assert claims(sentence + CLAIM) == ["ln(x) = 1"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Logarithms have base $a$.",
        "The first log has base 2, the second log has base 10.",
        "The natural logarithm and the binary logarithm are both written $\\log$.",
    ],
)
def test_a_base_that_is_not_settled_leaves_it_unread(sentence: str) -> None:
    assert "does not settle the base" in claims(sentence + CLAIM)[0]


def test_a_logarithm_that_shows_its_base_keeps_it() -> None:
    assert claims("All logs are to base 10.\n\n$$ \\log_2 x = \\ln x $$") == ["div(ln(x), ln(2)) = ln(x)"]


COIN = "Let $X \\sim \\mathrm{Bernoulli}(1/2)$. "


@pytest.mark.parametrize(
    ("sentence", "true", "false"),
    [
        ("The entropy in bits is", "H(X) = 1", "H(X) = \\ln 2"),
        ("One coin flip has entropy (in shannons)", "H(X) = \\log 2", "H(X) = 2"),
        ("The entropy in nats is", "H(X) = \\ln 2", "H(X) = 1"),
        ("Coins are tossed:", "H(X) = \\log 2", "H(X) = 1"),
    ],
)
def test_the_unit_of_information_gives_the_base(sentence: str, true: str, false: str) -> None:
    for claim, verdict in ((true, "proved"), (false, "refuted")):
        page = f"{COIN}{sentence}\n\n$$ {claim} $$"
        assert [s.verdict for s in verify(Markdown(page)).steps()] == [verdict]


def test_two_units_leave_the_entropy_unread() -> None:
    page = f"{COIN}The entropy in nats is\n\n$$ H(X) = \\ln 2 $$\n\nand the information in bits is $1$."
    assert claims(page)[0].startswith("unread")


def test_bits_of_other_things_are_no_unit() -> None:
    page = "Text.\n\nA message comes in bits.\n\n$$ \\log e = 1 $$"
    assert claims(page) == ["ln(exp(1)) = 1"]


@pytest.mark.parametrize("words", ["$\\log$ means $\\log_2$", "we write $\\log x$ for $\\log_{10} x$"])
def test_words_between_two_logarithms_say_the_base(words: str) -> None:
    page = f"Let $x > 0$. Here {words}.\n\n$$ \\frac{{d}}{{dx}} \\log x = \\frac1x $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["refuted"]


@pytest.mark.parametrize("words", ["$\\log$ means $\\ln$", "$\\log x$ is smaller than $\\log_2 x$"])
def test_words_that_say_no_other_base_do_not(words: str) -> None:
    page = f"Let $x > 1$. Here {words}.\n\n$$ \\frac{{d}}{{dx}} \\log x = \\frac1x $$"
    assert [s.verdict for s in verify(Markdown(page)).steps()] == ["proved"]
