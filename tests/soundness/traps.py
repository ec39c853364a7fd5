"""Pairs on which computer algebra says `equal` wrongly: read as they were written, never evaluated by it."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kld_proof.kernel.judge import Claim
from kld_proof.kernel.term import ZERO, App, Term, Var, names, substitute
from tests.soundness.reader import Unread, read

FILE = Path(__file__).parents[2].parent / "shared" / "traps.jsonl"


@dataclass(frozen=True)
class Trap:
    """A pair of sides, what is declared of its symbols, and whether it is true, false or conditional."""

    name: str
    truth: str
    claim: Claim | None
    error: str = ""


def traps() -> Iterator[Trap]:
    """Every trap of the file; `claim` is None where its source has no place in the language of terms."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        d = json.loads(line)
        try:
            symbols = {name: (symbol, assumed) for name, symbol, assumed in _symbols(d["decl"])}
            left, right = read(d["lhs_src"]), read(d["rhs_src"])
        except (Unread, KeyError) as error:
            yield Trap(d["name"], d["truth"], None, f"{error}")
            continue
        used = [symbols[n] for n in sorted(names(left) | names(right)) if n in symbols]
        values: dict[str, Term] = {name: symbol for name, (symbol, _) in symbols.items()}
        assumptions = tuple(dict.fromkeys(p for _, assumed in used for p in assumed))
        claim = Claim(assumptions, "eq", substitute(left, values), substitute(right, values))
        yield Trap(d["name"], d["truth"], claim)


def _symbols(declaration: str) -> Iterator[tuple[str, Var, list[Term]]]:
    """Python name, symbol and assumptions of each part of `x, s = symbols('x sigma', positive=True)`."""
    for statement in ast.parse(declaration).body:
        if not isinstance(statement, ast.Assign) or not isinstance(statement.value, ast.Call):
            raise Unread(ast.unparse(statement))
        call, target = statement.value, statement.targets[0]
        if ast.unparse(call.func) not in ("symbols", "Symbol", "Dummy"):
            raise Unread(ast.unparse(statement))
        written = ast.literal_eval(call.args[0])
        flags = {k.arg for k in call.keywords}
        elements = target.elts if isinstance(target, ast.Tuple) else [target]
        for element, symbol in zip(elements, written.replace(",", " ").split(), strict=True):
            yield ast.unparse(element), Var(symbol), list(_assumed(Var(symbol), flags))


def _assumed(v: Var, flags: set[str | None]) -> Iterator[Term]:
    if "positive" in flags:
        yield App("lt", ZERO, v)
    if "integer" in flags:
        yield App("in", v, App("integers"))
