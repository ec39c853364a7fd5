"""A late expression is compiled once, when it is used, and answers as a compiled one."""

from __future__ import annotations

import re

import pytest

from kld_proof.document.pattern import late


def test_nothing_is_compiled_before_it_is_used() -> None:
    wrong = late("(")
    with pytest.raises(re.error):
        wrong.search("")


@pytest.mark.parametrize("text", ["ab AB a", "", "xx"])
def test_it_answers_as_the_compiled_expression(text: str) -> None:
    plain = re.compile("(a)(b)?", re.I)
    for _ in range(2):
        found = late("(a)(b)?", re.I)
        assert [m.span() for m in found.finditer(text)] == [m.span() for m in plain.finditer(text)]
        assert found.findall(text) == plain.findall(text) and found.split(text) == plain.split(text)
        assert found.sub("-", text) == plain.sub("-", text)
        for kind in ("search", "match", "fullmatch"):
            a, b = getattr(found, kind)(text), getattr(plain, kind)(text)
            assert (a and a.span()) == (b and b.span())
        assert (found.pattern, found.flags, found.groups) == (plain.pattern, plain.flags, plain.groups)


def test_it_is_compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    compiled: list[str] = []
    real = re.compile
    monkeypatch.setattr(re, "compile", lambda source, flags=0: compiled.append(source) or real(source, flags))  # type: ignore[func-returns-value]
    found = late("a+b")
    assert not compiled
    assert found.search("aab") and found.match("aab", 1) and found.sub("", "ab") == ""
    assert compiled == ["a+b"]
