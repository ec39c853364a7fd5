"""`Cue`: a pattern of words that running text is searched for.

Most word lists find nothing in most texts, and compiling all of them took a quarter of the time of a
short page.  A cue is therefore compiled when a text first holds one of the words that it needs
(`cue_words.py`, which a program has found in the expressions), and remembers what it found in the texts that
it was asked about last: one sentence is asked about by every declaration near it.
"""

from __future__ import annotations

import re
from binascii import crc32
from collections.abc import Callable, Iterator
from functools import lru_cache

from kld_proof.document.cue_words import WORDS

REMEMBERED = 512
"""How many answers of one kind a cue keeps; a page rarely asks about more texts."""

_FOLDING = frozenset("\u0130\u0131\u017f\u212a")
"""What ASCII letters match where case is ignored though it is none: İ, ı, ſ and the sign of kelvin."""


def key(source: str) -> int:
    """By which `WORDS` knows an expression."""
    return crc32(source.encode())


@lru_cache(4096)
def folded(text: str) -> str | None:
    """The text in lower case; None where it has a letter that another one matches in a way of its own."""
    return text.lower() if text.isascii() or _FOLDING.isdisjoint(text) else None


Words = tuple[str, ...]
Answers = dict[str, re.Match[str] | None]


class Cue:
    """A regular expression and the answers that it gave; its methods are those of `re`."""

    __slots__ = ("_compiled", "_flags", "_matched", "_searched", "_source", "_words")

    def __init__(self, source: str, flags: int = 0) -> None:
        self._source, self._flags = source, flags
        self._compiled: re.Pattern[str] | None = None
        self._words: Words | None = None
        self._searched: Answers = {}
        self._matched: Answers = {}

    @property
    def source(self) -> str:
        """The expression as it was written."""
        return self._source

    @property
    def pattern(self) -> re.Pattern[str]:
        """The compiled expression."""
        if self._compiled is None:
            self._compiled = re.compile(self._source, self._flags)
        return self._compiled

    @property
    def words(self) -> Words:
        """The words of which every text with a match holds one; none where that is not known."""
        if self._words is None:
            self._words = tuple(filter(None, WORDS.get(key(self._source), "").split("|")))
        return self._words

    def lacks(self, text: str) -> bool:
        """Whether the text holds no match for want of words; False says nothing."""
        words = self._words if self._words is not None else self.words
        if not words or (lower := folded(text)) is None:
            return False
        for word in words:  # noqa: SIM110 - `all` takes twice the time
            if word in lower:
                return False
        return True

    def search(self, text: str) -> re.Match[str] | None:
        """The first place in the text."""
        try:
            return self._searched[text]
        except KeyError:
            return self._remember(self._searched, text, "search")

    def match(self, text: str) -> re.Match[str] | None:
        """The match at the beginning of the text."""
        try:
            return self._matched[text]
        except KeyError:
            return self._remember(self._matched, text, "match")

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """The match of all of the text."""
        return None if self.lacks(text) else self.pattern.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """All places, from left to right."""
        return iter(()) if self.lacks(text) else self.pattern.finditer(text)

    def findall(self, text: str) -> list[str]:
        """The groups of all places, as `re` gives them."""
        return [] if self.lacks(text) else self.pattern.findall(text)

    def split(self, text: str) -> list[str]:
        """The text between the places."""
        return [text] if self.lacks(text) else self.pattern.split(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """The text with every place replaced."""
        return text if self.lacks(text) else self.pattern.sub(new, text)

    def _remember(self, answers: Answers, text: str, kind: str) -> re.Match[str] | None:
        if len(answers) > REMEMBERED:
            answers.clear()
        answer: re.Match[str] | None = None if self.lacks(text) else getattr(self.pattern, kind)(text)
        answers[text] = answer
        return answer
