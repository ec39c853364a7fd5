"""What stands of an earlier run: nothing that changed, and no proof without the kernel."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from kld_proof.cache.recall import Known, confirmed, whole
from kld_proof.cache.store import Cache, Past, text_of
from kld_proof.kernel.certificate import Certificate
from kld_proof.kernel.term import Num
from kld_proof.record import replace
from kld_proof.report.model import DocumentResult, StepResult
from kld_proof.verify import verify_file
from tests.cache import PAGE, steps, verdicts


def test_an_unchanged_page_is_not_searched_again(page: Path, cache: Cache, searched: list[str]) -> None:
    first = verify_file(page, cache)
    assert verdicts(first) == ["proved", "refuted", "not_proved"] and len(searched) == 3
    again = verify_file(page, cache)
    assert verdicts(again) == verdicts(first) and len(searched) == 3
    for old, new in zip(steps(first), steps(again), strict=True):
        assert replace(new, seconds=0) == replace(old, seconds=0)
    assert again.findings == first.findings and again.document == first.document


def test_of_a_changed_page_only_the_changed_steps_are_searched(
    page: Path, cache: Cache, searched: list[str]
) -> None:
    verify_file(page, cache)
    del searched[:]
    page.write_text("# Moved\n\n" + PAGE.replace("x^2 + 2 x$$", "x^2 + 2 x + 1$$"), encoding="utf-8")
    result = verify_file(page, cache)
    assert verdicts(result) == ["proved", "proved", "not_proved"]
    assert len(searched) == 1 and "+ 1" in searched[0]
    assert [s.step.place.line for s in steps(result)] == [5, 7, 9]


def test_other_assumptions_are_another_step(page: Path, cache: Cache, searched: list[str]) -> None:
    verify_file(page, cache)
    del searched[:]
    page.write_text(PAGE.replace("Let $x > 0$", "Let $x < 0$"), encoding="utf-8")
    assert verdicts(verify_file(page, cache))[0] == "not_proved" and len(searched) == 3


def test_a_recalled_proof_is_judged_again(page: Path, cache: Cache, searched: list[str]) -> None:
    """A file that says "proved" of something false changes no verdict."""
    result = verify_file(page, cache)
    proved, wrong, _ = steps(result)
    for certificate in (Certificate([]), proved.certificate):
        lie = replace(wrong, verdict="proved", certificate=certificate)
        result.derivations[1].steps[:] = [lie]
        cache.keep(page, text_of(page), result)
        del searched[:]
        assert verdicts(verify_file(page, cache)) == ["proved", "refuted", "not_proved"]
        assert len(searched) == 1


def test_no_certificate_is_no_proof(page: Path, cache: Cache) -> None:
    proved = steps(verify_file(page, cache))[0]
    assert confirmed(proved) is not None
    assert confirmed(replace(proved, certificate=None)) is None
    assert proved.claim is not None
    other = proved.claim._replace(right=Num(3))
    assert confirmed(replace(proved, claim=other)) is None


def test_what_a_time_limit_ended_is_searched_again(
    page: Path, cache: Cache, searched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from contextlib import contextmanager

    import kld_proof.verdict as verdict
    from kld_proof.workers import OutOfTime, time_limit

    @contextmanager
    def at_once(seconds: float | None) -> Iterator[None]:
        raise OutOfTime
        yield

    monkeypatch.setattr(verdict, "time_limit", at_once)
    assert verdicts(verify_file(page, cache)) == ["not_proved"] * 3
    monkeypatch.setattr(verdict, "time_limit", time_limit)
    assert verdicts(verify_file(page, cache)) == ["proved", "refuted", "not_proved"]
    assert len(searched) == 6


def test_a_page_that_changed_while_it_was_checked_is_read_again(
    page: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline = import_module("kld_proof.verify")

    check = pipeline.verify_document

    def slow(*arguments: Any) -> DocumentResult:
        page.write_text("$$1 = 2$$\n", encoding="utf-8")
        return check(*arguments)

    monkeypatch.setattr(pipeline, "verify_document", slow)
    verify_file(page, cache)
    monkeypatch.setattr(pipeline, "verify_document", check)
    assert verdicts(verify_file(page, cache)) == ["refuted"]
    page.write_text(PAGE, encoding="utf-8")
    assert verdicts(verify_file(page, cache)) == ["proved", "refuted", "not_proved"]


def test_a_proof_under_another_reading_is_found_anew(cache: Cache, tmp_path: Path) -> None:
    """Its finding belongs to the search, and must not be lost where the page changes."""
    page = tmp_path / "slip.md"
    text = "Let $\\mu_1 > 0$.\n\n$$\\mu_1 + u_1 = 2 \\mu_1$$\n"
    page.write_text(text, encoding="utf-8")
    first = verify_file(page, cache)
    assert verdicts(first) == ["proved"] and first.findings
    page.write_text(text + "\nMore.\n", encoding="utf-8")
    assert verify_file(page, cache).findings == first.findings


def test_known_steps_of_nothing() -> None:
    assert whole(None, "") is None
    result = DocumentResult.__new__(DocumentResult)
    assert whole(Past(None, result), None) is None
    from tests.test_verify import step

    assert Known(None).recall(step("a", "=", "a")) is None


def test_reports_are_the_same_in_every_form(page: Path, tmp_path: Path) -> None:
    """Also from worker processes, and with `replay` of what was recalled."""
    kept = {**os.environ, "KLD_PROOF_CACHE": str(tmp_path / "kept")}
    (tmp_path / "second.md").write_text(PAGE.replace("x", "y"), encoding="utf-8")
    outputs = []
    for number in (1, 2):
        command = (
            "verify",
            "--jobs",
            "2",
            "--format",
            "github",
            "--certificates",
            str(tmp_path / f"c{number}"),
        )
        run = subprocess.run(
            [sys.executable, "-m", "kld_proof", *command, str(tmp_path)],
            env=kept, capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 1 and not run.stderr
        outputs.append(run.stdout)
    assert outputs[0] == outputs[1]
    files = [sorted((tmp_path / f"c{n}").iterdir()) for n in (1, 2)]
    assert [f.read_bytes() for f in files[0]] == [f.read_bytes() for f in files[1]] and len(files[0]) == 2


def test_what_was_done_before_an_interruption_is_kept(
    page: Path, cache: Cache, searched: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pipeline = import_module("kld_proof.verify")
    search = pipeline.verify_step

    def interrupted(step: Any, *rest: Any) -> StepResult:
        if len(searched) == 2:
            raise KeyboardInterrupt
        result: StepResult = search(step, *rest)
        return result

    monkeypatch.setattr(pipeline, "verify_step", interrupted)
    with pytest.raises(KeyboardInterrupt):
        verify_file(page, cache)
    past = cache.recall(page)
    assert past is not None and past.text is None and verdicts(past.result) == ["proved", "refuted"]
    monkeypatch.setattr(pipeline, "verify_step", search)
    assert verdicts(verify_file(page, cache)) == ["proved", "refuted", "not_proved"] and len(searched) == 3
