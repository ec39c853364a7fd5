"""Results as JSON: what was written is read, and nothing else."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kld_proof.cache.serial import dumps, loads
from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.kernel.term import App, Bound, Lam, Num, Var
from kld_proof.verify import verify
from tests.search.contexts import term

DOCS = Path(__file__).parents[2] / "docs"
REFUTED = DOCS.parent / "tests" / "derivations" / "refuted"
PAGES = [*sorted(DOCS.rglob("*.md")), *sorted(REFUTED.glob("*.md"))]


@pytest.mark.parametrize("path", PAGES, ids=lambda p: p.name)
def test_results_come_back(path: Path) -> None:
    """All that a report is made of: nothing in these pages is of a type that is not kept."""
    (document,) = verify(path).documents
    assert loads(dumps(document)) == document


@pytest.mark.parametrize(
    "value",
    [
        None, True, -3, 0.25, "\udc80 \u2028 \"", [], (), frozenset({"a"}), {"k": (1, [2])}, {1: "number"},
        term("f(x) + 2/3"), Lam(App("add", Bound(0), Var("y"))), Num(7), (Var("x"), [Var("x")]),
        Certificate([Line("assume", (), (Var("p"),)), Line("trans", (0, 0), ("text", {"x": Num(1)}))]),
    ],
    ids=repr,
)  # fmt: skip
def test_values_come_back(value: Any) -> None:
    again = loads(dumps(value))
    assert again == value and type(again) is type(value)


@pytest.mark.parametrize("value", [object(), b"bytes", {1}, [1j], Path("a")], ids=lambda v: repr(v)[:16])
def test_another_type_is_not_kept(value: Any) -> None:
    with pytest.raises(TypeError):
        dumps(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[",
        "3",
        "[[], ['a']]",
        '[[], ["os.system", "ls"]]',
        "[[], [99]]",
        '[[], ["term", 0]]',
        '[[["f", 0]], 1]',
    ],
)
def test_anything_else_is_an_error(text: str) -> None:
    with pytest.raises((ValueError, LookupError, TypeError, ArithmeticError)):
        loads(text)
