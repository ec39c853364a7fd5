"""Certificates travel as JSON; replay gives the same sequents, and what was damaged is never accepted."""

from __future__ import annotations

import json
import random
from functools import cache
from typing import Any

import pytest

from kld_proof.certificates import from_json, to_json
from kld_proof.kernel.certificate import Certificate, Line, replay
from kld_proof.kernel.judge import Claim, Proof, judge_proof, obligations
from kld_proof.kernel.rules import KernelError
from kld_proof.library.lookup import lookup
from kld_proof.search.prove import prove
from tests.kernel.sequents import sequent, term

CLAIMS = {
    "logs": (("0 < a", "0 < b"), "ln(a/b)", "ln(a) - ln(b)"),
    "square": ((), "(a + b)**2", "a**2 + 2*a*b + b**2"),
    "mean": (("0 < s",), "integral(reals, lambda x: x*exp(-(x**2/(2*s**2))))", "0"),
    "root": (("0 < a",), "sqrt(a)**2/a", "1"),
}


def claim(name: str) -> Claim:
    assumptions, left, right = CLAIMS[name]
    return Claim(tuple(map(term, assumptions)), "eq", term(left), term(right))


@cache
def proof(name: str) -> Proof:
    found = prove(claim(name)).proof
    assert found is not None
    return found


@cache
def data(name: str) -> str:
    return json.dumps(to_json(proof(name).certificate))


@pytest.mark.parametrize("name", CLAIMS)
def test_a_certificate_survives_json(name: str) -> None:
    certificate = from_json(json.loads(data(name)))
    assert replay(certificate, lookup) == replay(proof(name).certificate, lookup)
    judge_proof(claim(name), Proof(certificate, proof(name).witness), lookup)


def accepted(name: str, damaged: Any) -> bool:
    """Whether the judge accepts the JSON `damaged` for the claim."""
    try:
        judge_proof(claim(name), Proof(from_json(damaged), proof(name).witness), lookup)
    except KernelError:
        return False
    return True


@pytest.mark.parametrize("name", CLAIMS)
def test_no_obligation_can_be_dropped(name: str) -> None:
    """Without the lines that conclude one of its obligations a certificate proves nothing."""
    whole = proof(name).certificate
    sequents = replay(whole, lookup)
    needed = {o.conclusion for o in obligations(claim(name))} - set(claim(name).assumptions)
    for p in needed & {s.conclusion for s in sequents}:
        kept = [
            x if s.conclusion != p else Line("rewrite", (), (term("0"),))
            for x, s in zip(whole.lines, sequents, strict=True)
        ]
        with pytest.raises(KernelError):
            judge_proof(claim(name), Proof(Certificate(kept), proof(name).witness), lookup)


@pytest.mark.parametrize("name", CLAIMS)
def test_a_truncated_certificate_is_not_accepted(name: str) -> None:
    whole = json.loads(data(name))
    main = [s.conclusion for s in replay(proof(name).certificate, lookup)].index(claim(name).proposition)
    for length in range(main + 1):
        assert not accepted(name, {**whole, "lines": whole["lines"][:length]})


@pytest.mark.parametrize("name", CLAIMS)
def test_another_claims_certificate_is_not_accepted(name: str) -> None:
    for other in CLAIMS:
        assert accepted(name, json.loads(data(other))) is (other == name)


FALSE = {
    "logs": ((), "ln(a/b)", "ln(a) - ln(b)"),
    "square": ((), "(a + b)**2", "a**2 + b**2"),
    "mean": (("0 < s",), "integral(reals, lambda x: x*exp(-(x**2/(2*s**2))))", "1"),
    "root": ((), "sqrt(a)**2/a", "1"),
}


def damage(whole: Any, rng: random.Random) -> str:
    """Changes the certificate at one place and says how."""
    lines, terms = whole["lines"], whole["terms"]
    line = rng.choice(lines)
    kind = rng.choice(["swap", "retarget", "rule", "argument", "term", "number", "lemma", "repeat"])
    if kind == "swap":
        i, j = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[i], lines[j] = lines[j], lines[i]
    elif kind == "retarget" and line[1]:
        line[1][rng.randrange(len(line[1]))] = rng.randrange(-1, len(lines) + 1)
    elif kind == "rule":
        line[0] = rng.choice([*(x[0] for x in lines), "cases", "replace", "nonsense", ""])
    elif kind == "argument" and line[2]:
        line[2][rng.randrange(len(line[2]))] = rng.choice([rng.randrange(len(terms)), ["x"], {}])
    elif kind == "term":
        row = rng.choice(terms)
        row[rng.randrange(len(row))] = rng.choice([0, len(terms) - 1, "add", "x", None])
    elif kind == "number":
        rng.choice(terms)[:] = [None, rng.choice(["0", "1", "-1", "1/2"]), "num"]
    elif kind == "lemma":
        used = [x for x in lines if x[0] == "instantiate"]
        if used:
            rng.choice(used)[2][0] = [rng.choice(["ln_mul", "exp_pos", "sqrt_sq", "mul_pos", "ne_of_lt"])]
    elif kind == "repeat":
        lines.insert(0, line)
    return kind


@pytest.mark.parametrize("name", CLAIMS)
def test_damage_never_proves_a_false_claim(name: str) -> None:
    """Hundreds of damaged certificates: none is accepted for a false claim, none gives a traceback."""
    assumptions, left, right = FALSE[name]
    false = Claim(tuple(map(term, assumptions)), "eq", term(left), term(right))
    rng = random.Random(name)
    for _ in range(250):
        damaged = json.loads(data(name))
        how = [damage(damaged, rng) for _ in range(rng.randint(1, 3))]
        with pytest.raises(KernelError):
            judge_proof(false, Proof(from_json(damaged), proof(name).witness), lookup)
            pytest.fail(f"accepted after {how}")


NOT_CERTIFICATES: list[Any] = [
    None, 0, "", [], {}, {"terms": []}, {"lines": []}, {"terms": [], "lines": [[]]},
    {"terms": [["add", 0]], "lines": []},
    {"terms": [["add", -1]], "lines": []}, {"terms": [[7]], "lines": []},
    {"terms": [[None, "1/0", "num"]], "lines": []},
    {"terms": [[None, "nan", "num"]], "lines": []}, {"terms": [[]], "lines": []},
    {"terms": [], "lines": [["rewrite", [], [0]]]},
    {"terms": [[None, "x", "var"]], "lines": [["rewrite", [], [5]]]},
]  # fmt: skip


@pytest.mark.parametrize("odd", NOT_CERTIFICATES, ids=repr)
def test_what_is_no_certificate_is_refused_in_a_sentence(odd: Any) -> None:
    with pytest.raises(KernelError):
        replay(from_json(odd), lookup)


@pytest.mark.parametrize(
    "text", ["neg(a, b) + neg()", "div(a)", "pow(a)", "factorial()", "binom(3)", "pow(a, 2, b)"]
)
def test_wrong_numbers_of_arguments_give_no_traceback(text: str) -> None:
    """The ring and the enclosures meet heads with too few or too many arguments."""
    t = term(text)
    for line in (Line("field", (), (t, term("0"))), Line("evaluate", (), (term(f"{text} == {text}"),))):
        with pytest.raises(KernelError):
            replay(Certificate([line]), lookup)


@pytest.mark.parametrize(
    "rule", ["trans", "replace", "specialize", "generalize", "cases", "induction", "nonsense"]
)
def test_missing_premises_give_no_traceback(rule: str) -> None:
    for arguments in ((), (term("0 < a"),), ("x", term("0 < a"))):
        with pytest.raises(KernelError):
            replay(Certificate([Line(rule, (), arguments)]), lookup)


def test_a_premise_is_an_earlier_line() -> None:
    for i in (-1, 0, 1):
        with pytest.raises(KernelError, match="premise"):
            replay(Certificate([Line("trans", (i,), ("-",))]), lookup)


def test_depth_is_bounded() -> None:
    rows: list[list[Any]] = [[None, "x", "var"], *[["neg", i] for i in range(5000)]]
    with pytest.raises(KernelError, match="deep"):
        from_json({"terms": rows, "lines": []})


def test_a_number_is_bounded() -> None:
    """1e9999999 is refused before anyone writes it out."""
    with pytest.raises(KernelError):
        from_json({"terms": [[None, "1e9999999", "num"]], "lines": []})


def test_replay_gives_hypotheses() -> None:
    lines = [
        Line("assume", (), (term("0 < a"),)),
        Line("instantiate", (0,), ("ne_of_lt", {"a": term("0"), "b": term("a")})),
    ]
    assert replay(Certificate(lines), lookup)[-1] == sequent("0 != a", "0 < a")
