"""Records behave as dataclasses do, but for the run-time check that frozen ones stay as they are."""

from __future__ import annotations

import dataclasses
import pickle
from dataclasses import dataclass
from typing import Any

import pytest

from kld_proof.document.latex.nodes import Name, Neg, Number
from kld_proof.record import field, fields, record, replace
from kld_proof.record_code import INITS, copied


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
    label: str = dataclasses.field(default="", compare=False)
    parts: tuple[int, ...] = ()
    start: int = dataclasses.field(default=0, compare=False, kw_only=True, repr=False)


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


def test_the_functions_of_dataclasses_know_records() -> None:
    p = dataclasses.replace(Point(1, "a", start=7), x=2)  # type: ignore[type-var, unused-ignore]
    assert (p.x, p.label, p.start) == (2, "a", 7)
    assert [f.name for f in dataclasses.fields(p)] == ["start", "x", "label", "parts"]
    assert dataclasses.asdict(Loose([1])) == {"items": [1]}


def test_what_is_not_given_or_not_known_is_an_error() -> None:
    with pytest.raises(TypeError, match=r"Point\.__init__\(\) missing"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'y'"):
        Point(1, y=2)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword argument 'y'"):
        replace(Point(1), y=2)
    with pytest.raises(TypeError, match="positional"):
        Point(1, "a", (), 3)  # type: ignore[call-arg, misc, unused-ignore]


@record
class Many:
    """More fields than there are codes for."""

    a: int
    b: int
    c: int = 3
    d: int = 4
    e: int = 5
    f: int = 6
    g: int = 7
    h: int = 8
    i: list[int] = field(default_factory=list)


def test_records_of_many_fields_take_their_arguments_as_others_do() -> None:
    assert Many(1, 2) == Many(a=1, b=2, c=3) == Many(1, b=2, i=[]) != Many(1, 2, 0)
    assert Many(1, 2).i is not Many(1, 2).i and replace(Many(1, 2), h=0).h == 0
    with pytest.raises(TypeError, match="lacks"):
        Many(1)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="lacks"):
        Many()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="got"):
        Many(1, 2, x=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="lacks"):
        Many(1, x=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="multiple"):
        Many(1, 2, a=3)  # type: ignore[misc]
    with pytest.raises(TypeError, match="got"):
        Many(1, 2, 3, 4, 5, 6, 7, 8, [], 10)  # type: ignore[call-arg]


@pytest.mark.parametrize("size", range(len(INITS)))
def test_the_codes_set_every_field(size: int) -> None:
    names = [f"name_{k}" for k in range(size)]
    for keywords in range(size + 1):
        body = {"__init__": copied(names, keywords, "Test.__init__")}
        values = dict(zip(names, range(size), strict=True))
        assert vars(type("Test", (), body)(**values)) == values
        if keywords:
            with pytest.raises(TypeError, match=r"Test\.__init__\(\) takes"):
                type("Test", (), body)(*range(size))


def test_a_field_of_dataclasses_in_a_record_is_refused() -> None:
    with pytest.raises(TypeError, match="field"):

        @record
        class Mixed:
            items: list[int] = dataclasses.field(default_factory=list)


def test_a_field_without_a_default_does_not_follow_one_with_it() -> None:
    with pytest.raises(TypeError, match="default"):
        record(type("Wrong", (), {"__annotations__": {"a": "int", "b": "int"}, "a": 1}))


def test_defaults_of_a_subclass_stand_behind_those_of_its_base() -> None:
    @record
    class Longer(Loose):
        more: list[int] = field(default_factory=lambda: [1])
        name: str = "a"

    made = Longer([2], name="b")
    assert (made.items, made.more, made.name) == ([2], [1], "b") and Longer() == Longer([])
    assert Longer().more is not Longer().more


def test_records_travel_between_processes() -> None:
    name = Name("mu_1", "mu", (Number(1),), start=3)  # type: ignore[arg-type]
    back = pickle.loads(pickle.dumps(name))
    assert back == name and (back.base, back.start, back.subscript) == ("mu", 3, name.subscript)
