"""A corrupted certificate proves nothing that is false; another claim's certificate proves nothing."""

from __future__ import annotations

import json
import random

import pytest

from kld_proof.certificates import from_json, to_json
from kld_proof.kernel.judge import Claim, Proof, judge_proof
from kld_proof.kernel.rules import KernelError
from kld_proof.library.lookup import lookup
from kld_proof.search.prove import prove
from tests.soundness.corrupt import corrupted
from tests.soundness.mutate import mutants
from tests.soundness.seeds import SEEDS

NAMES = (
    "kl normal",
    "kl standard",
    "normal log ratio",
    "gauss mean",
    "gauss second",
    "exp of sum",
    "weighted variance",
)
PROVED: list[tuple[Claim, Proof]] = [
    (s.claim, proof) for s in SEEDS if s.name in NAMES and (proof := prove(s.claim).proof) is not None
]


def accepted(claim: Claim, proof: Proof) -> bool:
    try:
        judge_proof(claim, proof, lookup)
    except Exception:  # a crash accepts nothing; test_kernel_attacks asks for a sentence
        return False
    return True


def attack(count: int, seed: int = 0) -> tuple[int, int]:
    """How many spoiled certificates were tried on false neighbours of their claims, and how many accepted."""
    draw = random.Random(seed)
    false = {id(c): [m for _, m in list(mutants(c))[::7]] for c, _ in PROVED}
    wrong = 0
    for _ in range(count):
        claim, proof = draw.choice(PROVED)
        spoiled = Proof(corrupted(proof.certificate, draw), proof.witness)
        target = draw.choice(false[id(claim)])
        if accepted(target, spoiled):
            from tests.soundness.independent import certified_false

            wrong += certified_false(target, {}) is not None
        elif accepted(claim, spoiled):
            continue  # a change that did not matter: the claim is true, and was still established
    return count, wrong


def test_the_proofs_themselves_are_accepted() -> None:
    """Or the rest of this file would test nothing."""
    assert len(PROVED) >= 5
    assert all(accepted(c, p) for c, p in PROVED)


def test_no_corrupted_certificate_proves_a_false_claim() -> None:
    """A sample; the full size is run by `python -m tests.soundness`."""
    assert attack(300) == (300, 0)


def test_another_claims_certificate_is_not_accepted() -> None:
    """Each proof against each other claim."""
    for i, (claim, _) in enumerate(PROVED):
        for j, (_, proof) in enumerate(PROVED):
            assert accepted(claim, proof) == (i == j)


def test_no_lines_or_no_witness_is_noticed() -> None:
    """The conclusion and the model of the assumptions have to be there."""
    for claim, proof in PROVED:
        assert not accepted(claim, Proof(type(proof.certificate)([]), proof.witness))
        if claim.assumptions:
            assert not accepted(claim, Proof(proof.certificate, {}))


def test_corrupted_json_is_an_error_and_never_a_crash() -> None:
    """Bytes changed at random: a KernelError, a JSON error, or a certificate that is judged as any other."""
    draw = random.Random(7)
    claim, proof = PROVED[0]
    text = json.dumps(to_json(proof.certificate))
    for _ in range(300):
        i = draw.randrange(len(text))
        spoiled = text[:i] + draw.choice('0123456789[]",{}-#x') + text[i + draw.randint(0, 2) :]
        try:
            certificate = from_json(json.loads(spoiled))
        except (KernelError, json.JSONDecodeError):
            continue
        accepted(claim, Proof(certificate, proof.witness))


@pytest.mark.parametrize("data", [None, [], {}, {"terms": 1}, {"terms": [], "lines": [["evaluate", [], [5]]]},
                                  {"terms": [["eq", 0, 0]], "lines": []},
                                  {"terms": [[None, "1/0", "num"]], "lines": []},
                                  {"terms": [["$" * 5]], "lines": [[None, [], []]]}])  # fmt: skip
def test_what_is_no_certificate_is_refused(data: object) -> None:
    """One KernelError, either on reading or on replay."""
    claim, proof = PROVED[0]
    try:
        certificate = from_json(data)
    except KernelError:
        return
    assert not accepted(claim, Proof(certificate, proof.witness))
