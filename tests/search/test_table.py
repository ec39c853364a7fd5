"""Claims of search.table: what is remembered of goals, and what is not."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pytest

from kld_proof.search.builder import Builder
from kld_proof.search.limits import Limits
from kld_proof.search.prove import Prover
from kld_proof.search.table import Memo, OutOfGoals, Table
from tests.search.contexts import application, term

Rules = Mapping[str, Sequence[Sequence[str]]]


class Goals:
    """Goals with their alternatives, each a row of goals that prove it; an empty one needs none."""

    def __init__(self, rules: Rules, limit: int = 100) -> None:
        self.table, self.memo, self.rules = Table(limit), Memo(), dict(rules)
        self.tried: list[str] = []

    def prove(self, goal: str) -> str | None:
        return self.table.find(self.memo, goal, lambda: self._way(goal))

    def _way(self, goal: str) -> str | None:
        self.tried.append(goal)
        if goal == "crash":
            raise ZeroDivisionError
        for alternative in self.rules[goal]:
            if all(self.prove(part) is not None for part in alternative):
                return goal
        return None


def test_each_goal_is_sought_once() -> None:
    goals = Goals({"a": ["bc", "b"], "b": [""], "c": []})
    assert goals.prove("a") == goals.prove("a") == "a"
    assert goals.prove("c") is None
    assert goals.tried == ["a", "b", "c"]


def test_a_goal_that_comes_back_to_itself_is_not_proved() -> None:
    goals = Goals({"a": ["b"], "b": ["a"]})
    assert goals.prove("a") is None
    assert goals.prove("b") is None  # nor is it later: a has failed for good
    assert goals.tried == ["a", "b"]


def test_a_failure_for_want_of_a_goal_under_way_is_forgotten_when_that_is_proved() -> None:
    goals = Goals({"a": ["b", "c"], "b": ["a"], "c": [""]})
    assert goals.prove("a") == "a"
    assert goals.prove("b") == "b"
    assert goals.tried == ["a", "b", "c", "b"]


def test_the_order_of_goals_does_not_decide() -> None:
    rules: Rules = {"a": ["b", "c"], "b": ["ad", "e"], "c": ["d"], "d": [""], "e": ["b"]}
    outcomes = set()
    for order in ("abcde", "edcba", "badce", "ecbda"):
        goals = Goals(rules)
        for g in order:
            goals.prove(g)
        outcomes.add(tuple(goals.prove(g) is not None for g in "abcde"))
    assert outcomes == {(True,) * 5}


def test_an_inner_circle_does_not_settle_an_outer_one() -> None:
    goals = Goals({"a": ["b", "d"], "b": ["c"], "c": ["bx", "a"], "d": [""], "x": []})
    assert goals.prove("a") == "a"
    assert goals.prove("c") == "c" and goals.prove("b") == "b"


def test_what_was_cut_off_leaves_nothing_behind() -> None:
    goals = Goals({"a": ["bf"], "b": ["a", "d"], "d": [""], "f": [["crash"]]})
    with pytest.raises(ZeroDivisionError):
        goals.prove("a")
    goals.rules["f"] = [""]
    assert goals.prove("a") == "a"


def test_the_limit_counts_goals_and_an_attempt_has_its_own() -> None:
    chain: Rules = {f"{i}": [[f"{i + 1}"]] for i in range(50)}
    goals = Goals(chain, 20)
    with pytest.raises(OutOfGoals):
        goals.prove("0")
    goals.table.renew(20)
    assert goals.table.attempt(5, lambda: goals.prove("0")) is None
    goals.table.renew(20)
    with pytest.raises(OutOfGoals):
        goals.table.attempt(50, lambda: goals.prove("0"))


def test_a_claim_that_outgrows_the_limit_says_so_and_the_next_is_proved() -> None:
    from kld_proof.kernel.judge import Claim

    given = (term("0 < a"), term("0 < b"))
    prover = Prover(given, Limits(goals=8, each=0))
    large, small = (
        application("ln(a*b/(a + b)**2) == ln(a) + ln(b) - 2*ln(a + b)"),
        application("a + b == b + a"),
    )
    attempt = prover.prove(Claim(given, "eq", *large.args))
    assert attempt.proof is None and "more than 8 goals" in attempt.limit
    assert prover.prove(Claim(given, "eq", *small.args)).proof is not None
    assert Builder().table.limit == Limits().goals
