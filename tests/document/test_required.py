"""What `required` says of an expression, against the parser of `re` and against texts that match."""

from __future__ import annotations

import importlib
import re
import sys
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kld_proof.document.cue import folded
from kld_proof.document.cue_words import WORDS
from tests.document.cue_words import every_cue, table, words_of
from tests.document.required import MOST_LONG_WORDS, MOST_WORDS, required

EXAMPLES = {
    r"\blet\b": ("let",),
    r"\b(?:let|fix)\b": ("let", "fix"),
    r"\bLet\s+us": ("let",),
    r"converges?\b": ("converge",),
    r"(?:very )?small": ("small",),
    r"\bnot\b[^.]{0,30}\b(?:integrable|finite)\b": ("integrable", "finite"),
    r"(?P<a>if|when)(?P<b>ever)?": ("if", "when"),
    r"(?!never)always": ("always",),
    r"(?<=so )thus": ("thus",),
    r"x{2,3}where": ("where",),
    r"(?:let){0,2}set": ("set",),
    r"設|其中": ("設", "其中"),
    r"an (?:event|outcome)": ("event", "outcome"),
    r"\u4e00ab[cd]ef": ("ab",),
    r"\0\s*,|let": ("\0", "let"),
    r"(let|\.)": ("let", "."),
    r"\bs\.t\.": ("s.t.",),
    r"[a-z]\]\(": ("](",),
    r"\\log\.?": ("\\log",),
}
UNKNOWN = (
    r"let|\d",
    r"(?:let)?",
    r"(?:let)*",
    r"(?!let)",
    r"[let]",
    r"(?i)let",
    r"(let|\|)",
    r"\.?",
    r"l?e?t?",
    r"(?:|let)",
    r"\let|(?P<a>let)|(?P=a)let|\1",
    "|".join(f"w{k}" for k in range(MOST_WORDS + 1)),
    "|".join(f"word{k}" for k in range(MOST_LONG_WORDS + 1)),
)


@pytest.mark.parametrize("source", EXAMPLES)
def test_the_words_of_an_expression(source: str) -> None:
    assert required(source) == EXAMPLES[source]


@pytest.mark.parametrize("source", UNKNOWN)
def test_where_no_word_is_needed_none_is_named(source: str) -> None:
    assert required(source) == ()


def has_one(tree: Any, words: tuple[str, ...]) -> bool:
    """Whether a part that every match of the sequence has contains one of the words."""
    run = ""
    for operation, value in tree:
        name = str(operation)
        run = run + chr(value).lower() if name == "LITERAL" else ""
        if any(word in run for word in words):
            return True
        if name == "SUBPATTERN" and has_one(value[-1], words):
            return True
        if name == "BRANCH" and all(has_one(branch, words) for branch in value[1]):
            return True
        if name in ("MAX_REPEAT", "MIN_REPEAT") and value[0] and has_one(value[2], words):
            return True
        if name == "ASSERT" and has_one(value[1], words):
            return True
    return False


def tree_of(source: str, flags: int) -> Any:
    parser: Any = sys.modules.get("re._parser") or importlib.import_module("re._parser")
    return parser.parse(source, flags)


def test_the_parser_of_re_agrees_for_every_cue_of_the_package() -> None:
    cues = every_cue()
    known = [c for c in cues if words_of(c)]
    assert len(known) > 0.7 * len(cues) > 70
    for cue in known:
        tree = tree_of(cue.source, cue.pattern.flags & ~re.U)
        assert agrees(tree, words_of(cue)), (cue.source, words_of(cue))


def agrees(tree: Any, words: tuple[str, ...]) -> bool:
    """Whether each match contains a word; common prefixes, which the parser took out, are put back."""
    return all(has_one(flat, words) for flat in flattened(list(tree)))


def flattened(tree: list[Any]) -> list[list[Any]]:
    """The sequences that a sequence stands for when its alternatives are written out and groups opened."""
    sequences: list[list[Any]] = [[]]
    for operation, value in tree:
        name = str(operation)
        if name == "BRANCH":
            inner = [s for branch in value[1] for s in flattened(list(branch))]
        elif name == "SUBPATTERN":
            inner = flattened(list(value[3]))
        elif name == "IN" and all(str(kind) == "LITERAL" for kind, _ in value):  # `a|b`, or [ab]
            inner = [[letter] for letter in value]
        else:
            inner = [[(operation, value)]]
        if len(sequences) * len(inner) > 5000:
            inner = [[(operation, value)]]
        sequences = [s + i for s in sequences for i in inner]
    return sequences


def test_the_words_that_are_written_down_are_those_that_are_found() -> None:
    """A few cues may be new; `python -m tests.document.cue_words` writes the table anew."""
    current = table()
    assert all(current[number] == words for number, words in WORDS.items() if number in current)
    assert len(WORDS.keys() ^ current.keys()) <= len(current) / 10


PIECES = st.sampled_from(
    [
        "let",
        "Fix",
        " us",
        "x",
        "a?",
        "b*",
        "c+",
        r"\b",
        r"\w",
        "[ab]",
        ".",
        "設",
        "k",
        "s",
        r"\\",
        r"\(",
        r"\|",
    ]
)


def expressions() -> st.SearchStrategy[str]:
    def larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        groups = st.sampled_from(
            ["(?:{})", "({})", "(?:{})?", "(?={})", "(?!{})", "(?:{}){{0,2}}", "(?:{})+"]
        )
        return st.one_of(
            st.lists(inner, min_size=1, max_size=4).map("".join),
            st.lists(inner, min_size=2, max_size=3).map("|".join),
            st.builds(lambda g, i: g.format(i), groups, inner),
        )

    return st.recursive(PIECES, larger, max_leaves=12)


TEXTS = st.lists(st.sampled_from([*"xabc 設Kſs\\-.(|", "let", "LET", "fix", "Fix", " us"])).map("".join)


@given(expressions(), TEXTS)
def test_a_text_that_matches_holds_a_word(source: str, text: str) -> None:
    words, lower = required(source), folded(text)
    for flags in (0, re.I):
        if words and lower is not None and re.search(source, text, flags):
            assert any(word in lower for word in words)


def test_every_letter_that_matches_an_ascii_letter_is_folded_or_refused() -> None:
    ascii_letter = re.compile("[a-z]", re.I)
    odd = [c for c in map(chr, range(128, sys.maxunicode + 1)) if ascii_letter.match(c)]
    assert odd and all(folded(c) is None for c in odd)
    assert folded("Ä straße 設") == "ä straße 設"
