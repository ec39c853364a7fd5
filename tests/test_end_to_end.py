"""From a page to its report, by the real pipeline: what the report says of a step is true of that step."""

from __future__ import annotations

import importlib
import json
import re
from pathlib import Path
from typing import Any

import pytest

from kld_proof import Markdown, Report, cli, verify
from kld_proof.report import forms


def report(formula: str, before: str = "") -> Report:
    return verify(Markdown(f"{before}\n\n$$\n{formula}\n$$\n", "page.md"))


@pytest.mark.parametrize(
    ("formula", "left", "right"),
    [("x^2 + 1 < 1", 1, 0), ("1 > x^2 + 1", 0, 1), ("1 \\ge x^2 + 2", 0, 1), ("x^2 + 2 \\le 1", 1, 0)],
)
def test_the_values_of_a_counterexample_belong_to_the_sides_as_written(
    formula: str, left: int, right: int
) -> None:
    (step,) = report(formula, "Let $x \\in \\mathbb{R}$.").steps()
    assert step.verdict == "refuted" and step.enclosures is not None
    sizes = [float(side.strip("[").split(" ")[0].rstrip("]")) for side in step.enclosures]
    assert (sizes[0] > sizes[1]) is (left > right)


def test_a_page_from_start_to_end(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Read, proved, saved, replayed; and the saved file lies about nothing when it is changed."""
    page = tmp_path / "page.md"
    page.write_text("Let $a > 0$.\n\n$$\n\\ln a^2 = 2 \\ln a\n$$\n", encoding="utf-8")
    proofs = tmp_path / "proofs"
    assert cli.main(["verify", str(page), "--certificates", str(proofs), "--format", "json"]) == 0
    data: Any = json.loads(capsys.readouterr().out)
    (step,) = data["documents"][0]["derivations"][0]["steps"]
    assert (step["line"], step["verdict"]) == (4, "proved")
    assert cli.main(["replay", str(proofs)]) == 0
    assert "1 accepted, 0 rejected" in capsys.readouterr().out
    (saved,) = proofs.iterdir()
    saved.write_text(saved.read_text(encoding="utf-8").replace('"ln"', '"exp"'), encoding="utf-8")
    assert cli.main(["replay", str(proofs)]) != 0


@pytest.mark.parametrize("form", forms.names())
def test_every_form_shows_a_real_report(form: str) -> None:
    real = report("\\ln x^2 = 2 \\ln x \\\\ = \\ln x", "Let $x > 0$.")
    assert [step.verdict for step in real.steps()] == ["proved", "refuted"]
    assert "refuted" in forms.render(form, real)


def test_a_report_compares_in_an_assert() -> None:
    assert report("x + x = 2 x")
    assert not report("x + x = 3 x")
    assert not report("x + ")


def test_control_c_in_the_middle_of_a_page_keeps_the_steps_above(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = tmp_path / "page.md"
    page.write_text("$$\nx + x = 2 x\n$$\n\n$$\ny + y = 2 y \\\\ = y + y\n$$\n", encoding="utf-8")
    pipeline = importlib.import_module("kld_proof.verify")
    real, calls = pipeline.verify_step, []

    def slow(*arguments: Any, **options: Any) -> Any:
        calls.append(arguments)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return real(*arguments, **options)

    monkeypatch.setattr(pipeline, "verify_step", slow)
    assert cli.main(["verify", str(page)]) == 130
    out, err = capsys.readouterr()
    assert "2 proved, 0 refuted" in out
    assert out.endswith("Interrupted: what follows was not checked.\n")
    assert err == "kld-proof: interrupted after 0 of 1 documents\n"


def test_processes_change_nothing_but_the_time(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for number in range(5):
        text = f"Let $x > 0$.\n\n$$\n\\ln x^{number + 2} = {number + 2} \\ln x \\\\ = {number} \\ln x\n$$\n"
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    shown = []
    for jobs in ("1", "3"):
        assert cli.main(["verify", str(tmp_path), "--jobs", jobs, "--format", "json"]) == 1
        shown.append(re.sub(r'"seconds": [\d.e-]+', "", capsys.readouterr().out))
    assert shown[0] == shown[1]
