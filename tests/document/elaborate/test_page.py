"""Chains become steps, rows go on with chains, and every display formula is accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest

from kld_proof.document.blocks import Source
from kld_proof.document.elaborate.items import collect, parse
from kld_proof.document.markdown import read_markdown
from tests.document.elaborate.pages import claims, document, premises, steps

SEED = Path(__file__).parents[4] / "shared" / "seed" / "000_4590cecfcfabdcb1.md"


def test_a_chain_of_three_sides_has_two_steps() -> None:
    assert claims(r"$$ (a+b)^2 = a^2 + 2ab + b^2 = b^2 + 2ab + a^2 $$") == [
        "pow(add(a, b), 2) = add(pow(a, 2), mul(2, a, b), pow(b, 2))",
        "add(pow(a, 2), mul(2, a, b), pow(b, 2)) = add(pow(b, 2), mul(2, a, b), pow(a, 2))",
    ]


def test_a_row_that_begins_with_a_relation_goes_on() -> None:
    rows = "$$\n\\begin{aligned}\na (b + c) &= a b + a c \\\\\n&= a c + a b\n\\end{aligned}\n$$"
    found = steps(rows)
    assert [s.place.line for s in found] == [3, 4]
    assert found[1].left == found[0].right


def test_a_display_that_begins_with_a_relation_goes_on_across_prose() -> None:
    found = steps("$$ a (b + c) = a b + a c $$\n\nwhich is also\n\n$$ = a c + a b $$\n")
    assert len(found) == 2 and found[1].left == found[0].right
    assert "goes on" in found[1].note


def test_a_relation_with_nothing_before_it_is_unread() -> None:
    assert claims("$$ = a c + a b $$\n") == [
        "unread: a row that begins with a relation, and nothing to go on from"
    ]


def test_a_repeated_head_goes_on_from_the_last_side() -> None:
    found = steps("$$ a (b + c) = a b + a c $$\n\nReordered,\n\n$$ a (b + c) = a c + a b $$\n")
    assert found[1].left == found[0].right and "goes on with the chain" in found[1].note


def test_a_repeated_head_does_not_go_on_from_an_inequality() -> None:
    found = steps("$$ a b \\le c + d $$\n\nReordered,\n\n$$ a b = b a $$\n")
    assert found[1].left == found[0].left and not found[1].note.startswith("goes on with the chain")


def test_a_proof_does_not_go_on_from_the_statement() -> None:
    page = (
        "**Theorem:**\n\n$$ a (b + c) = a c + a b $$\n\n**Proof:** Expand:\n\n$$ a (b + c) = a b + a c $$\n"
    )
    assert steps(page)[1].left == steps(page)[0].left


def test_every_display_formula_is_a_step_a_premise_excused_or_unread() -> None:
    page = "\n\n".join(
        [
            "Suppose\n\n$$ \\sigma > 0 $$",
            "$$ s = \\ln \\sigma $$",
            "$$ e^s = \\sigma $$",
            "<!-- kld_proof: skip -->\n$$ whatever $$",
            "$$ a = \\frac{1 $$",
        ]
    )
    found = document(page)
    assert (found.formulas, found.excused) == (5, 1)
    assert [s.error == "" for d in found.derivations for s in d.steps] == [True, False]
    assert premises(page) == {r"\sigma > 0", r"s = \ln \sigma"}


def test_an_unread_formula_has_its_place() -> None:
    (step,) = steps("Some words.\n\n$$\na &= b \\\\\n&= a b} + c\n$$\n")
    assert step.error and step.place.line == 5


def test_a_notebook_like_page_without_formulas_has_no_steps() -> None:
    assert document("Only words.").derivations == []


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (r"a \approx b + c", "an approximate equality is not checked"),
        (r"a b \to c", "a limit is not checked"),
    ],
)
def test_what_is_not_checked_says_so(row: str, sentence: str) -> None:
    assert claims(f"$$ {row} $$") == [f"unread: {sentence}"]


def test_implications_assume_their_left_side() -> None:
    (step,) = steps(r"$$ x + y = 1 \quad \Rightarrow \quad 2x + 2y = 2 $$")
    assert [a.head for a in step.assumptions] == ["eq"]  # type: ignore[attr-defined]


@pytest.mark.skipif(not SEED.exists(), reason="the source document is not here")
def test_the_source_document_is_three_chains_with_two_densities_and_its_slips() -> None:
    found = document(SEED.read_text(encoding="utf-8"))
    assert [len(d.steps) for d in found.derivations] == [2, 2, 3]
    assert all(not s.error for d in found.derivations for s in d.steps)
    stated = {p.text.partition("=")[0] for d in found.derivations for p in d.premises if not p.inferred}
    assert stated == {"p(x)", "q(x)"}
    slips = {f.message for d in found.derivations for s in d.steps for f in s.slips}
    assert {m.partition(" ")[0] for m in slips} == {"`u_1`", "`u_2`", "`\\mu2`"}
    assert [f.message.partition(":")[0] for f in found.findings] == ["`E_p` beside `E_P`"]


def test_a_claim_that_is_repeated_is_claimed_again_and_not_trivial() -> None:
    page = "$$ a (b + c) = a c $$\n\nOnce more,\n\n$$ a (b + c) = a c $$\n"
    assert claims(page)[1] == claims(page)[0]


def test_nothing_goes_on_from_what_was_not_read() -> None:
    found = steps("$$ \\lg a = b $$\n\nand\n\n$$ \\lg a = b + 0 $$\n")
    assert all(s.error for s in found)


def test_an_unread_formula_points_at_its_token() -> None:
    (step,) = steps("Words.\n\n$$\na + b\n= c + \\pm d\n$$\n")
    assert (step.place.line, step.place.column) == (5, 7) and "at '\\\\pm'" in step.error


def test_equal_formulas_have_one_tree_unless_they_relate_something_or_are_not_usable() -> None:
    page = collect(read_markdown(Source("Let $x$, $x$, $x = 1$, $x = 1$ and\n\n$$ y $$\n\n$$ y"))[1])
    parse(page)
    trees = [item.tree for item in page.items]
    assert trees[0] is trees[1] and trees[2] == trees[3] and trees[2] is not trees[3]
    assert trees[4] is not None and trees[5] is None and page.items[5].error


def test_a_point_that_may_group_digits_is_unread_on_a_german_page() -> None:
    (step,) = steps("Dann gilt für die Summe\n\n$$ 1.000 + 500 = 1.500 $$")
    assert "may mean 1000" in step.error
    assert not steps("Dann gilt für die Summe\n\n$$ 0.500 + 1.25 = 1.75 $$")[0].error
    assert not steps("Then the sum is\n\n$$ 1.500 = 1.5 $$")[0].error
