"""Code about arrays and a formula about sequences, side by side: `y_i`, `\\sum_{k=1}^K`, in any place."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kld_proof.code.indexed import Sequences, axis_of, function, lifted, mixes_batch
from kld_proof.code.match import convention, positive
from kld_proof.code.read import CodeFormula, read_code
from kld_proof.code.source import Source
from kld_proof.code.values import BATCH, index_name, size_name
from kld_proof.code.written import Written
from kld_proof.errors import InputError
from kld_proof.kernel.term import App, Term, Var, bind, names, substitute


@dataclass(frozen=True)
class Sides:
    """The code and the formula as terms of the formula's names, what is assumed, and what was done."""

    code: Term
    formula: Term
    assumptions: tuple[Term, ...]
    note: str
    read: CodeFormula


def compare(source: Source, read: Written, lets: Mapping[str, Term]) -> Sides:
    """The sides of the claim that the code is the formula; raises Unread or InputError."""
    known = read.known
    assert known is not None
    meant = {name: term for name in _names(source) if (term := _meaning(name, read, lets, known)) is not None}
    axes = {name: axis for name, term in meant.items() if (axis := axis_of(term, known)) is not None}
    numbers = {name: term for name, term in meant.items() if name not in axes}
    code = read_code(
        source,
        "",
        lambda n: n in axes,
        numbers,
        axis_of=axes.get,
        exact=read.formula.has_choices,
        explained=lets,
    )
    values = {f"${n}": function(meant[n], code.rank > 1) for n in axes}
    if mixes_batch(code.term, frozenset(axes)):
        raise InputError("a sum over the batch stands inside of a function: no one example is compared")
    term = substitute(substitute(code.term, values), known.sizes())
    note = _note(code)
    free = {index_name(k) for k, _ in enumerate(known.axes, 1)} & names(term)
    if free and not known.index:
        raise InputError("the code gives a value for each element, the formula one for all: a sum is missing")
    term = substitute(term, {n: Var(known.index) for n in free})
    right = read.formula.closed_form
    examples = size_name(BATCH)
    supposed = list(read.formula.assumptions)
    for prop in code.stated:
        for index in sorted({index_name(k) for k, _ in enumerate(known.axes, 1)} & names(prop)):
            prop = App("all", App("integers"), bind(prop, index))
        supposed.append(substitute(substitute(prop, values), known.sizes()))
    if examples in names(term):
        supposed.append(positive(Var(examples)))
        right = App("div", right, Var(examples)) if BATCH in code.summed else right
    return Sides(term, right, tuple(dict.fromkeys(supposed)), note, code)


def _note(code: CodeFormula) -> str:
    if code.rank == 1:
        return "the arrays of the code are taken to have the axis of the formula's index alone"
    if BATCH not in code.summed:
        return "for each example of the batch"
    kind = "averaged" if size_name(BATCH) in names(code.term) else "summed"
    return f"for each example, {kind} over the batch"


def _names(source: Source) -> Iterator[str]:
    """The names and attributes that the code has, each once."""
    found = []
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Name):
            found.append(node.id)
        elif isinstance(node, ast.arg):
            found.append(node.arg)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            found.append(ast.unparse(node))
    return iter(dict.fromkeys(found))


def _meaning(name: str, read: Written, lets: Mapping[str, Term], known: Sequences) -> Term | None:
    """What a name stands for, with `INDEX` in it if it is an array."""
    if name in lets:
        return lifted(lets[name], known)
    meaning = convention(name, read.formula)
    return None if meaning is None else lifted(meaning.term(read.formula), known)
