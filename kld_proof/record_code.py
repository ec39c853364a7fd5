"""`__init__` of records: one function for each number of fields; `record` copies its code under other names.

Nothing is compiled when a class is made, as `dataclasses` does; and a copy of such a code is as fast.
"""

from __future__ import annotations

from types import FunctionType
from typing import Any


def _init_0(self: Any) -> None:
    pass


def _init_1(self: Any, a: Any) -> None:
    self.a = a


def _init_2(self: Any, a: Any, b: Any) -> None:
    self.a = a
    self.b = b


def _init_3(self: Any, a: Any, b: Any, c: Any) -> None:
    self.a = a
    self.b = b
    self.c = c


def _init_4(self: Any, a: Any, b: Any, c: Any, d: Any) -> None:
    self.a = a
    self.b = b
    self.c = c
    self.d = d


def _init_5(self: Any, a: Any, b: Any, c: Any, d: Any, e: Any) -> None:
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e


def _init_6(self: Any, a: Any, b: Any, c: Any, d: Any, e: Any, f: Any) -> None:
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f


def _init_7(self: Any, a: Any, b: Any, c: Any, d: Any, e: Any, f: Any, g: Any) -> None:
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
    self.g = g


def _init_8(self: Any, a: Any, b: Any, c: Any, d: Any, e: Any, f: Any, g: Any, h: Any) -> None:
    self.a = a
    self.b = b
    self.c = c
    self.d = d
    self.e = e
    self.f = f
    self.g = g
    self.h = h


INITS = (_init_0, _init_1, _init_2, _init_3, _init_4, _init_5, _init_6, _init_7, _init_8)


def copied(names: list[str], keywords: int, qualified: str) -> Any:
    """An `__init__` that sets the names, of which the last may only be given by keyword."""
    code = INITS[len(names)].__code__.replace(
        co_varnames=("self", *names),
        co_names=tuple(names),
        co_argcount=1 + len(names) - keywords,
        co_kwonlyargcount=keywords,
        co_name="__init__",
        co_qualname=qualified,
    )
    return FunctionType(code, {}, "__init__")


__all__ = ["INITS", "copied"]
