"""The command `code`: targets, exit status, forms, and one sentence for what is wrong with the call."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

FILE = """import torch


def right(mu, logvar):
    kl = -0.5 * torch.sum(1 + logvar - mu.pow(2) - logvar.exp(), dim=1)
    return kl


def doubled(mu, logvar):
    return -torch.sum(1 + logvar - mu.pow(2) - logvar.exp())


def unread(mu, logvar):
    return torch.foo(mu)
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "train.py").write_text(FILE)
    return tmp_path


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    command = [sys.executable, "-m", "kld_proof", "code", *arguments]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)


@pytest.mark.parametrize(
    ("target", "options", "status", "text"),
    [
        ("right", (), 0, "equals the divergence, summed over the latent axis  [proved, ok]"),
        ("5", (), 0, "summed over the latent axis"),
        ("5-6", (), 0, "summed over the latent axis"),
        ("right", ("--let", "logvar=ln(sigma**2)"), 0, "as given"),
        ("right", ("--let", "logvar=sigma"), 1, "is not the divergence  [refuted, FAIL]"),
        ("doubled", (), 1, "equals twice the divergence"),
        ("doubled", ("--up-to", "factor"), 0, "equals twice the divergence"),
        ("doubled", ("--up-to", "constant"), 1, "equals twice the divergence"),
        ("unread", (), 1, "unread: line 14, column 12: the function `torch.foo` is not understood"),
        ("right", ("--stability",), 0, "in float32 `exp(logvar)` overflows"),
    ],
)
def test_targets_and_status(
    folder: Path, target: str, options: tuple[str, ...], status: int, text: str
) -> None:
    done = run(folder, f"train.py:{target}", "--equals", "gaussian_kl_standard", *options)
    assert done.returncode == status and text in done.stdout, done.stdout + done.stderr
    assert not done.stderr


def test_the_worst_of_several_targets_counts(folder: Path) -> None:
    done = run(folder, "train.py:right", "train.py:doubled", "--equals", "gaussian_kl_standard")
    assert done.returncode == 1 and done.stdout.count("formula:") == 2


def test_json(folder: Path) -> None:
    done = run(folder, "train.py:doubled", "--equals", "gaussian_kl_standard", "--format", "json")
    (report,) = json.loads(done.stdout)["reports"]
    assert report["factor"] == "2" and report["verdict"] == "refuted" and report["counterexample"]


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("train.py:right",),
        ("train.py", "--equals", "gaussian_kl_standard"),
        ("train.py:", "--equals", "gaussian_kl_standard"),
        ("missing.py:f", "--equals", "gaussian_kl_standard"),
        ("train.py:missing", "--equals", "gaussian_kl_standard"),
        ("train.py:99", "--equals", "gaussian_kl_standard"),
        ("train.py:right", "--equals", "nonsense"),
        ("train.py:right", "--equals", "gaussian_kl_standard", "--let", "logvar"),
        ("train.py:right", "--equals", "gaussian_kl_standard", "--let", "logvar=tau"),
        ("train.py:right", "--equals", "gaussian_kl_standard", "--up-to", "nonsense"),
        ("train.py:right", "--equals", "gaussian_kl_standard", "--axes", "time"),
        ("--nonsense",),
    ],
)
def test_a_wrong_call_is_one_sentence_and_status_2(folder: Path, arguments: tuple[str, ...]) -> None:
    done = run(folder, *arguments)
    assert done.returncode == 2 and not done.stdout
    assert len(done.stderr.strip().splitlines()) == 1 and "Traceback" not in done.stderr


def test_the_list_names_every_formula(folder: Path) -> None:
    done = run(folder, "--list")
    assert done.returncode == 0 and "gaussian_kl_standard" in done.stdout


def test_the_call_that_is_printed_can_be_pasted(folder: Path) -> None:
    done = run(folder, "train.py:doubled", "--equals", "gaussian_kl_standard")
    assert "doubled(mu=torch.tensor([[" in done.stdout
