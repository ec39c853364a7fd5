from __future__ import annotations

from pathlib import Path

import pytest

from kld_proof.document.blocks import Formula
from kld_proof.document.model import Place
from kld_proof.document.read import find_files, read_blocks
from kld_proof.errors import InputError


def test_a_byte_order_mark_and_crlf_leave_the_places_right(tmp_path: Path) -> None:
    page = tmp_path / "page.MD"
    page.write_bytes("\ufeff---\r\ntitle: 'A'\r\n---\r\n$$ a $$\r\n".encode())
    title, (formula,) = read_blocks(page)
    assert isinstance(formula, Formula) and (title, formula.place) == ("A", Place(4, 4))


def test_the_suffix_chooses_the_reader(tmp_path: Path) -> None:
    (tmp_path / "a.tex").write_text("% $$ x $$\n$$ y $$")
    (tmp_path / "a.ipynb").write_text('{"cells": [{"cell_type": "markdown", "source": "$$ z $$"}]}')
    assert [b.text for b in read_blocks(tmp_path / "a.tex")[1]] == ["y"]
    assert [b.text for b in read_blocks(str(tmp_path / "a.ipynb"))[1]] == ["z"]


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.txt", b"x", "only files that end in"),
        ("a.md", b"fine\n\xff\n", "not UTF-8 text .byte 0xff in line 2"),
        ("a.md", b"> " * 200, "nested too deeply"),
        ("a.ipynb", b"{", "a.ipynb:1:2: not a notebook"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_the_path(
    tmp_path: Path, name: str, data: bytes, message: str
) -> None:
    (tmp_path / name).write_bytes(data)
    with pytest.raises(InputError, match=message) as caught:
        read_blocks(tmp_path / name)
    assert str(tmp_path / name) in str(caught.value) and "\n" not in str(caught.value)


def test_a_directory_is_no_page(tmp_path: Path) -> None:
    (tmp_path / "d.md").mkdir()
    with pytest.raises(InputError, match="directory"):
        read_blocks(tmp_path / "d.md")


def test_directories_are_searched_and_files_taken_as_they_are(tmp_path: Path) -> None:
    for name in [
        "b.md",
        "a.md",
        "c.txt",
        "sub/d.ipynb",
        "sub/e.markdown",
        "sub/f.qmd",
        "sub/g.Rmd",
        ".git/f.md",
    ]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = find_files([tmp_path / "c.txt", tmp_path, tmp_path / "a.md"])
    names = [p.relative_to(tmp_path).as_posix() for p in found]
    assert names == ["c.txt", "a.md", "b.md", "sub/d.ipynb", "sub/e.markdown", "sub/f.qmd", "sub/g.Rmd"]


def test_a_missing_path_is_one_sentence(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"nowhere: no such file or directory$"):
        find_files([tmp_path / "nowhere"])
