"""Room for the frames of deep recursions in one piece.

CPython keeps the frames of Python functions in chunks of 16 kB and gives a chunk back as soon as it is empty.
A search that goes to and fro over the end of a chunk asks the system for memory at every call: an eighth of
the time of long pages.  A frame that needs a large chunk gets one with as much room again behind it.
"""

from __future__ import annotations

from collections.abc import Callable
from types import FunctionType
from typing import Any, TypeVar

Result = TypeVar("Result")
SLOTS = 1 << 17  # of eight bytes: the depth of a recursion is limited to far fewer frames


def _call(f: Callable[..., Any], *arguments: Any) -> Any:
    return f(*arguments)


_roomy = FunctionType(_call.__code__.replace(co_stacksize=SLOTS), {})


def in_one_piece(f: Callable[..., Result], *arguments: Any) -> Result:
    """`f(*arguments)`, its frames and those of all that it calls in one chunk."""
    result: Result = _roomy(f, *arguments)
    return result
