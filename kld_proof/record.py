"""`record`: dataclasses that are made in a tenth of the time.

`dataclasses.dataclass` compiles the source of up to six methods for every class, whenever the module is
imported, and imports `inspect`: for the hundred classes of this package that took a quarter of the time in
which a short page is checked.  Here all records with as many fields share the code of one `__init__`, under
other names (`record_code.py`); equality, hash and representation are the same functions for all classes.

Main statements: `record`, `field`, `fields` and `replace` are what `dataclasses` says of those names, as far
as they take the arguments below; its functions know records too.  Type checkers see `dataclasses` itself, and
it is they who keep frozen records from being changed.

Caveats: `__post_init__`, `InitVar` and `ClassVar` are not known here.
"""

from __future__ import annotations

import sys
from operator import attrgetter

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from dataclasses import dataclass as record
    from dataclasses import field, fields, replace
    from typing import Any
else:
    from kld_proof.record_code import INITS, copied

    MISSING = object()

    class Field:
        """A field of a record, with the attributes that `dataclasses` gives it."""

        __slots__ = ("compare", "default", "default_factory", "init", "kw_only", "name", "repr", "type")

        def __init__(self, default: Any, default_factory: Any, compare: bool, kw_only: bool, repr: bool):
            self.default, self.default_factory = default, default_factory
            self.compare, self.kw_only, self.repr, self.init = compare, kw_only, repr, True

        @property
        def _field_type(self) -> Any:
            return sys.modules["dataclasses"]._FIELD  # only that module asks

        @property
        def has_default(self) -> bool:
            """Whether `__init__` may go without a value."""
            return self.default is not MISSING or self.default_factory is not MISSING

    def field(
        *,
        default: Any = MISSING,
        default_factory: Any = MISSING,
        compare: bool = True,
        kw_only: bool = False,
        repr: bool = True,
    ) -> Any:
        """A field with a default, or one that equality or representation do not look at."""
        return Field(default, default_factory, compare, kw_only, repr)

    def fields(found: Any) -> tuple[Field, ...]:
        """The fields of a record or of its class."""
        return tuple(found.__dataclass_fields__.values())

    def replace(found: Any, /, **changes: Any) -> Any:
        """The same record with other values of some fields."""
        known = found.__dataclass_fields__
        if changes.keys() <= known.keys() and hasattr(found, "__dict__"):
            made = object.__new__(found.__class__)
            made.__dict__.update({name: found.__dict__[name] for name in known}, **changes)
            return made
        for name in known:
            if name not in changes:
                changes[name] = getattr(found, name)
        return found.__class__(**changes)

    def record(cls: type | None = None, *, frozen: bool = False, slots: bool = False) -> Any:
        """`cls` as a dataclass; a frozen one is hashable and, to type checkers, cannot be changed."""
        if cls is None:
            return lambda found: record(found, frozen=frozen, slots=slots)
        own = _own_fields(cls)
        every = {}
        for base in reversed(cls.__mro__[1:]):
            every.update(getattr(base, "__dataclass_fields__", {}))
        every.update(own)
        if slots:
            cls = _slotted(cls, own)
        else:
            for name, found in own.items():
                if found.default is not MISSING:
                    setattr(cls, name, found.default)
                elif name in vars(cls):
                    delattr(cls, name)
        return _equipped(cls, every, frozen)

    def _own_fields(cls: type) -> dict[str, Field]:
        """The fields that the class itself declares."""
        own = {}
        for name, kind in vars(cls).get("__annotations__", {}).items():
            default = vars(cls).get(name, MISSING)
            if default.__class__.__module__ == "dataclasses":
                raise TypeError(f"{cls.__qualname__}.{name}: a record takes the `field` of this module")
            found = default if default.__class__ is Field else Field(default, MISSING, True, False, True)
            found.name, found.type = name, kind
            own[name] = found
        return own

    def _slotted(cls: type, own: dict[str, Field]) -> type:
        """The class anew, with a slot for each field of its own."""
        body = {k: v for k, v in vars(cls).items() if k not in own and k not in ("__dict__", "__weakref__")}
        made = type(cls)(cls.__name__, cls.__bases__, {**body, "__slots__": tuple(own)})
        made.__qualname__ = cls.__qualname__
        return made

    def _equipped(cls: type, every: dict[str, Field], frozen: bool) -> type:
        """The class with the methods and attributes of a dataclass."""
        positional = [f for f in every.values() if not f.kw_only]
        keywords = [f for f in every.values() if f.kw_only]
        key = _key([f.name for f in every.values() if f.compare])
        shown = [f.name for f in every.values() if f.repr]
        cls.__dataclass_fields__ = every
        cls.__match_args__ = tuple(f.name for f in positional)
        cls.__init__ = _initialiser(cls, positional, keywords)
        cls.__eq__ = lambda a, b: key(a) == key(b) if b.__class__ is a.__class__ else NotImplemented
        cls.__hash__ = (lambda a: hash(key(a))) if frozen else None
        if "__repr__" not in vars(cls):
            cls.__repr__ = lambda a: _written(a, shown)
        return cls

    def _initialiser(cls: type, positional: list[Field], keywords: list[Field]) -> Any:
        """`__init__`: the copy of a code, or for many fields and such as are made anew one that takes any."""
        qualified = f"{cls.__qualname__}.__init__"
        with_default = [f.name for f in positional if f.has_default]
        if with_default != [f.name for f in positional[len(positional) - len(with_default) :]]:
            raise TypeError(f"{cls.__qualname__}: a field without a default follows one that has one")
        every = positional + keywords
        if len(every) >= len(INITS) or any(f.default_factory is not MISSING for f in every):
            return _general(positional, every, qualified)
        function = copied([f.name for f in every], len(keywords), qualified)
        function.__defaults__ = tuple(f.default for f in positional if f.has_default)
        function.__kwdefaults__ = {f.name: f.default for f in keywords if f.has_default}
        return function

    def _general(positional: list[Field], every: list[Field], qualified: str) -> Any:
        """An `__init__` for any fields of a record without slots."""
        names = [f.name for f in positional]
        known, count = {f.name for f in every}, len(every)
        defaults = {f.name: f.default for f in every if f.has_default and f.default_factory is MISSING}
        made = [(f.name, f.default_factory) for f in every if f.default_factory is not MISSING]

        def __init__(self: Any, *given: Any, **named: Any) -> None:
            values = self.__dict__
            values.update(defaults)
            values.update(zip(names, given, strict=False))
            if named:
                if not named.keys().isdisjoint(names[: len(given)]):
                    raise TypeError(f"{qualified}() got multiple values for an argument")
                values.update(named)
            for name, make in made:
                if name not in values:
                    values[name] = make()
            if len(values) != count or len(given) > len(names) or not named.keys() <= known:
                raise TypeError(f"{qualified}() got or lacks an argument: {sorted(known ^ values.keys())}")

        __init__.__qualname__ = qualified
        return __init__


def _key(names: list[str]) -> Callable[[Any], Any]:
    """What two records of one class are compared by."""
    return attrgetter(*names) if names else lambda a: ()


def _written(a: object, names: list[str]) -> str:
    """`Name(x=1, y=2)`."""
    return f"{type(a).__qualname__}({', '.join(f'{name}={getattr(a, name)!r}' for name in names)})"


__all__ = ["field", "fields", "record", "replace"]
