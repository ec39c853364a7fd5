"""`late`: a regular expression that is compiled when it is first used.

The reader has a hundred expressions for what few pages hold (pictures, macros, directives); compiling one
takes as long as reading a formula.
"""

from __future__ import annotations

import re
from typing import Any, cast


class _Late:
    """An expression that becomes a compiled one at the first look at any of its attributes."""

    def __init__(self, source: str, flags: int) -> None:
        self._source, self._flags = source, flags

    def __getattr__(self, name: str) -> Any:
        compiled = re.compile(self._source, self._flags)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub"):
            setattr(self, method, getattr(compiled, method))  # the next use does not come here
        return getattr(compiled, name)


def late(source: str, flags: int = 0) -> re.Pattern[str]:
    """The compiled expression, or what stands for it until it is used."""
    return cast("re.Pattern[str]", _Late(source, flags))


__all__ = ["late"]
