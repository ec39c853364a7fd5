"""The builder shares equal lines, counts them, and hands out exactly the lines that the goals need."""

from __future__ import annotations

import pytest

from kld_proof.kernel.certificate import replay
from kld_proof.kernel.rules import KernelError
from kld_proof.library.lookup import lookup
from kld_proof.search.builder import Builder, OutOfLines
from kld_proof.search.limits import Limits
from tests.search.contexts import term


def test_equal_lines_are_shared() -> None:
    b = Builder()
    first = b.add("assume", (), term("0 < a"))
    assert b.add("assume", (), term("0 < a")) == first
    assert b.add("assume", (), term("0 < b")) != first
    assert b.lemma("exp_pos", {"a": term("x")}) == b.lemma("exp_pos", {"a": term("x")})


def test_a_rejected_line_is_not_kept() -> None:
    b = Builder()
    with pytest.raises(KernelError):
        b.add("evaluate", (), term("1 < 0"))
    assert b.lines == []


def test_lines_are_bounded() -> None:
    b = Builder(Limits(lines=2))
    b.add("assume", (), term("0 < a"))
    b.add("assume", (), term("0 < b"))
    with pytest.raises(OutOfLines):
        b.add("assume", (), term("0 < c"))
    assert b.add("assume", (), term("0 < a")) == 0


def test_a_certificate_holds_what_its_goals_need_and_no_more() -> None:
    b = Builder()
    b.add("assume", (), term("0 < z"))
    positive = b.add("assume", (), term("0 < a"))
    b.lemma("exp_pos", {"a": term("x")})
    goal = b.lemma("exp_ln", {"a": term("a")}, [positive])
    certificate = b.certificate([goal])
    assert len(certificate.lines) == 2
    assert replay(certificate, lookup)[-1] == b.sequents[goal]


def test_a_chain_passes_over_nothing() -> None:
    b = Builder()
    assume = [b.add("assume", (), term(t)) for t in ("a == b", "b == c")]
    assert b.conclusion(b.chain(assume[0], None, assume[1])) == term("a == c")
    assert b.chain(None, assume[0]) == assume[0]
    assert b.right(assume[0]) == term("b")


def test_a_chain_is_one_line_however_it_was_put_together() -> None:
    b = Builder()
    ab, bc, cd = (b.add("assume", (), term(t)) for t in ("a == b", "b == c", "c == d"))
    parts = b.chain(b.chain(ab, bc), cd)
    assert b.lines[parts].premises == (ab, bc, cd) and b.conclusion(parts) == term("a == d")
    back = b.add("symm", (parts,))
    assert b.lines[back].premises == (cd, bc, ab) and b.conclusion(back) == term("d == a")
    assert b.add("symm", (back,)) == parts
    assert b.chain(parts, b.add("symm", (cd,))) == b.chain(ab, bc)
    assert b.sequents[b.chain(ab, b.add("symm", (ab,)))].conclusion == term("a == a")
    assert b.sequents[b.chain(b.add("symm", (ab,)), ab)].conclusion == term("b == b")


def test_what_changes_nothing_is_left_out() -> None:
    b = Builder()
    ab, same = b.add("assume", (), term("a == b")), b.add("refl", (), term("b"))
    assert b.chain(ab, same) == ab and b.chain(same, same) == same
    assert b.lines[b.add("rewrite", (same, ab), term("exp(a)"))].premises == (ab,)


def test_steps_that_do_not_meet_are_no_chain() -> None:
    b = Builder()
    ab, cd = (b.add("assume", (), term(t)) for t in ("a == b", "c == d"))
    with pytest.raises(KernelError):
        b.chain(ab, cd)
