"""Worker processes: results as they are made; neither a dead process nor an interruption loses them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from contextlib import closing
from multiprocessing import active_children
from pathlib import Path
from typing import Any

import pytest

from kld_proof.errors import KldProofError
from kld_proof.workers import OutOfTime, in_parallel, time_limit


def square(x: int) -> int:
    return x * x


def fragile(item: tuple[str, Path]) -> str:
    """Ends its process for `always`, and the first time for `once`."""
    name, trace = item
    if name == "always" or (name == "once" and not trace.exists()):
        trace.touch()
        os._exit(1)
    return name


def patient(seconds: float) -> float:
    time.sleep(seconds)
    return seconds


def test_every_item_has_its_number() -> None:
    assert dict(in_parallel(square, [3, 1, 2], 2)) == {0: 9, 1: 1, 2: 4}


def test_results_come_as_they_are_made() -> None:
    assert [number for number, _ in in_parallel(patient, [0.5, 0.0], 2)] == [1, 0]


def test_a_process_that_dies_costs_no_other_item_its_result(tmp_path: Path) -> None:
    items = [(name, tmp_path / f"trace {n}") for n, name in enumerate(["a", "once", "always", "b"])]
    found: dict[int, Any] = dict(in_parallel(fragile, items, 2))
    died = found.pop(2)
    assert found == {0: "a", 1: "once", 3: "b"}
    assert isinstance(died, KldProofError) and "died" in str(died)


def test_who_wants_no_more_results_waits_for_none() -> None:
    start = time.monotonic()
    with closing(in_parallel(patient, [0.0, 60.0, 60.0], 2)) as made:
        assert next(made) == (0, 0.0)
    assert time.monotonic() - start < 30
    assert not active_children()


def test_control_c_reports_what_other_processes_have_finished(tmp_path: Path) -> None:
    """A real interruption of `verify --jobs 2`: three pages are done, the fourth never would be."""
    for name in "abcd":
        (tmp_path / f"{name}.md").write_text(f"$${name} + {name} = 2 {name}$$\n", encoding="utf-8")
    code = (
        "import importlib, signal, sys, time\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler)\n"  # a job in the background ignores it
        "from kld_proof import cli\n"
        "pipeline = importlib.import_module('kld_proof.verify')\n"
        "real = pipeline.verify_document\n"
        "def verify_document(document, timeout):\n"
        "    if document.path.endswith('d.md'):\n"
        "        time.sleep(3); print('ready', file=sys.stderr, flush=True); time.sleep(60)\n"
        "    return real(document, timeout)\n"
        "pipeline.verify_document = verify_document\n"
        "cli.program()"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, "verify", str(tmp_path), "--jobs", "2"],
        cwd=Path(__file__).resolve().parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert process.stderr is not None
    assert process.stderr.readline() == "ready\n"
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)  # the pipes close only when the workers have ended too
    assert process.returncode == 130
    assert "3 proved" in out and out.index("a.md") < out.index("b.md") < out.index("c.md")
    assert out.endswith("Interrupted: what follows was not checked.\n")
    assert err == "kld-proof: interrupted after 3 of 4 documents\n"


def test_a_time_limit_ends_a_loop() -> None:
    with pytest.raises(OutOfTime), time_limit(0.05):
        while True:
            pass


def test_a_time_limit_counts_the_time_of_this_process_alone() -> None:
    with time_limit(0.2):
        time.sleep(0.4)


def test_a_time_limit_is_over_with_its_block() -> None:
    with time_limit(0.05):
        pass
    end = time.process_time() + 0.1
    while time.process_time() < end:
        pass


@pytest.mark.skipif(not hasattr(os, "killpg"), reason="needs the processes of Unix")
def test_workers_end_with_a_parent_that_is_killed() -> None:
    """Its output closes only when the last process that could write to it is gone."""
    code = "import time; from kld_proof.workers import in_parallel; print('on', flush=True)\n"
    code += "list(in_parallel(time.sleep, [600, 600, 600], 2))\n"
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None and parent.stdout.readline() == "on\n"
        time.sleep(1)
        parent.kill()
        assert parent.communicate(timeout=30) == ("", None)
