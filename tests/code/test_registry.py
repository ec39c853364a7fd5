"""The registry of torch is read as text; without torch a file of the same form stands in for it."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from kld_proof.code.registry import as_markdown, check_registry, run_registry, torch_source
from kld_proof.errors import InputError
from tests.code.judges import judge

FILE = """
import torch
raise SystemExit("this file was run")

@register_kl(Normal, Normal)
def _kl_normal_normal(p, q):
    ratio = (p.scale / q.scale).pow(2)
    shift = ((p.loc - q.loc) / q.scale).pow(2)
    return 0.5 * ({sign}ratio + shift - 1 - ratio.log())

@register_kl(Exponential, Exponential)
def _kl_exponential_exponential(p, q):
    return q.rate / p.rate - 1 - (q.rate / p.rate).log()

@register_kl(Uniform, Uniform)
def _kl_uniform_uniform(p, q):
    result = ((q.high - q.low) / (p.high - p.low)).log()
    result[q.low > p.low] = inf
    return result

@other(Normal, Normal)
def _kl_other(p, q):
    return p.loc
"""


def verdicts(tmp_path: Path, sign: str = "") -> dict[str, str]:
    path = tmp_path / "kl.py"
    path.write_text(FILE.replace("{sign}", sign))
    entries = check_registry(path, judge)
    assert as_markdown(entries, "1.0").count("\n") == len(entries) + 3
    return {e.function: e.verdict for e in entries}


def test_a_right_registry(tmp_path: Path) -> None:
    assert verdicts(tmp_path) == {
        "_kl_normal_normal": "proved",
        "_kl_exponential_exponential": "no theorem yet",
        "_kl_uniform_uniform": "unread",
        "_kl_other": "unread",
    }


def test_a_wrong_registry(tmp_path: Path) -> None:
    assert verdicts(tmp_path, "2 * ")["_kl_normal_normal"] == "refuted"


def test_without_torch_there_is_one_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kld_proof.code.registry.torch_source", lambda: None)
    with pytest.raises(InputError, match="needs torch"):
        run_registry("text")


def test_the_installed_torch() -> None:
    path = torch_source()
    if path is None:
        pytest.skip("torch is not installed")
    found = {e.function: e.verdict for e in check_registry(path, judge)}
    assert found["_kl_normal_normal"] == "proved"
    assert "torch.distributions" not in sys.modules
