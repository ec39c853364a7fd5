"""Statistics that a page names and does not write out: definitions by their words (docs/reading.md).

"where $\\bar{x}$ is the sample mean and $s_x^2$ the sample variance of $x$" stands for the usual formulas,
with n - 1 below the variance.  They are listed as inferred.  The data are a sequence that the page sums over
from 1.

Main statements: `choose(page, words, introduced)`, and `averages(page, words, taken)` for random variables.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from string import Template

from kld_proof.document.blocks import Excerpt, Formula
from kld_proof.document.elaborate.items import Item, Page, formulas
from kld_proof.document.elaborate.language import sentences
from kld_proof.document.elaborate.language.identified import identifies
from kld_proof.document.elaborate.language.statistic import (
    DIVIDED,
    GROUPED,
    REGRESSION,
    SPEAKING,
    Statistic,
    named,
)
from kld_proof.document.elaborate.names import noise
from kld_proof.document.elaborate.names.candidates import Candidate
from kld_proof.document.elaborate.names.scan import symbols
from kld_proof.document.elaborate.relations import chains
from kld_proof.document.elaborate.terms.context import Vocabulary
from kld_proof.document.elaborate.terms.syntax import is_square, strip, walk
from kld_proof.document.elaborate.terms.vocabulary import SQUARE
from kld_proof.document.latex import ast
from kld_proof.document.latex.statements import read
from kld_proof.kernel.term import ONE, App, Var

MEAN = r"\frac{1}{$n} \sum_{$i=1}^{$n} ${x}_{$i}"
SQUARES = r"\sum_{$i=1}^{$n} (${x}_{$i} - \bar{$x})^2"
OTHERS = SQUARES.replace("$x", "$y").replace("${x}", "${y}")
PRODUCTS = r"\sum_{$i=1}^{$n} (${x}_{$i} - \bar{$x}) (${y}_{$i} - \bar{$y})"
FORMS: dict[str, tuple[str, str, int]] = {  # the name, the formula, and how many sequences it is about
    "mean": (r"\bar{$x}", MEAN, 1),
    "variance": ("$s^2", rf"\frac{{1}}{{$n - 1}} {SQUARES}", 1),
    "deviation": ("$s", rf"\sqrt{{\frac{{1}}{{$n - 1}} {SQUARES}}}", 1),
    "covariance": ("$s", rf"\frac{{1}}{{$n - 1}} {PRODUCTS}", 2),
    "correlation": ("$s", rf"\frac{{{PRODUCTS}}}{{\sqrt{{{SQUARES}}} \sqrt{{{OTHERS}}}}}", 2),
}


def gives_way(written: Candidate) -> bool:
    """Whether a formula does not say itself what its head is: no sum, and no word that introduces it."""
    summed = any(isinstance(n, ast.BigOp) for n in walk(written.side))
    return not (summed or written.announced or written.outright or identifies(written.item.before))


def choose(
    page: Page, words: Vocabulary, written: dict[str, Candidate], introduced: set[str]
) -> dict[str, Candidate]:
    """The definitions by words of the names that no formula defines, means first."""
    taken = {key for key, option in written.items() if not gives_way(option)} | _squared(page)
    data = dict(sequences(page, words))
    found: dict[str, Candidate] = {}
    barred = {n.name: (i, n) for i in formulas(page) for n in i.nodes.of(ast.Name)}
    if SPEAKING.search(words.prose):
        for x in data:
            if f"bar({x})" in barred:
                _add("mean", [x], *barred[f"bar({x})"], data, words, taken | introduced, found)
    if GROUPED.search(words.prose):
        from kld_proof.document.elaborate.names import grouped

        found.update(grouped.choose(page, words, taken | introduced | words.poisoned.keys()))
    if "bayes factor" in words.prose:
        from kld_proof.document.elaborate.names import evidence

        found.update(evidence.choose(page, words, taken | introduced | words.poisoned.keys()))
    means = [x for x in data if f"bar({x})" in written.keys() | found.keys()]
    if means and REGRESSION.search(words.prose):
        for usual in _by_letter(page):
            _add(*usual, data, words, taken | introduced, found)
    for item in formulas(page):
        for body in (strip(s.body) for s in item.tree.statements) if not item.display else ():  # type: ignore[union-attr]
            name = strip(body.base) if isinstance(body, ast.Power) and is_square(body) else body
            kind = named(item.before, item.after) if isinstance(name, ast.Name) else ""
            if (
                not isinstance(name, ast.Name)
                or kind in ("", "mean")
                or (name is body) == (kind == "variance")
            ):
                continue
            about = [s.name for s in name.subscript if isinstance(s, ast.Name)] or means[: len(means) == 1]
            _add(kind, about, item, name, data, words, taken | introduced, found)
    return found


def averages(page: Page, words: Vocabulary, taken: Collection[str]) -> dict[str, Candidate]:
    r"""The means `\bar X` of random variables X_1, ..., X_n that no formula of the page writes out."""
    found: dict[str, Candidate] = {}
    for base, domain in words.families.items() if SPEAKING.search(words.prose) else ():
        key, last = f"bar({base})", domain.args[-1] if isinstance(domain, App) and domain.args else None
        if key in taken or not isinstance(last, Var) or domain != App("range", ONE, last):
            continue
        used = ((i, n) for i in formulas(page) for n in i.nodes.of(ast.Name) if n.name == key)
        item, name = next(used, (None, None))
        if item is not None and name is not None and not _is_something_else(page, key):
            index = "i" if last.name != "i" else "k"
            parts = {"x": base, "i": index, "n": last.name}
            text = Template(rf"\bar{{$x}} = {MEAN}").substitute(parts)
            found[key] = written_out(key, text, item, name, words)
            words.random |= {f"{base}_{index}"}
    return found


def _is_something_else(page: Page, key: str) -> bool:
    """Whether a sentence introduces a name as anything but a mean: "let $\\bar X$ be a random variable"."""
    for item in formulas(page):
        statements = item.tree.statements if item.tree is not None and not item.display else ()
        alone = strip(statements[0].body) if len(statements) == 1 else None
        called = isinstance(alone, ast.Name) and alone.name == key
        introduced = called and sentences.supposal(item.before, item.after).holds
        if introduced and named(item.before, item.after) != "mean":
            return True
    return False


def _by_letter(page: Page) -> Iterator[tuple[Statistic, list[str], Item, ast.Name]]:
    """The names `s_x^2`, `s_{xy}` and `r_{xy}`, the variance, the covariance and the correlation of data."""
    squared = {
        base.name
        for item in formulas(page)
        for n in item.nodes.of(ast.Power)
        if is_square(n) and isinstance(base := strip(n.base), ast.Name)
    }
    for item in formulas(page):
        for name in item.nodes.of(ast.Name):
            about = [s.name for s in name.subscript if isinstance(s, ast.Name)]
            if len(about) != len(name.subscript) or len(set(about)) != len(about):
                continue
            if name.base == "s" and len(about) == 1 and name.name in squared:
                yield "variance", about, item, name
            elif name.base in ("s", "r") and len(about) == 2:
                yield "covariance" if name.base == "s" else "correlation", about, item, name


def _squared(page: Page) -> set[str]:
    """The names of which a display formula says what their square is, by a sum."""
    found = set()
    for item in formulas(page):
        for _, chain in chains(item) if item.display else ():
            head = strip(chain.first) if chain.first is not None else None
            base = strip(head.base) if isinstance(head, ast.Power) and is_square(head) else None
            if isinstance(base, ast.Name) and any(
                isinstance(n, ast.BigOp) for n in walk(chain.links[0].side)
            ):
                found.add(base.name)
    return found


def sequences(page: Page, words: Vocabulary) -> Iterator[tuple[str, tuple[str, str]]]:
    """Each sequence that is summed from 1 to one name alone, with its index and that name; so in models."""
    ends: dict[str, set[tuple[str, str]]] = {}
    for item in formulas(page):
        for sequence, i, last_one in noise.data(item):
            ends.setdefault(sequence, set()).add((i, last_one))
        for node in item.nodes.of(ast.BigOp):
            if node.op not in ("sum", "prod") or len(node.variables) != 1:
                continue
            index, first, last = strip(node.variables[0]), node.lower, node.upper
            if not isinstance(index, ast.Name) or first is None or last is None:
                continue
            one = isinstance(strip(first), ast.Number) and strip(first) == ast.Number(ONE.value)
            end = strip(last)
            for name in walk(node.body):
                if isinstance(name, ast.Name) and name.subscript == (index,):
                    known = one and isinstance(end, ast.Name)
                    ends.setdefault(name.base, set()).add((index.name, end.name if known else ""))  # type: ignore[attr-defined]
    for base, found in ends.items():
        n = {end for _, end in found}
        if len(n) == 1 and n != {""} and base in words.indexed and base not in words.random:
            yield base, (min(found)[0], n.pop())


def _add(
    kind: Statistic,
    about: list[str],
    item: Item,
    name: ast.Name,
    data: dict[str, tuple[str, str]],
    words: Vocabulary,
    taken: set[str],
    found: dict[str, Candidate],
) -> None:
    """The definition of `name`, if it is free, and its data have one number of terms and known means."""
    head, formula, arity = FORMS[kind]
    known = taken | found.keys()
    if (
        name.name in known | words.poisoned.keys() | words.matrices | words.random
        or name.name + SQUARE in known
    ):
        return
    if len(about) != arity or not set(about) <= data.keys() or len({data[x][1] for x in about}) > 1:
        return
    if kind != "mean" and (any(f"bar({x})" not in known for x in about) or DIVIDED.search(words.prose)):
        return
    i, n = data[about[0]]
    parts = {
        "x": about[0],
        "y": about[-1],
        "i": i,
        "n": n,
        "s": _root(item.block.text[name.start : name.end]),
    }
    text = Template(f"{head} = {formula}").substitute(parts)
    key = name.name + (SQUARE if kind == "variance" else "")
    candidate = written_out(key, text, item, name, words)
    found[key] = candidate
    if kind == "variance":
        side = ast.Sqrt(candidate.side, start=candidate.side.start, end=candidate.side.end)
        found[name.name] = Candidate(
            name.name, (), candidate.head, side, candidate.item, candidate.chain, True, False
        )


def _root(text: str) -> str:
    """A name as it was written, without the square on it."""
    return re.sub(r"\s*\^\s*(?:2|\{\s*2\s*\})\s*$", "", text)


def written_out(key: str, text: str, item: Item, name: ast.Name, words: Vocabulary) -> Candidate:
    """The definition that `text` is, placed where the name stands."""
    excerpt = item.block.excerpt
    block = Formula(Excerpt.of(excerpt.source, [(text, excerpt.origin(name.start), False)]), False)
    tree = read(text, symbols(words))
    place = Item(block, False, item.section, item.part, order=item.order, tree=tree, within=item.within)
    chain = strip(tree.statements[0].body)
    assert isinstance(chain, ast.Chain) and chain.first is not None
    return Candidate(key, (), chain.first, chain.links[0].side, place, chain, True, False)
