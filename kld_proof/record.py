"""`record`: dataclasses that are made in a quarter of the time.

`dataclasses.dataclass` compiles the source of up to six methods for every class, whenever the module is
imported: for the hundred classes of this package that took a quarter of the time in which a short page is
checked.  Here `__init__` alone is compiled; equality, hash and representation are the same functions for all
classes.  Type checkers see `dataclass` itself, and it is they who keep frozen records from being changed.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass, fields

    def record(cls: type | None = None, *, frozen: bool = False, slots: bool = False) -> Any:
        """`cls` as a dataclass; a frozen one is hashable and, to type checkers, cannot be changed."""
        if cls is None:
            return lambda found: record(found, frozen=frozen, slots=slots)
        made = dataclass(cls, eq=False, repr=False, slots=slots)
        key = _key([f.name for f in fields(made) if f.compare])
        shown = [f.name for f in fields(made) if f.repr]
        made.__eq__ = lambda a, b: key(a) == key(b) if b.__class__ is a.__class__ else NotImplemented
        made.__hash__ = (lambda a: hash(key(a))) if frozen else None
        if "__repr__" not in vars(made):
            made.__repr__ = lambda a: _written(a, shown)
        return made


def _key(names: list[str]) -> Callable[[Any], Any]:
    """What two records of one class are compared by."""
    return attrgetter(*names) if names else lambda a: ()


def _written(a: object, names: list[str]) -> str:
    """`Name(x=1, y=2)`."""
    return f"{type(a).__qualname__}({', '.join(f'{name}={getattr(a, name)!r}' for name in names)})"


__all__ = ["record"]
