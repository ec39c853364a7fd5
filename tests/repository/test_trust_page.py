"""docs/trust.md names every file that a proof rests on, and says about how long each is."""

from __future__ import annotations

import re

import pytest

from tests.repository.trust_page import GROUPS, PACKAGE, PAGE, entries, filled

TEXT = PAGE.read_text(encoding="utf-8")


def listed(text: str) -> dict[str, int]:
    """The rows of the page: file to number of lines."""
    return {
        name: int(count.replace(",", ""))
        for name, count in re.findall(r"^\| `(.+?)` \| ([\d,]+) ", text, re.M)
    }


@pytest.mark.parametrize("group", GROUPS)
def test_the_list_is_complete_and_about_right(group: str) -> None:
    page = listed(TEXT)
    for name, count, _ in entries(group):
        assert name in page, f"run `python -m tests.repository.trust_page` for {name}"
        assert abs(page[name] - count) <= 40 + count // 4, f"{name} has {count} lines"


def test_nothing_is_listed_that_is_gone() -> None:
    assert listed(TEXT)
    assert all((PACKAGE / name).exists() for name in listed(TEXT))


def test_a_list_is_written_anew_in_its_place() -> None:
    mark = "<!-- files: kernel -->\n"
    once = filled(f"before\n{mark}\n| file | lines |\n| `kernel/gone.py` | 3 |\n\nafter\n")
    assert "gone" not in once and "`kernel/rules.py`" in once
    assert once.startswith("before\n") and once.endswith("\n\nafter\n")
    assert filled(once) == once


def test_every_file_that_the_kernel_imports_is_listed() -> None:
    for path in [*(PACKAGE / "kernel").glob("*.py"), *(PACKAGE / "enclosure").glob("*.py")]:
        name = path.relative_to(PACKAGE).as_posix()
        assert name == "kernel/__init__.py" or name in listed(TEXT)
