"""Counterexamples about samples: one observation with the mean and the variance that are assumed."""

from __future__ import annotations

from kld_proof.kernel.term import App, Bound, Lam, Num, Var, apply
from kld_proof.search.refuter.samples import witnesses

OWN = App("$X", Bound(1), Bound(0))
FAMILY = Lam(Lam(OWN))
RANGE = App("range", Num(1), Var("n"))
INDEPENDENT = App("independent", RANGE, FAMILY, Num(1))


def mean(value: object) -> App:
    return App("all", RANGE, Lam(App("eq", App("expect", Lam(OWN)), value)))  # type: ignore[arg-type]


def test_the_observation_has_the_mean_that_is_assumed() -> None:
    (first, *_) = witnesses([INDEPENDENT, mean(Var("m")), App("lt", Num(2), Var("m"))], ["$X", "m", "n"])
    assert first["n"] == Num(1)
    m = first["m"]
    assert isinstance(m, Num) and m.value > 2
    x = first["$X"]
    assert isinstance(x, Lam) and apply(x, Num(1)) is not None and m in _parts(x)


def test_nothing_is_chosen_for_other_functions_or_means_that_vary() -> None:
    assert not list(witnesses([INDEPENDENT], ["$X", "$f", "n"]))
    assert not list(witnesses([mean(Var("m"))], ["$X", "m", "n"]))
    assert not list(witnesses([INDEPENDENT, mean(App("$m", Bound(0)))], ["$X", "n"]))


def _parts(t: object) -> list[object]:
    inner = [t]
    for part in inner:
        inner += part.args if isinstance(part, App) else [part.body] if isinstance(part, Lam) else []
    return inner
