"""The command line: exit statuses, one sentence for every mistake, nothing lost on an interruption."""

from __future__ import annotations

import io
import json
import os
import signal
import stat
import subprocess
import sys
import types
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kld_proof import cli
from kld_proof.document.model import Document
from kld_proof.errors import InputError
from kld_proof.report.model import Report
from kld_proof.request import VerifyRequest
from tests.report import samples

Fake = Callable[..., Report]


def python(*arguments: str, **options: object) -> subprocess.CompletedProcess[str]:
    """A process of its own, in an unchanged environment."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, *arguments], capture_output=True, text=True, check=False, timeout=60, **options
    )


@pytest.fixture
def answer(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[Fake], None]]:
    """Puts the reports that a function makes of each source in the place of those of `kld_proof.verify`."""

    def put(function: Fake) -> None:
        def outcomes(
            parts: list[object], timeout: float, jobs: int, cache: object
        ) -> Iterator[tuple[int, object]]:
            for number, part in enumerate(parts):
                try:
                    yield number, function(part, timeout=timeout, jobs=jobs).documents
                except Exception as error:
                    yield number, error

        module = types.ModuleType("kld_proof.verify")
        module.outcomes = outcomes  # type: ignore[attr-defined]
        monkeypatch.setitem(sys.modules, "kld_proof.verify", module)

    yield put


@pytest.fixture
def page(tmp_path: Path) -> str:
    """A document that exists."""
    path = tmp_path / "notes.md"
    path.write_text("$$x + x = 2 x$$\n", encoding="utf-8")
    return str(path)


@pytest.mark.parametrize(
    ("report", "status"),
    [
        (samples.report(samples.proved()), 0),
        (samples.report(samples.refuted()), 1),
        (samples.report(samples.not_proved()), 1),
        (samples.report(samples.proved(), samples.unread()), 1),
        (samples.EMPTY, 2),
        (samples.EMPTY_DOCUMENT, 2),
    ],
)
def test_exit_status(answer: Callable[[Fake], None], page: str, report: Report, status: int) -> None:
    answer(lambda *a, **k: report)
    assert cli.main(["verify", page]) == status


def test_strict_fails_on_a_finding(answer: Callable[[Fake], None], page: str) -> None:
    slip = samples.mixed().documents[0].findings
    answer(lambda *a, **k: samples.report(samples.proved(), findings=tuple(slip)))
    assert cli.main(["verify", page]) == 0
    assert cli.main(["verify", "--strict", page]) == 1


def test_options_reach_the_pipeline(answer: Callable[[Fake], None], page: str) -> None:
    seen: list[object] = []

    def fake(x: object, *, timeout: float, jobs: int) -> Report:
        seen.extend([x, timeout, jobs])
        return samples.report(samples.proved())

    answer(fake)
    assert cli.main(["verify", page, "--strict", "--timeout", "2.5", "--jobs", "3"]) == 0
    assert seen == [Path(page), 2.5, 3]


def test_no_path_means_the_shipped_derivations(answer: Callable[[Fake], None]) -> None:
    seen: list[object] = []

    def fake(x: object, **options: object) -> Report:
        seen.append(x)
        return samples.report(samples.proved())

    answer(fake)
    assert cli.main(["verify"]) == 0
    (document,) = seen
    assert isinstance(document, Document) and document.derivations


def test_options_that_are_not_given_have_one_set_of_defaults(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any option the parser of options is not even loaded."""
    seen: list[VerifyRequest] = []
    monkeypatch.setattr("kld_proof.commands.run_verify", lambda request: seen.append(request) or 0)
    assert cli.main(["verify", "a.md"]) == cli.main(["verify", "--format", "text", "a.md"]) == 0
    names = [name for name in vars(VerifyRequest) if not name.startswith("_")]
    short, long = ([getattr(request, name) for name in names] for request in seen)
    assert short == long == [["a.md"], "text", None, False, None, 0, None, True]


def test_many_files_are_shared_among_processors_and_few_are_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    seen: list[int] = []

    def outcomes(
        parts: list[Path], timeout: float | None, jobs: int, cache: object
    ) -> Iterator[tuple[int, object]]:
        seen.append(jobs)
        yield from ((number, []) for number in range(len(parts)))

    monkeypatch.setattr("os.sched_getaffinity", lambda _: {0, 1, 2}, raising=False)
    monkeypatch.setitem(sys.modules, "kld_proof.verify", types.SimpleNamespace(outcomes=outcomes))
    paths = [str(tmp_path / f"{n}.md") for n in range(8)]
    for path in paths:
        Path(path).write_text("$$ 1 = 1 $$", encoding="utf-8")
    cli.main(["verify", *paths])
    cli.main(["verify", *paths[:7]])
    cli.main(["verify", *paths, "--jobs", "1"])
    assert seen == [3, 1, 1]


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["verify", "--no-such-option"],
        ["verify", "no/such/file.md"],
        ["verify", "--format", "pdf"],
        ["verify", "--jobs", "0"],
        ["verify", "--jobs", "many"],
        ["verify", "--timeout", "-1"],
        ["verify", "--timeout", "nan"],
        ["verify", "--timeout", "inf"],
        ["verify", "--output", "no/such/folder/report.txt"],
        ["verify", "--output", "."],
        ["verify", ""],
        ["verify", "README.md", ""],
        ["verify", "README.md", "--certificates", "README.md"],
        ["verify", "README.md", "--certificates", "README.md/proofs"],
        ["verify", "README.md", "--certificates", ""],
        ["verify", "README.md", "--output", ""],
        ["replay", ""],
        ["verify", "--form", "json"],
        ["prove"],
        ["replay"],
        ["replay", "no/such/certificate.json"],
        ["verify", "a\x1b[31m\n::error::b"],
    ],
)
def test_a_mistake_is_one_sentence_and_status_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(arguments) == 2
    out, err = capsys.readouterr()
    assert not out
    assert err.startswith("kld-proof: ")
    assert err.count("\n") == 1
    assert "\x1b" not in err
    assert "Traceback" not in err


def test_an_empty_folder_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["verify", str(tmp_path)]) == 2
    assert "no file here ends in .md" in capsys.readouterr().err


def test_a_folder_is_searched(answer: Callable[[Fake], None], tmp_path: Path) -> None:
    for name in ("b.md", "a.ipynb", "c.txt", ".hidden/d.md", "sub/e.MD"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("", encoding="utf-8")
    seen: list[str] = []

    def fake(x: Path, **options: object) -> Report:
        seen.append(x.name)
        return samples.report(samples.proved())

    answer(fake)
    assert cli.main(["verify", str(tmp_path), str(tmp_path / "b.md")]) == 0
    assert seen == ["a.ipynb", "b.md", "e.MD"]


def test_a_bad_file_does_not_hide_the_good_ones(
    answer: Callable[[Fake], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / name for name in ("a.md", "bad.md", "c.md")]
    for path in paths:
        path.write_text("", encoding="utf-8")

    def fake(x: Path, **options: object) -> Report:
        if x.name == "bad.md":
            raise InputError("bad.md: line 3, column 1: not UTF-8")
        return samples.report(samples.proved(), path=x.name)

    answer(fake)
    for jobs in ("1", "4"):
        assert cli.main(["verify", *map(str, paths), "--jobs", jobs]) == 2
        out, err = capsys.readouterr()
        assert err == "kld-proof: bad.md: line 3, column 1: not UTF-8\n"
        assert "a.md" in out and "c.md" in out and "2 proved" in out


def test_a_bad_file_alone_is_one_sentence(
    answer: Callable[[Fake], None], page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fake(x: Path, **options: object) -> Report:
        raise InputError("notes.md: not UTF-8")

    answer(fake)
    assert cli.main(["verify", page]) == 2
    assert capsys.readouterr() == ("", "kld-proof: notes.md: not UTF-8\n")


def test_an_interruption_keeps_what_is_done(
    answer: Callable[[Fake], None], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    paths = [tmp_path / name for name in ("a.md", "b.md", "c.md")]
    for path in paths:
        path.write_text("", encoding="utf-8")

    def fake(x: Path, **options: object) -> Report:
        if x.name == "b.md":
            raise KeyboardInterrupt
        return samples.report(samples.proved(), path=x.name)

    answer(fake)
    assert cli.main(["verify", *map(str, paths)]) == 130
    out, err = capsys.readouterr()
    assert "a.md" in out and "1 proved" in out
    assert out.endswith("Interrupted: what follows was not checked.\n")
    assert err == "kld-proof: interrupted after 1 of 3 documents\n"


def test_a_bug_is_a_sentence_too(
    answer: Callable[[Fake], None], page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*arguments: object, **options: object) -> Report:
        raise ZeroDivisionError("a\x1bb")

    answer(broken)
    assert cli.main(["verify", page]) == 2
    err = capsys.readouterr().err
    assert err.startswith(f"kld-proof: {page}: internal error: ZeroDivisionError: a\\x1bb; please report it")
    assert err.count("\n") == 1


def test_output_is_written_whole_or_not_at_all(
    answer: Callable[[Fake], None], page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "report.json"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o640)
    answer(lambda *a, **k: samples.mixed())
    assert cli.main(["verify", page, "--format", "json", "--output", str(target)]) == 1
    assert json.loads(target.read_text())["summary"]["refuted"] == 1
    assert stat.S_IMODE(target.stat().st_mode) == 0o640
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes.md", "report.json"]
    out, err = capsys.readouterr()
    assert not out and err.count("\n") == 1 and "1 refuted" in err


def test_a_failed_write_leaves_the_old_report(
    answer: Callable[[Fake], None], page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "report.json"
    target.write_text("old", encoding="utf-8")
    answer(lambda *a, **k: samples.mixed())

    def full(*arguments: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert cli.main(["verify", page, "--output", str(target)]) == 2
    assert target.read_text() == "old"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["notes.md", "report.json"]


def test_output_to_a_dash_is_standard_output(
    answer: Callable[[Fake], None], page: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(lambda *a, **k: samples.mixed())
    assert cli.main(["verify", page, "--output", "-"]) == 1
    assert "1 refuted" in capsys.readouterr().out


def test_github_gets_the_whole_report_in_the_step_summary(
    answer: Callable[[Fake], None], page: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "summary.md"
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(target))
    answer(lambda *a, **k: samples.mixed())
    assert cli.main(["verify", page, "--format", "github"]) == 1
    assert "**refuted**" in target.read_text()


def test_a_terminal_that_cannot_show_a_letter_shows_its_number(
    answer: Callable[[Fake], None], page: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    ascii_only = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", ascii_only)
    answer(lambda *a, **k: samples.report(samples.proved(), title="高斯"))
    assert cli.main(["verify", page]) == 0
    assert b"\\u9ad8\\u65af" in ascii_only.buffer.getvalue()  # type: ignore[attr-defined]


def test_a_closed_pipe_is_silent(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    with os.fdopen(writer, "wb") as closed:
        done = subprocess.run(
            [sys.executable, "-m", "kld_proof", "verify"],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
            timeout=120,
        )
    assert done.stderr == b""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize(
    "arguments", [["verify", "README.md"], ["--help"], ["verify", "--help"], ["--version"]]
)
def test_a_full_disk_is_one_sentence_and_status_2(arguments: list[str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "kld_proof", *arguments],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=60,
        )
    assert done.returncode == 2
    assert done.stderr.startswith("kld-proof: cannot write the output")
    assert done.stderr.count("\n") == 1


def test_closed_streams_lose_the_report_and_not_the_status(page: str) -> None:
    for closed in (">&-", "2>&-", ">&- 2>&-"):
        command = f'"{sys.executable}" -m kld_proof verify "{page}" {closed}'
        done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False, timeout=60)
        assert done.returncode == 0
        assert not done.stderr


def test_control_c_from_outside() -> None:
    """The signal itself: what is done is reported, one line says so, nothing else is printed."""
    code = (
        "import signal, sys, time, types\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a job in the background ignores it
        "from kld_proof import cli\n"
        "from kld_proof.report.model import Report\n"
        "from tests.report import samples\n"
        "def outcomes(parts, timeout, jobs, cache):\n"
        "    yield 0, samples.report(samples.proved()).documents\n"
        "    print('ready', file=sys.stderr, flush=True); time.sleep(30)\n"
        "sys.modules['kld_proof.verify'] = types.SimpleNamespace(outcomes=outcomes)\n"
        "raise SystemExit(cli.main(['verify', 'README.md', 'README.zh-TW.md']))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        cwd=Path(__file__).resolve().parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)
    assert process.returncode == 130
    assert "1 proved" in out
    assert err == "kld-proof: interrupted after 1 of 2 documents\n"


def test_help_is_quick_and_imports_nothing_heavy() -> None:
    for arguments in (["--help"], ["verify", "--help"], ["replay", "--help"], ["--version"]):
        code = (
            "import sys, runpy\n"
            f"sys.argv = ['kld-proof', *{arguments!r}]\n"
            "try: runpy.run_module('kld_proof', run_name='__main__')\n"
            "except SystemExit as stop: assert not stop.code, stop\n"
            "heavy = {'sympy', 'flint', 'mpmath', 'markdown_it', 'kld_proof.verify', 'kld_proof.search'}\n"
            "assert not heavy & set(sys.modules), heavy & set(sys.modules)"
        )
        done = python("-c", code)
        assert done.returncode == 0, done.stderr
        assert done.stdout


def test_importing_the_package_imports_nothing() -> None:
    code = "import sys; a = set(sys.modules); import kld_proof; print(*set(sys.modules) - a)"
    assert set(python("-c", code).stdout.split()) <= {"kld_proof", "types", "__future__"}


def test_the_code_command_is_offered() -> None:
    assert "code" in python("-m", "kld_proof", "--help").stdout
