"""The pipeline: what `verify` takes, and what it says of each kind of step."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from kld_proof import Markdown, verify
from kld_proof.document.model import Derivation, Document, Place, Step
from kld_proof.errors import InputError
from kld_proof.report.model import Report
from kld_proof.verdict import claim_of
from tests.search.contexts import term


def step(
    left: str, relation: str, right: str, *assumptions: str, rereadings: tuple[object, ...] = ()
) -> Step:
    return Step(
        term(left), relation, term(right), tuple(map(term, assumptions)), left, right, "", Place(1),
        rereadings=rereadings,  # type: ignore[arg-type]
    )  # fmt: skip


def verdicts(report: Report) -> list[str]:
    return [s.verdict for d in report.documents for r in d.derivations for s in r.steps]


def judged(*steps: Step) -> list[str]:
    return verdicts(verify(Derivation("test", list(steps), [])))


def test_the_verdicts() -> None:
    assert judged(step("a - a", "=", "0")) == ["proved"]
    assert judged(step("a - b", "=", "0")) == ["refuted"]
    assert judged(step("a/a", "=", "1")) == ["not_proved"]
    assert judged(step("a/a", "=", "1", "0 < a")) == ["proved"]


def test_an_unread_step_is_said_to_be_unread() -> None:
    broken = Step(None, "=", None, (), "", "", "", Place(3), error="line 3: unknown token")
    report = verify(Derivation("test", [broken, step("a", "=", "a")], []))
    assert verdicts(report) == ["unread", "proved"] and not report.ok


def test_nothing_to_check_is_not_ok() -> None:
    assert not verify([]).ok
    assert not verify(Derivation("empty", [], [])).ok


@pytest.mark.parametrize(
    ("relation", "expected"),
    [("<", "lt"), (">", "lt"), ("<=", "le"), (">=", "le"), ("!=", "ne"), ("=", "eq")],
)
def test_greater_is_less_with_sides_exchanged(relation: str, expected: str) -> None:
    claim = claim_of(step("a", relation, "b"))
    assert claim.relation == expected
    assert (claim.left == term("b")) is relation.startswith(">")


def test_a_rereading_counts_only_where_the_text_fails() -> None:
    slip = (term("a"), term("a"), "b is meant to be a")
    found = verify(Derivation("test", [step("a", "=", "b", rereadings=(slip,))], []))
    assert verdicts(found) == ["proved"]
    assert "b is meant to be a" in found.documents[0].derivations[0].steps[0].message
    assert [f.kind for f in found.documents[0].findings] == ["notation"]
    plain = verify(Derivation("test", [step("a", "=", "a", rereadings=(slip,))], []))
    assert plain.documents[0].findings == []


def test_a_formula_that_is_proved_alone_is_shown_alone() -> None:
    page = (
        "$$ \\int_0^1 2 x \\, dx = 2 $$\n\n$$ \\int_0^1 2 x \\, dx = 1 $$\n\n$$ \\int_0^1 2 x \\, dx = 3 $$"
    )
    shown = [(s.step.left_text, s.step.right_text, s.verdict) for s in verify(Markdown(page)).steps()]
    integral = "\\int_0^1 2 x \\, dx"
    assert shown[:2] == [(integral, "2", "refuted"), (integral, "1", "proved")]
    assert shown[2][1:] == ("3", "refuted")


def test_what_verify_takes(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("$$ (a + b)^2 = a^2 + 2ab + b^2 $$\n", encoding="utf-8")
    d = Derivation("test", [step("a", "=", "a")], [])
    for x in (page, str(page), Markdown(page.read_text(encoding="utf-8")), d, Document("x", [d]), [d, d]):
        report = verify(x)
        assert report.ok and set(verdicts(report)) == {"proved"}
    assert verdicts(verify([d, d])) == ["proved", "proved"]


@pytest.mark.parametrize("x", [3, object(), 2.5])
def test_what_verify_refuses(x: object) -> None:
    with pytest.raises(InputError):
        verify(x)


def test_a_missing_file_is_an_input_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        verify(tmp_path / "nothing.md")


def test_the_shipped_derivations_are_proved() -> None:
    report = verify()
    assert report.ok and set(verdicts(report)) == {"proved"}


def crash(*arguments: object, **options: object) -> None:
    raise ZeroDivisionError("planted")


def test_a_crash_of_the_search_costs_one_step_its_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kld_proof.search.decide.decide", crash)
    (found,) = verify(Derivation("test", [step("a", "=", "a")], [])).steps()
    assert found.verdict == "not_proved"
    assert "an internal error stopped the search (ZeroDivisionError: planted)" in found.message


def test_a_crash_of_the_explanation_costs_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kld_proof.search.explain.claim.explain_claim", crash)
    found = [*verify(Derivation("test", [step("a", "=", "b"), step("a/a", "=", "1")], [])).steps()]
    assert [f.verdict for f in found] == ["refuted", "not_proved"]
    assert found[0].counterexample and found[0].enclosures
    assert all("an internal error stopped the explanation (ZeroDivisionError" in f.message for f in found)


def test_a_crash_over_the_whole_chain_costs_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kld_proof.search.explain.step.still_follows", crash)
    report = verify(Derivation("test", [step("a", "=", "2*a"), step("2*a", "=", "a")], []))
    assert verdicts(report) == ["refuted", "refuted"]
    assert "internal error" in report.documents[0].derivations[0].summary.casefold()


def test_the_first_unreadable_part_is_raised(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.md", tmp_path / "bad.md"
    good.write_text("$$ a + a = 2a $$\n", encoding="utf-8")
    bad.write_bytes(b"\xff\xfe")
    for jobs in (1, 2):
        with pytest.raises(InputError, match=r"bad\.md"):
            verify([good, bad], jobs=jobs)


def test_large_files_begin_first_and_keep_their_numbers(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begun: list[str] = []

    def in_parallel(work: object, items: list[Path], jobs: int) -> Iterator[tuple[int, list[Path]]]:
        begun.extend(Path(item).name for item in items)
        yield from ((number, [item]) for number, item in enumerate(items))

    monkeypatch.setattr("kld_proof.workers.in_parallel", in_parallel)
    paths = [tmp_path / f"{size}.md" for size in (10, 30, 20)]
    for path in paths:
        path.write_text("x" * int(path.stem), encoding="utf-8")
    found = dict(import_module("kld_proof.verify").outcomes([*paths, "nowhere"], None, 2))
    assert begun[:3] == ["30.md", "20.md", "10.md"]
    assert [found[n] for n in range(3)] == [[path] for path in paths]
