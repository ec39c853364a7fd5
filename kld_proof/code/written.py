"""The formula that a directive writes or names, with what the names of the code mean in it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from kld_proof.code import above
from kld_proof.code.formulas import Formula
from kld_proof.code.indexed import Sequences, lifted, sequences
from kld_proof.code.let import read_let
from kld_proof.code.match import positive
from kld_proof.document.blocks import Block
from kld_proof.document.model import Place, Premise
from kld_proof.errors import InputError
from kld_proof.kernel.term import App, Lam, Term, Var, bind, names, subterms
from kld_proof.record import record


@record(frozen=True)
class Written:
    """A formula of a page; `known` are its sequences, `refutable` says that its names may have any value."""

    formula: Formula
    known: Sequences | None
    functions: frozenset[str]
    refutable: bool
    premises: tuple[Premise, ...]
    place: Place | None


def written(latex: str, page: Sequence[Block]) -> Written:
    """The formula of the page that `latex` names or writes, with what the page supposes of its names.

    Names that begin with mu are means, with sigma positive scales; other names are matched as they are.
    """
    found = above.equation(page, latex)
    if found is None and latex == "above":
        raise InputError("there is no display formula above")
    (read,) = above.read(page, [found.value if found else latex])
    term = _without_factor(read.step.left)
    if any(type(t) is App and t.head.startswith("mat_") for t in subterms(term)):
        raise InputError(
            "the formula is about vectors or matrices: code is compared with numbers; write indices"
        )
    known = sequences(term, read.step.sequences)
    inside = {n.removeprefix("$") for n in names(term) if not n.startswith("$") or n in read.step.sequences}
    if known is not None:
        inside -= {known.index}
    unknown = {n for n in names(term) if n.startswith("$")} - read.step.sequences
    roles = _roles(inside)
    scales = [_positive(n, known) for n in sorted(inside) if n.startswith("sigma")]
    supposed = [p for p in read.step.assumptions if p not in scales]
    formula = Formula("the formula", latex, "the formula", roles, term, None, (*scales, *supposed), page=True)
    place = found.place if found else None
    return Written(formula, known, read.step.sequences, not unknown, read.premises, place)


def _without_factor(t: Term | None) -> Term:
    """`1 t`, as the claim has it, to t."""
    assert type(t) is App and t.head == "mul"
    return t.args[1] if len(t.args) == 2 else App("mul", *t.args[1:])


def _roles(inside: set[str]) -> dict[str, tuple[str, int]]:
    """The kinds of the names; where no guess could tell two of one kind and law apart, they have none."""
    kinds = {}
    for name in sorted(inside):
        kind = "scale" if name.startswith("sigma") else "mean" if name.startswith("mu") else "point"
        kinds[name] = (kind, 2 if name.endswith("_2") else 1)
    often = Counter(kinds.values())
    return {
        n: (k if k[0] != "point" and often[k] == 1 else ("point", position))
        for position, (n, k) in enumerate(kinds.items())
    }


def _positive(name: str, known: Sequences | None) -> Term:
    if known is None or name not in known.ranges:
        return positive(Var(name))
    return App("all", App("integers"), Lam(bind(positive(App(f"${name}", Var("k"))), "k").body))


def meanings(lets: Mapping[str, str], read: Written, page: Sequence[Block]) -> dict[str, Term]:
    """What `with` says of names, in Python's notation or in LaTeX, as the page reads it."""
    found: dict[str, Term] = {}
    latex: dict[str, str] = {}
    errors: dict[str, InputError] = {}
    for name, text in lets.items():
        try:
            found[name] = read_let(text, read.formula)
        except InputError as error:
            latex[name], errors[name] = text, error
    if not latex:
        return found
    try:
        terms = [_without_factor(r.step.left) for r in above.read(page, list(latex.values()))]
    except InputError as error:
        plain = next((n for n, text in latex.items() if not re.search(r"[\\{'^]", text)), None)
        raise (errors[plain] if plain else error) from None
    symbols = {*read.formula.symbols, *(f"${s}" for s in read.formula.symbols)}
    for (name, text), term in zip(latex.items(), terms, strict=True):
        inside = lifted(term, read.known) if read.known else term
        unknown = {n.removeprefix("$") for n in names(inside) - symbols} - {"index of the element"}
        if unknown:
            listed = ", ".join(read.formula.symbols)
            raise InputError(
                f"`with {name} = {text}`: `{min(unknown)}` is no name of the formula, which has {listed}"
            )
        found[name] = term
    return found
