r"""`\intertext` between rows is running text: it supposes and denies, and the chain goes on behind it."""

from __future__ import annotations

from kld_proof.document.blocks import Formula, Prose, Source
from kld_proof.document.intertext import apart
from kld_proof.document.markdown import read_markdown
from tests.document.elaborate.pages import assumed, claims, steps

ROWS = "\\begin{align}\n(x+1)^2 &= (x+1)(x+1) \\\\\n" + (
    "\\intertext{and collecting terms,}\n&= x^2 + 2x + 1\n\\end{align}\n"
)


def formula(text: str) -> Formula:
    """The first formula of a page."""
    _, blocks = read_markdown(Source(text))
    return next(b for b in blocks if isinstance(b, Formula))


def test_the_parts_keep_their_environment_and_their_places() -> None:
    first, words, second = apart(formula(ROWS))
    assert isinstance(words, Prose) and words.text == "and collecting terms,"
    assert all(
        p.text.startswith("\\begin{align}") and p.text.endswith("\\end{align}") for p in (first, second)
    )
    assert second.place_of(second.text.index("x^2")).line == 4


def test_a_chain_goes_on_behind_the_text() -> None:
    assert len(claims(ROWS)) == 2 and not any(c.startswith("unread") for c in claims(ROWS))


def test_the_text_supposes_and_denies() -> None:
    page = "\\begin{align}\na &= a \\\\\n\\intertext{If $b > 0$, then}\n\\ln b^2 &= 2 \\ln b\n\\end{align}\n"
    assert "lt(0, b)" in assumed(steps(page)[-1])
    denied = page.replace("If $b > 0$, then", "It is wrong to say that")
    assert claims(denied)[-1].startswith("unread")


def test_what_is_never_closed_stays_one_formula() -> None:
    text = ROWS.replace("terms,}", "terms,")
    whole = formula(text)
    assert apart(whole) == [whole]
