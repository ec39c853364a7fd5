"""Commands of the terminal rarely look for garbage; programs that import the package keep their collector."""

from __future__ import annotations

import subprocess
import sys

LOOK = "import gc; print(gc.isenabled(), gc.get_threshold()[0] > 10_000, gc.get_freeze_count() > 0)"


def shown(code: str) -> str:
    """What a fresh process prints."""
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return found.stdout.strip()


def test_a_paused_collector_comes_back_and_leaves_alone_what_was_there() -> None:
    assert (
        shown(f"from kld_proof import garbage\ngarbage.pause()\ngarbage.resume()\n{LOOK}") == "True True True"
    )


def test_a_collector_that_was_not_paused_stays_as_it_was() -> None:
    assert shown(f"from kld_proof import garbage\ngarbage.resume()\n{LOOK}") == "True False False"


def test_cycles_are_collected_after_a_pause() -> None:
    code = """
import weakref
from kld_proof import garbage
class Ring:
    pass
garbage.pause()
garbage.resume()
ring = Ring()
ring.itself, alive = ring, weakref.ref(ring)
del ring
kept = [[] for _ in range(2 * garbage.OBJECTS)]
print(alive() is None)
"""
    assert shown(code) == "True"


def test_the_python_interface_leaves_the_collector_alone() -> None:
    code = f"from kld_proof import Markdown, verify\nverify(Markdown('$$x + x = 2 x$$'))\n{LOOK}"
    assert shown(code) == "True False False"
