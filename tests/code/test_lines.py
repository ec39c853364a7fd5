"""Ways to write the VAE line: every right one is proved, every wrong one gets its exact verdict."""

from __future__ import annotations

import pytest

from kld_proof.code import verify_code
from kld_proof.code.outcome import CodeReport
from tests.code.judges import judge
from tests.code.lines import FINDINGS, RIGHT, WRONG, function


def check(entry: tuple[str, str, str, str]) -> CodeReport:
    return verify_code(function(entry), "gaussian_kl_standard", target="kl", judge=judge)


@pytest.mark.parametrize("entry", RIGHT, ids=lambda e: e[2][:70])
def test_right_line_is_proved(entry: tuple[str, str, str, str]) -> None:
    report = check(entry)
    assert (report.headline, report.verdict, report.exit_status) == (entry[3], "proved", 0), str(report)


@pytest.mark.parametrize("entry", WRONG, ids=lambda e: e[2][:70])
def test_wrong_line_is_refuted_with_its_verdict(entry: tuple[str, str, str, str]) -> None:
    report = check(entry)
    assert (report.headline, report.verdict, report.exit_status) == (entry[3], "refuted", 1), str(report)
    if "not summed over the latent axis" not in report.headline:
        assert report.counterexample and report.code_value != report.formula_value
    wanted = FINDINGS.get(entry[2])
    assert wanted is None or wanted in report.findings


def test_there_are_enough_of_both_kinds() -> None:
    assert len(RIGHT) >= 25 and len(WRONG) >= 25
