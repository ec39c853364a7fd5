"""`Cue`: a pattern of words that running text is searched for.

Compiling the word lists of the reader took a tenth of the time in which a short page is checked, and one
sentence is asked about by every declaration near it.  A cue is therefore compiled when it is first needed,
and remembers what it found in the texts that it was asked about last.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

REMEMBERED = 512
"""How many answers of one kind a cue keeps; a page rarely asks about more texts."""


class Cue:
    """A regular expression and the answers that it gave; its methods are those of `re`."""

    __slots__ = ("_compiled", "_flags", "_found", "_source")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags
        self._compiled: re.Pattern[str] | None = None
        self._found: dict[str, dict[str, re.Match[str] | None]] = {}

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in the text."""
        return self._remembered("search", text)

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of the text."""
        return self._remembered("match", text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of all of the text."""
        return self._remembered("fullmatch", text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places, from left to right."""
        return self.pattern.finditer(text)

    def findall(self, text: str) -> list[str]:
        """The groups of all places, as `re` gives them."""
        return self.pattern.findall(text)

    def split(self, text: str) -> list[str]:
        """The text between the places."""
        return self.pattern.split(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every place replaced."""
        return self.pattern.sub(new, text)

    def _remembered(self, kind: str, text: str) -> re.Match[str] | None:
        found = self._found.get(kind)
        if found is None or len(found) > REMEMBERED:
            found = self._found[kind] = {}
        try:
            return found[text]
        except KeyError:
            answer: re.Match[str] | None = getattr(self.pattern, kind)(text)
            found[text] = answer
            return answer
