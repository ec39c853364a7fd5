"""Saved proofs: what was proved comes back, and nothing that was tampered with is accepted."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from kld_proof import archive, cli
from kld_proof.errors import InputError
from kld_proof.kernel.certificate import Certificate, Line
from kld_proof.kernel.judge import Claim, Proof
from kld_proof.kernel.rules import KernelError
from kld_proof.kernel.term import ONE, ZERO, App, Num, Term, Var
from kld_proof.replay import Entry, decode, judged, load
from kld_proof.report.model import Report, StepResult
from tests.report import samples

X = Var("x")
POSITIVE = App("lt", ZERO, X)
DOUBLE, SUM = App("mul", Num(2), X), App("add", X, X)


def proof_of(left: Term, right: Term) -> Proof:
    """By the field rule; 1 is a model of `x > 0`."""
    lines = [Line("field", (), (left, right)), Line("evaluate", (), (App("lt", ZERO, ONE),))]
    return Proof(Certificate(lines), {"x": ONE})


CLAIM = Claim((POSITIVE,), "eq", SUM, DOUBLE)
PROOF = proof_of(SUM, DOUBLE)


def proved_step() -> StepResult:
    return StepResult(
        samples.step(), "proved", certificate=PROOF.certificate, claim=CLAIM, witness=PROOF.witness
    )


def saved(folder: Path, report: Report | None = None) -> Path:
    (path,) = archive.save(report or samples.report(proved_step()), folder / "proofs")
    return path


def test_a_saved_proof_comes_back(tmp_path: Path) -> None:
    certificate, entries = load(saved(tmp_path))
    assert certificate == PROOF.certificate
    assert entries == [Entry("12:3", "x + x = 2 x", CLAIM, PROOF.witness, (0, 1))]


def test_replay_accepts_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["replay", str(saved(tmp_path))]) == 0
    out = capsys.readouterr().out
    assert "proves  eq(add(x, x), mul(2, x)) under lt(0, x)" in out
    assert out.endswith("1 accepted, 0 rejected\n")


@pytest.mark.parametrize(
    "claim",
    [
        Claim((POSITIVE,), "eq", SUM, App("mul", Num(3), X)),
        Claim((POSITIVE,), "lt", SUM, DOUBLE),
        Claim((App("lt", X, ZERO),), "eq", SUM, DOUBLE),
        Claim((App("lt", X, X),), "eq", SUM, DOUBLE),
        Claim((), "eq", App("ln", X), App("ln", X)),
        Claim((), "made_up", SUM, DOUBLE),
    ],
)
def test_a_proof_of_something_else_is_rejected(
    claim: Claim, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.json"
    path.write_text(json.dumps(archive.encode([("1:1", "x + x = 2 x", claim, PROOF)])), encoding="utf-8")
    assert cli.main(["replay", str(path)]) == 1
    assert "rejected: " in capsys.readouterr().out


def corrupt(data: Any) -> list[Any]:
    """The saved file with one line dropped, swapped, retargeted or replaced."""
    lines = data["lines"]
    variants = [lines[1:], lines[::-1], lines[:-1], [*lines[:1], *lines[2:]], []]
    variants += [[["field", [5], lines[0][2]], *lines[1:]], [["field", [0], lines[0][2]], *lines[1:]]]
    variants += [
        [[rule, [], lines[0][2]], *lines[1:]] for rule in ("assume", "trust_me", None, "replay", "__init__")
    ]
    claim = lines[2]
    variants += [
        [*lines[:2], [*claim[:1], used, *claim[2:]], *lines[3:]] for used in ([], [0], [7], [-1], ["0"])
    ]
    changed = [{**data, "lines": v} for v in variants]
    changed += [{**data, "terms": v} for v in (data["terms"][::-1], data["terms"][:-1], [], None, [[1]])]
    return changed + [{**data, "proofs": v} for v in (None, data["proofs"] * 2, [None], [{}])]


def test_no_corrupted_proof_is_accepted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = saved(tmp_path)
    for variant in corrupt(json.loads(path.read_text(encoding="utf-8"))):
        path.write_text(json.dumps(variant), encoding="utf-8")
        assert cli.main(["replay", str(path)]) in (1, 2)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err and "internal error" not in err, err


@pytest.mark.parametrize(
    "content",
    [
        "",
        "{}",
        "[]",
        "null",
        "x",
        '{"format": "kld-proof-certificates", "version": 2, "proofs": []}',
        "[" * 100000,
    ],
)
def test_a_file_that_is_none_is_one_sentence(
    content: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "x.json"
    path.write_text(content, encoding="utf-8")
    assert cli.main(["replay", str(path)]) == 2
    err = capsys.readouterr().err
    assert err.startswith("kld-proof: ") and err.count("\n") == 1 and "internal error" not in err


def test_a_file_that_is_not_text_is_one_sentence(tmp_path: Path) -> None:
    path = tmp_path / "x.json"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(InputError, match="not a file of certificates"):
        load(path)


def test_the_claims_come_last() -> None:
    data = archive.encode([("", "", CLAIM, PROOF)])
    with pytest.raises(KernelError, match="last lines"):
        decode({**data, "lines": data["lines"][::-1]})


def test_proofs_of_one_file_share_their_lines() -> None:
    other = Claim((POSITIVE,), "eq", DOUBLE, SUM)
    data = archive.encode(
        [("1", "", CLAIM, PROOF), ("2", "", CLAIM, PROOF), ("3", "", other, proof_of(DOUBLE, SUM))]
    )
    certificate, entries = decode(data)
    assert [entry.lines for entry in entries] == [(0, 1), (0, 1), (2, 1)]
    assert [reason for _, reason in judged(certificate, entries)] == ["", "", ""]


def test_a_bad_line_does_not_cost_the_proofs_before_it() -> None:
    bad = Proof(Certificate([Line("field", (), (SUM, X))]), {})
    false = Claim((), "eq", SUM, X)
    first, second = judged(*decode(archive.encode([("", "", CLAIM, PROOF), ("", "", false, bad)])))
    assert first[1] == "" and "differ as rational functions" in second[1]


def test_a_proof_has_no_use_of_the_lines_of_another() -> None:
    """Each claim is judged by the lines that it names."""
    certificate, (entry,) = decode(archive.encode([("", "", CLAIM, PROOF)]))
    ((_, reason),) = judged(certificate, [entry._replace(lines=(1,))])
    assert "not established" in reason


def test_documents_of_one_name_do_not_overwrite_each_other(tmp_path: Path) -> None:
    documents = [
        samples.report(proved_step(), path=path).documents[0] for path in ("a/b.md", "a-b.md", "a b.md")
    ]
    assert len(archive.save(Report(documents), tmp_path)) == 3
    assert len([*tmp_path.iterdir()]) == 3


def test_a_name_never_leaves_the_folder(tmp_path: Path) -> None:
    for name in ("../../x.md", "/etc/passwd", "..", "", "a\x00b"):
        (path,) = archive.save(samples.report(proved_step(), path=name or "."), tmp_path)
        assert path.parent == tmp_path


def test_steps_that_are_not_proved_are_not_saved(tmp_path: Path) -> None:
    assert archive.save(samples.report(samples.refuted()), tmp_path) == []


def test_replay_never_imports_sympy_or_the_search(tmp_path: Path) -> None:
    code = (
        "import sys\nfrom kld_proof import cli\n"
        f"assert cli.main(['replay', {str(saved(tmp_path))!r}]) == 0\n"
        "heavy = [m for m in sys.modules if m.split('.')[0] in ('sympy', 'markdown_it')]\n"
        "heavy += [m for m in sys.modules if m.startswith(('kld_proof.search', 'kld_proof.verify'))]\n"
        "assert not heavy, heavy"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
