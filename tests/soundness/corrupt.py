"""Certificates spoiled in ways that a bug or a forger would choose."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping
from typing import Any

from kld_proof.kernel.certificate import RULES, Certificate, Line
from kld_proof.kernel.term import App, Lam, Num, Term, Var

Lines = list[Line]


def corrupted(certificate: Certificate, draw: random.Random) -> Certificate:
    """The certificate with one to three changes."""
    lines = list(certificate.lines)
    for _ in range(draw.randint(1, 3)):
        draw.choice(WAYS)(lines, draw)
    return Certificate(lines)


def _drop(lines: Lines, draw: random.Random) -> None:
    if lines:
        del lines[draw.randrange(len(lines))]


def _swap(lines: Lines, draw: random.Random) -> None:
    if len(lines) > 1:
        i, j = draw.sample(range(len(lines)), 2)
        lines[i], lines[j] = lines[j], lines[i]


def _retarget(lines: Lines, draw: random.Random) -> None:
    i = draw.randrange(len(lines)) if lines else 0
    if lines and lines[i].premises:
        premises = list(lines[i].premises)
        premises[draw.randrange(len(premises))] = draw.randint(-2, len(lines))
        lines[i] = lines[i]._replace(premises=tuple(premises))


def _lose_premise(lines: Lines, draw: random.Random) -> None:
    i = draw.randrange(len(lines)) if lines else 0
    if lines:
        lines[i] = lines[i]._replace(premises=lines[i].premises[:-1])


def _other_rule(lines: Lines, draw: random.Random) -> None:
    i = draw.randrange(len(lines)) if lines else 0
    if lines:
        lines[i] = lines[i]._replace(rule=draw.choice(sorted(RULES)))


def _change_term(lines: Lines, draw: random.Random) -> None:
    i = draw.randrange(len(lines)) if lines else 0
    if lines:
        lines[i] = lines[i]._replace(arguments=tuple(_spoil(a, draw) for a in lines[i].arguments))


def _spoil(a: Any, draw: random.Random) -> Any:
    if isinstance(a, Mapping):
        key = draw.choice(sorted(a)) if a else None
        return {k: _spoil_term(v, draw) if k == key else v for k, v in a.items()}
    return _spoil_term(a, draw) if isinstance(a, Term) else a


def _spoil_term(t: Term, draw: random.Random) -> Term:
    if type(t) is App and t.args and draw.random() < 0.8:
        i = draw.randrange(len(t.args))
        return App(t.head, *t.args[:i], _spoil_term(t.args[i], draw), *t.args[i + 1 :])
    if type(t) is Lam:
        return Lam(_spoil_term(t.body, draw))
    if type(t) is Num:
        return Num(t.value + draw.choice((1, -1)))
    return draw.choice((Num(0), Num(2), Var("sigma"), App("neg", t), App("add", t, Num(1))))


WAYS: list[Callable[[Lines, random.Random], None]] = [
    _drop, _swap, _retarget, _lose_premise, _other_rule, _change_term, _change_term, _change_term,
]  # fmt: skip
