"""What is taken from running text as an assumption, where it holds, and what is not."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.language import sentences
from tests.document.elaborate.pages import assumed, claims, document, steps

CLAIM = "$$ \\ln x^2 = 2 \\ln x $$"


def given(page: str) -> list[set[str]]:
    """The assumptions of each step of a page."""
    return [assumed(s) for s in steps(page)]


@pytest.mark.parametrize(
    "sentence",
    [
        "Let $x > 0$.",
        "Suppose that $x > 0$.",
        "We assume further that $x > 0$.",
        "The claim holds for all reals with $x > 0$.",
        "Given that $x > 0$, we find",
        "For $x > 0$ we obtain",
        "If $x > 0$, then",
        "Let $x > 0$, or equivalently, let $0 < x$.",
        "Let $x > 0$ be the probability of a success.",
        "設 $x > 0$。",
        "假設 $x > 0$，則",
    ],
)
def test_a_cue_that_governs_a_relation_makes_an_assumption(sentence: str) -> None:
    assert given(f"{sentence}\n\n{CLAIM}") == [{"lt(0, x)"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "It would be wrong to assume that $x > 0$.",
        "It would be wrong to let $x > 0$.",
        "Let $x > 0$ fail.",
        "Given that $x > 0$ is false,",
        "For $x > 0$ this is trivial. The hard case is",
        "where $x > 0$ is never used.",
        "We cannot assume $x > 0$.",
        "Is it true for $x > 0$?",
        "This is an identity unless, for $x > 0$, it fails.",
        "The formula holds only if $x > 0$.",
        "It makes little sense to let $x > 0$.",
        "Some authors let $x > 0$, but here $x$ is arbitrary.",
        "~~Let $x > 0$.~~",
        "不可假設 $x > 0$。",
        "Let $x > 0$ or $y > 0$.",
        "Let $x > 0$ and/or $y > 0$.",
        "Let either $y > 0$ or $x > 0$.",
        "If $y > 0$ or $x > 0$, then",
        "Suppose at least one of $x > 0$, $y > 0$ holds.",
        "Assume $x > 0$ whenever $y > 0$.",
        "Assume $x > 0$ as long as $y > 0$.",
        "Assume $x > 0$ if $y > 0$.",
        "Assume $x > 0$ if and only if $y > 0$.",
        "Assume that $x > 0$ is equivalent to $y > 0$.",
        "Let $x > 0$ for some $y$.",
        "Let $x > 0$ hold for most samples.",
        "Assume $x > 0$ half of the time.",
        "Assume $x > 0$ almost always.",
        "With at most one exception, $x > 0$.",
        "Suppose $x > 0$ is rejected.",
        "Suppose $x > 0$ until the last round.",
        "Let $q$ be the probability that $x > 0$.",
        "Let $q$ be the indicator of $x > 0$.",
        "Let $q$ be the fraction of cases with $x > 0$.",
        "We suppose that the event $x > 0$ has probability $q$.",
    ],
)
def test_a_sentence_that_denies_assumes_nothing_and_says_so(sentence: str) -> None:
    page = f"{sentence}\n\n{CLAIM}"
    assert given(page) == [set()]
    assert any("not taken as an assumption: $x > 0$" in f.message for f in document(page).findings)


@pytest.mark.parametrize(
    "sentence",
    [
        "For the claim that $x > 0$ see above.",
        "Let $y$ be 2, then $x > 0$.",
        "Because $|x| = x$ for any $x > 0$, we have",
        "Since $|x| = x$ for all $x > 0$ and any $x > 1$, it follows that",
    ],
)
def test_a_cue_that_governs_something_else_assumes_nothing(sentence: str) -> None:
    assert given(f"{sentence}\n\n{CLAIM}") == [set()]


def test_an_assumption_holds_from_where_it_stands() -> None:
    assert given(f"{CLAIM}\n\nLet $x > 0$.\n\n{CLAIM.replace('2', '4')}") == [set(), {"lt(0, x)"}]


def test_a_clause_that_goes_on_with_a_formula_holds_for_it() -> None:
    assert given(f"{CLAIM}\n\nfor $x > 0$. Next\n\n{CLAIM}") == [{"lt(0, x)"}, set()]
    assert given(f"{CLAIM}\n\nwhere $x > 0$. Next\n\n{CLAIM}") == [{"lt(0, x)"}] * 2
    assert given(f"{CLAIM}\n\nFor $x > 0$ we find\n\n{CLAIM}") == [set(), {"lt(0, x)"}]


def test_a_heading_of_the_same_level_ends_it_and_a_lower_one_or_a_proof_does_not() -> None:
    page = f"# One\n\nLet $x > 0$.\n\n## Below\n\n{CLAIM}\n\n# %s\n\n{CLAIM}"
    assert given(page % "Two") == [{"lt(0, x)"}, set()]
    assert given(page % "Proof") == [{"lt(0, x)"}] * 2
    assert given(f"Let $x > 0$.\n\n# One\n\n{CLAIM}") == [{"lt(0, x)"}]


def test_a_list_item_limits_it() -> None:
    page = f"- Let $x > 0$.\n\n  {CLAIM}\n\n- In general:\n\n  {CLAIM}\n"
    assert given(page) == [{"lt(0, x)"}, set()]
    assert given(f"Let $x > 0$.\n\n- First\n\n  {CLAIM}\n") == [{"lt(0, x)"}]


def test_a_name_that_is_declared_anew_loses_it() -> None:
    page = f"Let $x > 0$.\n\n{CLAIM}\n\n%s\n\n{CLAIM}"
    for sentence in (
        "Now drop this assumption: let $x \\in \\mathbb{R}$ be arbitrary.",
        "Let $x$ be any number.",
        "From here on we no longer need this assumption.",
    ):
        assert given(page % sentence) == [{"lt(0, x)"}, set()], sentence
    assert given(page % "Let $y$ be any number.") == [{"lt(0, x)"}] * 2
    assert given(page % "Suppose $x < 9$.") == [{"lt(0, x)"}, {"lt(0, x)", "lt(x, 9)"}]


def test_a_condition_beside_a_formula_holds_for_this_row() -> None:
    for condition in (
        "\\qquad (x > 0)",
        ", \\quad x > 0",
        "\\quad \\text{for } x > 0",
        "\\quad \\text{if } x > 0",
    ):
        page = f"$$ \\ln x^2 = 2 \\ln(x) {condition} $$\n\n{CLAIM}"
        assert given(page) == [{"lt(0, x)"}, set()], condition


def test_a_hypothesis_holds_for_its_conclusion_only() -> None:
    page = "$$ x = 1 \\Rightarrow x^2 = 1 $$\n\n$$ x^3 = 1 $$"
    assert given(page) == [{"eq(x, 1)"}, set()]
    assert claims(page)[1] == "pow(x, 3) = 1"


@pytest.mark.parametrize("word", ["\\iff", "\\text{ iff }", "\\text{ if and only if }"])
def test_no_side_of_an_equivalence_is_assumed(word: str) -> None:
    page = f"$$ x^2 > 0 {word} x > 0 $$\n\n$$ |x| = x $$"
    assert given(page) == [{"lt(0, pow(x, 2))"}, {"lt(0, x)"}, set()]
    assert claims(page)[:2] == ["x > 0", "pow(x, 2) > 0"]


@pytest.mark.parametrize(
    "formula",
    [
        "\\sqrt{x^2} = x \\text{ unless } x \\ge 0",
        "\\sqrt{x^2} = x \\text{ only if } x \\ge 0",
        "2 = 1 + 1 \\text{ is false}",
    ],
)
def test_words_that_deny_beside_a_relation_leave_it_unread(formula: str) -> None:
    assert all(c.startswith("unread") for c in claims(f"$$ {formula} $$"))


@pytest.mark.parametrize(
    "page",
    [
        "It is false that\n\n$$ 2 = 1 + 1 $$",
        "$$ 2 = 1 + 1 $$\n\nis false.",
        "It would be wrong to write\n\n$$ 2 = 1 + 1 $$",
    ],
)
def test_a_formula_that_the_text_calls_false_is_unread(page: str) -> None:
    assert claims(page)[0].startswith("unread")
    assert not claims(page.replace("false", "true").replace("wrong", "right"))[0].startswith("unread")


def test_a_lemma_limits_it() -> None:
    page = f"**Lemma 1.** Let $x > 0$.\n\n{CLAIM}\n\n**%s**\n\n{CLAIM}"
    assert given(page % "Lemma 2.") == [{"lt(0, x)"}, set()]
    assert given(page % "Proof.") == [{"lt(0, x)"}] * 2


@pytest.mark.parametrize(
    "sentence",
    [
        "Throughout, $x > 0$.",
        "Here $x > 0$ and $y$ is real.",
        "We know that $x > 0$.",
        "The noise has variance $x > 0$.",
        "There is a constant $x > 0$.",
    ],
)
def test_what_holds_throughout_and_what_stands_beside_its_noun_is_assumed(sentence: str) -> None:
    assert given(f"{sentence}\n\n{CLAIM}") == [{"lt(0, x)"}]


@pytest.mark.parametrize(
    "sentence",
    [
        "We find a variance $x > 0$.",
        "It is not a constant $x > 0$.",
        "Is the number $x > 0$?",
        "Thus the number $x > 0$.",
        "Here we see that $x > 0$.",
    ],
)
def test_a_noun_in_a_sentence_that_concludes_or_denies_assumes_nothing(sentence: str) -> None:
    assert given(f"{sentence}\n\n{CLAIM}") == [set()]


def test_a_clause_that_begins_with_and_is_about_the_next_formula() -> None:
    assert given(f"{CLAIM}\n\nand for $x > 0$\n\n{CLAIM}") == [set(), {"lt(0, x)"}]
    assert given(f"{CLAIM}\n\nfor $x > 0$:\n\n{CLAIM}") == [set(), {"lt(0, x)"}]
    assert given(f"{CLAIM}\n\nwith $x > 0$:\n\n{CLAIM}")[0] == {"lt(0, x)"}
    assert given(f"{CLAIM}\n\nand for $x > 0$. Next\n\n{CLAIM}") == [{"lt(0, x)"}, set()]


@pytest.mark.parametrize(
    "later",
    [
        "This restriction is lifted from here on.",
        "The assumption is now dropped.",
        "Suppose instead $y = 1$.",
    ],
)
def test_an_assumption_that_the_text_takes_back_holds_no_more(later: str) -> None:
    assert given(f"Assume $x > 0$.\n\n{CLAIM}\n\n{later}\n\n{CLAIM}") == [{"lt(0, x)"}, set()]


def test_a_condition_that_is_used_takes_nothing_back() -> None:
    page = f"Assume $x > 0$.\n\n{CLAIM}\n\nThis restriction is used below.\n\n{CLAIM}"
    assert given(page) == [{"lt(0, x)"}, {"lt(0, x)"}]


@pytest.mark.parametrize(
    ("before", "kind"),
    [
        ("For integers ", "integers"),
        ("Let the positive integers \0, \0 and ", "naturals"),
        ("for real numbers \0 and ", "reals"),
        ("設整數 ", "integers"),
        ("If the integers are dense and ", ""),
        ("For integers. Let ", ""),
        ("The integer part of ", ""),
    ],
)
def test_the_noun_before_a_name_says_what_it_is(before: str, kind: str) -> None:
    assert sentences.kind_before(before) == kind


OPPOSED = "Suppose that $x > 0$. Then\n\n$$ |x| = x $$\n\nBEHIND\n\n$$ |x| = x + 0 $$"


@pytest.mark.parametrize(
    "behind", ["If not, then", "But if this is not so,", "If it fails,", "If this isn't true,"]
)
def test_what_supposes_the_opposite_is_unread(behind: str) -> None:
    assert steps(OPPOSED.replace("BEHIND", behind))[-1].error
    assert not steps(OPPOSED.replace("BEHIND", "If so, then"))[-1].error


@pytest.mark.parametrize(
    ("behind", "kept"),
    [
        ("This is a contradiction. Hence", False),
        ("But this contradicts what we know, so", False),
        ("This is no wonder. Hence", True),
        ("Assume $y = y + 1$. This is a contradiction. Hence", True),
    ],
)
def test_a_supposition_ends_with_its_contradiction(behind: str, kept: bool) -> None:
    page = "Let $z > 0$. " + OPPOSED.replace("BEHIND", behind)
    assert given(page)[0] == {"lt(0, x)"}
    assert ("lt(0, x)" in given(page)[-1]) == kept
    within = "Suppose that $x > 0$. This leads to a contradiction. Hence\n\n" + CLAIM
    assert given(within)[-1] == set()


def test_instead_takes_the_place_of_what_was_supposed() -> None:
    page = "Let $x > 0$.\n\n$$ |x| = x $$\n\nSuppose now instead that $x < 0$.\n\n$$ |x| = -x $$"
    assert given(page)[-1] == {"lt(x, 0)"}
    assert given("Instead of $x > 0$ suppose little.\n\n" + CLAIM) == [set()]
    assert given("Compare this with the case $x > 0$.\n\n" + CLAIM) == [set()]


def test_a_condition_ends_where_its_sentence_goes_on_to_the_general_case() -> None:
    assert given("If $x > 0$ then $x^2 > 0$, while in general\n\n" + CLAIM) == [set()]
    assert given("If $x > 0$, then in general\n\n" + CLAIM) == [{"lt(0, x)"}]
