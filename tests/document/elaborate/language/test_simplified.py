"""Simplified Chinese supposes, denies and concludes as traditional Chinese does."""

from __future__ import annotations

import pytest

from kld_proof.document.elaborate.language.simplified import _FULL, _SIMPLE, traditional
from tests.document.elaborate.pages import assumed, steps

SUPPOSING = [
    "假设 $x > 0$。",
    "设 $x > 0$，则",
    "对于 $x > 0$，有",
    "对任意 $x > 0$，有",
    "当 $x > 0$ 时，有",
    "若 $x > 0$，则",
    "如果 $x > 0$，那么",
    "其中 $x > 0$。",
    "考虑满足 $x > 0$ 的情形。",
]
SILENT = [
    "并非 $x > 0$。",
    "不假设 $x > 0$。",
    "假设没有 $x > 0$。",
    "设 $x > 0$ 或 $x < 0$。",
    "除非 $x > 0$，否则",
    "因此 $x > 0$。",
    "假设 $x > 0$ 是错的。",
    "不再假设 $x > 0$。",
    "设否则 $x > 0$ 矛盾。",
    "若 $x > 0$，结论显然。现在考虑一般情形：",
    "當 $x > 0$ 時，結論顯然。一般情形下",
    "有人认为当 $x > 0$ 时成立，但这是误解。",
    "假如 $x > 0$ 就好了。",
    "それは当 $x > 0$ ではない。",
]


@pytest.mark.parametrize("sentence", SUPPOSING)
def test_what_is_supposed_is_assumed(sentence: str) -> None:
    (step,) = steps(f"{sentence}\n\n$$ \\ln x^2 = 2 \\ln x $$")
    assert "lt(0, x)" in assumed(step)


@pytest.mark.parametrize("sentence", SILENT)
def test_what_is_denied_or_concluded_is_not(sentence: str) -> None:
    (step,) = steps(f"{sentence}\n\n$$ \\ln x^2 = 2 \\ln x $$")
    assert "lt(0, x)" not in assumed(step)


def test_one_sign_for_one_sign() -> None:
    assert len(_SIMPLE) == len(_FULL) and len(set(_SIMPLE)) == len(_SIMPLE)
    assert traditional("当 x 时，则 y") == "當 x 時，則 y"
    assert traditional("当たり") == "当たり"
