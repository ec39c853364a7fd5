"""Every display formula of the pages to develop against arrives in its line; skipped where absent."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kld_proof.document.blocks import Excerpt, Formula, Prose
from kld_proof.document.read import read_blocks

SHARED = Path(__file__).resolve().parents[2].parent / "shared"
PAGES = sorted(SHARED.glob("corpus/statproofbook/*.md"))
SEEDS = sorted(SHARED.glob("seed/0*.md"))


def split_at_dollars(text: str) -> list[tuple[int, str]]:
    """Line and text of what stands between every first and second pair of dollar signs."""
    found, done = [], 0
    for index, part in enumerate(text.split("$$")):
        if index % 2:
            begin = done + len(part) - len(part.lstrip())
            line = len(re.findall(r"\r\n?|\n", text[:begin])) + 1
            found.append((line, re.sub(r"\r\n?", "\n", part).strip()))
        done += len(part) + 2
    return found


@pytest.mark.skipif(not PAGES, reason="the pages to develop against are not here")
def test_every_display_formula_arrives_in_its_line() -> None:
    for page in PAGES:
        _, blocks = read_blocks(page)
        formulas = [b for b in blocks if isinstance(b, Formula)]
        found = [(f.place.line, f.text) for f in formulas if f.environment == "$$"]
        assert found == split_at_dollars(page.read_bytes().decode("utf-8-sig")), page.name
        assert not any(f.error for f in formulas), page.name


@pytest.mark.skipif(not PAGES, reason="the pages to develop against are not here")
def test_no_inline_formula_is_left_in_the_prose() -> None:
    for page in PAGES:
        proses = [b for b in read_blocks(page)[1] if isinstance(b, Prose)]
        words = [item.text for b in proses for item in b.items if isinstance(item, Excerpt)]
        assert not [w for w in words if "$" in w], page.name


@pytest.mark.skipif(not SEEDS, reason="the source document is not here")
def test_the_pictures_of_the_source_document_are_display_formulas() -> None:
    formulas = [b for b in read_blocks(SEEDS[0])[1] if isinstance(b, Formula)]
    assert [(f.place.line, f.environment, f.display, f.error) for f in formulas] == [
        (9, "image", True, ""),
        (12, "image", True, ""),
    ]
    assert not any(mark in f.text for f in formulas for mark in ("&", "%", "dpi", "inline"))
