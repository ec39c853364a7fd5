"""The teaching notebooks run from top to bottom, and every report in them is what its text says."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = sorted((ROOT / "docs" / "notebooks").glob("*.ipynb"))


def code_of(path: Path) -> list[str]:
    """The sources of the code cells."""
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return ["".join(cell["source"]) for cell in cells if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_nothing_is_stored_that_a_run_would_change(path: Path) -> None:
    for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
        if cell["cell_type"] == "code":
            assert cell["outputs"] == [] and cell["execution_count"] is None


def test_the_gaussian_notebook_proves_and_refutes_what_it_says() -> None:
    """Its cells in order, without Jupyter."""
    scope: dict[str, Any] = {}
    for source in code_of(ROOT / "docs" / "notebooks" / "gaussian_kl.ipynb"):
        exec(compile(source, "cell", "exec"), scope)
    from kld_proof import verify

    assert verify(scope["moment"]) and verify(scope["kl"]) and verify(scope["code"])
    (wrong,) = verify(scope["slip"]).steps()
    assert wrong.verdict == "refuted"
    assert set(wrong.counterexample) == {"mu_1", "mu_2", "sigma_1"}


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.name)
def test_runs_in_jupyter(path: Path) -> None:
    """Every report that a cell ends in shows itself as HTML and as LaTeX."""
    nbclient = pytest.importorskip("nbclient")
    pytest.importorskip("ipykernel")
    nbformat = pytest.importorskip("nbformat")
    notebook = nbformat.read(path, as_version=4)
    where = {"metadata": {"path": str(ROOT)}}
    nbclient.NotebookClient(notebook, timeout=120, kernel_name="python3", resources=where).execute()
    shown = [out.data for cell in notebook.cells for out in cell.get("outputs", []) if "data" in out]
    assert any('class="kld-proof' in data.get("text/html", "") for data in shown)
    assert any("array" in data.get("text/latex", "") for data in shown)
