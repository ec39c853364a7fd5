"""Pages whose words or signs mean something else than real numbers are not judged as if they did."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kld_proof.verify import Markdown, verify

PAGES = Path(__file__).with_name("other_meanings.txt").read_text(encoding="utf-8")
CASES = re.findall(r"^===== (.*?): (.*?)\n(.*?)(?=^=====|\Z)", PAGES, re.M | re.S)
FORBIDDEN = {
    "never proved": {"proved"},
    "never refuted": {"refuted"},
    "neither": {"proved", "refuted"},
    "proved": {"refuted", "not_proved", "unread"},
}


@pytest.mark.parametrize(("verdict", "page"), [(v, p) for v, _, p in CASES], ids=[n for _, n, _ in CASES])
def test_the_last_claim_of_a_page(verdict: str, page: str) -> None:
    verdicts = [s.verdict for s in verify(Markdown(page)).steps()]
    assert not verdicts[-1:] or verdicts[-1] not in FORBIDDEN[verdict]
    assert verdicts or verdict != "proved"


def test_there_are_ordinary_pages_among_them() -> None:
    kinds = {verdict: sum(v == verdict for v, _, _ in CASES) for verdict in FORBIDDEN}
    assert min(kinds.values()) > 30 and sum(kinds.values()) == len(CASES) > 250
