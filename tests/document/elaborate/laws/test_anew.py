"""A variable has another law in another section or where the text says so; else two laws cancel."""

from __future__ import annotations

import pytest

from kld_proof.verify import Markdown, verify


def verdicts(page: str) -> list[str]:
    return [s.verdict for s in verify(Markdown(page)).steps()]


FIRST = "Let $X \\sim \\mathrm{Exp}(k)$.\n\n$$ E[X] = \\frac{1}{k} $$\n\n"


@pytest.mark.parametrize(
    "said",
    [
        "Later $X$ has density $f(x) = \\frac{1}{6}$ on $(0, 6)$.",
        "Now let $X \\sim \\mathrm{Poisson}(3)$.",
        "## Counts\n\nLet $X \\sim \\mathrm{Poisson}(3)$.",
        "**Example 2.** Let $X \\sim \\mathrm{Poisson}(3)$.",
        "## Counts\n\nLet the variable $X$ have density\n\n$$ f(x) = \\frac{1}{6}, \\quad 0 < x < 6. $$",
    ],
)
def test_a_new_law_takes_the_place_of_the_one_before(said: str) -> None:
    assert verdicts(f"**Example 1.** {FIRST}{said}\n\n$$ E[X] = 3 $$") == ["proved", "proved"]
    assert verdicts(f"**Example 1.** {FIRST}{said}\n\n$$ E[X] = 1/k $$")[1] != "proved"


def test_two_laws_without_such_words_cancel() -> None:
    page = f"{FIRST}Let $X \\sim \\mathrm{{Poisson}}(3)$.\n\n$$ E[X] = 3 $$"
    assert "proved" not in verdicts(page) and "refuted" not in verdicts(page)


def test_a_density_that_another_section_concludes_is_no_new_law() -> None:
    page = (
        f"## A\n\n{FIRST}## B\n\nWe show that the density of $X$ is\n\n$$ f(x) = 1, \\quad 0 < x < 1 $$\n\n"
    )
    assert verdicts(page + "$$ E[X] = 1/2 $$")[-1] != "proved"


def test_a_random_variable_introduced_anew_has_no_law() -> None:
    anew = "## Any law\n\nLet $X$ be a random variable with mean $m$.\n\n"
    assert verdicts(f"## A\n\n{FIRST}{anew}$$ E[2 X + 1] = 2 m + 1 $$") == ["proved", "proved"]
    assert verdicts(f"## A\n\n{FIRST}{anew}$$ E[X] = 1/k $$")[1] not in ("proved", "refuted")
    still = "## More\n\nFor this random variable $X$ we get\n\n$$ E[2 X] = 2/k $$"
    assert verdicts(f"## A\n\n{FIRST}{still}") == ["proved", "proved"]


def test_what_a_law_needs_is_not_said_of_a_letter_that_is_introduced_again() -> None:
    root = "## Roots\n\nLet $k$ be a real number.\n\n$$ \\sqrt{k^2} = CLAIM $$"
    assert verdicts(f"## A\n\n{FIRST}" + root.replace("CLAIM", "|k|")) == ["proved", "proved"]
    assert verdicts(f"## A\n\n{FIRST}" + root.replace("CLAIM", "k"))[1] != "proved"


def test_a_number_of_another_section_may_have_the_other_sign() -> None:
    page = f"## A\n\n{FIRST}## Roots\n\nLet $k < 0$ be a real number.\n\n$$ |k| = CLAIM $$"
    assert verdicts(page.replace("CLAIM", "-k")) == ["proved", "proved"]
    assert verdicts(page.replace("CLAIM", "k")) == ["proved", "refuted"]
    same = "Let $k < 0$.\n\n" + FIRST
    assert verdicts(same) != ["proved"]


def test_a_law_that_is_not_used_leaves_other_sections_theirs() -> None:
    denied = "## Doubts\n\nIt would be wrong to say that $X \\sim \\mathrm{Exp}(3)$.\n\n$$ E[X] = 1/3 $$\n\n"
    later = "## Counts\n\nLet $X \\sim \\mathrm{Poisson}(3)$.\n\n$$ E[X] = 3 $$"
    first, second, third = verdicts(f"## A\n\n{FIRST}{denied}{later}")
    assert (first, third) == ("proved", "proved")
    assert second not in ("proved", "refuted")
    more = "## More\n\n$$ E[2 X] = 2/3 $$"
    assert verdicts(f"## A\n\n{FIRST}{denied}{more}")[2] not in ("proved", "refuted")
    assert verdicts(denied) == ["unread"]


def test_a_mean_in_words_where_a_later_section_gives_a_law() -> None:
    page = "## Any law\n\nLet $X$ be a random variable with mean $m$.\n\n$$ E[2 X + 1] = 2 m + 1 $$\n\n"
    assert verdicts(page + f"## A law\n\n{FIRST}") == ["proved", "proved"]


def test_what_the_next_section_begins_with_denies_nothing_above_it() -> None:
    page = f"## A\n\n{FIRST}## B\n\nIt is wrong to leave out $k$.\n\n$$ k + k = 2 k $$"
    assert verdicts(page)[0] == "proved"
    assert verdicts(page.replace("## B\n\nIt is wrong", "This is wrong"))[0] != "proved"
