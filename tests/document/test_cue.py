"""A cue answers as its regular expression does, whatever it was asked before."""

from __future__ import annotations

import re

from kld_proof.document.cue import REMEMBERED, Cue

TEXTS = ("Let x be", "let", "outlet", "", "we let it", "LET")


def test_a_cue_finds_what_its_expression_finds_also_when_asked_again() -> None:
    cue, plain = Cue(r"\blet\b", re.I), re.compile(r"\blet\b", re.I)
    for text in (*TEXTS, *TEXTS):
        for kind in ("search", "match", "fullmatch"):
            found, wanted = getattr(cue, kind)(text), getattr(plain, kind)(text)
            assert (found and found.span()) == (wanted and wanted.span())


def test_a_cue_forgets_old_texts_and_keeps_answering() -> None:
    cue = Cue(r"\d")
    for k in range(3 * REMEMBERED):
        assert bool(cue.search(f"x{k}")) and not cue.match(f"x{k}")


def test_nothing_is_compiled_before_it_is_asked() -> None:
    cue = Cue("(")
    try:
        cue.search("")
    except re.error:
        return
    raise AssertionError("an expression that is none was compiled")


def test_the_places_and_the_text_between_them() -> None:
    cue = Cue(r"[,;]")
    assert [m.start() for m in cue.finditer("a,b;c")] == [1, 3]
    assert cue.findall("a,b;c") == [",", ";"]
    assert cue.split("a,b;c") == ["a", "b", "c"]
    assert cue.sub("-", "a,b;c") == "a-b-c"
