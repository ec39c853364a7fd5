"""How much of 186 pages that other people wrote is read, proved, refuted: writes docs/coverage.md.

Run as `python -m tests.benchmarks.coverage`, or with `--reading` to count what is read and nothing else,
which takes seconds.  The pages are proofs of The Book of Statistical Proofs; they are no part of this
repository, and without them the script says so and ends.
"""

from __future__ import annotations

import os
import re
import sys
import time
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

from kld_proof.document.blocks import Block, Formula
from kld_proof.document.model import Document, Place, Step
from kld_proof.document.read import find_files, read_blocks
from kld_proof.kernel.term import App, Term, subterms

ROOT = Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpus" / "statproofbook"
PAGE = ROOT / "docs" / "coverage.md"
MARK = "## Looked at by eye"
"""Where the part of the page begins that a person wrote; it is kept."""
JUDGED = {
    "beta-mode.md, line 212": "an error of the book: alpha - 1 and alpha - 2 have changed places",
    "beta-mode.md, line 213": "an error of the book: true of the first expression, not of the second",
    "gam-dent.md, line 39": "an error of the book: with the rate b the last summand is - ln b (see a = 1)",
    "lognorm-pdf.md, line 51": "an error of the book: the density of Y is called that of X",
    "lognorm-var.md, line 118": "an error of the book: E[X]^2 stands where E[X^2] is meant",
}


@dataclass
class Coverage:
    """What became of the formulas of some pages, as counts by name."""

    read: Counter[str] = field(default_factory=Counter)
    verdicts: Counter[tuple[str, str]] = field(default_factory=Counter)
    unread: Counter[str] = field(default_factory=Counter)
    unproved: Counter[str] = field(default_factory=Counter)
    refuted: list[str] = field(default_factory=list)


def corpus() -> list[Path]:
    """The pages, or nothing where they are absent."""
    return find_files([CORPUS]) if CORPUS.is_dir() else []


def measure_reading(pages: Iterable[Path], coverage: Coverage) -> None:
    """Counts formulas, steps and premises, without proving anything."""
    from kld_proof.document.elaborate.page import elaborate

    for page in pages:
        title, blocks = read_blocks(page)
        count_reading(elaborate(blocks, str(page), title), blocks, coverage)


def count_reading(document: Document, blocks: list[Block], coverage: Coverage) -> None:
    """Adds one page: a formula counts as unread if any part of it is."""
    steps = [s for d in document.derivations for s in d.steps]
    failed = [s for s in steps if s.error]
    formulas = [b for b in blocks if isinstance(b, Formula) and b.display]
    unread = [f for f in formulas if any(_holds(f, s.place) for s in failed)]
    coverage.read["pages"] += 1
    coverage.read["display formulas"] += len(formulas)
    coverage.read["display formulas read"] += len(formulas) - len(unread)
    coverage.read["display formulas unread"] += len(unread)
    coverage.read["steps"] += len(steps) - len(failed)
    coverage.read["premises"] += len({(p.place, p.text) for d in document.derivations for p in d.premises})
    coverage.unread.update(classify(s.error) for s in failed)


def _holds(formula: Formula, place: Place) -> bool:
    begin, end = formula.place, formula.place_of(len(formula.text))
    here = (place.line, place.column)
    return place.cell == begin.cell and (begin.line, begin.column) <= here <= (end.line, end.column)


_GREEK = (
    "alpha|beta|gamma|delta|epsilon|varepsilon|lambda|mu|nu|omega|phi|pi|psi|sigma|rho|tau|theta|eta|xi|chi"
)
_NAMES = re.compile(
    r"\$[^$]*\$(?:, \$[^$]*\$)*(?: and \d+ more)?(?: means?)?"  # a list of names
    r"|`[^`]*`|\"[^\"]*\"|'[^']*'"  # what a message quotes
    r"|\\[A-Za-z]+(?:[_^]?\{[^}]*\})*|\S*[\\^_={}()]\S*"  # LaTeX and names with accents
    r"|(?<=the definition of )\S+|(?<=the random variable )\S+"
    rf"|^(?:[A-Za-z]|{_GREEK})(?= )|\b\d+\b",
    re.IGNORECASE,
)


_MISSING = (
    ("an integral or sum converges absolutely", re.compile(r"converges absolutely")),
    ("something is not zero", re.compile(r"\\neq 0")),
    ("something is positive", re.compile(r"> 0|0 <|\\geq? 0|0 \\leq?")),
    ("something is a natural number or an integer", re.compile(r"\\in \\mathbb")),
)
KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("derivatives", frozenset({"deriv", "has_deriv"})),
    ("integrals", frozenset({"integral"})),
    ("means of unspecified laws", frozenset({"expect"})),
    ("sums and products", frozenset({"sum", "prod"})),
    ("gamma, beta, digamma, factorials", frozenset({"gamma", "beta", "digamma", "factorial", "binom"})),
    ("cases, absolute values, extrema", frozenset({"ite", "abs", "sign", "min", "max", "floor", "ceil"})),
    (
        "trigonometric and error functions",
        frozenset({"sin", "cos", "tan", "asin", "acos", "atan", "sinh", "cosh", "tanh", "erf"}),
    ),
)


MATRICES = "matrices"
PLAIN = frozenset("add mul neg div pow ln exp sqrt pi sum range reals expect space in".split())


def is_plain(step: Step) -> bool:
    """Whether a step needs only algebra, ln, exp, powers, finite sums, Gaussian integrals, and means.

    Terms of sequences may stand in it, and random variables under a mean, but no other unspecified function.
    """
    parts = [t for side in (step.left, step.right) if side is not None for t in subterms(side)]
    applied = [t for t in parts if type(t) is App]
    means = any(t.head == "expect" for t in applied)
    return all(
        _is_gaussian(t)
        if t.head == "integral"
        else (t.head in step.sequences or (means and "`" not in t.head)) and not any(map(_is_built, t.args))
        if t.head.startswith("$")
        else t.head in PLAIN
        for t in applied
    )


def _is_built(argument: Term) -> bool:
    return type(argument) is App


def _is_gaussian(t: App) -> bool:
    """Whether an integral is over the reals and has an exponential in its integrand."""
    return t.args[0] == App("reals") and any(type(s) is App and s.head == "exp" for s in subterms(t.args[1]))


def classify(message: str) -> str:
    """A message without what is particular to its formula: names, numbers, LaTeX."""
    if "still missing:" in message:
        lacking = message.partition("still missing:")[2]
        kind = next((name for name, pattern in _MISSING if pattern.search(lacking)), "another condition")
        return f"true where both sides are defined, but not shown: {kind}"
    first = re.split(r"[:;\n]", message.strip(), maxsplit=1)[0]
    return re.sub(r"(?:\.\.\.[\s,()]*)+", "... ", _NAMES.sub("...", first)).strip() or "(no message)"


def kind_of(step: Step) -> str:
    """What the step needs most: the first of `KINDS` of which its sides contain a head."""
    sides = [side for side in (step.left, step.right) if side is not None]
    heads = {t.head for side in sides for t in subterms(side) if type(t) is App}
    if any(head.removeprefix("$").startswith("mat_") for head in heads):
        return MATRICES
    named = next((name for name, members in KINDS if heads & members), "")
    applied = any(head.startswith("$") for head in heads)
    return named or ("algebra with unspecified functions" if applied else "algebra, ln, exp, powers")


PLAIN_STEPS = "of these: only algebra, ln, exp, powers, finite sums, Gaussian integrals, means"


def measure_verdicts(pages: list[Path], coverage: Coverage) -> None:
    """Counts verdicts and reasons of what stays unproved, and lists what is refuted; pages in parallel."""
    with ProcessPoolExecutor(os.cpu_count()) as processes:
        for found in processes.map(judged, pages):
            coverage.verdicts.update(found.verdicts)
            coverage.unproved.update(found.unproved)
            coverage.refuted.extend(found.refuted)


def judged(page: Path) -> Coverage:
    """The verdicts of one page."""
    from kld_proof.verify import verify

    coverage = Coverage()
    for result in verify(page).steps():
        if result.verdict == "unread":
            continue
        kind, place = kind_of(result.step), result.step.place
        coverage.verdicts[kind, result.verdict] += 1
        if is_plain(result.step):
            coverage.verdicts[PLAIN_STEPS, result.verdict] += 1
        if result.verdict == "not_proved":
            coverage.unproved[f"{kind}: {classify(result.message)}"] += 1
        elif result.verdict == "refuted":
            coverage.refuted.append(f"{page.name}, line {place.line}, column {place.column}")
    return coverage


def verdict_table(verdicts: Counter[tuple[str, str]]) -> str:
    """Kinds of steps against verdicts, with the sums and the part that is proved."""
    kinds = [
        "algebra, ln, exp, powers",
        "algebra with unspecified functions",
        *(n for n, _ in KINDS),
        MATRICES,
    ]
    rows = [(k, [verdicts[k, v] for v in ("proved", "refuted", "not_proved")]) for k in kinds]
    rows.append(("all", [sum(counts[k] for _, counts in rows) for k in range(3)]))
    rows.append((PLAIN_STEPS, [verdicts[PLAIN_STEPS, v] for v in ("proved", "refuted", "not_proved")]))
    lines = [
        "| kind of step | proved | refuted | not proved | part proved |",
        "| --- | ---: | ---: | ---: | ---: |",
    ]
    for name, counts in rows:
        part = f"{100 * counts[0] // sum(counts)} %" if sum(counts) else ""
        lines.append(f"| {name} | {counts[0]} | {counts[1]} | {counts[2]} | {part} |")
    return "\n".join(lines)


def table(rows: Iterable[tuple[str, int]], *heads: str) -> str:
    lines = [f"| {heads[0]} | {heads[1]} |", "| --- | ---: |"]
    return "\n".join([*lines, *(f"| {name.replace('|', '&#124;')} | {count} |" for name, count in rows)])


def ranked(counter: Counter[str], least: int = 2) -> list[tuple[str, int]]:
    """The classes by size and name; those below `least` together at the end."""
    rows = sorted(((n, c) for n, c in counter.items() if c >= least), key=lambda row: (-row[1], row[0]))
    rest = sum(c for c in counter.values() if c < least)
    return [*rows, ("others, once each", rest)] if rest else rows


def judgement(refuted: str) -> str:
    """Whose error a refuted step is, as far as a person has looked at it."""
    return JUDGED.get(refuted.rpartition(",")[0], "not looked at yet")


def text(coverage: Coverage) -> str:
    """The page, the same for the same counts."""
    refuted = "\n".join(f"* {r}: {judgement(r)}" for r in sorted(coverage.refuted)) or "None."
    return f"""# Coverage

What the tool makes of 186 pages of The Book of Statistical Proofs (Joram Soch and contributors,
CC BY-SA 4.0), which were written for people and not for it. The pages are not part of this repository.
A display formula counts as read if all of it was; a step is one relation of a formula that was read.
The numbers are made by `python -m tests.benchmarks.coverage`, and a test compares the first table with
the reader where the pages are present.

{table(coverage.read.items(), "what was met", "count")}

A step is of the first kind of this table, from below, whose notation it contains.

{verdict_table(coverage.verdicts)}

## Why formulas are unread

{table(ranked(coverage.unread), "reason", "places")}

## What unproved steps lack

{table(ranked(coverage.unproved), "reason", "steps")}

## Refuted steps

{refuted}
"""


def with_reading(page: str, coverage: Coverage) -> str:
    """The page with the first table made anew and the rest as it was."""
    start = page.index("| what was met")
    end = page.index("\n\n", start)
    return page[:start] + table(coverage.read.items(), "what was met", "count") + page[end:]


def written_by_hand() -> str:
    """The part of the page that no script makes."""
    page = PAGE.read_text(encoding="utf-8") if PAGE.exists() else ""
    return f"\n{MARK}{page.partition(MARK)[2]}" if MARK in page else ""


def main(arguments: list[str]) -> int:
    pages = corpus()
    if not pages:
        print("coverage: the pages are not here, nothing was measured")
        return 0
    coverage, start = Coverage(), time.perf_counter()
    measure_reading(pages, coverage)
    reading = time.perf_counter() - start
    if "--reading" in arguments:
        PAGE.write_text(with_reading(PAGE.read_text(encoding="utf-8"), coverage), encoding="utf-8")
        print(f"{coverage.read['display formulas']} display formulas: read in {reading:.1f} s")
        return 0
    measure_verdicts(pages, coverage)
    PAGE.write_text(text(coverage) + written_by_hand(), encoding="utf-8")
    formulas = coverage.read["display formulas"]
    total = time.perf_counter() - start
    print(f"{formulas} display formulas: read in {reading:.1f} s, judged in {total:.1f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
