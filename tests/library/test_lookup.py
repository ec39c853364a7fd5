"""Lemmas are found by name: axioms as they are written, theorems only with a certificate that proves them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import App, Term, names, subterms
from kld_proof.library import theorems
from kld_proof.library.axioms import Axiom
from kld_proof.library.lookup import axiom_table, lookup, read_lemma
from kld_proof.library.statement import statement

NAME = "sum_id"


@pytest.fixture
def fresh() -> Iterator[None]:
    """No theorem is remembered as proved, before the test or after it."""
    for cached in (theorems.theorem, lookup):
        cached.cache_clear()
    yield
    for cached in (theorems.theorem, lookup):
        cached.cache_clear()


def everything() -> list[Axiom]:
    return [*axiom_table().values(), *theorems.theorem_table().values()]


def parts(entry: Axiom) -> list[Term]:
    lemma = read_lemma(entry)
    return [*lemma.hypotheses, lemma.conclusion]


def test_an_axiom_is_what_is_written() -> None:
    lemma = lookup("add_pos")
    assert lemma.variables == ("a", "b")
    assert lemma.hypotheses == (statement("0 < a"), statement("0 < b"))
    assert lemma.conclusion == statement("0 < a + b")
    assert lemma.source


def test_a_name_that_nothing_has() -> None:
    with pytest.raises(KernelError, match="no lemma is named add_posh"):
        lookup("add_posh")


def test_names_are_unique() -> None:
    assert not axiom_table().keys() & theorems.theorem_table().keys()


@pytest.mark.parametrize("entry", everything(), ids=lambda e: e.name)
def test_a_lemma_speaks_of_its_variables_and_of_no_other(entry: Axiom) -> None:
    used = set[str]().union(*map(names, parts(entry)))
    assert used == set(entry.variables.split())


@pytest.mark.parametrize("entry", everything(), ids=lambda e: e.name)
def test_no_function_of_a_lemma_is_misspelt(entry: Axiom) -> None:
    """Every head but the function variables stands on the page that says what it means."""
    page = (Path(__file__).resolve().parents[2] / "docs" / "semantics.md").read_text(encoding="utf-8")
    heads = {s.head for t in parts(entry) for s in subterms(t) if type(s) is App and s.head[0] != "$"}
    assert not [h for h in sorted(heads) if f"`{h}`" not in page and f"`{h}(" not in page]


def test_a_theorem_has_a_certificate_of_itself(fresh: None) -> None:
    assert lookup(NAME).conclusion == read_lemma(theorems.theorem_table()[NAME]).conclusion


@pytest.mark.parametrize(
    "change", [{"conclusion": "0 == 1"}, {"hypotheses": ()}], ids=["another conclusion", "fewer hypotheses"]
)
def test_a_certificate_of_something_else_is_refused(
    change: dict[str, object], fresh: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    entry = theorems.theorem_table()[NAME]
    assert entry.hypotheses
    changed = {NAME: entry._replace(**change)}  # type: ignore[arg-type]
    monkeypatch.setattr(theorems, "theorem_table", lambda: changed)
    with pytest.raises(KernelError, match=f"the certificate of {NAME} proves something else"):
        lookup(NAME)


@pytest.mark.parametrize("broken", ["{}", '{"terms": [], "lines": []}', None])
def test_a_theorem_without_a_proof_is_none(
    broken: str | None, fresh: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if broken is not None:
        (tmp_path / f"{NAME}.json").write_text(broken, encoding="utf-8")
    monkeypatch.setattr(theorems, "CERTIFICATES", str(tmp_path))
    with pytest.raises(KernelError):
        lookup(NAME)


def test_no_line_of_a_certificate_is_idle_or_believed(fresh: None, tmp_path: Path) -> None:
    """Without its last line a certificate proves something else."""
    path = Path(theorems.CERTIFICATES) / f"{NAME}.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    data["lines"] = data["lines"][:-1]
    (tmp_path / f"{NAME}.json").write_text(json.dumps(data), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(theorems, "CERTIFICATES", str(tmp_path))
        with pytest.raises(KernelError, match="proves something else"):
            lookup(NAME)
