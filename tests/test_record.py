"""Records behave as dataclasses do, but for the run-time check that frozen ones stay as they are."""

from __future__ import annotations

import pickle
from dataclasses import dataclass, field, fields, replace
from typing import Any

import pytest

from kld_proof.document.latex.nodes import Name, Neg, Number
from kld_proof.record import record


@record(frozen=True, slots=True)
class Base:
    """A place."""

    start: int = field(default=0, compare=False, kw_only=True, repr=False)


@record(frozen=True, slots=True)
class Point(Base):
    x: int
    label: str = field(default="", compare=False)
    parts: tuple[int, ...] = ()


@record
class Loose:
    items: list[int] = field(default_factory=list)


@dataclass(frozen=True)
class Model:
    """What `Point` is modelled on."""

    x: int
    label: str = field(default="", compare=False)
    parts: tuple[int, ...] = ()
    start: int = field(default=0, compare=False, kw_only=True, repr=False)


CASES: list[dict[str, Any]] = [
    {"x": 1},
    {"x": 1, "label": "a"},
    {"x": 2},
    {"x": 1, "start": 3},
    {"x": 1, "parts": (1,)},
]


@pytest.mark.parametrize("a", CASES)
@pytest.mark.parametrize("b", CASES)
def test_equality_and_hash_are_those_of_a_dataclass(a: dict[str, Any], b: dict[str, Any]) -> None:
    equal = Model(**a) == Model(**b)
    assert (Point(**a) == Point(**b)) is equal
    assert (Point(**a) != Point(**b)) is not equal
    assert (hash(Point(**a)) == hash(Point(**b))) is equal


@pytest.mark.parametrize("a", CASES)
def test_the_representation_is_that_of_a_dataclass(a: dict[str, Any]) -> None:
    assert repr(Point(**a)) == repr(Model(**a)).replace("Model", "Point")


def test_different_classes_are_different() -> None:
    assert Base() == Base(start=5)
    assert Base() != Point(0) and Point(1) != Model(1) and Point(1) != 1
    assert Neg(Number(1)) != Number(1)  # type: ignore[arg-type]


def test_what_may_change_has_no_hash() -> None:
    assert Loose() == Loose([]) != Loose([1])
    assert Loose().items is not Loose().items
    with pytest.raises(TypeError):
        hash(Loose())


def test_records_are_taken_apart_and_changed_as_dataclasses_are() -> None:
    p = replace(Point(1, "a", start=7), x=2)
    assert (p.x, p.label, p.start) == (2, "a", 7)
    assert [f.name for f in fields(p)] == ["start", "x", "label", "parts"]
    match p:
        case Point(x, label):
            assert (x, label) == (2, "a")
    with pytest.raises(AttributeError):
        p.other = 1  # type: ignore[attr-defined]


def test_records_travel_between_processes() -> None:
    name = Name("mu_1", "mu", (Number(1),), start=3)  # type: ignore[arg-type]
    back = pickle.loads(pickle.dumps(name))
    assert back == name and (back.base, back.start, back.subscript) == ("mu", 3, name.subscript)
