"""A page, a folder for results, and what was searched."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kld_proof.cache.store import Cache
from kld_proof.report.model import StepResult
from tests.cache import PAGE


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "page.md"
    path.write_text(PAGE, encoding="utf-8")
    return path


@pytest.fixture
def cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


@pytest.fixture
def searched(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The steps that were searched, as they are read."""
    pipeline = import_module("kld_proof.verify")

    seen: list[str] = []
    search = pipeline.verify_step

    def verify_step(step: Any, *rest: Any) -> StepResult:
        seen.append(step.as_read)
        return search(step, *rest)

    monkeypatch.setattr(pipeline, "verify_step", verify_step)
    yield seen
