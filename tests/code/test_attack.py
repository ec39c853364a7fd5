"""Right lines with a random edit: whatever is still called right is run, and gives the divergence."""

from __future__ import annotations

import math
import random
import re
from itertools import product
from types import SimpleNamespace

import pytest

from kld_proof.code import verify_code
from tests.code.arrays import Array
from tests.code.judges import judge

LINES = [
    "-0.5 * torch.sum(1 + logvar - mu ** 2 - torch.exp(logvar))",
    "-0.5 * torch.sum(1 + logvar - mu * mu - logvar.exp(), dim=1)",
    "(0.5 * (mu ** 2 + torch.exp(logvar) - 1 - logvar)).sum(1).mean()",
    "torch.mean(-0.5 * torch.sum(1 + logvar - mu ** 2 - torch.exp(logvar), dim=1), dim=0)",
    "0.5 * (torch.sum(mu ** 2 + logvar.exp() - logvar, dim=1) - mu.size(1))",
    "(mu ** 2 + torch.exp(logvar) - 1 - logvar) / 2",
    "torch.sum((mu * mu - logvar + torch.exp(logvar) - 1) / 2) / mu.size(0)",
]
TOKENS = [
    "1",
    "2",
    "0.5",
    "0",
    "mu",
    "logvar",
    "+",
    "-",
    "*",
    "**",
    "/",
    "dim=0",
    "dim=1",
    "sum",
    "mean",
    "exp",
]


def edit(line: str, rng: random.Random) -> str:
    """The line with one or two tokens replaced, dropped, doubled or exchanged."""
    tokens = re.findall(r"dim=\d|[A-Za-z_]+|\d+\.?\d*|\*\*|\S", line)
    for _ in range(rng.choice([1, 1, 2])):
        i, j = rng.randrange(len(tokens)), rng.randrange(len(tokens))
        kind = rng.randrange(4)
        if kind == 0:
            tokens[i] = rng.choice(TOKENS)
        elif kind == 1:
            tokens[i] = ""
        elif kind == 2:
            tokens[i] = f"{tokens[i]} {tokens[i]}"
        else:
            tokens[i], tokens[j] = tokens[j], tokens[i]
    return re.sub(r"\s*([.(])\s*", r"\1", " ".join(t for t in tokens if t))


def array(seed: float) -> Array:
    indices = list(product(range(2), range(3)))
    return Array((2, 3), {i: math.sin(seed + 2.3 * k) for k, i in enumerate(indices)})


TORCH = SimpleNamespace(
    exp=lambda x: Array.of(x).exp(),
    sum=lambda x, dim=None: Array.of(x).sum(dim),
    mean=lambda x, dim=None: Array.of(x).mean(dim),
)


def accepted(result: Array, mu: Array, logvar: Array) -> bool:
    """Is it the divergence: each, summed over the latent axis, then perhaps over the batch, or averaged?"""
    each = (mu * mu + logvar.exp() - logvar - 1) * 0.5
    wanted = [each, each.sum(1), each.sum(1).mean(), each.sum(1).mean(0), each.sum()]
    return any(
        list(result.values) == list(w.values)
        and all(math.isclose(result.values[i], w.values[i], abs_tol=1e-9) for i in w.values)
        for w in wanted
    )


@pytest.mark.parametrize("seed", range(5))
def test_what_is_called_right_is_right(seed: int) -> None:
    rng = random.Random(seed)
    mu, logvar = array(0.2), array(1.3)
    for _ in range(60):
        line = edit(rng.choice(LINES), rng)
        try:
            report = verify_code(f"kl = {line}", "gaussian_kl_standard", judge=judge)
        except Exception as error:
            assert type(error).__name__ == "InputError", line
            continue
        if not report.ok:
            continue
        if not {"mu", "logvar"} <= set(report.code.arrays if report.code else ()):
            continue  # the edit made a name of its own, such as `mean`
        result = eval(line, {"torch": TORCH, "mu": mu, "logvar": logvar})
        assert accepted(Array.of(result), mu, logvar), line


def test_every_line_is_right_before_the_edit() -> None:
    mu, logvar = array(0.2), array(1.3)
    for line in LINES:
        assert verify_code(f"kl = {line}", "gaussian_kl_standard", judge=judge).ok
        assert accepted(eval(line, {"torch": TORCH, "mu": mu, "logvar": logvar}), mu, logvar)
