"""Formulas that the words around them do not claim, and near misses that they do."""

from __future__ import annotations

import pytest

from tests.document.elaborate.pages import claims

FALSE = "\n\n$$ (a+b)^2 = a^2 + b^2 $$\n\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("For which real $a$ and $b$ does", "hold?"),
        ("When is", "true?"),
        ("Is the following true?", ""),
        ("But can", "be right?"),
        ("We wonder whether", "."),
        ("We check whether", "and find that it is not."),
        ("Prove or refute:", ""),
        ("是否", "？"),
    ],
)
def test_what_is_asked_is_not_claimed(before: str, after: str) -> None:
    assert claims(before + FALSE + after) == ["unread: the text asks whether this holds"]


@pytest.mark.parametrize(
    "before",
    [
        "One might think that",
        "At first sight you would expect",
        "Someone may believe",
        "It looks as if",
        "If only it were the case that",
        "What is wrong with the following?",
        "Find the error in",
        "有人可能以為",
    ],
)
def test_what_is_only_thought_of_is_not_claimed(before: str) -> None:
    found = claims(before + FALSE)
    assert found == ["unread: the text tells this as a thought and does not claim it"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Why is", "true?"),
        ("Where does", "come from?"),
        ("As one might expect,", ""),
        ("What is the square of a sum?", ""),
        ("We check", "and ask: is it useful?"),
        ("One can think of this as", ""),
    ],
)
def test_what_a_question_takes_for_true_is_claimed(before: str, after: str) -> None:
    found = claims(before + FALSE + after)
    assert len(found) == 1
    assert not found[0].startswith("unread")


def test_a_thought_is_no_premise_of_what_follows() -> None:
    found = claims("One might think that" + FALSE + "Hence\n\n$$ (a+b)^3 = (a+b)(a^2+b^2) $$")
    assert found[0].startswith("unread")
    assert len(found) == 2
