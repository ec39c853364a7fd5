"""How a program spells the names of a formula: `y_hat`, `sigma1`, `eps`, `lam`, `alpha_bar_t`."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ACCENT = re.compile(r"\b(hat|bar|tilde|vec|cal|bb|check|dot)\(([^()]*)\)")
_SHORT = {
    "epsilon": ("eps",),
    "lambda": ("lam", "lmbda", "lambd", "lambda_"),
    "infinity": ("inf",),
    "gamma": ("gam",),
}
_BARE = frozenset(["cal", "bb"])


def spellings(symbol: str) -> set[str]:
    """The ways to write a symbol of a formula as a name of Python, without underscores."""
    forms = {symbol}
    while any(_ACCENT.search(f) for f in forms):
        forms = {g for f in forms for g in _without_accent(f)}
    for long, short in _SHORT.items():
        forms |= {f.replace(long, s) for f in forms if long in f for s in short}
    forms |= {f.replace("'", w) for f in forms if "'" in f for w in ("prime", "new", "next")}
    return {_plain(f) for f in forms} - {""}


def _without_accent(form: str) -> list[str]:
    found = _ACCENT.search(form)
    if found is None:
        return [form]
    before, after = form[: found.start()], form[found.end() :]
    if found[1] in _BARE:
        return [before + found[2] + after]
    return [before + found[2] + found[1] + after, before + found[1] + found[2] + after,
            before + found[2] + after + found[1]]  # fmt: skip


def _plain(name: str) -> str:
    return re.sub(r"[^A-Za-z0-9]", "", name)


def spelt(name: str, symbols: Iterable[str]) -> str | None:
    """The one symbol that a name of a program spells, if any: first as it is, then in small letters."""
    symbols = tuple(symbols)
    if name in symbols:
        return name
    wanted = _plain(name.rpartition(".")[2])
    for small in (False, True):
        found = [s for s in symbols if _fold(wanted, small) in {_fold(f, small) for f in spellings(s)}]
        if len(found) == 1:
            return found[0]
        if found:
            return None
    return None


def _fold(text: str, small: bool) -> str:
    return text.lower() if small else text
