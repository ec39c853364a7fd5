r"""The words of which a regular expression needs one: a text without any of them holds no match.

Main statement: every match of `source`, whatever the flags `re.I`, `re.M` and `re.S`, lies in a text whose
`cue.folded` form contains one of `required(source)`; an empty answer says that nothing is known.

Implementation notes: the source is scanned once and not compiled.  Of the parts of a branch that every match
has, the one whose shortest word is longest is taken; of the branches of an alternative all.  Only ASCII
letters, digits, blanks, some marks, escaped ones but bars, kana, han and `\0`, which stands for a formula,
are looked at.

Caveats: backreferences, flags inside the expression and conditions are not understood (`()` is the answer);
`re.X` is not either.
"""

from __future__ import annotations

import re

Words = tuple[str, ...]

MOST_WORDS, MOST_LONG_WORDS, LONG = 64, 160, 3
"""More alternatives than this are searched for more slowly than by the expression itself; short words stand
in others nearly everywhere."""

_TOKEN = re.compile(
    r"(?P<run>(?:(?:[A-Za-z0-9 '~=&_\u3040-\u30ff\u4e00-\u9fff-]|\\[!-/:-@\[-`{}~])(?![?*+{]))+)"
    r"|(?P<mark>\\0(?![\d?*+{]))"
    r"|(?P<open>\((?:\?(?:P<\w+>|[:=!]|<[=!]))?)"
    r"|(?P<close>\))|(?P<bar>\|)"
    r"|(?P<quantity>(?:[?*+]|\{\d*,?\d*\})[?+]?)"
    r"|(?P<atom>\\(?:x..|u.{4}|U.{8}|N\{[^}]*\}|\d+|.)|\[\^?\]?(?:\\.|[^\]\\])*\]|.)",
    re.DOTALL,
)
_ESCAPED = re.compile(r"\\(.)")


def required(source: str) -> Words:
    """Words in lower case of which one is in every text that has a match; empty where none are known."""
    levels: list[_Branches] = [_Branches("")]
    for token in _TOKEN.finditer(source):
        kind, text = token.lastgroup, token[0]
        here = levels[-1]
        if kind == "run":
            word = _ESCAPED.sub(r"\1", text).lower()
            here.part((word,) if word.strip() else ())
        elif kind == "mark":
            here.part(("\0",))
        elif kind == "atom":
            here.part(())
        elif kind == "quantity":
            if here.last is None:
                return ()  # `(?i)`, `(?P=name)`, `(?(1)...)`
            here.repeat(text)
        elif kind == "bar":
            here.bar()
        elif kind == "open":
            levels.append(_Branches(text))
        elif len(levels) == 1:
            return ()
        else:
            levels[-1].bar()
            inner = levels.pop()
            levels[-1].part(() if inner.opening.endswith("!") else inner.words())
    levels[-1].bar()
    return levels[0].words() if len(levels) == 1 else ()


class _Branches:
    """The alternatives of a group as far as they were read, and the branch that is being read."""

    __slots__ = ("best", "found", "last", "opening", "unknown")

    def __init__(self, opening: str) -> None:
        self.opening, self.unknown = opening, False
        self.found: list[str] = []
        self.best: Words = ()
        self.last: Words | None = None

    def part(self, words: Words) -> None:
        """The next part of the branch; whether it may be left out is seen behind it."""
        self.best = _better(self.best, self.last or ())
        self.last = words

    def repeat(self, quantity: str) -> None:
        """What stands behind a part says how often it occurs."""
        if quantity[0] in "?*" or quantity[:2] in ("{0", "{,"):
            self.last = ()

    def bar(self) -> None:
        """The end of a branch."""
        self.part(())
        self.unknown = self.unknown or not self.best
        self.found += self.best
        self.best, self.last = (), None

    def words(self) -> Words:
        """One of them every match has."""
        long = all(len(word.strip()) >= LONG or not word.isascii() for word in self.found)
        many = len(self.found) > (MOST_LONG_WORDS if long else MOST_WORDS)
        return () if self.unknown or many else tuple(dict.fromkeys(self.found))


def _better(a: Words, b: Words) -> Words:
    """The words whose shortest is longer, then the fewer ones."""
    return max(a, b, key=lambda words: (min((len(w.strip()) for w in words), default=0), -len(words)))
