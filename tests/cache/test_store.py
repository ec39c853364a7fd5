"""The folder of results: whose they are, and that nothing about it may fail."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

import kld_proof.cache.store as module
from kld_proof.cache.store import Cache, default_folder, package
from kld_proof.commands import run_verify
from kld_proof.request import VerifyRequest
from kld_proof.verify import verify_file
from tests.cache import verdicts


def test_another_package_knows_nothing(page: Path, cache: Cache, searched: list[str]) -> None:
    verify_file(page, cache)
    cache.package = "another"
    assert cache.recall(page) is None
    verify_file(page, cache)
    assert len(searched) == 6


def test_the_package_is_known_by_its_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "inside").mkdir()
    file = tmp_path / "inside" / "a.py"
    file.write_text("1")
    monkeypatch.setattr(module, "__file__", str(tmp_path / "cache" / "store.py"))
    before = package()
    assert package() == before
    os.utime(file, ns=(1, 1))
    changed = package()
    assert changed != before
    (tmp_path / "inside" / "b.txt").write_text("no part of it")
    assert package() == changed


def test_it_is_the_whole_package(monkeypatch: pytest.MonkeyPatch) -> None:
    looked: list[str] = []
    monkeypatch.setattr(module, "_files", lambda folder: looked.append(folder) or ())
    package()
    (folder,) = looked
    assert (Path(folder) / "kernel").is_dir() and (Path(folder) / "verify.py").is_file()


@pytest.mark.parametrize("content", [b"", b"torn", b"\xff", b"[1]\n[2]\n[3]"])
def test_a_broken_file_is_none(page: Path, cache: Cache, searched: list[str], content: bytes) -> None:
    verify_file(page, cache)
    (file,) = cache.folder.iterdir()
    file.write_bytes(content)
    assert cache.recall(page) is None
    assert verdicts(verify_file(page, cache)) == ["proved", "refuted", "not_proved"] and len(searched) == 6
    assert cache.recall(page) is not None


def test_a_folder_that_cannot_be_made_costs_nothing(page: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    assert verdicts(verify_file(page, Cache(tmp_path / "file" / "cache")))[0] == "proved"


def test_the_oldest_files_make_room(page: Path, cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", 4)
    cache.folder.mkdir()
    for n in range(4):
        (cache.folder / f"{n}.json").write_bytes(b"")
        os.utime(cache.folder / f"{n}.json", ns=(n + 1, n + 1))
    verify_file(page, cache)
    assert {p.name for p in cache.folder.iterdir()} >= {"2.json", "3.json"}
    assert len([*cache.folder.iterdir()]) == 3


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="where caches are on Linux")
def test_where_it_is(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert default_folder() is None  # the tests have none
    monkeypatch.setenv("KLD_PROOF_CACHE", str(tmp_path))
    assert default_folder() == tmp_path
    monkeypatch.delenv("KLD_PROOF_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert default_folder() == tmp_path / "kld_proof"
    monkeypatch.delenv("XDG_CACHE_HOME")
    monkeypatch.setenv("HOME", str(tmp_path))
    assert default_folder() == tmp_path / ".cache" / "kld_proof"


def test_the_option_and_the_folder(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "kept"
    monkeypatch.setenv("KLD_PROOF_CACHE", str(folder))
    request = VerifyRequest()
    request.paths, request.cache = [str(page)], False
    assert run_verify(request) == 1 and not folder.exists()
    request.cache = True
    assert run_verify(request) == 1 and len([*folder.iterdir()]) == 1
