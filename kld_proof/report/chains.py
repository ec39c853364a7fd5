"""Whether the last line of a chain follows from the first, where a line between them is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kld_proof.report.model import StepResult

Follows = Callable[[StepResult, str, StepResult], str]


def chains(results: Iterable[StepResult]) -> Iterator[list[StepResult]]:
    """The runs of steps in which each begins with the side that the one before it ends with."""
    run: list[StepResult] = []
    for r in results:
        if run and (r.step.left is None or r.step.left != run[-1].step.right):
            yield run
            run = []
        run.append(r)
    if run:
        yield run


def relation(chain: list[StepResult]) -> str | None:
    """What the whole chain claims of its ends; None where its relations cannot be joined."""
    written = {r.step.relation for r in chain} - {"="}
    if written <= {"<", "<="}:
        return "<" if "<" in written else "<=" if written else "="
    if written <= {">", ">="}:
        return ">" if ">" in written else ">="
    return None


def summary(results: list[StepResult], follows: Follows) -> str:
    """A sentence for each chain of several lines in which one is refuted; `follows` decides it."""
    sentences = []
    for chain in chains(results):
        whole = relation(chain)
        wrong = any(r.verdict == "refuted" for r in chain)
        if wrong and whole and len(chain) > 1 and len({r.step.assumptions for r in chain}) == 1:
            sentences.append(follows(chain[0], whole, chain[-1]))
    return " ".join(f"{s[0].upper()}{s[1:]}." for s in dict.fromkeys(sentences))


__all__ = ["chains", "relation", "summary"]
